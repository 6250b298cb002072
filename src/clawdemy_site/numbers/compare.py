"""Whether a number that is written agrees with the value that it stands for, and at which precision."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from clawdemy_site.numbers.evaluate import evaluate
from clawdemy_site.numbers.expression import read_expression
from clawdemy_site.numbers.mistakes import unreadable
from clawdemy_site.numbers.model import Relation
from clawdemy_site.numbers.rewrite import MORE, decimals_of, fit, in_style
from clawdemy_site.numbers.scope import Scope, Worked
from clawdemy_site.numbers.show import show, show_number
from clawdemy_site.numbers.values import Value, are_equal, kind
from clawdemy_site.numbers.written import Written, WrittenValue, precision_of, read_written

_TIE = Fraction(1, 10**9)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of comparing what is written with a value."""

    agrees: bool
    written: str
    value: str  # as text with the digits that matter
    precision: str  # how the two were compared: ``compared at 3 decimals``
    mended: str = ""  # what could be written instead; empty where that is not plain
    said: str = ""  # the value of what is written, where that is a sum


def compare_written(text: str, worked: Worked, relation: Relation) -> Verdict:
    """Compare a number in prose with its value.

    ``=`` holds within half a unit of the last digit written, ties either way; under ``≈`` the zeros that end an integer
    are no digits. A 0 without decimals is no rounded number: under ``=`` it holds for nothing but 0. A sum such as
    ``1/16``, and ``true`` or ``false``, must be met exactly.

    Raises:
        SumError: If what is written is no number; the offset is that of a character of ``text``.
    """
    if isinstance(worked.value, str):
        agrees = " ".join(text.split()) == " ".join(worked.value.split())
        return Verdict(agrees, text, worked.value, "compared as text", worked.value)
    expression, written = read_written(text)
    if written is None or isinstance(worked.value, bool):
        said = evaluate(expression, Scope())
        return _exactly(text, said, worked)
    return _at_digits(text, written, worked, relation)


def compare_step(left: Worked, right: Worked, step: tuple[Relation, str], source: str, digits: int | None) -> Verdict:
    """Compare a side of a worked sum with the one before it.

    ``=`` must hold exactly; ``≈`` at so many digits after the point or, where none are given, at those of the number
    written: in the text of the step, or else in the left side's (``source``).

    Raises:
        SumError: If ``≈`` stands between two sums, and nothing says at how many digits they are compared.
    """
    relation, text = step
    if relation == "=" or isinstance(left.value, bool | str):
        return _exactly(text, right, left)
    if digits is not None:
        unit = Fraction(1, 10**digits)
        agrees = _near(right.value, left.value, lambda a, b: abs(a - b) <= _reach(unit, left, right))
        return Verdict(agrees, text, show(left.value, digits + MORE), _words(unit))
    for side, other, shown in ((text, left, text), (source, right, source)):
        if written := precision_of(read_expression(side)):
            return _at_digits(shown, written, other, relation)
    advice = "write a number behind ≈, or say how many digits hold: ```worked {digits=3}"
    raise unreadable("nothing says at how many digits these two sums agree", 0, advice)


def _exactly(text: str, said: Worked, worked: Worked) -> Verdict:
    agrees = are_equal(said.value, worked.value, said.noise + worked.noise)
    shown, own = show(worked.value), show(said.value)
    if not agrees and shown == own:
        shown, own = repr(worked.value), repr(said.value)
    is_number = isinstance(said.value, bool) or precision_of(read_expression(text)) is not None
    mended = shown if is_number and "…" not in shown else ""
    return Verdict(agrees, text, shown, "compared exactly", mended, "" if is_number else own)


def _reach(unit: Fraction, *sides: Worked) -> Fraction:
    """Half a unit, and what binary arithmetic may have added to a tie."""
    return unit / 2 + unit * _TIE + Fraction(sum(side.noise for side in sides))


def _near(written: Value, value: Value, holds: Callable[[Fraction, Fraction], bool]) -> bool:
    """Whether two values of one shape are near to one another, number by number."""
    if isinstance(written, tuple) and isinstance(value, tuple):
        pairs = zip(written, value, strict=False)
        return len(written) == len(value) and all(_near(one, other, holds) for one, other in pairs)
    if isinstance(written, tuple | str | bool) or isinstance(value, tuple | str | bool):
        return False
    return holds(Fraction(written), Fraction(value))


def _at_digits(text: str, written: WrittenValue, worked: Worked, relation: Relation) -> Verdict:
    agrees = _agrees(written, worked, worked.value, relation)
    fitting = fit(written, worked.value, relation)
    if fitting is None:
        value = f"{kind(worked.value)}, {show(worked.value)}"
        return Verdict(agrees, text, value, "and the two have not the same shape")
    shown, mended, unit = fitting
    return Verdict(agrees, text, shown, _words(unit, written, relation), in_style(text, mended))


def _agrees(written: WrittenValue, worked: Worked, value: Value, relation: Relation) -> bool:
    if isinstance(written, tuple):
        if not isinstance(value, tuple) or len(value) != len(written):
            return False
        return all(_agrees(one, worked, other, relation) for one, other in zip(written, value, strict=True))
    if isinstance(value, tuple | str | bool):
        return False
    if written.is_bare_zero and relation == "=":
        return abs(value) <= worked.noise
    return abs(written.value - Fraction(value)) <= _reach(written.step(relation), worked)


def _words(unit: Fraction, written: WrittenValue = (), relation: Relation = "≈") -> str:
    """A precision in words."""
    suffix = ""
    if isinstance(written, Written):
        if written.is_bare_zero and relation == "=":
            return "compared exactly"
        unit, suffix = unit / written.factor, written.suffix
    if suffix or unit > 1:
        return f"compared to the nearest {show_number(float(unit))}{suffix}"
    if unit == 1:
        return "compared as whole numbers"
    decimals = decimals_of(unit)
    return f"compared at {decimals} decimal{'s' if decimals > 1 else ''}"
