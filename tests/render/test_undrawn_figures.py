"""A figure that could not be drawn: its own mistake stands in its place, and is told once."""

from pathlib import Path

import pytest

from clawdemy_site.build.built import Built
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.markdown.context import FigureView
from clawdemy_site.render.context import PageAnswers
from clawdemy_site.render.text import render_text
from projects import build

CURVE, BARS = "warming.curve", "warming.bars"
LESSON = "lessons/tea/warm-water/lesson.md"
SCRIPT = "figures/warming.py"
SCROLL = 'class="figure__scroll" data-search-exclude=""'
BROKEN_CURVE = (SCRIPT, "axes = fig.subplots()", "axes = figg.subplots()")
SUMS = """
```worked
first = warming.curve.start
double = 2 · first = 40
```

The kettle starts at [20]{= warming.curve.start} degrees, and twice that is [40]{= 2 · first}.

```worked
first = 20
third = 3 · 7 = 21
```

[21]{= third} is three weeks.
"""


def edit(project: Path, name: str, old: str, new: str) -> None:
    path = project / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def append(project: Path, name: str, text: str) -> None:
    with (project / name).open("a", encoding="utf-8") as file:
        file.write(text)


def told(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{found.location} {found.rule}" for found in diagnostics]


def undrawn(built: Built) -> dict[str, list[str]]:
    return {name: told(tuple(found)) for name, found in built.site.undrawn.items()}


def show(built: Built, name: str, src_uri: str = LESSON) -> FigureView | None:
    return PageAnswers(built.site, src_uri).figure(name)


def led(built: Built, name: str, src_uri: str = LESSON) -> str:
    """Where a link to a figure leads on a page."""
    view = show(built, name, src_uri)
    return built.site.placement(src_uri).settle(view.url) if view else ""


def render(built: Built, text: str) -> str:
    return built.site.placement(LESSON).settle(render_text(built.site, text, LESSON).html)


def test_where_all_figures_are_drawn_none_is_undrawn(tiny: Path) -> None:
    assert build(tiny).site.undrawn == {}


def test_a_failure_belongs_to_its_figure_alone(tiny_copy: Path) -> None:
    edit(tiny_copy, *BROKEN_CURVE)
    built = build(tiny_copy)
    assert undrawn(built) == {CURVE: [f"{SCRIPT}:17:12 figure-failed"]}
    assert BARS in built.site.drawings


def test_two_figures_that_fail_each_in_their_own_way_show_each_their_own(tiny_copy: Path) -> None:
    edit(tiny_copy, *BROKEN_CURVE)
    edit(tiny_copy, SCRIPT, "fig.subplots().bar(", "raise SystemExit\n    fig.subplots().bar(")
    built = build(tiny_copy)
    assert undrawn(built) == {BARS: [f"{SCRIPT}:25:5 figure-exited"], CURVE: [f"{SCRIPT}:17:12 figure-failed"]}


def test_a_failure_that_figures_share_is_told_once_and_shown_in_each(tiny_copy: Path) -> None:
    edit(tiny_copy, SCRIPT, "import heat", "import heatt")
    built = build(tiny_copy)
    assert told(built.diagnostics) == [f"{SCRIPT}:5:1 figure-failed"]
    assert undrawn(built) == {name: [f"{SCRIPT}:5:1 figure-failed"] for name in (BARS, CURVE)}


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ('"""Figures about', '("""Figures about', f"{SCRIPT}:1:1 figure-syntax"),
        ("size=(4.0, 3.0)", "size=4.0", f"{SCRIPT}:12:10 figure-argument"),
    ],
)
def test_a_script_that_cannot_be_read_stands_in_the_place_of_all_its_figures(
    tiny_copy: Path, old: str, new: str, finding: str
) -> None:
    edit(tiny_copy, SCRIPT, old, new)
    built = build(tiny_copy)
    assert told(built.diagnostics) == [finding]
    assert undrawn(built) == {BARS: [finding], CURVE: [finding]}


