"""Reading a page as its author wrote it: what it uses, where each thing stands, and what would come out wrong.

Markdown keeps no lines, and drops what it does not understand to plain text. So every page is read here first, without
rendering; the plan of the site (figure numbers, citations, minutes) and every diagnostic with a line come from it.

A page is cut into segments (`segments`), and each segment is handed to the readers in `inline`, in the order of
`READERS`. A new construct of the text is one more reader there and one more field here.
"""

from bisect import bisect_right
from dataclasses import dataclass

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.markdown.inline import READERS, Findings, Piece
from clawdemy_site.markdown.segments import Segment, split_page, title_segment
from clawdemy_site.markdown.syntax import find_maths, mask_code, mask_escapes
from clawdemy_site.markdown.uses import Citation, FigureUse, Heading, Link, Maths
from clawdemy_site.practice.blocks import parse_visible_blocks
from clawdemy_site.practice.model import Block
from clawdemy_site.practice.regions import visible_lines

MAX_SEGMENT = 20_000
"""Longest paragraph, in characters: the renderer's time grows with its square."""


@dataclass(frozen=True, slots=True)
class PageScan:
    """What a page holds, each list in the order of the page.

    Attributes:
        blocks: Practice blocks that stand on the page itself; inner ones are inside them.
        figures: Figures embedded and figures linked to.
        citations: Works cited in the text.
        maths: Formulas.
        links: Links and images that lead to places in this site.
        headings: Headings below the page's title.
        words: Words of prose, for the reading time; code does not count, a formula counts as one.
    """

    blocks: tuple[Block, ...] = ()
    figures: tuple[FigureUse, ...] = ()
    citations: tuple[Citation, ...] = ()
    maths: tuple[Maths, ...] = ()
    links: tuple[Link, ...] = ()
    headings: tuple[Heading, ...] = ()
    words: int = 0


def scan_page(path: str, text: str, first_line: int = 1, root: str = "") -> tuple[PageScan, list[Diagnostic]]:
    """Read a page's Markdown without rendering it.

    Args:
        path: POSIX path of the file, relative to the project.
        text: The Markdown below the front matter, with LF line ends.
        first_line: Number of its first line in the file.
        root: The content folder, relative to the project; the first part of ``path`` if left empty.

    Returns:
        What the page holds, and everything wrong with it that can be told from the page alone.
    """
    lines = text.split("\n")
    visible = visible_lines(lines, path, first_line)
    blocks, found = parse_visible_blocks(lines, visible, path, first_line)
    every = _flatten(blocks)
    short = ["" if len(line) > MAX_SEGMENT else line for line in visible.lines]
    segments = split_page(short, _structure(every, visible.lines, first_line), path, first_line)
    segments += [title_segment(block.title, block.title_at) for block in every if block.title]
    found += [_oversize(path, first_line + at) for at, line in enumerate(visible.lines) if len(line) > MAX_SEGMENT]
    findings = Findings([*visible.diagnostics, *found], root or path.partition("/")[0])
    pieces = [_piece(segment) for segment in sorted(segments, key=lambda segment: segment.locate(0))]
    for piece in pieces:
        _read(piece, findings)
    _check_headings(findings, blocks)
    _check_heading_ids(findings, every)
    _check_blank_lines(pieces, findings)
    return _page_scan(blocks, findings), sorted(set(findings.diagnostics))


def _flatten(blocks: tuple[Block, ...]) -> list[Block]:
    """All blocks, inner ones after the one that they stand in; two levels are all that parse without an error."""
    every = list(blocks)
    for block in every:
        every += block.blocks
    return every


def _structure(blocks: list[Block], lines: tuple[str, ...], first_line: int) -> frozenset[int]:
    """Indices of the lines that belong to the form of the blocks: heads, options, closing slashes."""
    skip = {index for index, line in enumerate(lines) if line.lstrip().startswith("///")}
    for block in blocks:
        skip.update(range(block.location.line - first_line, block.body_first - first_line))
    return frozenset(skip)


def _piece(segment: Segment) -> Piece:
    if len(segment.text) > MAX_SEGMENT:
        return Piece(segment, "", "", ())
    coded = mask_code(segment.text)
    spans, masked = find_maths(coded)
    return Piece(segment, coded, mask_escapes(masked), tuple(spans))


def _read(piece: Piece, findings: Findings) -> None:
    """Let every reader see a piece of text; one that is too long is refused instead."""
    if len(piece.segment.text) > MAX_SEGMENT:
        where = piece.segment.locate(0)
        findings.diagnostics.append(_oversize(where.path, where.line))
        return
    for reader in READERS:
        reader(piece, findings)


def _oversize(path: str, line: int) -> Diagnostic:
    message = f"this paragraph is longer than {MAX_SEGMENT:,} characters"
    return Diagnostic(Location(path, line), "paragraph-size", message, "part it with blank lines")


def _check_headings(findings: Findings, blocks: tuple[Block, ...]) -> None:
    """No heading inside a practice block: the contents of the page would show it, answer or not."""
    ends = [block.body_end for block in blocks]
    for heading in findings.headings:
        at = bisect_right(ends, heading.location.line)
        if at < len(blocks) and blocks[at].body_first <= heading.location.line:
            message = f"a heading inside a {blocks[at].kind} would show in the page's contents"
            findings.report(heading.location, "heading-in-practice", message, "use bold text")


def _check_heading_ids(findings: Findings, blocks: list[Block]) -> None:
    """An id that a heading brings is on the page once."""
    taken = {block.id: block.location for block in blocks if block.id}
    for heading in findings.headings:
        earlier = taken.setdefault(heading.id, heading.location) if heading.id else heading.location
        if earlier != heading.location:
            message = f"the id '{heading.id}' is taken on line {earlier.line}"
            findings.report(heading.location, "heading-id-twice", message, "choose another")


def _check_blank_lines(pieces: list[Piece], findings: Findings) -> None:
    """A ``$$`` that opens in one paragraph and closes in a later one is no formula, only dollar signs."""
    pending: Location | None = None
    for piece in pieces:
        loose = piece.masked.find("$$")
        if loose < 0:
            continue
        where = piece.segment.locate(loose)
        if pending is None:
            pending = where
            continue
        findings.report(pending, "maths-blank-line", "this formula holds a blank line", "close it with $$ before that")
        pending = None
    if pending:
        help_text = r"close it with $$ in the same paragraph; a dollar sign in text is written \$"
        findings.report(pending, "maths-unclosed", "this formula is not closed", help_text)


def _page_scan(blocks: tuple[Block, ...], findings: Findings) -> PageScan:
    return PageScan(
        blocks,
        tuple(findings.figures),
        tuple(findings.citations),
        tuple(findings.maths),
        tuple(findings.links),
        tuple(findings.headings),
        findings.words,
    )
