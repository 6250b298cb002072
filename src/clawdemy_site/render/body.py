"""What comes of rendering Markdown: HTML whose addresses are still open, its contents, and what it asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

Asked = tuple[str, str]
"""What a text asked for while it was rendered: the kind of thing (``figure``, ``work``, ``term`` …) and its name."""


@dataclass(frozen=True, slots=True)
class ContentsHeading:
    """A heading as the contents of a page list it: level, from 1 to 6, id, HTML, and the headings below it."""

    level: int
    id: str
    name: str
    children: tuple["ContentsHeading", ...] = ()

    def flat(self) -> Iterator["ContentsHeading"]:
        """This heading and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.flat()


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered text: HTML with marks for addresses and drawings, its headings as a tree, what it asked for."""

    html: str = ""
    contents: tuple[ContentsHeading, ...] = ()
    asked: frozenset[Asked] = frozenset()

    def __add__(self, other: "Body") -> "Body":
        """One text below the other."""
        html = "\n".join(filter(None, [self.html, other.html]))
        return Body(html, self.contents + other.contents, self.asked | other.asked)

    @property
    def headings(self) -> tuple[ContentsHeading, ...]:
        """All its headings in order."""
        return tuple(heading for top in self.contents for heading in top.flat())
