"""What a solution says beside what its exercise asks for: the answer must be in it, and nothing may stay behind.

A learner who gets what the solution shows must be told that it is right; and where an exercise is asked with other
numbers, those in its text must be marked, or the solution would go on computing with the written ones.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.exercises.answers import number_in, reach
from clawdemy_site.exercises.variants import Exercise
from clawdemy_site.numbers.expression import Written, read_written
from clawdemy_site.numbers.model import SumError
from clawdemy_site.numbers.show import decimal_of, show
from clawdemy_site.numbers.values import Value
from clawdemy_site.practice.exercises import Asked
from clawdemy_site.practice.lines import match_slashes, parse_option
from clawdemy_site.practice.model import Block
from clawdemy_site.practice.units import is_percent, split_unit

_MARK = re.compile(r"\[(?P<written>[^\[\]\n]*)\]\{(?:=|≈|given:)[^{}\n]*\}")
_NUMBER = re.compile(
    r"(?<![\w.])[−-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:[eE][−+-]?[0-9]+)?(?![0-9])"
    r"(?P<suffix>[ \t]?\\?%|[ \t](?:thousand|million|billion)\b)?"
)
_FORMULA = re.compile(r"(?<!\\)\$[^$]*\$|^[ \t]*[0-9]+\.[ \t]")
"""What holds constants and exponents, and the number of an item."""

_FENCES = ("```", "~~~")
_WORD = re.compile(r"\b[a-z]+\b", re.IGNORECASE)
_ODD = re.compile(r"\\[dt]?frac|[0-9]\s*/\s*[0-9]|10(?:\^|[⁻⁰¹²³⁴-⁹])|[½¼¾⅓⅔]")
"""Numbers that are written in another way than in digits alone."""

_HUNDRED = 100
_COMMON = 2
"""Up to here a number says so many things that one of them is not taken for a range's."""


def check_solution(exercise: Exercise, asked: Asked, values: Mapping[str, Value]) -> Iterator[Diagnostic]:
    """``answer-unit``, ``solution-answer``: the solution comes to the answer, in the unit that is asked for."""
    blocks = [*exercise.block.inner("solution"), *(() if asked.block is exercise.block else (asked.block,))]
    right = number_in(values, asked.answer)
    unit = split_unit(asked.unit)[0]
    shown = list(_shown(blocks, in_percent=is_percent(unit)))
    is_torn = exercise.block.option("answer") and exercise.block.inner("step")  # which is told
    is_doubled = is_percent(unit) and "%" in asked.answer.text  # which is told too
    if is_torn or is_doubled or not shown or any(_is(one, right, reach(asked, right)) for one in shown):
        return
    where = asked.answer.text_at
    whole = f"{_HUNDRED}·({asked.answer.text})"
    if is_percent(unit) and any(_is(one, right * _HUNDRED, reach(asked, right) * _HUNDRED) for one in shown):
        message = f"{asked.answer.text} would be asked for as {show(right)} {unit}; the solution shows 100 times that"
        yield Diagnostic(where, "answer-unit", message, f"write 'answer: {whole}'")
    elif not any(_ODD.search(block.body) for block in blocks):
        message = f"{asked.answer.text} is {show(right)}, and no number in the solution is"
        yield Diagnostic(blocks[0].location, "solution-answer", message)


def check_unmarked(exercise: Exercise) -> Iterator[Diagnostic]:
    """``range-unmarked``: a number of the text that varies in the task, and would stay as it is written."""
    block = exercise.block
    names = {_value(one.value_text): one.name for one in exercise.ranges}
    is_option, is_fenced = True, False
    for at, line in enumerate(block.body.split("\n")):
        is_option = bool(match_slashes(line)) or (is_option and parse_option(line) is not None)
        is_fence = line.lstrip().startswith(_FENCES)
        is_fenced ^= is_fence
        # What stands in a fence is worked out with the values of each setting, or is code that stays.
        if is_option or is_fence or is_fenced:
            continue
        plain = _FORMULA.sub(_hide, _MARK.sub(_hide, line))
        for match in _NUMBER.finditer(plain):
            value = _value(match[0])
            name = names.get(value)
            if name and value is not None and abs(value) > _COMMON:
                where = Location(block.location.path, block.body_first + at, match.start() + 1)
                message = f"'{name}' is {match[0]} as it stands, and this number would stay when another is asked"
                help_text = f"write [{match[0]}]{{= {name}}}, or [{match[0]}]{{given: what it counts}}"
                yield Diagnostic(where, "range-unmarked", message, help_text)
                return


def _hide(match: re.Match[str]) -> str:
    return "\x00" * len(match[0])


def _shown(blocks: Sequence[Block], *, in_percent: bool) -> Iterator[tuple[Fraction, Fraction]]:
    """The numbers in some blocks, each with half of what its last digit counts; of ``25 %`` 25 where % is the unit."""
    for block in blocks:
        text = _MARK.sub(lambda mark: f" {mark['written']} ", block.body).replace("{,}", ",")
        for word in [match[0] for match in _NUMBER.finditer(text)] + _WORD.findall(text):
            written = _read(word.replace("\\%", "%"))
            if written:
                half = abs(written.unit) / 2
                factor = _HUNDRED if in_percent and written.suffix.endswith("%") else 1
                yield written.value * factor, half * factor


def _read(text: str) -> Written | None:
    try:
        written = read_written(text)[1]
    except SumError:
        return None
    return written if isinstance(written, Written) else None


def _value(text: str) -> Fraction | None:
    written = _read(text)
    return written.value if written else None


def _is(shown: tuple[Fraction, Fraction], value: float, within: float) -> bool:
    """Whether a number that is shown is a value, as far as its digits and what is accepted tell."""
    return abs(shown[0] - Fraction(decimal_of(value))) <= max(shown[1], Fraction(within)) * Fraction(1 + 1e-9)
