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
BANK = f"""\
/// fill | Complete
{HEAD}    words: heat / cold / wind
The kettle gives [_heat / warmth_] for [_[2]{{= 1+1}}_] minutes.
///"""
LOOKS = {"fill": (TWO, None), "bank": (BANK, None)}


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
    answer(block, "Squish.", "0.548")
    assert marks(block) == ["✓ Right", "✓ Right"]
    assert said(block) == "✓ Right. Every blank is right."
    assert recorded(page) == [2]


def test_each_blank_is_marked_on_its_own(page: Page) -> None:
    block = open_block(page, TWO)
    answer(block, "sqish", "0.6")
    assert marks(block) == ["✗ Check the spelling", "✗ Not yet"]
    assert said(block) == "✗ Not yet. 0 of 2 blanks are right so far. “sqish”: Check the spelling."
    assert block.get_by_role("textbox").first.get_attribute("aria-invalid") == "true"
    expect(block.get_by_role("textbox").first).to_have_accessible_description("Check the spelling")
    expect(block.get_by_role("textbox").nth(1)).to_have_accessible_description("(to 2 decimals) Not yet")
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


MORE = f"""\
/// fill | Complete
{HEAD}    accept: cost / loss
The [_cost_] has [_zero_] or [_[1250]{{= 1250}}_] parts, or [_[1.250]{{= 1.25}}_].
///"""
JUDGED = {
    ("loss", "0", "1250", "1.25"): ["✓ Right"] * 4,
    ("the costs", "zero", "1,250", "5/4"): ["✓ Right"] * 3 + ["✓ Right"],
    ("Cost\u200b", "\ufeffZero", "1 250", "1,25"): ["✓ Right"] * 3 + ["✓ Read as 1.25"],
    ("lost", "one", "1.250", "1,250"): [
        "✗ Check the spelling",
        "✗ Not yet",
        "✗ Read as 1.25. If you mean 1250, write it so",
        "✗ Read as 1250. If you mean 1.25, write it so",
    ],
    ("x", "ten", "1250 m", "many"): [
        "✗ Not yet",
        "✗ Not yet",
        "✗ Type the number alone, without “m”",
        "✗ A number is asked for",
    ],
}


def test_what_is_typed_is_read_as_it_was_meant(page: Page) -> None:
    block = open_block(page, MORE)
    for texts, expected in JUDGED.items():
        answer(block, *texts)
        assert marks(block) == expected
    assert "“many”: A number is asked for." in said(block)


def test_a_comma_that_may_be_either_is_asked_about_and_not_judged(page: Page) -> None:
    block = open_block(page, f"/// fill | Complete\n{HEAD}It is [_[1250]{{= 1250}}_].\n///")
    answer(block, "1.250")
    assert said(block) == "Nothing is judged yet. Read as 1.25. If you mean 1250, write it so."
    assert recorded(page) == []


def test_what_the_author_wrote_is_right_whatever_the_language_of_the_page(page: Page) -> None:
    block = open_block(page, f"/// fill | Complete\n{HEAD}It is [_[1,250]{{= 1250}}_].\n///")
    page.evaluate("document.documentElement.lang = 'de'")
    answer(block, "1,250")
    page.evaluate("document.documentElement.lang = 'en'")
    assert said(block) == "✓ Right."


EXACT = f"/// fill | Complete\n{HEAD}    exact: yes\nOne mouse, two [_mice_], three [_Boxes_].\n///"


def test_where_the_form_counts_words_are_right_only_as_they_are_written(page: Page) -> None:
    block = open_block(page, EXACT)
    answer(block, " mice\u00a0", "boxes")
    assert marks(block) == ["✓ Right", "✗ Check the spelling"]
    answer(block, "the mice", "Box")
    assert marks(block) == ["✗ Not yet", "✗ Not yet"]


def test_words_from_a_list_are_chosen_by_touch_or_keyboard(page: Page) -> None:
    block = open_block(page, BANK)
    field = block.get_by_label("Blank 1 of 2")
    assert field.locator("option").all_inner_texts() == ["Choose…", "cold", "heat", "wind"]
    assert block.get_by_role("textbox").count() == 1
    block.get_by_role("textbox").fill("2")
    field.focus()
    page.keyboard.type("w")
    press(block, "Check")
    assert marks(block) == ["✗ Not yet", "✓ Right"]
    field.select_option("heat")
    assert marks(block) == ["", "✓ Right"]
    press(block, "Check")
    assert said(block) == "✓ Right. Every blank is right."
    press(block, "Try again")
    assert field.input_value() == ""
    expect(field).to_be_focused()
