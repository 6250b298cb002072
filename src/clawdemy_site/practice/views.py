"""An exercise whose answers are worked out, as its builder is given it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MistakeView:
    """A wrong answer that learners reach, worked out."""

    answers: tuple[float, ...]  # its value as asked, then in each variant; one where nothing varies
    shown: tuple[str, ...]  # the same as the page writes them
    accept: float  # how far from the value still counts as this mistake
    index: int = 0  # which of the block's mistakes it is, from 0
    share: float = 0.0  # the same distance as a part of the value, where ``accept`` is 0


@dataclass(frozen=True, slots=True)
class StepView:
    """One thing that an exercise asks for, worked out."""

    answers: tuple[float, ...]  # the right value as asked, then in each variant; one where nothing varies
    shown: tuple[str, ...]  # the same as the page writes them
    accept: float  # how far from the value is still right
    unit: str = ""  # the word behind the field; may be empty
    mistakes: tuple[MistakeView, ...] = ()  # those of this step, in the order of the exercise
    share: float = 0.0  # how far is still right as a part of the value, where ``accept`` is 0
    alike: tuple[str, ...] = ()  # other words that a learner may type for the unit


@dataclass(frozen=True, slots=True)
class ExerciseView:
    """An exercise whose answers are numbers, worked out."""

    steps: tuple[StepView, ...]  # what it asks for: one for each ``step`` block, or the one of its ``answer``
    # Which of its marked numbers vary, by what is written in their brackets and the sum in their braces: an index into
    # ``texts``.
    varying: Mapping[tuple[str, str], int]
    texts: tuple[tuple[str, ...], ...] = ()  # what each varying number shows as asked, then in each variant
