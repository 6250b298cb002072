"""What can be wrong with one sum, before anybody knows on which line it stands."""

from typing import Any, Self

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.numbers.model import Term


class SumError(Exception):
    """A sum that cannot be read or worked out. It never leaves this room: it becomes a diagnostic or a kept value.

    It has a diagnostic's rule, message and advice, and the offset in the sum's text, in characters from 0.
    """

    def __init__(self, rule: str, message: str, advice: str = "", offset: int = 0) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.advice = advice
        self.offset = offset

    def to_plain(self) -> list[Any]:
        """The mistake as values for JSON."""
        return [self.rule, self.message, self.advice, self.offset]

    @classmethod
    def from_plain(cls, plain: list[Any]) -> Self:
        """The mistake that ``to_plain`` gave."""
        return cls(*plain)

    def moved(self, offset: int, before: str = "") -> "SumError":
        """The same mistake at another place, with something before its message."""
        rule, message, advice, _ = self.to_plain()
        return SumError(rule, before + message, advice, offset)

    def at(self, term: Term) -> Diagnostic:
        """The mistake as a finding in an author's file."""
        rule, message, advice, offset = self.to_plain()
        where = Location(term.location.path, term.location.line, term.location.column + offset)
        return Diagnostic(where, rule, message, advice)


def unreadable(message: str, offset: int, advice: str = "") -> SumError:
    """A sum that does not follow the language."""
    return SumError("number-syntax", message, advice, offset)


def beyond(message: str, offset: int = 0, advice: str = "work it out in a function of the library") -> SumError:
    """A sum that goes beyond a bound."""
    return SumError("number-limit", message, advice, offset)
