"""A live figure on the page: its place holds the still and the table, for its script to take over."""

from markdown import Markdown

from clawdemy_site.markdown.context import FigureView, LiveView, NoContext

ROWS = (("Cups <small>", "2 & 3"), ("Pots", "1"))


class Shelf(NoContext):
    """Knows one live figure, in three states."""

    def figure(self, name: str) -> FigureView | None:
        """The figure."""
        rows = () if name == "tea.bare" else ROWS
        live = LiveView(name, "Tea <in> your hands", rows, "" if name == "tea.own" else "../tea/")
        return FigureView("1.2", "fig-tea", "#fig-tea", "<svg></svg>", "A *cup*.", "A cup.", live=live)


def render(name: str) -> str:
    md = Markdown(extensions=["clawdemy"], extension_configs={"clawdemy": {"context": Shelf()}})
    return md.convert(f"![](figure:{name})")


def test_its_place_holds_the_still_then_the_table() -> None:
    html = render("tea.cup")
    place = html.index('<div class="live" data-live="tea.cup">')
    assert place < html.index("<svg>") < html.index("<table>") < html.index("<figcaption")
    assert '<th scope="row">Cups &lt;small&gt;</th><td>2 &amp; 3</td>' in html
    assert "Where scripts run, this figure can be used." in html


def test_its_caption_leads_to_its_own_page() -> None:
    link = '<a href="../tea/">Tea &lt;in&gt; your hands, on a page of its own</a>'
    assert link in render("tea.cup")
    assert link not in render("tea.own")


def test_without_rows_there_is_no_table() -> None:
    assert "<table>" not in render("tea.bare")
