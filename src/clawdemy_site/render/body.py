"""What comes of rendering Markdown: HTML whose addresses are still open, and its contents."""

from collections.abc import Iterator
from dataclasses import dataclass


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
    """A rendered text: HTML with marks for addresses and drawings, and its headings as a tree."""

    html: str = ""
    contents: tuple[ContentsHeading, ...] = ()

    def __add__(self, other: "Body") -> "Body":
        """One text below the other."""
        html = "\n".join(filter(None, [self.html, other.html]))
        return Body(html, self.contents + other.contents)

    @property
    def headings(self) -> tuple[ContentsHeading, ...]:
        """All its headings in order."""
        return tuple(heading for top in self.contents for heading in top.flat())
