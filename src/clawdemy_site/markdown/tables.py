"""Tables and underlined headings that take in what stands beside them."""

import re
from itertools import pairwise

from clawdemy_site.markdown.pieces import CutPage, Piece
from clawdemy_site.markdown.segments import Role
from clawdemy_site.markdown.syntax import mask_code
from clawdemy_site.markdown.uses import Findings

_DASHES = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[-:| \t]*)?$")
_ESCAPED_BAR = re.compile(r"\\\|")
_SENTENCE_END = re.compile(r"[.,;:…]$")
_ODD_START = re.compile(r"[-*+>|][ \t]|[\w-]+:[ \t]|\|")
_LONGEST = 90
"""Characters of a heading; more are a sentence."""

_SHORTEST = 3
"""Dashes of a line that is drawn on purpose."""


def check_tables(page: CutPage, findings: Findings) -> None:
    """``table-glued``, ``table-row``, ``table-code``: rows and text that run on, lost cells, bars escaped in code."""
    head = (0, False)
    last, is_ours = -1, True
    for piece in page.pieces:
        line = piece.line
        block = page.block_at(line)
        if block and block.kind == "match":  # whose table has rules of its own
            continue
        if piece.role is Role.TEXT:
            _check_glued(piece, findings)
        elif piece.role is Role.ROW:
            _check_code(piece, findings)
            cells = _cells(piece.masked)
            if line != last + 1:
                is_ours = not piece.masked.lstrip().startswith("{|")
                head = (cells, piece.masked.lstrip().startswith("|"))
            elif is_ours:
                _check_row(piece, cells, head, findings)
            last = line


def _check_glued(piece: Piece, findings: Findings) -> None:
    lines = piece.masked.split("\n")
    for at, (above, line) in enumerate(pairwise(lines)):
        if at > 0 and "|" in above and "|" in line and _DASHES.match(line):
            message = "this table runs on in the text above it"
            findings.report(
                piece.locate(piece.starts[at][0]), "table-glued", message, "put a blank line above its first row"
            )
            return


def _check_row(piece: Piece, cells: int, head: tuple[int, bool], findings: Findings) -> None:
    width, has_border = head
    text = piece.masked.strip()
    if "|" not in text or (has_border and not text.startswith("|") and cells != width):
        message = "this line becomes a row of the table above it"
        findings.report(piece.locate(0), "table-row", message, "put a blank line above it")
    elif cells > width and not piece.faults:
        message = f"this row has {cells} cells and the table {width} columns: what is too much would be lost"
        help_text = r"give the head a cell for each column; a bar in a cell is written \|"
        findings.report(piece.locate(0), "table-row", message, help_text)


def _check_code(piece: Piece, findings: Findings) -> None:
    without = mask_code(piece.text)
    for match in _ESCAPED_BAR.finditer(piece.text):
        if without[match.start()] != "\\":
            message = "the page shows the backslash before this bar, which stands in code"
            findings.report(piece.locate(match.start()), "table-code", message)


def _cells(masked: str) -> int:
    """Cells of a row whose code, formulas and escaped bars are masked."""
    row = masked.strip()
    return row.count("|") + 1 - row.startswith("|") - (len(row) > 1 and row.endswith("|"))


def check_underlines(page: CutPage, findings: Findings) -> None:
    """``underlined-text``: a line of dashes that was to part two sections, and makes a heading of the text above."""
    for piece in page.pieces:
        if piece.role is not Role.HEADING or piece.lead or piece.level == 1:
            continue
        text = piece.text.strip()
        line = page.visible.lines[piece.line - page.visible.first_line + 1].strip("> \t")
        if len(line) < _SHORTEST or len(text) > _LONGEST or _SENTENCE_END.search(text) or _ODD_START.match(text):
            message = "the dashes below this line make a heading of it"
            help_text = "put a blank line above the dashes, or write the heading as ## Words"
            findings.report(piece.locate(0), "underlined-text", message, help_text)
