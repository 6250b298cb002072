"""Blanks take words and numbers, each marked in its place."""

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.exercise_page import HEAD, buttons, open_block, press, recorded, said

pytestmark = pytest.mark.browser

TWO = f"""\
/// fill | Complete the sentence
{HEAD}The total goes through the [_squish / activation function_] and comes out as [_[0.55]{{≈ sigmoid(0.19)}}_].
//// hint
It bends.
////
///"""
ONE = f"/// fill | Complete\n{HEAD}It is the [_squish_].\n///"
LOOKS = {"fill": (TWO, None)}


def answer(block: Locator, *texts: str) -> None:
    for field, text in zip(block.get_by_role("textbox").all(), texts, strict=False):
        field.fill(text)
    block.get_by_role("textbox").first.press("Enter")


def marks(block: Locator) -> list[str]:
    return block.locator(".practice__mark").all_inner_texts()


def test_each_blank_is_a_named_field(page: Page) -> None:
    block = open_block(page, TWO)
    expect(block.get_by_label("Blank 1 of 2")).to_be_enabled()
    expect(block.get_by_label("Blank 2 of 2")).to_be_enabled()


def test_a_field_grows_with_what_is_typed_and_so_tells_nothing_of_its_answer(page: Page) -> None:
    block = open_block(page, TWO)
    grown = block.locator(".practice__blank--long")
    assert grown.count() == 0
    answer(block, "a rather long guess")
    assert grown.count() == 1


def test_every_blank_right(page: Page) -> None:
    block = open_block(page, TWO)
    answer(block, "Squish.", "0,548")
    assert marks(block) == ["✓ Right", "✓ Right"]
    assert said(block) == "✓ Right. Every blank is right."
    assert recorded(page) == [2]


def test_each_blank_is_marked_on_its_own(page: Page) -> None:
    block = open_block(page, TWO)
    answer(block, "sqish", "0.6")
    assert marks(block) == ["✗ Check the spelling", "✗ Not yet"]
    assert said(block) == "✗ Not yet. 0 of 2 blanks are right so far. “sqish”: Check the spelling. “0.6”: Not yet."
    assert block.get_by_role("textbox").first.get_attribute("aria-invalid") == "true"
    expect(block.get_by_role("textbox").first).to_have_accessible_description("Check the spelling")
    assert recorded(page) == [0]


def test_a_blank_left_open_is_no_mistake(page: Page) -> None:
    block = open_block(page, TWO)
    answer(block, "", "")
    assert said(block) == "Fill in the blanks first."
    answer(block, "squish", "")
    assert said(block) == "1 of 2 blanks is right so far."
    assert marks(block) == ["✓ Right", ""]
    assert recorded(page) == []


def test_words_where_a_number_belongs(page: Page) -> None:
    block = open_block(page, TWO)
    answer(block, "squish", "half")
    assert said(block).endswith("“half”: A number is asked for.")


def test_a_single_blank(page: Page) -> None:
    block = open_block(page, ONE)
    answer(block, "")
    assert said(block) == "Fill in the blank first."
    answer(block, "sigmoid")
    assert said(block) == "✗ Not yet."
    answer(block, "squash")
    assert said(block) == "✗ Not yet. Check the spelling."
    answer(block, "squish")
    assert said(block) == "✓ Right."


def test_it_can_be_tried_again(page: Page) -> None:
    block = open_block(page, TWO)
    answer(block, "squish", "0.55")
    assert buttons(block) == ["Check", "Try again", "Show the answer"]
    press(block, "Try again")
    assert [field.input_value() for field in block.get_by_role("textbox").all()] == ["", ""]
    expect(block.get_by_role("textbox").first).to_be_focused()
