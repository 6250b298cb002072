"""What is said of the claims of a page: whether a number that is written agrees with its value, at which precision."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

from clawdemy_site.numbers.evaluate import Scope, Worked, evaluate
from clawdemy_site.numbers.expression import Written, WrittenValue, precision_of, read_expression, read_written
from clawdemy_site.numbers.model import Chain, Claim, Relation, SumError, unreadable
from clawdemy_site.numbers.show import MORE, decimals_of, fit, in_style, show, show_number
from clawdemy_site.numbers.sums import AnyClaim, Outcome, Sum, left_name, sides
from clawdemy_site.numbers.values import Value, are_equal, kind

_TIE = Fraction(1, 10**9)
_LONGEST = 60  # characters of a sum that a message quotes


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
    ``1/16``, and ``true`` or ``false``, must be met exactly. What is written otherwise is a ``SumError`` at its place.
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
    written: in the text of the step, or else in the left side's (``source``); between two sums it is a ``SumError``.
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
    fitting = fit(written, worked.value, relation)
    if fitting is None:
        value = f"{kind(worked.value)}, {show(worked.value)}"
        return Verdict(agrees=False, written=text, value=value, precision="and the two have not the same shape")
    shown, mended, unit = fitting
    agrees = _agrees(written, worked, worked.value, relation)
    return Verdict(agrees, text, shown, _words(unit, written, relation), in_style(text, mended))


def _agrees(written: WrittenValue, worked: Worked, value: Any, relation: Relation) -> bool:
    """Whether a value, or a part of it, agrees with numbers of the same shape."""
    if isinstance(written, tuple):
        return all(_agrees(one, worked, other, relation) for one, other in zip(written, value, strict=True))
    is_exact = written.is_bare_zero and relation == "="
    reach = worked.noise if is_exact else _reach(written.step(relation), worked)
    return abs(written.value - Fraction(value)) <= reach


def _words(unit: Fraction, written: WrittenValue = (), relation: Relation = "≈") -> str:
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


class Finding(NamedTuple):
    """What is wrong with one side of a claim, wherever it stands in its file."""

    claim: int  # which claim of the page, from 0
    side: int  # which of the claim's texts
    error: SumError


Values: TypeAlias = tuple[Value | None, ...]
"""The values of a claim's sums in order; nothing for a sum that has none."""


def judge(
    claims: Sequence[AnyClaim], sums: Sequence[Sum], outcomes: Sequence[Outcome], taken: Mapping[str, str]
) -> tuple[tuple[Values, ...], list[Finding]]:
    """Compare what is written on a page with what each of its sums came to.

    Names of the library (``taken``) come with their modules; values in the order of each claim's sums, of a claim in
    prose that of its expression alone.
    """
    came_to: list[dict[int, Outcome]] = [{} for _ in claims]
    found: list[Finding] = []
    for one, outcome in zip(sums, outcomes, strict=True):
        came_to[one.claim][one.side] = outcome
        if isinstance(outcome, SumError):
            found.append(Finding(one.claim, one.side, outcome))
        elif one.defines:
            came_to[one.claim][0] = outcome
    for place, claim in enumerate(claims):
        worked = {side: outcome for side, outcome in came_to[place].items() if isinstance(outcome, Worked)}
        if isinstance(claim, Claim):
            found += _judge_claim(place, claim, worked)
        elif isinstance(claim, Chain):
            defines = any(one.claim == place and one.defines for one in sums)
            found += _judge_chain(place, claim, worked, taken, defines=defines)
    return tuple(_values(claim, one) for claim, one in zip(claims, came_to, strict=True)), found


def _values(claim: AnyClaim, came_to: Mapping[int, Outcome]) -> Values:
    places = range(isinstance(claim, Claim), len(sides(claim)))
    outcomes = [came_to.get(side) for side in places]
    return tuple(outcome.value if isinstance(outcome, Worked) else None for outcome in outcomes)


def _judge_claim(place: int, claim: Claim, worked: Mapping[int, Worked]) -> Iterator[Finding]:
    if 1 not in worked:
        return
    text = claim.written.text
    try:
        verdict = compare_written(text, worked[1], claim.relation)
        if not verdict.agrees:
            rounds = claim.relation == "=" and compare_written(text, worked[1], "≈").agrees
            yield Finding(place, 0, _wrong(verdict, claim.expression.text, is_rounded=rounds))
    except SumError as error:
        yield Finding(place, 0, error)


def _judge_chain(
    place: int, chain: Chain, worked: Mapping[int, Worked], taken: Mapping[str, str], *, defines: bool
) -> Iterator[Finding]:
    texts = [term.text for term in sides(chain)]
    name = left_name(chain)
    if name in taken:
        message = f"'{name}' is a name of the library ({taken[name]}.py)"
        yield Finding(place, 0, SumError("name-taken", message, "give the value another name"))
    # Where nothing on the left can be compared, the first right-hand side stands for it.
    left = before = exact = 0 if 0 in worked and not defines else 1
    for side, step in enumerate(chain.steps[left:], left + 1):
        reference = left if step.relation == "≈" else before if step.is_shown else exact
        if side not in worked or reference not in worked:
            continue
        pair = worked[reference], worked[side]
        if not step.is_shown:
            # A reader sees the other side, so that is the wrong one. None behind ≈ is held to it: those are rounded.
            verdict = compare_step(pair[1], pair[0], ("=", texts[reference]), texts[side], None)
            if not verdict.agrees:
                yield Finding(place, reference, _wrong(verdict, texts[side], is_rounded=False))
            continue
        error = _judge_step(pair, (step.relation, texts[side]), texts[reference], chain.digits)
        if error is None:
            exact = side if step.relation == "=" and exact == before else exact
            before = side
        elif name and side == 1:
            yield Finding(place, 0, _defined_twice(name, error))
        else:
            yield Finding(place, side, error)


def _judge_step(
    pair: tuple[Worked, Worked], step: tuple[Relation, str], source: str, digits: int | None
) -> SumError | None:
    try:
        verdict = compare_step(*pair, step, source, digits)
    except SumError as error:
        return error
    if verdict.agrees:
        return None
    try:
        rounds = step[0] == "=" and compare_step(*pair, ("≈", step[1]), source, digits).agrees
    except SumError:
        rounds = False
    return _wrong(verdict, source, is_rounded=rounds)


def _defined_twice(name: str, error: SumError) -> SumError:
    if error.rule != "wrong-number":
        return error
    message = f"'{name}' has another value already: {error.message}"
    return SumError("name-defined-twice", message, "give one of the two another name, or mend the sum")


def _wrong(verdict: Verdict, source: str, *, is_rounded: bool) -> SumError:
    said = f"{_short(verdict.written)} is {verdict.said or 'written'}"
    other = "the side before it" if source == verdict.value else _short(source)
    message = f"{said}, {other} is {verdict.value}, {verdict.precision}"
    advice = f"write {verdict.mended}, or mend the sum" if verdict.mended else "mend one of the two"
    if "." in verdict.written and verdict.written.replace(".", ",") == verdict.value:
        advice = f"write {verdict.value}: commas group thousands here, and a point is the decimal mark"
    return SumError("wrong-number", message, advice + ", or write ≈ for a rounded number" * is_rounded)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
