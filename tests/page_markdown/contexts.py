"""A page's context for tests: two figures, a work, and exercises to choose."""

from collections.abc import Mapping

from clawdemy_site.markdown.context import CitationView, FigureView, TermView
from clawdemy_site.practice.views import ExerciseView


class Context:
    """Knows the figures ``a.b`` and ``a.wide``, the work ``nielsen`` and the exercises that it is given."""

    def __init__(self, url: str = "#fig-b", exercises: Mapping[str, ExerciseView] | None = None) -> None:
        self.url = url
        self.exercises = exercises or {}

    def term(self, name: str) -> TermView | None:
        """The term ``weight``, with a card; the term ``bias``, without one."""
        if name not in {"weight", "bias"}:
            return None
        return TermView(f"../glossary/#term-{name}", _card if name == "weight" else None)

    def exercise(self, block_id: str) -> ExerciseView | None:
        """One of its exercises."""
        return self.exercises.get(block_id)

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


def _card(id_: str) -> str:
    return f'<button popovertarget="{id_}"></button><small id="{id_}">It scales.</small>'
