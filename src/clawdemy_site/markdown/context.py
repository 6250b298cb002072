"""What the Markdown extension needs to know about the page that it renders, as a small protocol.

The extension can be used alone; a site adapter gives it an object that knows figures and works. It is asked while a
page renders, so that one object can serve page after page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure as one page shows it.

    Attributes:
        number: What readers call it, such as ``2.3``.
        anchor: Id of the figure's element where it is embedded.
        url: Link to it from this page, relative.
        svg: The drawing as an SVG element: the text itself, or a function from a prefix for its ids to the text.
        caption: In Markdown, without the number.
        alt: Description in plain text.
        credit: A line of safe HTML on whose data or pictures it shows; may be empty.
        wide: Whether a phone has to scroll it, so that the keyboard must reach it.
        more: Link from this page to the figure's data, source and file; may be empty.
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


class PageContext(Protocol):
    """Answers the questions of the extension for the page that is being rendered."""

    def figure(self, name: str) -> FigureView | None:
        """The figure of that name (``topic.figure``), or None if there is none."""

    def citation(self, work_id: str, locator: str) -> CitationView | None:
        """The work with that id, cited at a place in it (empty for the whole work), or None if there is none."""


class NoContext:
    """Knows no figure and no work: what the extension uses where nobody gives it a context."""

    def figure(self, name: str) -> FigureView | None:  # noqa: ARG002 - the protocol's signature
        """No figure is known."""
        return None

    def citation(self, work_id: str, locator: str) -> CitationView | None:  # noqa: ARG002 - the protocol's signature
        """No work is known."""
        return None
