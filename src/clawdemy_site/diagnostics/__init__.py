"""What the tool has to say to an author: where, which rule, what is wrong, how to mend it.

A mistake in a course is a value that travels beside the data, never an exception. Every room returns
``(result, diagnostics)``; the adapters at the edge decide how to print them and whether the build stops.
"""

import difflib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """Whether a finding stops a build."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file that an author wrote.

    Attributes:
        path: POSIX path relative to the project's root.
        line: Line, counted from 1.
        column: Column in characters, counted from 1.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding.

    Attributes:
        location: Where it stands.
        rule: The stable id of the rule, in kebab-case.
        message: What is wrong, one sentence without a full stop.
        help: How to mend it; empty where the message says it all.
        severity: Error or warning.
    """

    location: Location
    rule: str
    message: str
    help: str = ""
    severity: Severity = field(default=Severity.ERROR, compare=False)

    @property
    def is_error(self) -> bool:
        """Whether this finding stops a published build."""
        return self.severity is Severity.ERROR


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of the findings stops a published build."""
    return any(d.is_error for d in diagnostics)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A help sentence naming the nearest known word, or an empty string when none is near."""
    near = difflib.get_close_matches(word, sorted(set(known)), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else ""


def in_order(diagnostics: Iterable[Diagnostic], per_file: int = 50) -> list[Diagnostic]:
    """The findings by place, without repeats, at most ``per_file`` of them for one file."""
    kept: list[Diagnostic] = []
    counts: dict[str, int] = {}
    for diagnostic in sorted(set(diagnostics)):
        path = diagnostic.location.path
        counts[path] = counts.get(path, 0) + 1
        if counts[path] <= per_file:
            kept.append(diagnostic)
    for path, count in counts.items():
        if count > per_file:
            message = f"{count - per_file} more findings in this file are not shown"
            kept.append(Diagnostic(Location(path), "too-many", message, "mend the first ones, then look again"))
    return kept


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """A count of errors and warnings in words, such as ``2 errors, 1 warning``."""
    errors = sum(d.is_error for d in diagnostics)
    warnings = len(diagnostics) - errors
    return ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in ((errors, "error"), (warnings, "warning")))


def render_text(diagnostic: Diagnostic) -> str:
    """``path:line:column: severity[rule]: message`` and, under it, the help."""
    line = f"{diagnostic.location}: {diagnostic.severity}[{diagnostic.rule}]: {_one_line(diagnostic.message)}"
    return f"{line}\n  help: {_one_line(diagnostic.help)}" if diagnostic.help else line


def render_github(diagnostic: Diagnostic) -> str:
    """A workflow command, shown by GitHub beside the changed line.

    Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    where = diagnostic.location
    text = f"{diagnostic.message}. {diagnostic.help}" if diagnostic.help else diagnostic.message
    properties = {"file": where.path, "line": where.line, "col": where.column, "title": diagnostic.rule}
    listed = ",".join(f"{key}={_escape_property(str(value))}" for key, value in properties.items())
    return f"::{diagnostic.severity} {listed}::{_escape_data(text)}"


def render_json(diagnostics: Sequence[Diagnostic]) -> str:
    """All findings as a JSON array of flat objects, one for each."""
    rows = [
        {
            "path": d.location.path,
            "line": d.location.line,
            "column": d.location.column,
            "severity": str(d.severity),
            "rule": d.rule,
            "message": d.message,
            "help": d.help,
        }
        for d in diagnostics
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
