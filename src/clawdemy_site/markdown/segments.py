"""Cutting a page into the pieces of text that Markdown reads for inline syntax, each with its place in the file.

Inline syntax never crosses from one piece into the next: a formula that opens in one paragraph cannot close in
another. The pieces are found as Python-Markdown finds them: blank lines part paragraphs, a list is a list only if its
first line starts a paragraph, a heading may follow a line of text directly.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, dropwhile, groupby

from clawdemy_site.diagnostics import Location
from clawdemy_site.practice.regions import FILLER, TAB, Visible


class Role(StrEnum):
    """What a piece of text is on the page."""

    TEXT = "text"
    HEADING = "heading"
    ROW = "table row"
    TITLE = "practice title"


@dataclass(frozen=True)
class Segment:
    """A piece of text."""

    role: Role  # what it is
    text: str  # its lines, without what indents them, joined with newlines
    path: str  # the file
    # For each line, the offset in ``text``, the line's number and the column of its first character.
    starts: tuple[tuple[int, int, int], ...]
    level: int = 0  # of a heading, 1 to 6; else 0
    lead: int = 0  # columns of the hashes of a heading before its text

    @property
    def line(self) -> int:
        """The number of its first line."""
        return self.starts[0][1]

    @property
    def mark(self) -> Location:
        """Where the segment starts, the hashes of a heading included."""
        _, line, column = self.starts[0]
        return Location(self.path, line, column - self.lead)

    def locate(self, offset: int) -> Location:
        """The place in the file of an offset in the text."""
        at = bisect_right(self.starts, (offset, float("inf"))) - 1 if len(self.starts) > 1 else 0
        start, line, column = self.starts[at]
        return Location(self.path, line, column + offset - start)


_Line = tuple[int, int, str]
"""Number of a line, column of its first character that counts (from 1), and its text from there on."""

_HEADING = re.compile(r"(#{1,6})[ \t]*(.*)$")
_UNDERLINE = re.compile(r"(=+|-+)[ ]*$")
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])[ \t]+")
CONTAINER = re.compile(r"(?:!!!|\?\?\?\+?|===\+?!?)[ \t]|\[\^[^\]\n]+\]:|:[ \t]{1,3}")
_LEAD = re.compile(rf"{FILLER}*(?:[ \t]*>)*[ \t]*")
_RULE_ROW = frozenset("|:- ")


def split_page(page: Visible, skip: frozenset[int]) -> list[Segment]:
    """Cut a page into segments; the lines to skip, by their indices, are no text but the form of practice blocks."""

    def what(index: int) -> str:
        return "form" if index in skip else "text" if page.lines[index].strip() else "gap"

    segments: list[Segment] = []
    in_list = False
    for kind, run in groupby(range(len(page.lines)), what):
        indices = list(run)
        if kind != "text":
            in_list = in_list and kind == "gap"
            continue
        line = page.lines[indices[0]]
        text = line.lstrip()
        if len(line[: len(line) - len(text)].expandtabs(TAB)) < TAB:
            in_list = bool(_ITEM.match(text) or CONTAINER.match(text))
        elif not in_list:
            # Indented code is no text, and what follows it without a blank line is.
            indices = list(dropwhile(lambda index: page.lines[index].startswith((" " * TAB, "\t")), indices))
        segments += _split_run([_strip(page.lines[index], page.first_line + index) for index in indices], page.path)
    return segments


def _strip(line: str, number: int) -> _Line:
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    return number, start + 1, line[start:].rstrip()


def _split_run(lines: list[_Line], path: str) -> list[Segment]:
    """Cut a run of lines at its headings, list items and table rows."""
    if len(lines) > 1 and _UNDERLINE.match(lines[1][2]) and not _HEADING.match(lines[0][2]):
        level = 1 if lines[1][2].startswith("=") else 2
        return [_join(lines[:1], path, Role.HEADING, level), *_split_rest(lines[2:], path)]
    return _split_rest(lines, path)


def _split_rest(lines: list[_Line], path: str) -> list[Segment]:
    segments: list[Segment] = []
    pending: list[_Line] = []
    is_list = bool(lines and _ITEM.match(lines[0][2]))
    is_table = len(lines) > 1 and "|" in lines[0][2] and "-" in lines[1][2] and set(lines[1][2]) <= _RULE_ROW
    for line in lines:
        heading = _HEADING.match(line[2])
        item = _ITEM.match(line[2]) if is_list else None
        if (heading or item or is_table) and pending:
            segments.append(_join(pending, path, Role.TEXT))
            pending = []
        if heading:
            cut = heading.start(2)
            text = heading[2].rstrip().rstrip("#").rstrip()
            segments.append(_join([(line[0], line[1] + cut, text)], path, Role.HEADING, len(heading[1]), cut))
        elif is_table:
            segments.append(_join([line], path, Role.ROW))
        else:
            pending.append((line[0], line[1] + item.end(), line[2][item.end() :]) if item else line)
    return [*segments, _join(pending, path, Role.TEXT)] if pending else segments


def _join(lines: Sequence[_Line], path: str, role: Role, level: int = 0, lead: int = 0) -> Segment:
    offsets = accumulate((len(text) + 1 for _, _, text in lines), initial=0)
    starts = ((offset, number, column) for offset, (number, column, _) in zip(offsets, lines, strict=False))
    return Segment(role, "\n".join(text for _, _, text in lines), path, tuple(starts), level, lead)
