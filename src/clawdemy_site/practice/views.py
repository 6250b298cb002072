"""An exercise whose answers are worked out, as its builder is given it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MistakeView:
    """A wrong answer that learners reach, worked out.

    Attributes:
        answers: Its value as asked, then in each variant; one where nothing varies.
        shown: The same as the page writes them.
        accept: How far from the value still counts as this mistake.
        index: Which of the block's mistakes it is, from 0.
    """

    answers: tuple[float, ...]
    shown: tuple[str, ...]
    accept: float
    index: int = 0


@dataclass(frozen=True, slots=True)
class StepView:
    """One thing that an exercise asks for, worked out.

    Attributes:
        answers: The right value as asked, then in each variant; one where nothing varies.
        shown: The same as the page writes them.
        accept: How far from the value is still right.
        unit: The word behind the field; may be empty.
        mistakes: Those of this step, in the order of the exercise.
    """

    answers: tuple[float, ...]
    shown: tuple[str, ...]
    accept: float
    unit: str = ""
    mistakes: tuple[MistakeView, ...] = ()


@dataclass(frozen=True, slots=True)
class ExerciseView:
    """An exercise whose answers are numbers, worked out.

    Attributes:
        steps: What it asks for: one for each ``step`` block, or the one of its ``answer``.
        varying: Which of its marked numbers vary, by what is written in their brackets and the sum in their braces:
            an index into ``texts``.
        texts: What each varying number shows as asked, then in each variant.
    """

    steps: tuple[StepView, ...]
    varying: Mapping[tuple[str, str], int]
    texts: tuple[tuple[str, ...], ...] = ()
