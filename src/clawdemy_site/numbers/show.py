"""Values as text: in messages and for readers, and in the spelling and precision of a number that an author wrote.

What a message proposes instead of a wrong number, and what an exercise shows when it is asked with other numbers, come
from here.
"""

import decimal
import functools
import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from clawdemy_site.numbers.expression import Written, WrittenValue, read_written, spell_word
from clawdemy_site.numbers.model import Relation
from clawdemy_site.numbers.spelling import MINUS
from clawdemy_site.numbers.values import Number, Value

_TRUSTED = 12  # significant digits; further ones are what binary arithmetic made of a decimal
_SHOWN = 6
_MOST_ITEMS = 12

_CONTEXT = decimal.Context(prec=400)  # digits enough for every number that is let through
_SMALLEST, _LARGEST = -7, 15  # powers of ten between which a number is written out

MORE = 2
"""Digits that a message shows beyond those that were compared."""

_SHORT = 9  # significant digits of a value that was given; one that was computed has 12 or ends early
_MOST_DECIMALS = 6
_MOST_MORE = 3  # digits after the point beyond those written
_SLACK = 1e-9  # what binary arithmetic may add to a logarithm


def show(value: Value, decimals: int | None = None) -> str:
    """A value as a reader writes it: ``13,002``, ``−0.2``, ``0.547357…``, ``(0.4, 0)``, ``true``.

    So many digits stand after the point, by default six significant ones; an ellipsis says that more follow.
    """
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case tuple():
            shown = [show(part, decimals) for part in value[:_MOST_ITEMS]]
            more = [f"… {len(value)} in all"] if len(value) > _MOST_ITEMS else []
            return f"({', '.join(shown + more)})"
    return show_number(value, decimals)


def show_number(number: Number, decimals: int | None = None) -> str:
    """A number as a reader writes it; see ``show``."""
    exact = decimal_of(number)
    if exact == 0:
        return "0"
    power = exact.adjusted()
    if isinstance(number, float) and not _SMALLEST < power < _LARGEST:
        return f"{number:.6g}".replace("-", MINUS)
    if decimals is None:
        decimals = max(0, _SHOWN - 1 - power)
    kept = exact.quantize(Decimal(1).scaleb(-decimals), decimal.ROUND_DOWN, _CONTEXT)
    if isinstance(number, int) or kept == exact:
        return spell(exact)
    return spell(kept, decimals) + "…"


def decimal_of(number: Number) -> Decimal:
    """A number as a decimal, without the noise that binary arithmetic leaves in a float's last digits."""
    if isinstance(number, int):
        return Decimal(number)
    return decimal.Context(prec=_TRUSTED).create_decimal(repr(number))


def spell(number: Decimal, decimals: int | None = None) -> str:
    """A decimal in a reader's spelling, commas between thousands, with so many digits after the point, or all."""
    if decimals is None:
        number = number.normalize(_CONTEXT)
        decimals = max(0, -int(number.as_tuple().exponent))
    text = f"{number.quantize(Decimal(1).scaleb(-decimals), decimal.ROUND_HALF_UP, _CONTEXT):,f}"
    return text.replace("-", MINUS)


def rewrite(text: str, base: Value, value: Value, relation: Relation) -> str:
    """Write a value as another one is written: ``0.547`` makes ``0.310``, ``6`` makes ``7``, ``six`` ``seven``.

    A number that says its value (``base``) exactly goes on to do so: where ``2`` stands for 2, 2.5 is written ``2.5``.
    Behind ``≈`` nothing is written out to its last digit. The text is empty where what is written is no pattern for
    the value, as ``1/16``, or a list for a number; what is no number at all is a ``SumError``.
    """
    if isinstance(value, str | bool):
        return show(value)
    written = read_written(text)[1]
    if written is None:
        return ""
    return spell_word(text, value) or in_style(text, _write(written, base, value, relation))


def is_exact(text: str, value: Value) -> bool:
    """Whether a written number, or a list of them (else a ``SumError``), says a value to its last digit."""
    if isinstance(value, str | bool):
        return text == show(value)
    written = read_written(text)[1]
    return written is not None and _says(written, value)


def spell_to(value: Number, decimals: int) -> str:
    """A number with so many digits after the point."""
    text = spell(decimal_of(value), decimals)
    return text if text.strip(f"{MINUS}0.") else text.lstrip(MINUS)


def decimals_within(distance: float) -> int:
    """How many digits after the point keep a rounded number within a distance from its value; as if for 0.5 from 0."""
    return max(0, math.ceil(-math.log10(2 * distance) - _SLACK)) if distance > 0 else 0


