"""Cutting a page into the pieces of text that Markdown reads for inline syntax, each with its place in the file.

Inline syntax never crosses from one piece into the next: a formula that opens in one paragraph cannot close in
another. The pieces are found as Python-Markdown finds them: blank lines part paragraphs, a list is a list only if its
first line starts a paragraph, a heading may follow a line of text directly.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from clawdemy_site.diagnostics import Location
from clawdemy_site.practice.regions import FILLER, TAB


class Role(StrEnum):
    """What a piece of text is on the page."""

    TEXT = "text"
    HEADING = "heading"
    ROW = "table row"
    TITLE = "practice title"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text.

    Attributes:
        role: What it is.
        text: Its lines, without what indents them, joined with newlines.
        path: The file.
        starts: For each line, the offset in ``text``, the line's number and the column of its first character.
        level: Of a heading, 1 to 6; else 0.
        lead: Columns of the hashes of a heading before its text.
    """

    role: Role
    text: str
    path: str
    starts: tuple[tuple[int, int, int], ...]
    level: int = 0
    lead: int = 0

    @property
    def mark(self) -> Location:
        """Where the segment starts, the hashes of a heading included."""
        _, line, column = self.starts[0]
        return Location(self.path, line, column - self.lead)

    def locate(self, offset: int) -> Location:
        """The place in the file of an offset in the text."""
        start, line, column = self.starts[bisect_right(self.starts, (offset, float("inf"))) - 1]
        return Location(self.path, line, column + offset - start)


_Line = tuple[int, int, str]
"""Number of a line, column of its first character that counts (from 1), and its text from there on."""

_HEADING = re.compile(r"(#{1,6})[ \t]*(.*)$")
_UNDERLINE = re.compile(r"(=+|-+)[ ]*$")
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])[ \t]+")
_CONTAINER = re.compile(r"(?:!!!|\?\?\?\+?|===\+?!?)[ \t]|\[\^[^\]\n]+\]:|:[ \t]{1,3}")
_LEAD = re.compile(rf"{FILLER}*(?:[ \t]*>)*[ \t]*")
_RULE_ROW = frozenset("|:- ")


def split_page(lines: Sequence[str], skip: frozenset[int], path: str, first_line: int = 1) -> list[Segment]:
    """Cut a page into segments.

    Args:
        lines: The page with fenced code and comments blanked.
        skip: Indices of lines, from 0, that are no text: heads, options and closing slashes of practice blocks.
        path: The file.
        first_line: Number of the first line in it.
    """
    segments: list[Segment] = []
    in_list = False
    for run in _groups(lines, skip):
        if run[0] in skip:
            in_list = False
            continue
        text = lines[run[0]]
        depth = len(text[: len(text) - len(text.lstrip())].expandtabs(TAB))
        group = _without_code(lines, run) if depth >= TAB and not in_list else run
        if depth < TAB:
            in_list = bool(_ITEM.match(text.lstrip()) or _CONTAINER.match(text.lstrip()))
        segments += _split_group([_strip(lines[index], first_line + index) for index in group], path)
    return segments


def title_segment(text: str, location: Location) -> Segment:
    """The question or title of a practice block as a segment."""
    return Segment(Role.TITLE, text, location.path, ((0, location.line, location.column),))


def _groups(lines: Sequence[str], skip: frozenset[int]) -> Iterator[list[int]]:
    """Runs of lines between blank lines; a skipped line is a run of its own."""
    group: list[int] = []
    for index, line in enumerate(lines):
        if index in skip or not line.strip():
            if group:
                yield group
            group = []
            if index in skip:
                yield [index]
        else:
            group.append(index)
    if group:
        yield group


def _without_code(lines: Sequence[str], group: list[int]) -> list[int]:
    """The lines of a run from the first that is not indented code."""
    for at, index in enumerate(group):
        if not lines[index].startswith((" " * TAB, "\t")):
            return group[at:]
    return []


def _strip(line: str, number: int) -> _Line:
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    return number, start + 1, line[start:].rstrip()


def _split_group(lines: list[_Line], path: str) -> list[Segment]:
    """Cut a run of lines at its headings, list items and table rows."""
    if len(lines) > 1 and _UNDERLINE.match(lines[1][2]) and not _HEADING.match(lines[0][2]):
        level = 1 if lines[1][2].startswith("=") else 2
        return [_join(lines[:1], path, Role.HEADING, level), *_split_group_rest(lines[2:], path)]
    return _split_group_rest(lines, path)


def _split_group_rest(lines: list[_Line], path: str) -> list[Segment]:
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


def _join(lines: Iterable[_Line], path: str, role: Role, level: int = 0, lead: int = 0) -> Segment:
    starts: list[tuple[int, int, int]] = []
    texts: list[str] = []
    offset = 0
    for number, column, text in lines:
        starts.append((offset, number, column))
        texts.append(text)
        offset += len(text) + 1
    return Segment(role, "\n".join(texts), path, tuple(starts), level, lead)
