"""What the studio found, as diagnostics at the author's own line."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.figures.cache import Entry
from clawdemy_site.figures.spec import FigureSpec


def of_failure(root: Path, spec: FigureSpec, failure: Mapping[str, Any]) -> Diagnostic:
    """A figure that was not drawn, by the values of a ``Failure``."""
    where = _declaration(spec)
    advice = failure["help"]
    path = Path(failure["path"])
    if failure["line"] and path.is_relative_to(root):
        where = Location(path.relative_to(root).as_posix(), failure["line"], failure["column"])
    if where.path != spec.path or not advice:
        advice = "; ".join(filter(None, [advice, f"it happened while '{spec.name}' was drawn"]))
    return Diagnostic(where, failure["rule"], failure["message"], advice)


def of_warnings(spec: FigureSpec, warnings: Iterable[Mapping[str, Any]]) -> list[Diagnostic]:
    """What was noticed while a figure was drawn: warnings of Python's, and text that is hard to read."""
    advice = f"it came while '{spec.name}' was drawn; mend it, or silence it where it is meant"
    return [
        Diagnostic(
            Location(warning["path"], warning["line"]) if warning["path"] else _declaration(spec),
            warning["rule"],
            warning["message"],
            warning["help"] or advice,
        )
        for warning in warnings
    ]


def of_comparison(spec: FigureSpec, first: Entry, second: Entry) -> list[Diagnostic]:
    """Two drawings of one figure that differ."""
    names = sorted(first.facts.keys() | second.facts.keys())
    differing = [name for name in names if first.facts.get(name) != second.facts.get(name)]
    if not differing and (first.svg, first.data) == (second.svg, second.data):
        return []
    what = "its picture" if first.data == second.data else "what it hands to its script"
    what = f"its facts {', '.join(differing)}" if differing else what
    message = f"drawn twice, '{spec.name}' came out differently, in {what}"
    advice = "seed what is random, as in np.random.default_rng(0); use no clock, and sort sets before use"
    return [Diagnostic(_declaration(spec), "figure-not-deterministic", message, advice)]


def of_cache(folder: str, error: OSError) -> Diagnostic:
    """Drawings that cannot be kept."""
    message = f"drawings cannot be kept: {error.strerror or error}"
    advice = "make the folder writable; until then every build draws them again"
    return Diagnostic(Location(folder), "figure-cache", message, advice)


def _declaration(spec: FigureSpec) -> Location:
    return Location(spec.path, spec.line, spec.column)
