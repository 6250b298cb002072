"""A finding: its place in an author's file, its rule, what is wrong and how to mend it; findings in order."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from clawdemy_site.diagnostics.registry import Severity, find_rule


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file: its POSIX path relative to the project's root, line and column, in characters and from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding. An ``UndeclaredRuleError`` says that nobody declared its rule."""

    location: Location
    rule: str  # the id of a declared rule
    message: str  # what is wrong, one sentence without a full stop
    help: str = ""  # how to mend it; where nothing closer is said, what its rule says
    # What a note stands for that a file has more findings than are shown; else nothing.
    hides: tuple["Diagnostic", ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        rule = find_rule(self.rule)
        if not self.help:
            object.__setattr__(self, "help", rule.help)

    @property
    def severity(self) -> Severity:
        """Error or warning, as its rule says."""
        return find_rule(self.rule).severity

    @property
    def is_error(self) -> bool:
        """Whether this finding stops a published build."""
        return self.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake in a piece of text, found by code that does not know where in a file the text stands."""

    offset: int  # where in the text, in characters from 0
    rule: str  # the id of a declared rule
    message: str  # what is wrong, as in a `Diagnostic`
    help: str = ""  # how to mend it; may be empty

    def at(self, location: Location) -> Diagnostic:
        """The finding, once the place of the offset is known."""
        return Diagnostic(location, self.rule, self.message, self.help)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of the findings stops a published build."""
    return any(d.is_error for d in diagnostics)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A help sentence naming the nearest known word, or an empty string when none is near."""
    near = difflib.get_close_matches(word, sorted(set(known)), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else ""


def in_order(diagnostics: Iterable[Diagnostic], per_file: int = 50) -> list[Diagnostic]:
    """The findings by place, without repeats, at most ``per_file`` of them for one file.

    Where a file has more, warnings give way to errors, and a note at the end weighs as much as the worst that it
    hides. What was put in order before may be given again, with more: the notes in it are opened first.
    """
    by_file: dict[str, list[Diagnostic]] = {}
    for diagnostic in sorted({one for given in diagnostics for one in given.hides or (given,)}):
        by_file.setdefault(diagnostic.location.path, []).append(diagnostic)
    kept: list[Diagnostic] = []
    notes: list[Diagnostic] = []
    for path, found in by_file.items():
        errors_first = sorted(found, key=lambda diagnostic: not diagnostic.is_error)
        kept += sorted(errors_first[:per_file])
        if len(found) > per_file:
            notes.append(_note(path, errors_first[per_file:]))
    return [*kept, *notes]


def _note(path: str, hidden: Sequence[Diagnostic]) -> Diagnostic:
    rule, what = ("too-many", "findings") if has_errors(hidden) else ("too-many-warnings", "warnings")
    message = f"{len(hidden)} more {what} in this file are not shown"
    return Diagnostic(Location(path), rule, message, hides=tuple(hidden))


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """A count of errors and warnings in words, such as ``2 errors, 1 warning``."""
    errors = sum(d.is_error for d in diagnostics)
    warnings = len(diagnostics) - errors
    return ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in ((errors, "error"), (warnings, "warning")))
