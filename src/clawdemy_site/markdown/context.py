"""What the Markdown extension needs to know about the page that it renders, as a small protocol.

The extension can be used alone; a site adapter gives it an object that knows figures, works and answers. It is asked
while a page renders, so that one object can serve page after page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from clawdemy_site.practice.views import ExerciseView


@dataclass(frozen=True, slots=True)
class LiveView:
    """What turns a figure on a page into one that a script takes over."""

    name: str  # topic and function, by which the script finds its places
    title: str  # what it is called
    rows: tuple[tuple[str, str], ...]  # label and words of each row of the table that stands with the still drawing
    page: str = ""  # link from this page to the figure's own page; empty on that page


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure as one page shows it."""

    number: str  # what readers call it, such as ``2.3``; empty where nothing numbers it
    anchor: str  # id of the figure's element where it is embedded
    url: str  # link to it from this page, relative; empty where no link can lead to it
    # The drawing as an SVG element, or what stands in its place: the text itself, or a function from a prefix for its
    # ids to the text.
    svg: str | Callable[[str], str]
    caption: str  # in Markdown, without the number
    alt: str  # description in plain text
    credit: str = ""  # a line of safe HTML on whose data or pictures it shows; may be empty
    wide: bool = False  # whether a phone has to scroll it, so that the keyboard must reach it
    more: str = ""  # link from this page to the figure's data, source and file; may be empty
    live: LiveView | None = None  # what else it is if it is a live figure


@dataclass(frozen=True, slots=True)
class EquationView:
    """A numbered formula as one page refers to it: its number, such as ``2.3``, and the link to it from this page."""

    number: str
    url: str


@dataclass(frozen=True, slots=True)
class CitationView:
    """A cited work as one page shows it."""

    label: str  # its short name in text, such as ``Nielsen 2015``
    url: str  # link to its reference from this page, relative
    title: str  # the full reference in plain text; empty where a card says it
    # From an id, unique on the page, to the HTML that follows the link: what opens the card, and the card with the full
    # reference, phrasing content only. None for no card.
    card: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class TermView:
    """A term of the glossary as one page shows it: the relative link to its entry, and a card as that of a citation."""

    url: str
    card: Callable[[str], str] | None = None


class PageContext(Protocol):
    """Answers the questions of the extension for the page that is being rendered."""

    def figure(self, name: str) -> FigureView | None:  # noqa: ARG002 - for those that answer
        """The figure of that name (``topic.figure``), or None if there is none."""
        return None

    def equation(self, name: str) -> EquationView | None:  # noqa: ARG002 - for those that answer
        """The numbered formula with that name, or None if there is none."""
        return None

    def citation(self, work_id: str, locator: str) -> CitationView | None:  # noqa: ARG002 - for those that answer
        """The work with that id, cited at a place in it (empty for the whole work), or None if there is none."""
        return None

    def term(self, name: str) -> TermView | None:  # noqa: ARG002 - for those that answer
        """The term with that id, or None if the glossary has none."""
        return None

    def excerpt(self, source: str) -> tuple[str, str]:  # noqa: ARG002 - for those that answer
        """A part of the course's library, by ``file`` or ``file:name``, and what it is; empty if it is not known."""
        return "", ""

    def output(self, code: str) -> str:  # noqa: ARG002 - for those that answer
        """What code of this page printed, by its key in ``listings.model``; empty if it is not known."""
        return ""

    def exercise(self, block_id: str) -> ExerciseView | None:  # noqa: ARG002 - for those that answer
        """The exercise of this page with that id, or None if none of its answers is worked out."""
        return None


class NoContext(PageContext):
    """Knows no figure, no work and no answer: what the extension uses where nobody gives it a context."""
