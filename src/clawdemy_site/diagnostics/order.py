"""Findings in the order in which they are told, and counted."""

from collections.abc import Iterable, Sequence

from clawdemy_site.diagnostics.diagnostic import Diagnostic, Location


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
