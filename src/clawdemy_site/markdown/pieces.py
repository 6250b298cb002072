"""A page cut into the pieces of text that readers look at, in the order of the page.

The scan and the search for numbers that nothing checks read the same pieces, so neither sees what the other misses.
"""

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property

from clawdemy_site.diagnostics import Diagnostic, Fault, Location
from clawdemy_site.markdown.links import Found, find_links
from clawdemy_site.markdown.number_marks import NumberMark, braces, find_marks
from clawdemy_site.markdown.segments import Role, Segment, split_page
from clawdemy_site.markdown.syntax import MathsSpan, find_maths, mask, mask_code, mask_escapes
from clawdemy_site.practice.blanks import Blank, brackets, find_blanks
from clawdemy_site.practice.blocks import parse_blocks
from clawdemy_site.practice.model import Block
from clawdemy_site.practice.regions import Visible, visible_lines

MAX_SEGMENT = 20_000
"""Longest paragraph, in characters: the renderer's time grows with its square."""


@dataclass(frozen=True, kw_only=True)
class Piece(Segment):
    """A segment with what its readers see of it."""

    coded: str  # its text with code spans and comments masked
    masked: str  # the same with formulas and escaped characters masked too
    spans: tuple[MathsSpan, ...]  # its formulas
    # Its checked and given numbers. Their braces are masked in both texts, what is written is not.
    marks: tuple[NumberMark, ...] = ()
    faults: tuple[Fault, ...] = ()  # marks of numbers that are in no form that is read
    blanks: tuple[Blank, ...] = ()  # blanks to fill in. Their brackets are masked in both texts, what they hold is not.

    @cached_property
    def found(self) -> Found:
        """Its links, images and citations."""
        return find_links(self.masked)


@dataclass(frozen=True, slots=True)
class CutPage:
    """A page in pieces."""

    visible: Visible  # its lines
    structure: frozenset[int]  # indices of the lines, from 0, that belong to the form of practice blocks
    blocks: tuple[Block, ...]  # practice blocks that stand on the page itself
    every: tuple[Block, ...]  # all blocks, inner ones after the one that they stand in
    pieces: tuple[Piece, ...]  # its text, in order
    # What is wrong with fences, comments, blocks, and with paragraphs that are too long.
    diagnostics: tuple[Diagnostic, ...]

    def block_at(self, line: int) -> Block | None:
        """The practice block that stands on the page itself and on a line of the file, or None."""
        at = bisect_right(self.blocks, line, key=lambda block: block.location.line) - 1
        return self.blocks[at] if at >= 0 and self.blocks[at].holds(line) else None


def cut_page(path: str, text: str, first_line: int = 1) -> CutPage:
    """Cut a page; the arguments are those of `scan_page`."""
    visible = visible_lines(text.split("\n"), path, first_line)
    blocks, found = parse_blocks(visible)
    every = _flatten(blocks)
    structure = _structure(every, visible)
    short = ("" if len(line) > MAX_SEGMENT else line for line in visible.lines)
    segments = split_page(replace(visible, lines=tuple(short)), structure)
    for block in every:
        if block.title:
            start = (0, block.title_at.line, block.title_at.column)
            segments.append(Segment(Role.TITLE, block.title, path, (start,)))
    found += [_oversize(visible.locate(at)) for at, line in enumerate(visible.lines) if len(line) > MAX_SEGMENT]
    segments.sort(key=lambda segment: segment.starts[0][1:])
    found += [_oversize(replace(part.locate(0), column=1)) for part in segments if len(part.text) > MAX_SEGMENT]
    pieces = tuple(read_piece(segment) for segment in segments if len(segment.text) <= MAX_SEGMENT)
    return CutPage(visible, structure, blocks, tuple(every), pieces, (*visible.diagnostics, *found))


def _flatten(blocks: tuple[Block, ...]) -> list[Block]:
    """All blocks, inner ones after the one that they stand in; two levels are all that parse without an error."""
    every = list(blocks)
    for block in every:
        every += block.blocks
    return every


def _structure(blocks: list[Block], page: Visible) -> frozenset[int]:
    """Indices of the lines that belong to the form of the blocks: heads, options, closing slashes."""
    skip = {index for index, line in enumerate(page.lines) if line.lstrip().startswith("///")}
    for block in blocks:
        skip.update(range(block.location.line - page.first_line, block.body_first - page.first_line))
    return frozenset(skip)


def read_piece(segment: Segment) -> Piece:
    """What readers see of a segment."""
    coded = mask_code(segment.text)
    spans, masked = find_maths(coded)
    masked = mask_escapes(masked)
    blanks = find_blanks(masked)
    marks, faults = find_marks(mask(masked, brackets(blanks)), segment.text)
    hidden = sorted([*braces(marks), *brackets(blanks)])
    return Piece(
        **vars(segment),
        coded=mask(coded, hidden),
        masked=mask(masked, hidden),
        spans=tuple(spans),
        marks=tuple(marks),
        faults=tuple(faults),
        blanks=tuple(blanks),
    )


def _oversize(where: Location) -> Diagnostic:
    message = f"this paragraph is longer than {MAX_SEGMENT:,} characters"
    return Diagnostic(where, "paragraph-size", message, "part it with blank lines")
