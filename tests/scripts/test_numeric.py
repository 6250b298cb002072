"""A typed number is marked where it stands, a wrong one kindly, and the right one is not the end."""

from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from clawdemy_site.practice.views import ExerciseView, MistakeView, StepView
from scripts.exercise_page import HEAD, buttons, one_step, open_block, press, recorded, said, whispered

pytestmark = pytest.mark.browser

ONE = f"""\
/// exercise | Run a neuron
{HEAD}    answer: 0.48
What comes out?
//// mistake
    answer: 0.52
You *forgot* the bias.
////
//// hint
Start with the sum.
////
//// solution
So it goes.
////
///"""
MISTAKEN = ExerciseView((StepView((0.48,), ("0.480",), 0.005, "", (MistakeView((0.52,), ("0.52",), 0.005),)),), {})
PLAIN = f"/// exercise | Count\n{HEAD}    answer: 5770\nHow many?\n///"
STEPS = f"""\
/// exercise | Two steps
{HEAD}Do both.
//// step | The *sum*
    answer: 2
Now add the bias.
////
//// step | The total?
    answer: -1
////
//// mistake
    answer: 5
    step: 2
You lost a sign.
////
//// solution
So.
////
///"""
TWO = ExerciseView(
    (StepView((2,), ("2",), 0, "", ()), StepView((-1,), ("−1",), 0, "cm", (MistakeView((5,), ("5",), 0),))), {}
)
LOOKS = {"number": (ONE, MISTAKEN), "steps": (STEPS, TWO)}


def answer(block: Locator, *texts: str) -> None:
    """Type into the fields from the first one on, where they do not hold it already, and check by Enter."""
    for field, text in zip(block.get_by_role("textbox").all(), texts, strict=False):
        if field.input_value() != text:
            field.fill(text)
    block.get_by_role("textbox").nth(len(texts) - 1).press("Enter")


def marks(block: Locator) -> list[str]:
    return block.locator(".practice__mark").all_inner_texts()


def test_a_form_wakes_and_nothing_of_it_was_hidden_before(page: Page) -> None:
    block = open_block(page, ONE, MISTAKEN)
    expect(block.get_by_label("Your answer")).to_be_enabled()
    assert buttons(block) == ["Check", "Hint"]
    assert said(block) == ""


def test_the_right_number_is_right(page: Page) -> None:
    block = open_block(page, ONE, MISTAKEN)
    answer(block, "0.48")
    assert marks(block) == ["✓ Right"]
    assert said(block) == "✓ Right."
    assert recorded(page) == [2]
    assert block.get_by_role("textbox").get_attribute("aria-invalid") == "false"


def test_a_number_that_is_near_enough_is_told_the_exact_one(page: Page) -> None:
    block = open_block(page, ONE, MISTAKEN)
    answer(block, "0.477")
    assert said(block) == "✓ Right. More exactly, it is 0.480."


def test_a_known_mistake_hears_the_author(page: Page) -> None:
    block = open_block(page, ONE, MISTAKEN)
    answer(block, "0.52")
    assert said(block) == "✗ Not yet. You forgot the bias."
    assert block.locator(".practice__said em").inner_text() == "forgot"
    assert recorded(page) == [0]


def test_of_two_mistakes_near_a_number_the_nearer_one_speaks(page: Page) -> None:
    second = "//// mistake\n    answer: 0.526\nYou added the bias twice.\n////\n//// hint"
    (step,) = MISTAKEN.steps
    near = replace(step, mistakes=(*step.mistakes, MistakeView((0.526,), ("0.526",), 0.005, 1)))
    block = open_block(page, ONE.replace("//// hint", second, 1), replace(MISTAKEN, steps=(near,)))
    answer(block, "0.525")
    assert said(block) == "✗ Not yet. You added the bias twice."
    answer(block, "0.521")
    assert said(block) == "✗ Not yet. You forgot the bias."


def test_another_wrong_number_hears_how_far_off_it_is(page: Page) -> None:
    block = open_block(page, ONE, MISTAKEN)
    answer(block, "4.8")
    assert said(block) == "✗ Not yet. Your number is 10 times too large."
    answer(block, "7")
    assert said(block) == "✗ Not yet. Go through it once more, line by line."


def test_the_mark_is_tied_to_its_field_and_goes_when_the_number_changes(page: Page) -> None:
    block = open_block(page, ONE, MISTAKEN)
    field = block.get_by_role("textbox")
    answer(block, "7")
    said_there = "to 2 decimals Not yet Go through it once more, line by line."
    expect(field).to_have_accessible_description(said_there)
    assert field.get_attribute("aria-invalid") == "true"
    field.press("Backspace")
    assert marks(block) == [""]
    assert field.get_attribute("aria-invalid") == "false"


def test_the_focus_stays_where_the_learner_is(page: Page) -> None:
    block = open_block(page, ONE, MISTAKEN)
    answer(block, "7")
    expect(block.get_by_role("textbox")).to_be_focused()
    press(block, "Check")
    expect(block.get_by_role("button", name="Check")).to_be_focused()


def below(block: Locator) -> list[str]:
    """What stands below each field."""
    return [" ".join(text.split()) for text in block.locator(".practice__aside").all_inner_texts()]


def test_each_remark_stands_under_its_field_and_is_read_with_it(page: Page) -> None:
    block = open_block(page, STEPS, TWO)
    answer(block, "4", "5")
    assert below(block) == ["Go through it once more, line by line.", "You lost a sign."]
    first, second = block.get_by_role("textbox").all()
    expect(first).to_have_accessible_description("exactly Not yet Go through it once more, line by line.")
    expect(second).to_have_accessible_description("cm exactly Not yet You lost a sign.")
    second.fill("1 m")
    assert below(block)[1] == ""


