"""A wrong number is told apart by how it is wrong, and never so that the answer is given away."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ROUNDED = "You are close: this has too few digits. Give more."
SIGN = "The size is right, the sign is not."
ROUNDING = "You are very close. Look at your rounding on the way."
COUNTED = "You are one off. Was something left out, or counted twice?"
# A typed value, the right one, how far off is still right, the unit, and what is said.
CASES: list[tuple[float, float, float, str, str]] = [
    (0.5, 0.48, 0.005, "", ROUNDED),
    (0.33, 1 / 3, 0.0005, "", ROUNDED),
    (0.0, 0.48, 0.005, "", ""),
    (1.0, 0.55, 0.005, "", ""),
    (-0.48, 0.48, 0.005, "", SIGN),
    (0.08, -0.08, 0.005, "", SIGN),
    (4.8, 0.48, 0.005, "", "Your number is 10 times too large."),
    (0.048, 0.48, 0.005, "", "Your number is 10 times too small."),
    (48, 0.48, 0.005, "", "Your number is 100 times too large. If you mean a percentage, write % behind it."),
    (4800, 48, 0, "", "Your number is 100 times too large."),
    (0.48, 48, 0.5, "%", "Your number is 100 times too small. A percentage is asked for."),
    (67200, 67.2, 0.05, "kJ", "Your number is 1000 times too large."),
    (5.770, 5770, 0, "", "Your number is 1000 times too small."),
    (5769, 5770, 0, "", COUNTED),
    (5771, 5770, 0.5, "", COUNTED),
    (5768, 5770, 0, "", ""),
    (0.467, 0.48, 0.005, "", ROUNDING),
    (0.7, 0.48, 0.005, "", ""),
    (0.3, 0, 0.005, "", ""),
    (0.004, 0.001, 0.002, "", ROUNDING),
]


@pytest.mark.parametrize("case", CASES)
def test_a_wrong_number_gets_its_reason(calculator: Page, case: tuple[float, float, float, str, str]) -> None:
    *given, reason = case
    ask = "(given) => import('/reasons.js').then(({ reasonFor }) => reasonFor(...given))"
    assert calculator.evaluate(ask, given) == reason


@pytest.mark.parametrize(
    ("value", "answer", "accept", "near"),
    [
        (0.485, 0.48, 0.005, True),  # a hair further in binary
        (0.4851, 0.48, 0.005, False),
        (0.1 + 0.2, 0.3, 0, True),
        (5769, 5770, 0, False),
        (0, 0, 0, True),
        (2**40 + 1, 2**40, 0, False),  # each digit counts, however many there are
        (2**40, 2**40, 0, True),
        (1e-6, 0, 0, False),
    ],
)
def test_what_is_near_enough(calculator: Page, value: float, answer: float, accept: float, near: bool) -> None:  # noqa: FBT001 - a table
    ask = "(given) => import('/reasons.js').then(({ isNear }) => isNear(...given))"
    assert calculator.evaluate(ask, [value, answer, accept]) is near
