"""What a page claims of numbers, what came of it, and what can be wrong with one sum before its line is known."""

from dataclasses import dataclass
from typing import Any, Literal

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.sandbox.errors import FaultError

Relation = Literal["=", "≈"]
"""``=`` holds exactly, in prose at the digits written; ``≈`` at the digits written, trailing zeros not counted."""


@dataclass(frozen=True, slots=True)
class Term:
    """A piece of text as the author typed it that stands for a value: a number, or an expression."""

    text: str
    location: Location  # where its first character stands


@dataclass(frozen=True, slots=True)
class Claim:
    """``[written]{= expression}``: a number in prose, and the expression that it must agree with."""

    written: Term
    relation: Relation
    expression: Term


@dataclass(frozen=True, slots=True)
class Given:
    """``[60,000]{given: reason}``: a number that no sum can confirm, and where it comes from."""

    written: Term  # one number, or words, code or a formula that hold some
    reason: Term  # why it stands, in plain words


@dataclass(frozen=True, slots=True)
class Step:
    """One right-hand side of a worked sum."""

    relation: Relation  # how it must agree with the sides before it
    term: Term
    is_shown: bool = True  # one that the page does not show stands behind ``#=``


@dataclass(frozen=True, slots=True)
class Chain:
    """A worked sum: a left-hand side and one or more right-hand sides in order.

    A bare name on the left is defined for the rest of the page, with the value of the first right-hand side.
    """

    left: Term
    steps: tuple[Step, ...]
    digits: int | None = None  # after the point, that ``≈`` compares; None where the number itself says so


@dataclass(frozen=True, slots=True)
class Answer:
    """An expression whose value a page needs and does not write, such as the ``answer:`` of an exercise."""

    expression: Term


@dataclass(frozen=True, slots=True)
class Let:
    """A name that has another value from here on, whatever it was: no author writes this, an exercise is asked so."""

    name: Term
    expression: Term


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """All claims of one page in order, which is the order in which names come to be defined."""

    path: str  # the author's file; behind ``#`` a part of it that is worked out by itself
    claims: tuple[Claim | Chain | Answer | Let, ...] = ()
    library: tuple[str, ...] = ()  # the course's library modules that are in scope, by name


class SumError(FaultError):
    """A sum that cannot be read or worked out. It never leaves this room: it becomes a diagnostic or a kept value.

    It has a diagnostic's rule, message and advice, and the offset in the sum's text, in characters from 0.
    """

    def __init__(self, rule: str, message: str, advice: str = "", offset: int = 0) -> None:
        super().__init__(rule, message, advice)
        self.message = message
        self.offset = offset

    def to_plain(self) -> list[Any]:
        """What makes it again, as values for JSON."""
        return [self.rule, self.message, self.advice, self.offset]

    def moved(self, offset: int, before: str = "") -> "SumError":
        """The same mistake at another place, with something before its message."""
        return SumError(self.rule, before + self.message, self.advice, offset)

    def at(self, term: Term) -> Diagnostic:
        """The mistake as a finding in an author's file."""
        where = Location(term.location.path, term.location.line, term.location.column + self.offset)
        return Diagnostic(where, self.rule, self.message, self.advice)


def unreadable(message: str, offset: int, advice: str = "") -> SumError:
    """A sum that does not follow the language."""
    return SumError("number-syntax", message, advice, offset)


def beyond(message: str, offset: int = 0, advice: str = "work it out in a function of the library") -> SumError:
    """A sum that goes beyond a bound."""
    return SumError("number-limit", message, advice, offset)
