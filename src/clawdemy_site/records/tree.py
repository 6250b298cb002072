"""YAML as authors mean it: text with a position, nothing guessed.

YAML's own typing turns ``no`` into false, ``1.10`` into 1.1 and ``12:30`` into 750. Here every scalar stays the text
that was written, and the record it belongs to says what it must be. The tree is read from the parser's events,
no deeper than ``MAX_DEPTH``, so that none exhausts the stack; anchors, aliases and tags are refused where they stand.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from clawdemy_site.diagnostics import Diagnostic, Location

MAX_DEPTH = 20  # deepest nesting read: records need four levels

Path = tuple[str | int, ...]
Plain = Any  # what a tree holds: ``dict[str, Plain]``, ``list[Plain]``, ``str`` or None for a key without a value

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_LOADER = getattr(yaml, "CLoader", yaml.Loader)


@dataclass(frozen=True, slots=True)
class Positions:
    """Where the values and keys of a tree stand, each by its path from the top; ``()`` is the whole."""

    values: Mapping[Path, Location]
    keys: Mapping[Path, Location]

    def at(self, *path: str | int) -> Location:
        """Where the value at a path stands, or the nearest mapping or list above it that exists."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values[path]

    def nearest(self, *path: str | int) -> Path:
        """The longest part of a path that stands in the file, as a value or as a key."""
        while path and path not in self.values and path not in self.keys:
            path = path[:-1]
        return path

    def key(self, *path: str | int) -> Location:
        """Where the key at a path stands, or its value where it has no key."""
        return self.keys.get(path) or self.at(*path)


@dataclass(frozen=True, slots=True)
class Tree:
    """A YAML document as plain data, with the place of each part."""

    data: Plain
    positions: Positions


class _Refused(Exception):  # noqa: N818 - control flow, not error
    """Carries the one diagnostic after which the rest of a document cannot be trusted."""

    def __init__(self, where: Location, rule: str, message: str, help_text: str) -> None:
        super().__init__(message)
        self.diagnostic = Diagnostic(where, rule, message, help_text)


class _Reader:
    """Reads values from the parser's events as they come, and notes where each stands."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.events = _events(text)
        self.values: dict[Path, Location] = {}
        self.keys: dict[Path, Location] = {}
        self.problems: list[Diagnostic] = []

    def read(self) -> Plain:
        """The document's value; None where there is none."""
        data: Plain = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and self.values:
                where = self.where(event.start_mark)
                raise _Refused(where, "second-document", "a second document starts here", "keep one record in a file")
            if isinstance(event, yaml.NodeEvent):
                data = self._value(event, ())
        return data

    def _value(self, event: Any, path: Path) -> Plain:
        where = self._accept(event)
        if isinstance(event, yaml.ScalarEvent):
            self.values[path] = where
            return None if event.implicit[0] and not event.style and event.value in _NULLS else event.value
        if len(path) >= MAX_DEPTH:
            raise _Refused(where, "yaml-depth", f"nested deeper than {MAX_DEPTH} levels", "records need about four")
        self.values[path] = where
        return self._mapping(path) if isinstance(event, yaml.MappingStartEvent) else self._list(path)

    def _list(self, path: Path) -> list[Plain]:
        items: list[Plain] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, Plain]:
        items: dict[str, Plain] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            where = self._accept(event)
            if not isinstance(event, yaml.ScalarEvent):
                message = "a key must be plain text"
                raise _Refused(where, "yaml-key", message, "put quotes around text that holds brackets")
            first = self.keys.setdefault((*path, event.value), where)
            if first is not where:
                message = f"'{event.value}' stands twice in this mapping, first on line {first.line}"
                self.problems.append(Diagnostic(where, "duplicate-key", message, "keep one of the two"))
            items[event.value] = self._value(next(self.events), (*path, event.value))
        return items

    def _accept(self, event: Any) -> Location:
        """Where a value or a key starts, unless it is written as none may be."""
        where = self.where(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(where, "yaml-alias", f"'*{event.anchor}' is an alias", "write the text again in its place")
        if event.anchor:
            raise _Refused(where, "yaml-anchor", f"'&{event.anchor}' is an anchor", "write the text where it is needed")
        if event.tag and event.tag != "!":
            raise _Refused(where, "yaml-tag", f"'{event.tag}' is a tag", "remove it; a record says itself what is what")
        return where

    def where(self, mark: Any) -> Location:
        return Location(self.path, self.first_line + mark.line, mark.column + 1)


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[Tree | None, list[Diagnostic]]:
    """Read one YAML document, which starts on a line of a file; None where it is not mappings, lists and text."""
    reader = _Reader(text, path, first_line)
    try:
        data = reader.read()
    except _Refused as refused:
        return None, [*reader.problems, refused.diagnostic]
    except yaml.YAMLError as error:
        return None, [*reader.problems, _explain(error, reader)]
    if data is None:
        where = Location(path, first_line)
        return None, [Diagnostic(where, "empty", "there is nothing in this record", "write its keys and values")]
    return (None if reader.problems else Tree(data, Positions(reader.values, reader.keys))), reader.problems


def _events(text: str) -> Iterator[yaml.Event]:
    loader = _LOADER(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


_HELP = (
    (
        "mapping values are not allowed",
        "put quotes around text that holds a colon and a space, and a space behind each '-' of the lines above",
    ),
    ("could not find expected ':'", "every line of a mapping is 'key: value'"),
    ("did not find expected key", "look at the quotes and the indentation on the lines above"),
    ("cannot start any token", "indent with spaces, and put quotes around text that starts with a sign"),
    ("unexpected end of stream", "close the quote or bracket that is still open"),
)


def _explain(error: yaml.YAMLError, reader: _Reader) -> Diagnostic:
    """The parser's complaint as a diagnostic, with a mend for the usual slips."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    mark = getattr(error, "problem_mark", None)
    where = reader.where(mark) if mark else Location(reader.path, reader.first_line)
    context = getattr(error, "context", None)
    message = f"this is not YAML: {problem}" + (f" ({context})" if context else "")
    help_text = next((mend for sign, mend in _HELP if sign in problem), "look at the lines above this place")
    return Diagnostic(where, "yaml-syntax", message, help_text)


def describe(value: Plain) -> str:
    """What was given, in words for a message."""
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return f"'{value if len(value) <= 60 else value[:57] + '…'}'"  # noqa: PLR2004 - enough to recognise
    return "a list" if isinstance(value, list) else "a mapping"
