"""What a sum can come to, and how two such values are added, compared and bounded.

Values are plain: what a library's function returns is turned into numbers and tuples of numbers as soon as a sum works
with it, so that a sum means the same with and without numpy.
"""

import itertools
import math
import numbers
import operator
from collections.abc import Callable
from typing import Any, TypeAlias

from clawdemy_site.numbers.model import beyond

Number: TypeAlias = int | float
Value: TypeAlias = bool | int | float | str | tuple["Value", ...]
"""A truth value, a number, a text (a figure's fact may be one), or a list of values, nested for a matrix."""

_MOST_NUMBERS = 100_000
_MOST_BITS = 1_000  # what still becomes a float
_DEEPEST = 8
_NEAR = 1e-9
NOISE = 1e-14
"""What binary arithmetic may add to a number in a few operations, as a share of it."""


class ValueMistakeError(Exception):
    """Values that do not go together; the message says why."""


def to_plain(value: Any) -> Value:
    """A value as plain Python numbers and tuples.

    What is no value, or no finite number, is a ``ValueMistakeError``; too many or too large numbers are a ``SumError``.
    """
    return _plain(value, itertools.count(1), 0)


def _plain(value: Any, counter: "itertools.count[int]", depth: int) -> Value:
    # Duck typing: importing numpy to recognise its values would cost every build its start.
    if hasattr(value, "tolist") and not isinstance(value, type):
        if value.size > _MOST_NUMBERS:
            raise beyond(f"a value of more than {_MOST_NUMBERS:,} numbers")
        value = value.tolist()
    match value:
        case bool() | str():
            return value
        case int() | float() | numbers.Real():
            if next(counter) > _MOST_NUMBERS:
                raise beyond(f"a value of more than {_MOST_NUMBERS:,} numbers")
            return bounded(int(value) if isinstance(value, int) else float(value))
        case list() | tuple() if depth < _DEEPEST:
            return tuple(_plain(part, counter, depth + 1) for part in value)
    raise ValueMistakeError(f"{kind(value)} is no number")


def bounded(number: Number) -> Number:
    """A number, if it is one, finite (else a ``ValueMistakeError``) and not too large (else a ``SumError``)."""
    if isinstance(number, int):
        if number.bit_length() > _MOST_BITS:
            raise beyond("a number of more than 300 digits")
    elif not math.isfinite(number):
        raise ValueMistakeError("the result is not a number" if math.isnan(number) else "the result is too large")
    return number


def kind(value: Any) -> str:
    """What a value is, in words: ``a list of 3``, ``a text``, ``a function``."""
    match value:
        case bool():
            return "a truth value"
        case int() | float():
            return "a number"
        case str():
            return "a text"
        case list() | tuple():
            return f"a list of {len(value)}"
    shape = getattr(value, "shape", None)
    if isinstance(shape, tuple):
        return f"a list of {' × '.join(map(str, shape))}" if shape else "a number"
    return "a function" if callable(value) else f"a {type(value).__name__}"


def combine(sign: str, left: Value, right: Value) -> Value:
    """Add, subtract, multiply, divide or raise, element by element where one or both are lists.

    A ``ValueMistakeError`` says that the two do not go together, or give no real number; a ``SumError``, one too large.
    """
    if isinstance(left, tuple) and isinstance(right, tuple):
        if len(left) != len(right):
            raise ValueMistakeError(f"{kind(left)} and {kind(right)} do not go together")
        return tuple(combine(sign, a, b) for a, b in zip(left, right, strict=True))
    if isinstance(left, tuple):
        return tuple(combine(sign, part, right) for part in left)
    if isinstance(right, tuple):
        return tuple(combine(sign, left, part) for part in right)
    return _combine_numbers(sign, number_of(left), number_of(right))


def number_of(value: Value) -> Number:
    """The number that a value is, or a ``ValueMistakeError``."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueMistakeError(f"{kind(value)} is no number")
    return value


def _combine_numbers(sign: str, left: Number, right: Number) -> Number:
    try:
        result = _SIGNS[sign](left, right)
    except ZeroDivisionError:
        raise ValueMistakeError("this divides by 0") from None
    except OverflowError:
        raise beyond("the result is too large") from None
    if isinstance(result, complex):
        raise ValueMistakeError("a power of a negative number is no real number here")
    return bounded(result)


def _divide(left: Number, right: Number) -> Number:
    if isinstance(left, int) and isinstance(right, int) and right and left % right == 0:
        return left // right
    return left / right


def _raise(base: Number, exponent: Number) -> Any:
    is_whole = isinstance(base, int) and isinstance(exponent, int)
    if is_whole and abs(exponent) * base.bit_length() > _MOST_BITS:  # type: ignore[union-attr] # known int here
        raise beyond("this power is too large")
    return base**exponent


_SIGNS: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": _divide,
    "**": _raise,
}


def largest(value: Any) -> float:
    """The largest size among the numbers in a value, or in what a function is given; 0 for what holds none."""
    if isinstance(value, list | tuple):
        return max(map(largest, value), default=0.0)
    return float(abs(value)) if isinstance(value, int | float) and not isinstance(value, bool) else 0.0


def count(value: Value) -> int:
    """How many numbers a value holds."""
    return sum(map(count, value)) if isinstance(value, tuple) else 1


def combined_noise(sign: str, values: tuple[Value, Value], noises: tuple[float, float], result: Value) -> float:
    """How far the result of ``combine`` may be from the exact one, where each side may be off by its noise."""
    left, right = map(largest, values)
    match sign:
        case "*":
            noise = noises[0] * right + noises[1] * left
        case "/":
            noise = (noises[0] + noises[1] * largest(result)) / right
        case "**":
            noise = largest(result) * (right * noises[0] / left if left else 0.0)
        case _:
            noise = sum(noises)
    return noise + NOISE * largest(result)


def are_equal(left: Value, right: Value, noise: float = 0.0) -> bool:
    """Whether two values are the same, up to what binary arithmetic does to decimals, or to a noise in either."""
    if isinstance(left, tuple) and isinstance(right, tuple):
        return len(left) == len(right) and all(are_equal(a, b, noise) for a, b in zip(left, right, strict=True))
    match left, right:
        case (bool(), bool()) | (str(), str()):
            return left == right
        case (bool() | str() | tuple(), _) | (_, bool() | str() | tuple()):
            return False
        case int(), int():
            return left == right
        case _:
            return abs(left - right) <= max(_NEAR * max(largest(left), largest(right)), noise)
