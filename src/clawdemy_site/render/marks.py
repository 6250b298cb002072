"""Marks that stand in rendered HTML until it is known on which page it goes: for addresses, pictures and drawings.

A body is rendered once and shown in more than one place: on its own page, on the course's one page, as a flashcard of
a deck. A link is relative on a page and whole in a deck; a figure is a drawing here and a file there. So links that
lead to places of the site, pictures of the content and drawings stay marks, and ``settle`` puts each in its place.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

# Private-use characters, which no page may show: they cannot meet an author's text by chance.
LINK, PICTURE, DRAWING, _PART, _END = "\ue0f4\ue0f5\ue0f6\ue0f7\ue0f8"
_MARK = re.compile(f"([{LINK}{PICTURE}{DRAWING}])([^{LINK}-{_END}]*){_PART}([^{LINK}-{_END}]*){_END}")
SEEN = "\ue0f9"
SEAM = "\ue0fb"
"""Stands between parts of a long body that can be read apart, since each closes what it opens."""

_RESERVED = re.compile(f"[{LINK}-{SEEN}{SEAM}]")


def mark_link(src_uri: str, anchor: str = "") -> str:
    """A mark for a link to a page, named by its ``.md`` path, or to another file of the site; with an id on it."""
    return f"{LINK}{src_uri}{_PART}{anchor}{_END}"


def mark_picture(path: str) -> str:
    """A mark for the address of a picture, named by its path below the content folder."""
    return f"{PICTURE}{path}{_PART}{_END}"


def mark_drawing(name: str, prefix: str) -> str:
    """A mark for a figure's drawing, with what its ids begin with."""
    return f"{DRAWING}{name}{_PART}{prefix}{_END}"


def is_mark(value: str) -> bool:
    """Whether the value of an attribute is a mark."""
    return value[:1] in {LINK, PICTURE, DRAWING}


def marked_drawings(body: str) -> Iterator[str]:
    """The names of the figures whose drawings a body shows, in order, each as often as it stands."""
    return (match[2] for match in _MARK.finditer(body) if match[1] == DRAWING)


def read_marks(value: str) -> tuple[list[tuple[str, str]], str]:
    """The paths and ids that the marks in an attribute's value name, and the value with ``SEEN`` in their place."""
    found = [(match[2], match[3]) for match in _MARK.finditer(value) if match[1] != DRAWING]
    return found, _MARK.sub(SEEN, value)


def without_marks(text: str) -> str:
    """An author's text without the characters that marks are made of."""
    return _RESERVED.sub("", text)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a body goes."""

    link: Callable[[str, str], str]  # from a page's or file's path and an id to an address
    picture: Callable[[str], str]  # from the path of a picture among the content to its address
    # From a figure's name, and what its ids begin with, to the HTML that stands in the drawing's place.
    draw: Callable[[str, str], str]

    def settle(self, body: str) -> str:
        """A body with everything in the place of its mark."""
        return _MARK.sub(self._settle, body).replace(SEAM, "")

    def _settle(self, match: re.Match[str]) -> str:
        first, second = html.unescape(match[2]), html.unescape(match[3])
        if match[1] == DRAWING:
            return self.draw(first, second)
        return html.escape(self.picture(first) if match[1] == PICTURE else self.link(first, second))
