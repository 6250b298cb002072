"""Worked sums: lines in which one side follows from the other.

A line holds a left-hand side and one or more right-hand sides, each behind ``=`` or ``≈``; a line that begins with one
of the two goes on with the sum above it. What follows ``#`` is a comment; a blank line ends a sum.
"""

import re
from dataclasses import dataclass

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.numbers.model import Chain, Relation, Step, Term

_SIDE = re.compile(r"(?P<kept>[<>!]=|==)|(?P<relation>[=≈])|(?P<open>[(\[])|(?P<close>[)\]])")
_MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class WorkedSide:
    """One side of a sum as it stands in a line.

    Attributes:
        relation: What stands before it; nothing for a left-hand side.
        text: The sum, without spaces around it; empty if it is missing.
        offset: Where it begins in the line, in characters from 0; if it is missing, where its relation stands.
        sign: Where its relation stands; 0 for a left-hand side.
    """

    relation: Relation | None
    text: str
    offset: int
    sign: int = 0


@dataclass(frozen=True, slots=True)
class WorkedLine:
    """One line of a worked fence.

    Attributes:
        sides: What stands before, between and behind the relations; none in a blank line or one of comment only.
        comment: What follows ``#``, without spaces around it.
    """

    sides: tuple[WorkedSide, ...]
    comment: str = ""


def split_lines(text: str) -> tuple[WorkedLine, ...]:
    """The lines of a worked fence, taken apart and not judged."""
    return tuple(map(_split_line, text.split("\n")))


def parse_worked(
    text: str, path: str, first_line: int, first_column: int = 1, digits: int | None = None
) -> tuple[tuple[Chain, ...], list[Diagnostic]]:
    """Read the sums of a worked fence.

    Args:
        text: What stands inside the fence, without what indents the fence as a whole.
        path: The author's file, POSIX, relative to the project's root.
        first_line: Its line in that file, from 1.
        first_column: The column at which the text's lines begin, from 1.
        digits: Digits after the point that ``≈`` compares, where the fence says so.

    Returns:
        The sums in order, and a ``number-syntax`` for each line that is none.
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
    sums, hash_sign, comment = line.partition("#")
    ends: list[tuple[int, Relation | None]] = [(0, None)]
    depth = 0
    for match in _SIDE.finditer(sums):
        depth += bool(match["open"]) - bool(match["close"])
        if match["relation"] and depth <= 0:
            ends.append((match.start(), "=" if match["relation"] == "=" else "≈"))
    sides = []
    for (start, relation), stop in zip(ends, [*(end for end, _ in ends[1:]), len(sums)], strict=True):
        piece = sums[start + (relation is not None) : stop]
        text = piece.strip()
        offset = stop - len(piece.lstrip()) if text else start
        sides.append(WorkedSide(relation, text, offset, start))
    is_blank = len(sides) == 1 and not sides[0].text
    return WorkedLine(() if is_blank else tuple(sides), comment.strip() if hash_sign else "")


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
        """Read one line."""
        if not line.sides:
            if not line.comment:
                self.end_sum()
            return
        first, *rest = line.sides
        if first.text or not rest:
            self.end_sum()
            self._left = self._term(first, start)
        elif self._left is None and not self._is_lost:
            message = f"nothing stands before '{rest[0].relation}'"
            self._complain(rest[0], start, message, "a line that begins so goes on with the sum right above it")
            self._is_lost = True
        for side in rest:
            if side.relation is None or not side.text:
                self._complain(side, start, f"nothing follows '{side.relation}'", "write a number or a sum behind it")
                self._is_lost = True
            else:
                self._steps.append(Step(side.relation, self._term(side, start)))

    def end_sum(self) -> None:
        """End the sum that is being read."""
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

    def _term(self, side: WorkedSide, start: Location) -> Term:
        return Term(side.text, Location(self._path, start.line, start.column + side.offset))

    def _complain(self, side: WorkedSide, start: Location, message: str, advice: str) -> None:
        where = Location(self._path, start.line, start.column + side.sign)
        self.found.append(Diagnostic(where, "number-syntax", message, advice))