def decimals_for(values: Sequence[Number]) -> int | None:
    """How many digits after the point write all of some numbers exactly; nothing if one takes too many."""
    needed = [_exact_decimals(decimal_of(value)) for value in values]
    return None if None in needed else max((one for one in needed if one is not None), default=0)


def fit(written: WrittenValue, value: Value, relation: Relation) -> tuple[str, str, Fraction] | None:
    """The value at the digits written and some more, the same as it could be written, and the finest unit.

    Nothing if the value has another shape than what is written.
    """
    if isinstance(written, tuple):
        if not isinstance(value, tuple) or len(value) != len(written):
            return None
        parts = [fit(one, other, relation) for one, other in zip(written, value, strict=True)]
        sound = [part for part in parts if part is not None]
        if len(sound) < len(parts):
            return None
        texts, mended, units = zip(*sound, strict=True)
        return f"({', '.join(texts)})", f"({', '.join(mended)})", min(units)
    if isinstance(value, tuple | str | bool):
        return None
    if written.is_bare_zero and relation == "=":
        exact = show_number(value)
        return exact, "" if "…" in exact else exact, written.unit
    step = written.step(relation) / written.factor
    scaled = value if written.factor == 1 else float(Fraction(value) / written.factor)
    shown = show_number(scaled, decimals_of(step) + MORE) + written.suffix
    return shown, _mend(value, written, step), written.step(relation)


def decimals_of(step: Fraction) -> int:
    """How many digits after the point a power of ten has."""
    return max(0, len(str(step.denominator)) - 1)


def in_style(text: str, mended: str) -> str:
    """What could be written, with the author's own minus and bracket."""
    if "-" in text:
        mended = mended.replace("−", "-")
    return f"[{mended[1:-1]}]" if text.startswith("[") and mended.startswith("(") else mended


def _mend(value: Number, written: Written, step: Fraction) -> str:
    unit = _decimal(step)
    units = _CONTEXT.divide(_scaled(value, written), unit).quantize(Decimal(1), decimal.ROUND_HALF_UP, _CONTEXT)
    rounded = _CONTEXT.multiply(units, unit) if units else Decimal(0)  # no minus before 0
    return spell(rounded, decimals_of(written.unit / written.factor)) + written.suffix


def _write(written: WrittenValue, base: Value, value: Value, relation: Relation) -> str:
    """A value at the digits written, or at as many as it has where the base has no more than are written."""
    if isinstance(written, tuple):
        if not isinstance(value, tuple) or not isinstance(base, tuple) or not len(written) == len(value) == len(base):
            return ""
        parts = [_write(*three, relation) for three in zip(written, base, value, strict=True)]
        return f"({', '.join(parts)})" if all(parts) else ""
    if isinstance(value, tuple | str | bool):
        return ""
    if written.is_bare_zero and relation == "=":
        exact = show_number(value)
        return "" if "…" in exact else exact
    if relation == "=" and _says(written, base):
        scaled = _scaled(value, written)
        decimals = decimals_of(written.unit / written.factor)
        needed = _exact_decimals(scaled)
        if needed is not None and needed <= decimals + _MOST_MORE:
            return spell(scaled, max(needed, decimals)) + written.suffix
    text = _mend(value, written, written.step(relation) / written.factor)
    is_lost = relation == "=" and value and text == f"0{written.suffix}"
    return "" if is_lost else text


def _says(written: WrittenValue, value: Value) -> bool:
    if isinstance(written, tuple) or isinstance(value, tuple):
        if not isinstance(written, tuple) or not isinstance(value, tuple) or len(written) != len(value):
            return False
        return all(_says(one, other) for one, other in zip(written, value, strict=True))
    return not isinstance(value, str) and Fraction(decimal_of(value)) == written.value


def _exact_decimals(number: Decimal) -> int | None:
    """How many digits after the point a number has; nothing for one that looks as if it were rounded."""
    exact = number.normalize(_CONTEXT)
    decimals = max(0, -int(exact.as_tuple().exponent))
    return None if decimals and (decimals > _MOST_DECIMALS or len(exact.as_tuple().digits) > _SHORT) else decimals


def _scaled(value: Number, written: Written) -> Decimal:
    """A value in what the word or sign behind the number counts."""
    return _CONTEXT.divide(decimal_of(value), _decimal(written.factor))


@functools.lru_cache(maxsize=256)
def _decimal(power: Fraction) -> Decimal:
    """A power of ten as a decimal."""
    return _CONTEXT.divide(Decimal(power.numerator), Decimal(power.denominator))
