"""What a block asks for: one number, several in steps, or nothing that is worked out.

Its answers, steps and mistakes are blocks and options that only together make sense. This is where they are put
together, and where they are told apart when they do not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.practice.kinds import KINDS
from clawdemy_site.practice.model import Block, Option
from clawdemy_site.practice.ranges import parse_ranges
from clawdemy_site.practice.units import check_unit

_NUMBER = re.compile(r"[1-9][0-9]?")


@dataclass(frozen=True, slots=True)
class Mistake:
    """A wrong value that learners reach."""

    index: int  # which of the exercise's mistakes it is, from 0
    block: Block  # the block that says what went wrong
    answer: Option  # the value
    accept: Option | None  # how far from it still counts as this mistake; None where the author does not say


@dataclass(frozen=True, slots=True)
class Asked:
    """One number that an exercise asks for."""

    block: Block  # the step, or the exercise itself where it has none
    answer: Option  # the number
    accept: Option | None  # how far from it is still right; None where the author does not say
    unit: str  # the word behind the field; may be empty
    mistakes: tuple[Mistake, ...] = ()  # those made here, in order


def asked_of(block: Block) -> tuple[Asked, ...]:
    """The numbers that a block asks for, in order; none for a free exercise and for kinds that ask for no numbers.

    Steps and mistakes without an answer are left out, and so are mistakes of a step that does not exist: each of them
    is reported where the page is read.
    """
    if not KINDS[block.kind].asks_numbers:
        return ()
    made = list(_mistakes(block))
    asked: list[Asked] = []
    for number, one in enumerate(block.inner("step") or (block,), start=1):
        answer = one.option("answer")
        if answer and answer.text:
            here = tuple(mistake for step, mistake in made if step == number)
            asked.append(Asked(one, answer, one.option("accept"), one.values.get("unit", ""), here))
    return tuple(asked)


def check_asked(block: Block) -> list[Diagnostic]:
    """Check the answers, steps, mistakes and ranges of a block against one another, if its kind asks for numbers."""
    if not KINDS[block.kind].asks_numbers:
        return []
    steps = block.inner("step")
    answer = block.option("answer")
    found: list[Diagnostic] = []
    if answer and steps:
        found.append(Diagnostic(answer.key_at, "answer-and-steps", f"this {block.kind} has an answer and steps"))
    found += filter(None, map(_check_unit, (block, *steps)))
    wrong = (_check_mistake(one, len(steps), is_marked=bool(answer or steps)) for one in block.inner("mistake"))
    found += filter(None, wrong)
    ranges = block.option("ranges")
    if ranges and ranges.text:
        found += parse_ranges(ranges)[1]
        if not (answer or steps):
            message = f"this {block.kind} has ranges and no answer that is worked out"
            found.append(Diagnostic(ranges.key_at, "ranges-without-answer", message))
    return found


def step_of(mistake: Block) -> int:
    """The step, from 1, that a mistake names: the first if it names none, 0 if what it says is no number."""
    text = mistake.values.get("step", "1")
    return int(text) if _NUMBER.fullmatch(text) else 0


def _mistakes(block: Block) -> Iterator[tuple[int, Mistake]]:
    """The mistakes of an exercise, each with its step; without those that do not say which of several it is."""
    is_open = len(block.inner("step")) > 1
    for index, mistake in enumerate(block.inner("mistake")):
        answer = mistake.option("answer")
        if answer and answer.text and not (is_open and mistake.option("step") is None):
            yield step_of(mistake), Mistake(index, mistake, answer, mistake.option("accept"))


def _check_unit(block: Block) -> Diagnostic | None:
    """What is wrong with the unit that a step asks for."""
    option = block.option("unit")
    fault = check_unit(option.text) if option else None
    return Diagnostic(option.text_at, "answer-unit", *fault) if option and fault else None


def _check_mistake(mistake: Block, steps: int, *, is_marked: bool) -> Diagnostic | None:
    """What is wrong with the place of a mistake."""
    if not is_marked:
        message = "this exercise has no answer that a mistake could be told from"
        return Diagnostic(mistake.location, "mistake-without-answer", message, "give the exercise an 'answer'")
    option = mistake.option("step")
    if option is None and steps > 1:
        message = f"this exercise has {steps} steps, and this mistake does not say at which it is made"
        return Diagnostic(mistake.location, "mistake-step", message, "write '    step: 1' under its head")
    if option and option.text and not 1 <= step_of(mistake) <= max(steps, 1):
        message = f"this exercise has no step {option.text[:20]}"
        help_text = f"its steps are 1 to {steps}" if steps > 1 else "leave the option out: there is one answer"
        return Diagnostic(option.text_at, "mistake-step", message, help_text)
    return None


def page_ids(block: Block) -> tuple[str, ...]:
    """The ids that a block brings to its page: its own, that of its question, and those of its fields."""
    fields = (f"{block.id}-field-{number}" for number, _ in enumerate(asked_of(block), start=1))
    return block.id, f"{block.id}-question", *fields
