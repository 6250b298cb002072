"""Marked numbers in blanks: what the scan and the renderer both ask of them."""

from fractions import Fraction

from clawdemy_site.markdown.number_marks import NUMBER_HEAD, NumberMark, read_mark
from clawdemy_site.numbers.mistakes import SumError
from clawdemy_site.numbers.written import Written, read_written


def read_number(mark: NumberMark) -> tuple[float, float] | None:
    """The number in a blank and how far from it is still right, or None if it is no plain number.

    Half a unit of the last digit written is right, as in every marked number; zeros that end a round one are no digits.
    """
    try:
        written = read_written(mark.written)[1]
    except SumError:
        return None
    if not isinstance(written, Written) or written.suffix:
        return None
    exact = written.is_bare_zero and mark.sign == "="
    within = Fraction(0) if exact else written.step("≈" if mark.sign == "≈" else "=") / 2
    return float(written.value), float(within)


def sole_mark(body: str) -> NumberMark | None:
    """The marked number that a blank consists of, or None."""
    head = NUMBER_HEAD.match(body.strip())
    mark = read_mark(body.strip(), head) if head else None
    return mark if isinstance(mark, NumberMark) and mark.end == len(body.strip()) else None
