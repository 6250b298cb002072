"""A page's context for tests: two figures and a work."""

from clawdemy_site.markdown.context import CitationView, FigureView


class Context:
    """Knows the figures ``a.b`` and ``a.wide`` and the work ``nielsen``."""

    def __init__(self, url: str = "#fig-b") -> None:
        self.url = url

    def figure(self, name: str) -> FigureView | None:
        """One of the two figures."""
        if name not in {"a.b", "a.wide"}:
            return None
        return FigureView(
            number="2.3",
            anchor="fig-b",
            url=self.url,
            svg=lambda prefix: f'<svg id="{prefix}x"><desc>d</desc></svg>',
            caption="A *curve* of $x^2$, after [@nielsen]",
            alt="It <rises> [x](y).",
            credit='Data: <a href="https://a.org">A</a>',
            wide=name == "a.wide",
        )

    def citation(self, work_id: str, locator: str) -> CitationView | None:
        """The work, wherever in it."""
        if work_id != "nielsen":
            return None
        return CitationView("Nielsen *2015*", f"../references/#ref-nielsen{len(locator)}", 'M. N. "Nets" <2015>')
