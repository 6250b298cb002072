"""Findings in the order in which they are told, and counted."""

from collections.abc import Iterable, Sequence

from clawdemy_site.diagnostics.diagnostic import Diagnostic, Location, has_errors


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
