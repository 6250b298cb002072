"""Values as text: in messages, and for readers who ask what a number was computed to be."""

import decimal
from decimal import Decimal

from clawdemy_site.numbers.spelling import MINUS
from clawdemy_site.numbers.values import Number, Value

_TRUSTED = 12  # significant digits; further ones are what binary arithmetic made of a decimal
_SHOWN = 6
_MOST_ITEMS = 12
CONTEXT = decimal.Context(prec=400)
"""Digits enough for every number that is let through."""

_SMALLEST, _LARGEST = -7, 15  # powers of ten between which a number is written out


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
    kept = exact.quantize(Decimal(1).scaleb(-decimals), decimal.ROUND_DOWN, CONTEXT)
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
        number = number.normalize(CONTEXT)
        decimals = max(0, -int(number.as_tuple().exponent))
    text = f"{number.quantize(Decimal(1).scaleb(-decimals), decimal.ROUND_HALF_UP, CONTEXT):,f}"
    return text.replace("-", MINUS)
