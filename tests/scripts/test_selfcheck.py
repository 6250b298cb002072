"""Self-checks ask how it was after they have told, and remember it."""

import pytest
from playwright.sync_api import Locator, Page

from scripts.exercise_page import HEAD, assert_judged_by_the_learner, open_block, press, recorded

pytestmark = pytest.mark.browser

SELFCHECK = f"/// selfcheck | Why?\n{HEAD}Because.\n///"
LOOKS = {"self-check": (SELFCHECK, None)}
BEFORE = {"best": 2, "last": 2, "tries": 1, "at": 1_778_587_200_000}
"""Answered on 12 May 2026."""


def test_a_learner_says_how_it_was(page: Page) -> None:
    assert_judged_by_the_learner(page, SELFCHECK)


def test_a_learner_may_think_better_of_it(page: Page) -> None:
    block = open_block(page, SELFCHECK)
    block.locator("summary").click()
    press(block, "I knew it")
    press(block, "Not yet")
    assert recorded(page) == [2, 0]
    pressed = [button.get_attribute("aria-pressed") for button in block.get_by_role("button").all()]
    assert pressed == ["false", "false", "true"]


def before(block: Locator) -> list[str]:
    return block.locator(".practice__before").all_inner_texts()


def test_what_was_known_before_says_when(page: Page) -> None:
    assert before(open_block(page, SELFCHECK, before=BEFORE)) == ["✓ Known on 12 May"]


def test_another_year_is_named(page: Page) -> None:
    earlier = BEFORE | {"at": BEFORE["at"] - 365 * 86_400_000}
    assert before(open_block(page, SELFCHECK, before=earlier)) == ["✓ Known on 12 May 2025"]


def test_a_day_on_which_it_went_wrong_is_not_named(page: Page) -> None:
    assert before(open_block(page, SELFCHECK, before=BEFORE | {"last": 0})) == ["✓ Known before"]


def test_what_was_never_right_says_nothing(page: Page) -> None:
    assert before(open_block(page, SELFCHECK, before=BEFORE | {"best": 1, "last": 1})) == []
