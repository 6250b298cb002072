"""Help comes step by step, and the solution after an attempt, or to whoever asks twice."""

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.exercise_page import HEAD, buttons, one_step, open_block, press, recorded, said, whispered

pytestmark = pytest.mark.browser

HINTED = f"""\
/// exercise | Count
{HEAD}    answer: 8
How many?
//// hint
One.
////
//// hint
Two.
////
//// solution
Eight.
////
///"""
BARE = f"/// exercise | Count\n{HEAD}    answer: 8\nHow many?\n//// solution\nEight.\n////\n///"
ORDER = f"/// order | Sort\n{HEAD}1. A\n2. B\n3. C\n//// solution\nAs in the alphabet.\n////\n///"
EIGHT = one_step(8, "8")


def answer(block: Locator, text: str) -> None:
    block.get_by_role("textbox").fill(text)
    block.get_by_role("textbox").press("Enter")


def opened(block: Locator) -> list[str]:
    """What can be seen of the folded parts."""
    return [" ".join(part.inner_text().split()) for part in block.locator("details:visible").all()]


@pytest.fixture
def block(page: Page) -> Locator:
    return open_block(page, HINTED, EIGHT)


def test_hints_come_one_at_a_time(block: Locator) -> None:
    assert opened(block) == []
    press(block, "Hint")
    assert opened(block) == ["Hint 1 of 2 One."]
    assert whispered(block) == "Hint 1 of 2 is open below the buttons."
    expect(block.get_by_role("button", name="Next hint")).to_be_focused()
    press(block, "Next hint")
    assert opened(block) == ["Hint 1 of 2 One.", "Hint 2 of 2 Two."]


def test_after_the_last_hint_comes_the_solution_and_the_focus_goes_there(block: Locator) -> None:
    press(block, "Hint")
    press(block, "Next hint")
    assert buttons(block) == ["Check", "Show the solution"]
    expect(block.get_by_role("button", name="Show the solution")).to_be_focused()


def test_a_hint_leaves_what_was_said(block: Locator) -> None:
    answer(block, "80")
    press(block, "Hint")
    assert said(block) == "✗ Not yet. Your number is 10 times too large."


def test_after_an_attempt_the_solution_is_offered(block: Locator) -> None:
    answer(block, "5")
    assert buttons(block) == ["Check", "Hint", "Show the solution"]
    press(block, "Show the solution")
    assert opened(block) == ["Show the solution Answer: 8 Eight."]
    press(block, "Hide the solution")
    assert opened(block) == []


def test_without_an_attempt_it_asks_once(page: Page) -> None:
    block = open_block(page, BARE, EIGHT)
    press(block, "Show the solution")
    assert opened(block) == []
    assert said(block).startswith("Show without trying?")
    expect(block.get_by_role("button", name="Yes, show it")).to_be_focused()
    press(block, "Yes, show it")
    assert opened(block) == ["Show the solution Answer: 8 Eight."]
    assert said(block) == ""
    assert recorded(page) == []
    press(block, "Hide the solution")
    press(block, "Show the solution")
    assert len(opened(block)) == 1


def test_a_right_answer_after_some_hints_is_right(block: Locator) -> None:
    press(block, "Hint")
    answer(block, "8")
    assert recorded(block.page) == [2]
    assert buttons(block) == ["Check", "Try again", "Show the solution"]


def test_a_right_answer_after_all_hints_is_right_with_help(block: Locator) -> None:
    press(block, "Hint")
    press(block, "Next hint")
    answer(block, "8")
    assert recorded(block.page) == [1]


def test_a_right_answer_after_the_solution_is_right_with_help(block: Locator) -> None:
    answer(block, "5")
    press(block, "Show the solution")
    answer(block, "8")
    press(block, "Try again")
    assert opened(block) == []
    answer(block, "8")
    assert recorded(block.page) == [0, 1, 1]


def test_a_solution_beside_an_answer_opens_with_it(page: Page) -> None:
    block = open_block(page, ORDER)
    press(block, "Show the answer")
    press(block, "Yes, show it")
    assert opened(block) == ["Show the right order A B C", "Show the solution As in the alphabet."]
    assert "Hide the answer" in buttons(block)
