"""Which figure and which formula carries which number: counted through a lesson, from its first page to its last.

Each has one number in a lesson, given where it is first shown; a link from another lesson goes to the first lesson
that shows it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from clawdemy_site.course.model import Catalogue
from clawdemy_site.records.layout import LESSONS
from clawdemy_site.site.places import figure_anchor


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """Where a figure or a formula is shown: its number, the page on which it first stands in its lesson, its id."""

    number: str
    src_uri: str
    anchor: str

    @property
    def course(self) -> str:
        """The id of the course whose lesson shows it."""
        return self.src_uri.removeprefix(f"{LESSONS}/").partition("/")[0]


@dataclass(frozen=True, slots=True)
class Numbering:
    """All figures of a site that are shown, or all its numbered formulas, by lesson and by name."""

    by_lesson: Mapping[tuple[str, str], ShownFigure]
    first: Mapping[str, ShownFigure]

    def find(self, lesson: str | None, name: str) -> ShownFigure | None:
        """The figure as a page of a lesson refers to it: its own lesson's, else the first lesson's that shows it."""
        own = self.by_lesson.get((lesson, name)) if lesson else None
        return own or self.first.get(name)


def number_shown(
    catalogue: Catalogue, embeds: Mapping[str, Sequence[str]], anchor: Callable[[str], str] = figure_anchor
) -> Numbering:
    """Number what all lessons show, from the names of that on each page, by its ``.md`` path, and its ids."""
    by_lesson: dict[tuple[str, str], ShownFigure] = {}
    first: dict[str, ShownFigure] = {}
    counts: dict[str, int] = {}
    for _course, lesson, page in catalogue.pages():
        for name in embeds.get(page.src_uri, ()):
            if (lesson.path, name) in by_lesson:
                continue
            counts[lesson.path] = counts.get(lesson.path, 0) + 1
            shown = ShownFigure(f"{lesson.number}.{counts[lesson.path]}", page.src_uri, anchor(name))
            by_lesson[lesson.path, name] = shown
            first.setdefault(name, shown)
    return Numbering(by_lesson, first)
