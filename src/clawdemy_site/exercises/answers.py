"""What is wrong with an answer, of an exercise as it stands and of each of its variants, and how it is written.

Ranges owe to the exercise that has them that all that they change is shown, and nothing else seems to change.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.exercises.variants import Exercise, Setting, answers_of, place_of
from clawdemy_site.markdown.scan import PageScan
from clawdemy_site.numbers.expression import Written, precision_of, read_expression, read_written
from clawdemy_site.numbers.model import Chain, Claim, SumError
from clawdemy_site.numbers.show import decimal_of, decimals_for, decimals_within, rewrite, show, spell_to
from clawdemy_site.numbers.spelling import MINUS, canonical
from clawdemy_site.numbers.sums import left_name
from clawdemy_site.numbers.values import Number, Value, are_equal, kind
from clawdemy_site.practice.accuracy import read_distance
from clawdemy_site.practice.exercises import Asked, Mistake
from clawdemy_site.practice.model import Block, Option
from clawdemy_site.practice.units import (
    is_alike,
    is_known,
    is_percent,
    is_same,
    read_unit,
    split_unit,
    unit_at_start,
)

_SLACK = 1e-9  # of a distance: what binary arithmetic may add to it
_EXACT = 2**53  # whole numbers above are not told apart by scripts
_NO_WORD = re.compile(r"[A-Z/²³⁻·°]|^k[gm]")  # in what is a unit, and no word of English such as "a", "in", "at"
_IN_TEXT = "write it in the text, each number as [0.4]{= a}"


def number_in(values: Mapping[str, Value], option: Option) -> Number:
    """The value of an answer, of which `find_faults` has nothing to say."""
    value = values[option.text]
    return value if isinstance(value, int | float) else math.nan


def plain(value: Number) -> float:
    """A value as it is shipped: without the noise of its last digits, whole numbers as such."""
    exact = decimal_of(value)
    return int(exact) if exact == exact.to_integral_value() and abs(exact) < _EXACT else float(exact)


def accepted(asked: Asked, mistake: Mistake | None = None) -> tuple[float, float]:
    """How far from an answer is still right; of a mistake, how far from its value still counts as that mistake.

    The second number is that distance as a part of the value; one of the two is 0.
    """
    option = (mistake.accept if mistake else None) or asked.accept
    return (read_distance(option.text) if option else None) or (0.0, 0.0)


def reach(asked: Asked, value: Number, mistake: Mistake | None = None) -> float:
    """The same distance from a value."""
    distance, share = accepted(asked, mistake)
    return distance + share * abs(value)


def find_faults(asked: Asked, values: Mapping[str, Value], pattern: Claim | None, base: Value) -> Iterator[Diagnostic]:
    """What is wrong with one number that is asked for and with its mistakes, under some values of its sums, by text.

    The pattern is the number in the solution that writes it, if there is one, which stands for ``base`` there.
    """
    odd = list(_find_odd(asked, values))
    yield from odd
    if odd:
        return
    right = number_in(values, asked.answer)
    if not asked.accept and not is_whole(right):
        message = f"{asked.answer.text} is {show(right)}, and nothing says how far from it is still right"
        yield Diagnostic(asked.answer.text_at, "missing-accept", message, "add 'accept', such as 'accept: 0.005'")
    elif not math.isfinite(reach(asked, right)):
        yield Diagnostic(_accept_of(asked).text_at, "bad-accept", "this distance is too large", "write a smaller one")
    else:
        yield from _find_rounded(asked, right, pattern, base)
    yield from _find_mistaken(asked, values)


def is_whole(value: Number) -> bool:
    """Whether a number is whole, up to what binary arithmetic does to decimals."""
    exact = decimal_of(value)
    return exact == exact.to_integral_value()


def write_all(pattern: Claim | None, base: Value, values: Sequence[Number], accept: float) -> tuple[str, ...]:
    """Values as their author would write them, all in one way.

    That of a number that the author has written (``pattern``, which stands for ``base``); where there is none, the
    distance that is accepted has to do.
    """
    if pattern:
        texts = [rewrite(pattern.written.text, base, value, pattern.relation) for value in values]
        if all(texts):
            return tuple(texts)
    needed = decimals_for(values)
    within = decimals_within(accept) if accept else needed or 0
    decimals = within if needed is None else min(needed, within)
    return tuple(spell_to(value, decimals) for value in values)


def claims_of(scan: PageScan, option: Option, blocks: Sequence[Block]) -> list[Claim]:
    """The numbers in some blocks that are marked with the same sum as an answer."""
    wanted = "".join(option.text.split())
    return [
        claim
        for claim in scan.numbers
        if isinstance(claim, Claim)
        and "".join(claim.expression.text.split()) == wanted
        and any(block.body_first <= place_of(claim).line < block.body_end for block in blocks)
        and _is_number(claim)
    ]


def pattern_for(scan: PageScan, option: Option, blocks: Sequence[Block]) -> Claim | None:
    """That of these numbers which says how others are written; one behind ``≈`` only without others."""
    return min(claims_of(scan, option, blocks), key=lambda claim: claim.relation == "≈", default=None)


def check_units(asked: Asked, claims: Sequence[Claim], outer: Block) -> Iterator[Diagnostic]:
    """Compare the unit that is asked for with those that the solution writes behind the same answer."""
    unit = split_unit(asked.unit)[0]
    target = read_unit(unit) if is_known(unit) else None
    message = f"{asked.answer.text} and the unit both say %: the page would ask for {asked.answer.text} %"
    if is_percent(unit) and asked.answer.text.endswith("%"):
        yield Diagnostic(asked.answer.text_at, "answer-unit", message, "write the answer without it")
    for claim in claims:
        if unit and claim.written.text.endswith("%"):
            message = f"the solution writes {claim.written.text}, and the page adds {unit} to its answers"
            yield Diagnostic(claim.written.location, "answer-unit", message, "write the % in one of the two places")
        at = claim.expression.location
        line = outer.body.split("\n")[at.line - outer.body_first]
        behind = line[at.column - 1 + len(claim.expression.text) :].lstrip().removeprefix("}")
        written = unit_at_start(behind)
        found = read_unit(written)
        if not target or not found or is_same(target, found):
            continue
        if is_alike(target, found) or _NO_WORD.search(written):
            message = f"the solution writes {claim.written.text} {written}, and the answer is asked for in {unit}"
            yield Diagnostic(claim.written.location, "answer-unit", message, "give both in the same unit")


def _is_number(claim: Claim) -> bool:
    """Whether one number stands in the brackets of a mark."""
    try:
        return isinstance(read_written(claim.written.text)[1], Written)
    except SumError:
        return False


def _accept_of(asked: Asked) -> Option:
    return asked.accept or asked.answer


def _find_odd(asked: Asked, values: Mapping[str, Value]) -> Iterator[Diagnostic]:
    for option in answers_of(asked):
        value = values[option.text]
        if isinstance(value, bool | str | tuple):
            message = f"{option.text} is {kind(value)}, and an answer is one number"
            help_text = "pick one item, as in h[0], or ask for each in a step of its own"
            yield Diagnostic(option.text_at, "answer-number", message, help_text if isinstance(value, tuple) else "")


def _find_rounded(asked: Asked, right: Number, pattern: Claim | None, base: Value) -> Iterator[Diagnostic]:
    """Who types what the solution shows must be right."""
    accept = reach(asked, right)
    text = write_all(pattern, base, [right], accept)[0]
    written = read_written(text)[1]
    distance = abs(written.value - Fraction(decimal_of(right))) if isinstance(written, Written) else Fraction(0)
    if distance > Fraction(accept) * Fraction(1 + _SLACK):
        message = f"the solution shows {text}, and that is further than {accept:g} from {show(right)}"
        yield Diagnostic(_accept_of(asked).text_at, "answer-rounded", message, "accept more, or show more digits")


def _find_mistaken(asked: Asked, values: Mapping[str, Value]) -> Iterator[Diagnostic]:
    """Mistakes that cannot be told from the right answer, or from one another."""
    right = number_in(values, asked.answer)
    for place, mistake in enumerate(asked.mistakes):
        wrong, where = number_in(values, mistake.answer), mistake.answer.text_at
        within = max(reach(asked, right), reach(asked, wrong, mistake))
        if abs(wrong - right) <= within * (1 + _SLACK) or are_equal(wrong, right):
            message = f"{mistake.answer.text} is {show(wrong)}, which counts as right: the answer is {show(right)}"
            yield Diagnostic(where, "mistake-right", message, "ask with other numbers, or accept less")
            continue
        for earlier in asked.mistakes[:place]:
            if are_equal(number_in(values, earlier.answer), wrong):
                message = f"{mistake.answer.text} is {show(wrong)}, as {earlier.answer.text} is"
                yield Diagnostic(where, "mistake-twice", message, "say both in one mistake, or ask with other numbers")
                break


def check_ranges(exercise: Exercise, values: Mapping[str, Value]) -> Iterator[Diagnostic]:
    """What the values of an exercise as it stands tell of its ranges, before any of its settings is tried."""
    option = exercise.block.option("ranges")
    if option is None or not exercise.ranges:
        return
    asking = [mark for mark in exercise.marks if exercise.is_asked(mark)]
    shown = frozenset[str]().union(*(exercise.names.roots_of(mark.expression.text) for mark in asking))
    for one in exercise.ranges:
        if canonical(one.name) not in shown:
            message = f"the task never shows '{one.name}', so a learner could not know its value"
            help_text = f"write [{one.value_text}]{{= {one.name}}} there, or take the range out"
            yield Diagnostic(one.name_at, "range-unused", message, help_text)
    if not any(exercise.names.roots_of(asked.answer.text) for asked in exercise.asked):
        message = "no answer of this exercise rests on its ranges"
        yield Diagnostic(option.text_at, "range-unused", message, "use their names in 'answer'")
    for mark in exercise.marks:
        value = values[mark.expression.text]
        if not rewrite(mark.written.text, value, value, mark.relation):
            message = f"this number varies, and '{mark.written.text}' does not say how another would be written"
            yield Diagnostic(mark.written.location, "range-mark", message, "write a decimal, or a list of decimals")
    for chain in exercise.worked:
        if not exercise.moves(chain) and not (exercise.is_asked(chain) and _is_given(chain)):
            message = "this sum stays as it is when the exercise is asked with other numbers"
            yield Diagnostic(chain.left.location, "range-worked", message, _IN_TEXT)


def is_untrue(exercise: Exercise, place: int, setting: Setting) -> Diagnostic:
    """That a worked sum, by its place among those that rest on a range, does not hold under a setting."""
    message = f"this sum does not hold when the exercise is asked with {in_words(setting)}"
    return Diagnostic(exercise.moving[place].left.location, "range-worked", message, _IN_TEXT)


def in_words(setting: Setting) -> str:
    """A setting as a message names it: ``a = 0.3, b = −2``."""
    return ", ".join(f"{name} = {text.replace('-', MINUS)}" for name, text in setting.items())


def _is_given(chain: Chain) -> bool:
    """Whether a worked sum does nothing but name a number or a list of numbers."""
    try:
        written = precision_of(read_expression(chain.steps[0].term.text))
    except SumError:
        return False
    return bool(left_name(chain)) and len(chain.steps) == 1 and written is not None
