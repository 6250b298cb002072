"""YAML as authors mean it: text with a position, nothing guessed.

YAML's own typing turns ``no`` into false, ``1.10`` into 1.1 and ``12:30`` into 750. Here every scalar stays the text
that was written, and the record it belongs to says what it must be. The tree is built from the parser's events, not
by recursion, so depth cannot exhaust the stack; anchors, aliases and tags are refused where they stand.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from clawdemy_site.diagnostics import Diagnostic, Location

MAX_DEPTH = 20
"""Deepest nesting read: records need four levels."""

Path = tuple[str | int, ...]
Plain = Any
"""What a tree holds: ``dict[str, Plain]``, ``list[Plain]``, ``str`` or None for a key without a value."""

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

    def key(self, *path: str | int) -> Location:
        """Where the key at a path stands, or its value where it has no key."""
        return self.keys.get(path) or self.at(*path)


@dataclass(frozen=True, slots=True)
class Tree:
    """A YAML document as plain data, with the place of each part."""

    data: Plain
    positions: Positions


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is still open while events come in."""

    path: Path
    value: dict[str, Plain] | list[Plain]
    key: str | None = None


class _Refused(Exception):  # noqa: N818 - control flow, not error
    """Carries the one diagnostic after which the rest of a document cannot be trusted."""

    def __init__(self, where: Location, rule: str, message: str, help_text: str) -> None:
        super().__init__(message)
        self.diagnostic = Diagnostic(where, rule, message, help_text)


@dataclass(slots=True)
class _Builder:
    """Builds a tree from the parser's events."""

    path: str
    first_line: int
    data: Plain = None
    documents: int = 0
    stack: list[_Frame] = field(default_factory=list)
    values: dict[Path, Location] = field(default_factory=dict)
    keys: dict[Path, Location] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def build(self, text: str) -> None:
        for event in _events(text):
            self._take(event)

    def _take(self, event: yaml.Event) -> None:
        where = self.where(event.start_mark)
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _Refused(where, "second-document", "a second document starts here", "keep one record in a file")
        elif isinstance(event, yaml.AliasEvent):
            raise _Refused(where, "yaml-alias", f"'*{event.anchor}' is an alias", "write the text again in its place")
        elif isinstance(event, yaml.ScalarEvent):
            self._refuse_extras(event, where)
            is_null = event.implicit[0] and not event.style and event.value in _NULLS
            self._scalar(event.value, where, is_null=is_null)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._refuse_extras(event, where)
            self._open({} if isinstance(event, yaml.MappingStartEvent) else [], where)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.stack.pop()

    def _refuse_extras(self, event: Any, where: Location) -> None:
        if event.anchor:
            raise _Refused(where, "yaml-anchor", f"'&{event.anchor}' is an anchor", "write the text where it is needed")
        if event.tag and event.tag != "!":
            raise _Refused(where, "yaml-tag", f"'{event.tag}' is a tag", "remove it; a record says itself what is what")

    def _open(self, value: dict[str, Plain] | list[Plain], where: Location) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame and isinstance(frame.value, dict) and frame.key is None:
            raise _Refused(where, "yaml-key", "a key must be plain text", "put quotes around text that holds brackets")
        if len(self.stack) >= MAX_DEPTH:
            raise _Refused(where, "yaml-depth", f"nested deeper than {MAX_DEPTH} levels", "records need about four")
        self.stack.append(_Frame(self._place(value, where), value))

    def _scalar(self, text: str, where: Location, *, is_null: bool) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame and isinstance(frame.value, dict) and frame.key is None:
            self._key(frame, text, where)
        else:
            self._place(None if is_null else text, where)

    def _key(self, frame: _Frame, key: str, where: Location) -> None:
        path = (*frame.path, key)
        if path in self.keys:
            message = f"'{key}' stands twice in this mapping, first on line {self.keys[path].line}"
            self.problems.append(Diagnostic(where, "duplicate-key", message, "keep one of the two"))
        else:
            self.keys[path] = where
        frame.key = key

    def _place(self, value: Plain, where: Location) -> Path:
        """Put a value into the open mapping or list, and return its path."""
        if not self.stack:
            self.data = value
            self.values[()] = where
            return ()
        frame = self.stack[-1]
        if isinstance(frame.value, list):
            path: Path = (*frame.path, len(frame.value))
            frame.value.append(value)
        else:
            key = frame.key or ""
            path = (*frame.path, key)
            frame.value[key] = value
            frame.key = None
        self.values[path] = where
        return path

    def where(self, mark: Any) -> Location:
        return Location(self.path, self.first_line + mark.line, mark.column + 1)


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[Tree | None, list[Diagnostic]]:
    """Read one YAML document, which starts on a line of a file; None where it is not mappings, lists and text."""
    builder = _Builder(path, first_line)
    try:
        builder.build(text)
    except _Refused as refused:
        return None, [*builder.problems, refused.diagnostic]
    except yaml.YAMLError as error:
        return None, [*builder.problems, _explain(error, builder)]
    if builder.documents == 0 or builder.data is None:
        where = Location(path, first_line)
        return None, [Diagnostic(where, "empty", "there is nothing in this record", "write its keys and values")]
    positions = Positions(builder.values, builder.keys)
    return (None if builder.problems else Tree(builder.data, positions)), builder.problems


def _events(text: str) -> Iterator[yaml.Event]:
    loader = _LOADER(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


_HELP = (
    ("mapping values are not allowed", "put quotes around text that holds a colon and a space"),
    ("could not find expected ':'", "every line of a mapping is 'key: value'"),
    ("did not find expected key", "look at the quotes and the indentation on the lines above"),
    ("cannot start any token", "indent with spaces, and put quotes around text that starts with a sign"),
    ("unexpected end of stream", "close the quote or bracket that is still open"),
)


def _explain(error: yaml.YAMLError, builder: _Builder) -> Diagnostic:
    """The parser's complaint as a diagnostic, with a mend for the usual slips."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    mark = getattr(error, "problem_mark", None)
    where = builder.where(mark) if mark else Location(builder.path, builder.first_line)
    context = getattr(error, "context", None)
    message = f"this is not YAML: {problem}" + (f" ({context})" if context else "")
    help_text = next((mend for sign, mend in _HELP if sign in problem), "look at the lines above this place")
    return Diagnostic(where, "yaml-syntax", message, help_text)
