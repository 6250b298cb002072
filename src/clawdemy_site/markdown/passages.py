"""The words of a page as its readers see them, each with its place in the author's file.

Marks are taken off: a checked number is the number, a link its words, a citation nothing. A formula in a line and a
piece of code are one symbol each. Formulas and figures that stand alone are no words.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress
from typing import overload

from clawdemy_site.diagnostics import Location
from clawdemy_site.markdown.pieces import CutPage, Piece
from clawdemy_site.markdown.segments import Role, Segment
from clawdemy_site.markdown.syntax import EQUATION_SCHEME, FIGURE_SCHEME
from clawdemy_site.practice.blanks import brackets
from clawdemy_site.practice.regions import FILLER
from clawdemy_site.prose.sentences import SYMBOL

_UNSEEN = (
    ("<", re.compile(r"</?[A-Za-z][^<>\n]*>")),
    ("{", re.compile(r"\{:?[^{}\n]*\}")),
    ("^", re.compile(r"\[\^[^\[\]\n]+\]")),
    ("*_~", re.compile(r"\*+|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)|~~")),
)
"""What readers do not see, and the signs one of which is in it."""

_ESCAPED = re.compile(r"\\(?=[^\w\s])")
_MASKED = re.compile(rf"{FILLER}+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text as readers see it."""

    text: str  # the words
    role: Role  # what the piece is on the page
    in_practice: bool  # whether it stands in a practice block
    given: frozenset[int]  # offsets in the text of the numbers that are said to be given
    _offsets: tuple[int, ...]
    _segment: Segment

    def locate(self, offset: int) -> Location:
        """The place in the file of an offset in the text."""
        return self._segment.locate(self._offsets[offset])


class LazyPassages(Sequence[Passage]):
    """The passages of a page, read when somebody looks at them."""

    def __init__(self, read: Callable[[], Sequence[Passage]]) -> None:
        self._read = cache(read)

    @overload
    def __getitem__(self, at: int) -> Passage: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Passage]: ...
    def __getitem__(self, at: int | slice) -> Passage | Sequence[Passage]:
        return self._read()[at]

    def __len__(self) -> int:
        return len(self._read())


def read_passages(page: CutPage) -> tuple[Passage, ...]:
    """The passages of a page that hold any words, in order."""
    passages = (_passage(page, piece) for piece in page.pieces)
    return tuple(passage for passage in passages if passage.text.strip())


def _passage(page: CutPage, piece: Piece) -> Passage:
    in_practice = piece.role is Role.TITLE or page.block_at(piece.line) is not None
    seen = list(piece.text)
    for start, end, shown in _replaced(piece):
        seen[start:end] = [shown, *[""] * (end - start - 1)]
    offsets = tuple(compress(range(len(seen)), seen))
    starts = frozenset(mark.written_start for mark in piece.marks if mark.sign == "given:")
    given = (at for at, source in enumerate(offsets) if source in starts) if starts else ()
    return Passage("".join(seen), piece.role, in_practice, frozenset(given), offsets, piece)


def _replaced(piece: Piece) -> Iterator[tuple[int, int, str]]:
    """Spans of the source and the one sign, or none, that readers see instead; a later span goes over an earlier."""
    text = piece.text
    for run in _MASKED.finditer(piece.coded) if FILLER in piece.coded else ():
        code = text.startswith("`", run.start())
        yield run.start(), run.end(), SYMBOL if code else ""
    if "\\" in piece.coded:
        yield from ((match.start(), match.end(), "") for match in _ESCAPED.finditer(piece.coded))
    for span in piece.spans:
        yield span.start, span.end, "" if span.display else SYMBOL
    for signs, pattern in _UNSEEN:
        if any(sign in piece.masked for sign in signs):
            yield from ((match.start(), match.end(), "") for match in pattern.finditer(piece.masked))
    for start, end in brackets(piece.blanks):
        yield start, end, ""
    for mark in piece.marks:
        yield mark.start, mark.written_start, ""
        yield mark.written_end, mark.end, ""
    for link in piece.found.links:
        if link.image:
            yield link.start, link.end, ""
        else:
            yield link.start, link.text_start, ""
            # A link without words of its own reads as the number of its figure or formula.
            is_bare = (
                link.target.startswith((FIGURE_SCHEME, EQUATION_SCHEME))
                and not text[link.text_start : link.text_end].strip()
            )
            yield link.text_end, link.end, SYMBOL if is_bare else ""
    yield from ((*citation.span(), "") for citation in piece.found.citations)
