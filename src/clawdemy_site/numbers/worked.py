"""Worked sums: lines in which one side follows from the other.

A line holds a left-hand side and one or more right-hand sides, each behind ``=`` or ``≈``; a line that begins with one
of the two goes on with the sum above it. What follows ``#`` is a comment; a blank line ends a sum.

What follows ``#=``, without a space between the two, is one more right-hand side, checked and not shown: it ties a line
of plain arithmetic to the library or to a figure's fact. A line may hold such sides and a comment, in any order.
"""

import re
from dataclasses import dataclass

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.numbers.model import Chain, Relation, Step, Term

_SIDE = re.compile(r"(?P<kept>[<>!]=|==)|(?P<relation>[=≈])|(?P<open>[(\[])|(?P<close>[)\]])")
_MOST_LINES = 200

SILENT = "#="
"""What stands before a side that is checked and not shown."""


@dataclass(frozen=True, slots=True)
class WorkedSide:
    """One side of a sum as it stands in a line, places in characters from 0."""

    relation: Relation | None  # what stands before it; None for a left-hand side
    text: str  # without spaces around it; empty if it is missing
    offset: int  # where it begins; if it is missing, where its relation stands
    sign: int = 0  # where its relation stands


@dataclass(frozen=True, slots=True)
class WorkedLine:
    """One line of a worked fence."""

    sides: tuple[WorkedSide, ...]  # none in a line that shows no sum
    comment: str = ""  # what follows ``#``, without spaces around it
    silent: tuple[WorkedSide, ...] = ()  # behind ``#=``: checked and not shown


def split_lines(text: str) -> tuple[WorkedLine, ...]:
    """The lines of a worked fence, taken apart and not judged."""
    return tuple(map(_split_line, text.split("\n")))


def parse_worked(
    text: str, path: str, first_line: int, first_column: int = 1, digits: int | None = None
) -> tuple[tuple[Chain, ...], list[Diagnostic]]:
    """Read the sums of a worked fence, with a ``number-syntax`` for each line that is none.

    The text comes without what indents the fence as a whole; line and column, from 1, are where it begins in a file at
    a POSIX path relative to the root. So many digits after the point are what ``≈`` compares, where the fence says so.
    """
    reader = _Reader(path, digits)
    lines = split_lines(text)
    for number, line in enumerate(lines[:_MOST_LINES]):
        reader.take(line, Location(path, first_line + number, first_column))
    if len(lines) > _MOST_LINES:
        where = Location(path, first_line + _MOST_LINES, first_column)
        message = f"a worked sum has {len(lines)} lines, and {_MOST_LINES} are the most"
        reader.found.append(Diagnostic(where, "number-limit", message, "split it into several fences"))
    reader.end_sum()
    return tuple(reader.chains), reader.found


def _split_line(line: str) -> WorkedLine:
    sums, *asides = line.split("#")
    ends: list[tuple[int, Relation | None]] = [(0, None)]
    depth = 0
    for match in _SIDE.finditer(sums):
        depth += bool(match["open"]) - bool(match["close"])
        if match["relation"] and depth <= 0:
            ends.append((match.start(), "=" if match["relation"] == "=" else "≈"))
    stops = [*(end for end, _ in ends[1:]), len(sums)]
    sides = [
        _side(line, relation, start, start + (relation is not None), stop)
        for (start, relation), stop in zip(ends, stops, strict=True)
    ]
    silent: list[WorkedSide] = []
    sign = len(sums)
    for aside in asides:
        stop = sign + 1 + len(aside)
        if aside.startswith("="):
            silent.append(_side(line, "=", sign, sign + len(SILENT), stop))
        sign = stop
    comment = "#".join(aside for aside in asides if not aside.startswith("=")).strip()
    is_blank = len(sides) == 1 and not sides[0].text
    return WorkedLine(() if is_blank else tuple(sides), comment, tuple(silent))


def _side(line: str, relation: Relation | None, sign: int, start: int, stop: int) -> WorkedSide:
    """The side between two places of a line, behind a sign."""
    text = line[start:stop].strip()
    return WorkedSide(relation, text, stop - len(line[start:stop].lstrip()) if text else sign, sign)


class _Reader:
    """Puts lines together to sums."""

    def __init__(self, path: str, digits: int | None) -> None:
        self.chains: list[Chain] = []
        self.found: list[Diagnostic] = []
        self._path = path
        self._digits = digits
        self._left: Term | None = None
        self._steps: list[Step] = []
        self._is_lost = False  # the sum above was wrong, so what goes on with it is told no second time

    def take(self, line: WorkedLine, start: Location) -> None:
        rest = [(side, side.relation or "") for side in line.sides[1:]] + [(side, SILENT) for side in line.silent]
        if line.sides and line.sides[0].text:
            self.end_sum()
            self._left = self._term(line.sides[0], start)
        elif not rest:
            if not line.comment:
                self.end_sum()
        elif self._left is None and not self._is_lost:
            side, sign = rest[0]
            advice = "a line that begins so goes on with the sum right above it"
            self._complain(side, start, f"nothing stands before '{sign}'", advice)
            self._is_lost = True
        for side, sign in rest:
            self._go_on(side, sign, start)

    def end_sum(self) -> None:
        left, steps = self._left, tuple(self._steps)
        if left is not None and steps:
            self.chains.append(Chain(left, steps, self._digits))
        elif left is not None and not self._is_lost:
            message, advice = (
                "nothing is said of this sum",
                "write = or ≈ and a number behind it, or # before a comment",
            )
            self.found.append(Diagnostic(left.location, "number-syntax", message, advice))
        self._left, self._steps, self._is_lost = None, [], False

    def _go_on(self, side: WorkedSide, sign: str, start: Location) -> None:
        if side.relation is None or not side.text:
            self._complain(side, start, f"nothing follows '{sign}'", "write a number or a sum behind it")
            self._is_lost = True
        else:
            self._steps.append(Step(side.relation, self._term(side, start), is_shown=sign != SILENT))

    def _term(self, side: WorkedSide, start: Location) -> Term:
        return Term(side.text, Location(self._path, start.line, start.column + side.offset))

    def _complain(self, side: WorkedSide, start: Location, message: str, advice: str) -> None:
        where = Location(self._path, start.line, start.column + side.sign)
        self.found.append(Diagnostic(where, "number-syntax", message, advice))
