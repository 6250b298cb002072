"""The sections of a page, each with a short hash of its words, so that a reader can be told which of them changed.

What counts is what an author says: the text with its numbers, formulas, code and figures. What does not change a hash:
how lines are broken, comments, where links lead, the expressions behind checked numbers, and the form of practice
blocks (options, slashes).
"""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clawdemy_site.diagnostics import Location
from clawdemy_site.markdown.links import FoundLink
from clawdemy_site.markdown.number_marks import braces
from clawdemy_site.markdown.pieces import CutPage, Piece
from clawdemy_site.markdown.syntax import FIGURE_SCHEME, TERM_SCHEME, mask
from clawdemy_site.markdown.uses import Heading
from clawdemy_site.markdown.worked import is_worked

DIGITS = 8
"""Hexadecimal digits of a hash: it tells two wordings of one section apart, not all texts of the world."""

_COMMENT = re.compile(r"<!--[\s\S]*?-->")


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a page, from a heading of level two to the next, with a short hash of its words.

    What stands above the first heading has none.
    """

    heading: Heading | None
    digest: str


def read_sections(page: CutPage, headings: Sequence[Heading]) -> tuple[Section, ...]:
    """The sections of a page in order, from its headings of every level.

    What stands above the first heading is one, if there is anything.
    """
    opening = [heading for heading in headings if heading.level == 2]  # noqa: PLR2004 - the level of sections
    starts = [heading.location for heading in opening]
    texts: list[list[str]] = [[] for _ in range(len(opening) + 1)]
    for where, text in sorted([*_said(page.pieces), *_coded(page)]):
        texts[bisect_right(starts, where)].append(text)
    sections = (Section(heading, _digest(text)) for heading, text in zip([None, *opening], texts, strict=True))
    return tuple(section for section, text in zip(sections, texts, strict=True) if section.heading or any(text))


def _said(pieces: Sequence[Piece]) -> Iterator[tuple[Location, str]]:
    for piece in pieces:
        links = [link for link in piece.found.links if not link.target.startswith(FIGURE_SCHEME)]
        targets = [span for link in links for span in _form_of(link)]
        text = mask(piece.text, [*braces(piece.marks), *targets], "")
        yield piece.locate(0), _COMMENT.sub("", text)


def _coded(page: CutPage) -> Iterator[tuple[Location, str]]:
    """The lines of each code fence; sides of worked sums that are checked and not shown are left out."""
    for fence in page.visible.fences:
        lines = page.visible.source[fence.first : fence.last]
        shown = map(_shown, lines) if is_worked(fence) else lines
        yield page.visible.locate(fence.first), "\n".join(shown)


def _form_of(link: FoundLink) -> list[tuple[int, int]]:
    """What is no word of a link: its target; of a term, the whole mark, so that marking a word changes nothing."""
    if link.target.startswith(TERM_SCHEME) and not link.image:
        return [(link.start, link.text_start), (link.text_end, link.end)]
    return [(link.target_start, link.target_start + len(link.target))]


def _shown(line: str) -> str:
    """A line of a worked sum without what is checked and not shown."""
    sums, *asides = line.split("#")
    return "#".join([sums, *(aside for aside in asides if not aside.startswith("="))])


def _digest(texts: Sequence[str]) -> str:
    words = " ".join("\n".join(texts).split())
    return hashlib.sha256(words.encode()).hexdigest()[:DIGITS]
