"""How the lines of a block read: its head, its options, its closing slashes.

The parser of the author's source and the renderer's preprocessor share these, so they cannot disagree about where a
block starts or which lines are options.
"""

import re
from dataclasses import dataclass

_SLASHES = re.compile(r"(?P<lead>[ \t]*)(?P<slashes>/{3,})[ \t]*(?P<rest>.*)$")

_HEAD = re.compile(r"(?P<name>[\w-]+)[ \t]*(?:\|[ \t]*(?P<title>.*))?$")
_OPTION = re.compile(r"(?P<key>[A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(?P<text>.*))?$")
_INDENTED = re.compile(r"(?: {4}|\t)[ \t]*(?=\S)")


def match_slashes(line: str) -> re.Match[str] | None:
    """The parts (lead, slashes, rest) of a line that opens or closes a block, at any depth; None for other lines."""
    return _SLASHES.match(line.rstrip()) if "///" in line else None


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a block: its name, and its title with the column where it starts, from 0."""

    name: str
    title: str
    title_column: int


def parse_head(match: re.Match[str]) -> Head | None:
    """The head that a match of `match_slashes` holds, or None where the line does not read as one."""
    head = _HEAD.match(match["rest"])
    if head is None:
        return None
    column = match.start("rest") + (head.start("title") if head["title"] else len(match["rest"]))
    return Head(head["name"], head["title"] or "", column)


@dataclass(frozen=True, slots=True)
class OptionLine:
    """A line in the place of options; ``key`` is empty where it does not read as ``key: text``. Columns from 0."""

    key: str
    text: str
    key_column: int
    text_column: int


def parse_option(line: str) -> OptionLine | None:
    """The option on a line, or None where the line is not indented as options are, so that they end before it."""
    indented = _INDENTED.match(line)
    if indented is None or match_slashes(line):
        return None
    start = indented.end()
    found = _OPTION.match(line.rstrip(), start)
    if found is None:
        return OptionLine("", line.strip(), start, start)
    text = found["text"] or ""
    return OptionLine(found["key"], text, start, found.start("text") if text else found.end())
