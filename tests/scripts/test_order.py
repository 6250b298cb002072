"""A list is put in order by buttons that keep the focus and say where an item went."""

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.exercise_page import HEAD, open_block, press, recorded, said, whispered

pytestmark = pytest.mark.browser

RIGHT = ["Multiply.", "Add.", "Squash the total.", "Pass it on."]
LIST = "\n".join(f"{number}. {text}" for number, text in enumerate(RIGHT, start=1))
ORDER = f"/// order | Put the steps in order\n{HEAD}{LIST}\n///"
LOOKS = {"order": (ORDER, None)}


def items(block: Locator) -> list[str]:
    texts = block.locator(".practice__item-text").all_inner_texts()
    return [next(name for name in RIGHT if text.startswith(name)) for text in texts]


def marks(block: Locator) -> list[str]:
    return block.locator(".practice__order .practice__mark").all_inner_texts()


def move(block: Locator, name: str, way: str) -> None:
    press(block, f"Move “{name}” {way}")


def sort(block: Locator) -> None:
    """Move every item up to its place, first things first."""
    for place, name in enumerate(RIGHT):
        while items(block).index(name) > place:
            move(block, name, "up")


@pytest.fixture
def block(page: Page) -> Locator:
    return open_block(page, ORDER)


def test_the_list_comes_shuffled(block: Locator) -> None:
    assert items(block) != RIGHT
    assert sorted(items(block)) == sorted(RIGHT)


def test_an_item_moves_and_its_button_keeps_the_focus(block: Locator) -> None:
    before = items(block)
    move(block, before[0], "down")
    assert items(block) == [before[1], before[0], *before[2:]]
    expect(block.get_by_role("button", name=f"Move “{before[0]}” down")).to_be_focused()
    assert whispered(block) == f"{before[0]}: now second of 4"


def test_a_learner_moves_an_item_by_keyboard_from_end_to_end(block: Locator) -> None:
    first = items(block)[0]
    block.get_by_role("button", name=f"Move “{first}” down").focus()
    for _ in RIGHT:
        block.page.keyboard.press("Enter")
    assert items(block)[-1] == first
    assert whispered(block) == f"{first}: already fourth of 4"
    block.page.keyboard.press("Shift+Tab")
    block.page.keyboard.press("Space")
    assert items(block)[-2] == first


def test_buttons_with_nowhere_to_go_say_so_and_stay_in_reach(block: Locator) -> None:
    ends = block.locator("[aria-disabled=true]")
    names = [end.get_attribute("aria-label") for end in ends.all()]
    assert names == [f"Move “{items(block)[0]}” up", f"Move “{items(block)[-1]}” down"]
    ends.first.focus()
    expect(ends.first).to_be_focused()


def test_a_check_says_which_are_in_place(block: Locator) -> None:
    sort(block)
    move(block, RIGHT[2], "down")
    press(block, "Check")
    assert marks(block) == ["✓ In place", "✓ In place", "✗ Not yet", "✗ Not yet"]
    assert said(block) == "✗ Not yet. 2 of 4 are in place."
    move(block, RIGHT[2], "up")
    assert marks(block) == ["", "", "", ""]
    press(block, "Check")
    assert said(block) == "✓ Right. All 4 are in place."
    assert recorded(block.page) == [0, 2]


def test_trying_again_shuffles_as_before(block: Locator) -> None:
    before = items(block)
    sort(block)
    press(block, "Check")
    press(block, "Try again")
    assert items(block) == before
    assert marks(block) == ["", "", "", ""]
