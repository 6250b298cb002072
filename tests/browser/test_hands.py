"""The network in the reader's hands: it sees what was drawn, answers as numpy does, and says so."""

import numpy as np
import pytest
from playwright.sync_api import Browser, expect

from browser.hands import LESSON, hands
from browser.visits import PHONE
from digits_data import held_out_digits, load_network
from hands_script.conftest import counts_of
from hands_script.drawn import dots_of, runs_of
from nn import forward

pytestmark = pytest.mark.browser

DRAWN = {True: range(25), False: range(25, 50)}
"""Places of the digits that are drawn, treated as the examples were and as they are."""

CLOSE = 1e-5
ONE_DOT = 1.0

STROKES = {
    1: [[(0.38, 0.28), (0.52, 0.14), (0.52, 0.86)]],
    4: [[(0.55, 0.15), (0.28, 0.6), (0.74, 0.6)], [(0.6, 0.4), (0.58, 0.88)]],
    7: [[(0.3, 0.17), (0.7, 0.17), (0.45, 0.86)]],
}
"""Digits as people draw them, in shares of the frame."""


@pytest.mark.parametrize("treated", [True, False], ids=["treated as the examples", "as drawn"])
def test_fifty_held_out_digits_drawn_on_the_canvas_keep_the_answers_of_numpy(
    browser: Browser, base: str, *, treated: bool
) -> None:
    unseen = held_out_digits()
    wanted = forward(unseen.inputs, load_network().trained)
    with hands(browser, base) as figure:
        figure.stage.get_by_role("checkbox").set_checked(treated)
        for place in DRAWN[treated]:
            figure.draw_runs(runs_of(dots_of(counts_of(unseen.grids[place]))), ONE_DOT)
            assert f"It answers {np.argmax(wanted[-1][place])}, with" in figure.answer
            for layer, shown in enumerate(figure.activations(), start=1):
                assert np.abs(shown - wanted[layer][place]).max() < CLOSE
        assert figure.record.findings() == []


def test_digits_drawn_by_mouse_are_read(browser: Browser, base: str) -> None:
    with hands(browser, base) as figure:
        for digit, strokes in STROKES.items():
            figure.button("Clear").click()
            figure.draw_by_mouse(*strokes)
            assert figure.answer.startswith(f"Your drawing. It answers {digit}, with")
            assert figure.stage.locator(".hands__choice input:checked").count() == 0
            expect(figure.status).to_have_text(figure.answer)


def test_a_digit_drawn_in_the_lesson_is_read(browser: Browser, base: str) -> None:
    with hands(browser, base, LESSON) as figure:
        figure.draw_by_mouse(*STROKES[4])
        assert figure.answer.startswith("Your drawing. It answers 4, with")


def test_a_small_drawing_is_misread_once_it_is_no_longer_stretched(browser: Browser, base: str) -> None:
    small = [[(0.1 + x * 0.4, 0.55 + y * 0.4) for x, y in stroke] for stroke in STROKES[4]]
    with hands(browser, base) as figure:
        figure.draw_by_mouse(*small)
        assert "It answers 4, with" in figure.answer
        figure.stage.get_by_role("checkbox").uncheck()
        assert "It answers 4, with" not in figure.answer


def test_zeros_and_shuffling_take_the_answer_and_training_brings_it_back(browser: Browser, base: str) -> None:
    with hands(browser, base) as figure:
        trained = figure.activations()
        first = figure.answer
        assert first.startswith("A real 3. It answers 3, with 0.99: right.")
        figure.button("All zero").click()
        assert figure.answer == "A real 3. No answer: all ten outputs are 0.50."
        assert {value for layer in figure.activations() for value in layer.tolist()} == {0.5}
        expect(figure.button("All zero")).to_have_attribute("aria-pressed", "true")
        expect(figure.status).to_contain_text("All 13,002 parameters are 0.")
        expect(figure.status).to_contain_text("No answer")
        figure.button("Shuffled").click()
        once = figure.activations()
        figure.button("Shuffled").click()
        assert not np.array_equal(once[-1], figure.activations()[-1])
        expect(figure.status).to_contain_text("in another order, number 2")
        figure.button("The trained ones").click()
        assert figure.answer == first
        assert all(np.array_equal(*pair) for pair in zip(trained, figure.activations(), strict=True))


