"""What a page claims of numbers, and what came of it."""

from dataclasses import dataclass
from typing import Literal

from clawdemy_site.diagnostics import Location

Relation = Literal["=", "≈"]
"""``=`` holds exactly, in prose at the digits written; ``≈`` at the digits written, trailing zeros not counted."""


@dataclass(frozen=True, slots=True)
class Term:
    """A piece of text that stands for a value: a number, or an expression.

    Attributes:
        text: As the author typed it.
        location: Where its first character stands.
    """

    text: str
    location: Location


@dataclass(frozen=True, slots=True)
class Claim:
    """``[written]{= expression}``: a number in prose, and the expression that it must agree with."""

    written: Term
    relation: Relation
    expression: Term


@dataclass(frozen=True, slots=True)
class Given:
    """``[60,000]{given: reason}``: a number that no sum can confirm, and where it comes from.

    Attributes:
        written: What stands in the brackets: one number, or words, code or a formula that hold some.
        reason: Why it stands, in plain words.
    """

    written: Term
    reason: Term


@dataclass(frozen=True, slots=True)
class Step:
    """One right-hand side of a worked sum.

    Attributes:
        relation: How it must agree with the sides before it.
        term: The side.
        is_shown: Whether the page shows it; one that it does not show stands behind ``#=``.
    """

    relation: Relation
    term: Term
    is_shown: bool = True


@dataclass(frozen=True, slots=True)
class Chain:
    """A worked sum: a left-hand side and one or more right-hand sides.

    Attributes:
        left: The left-hand side; a bare name is defined by the chain, for the rest of the page.
        steps: The right-hand sides in order; a chain that defines a name takes its value from the first.
        digits: Digits after the point that ``≈`` compares, where the fence says so; None where the number itself does.
    """

    left: Term
    steps: tuple[Step, ...]
    digits: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An expression whose value a page needs and does not write, such as the ``answer:`` of an exercise."""

    expression: Term


@dataclass(frozen=True, slots=True)
class Let:
    """A name that has another value from here on, whatever it was: no author writes this, an exercise is asked so.

    Attributes:
        name: The name.
        expression: Its value.
    """

    name: Term
    expression: Term


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """All claims of one page in order, which is the order in which names come to be defined.

    Attributes:
        path: The author's file; behind ``#`` a part of it that is worked out by itself.
        claims: Claims, chains and answers as they stand on the page.
        library: The course's library modules that are in scope, by name.
    """

    path: str
    claims: tuple[Claim | Chain | Answer | Let, ...] = ()
    library: tuple[str, ...] = ()
