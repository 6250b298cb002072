"""What ranges owe to the exercise that has them: all that they change is shown, and nothing else seems to change."""

from collections.abc import Iterator, Mapping

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.exercises.variants import Exercise, Setting
from clawdemy_site.numbers.expression import read_expression
from clawdemy_site.numbers.mistakes import SumError
from clawdemy_site.numbers.model import Chain
from clawdemy_site.numbers.rewrite import rewrite
from clawdemy_site.numbers.spelling import MINUS, canonical
from clawdemy_site.numbers.sums import left_name
from clawdemy_site.numbers.values import Value
from clawdemy_site.numbers.written import precision_of

_IN_TEXT = "write it in the text, each number as [0.4]{= a}"


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
