"""A choice says of each chosen answer why, and of the others nothing."""

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.exercise_page import HEAD, buttons, open_block, press, recorded, said

pytestmark = pytest.mark.browser

ONE = f"""\
/// choice | Which saves time?
{HEAD}- [ ] a wider cup

    It *cools* faster.

- [x] less water

    Less to warm.

- [ ] a blue cup
///"""
MANY = f"""\
/// choice | Which need energy?
{HEAD}- [x] warming

    Four joules.

- [ ] standing

    It gives some away.

- [x] boiling

    The most.
///"""
LOOKS = {"choice": (ONE, None), "choices": (MANY, None)}


def choose(block: Locator, *names: str) -> None:
    for name in names:
        block.get_by_label(name).check()
    press(block, "Check")


def marks(block: Locator) -> list[str]:
    return block.locator(".practice__mark").all_inner_texts()


def test_a_wrong_answer_is_told_why(page: Page) -> None:
    block = open_block(page, ONE)
    choose(block, "a wider cup")
    assert said(block) == "✗ Not yet. It cools faster."
    assert marks(block) == ["✗ Not yet", "", ""]
    assert recorded(page) == [0]
    expect(block.get_by_role("button", name="Check")).to_be_focused()
    expect(block.get_by_label("a wider cup")).to_have_accessible_description("Not yet")


def test_the_right_answer_is_told_why_too(page: Page) -> None:
    block = open_block(page, ONE)
    choose(block, "less water")
    assert said(block) == "✓ Right. Less to warm."
    assert recorded(page) == [2]


def test_an_answer_without_feedback_is_marked_all_the_same(page: Page) -> None:
    block = open_block(page, ONE)
    choose(block, "a blue cup")
    assert said(block) == "✗ Not yet."


def test_a_new_choice_takes_the_mark_away(page: Page) -> None:
    block = open_block(page, ONE)
    choose(block, "a wider cup")
    block.get_by_label("less water").check()
    assert marks(block) == ["", "", ""]


def test_nothing_chosen_is_not_judged(page: Page) -> None:
    block = open_block(page, ONE)
    press(block, "Check")
    assert said(block) == "Choose an answer first."
    assert recorded(page) == []


def test_some_of_several_are_not_all(page: Page) -> None:
    block = open_block(page, MANY)
    choose(block, "warming")
    assert said(block) == "✗ Not yet. What you chose is right, and there is more to find. A. Four joules."
    assert marks(block) == ["✓ Right", "", ""]


def test_chosen_ones_are_counted_and_the_others_kept_secret(page: Page) -> None:
    block = open_block(page, MANY)
    choose(block, "warming", "standing")
    assert said(block).startswith("✗ Not yet. Of the 2 that you chose, 1 is right. A. Four joules. B. It gives")
    assert "most" not in said(block)
    assert marks(block) == ["✓ Right", "✗ Not yet", ""]
    choose(block, "boiling")
    assert said(block).startswith("✗ Not yet. Of the 3 that you chose, 2 are right.")


def test_one_wrong_of_several_is_told(page: Page) -> None:
    block = open_block(page, MANY)
    choose(block, "standing")
    assert said(block).startswith("✗ Not yet. The one that you chose does not apply.")


def test_all_of_several_are_right(page: Page) -> None:
    block = open_block(page, MANY)
    choose(block, "warming", "boiling")
    assert said(block) == "✓ Right. These are all. A. Four joules. C. The most."
    assert recorded(page) == [2]


def test_it_can_be_tried_again(page: Page) -> None:
    block = open_block(page, MANY)
    choose(block, "warming", "boiling")
    press(block, "Try again")
    assert block.locator("input:checked").count() == 0
    assert (said(block), marks(block)) == ("", ["", "", ""])
    expect(block.get_by_label("warming")).to_be_focused()
    assert buttons(block) == ["Check", "Show the answer"]
