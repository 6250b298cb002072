"""What the studio asks of the worker, one figure within bounds, and what came of it, told at the author's line."""

import errno
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Self

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.figures.cache import CachedFigure
from clawdemy_site.figures.spec import FigureSpec
from clawdemy_site.sandbox.confinement import Limits
from clawdemy_site.sandbox.errors import FaultError, find_own_place, find_traced_line, name_and_words
from clawdemy_site.sandbox.job import JobResult


@dataclass(frozen=True, slots=True)
class FigureLimits(Limits):
    """Bounds on one figure."""

    svg_bytes: int = 300_000  # the largest SVG that may enter a page; a larger one becomes two pictures
    picture_bytes: int = 1_000_000  # of the two pictures together, as a page holds them


@dataclass(frozen=True, slots=True)
class Request:
    """One figure to draw."""

    root: Path  # the project's, absolute and real
    folder: Path  # the figures', absolute and real
    name: str  # topic and function
    size: tuple[float, float]  # in inches
    limits: FigureLimits
    again: bool = False  # whether this drawing is there to be compared with an earlier one

    def to_plain(self) -> dict[str, Any]:
        """The request as values for JSON."""
        return asdict(self) | {"root": str(self.root), "folder": str(self.folder)}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """The request that ``to_plain`` gave."""
        places = {"root": Path(plain["root"]), "folder": Path(plain["folder"])}
        width, height = plain["size"]
        return cls(**{**plain, **places, "size": (width, height), "limits": FigureLimits(**plain["limits"])})


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of one figure: why it was not drawn, or what was noticed while it was."""

    rule: str
    message: str  # of Python's own warnings the kind and text
    help: str = ""  # empty of Python's own
    path: str = ""  # the author's file, absolute, or relative to the root; empty where no line of it is to blame
    line: int = 0  # from 1, or 0
    column: int = 1  # in characters, from 1

    def place(self, root: Path, spec: FigureSpec) -> Location:
        """The author's line, else the place where the figure is declared."""
        path = root / self.path
        if not self.line or not path.is_relative_to(root):
            return spec.location
        return Location(path.relative_to(root).as_posix(), self.line, self.column)


def explain_exception(error: BaseException, folder: Path, limits: Limits) -> Remark:
    """Why a figure was not drawn, by the exception that left the script or was raised over it."""
    return Remark(*_classify(error, limits), *find_own_place(error, folder))


def _classify(error: BaseException, limits: Limits) -> tuple[str, str, str]:
    match error:
        case FaultError():
            return error.rule, str(error), error.advice
        case SystemExit():
            return "figure-exited", f"the script asked to exit ({name_and_words(error)})", "return the facts instead"
        case MemoryError():
            message = f"the figure needs more than {mebibytes(limits.memory_bytes)} of memory"
            return "figure-memory", message, "work on less data at a time"
        case OSError() if error.errno == errno.EFBIG:
            message = f"the script wrote or printed more than {mebibytes(limits.written_bytes)}"
            return "figure-output", message, "write and print less"
        case EOFError():
            advice = "nobody answers while a figure is drawn; write the value down"
        case ModuleNotFoundError():
            advice = "check the name; the course's own modules stand beside the script"
        case _:
            advice = ""
    return "figure-failed", name_and_words(error), advice


def explain_outcome(outcome: JobResult, folder: Path, limits: Limits) -> Remark:
    """Why a figure was not drawn whose process came to nothing."""
    return Remark(*_explain(outcome, limits), *find_traced_line(outcome.trace, folder))


def _explain(outcome: JobResult, limits: Limits) -> tuple[str, str, str]:
    match outcome.cause:
        case "late":
            message = f"the figure was not drawn within {limits.seconds:g} s"
            return "figure-hung", message, "look for an endless loop, or compute less at this line"
        case "exited":
            message = f"the script ended its process (status {outcome.detail}) before the figure was drawn"
            return "figure-exited", message, "return the facts instead"
    is_killed = outcome.detail == "SIGKILL"
    advice = "the system may be out of memory" if is_killed else "a library crashed under the script"
    return "figure-crashed", f"the script crashed with {outcome.detail}", advice


def mebibytes(count: int) -> str:
    """A size in words, such as ``16 MiB``."""
    return f"{count / 1024**2:g} MiB"


def told_once(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings in order; what several figures met at one place is told once, with the names of all."""
    kept: dict[tuple[Location, str, str], Diagnostic] = {}
    for one in sorted(set(found)):
        key = (one.location, one.rule, one.message)
        first = kept.setdefault(key, one)
        if first is not one:
            kept[key] = replace(first, help=f"{first.help}; {one.help.removeprefix('it ')}")
    return list(kept.values())


def tell_failure(root: Path, spec: FigureSpec, failure: Remark) -> Diagnostic:
    """A figure that was not drawn."""
    where, advice = failure.place(root, spec), failure.help
    if where.path != spec.path or not advice:
        advice = "; ".join(filter(None, [advice, f"it happened while '{spec.name}' was drawn"]))
    return Diagnostic(where, failure.rule, failure.message, advice)


def tell_warning(root: Path, spec: FigureSpec, warning: Remark) -> Diagnostic:
    """What was noticed while a figure was drawn: a warning of Python's, or text that is hard to read."""
    advice = warning.help or f"it came while '{spec.name}' was drawn; mend it, or silence it where it is meant"
    return Diagnostic(warning.place(root, spec), warning.rule, warning.message, advice)


def tell_stale(spec: FigureSpec) -> Diagnostic:
    """The kept drawing of a figure is not what its script draws now."""
    message = f"'{spec.name}' was drawn from something that has changed since, and that nobody could see it read"
    return Diagnostic(spec.location, "figure-stale", message)


def tell_difference(spec: FigureSpec, first: CachedFigure, second: CachedFigure) -> list[Diagnostic]:
    """Two drawings of one figure that differ."""
    names = sorted(first.facts.keys() | second.facts.keys())
    differing = [name for name in names if first.facts.get(name) != second.facts.get(name)]
    if not differing and (first.svg, first.data) == (second.svg, second.data):
        return []
    what = "its picture" if first.data == second.data else "what it hands to its script"
    what = f"its facts {', '.join(differing)}" if differing else what
    message = f"drawn twice, '{spec.name}' came out differently, in {what}"
    advice = "seed what is random, as in np.random.default_rng(0); use no clock, and sort sets before use"
    return [Diagnostic(spec.location, "figure-not-deterministic", message, advice)]


def tell_unkept(folder: str, error: OSError) -> Diagnostic:
    """Drawings that cannot be kept."""
    message = f"drawings cannot be kept: {error.strerror or error}"
    advice = "make the folder writable; until then every build draws them again"
    return Diagnostic(Location(folder), "figure-cache", message, advice)