UNITS = {
    "5 MW": "✓ Right.",
    "5,000 kW": "✓ Right. 5000 kW is 5 MW.",
    "5 mW": "✗ Not yet. 5 mW is 5e-9 MW. Go through it once more, line by line.",
    "5 mw": "Nothing is judged yet. Capital and small letters matter here: it may be mW or MW.",
    "5 MJ": "✗ Not yet. “MJ” is the unit of an energy, and a power is asked for.",
    "5 horses": "Nothing is judged yet. The answer is asked for in MW: type the number alone, without “horses”.",
    "0,5e1 MW": "✓ Right. Read as 5.",
}


def test_a_unit_is_judged_with_its_number(page: Page) -> None:
    block = open_block(page, PLAIN, one_step(5, "5", unit="MW"))
    for text, words in UNITS.items():
        answer(block, text)
        assert said(block) == words, text
    assert recorded(page) == [2]


def test_a_doubtful_comma_is_asked_about_and_a_wrong_number_told_how_it_was_read(page: Page) -> None:
    block = open_block(page, PLAIN, one_step(3.142, "3.142", 0.001))
    answer(block, "3,142")
    assert said(block) == "Nothing is judged yet. Read as 3142. If you mean 3.142, write it so."
    assert marks(block) == ["✗ Which number is it?"]
    assert recorded(page) == []
    answer(block, "3,152")
    assert "Read as 3152. If you mean 3.152, write it so." in said(block)
    assert recorded(page) == [0]
    page.evaluate("document.documentElement.lang = 'de'")
    answer(block, "3,142")
    assert said(block) == "✓ Right."
    page.evaluate("document.documentElement.lang = 'en'")


def test_a_fraction_is_as_exact_as_what_is_shown(page: Page) -> None:
    block = open_block(page, PLAIN, one_step(0.33, "0.33", 0.005))
    for text in ("1/3", "0.3333", "33%", ".33", "33/100"):
        answer(block, text)
        assert (marks(block), below(block)) == (["✓ Right"], [""]), text


def test_what_the_solution_shows_is_right_whatever_the_page_makes_of_its_marks(page: Page) -> None:
    block = open_block(page, PLAIN, one_step(5770, "5,770"))
    page.evaluate("document.documentElement.lang = 'de'")
    answer(block, "5,770")
    page.evaluate("document.documentElement.lang = 'en'")
    assert said(block) == "✓ Right."


def test_a_distance_may_be_a_part_of_the_answer(page: Page) -> None:
    step = StepView((200,), ("200",), 0.0, "", (MistakeView((100,), ("100",), 0.0, 0, 0.1),), 0.01)
    block = open_block(page, ONE, ExerciseView((step,), {}))
    answer(block, "202")
    assert said(block).startswith("✓ Right.")
    answer(block, "203")
    assert said(block).startswith("✗ Not yet.")
    answer(block, "109")
    assert said(block) == "✗ Not yet. You forgot the bias."


def test_what_is_no_number_is_not_judged(page: Page) -> None:
    block = open_block(page, ONE, MISTAKEN)
    answer(block, "lots")
    assert marks(block) == ["✗ Not a number yet"]
    assert "cannot be read as a number" in said(block)
    answer(block, " ")
    assert said(block) == "Type your answer first."
    assert recorded(page) == []


def test_a_unit_is_read_with_the_field_and_may_be_typed(page: Page) -> None:
    block = open_block(page, PLAIN, one_step(5770, "5,770", unit="minutes"))
    expect(block.get_by_role("textbox")).to_have_accessible_description("minutes exactly")
    answer(block, "5,770 minutes")
    assert said(block) == "✓ Right."


def test_the_right_number_is_recorded_once_and_can_be_tried_again(page: Page) -> None:
    block = open_block(page, PLAIN, one_step(5770, "5,770"))
    answer(block, "5769")
    answer(block, "5770")
    press(block, "Check")
    assert recorded(page) == [0, 2]
    press(block, "Try again")
    expect(block.get_by_role("textbox")).to_be_focused()
    assert (block.get_by_role("textbox").input_value(), said(block), marks(block)) == ("", "", [""])
    assert buttons(block) == ["Check"]


def test_each_step_is_accepted_on_its_own(page: Page) -> None:
    block = open_block(page, STEPS, TWO)
    answer(block, "2")
    assert marks(block) == ["✓ Right", ""]
    assert said(block) == "1 of 2 steps is right so far. Now add the bias."
    assert block.locator(".practice__aside").first.inner_text() == "Now add the bias."
    assert recorded(page) == []
    answer(block, "2", "5")
    assert marks(block) == ["✓ Right", "✗ Not yet"]
    assert said(block) == "✗ Not yet. 1 of 2 steps is right so far. The total? You lost a sign."
    answer(block, "2", "1")
    assert said(block).endswith("The total? The size is right, the sign is not.")
    answer(block, "2", "-1 cm")
    assert said(block) == "✓ Right. Both steps are right."
    assert recorded(page) == [0, 0, 2]


def test_a_problem_in_one_step_names_the_step(page: Page) -> None:
    block = open_block(page, STEPS, TWO)
    answer(block, "both", "-1")
    assert marks(block) == ["✗ Not a number yet", "✓ Right"]
    assert said(block).startswith("1 of 2 steps is right so far. The sum: “both” cannot be read")
    assert whispered(block) == ""
