"""Pairs are matched in native fields, and each is marked by itself."""

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.exercise_page import HEAD, buttons, open_block, press, recorded, said

pytestmark = pytest.mark.browser

PAIRS = {"*Lid*": "keeps the heat in", "Spout": "pours", "Handle": "stays cool"}
SAID = "Without it, it takes longer."
ROWS = "\n".join(f"| {left} | {right} | {SAID if left == '*Lid*' else ''} |" for left, right in PAIRS.items())
TABLE = f"| Part | Use | |\n|---|---|---|\n{ROWS}"
MATCH = f"/// match | What does each part do?\n{HEAD}{TABLE}\n//// hint\nIt pours.\n////\n///"
LOOKS = {"match": (MATCH, None)}


@pytest.fixture
def block(page: Page) -> Locator:
    return open_block(page, MATCH)


def choose(block: Locator, left: str, right: str) -> None:
    field = block.get_by_role("combobox", name=left)
    label = next(text for text in field.locator("option").all_inner_texts() if text.endswith(f". {right}"))
    field.select_option(label=label)


def marks(block: Locator) -> list[str]:
    return block.locator(".practice__pairs .practice__mark").all_inner_texts()


def test_each_left_side_names_a_field_that_offers_every_letter_shown(block: Locator) -> None:
    fields = block.get_by_role("combobox")
    assert fields.count() == len(PAIRS)
    shown = block.locator(".practice__right").all_inner_texts()
    assert sorted(shown) == sorted(PAIRS.values())
    assert shown != list(PAIRS.values())
    offered = [f"{letter}. {words}" for letter, words in zip("ABC", shown, strict=True)]
    for left in ("Lid", "Spout", "Handle"):
        field = block.get_by_role("combobox", name=left)
        assert field.locator("option").all_inner_texts() == ["Choose…", *offered]


def test_nothing_chosen_is_nothing_to_judge(block: Locator) -> None:
    press(block, "Check")
    assert said(block) == "Choose a partner first."
    assert recorded(block.page) == []


def test_each_pair_is_marked_and_only_those_that_are_right_are_spoken_of(block: Locator) -> None:
    choose(block, "Lid", "keeps the heat in")
    choose(block, "Spout", "stays cool")
    press(block, "Check")
    assert marks(block) == ["✓ Right", "✗ Not yet", ""]
    assert said(block) == f"✗ Not yet. 1 of 3 pairs is right so far. Lid: {SAID}"
    assert recorded(block.page) == [0]
    expect(block.get_by_role("combobox", name="Spout")).to_have_attribute("aria-invalid", "true")
    expect(block.get_by_role("combobox", name="Spout")).to_have_accessible_description("Not yet")


def test_what_is_right_so_far_is_no_failure(block: Locator) -> None:
    choose(block, "Lid", "keeps the heat in")
    press(block, "Check")
    assert said(block).startswith("1 of 3 pairs is right so far.")
    assert recorded(block.page) == []


def test_a_new_choice_takes_its_mark_away(block: Locator) -> None:
    choose(block, "Spout", "stays cool")
    press(block, "Check")
    choose(block, "Spout", "pours")
    assert marks(block) == ["", "", ""]


def test_all_pairs_solve_it_and_trying_again_clears_them(block: Locator) -> None:
    for left, right in PAIRS.items():
        choose(block, left.strip("*"), right)
    press(block, "Check")
    assert said(block).startswith("✓ Right. All 3 pairs are right.")
    assert recorded(block.page) == [2]
    press(block, "Try again")
    assert [field.input_value() for field in block.get_by_role("combobox").all()] == ["", "", ""]
    assert marks(block) == ["", "", ""]
    expect(block.get_by_role("combobox", name="Lid")).to_be_focused()


def test_a_learner_matches_by_keyboard_alone(block: Locator) -> None:
    block.get_by_role("combobox", name="Lid").focus()
    for right in PAIRS.values():
        letter = "ABC"[block.locator(".practice__right").all_inner_texts().index(right)]
        block.page.keyboard.press(letter)
        block.page.keyboard.press("Tab")
    block.page.keyboard.press("Enter")
    assert marks(block) == ["✓ Right"] * 3


def test_a_hint_is_offered(block: Locator) -> None:
    assert "Hint" in buttons(block)
    press(block, "Hint")
    expect(block.get_by_text("It pours.")).to_be_visible()
