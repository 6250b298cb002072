"""After a right answer an exercise with ranges asks the same of other numbers, everywhere in its block."""

import pytest
from playwright.sync_api import Locator, Page, expect

from clawdemy_site.practice.views import ExerciseView, MistakeView, StepView
from scripts.exercise_page import HEAD, buttons, open_block, press, recorded, said, whispered

pytestmark = pytest.mark.browser

TIMES = f"""\
/// exercise | Multiply
{HEAD}    ranges: a = 0.4 in 0.1 to 0.9 step 0.1; b = 3 in 2 to 9
    answer: a·b
What is [0.4]{{= a}} times [3]{{= b}}?
//// mistake
    answer: a + b
You added [3]{{= b}}.
////
//// hint
Think of [3]{{= b}} pieces.
////
//// solution
[3]{{= b}} pieces of [0.4]{{= a}} each.
////
///"""
MISTAKE = MistakeView((3.4, 4.5, 5.6), ("3.4", "4.5", "5.6"), 0.005)
STEP = StepView((1.2, 2.0, 3.0), ("1.20", "2.00", "3.00"), 0.005, "", (MISTAKE,))
VIEW = ExerciseView((STEP,), {("0.4", "a"): 0, ("3", "b"): 1}, (("0.4", "0.5", "0.6"), ("3", "4", "5")))


def task(block: Locator) -> str:
    return block.locator(".practice__task").inner_text()


def folded(block: Locator, selector: str) -> str:
    """What stands in a folded part, hidden sums and all."""
    return " ".join((block.locator(selector).text_content() or "").split())


def answer(block: Locator, text: str) -> None:
    block.get_by_role("textbox").fill(text)
    block.get_by_role("textbox").press("Enter")


@pytest.fixture
def second_round(page: Page) -> Locator:
    """The exercise, answered right and turned to its next numbers."""
    block = open_block(page, TIMES, VIEW)
    answer(block, "1.2")
    press(block, "Other numbers")
    return block


def test_other_numbers_are_offered_after_a_right_answer(page: Page) -> None:
    block = open_block(page, TIMES, VIEW)
    answer(block, "3.4")
    assert "Other numbers" not in buttons(block)
    answer(block, "1.2")
    assert "Other numbers" in buttons(block)


def test_other_numbers_are_offered_to_whoever_has_read_the_solution(page: Page) -> None:
    block = open_block(page, TIMES, VIEW)
    answer(block, "3.4")
    press(block, "Show the solution")
    expect(block.get_by_role("button", name="Other numbers")).to_be_visible()
    press(block, "Hide the solution")
    expect(block.get_by_role("button", name="Other numbers")).to_be_hidden()
    press(block, "Show the solution")
    press(block, "Other numbers")
    assert task(block) == "What is 0.5 times 4?"
    expect(block.get_by_role("button", name="Other numbers")).to_be_hidden()


def test_every_number_of_the_block_changes_and_keeps_its_sum(second_round: Locator) -> None:
    assert task(second_round) == "What is 0.5 times 4?"
    assert folded(second_round, ".practice__hint .practice__body") == "Think of 4 = b pieces."
    solution = folded(second_round, ".practice__solution .practice__body")
    assert solution == "Answer: 2.00 4 = b pieces of 0.5 = a each."
    assert folded(second_round, ".practice__caught") == "If you got 4.5:"


def test_the_answers_change_with_the_numbers(second_round: Locator) -> None:
    answer(second_round, "1.2")
    assert said(second_round).startswith("✗ Not yet.")
    answer(second_round, "4.5")
    assert said(second_round) == "✗ Not yet. You added 4."
    answer(second_round, "2")
    assert said(second_round) == "✓ Right."
    assert recorded(second_round.page) == [2, 0, 0, 2]


def test_the_learner_is_led_to_the_field_and_told(second_round: Locator) -> None:
    expect(second_round.get_by_role("textbox")).to_be_focused()
    assert second_round.get_by_role("textbox").input_value() == ""
    assert whispered(second_round) == "The numbers of the question have changed."


def test_after_the_last_numbers_come_the_first(second_round: Locator) -> None:
    for right in ("2", "3"):
        answer(second_round, right)
        press(second_round, "Other numbers")
    assert task(second_round) == "What is 0.4 times 3?"


def test_help_with_old_numbers_does_not_count_for_new_ones(page: Page) -> None:
    block = open_block(page, TIMES, VIEW)
    press(block, "Hint")
    answer(block, "1.2")
    press(block, "Show the solution")
    press(block, "Other numbers")
    expect(block.locator("details:visible")).to_have_count(0)
    answer(block, "2")
    assert recorded(page) == [1, 2]


def test_the_same_numbers_are_there_when_the_learner_comes_back(second_round: Locator) -> None:
    page = second_round.page
    assert page.evaluate("Object.keys(sessionStorage)") == ["clawdemy:/blank.html:variant:tea/water#a-b"]
    block = open_block(page, TIMES, VIEW, same_visit=True)
    assert task(block) == "What is 0.5 times 4?"
    answer(block, "2")
    assert said(block) == "✓ Right."
