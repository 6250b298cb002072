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
    """What turns a figure on a page into one that a script takes over.

    Attributes:
        name: Topic and function, by which the script finds its places.
        title: What it is called.
        rows: Label and words of each row of the table that stands with the still drawing.
        page: Link from this page to the figure's own page; empty on that page.
    """

    name: str
    title: str
    rows: tuple[tuple[str, str], ...]
    page: str = ""


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure as one page shows it.

    Attributes:
        number: What readers call it, such as ``2.3``; empty where nothing numbers it.
        anchor: Id of the figure's element where it is embedded.
        url: Link to it from this page, relative; empty where no link can lead to it.
        svg: The drawing as an SVG element, or what stands in its place: the text itself, or a function from a prefix
            for its ids to the text.
        caption: In Markdown, without the number.
        alt: Description in plain text.
        credit: A line of safe HTML on whose data or pictures it shows; may be empty.
        wide: Whether a phone has to scroll it, so that the keyboard must reach it.
        more: Link from this page to the figure's data, source and file; may be empty.
        live: What else it is if it is a live figure.
    """

    number: str
    anchor: str
    url: str
    svg: str | Callable[[str], str]
    caption: str
    alt: str
    credit: str = ""
    wide: bool = False
    more: str = ""
    live: LiveView | None = None


@dataclass(frozen=True, slots=True)
class CitationView:
    """A cited work as one page shows it.

    Attributes:
        label: Its short name in text, such as ``Nielsen 2015``.
        url: Link to its reference from this page, relative.
        title: The full reference in plain text; empty where a card says it.
        card: From an id, unique on the page, to the HTML that follows the link: what opens the card, and the card with
            the full reference, phrasing content only. None for no card.
    """

    label: str
    url: str
    title: str
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

    def citation(self, work_id: str, locator: str) -> CitationView | None:  # noqa: ARG002 - for those that answer
        """The work with that id, cited at a place in it (empty for the whole work), or None if there is none."""
        return None

    def term(self, name: str) -> TermView | None:  # noqa: ARG002 - for those that answer
        """The term with that id, or None if the glossary has none."""
        return None

    def exercise(self, block_id: str) -> ExerciseView | None:  # noqa: ARG002 - for those that answer
        """The exercise of this page with that id, or None if none of its answers is worked out."""
        return None


class NoContext(PageContext):
    """Knows no figure, no work and no answer: what the extension uses where nobody gives it a context."""