def test_a_module_that_is_no_python_is_not_told_again_by_each_figure(tiny_copy: Path) -> None:
    append(tiny_copy, "figures/heat.py", "\ndef (\n")
    built = build(tiny_copy)
    assert [found.rule for found in built.diagnostics] == ["figure-syntax", "library-failed"]
    assert undrawn(built)[CURVE] == ["figures/heat.py:8:5 figure-failed"]


def test_a_figure_that_nobody_declares_is_unknown_and_not_undrawn(tiny_copy: Path) -> None:
    append(tiny_copy, f"content/{LESSON}", "\n![](figure:warming.nothing)\n")
    built = build(tiny_copy)
    assert [found.rule for found in built.diagnostics] == ["unknown-figure"]
    assert (built.site.undrawn, show(built, "warming.nothing")) == ({}, None)


def test_the_mistake_stands_in_the_figures_place_under_its_number(tiny_copy: Path) -> None:
    edit(tiny_copy, SCRIPT, "axes = fig.subplots()", "raise ValueError('<script> & \"more\"')")
    built = build(tiny_copy)
    view = show(built, CURVE)
    assert view
    assert (view.number, view.anchor, led(built, CURVE)) == ("1.1", "fig-warming-curve", "#fig-warming-curve")
    assert view.caption == "`warming.curve` could not be drawn."
    assert view.svg == (
        '<pre class="clawdemy-failure" role="group" aria-label="What kept warming.curve from being drawn">'
        f"{SCRIPT}:17:5: error[figure-failed]: ValueError: &lt;script&gt; &amp; &#34;more&#34;\n"
        "  help: it happened while &#39;warming.curve&#39; was drawn</pre>"
    )


def test_a_link_from_another_page_leads_to_the_mistake(tiny_copy: Path) -> None:
    edit(tiny_copy, *BROKEN_CURVE)
    there = "lessons/tea/pouring/one-cup.md"
    assert led(build(tiny_copy), CURVE, there) == "../../warm-water/lesson/#fig-warming-curve"


def test_where_nothing_numbers_the_figure_its_mistake_still_shows_and_nothing_links_to_it(tiny_copy: Path) -> None:
    edit(tiny_copy, *BROKEN_CURVE)
    edit(tiny_copy, "content/lessons/tea/warm-water/brief.md", "difficulty: intro", "difficulty: x")
    html = render(build(tiny_copy), "![](figure:warming.curve)\n\n[The curve](figure:warming.curve)")
    assert f'<figure class="figure" id="fig-warming-curve"><div {SCROLL}><pre class="clawdemy-failure"' in html
    assert f"{SCRIPT}:17:12: error[figure-failed]" in html
    assert "figure__number" not in html
    assert '<span class="figure-missing">The curve</span>' in html


def test_a_cover_that_could_not_be_drawn_shows_its_mistake_on_the_home_page(tiny_copy: Path) -> None:
    edit(tiny_copy, *BROKEN_CURVE)
    edit(tiny_copy, "content/index.md", "title:", "cover: warming.curve\ntitle:")
    header = build(tiny_copy).pages["index.md"].parts.header
    assert f"{SCRIPT}:17:12: error[figure-failed]" in header


def test_numbers_that_rest_on_an_undrawn_figure_are_no_mistakes_of_their_own(tiny_copy: Path) -> None:
    append(tiny_copy, f"content/{LESSON}", SUMS)
    assert told(build(tiny_copy).diagnostics) == []
    edit(tiny_copy, *BROKEN_CURVE)
    assert told(build(tiny_copy).diagnostics) == [f"{SCRIPT}:17:12 figure-failed"]


def test_numbers_beside_them_are_still_checked(tiny_copy: Path) -> None:
    append(tiny_copy, f"content/{LESSON}", SUMS.replace("3 · 7 = 21", "3 · 7 = 22"))
    edit(tiny_copy, *BROKEN_CURVE)
    lines = (tiny_copy / f"content/{LESSON}").read_text(encoding="utf-8").splitlines()
    wrong = lines.index("third = 3 · 7 = 22") + 1
    assert told(build(tiny_copy).diagnostics) == [
        f"content/{LESSON}:{wrong}:17 wrong-number",
        f"{SCRIPT}:17:12 figure-failed",
    ]
