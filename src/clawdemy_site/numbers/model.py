"""What a page claims of numbers, and what came of it."""

from dataclasses import dataclass
from typing import Literal

from clawdemy_site.diagnostics import Location

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
