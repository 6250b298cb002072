"""How precisely a number was written: what its last digit counts."""

import ast
import functools
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from clawdemy_site.numbers.expression import Expression, is_scale, read_expression
from clawdemy_site.numbers.model import SumError, unreadable

_SUFFIXES = {
    "_percent": (" %", Fraction(1, 100)),
    "_thousand": (" thousand", Fraction(10**3)),
    "_million": (" million", Fraction(10**6)),
    "_billion": (" billion", Fraction(10**9)),
}
_UP_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: number for number, word in enumerate(_UP_TO_TWENTY.split())} | {
    word: 10 * number for number, word in enumerate(_TENS.split(), 3)
}
_SPELT: dict[float, str] = {number: word for word, number in _WORDS.items()}


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it was written."""

    value: Fraction  # what it says, exactly
    unit: Fraction  # what its last digit counts: 1/1000 for ``0.547``, 100,000 for ``168.5 million``
    zeros: int = 0  # that end it, if it is written without a point; ``≈`` does not count them as digits
    factor: Fraction = Fraction(1)  # what the word or sign behind it multiplies by
    suffix: str = ""  # that word or sign, as it is written behind a number

    @property
    def is_bare_zero(self) -> bool:
        """Whether it is a 0 without decimals: it has no digit that could come of rounding."""
        return self.value == 0 and self.unit == self.factor

    def step(self, relation: str) -> Fraction:
        """What the last digit that counts stands for, under ``=`` or ``≈``."""
        return self.unit * 10**self.zeros if relation == "≈" else self.unit


WrittenValue: TypeAlias = Written | tuple["WrittenValue", ...]
"""A written number, or a list of them."""

MaybeWritten: TypeAlias = WrittenValue | None
"""Nothing for a sum that is no number by itself."""


@functools.lru_cache(maxsize=4096)
def read_written(text: str) -> tuple[Expression, MaybeWritten]:
    """Read what an author wrote as a number: the text as a sum, and its numbers with their precision.

    It is a number (``13,002``, ``−0.2``, ``98.7 %``, ``seven``), a list of numbers, ``true`` or ``false``, or a sum of
    numbers such as ``1/16``, which is as precise as can be and has no numbers; all else is a ``SumError``.
    """
    word = _WORDS.get(text.strip().lower())
    try:
        expression = read_expression(text if word is None else str(word))
    except SumError as error:
        raise unreadable(f"'{text}' is not written as a number: {error.message}", error.offset, error.advice) from None
    if expression.facts or expression.names - {"true", "false"}:
        message = f"'{text}' is not written as a number"
        raise unreadable(message, 0, "write the number in [ ] and the sum in { }")
    return expression, precision_of(expression)


def spell_word(text: str, value: object) -> str:
    """A whole number in words, begun as an author's word is begun; empty if either of the two is none."""
    word = _SPELT.get(value, "") if isinstance(value, int | float) else ""
    if text.strip().lower() not in _WORDS:
        return ""
    return word.capitalize() if text.strip()[0].isupper() else word


def precision_of(expression: Expression) -> MaybeWritten:
    """The written numbers of a sum that is nothing but a number or a list of numbers."""
    return _read(expression, expression.root)


def _read(expression: Expression, node: ast.expr) -> MaybeWritten:
    read: MaybeWritten = None
    match node:
        case ast.Constant():
            read = _read_digits(expression.written(node))
        case ast.UnaryOp(op=sign, operand=operand):
            read = _scaled(_read(expression, operand), Fraction(-1 if isinstance(sign, ast.USub) else 1))
        case ast.Subscript(value=value, slice=ast.Name(id=index) as scale) if is_scale(scale):
            suffix, factor = _SUFFIXES[index]
            read = _scaled(_read(expression, value), factor, suffix)
        case ast.BinOp(left=left, op=ast.Mult(), right=ast.BinOp(left=ast.Constant(value=10), op=ast.Pow()) as power):
            exponent = _whole(power.right)
            read = None if exponent is None else _scaled(_read(expression, left), Fraction(10) ** exponent)
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            items = [_read(expression, part) for part in parts]
            read = None if None in items else tuple(item for item in items if item is not None)
    return read


def _read_digits(digits: str) -> Written:
    exact = Decimal(digits)
    exponent = int(exact.as_tuple().exponent)
    mantissa = digits.lower().partition("e")[0]
    zeros = 0 if "." in mantissa or exact == 0 else len(mantissa) - len(mantissa.rstrip("0"))
    return Written(Fraction(exact), Fraction(10) ** exponent, zeros)


def _scaled(written: MaybeWritten, factor: Fraction, suffix: str = "") -> MaybeWritten:
    if not isinstance(written, Written):
        return None
    sized = abs(factor)
    return Written(
        written.value * factor,
        written.unit * sized,
        written.zeros,
        written.factor * sized if suffix else written.factor,
        suffix or written.suffix,
    )


def _whole(node: ast.expr) -> int | None:
    match node:
        case ast.Constant(value=int(value)) if value < 400:  # noqa: PLR2004 - beyond any float
            return value
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            below = _whole(operand)
            return None if below is None else -below
    return None
