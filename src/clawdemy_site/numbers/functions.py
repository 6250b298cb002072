"""The few functions that every course has, and how those of its own library are called, which may do anything."""

import decimal
import functools
import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from clawdemy_site.numbers.model import SumError, beyond
from clawdemy_site.numbers.values import Number, Value, ValueMistakeError, bounded, combine, kind, number_of
from clawdemy_site.sandbox.errors import RefusedError, find_own_line, name_and_words, own_words

CONSTANTS = MappingProxyType({"π": math.pi, "pi": math.pi, "e": math.e, "true": True, "false": False})
"""Names that stand for a value everywhere, unless a page defines them anew."""

Function = Callable[[Sequence[Value]], Value]


def _elementwise(function: Callable[[Number], Number]) -> Function:
    def apply(value: Value) -> Value:
        if isinstance(value, tuple):
            return tuple(apply(part) for part in value)
        try:
            return bounded(function(number_of(value)))
        except ValueError:
            raise ValueMistakeError(f"this has no real value at {value}") from None
        except OverflowError:
            raise ValueMistakeError("the result is too large") from None

    return lambda values: apply(_only(values))


def _only(values: Sequence[Value]) -> Value:
    if len(values) != 1:
        raise ValueMistakeError(f"this takes one value, not {len(values)}")
    return values[0]


def _items(values: Sequence[Value]) -> tuple[Value, ...]:
    """The items of a list, or the values themselves where several were given."""
    items = values[0] if len(values) == 1 and isinstance(values[0], tuple) else tuple(values)
    if not items:
        raise ValueMistakeError("this needs at least one number")
    return items


def _length(values: Sequence[Value]) -> Value:
    value = _only(values)
    if not isinstance(value, tuple):
        raise ValueMistakeError(f"{kind(value)} has no length")
    return len(value)


def _sum(values: Sequence[Value]) -> Value:
    items = _items(values)
    if isinstance(items[0], tuple):
        return functools.reduce(functools.partial(combine, "+"), items)
    addends = [number_of(item) for item in items]
    return bounded(sum(addends) if all(isinstance(item, int) for item in addends) else math.fsum(addends))


def _round(values: Sequence[Value]) -> Value:
    """Round to some decimals, halves away from 0, as people do by hand."""
    value, digits = (*values, 0)[:2] if values else (0, None)
    if len(values) > 2 or not isinstance(digits, int) or not 0 <= digits <= 15:  # noqa: PLR2004 - digits of a float
        raise ValueMistakeError("this takes a number and how many decimals to keep, 0 to 15")
    if isinstance(value, tuple):
        return tuple(_round((part, digits)) for part in value)
    exact = decimal.Decimal(repr(number_of(value)))
    with decimal.localcontext(prec=400):
        kept = exact.quantize(decimal.Decimal(1).scaleb(-digits), decimal.ROUND_HALF_UP)
    return float(kept) if digits else int(kept)


FUNCTIONS: MappingProxyType[str, Function] = MappingProxyType(
    {
        "abs": _elementwise(abs),
        "exp": _elementwise(math.exp),
        "len": _length,
        "ln": _elementwise(math.log),
        "max": lambda values: max(map(number_of, _items(values))),
        "mean": lambda values: bounded(statistics.fmean(map(number_of, _items(values)))),
        "min": lambda values: min(map(number_of, _items(values))),
        "product": lambda values: functools.reduce(functools.partial(combine, "*"), _items(values)),
        "round": _round,
        "sqrt": _elementwise(math.sqrt),
        "sum": _sum,
    }
)
"""By name; a library's function of the same name goes before."""


def call(function: Any, arguments: Sequence[Any], by_name: Mapping[str, Any]) -> Any:
    """Call a function of the library, whatever it may raise.

    That becomes a ``SumError``: ``number-failed`` with what it said and where, or ``number-limit`` for memory.
    """
    try:
        return function(*arguments, **by_name)
    except MemoryError:
        raise beyond("this needs too much memory", advice="work on less data at a time") from None
    except BaseException as error:  # noqa: BLE001 - authors' functions raise anything
        advice = error.advice if isinstance(error, RefusedError) else _place(error, function)
        raise SumError("number-failed", reason(error), advice) from None


def reason(error: BaseException) -> str:
    """What an author's code said when it failed, on one line."""
    text = own_words(error)
    if isinstance(error, SystemExit):
        return f"it asked to exit ({text})"
    if isinstance(error, ValueError | TypeError | RefusedError) and text:
        return text
    return name_and_words(error)


def _place(error: BaseException, function: Any) -> str:
    """Which line of the library an exception came from: the deepest in the folder of the function that was called."""
    folder = Path(getattr(getattr(function, "__code__", None), "co_filename", "")).parent
    path, line = find_own_line(error, folder)
    return f"it was raised at line {line} of {Path(path).name}" if path else ""