def test_shuffled_parameters_read_next_to_nothing(browser: Browser, base: str) -> None:
    with hands(browser, base) as figure:
        figure.button("Shuffled").click()
        digits = figure.stage.locator(".hands__choice")
        right = 0
        for place in range(10):
            digits.nth(place).click()
            right += ": right." in figure.answer
        assert right <= 4


def test_an_empty_frame_gets_an_answer_too(browser: Browser, base: str) -> None:
    with hands(browser, base) as figure:
        figure.button("Clear").click()
        outputs = forward(np.zeros((1, 784)), load_network().trained)[-1][0]
        assert figure.answer.startswith(f"An empty frame. It answers {np.argmax(outputs)}, with")


def test_the_keyboard_reaches_everything(browser: Browser, base: str) -> None:
    """Tab to the digits and choose by arrows, on to the neurons and look inside, on to the parameters."""
    with hands(browser, base) as figure:
        keys = figure.page.keyboard
        figure.button("Clear").focus()
        for _ in range(2):
            keys.press("Tab")
        keys.press("ArrowRight")
        keys.press("ArrowRight")
        assert figure.answer.startswith("A real 5. It answers 5, with")
        expect(figure.status).to_have_text(figure.answer)
        keys.press("Tab")
        assert figure.page.evaluate("document.activeElement.textContent") == "Watch again"
        keys.press("Tab")
        name = figure.stage.locator(".hands__name")
        assert name.inner_text() == "Hidden layer 1, neuron 1"
        keys.press("ArrowRight")
        assert name.inner_text() == "Hidden layer 1, neuron 2"
        expect(figure.status).to_contain_text("Its 784 weights lie between")
        for _ in range(2):
            keys.press("ArrowLeft")
        assert name.inner_text() == "Output 9"
        assert figure.stage.locator(".hands__table tbody tr").count() == 16
        keys.press("Tab")
        keys.press("Tab")
        keys.press("Enter")
        assert "No answer" in figure.answer


def test_a_neuron_says_what_it_computes(browser: Browser, base: str) -> None:
    weights, biases = load_network().trained[0]
    digit = held_out_digits().take(np.array([226]))
    activation = forward(digit.inputs, load_network().trained)[1][0][4]
    with hands(browser, base) as figure:
        figure.stage.locator(".hands__cell").nth(4).click()
        words = figure.stage.locator(".hands__inside > p").last.inner_text()
        assert f"{weights[4].min():.2f}".replace("-", "−") in words
        assert f"{weights[4].max():.2f}" in words
        assert f"bias of {biases[4]:.2f}".replace("-", "−") in words
        assert words.endswith(f"= {activation:.2f}.")
        assert figure.stage.locator(".hands__signed").count() == 2


def test_layers_light_up_in_turn_unless_motion_is_unwanted(browser: Browser, base: str) -> None:
    with hands(browser, base) as figure:
        waiting = figure.stage.locator(".is-waiting")
        figure.button("Watch again").click()
        assert waiting.count() > 0
        expect(waiting).to_have_count(0)
        figure.page.emulate_media(reduced_motion="reduce")
        figure.button("Watch again").click()
        assert waiting.count() == 0


def test_a_finger_draws_and_the_page_stays(browser: Browser, base: str) -> None:
    with hands(browser, base, view=PHONE) as figure:
        pad = figure.stage.locator(".hands__pad")
        assert pad.evaluate("canvas => getComputedStyle(canvas).touchAction") == "none"
        pad.tap()
        expect(figure.stage.locator(".hands__answer")).to_contain_text("Your drawing.")
