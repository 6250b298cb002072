"""An exercise that asks for no number is judged by the learner, below its solution."""

import pytest
from playwright.sync_api import Page, expect

from scripts.exercise_page import HEAD, open_block, press, recorded, said

pytestmark = pytest.mark.browser

FREE = f"/// exercise | Plan\n{HEAD}Make a plan.\n//// solution\nSo.\n////\n///"
LOOKS = {"free": (FREE, None)}


def test_a_learner_says_how_it_was(page: Page) -> None:
    block = open_block(page, FREE)
    expect(block.get_by_role("button", name="Partly")).to_be_hidden()
    block.locator("summary").click()
    press(block, "Partly")
    assert recorded(page) == [1]
    assert said(block).startswith("Noted.")
    expect(block.get_by_role("button", name="Partly")).to_have_attribute("aria-pressed", "true")
    expect(block.get_by_role("button", name="Partly")).to_be_focused()
