"""The figures of the lesson on the chain rule are legible and light, and say what chains and networks really do."""

from itertools import pairwise

import numpy as np
import pytest
from matplotlib.text import Text

import backprop
import links
import vanishing
from clawdemy_site.figures.animation import LONGEST
from clawdemy_site.figures.animation_css import write_sheet
from course_figures.conftest import Draw
from course_figures.test_animations import play
from digits_data import training_digits
from nn import forward, mean_cost, relu, sigmoid
from train_deep import deep_start


def test_each_change_is_the_one_before_times_its_factor(draw: Draw) -> None:
    ripple = draw("links.ripple")
    changes, factors = ripple.numbers("changes"), ripple.numbers("factors")
    assert factors == [1, 3, 0.5, 2]
    for (before, after), factor in zip(pairwise(changes), factors, strict=True):
        assert after == pytest.approx(factor * before, rel=1e-3)
    assert changes[-1] / ripple.number("nudge") == pytest.approx(3, abs=0.01)


def test_slopes_appear_from_the_back_and_never_before_what_they_are_made_from() -> None:
    played = play(links.backward)
    starts = played.starts()
    assert [played.facts[name] for name in ("slopes", "gradient")] == [[6, 3, 1, 2], [3, 2, 12]]
    order = [starts[words] for words in ("2 × (3 − 2)", "2 × 6", "1 × 2", "3 × 1", "2 × 0.5 × 3 × 1")]
    assert order == sorted(set(order))
    assert 3 < played.motion.seconds <= LONGEST
    assert played.alt.startswith("Moving: ")
    assert "at the end" in played.alt.lower()
    assert len(write_sheet(played.moving).css) < 14_000


def test_the_moving_chain_comes_to_rest_with_everything_written(draw: Draw) -> None:
    shown = {text.get_text() for text in draw("links.backward").figure.findobj(Text) if text.get_visible()}
    assert {"12", "2", "3", "= 3", "2 × 0.5 × 3 × 1"} <= shown


def test_the_step_at_a_tenth_lands_higher_and_the_slope_is_right(draw: Draw) -> None:
    overshoot = draw("links.overshoot")
    assert overshoot.facts["slope"] == 8
    assert overshoot.numbers("ends") == pytest.approx([0.2, 0.5, 0.75])
    assert overshoot.numbers("costs") == pytest.approx([4.84, 1, 0])
    bottom = min(np.linspace(0, 2, 401), key=lambda first: backprop.chain_cost(1, [first, 2, 2], 3))
    assert overshoot.number("bottom") == pytest.approx(bottom)


def test_products_of_the_steepest_slopes(draw: Draw) -> None:
    products = draw("vanishing.products")
    assert products.numbers("products") == [0.25**depth for depth in range(1, 11)]
    assert products.numbers("one_in") == [4, 1024, 1_048_576]
    assert products.facts["relu"] == 1


def test_measured_slopes_are_what_nudging_finds(draw: Draw) -> None:
    """The mean slope of the last layer, by nudging its weights one after the other."""
    measured, digits, network = draw("vanishing.measured"), training_digits(), deep_start()
    weights = network[-1][0]
    found = []
    for place in np.ndindex(weights.shape):
        heights = []
        for turn in (1e-4, -1e-4):
            weights[place] += turn
            heights.append(mean_cost(forward(digits.inputs, network, sigmoid)[-1], digits.targets))
            weights[place] -= turn
        found.append(abs(heights[0] - heights[1]) / 2e-4)
        if len(found) == 3:
            break
    exact = np.abs(backprop.gradient(digits.inputs, digits.targets, network, sigmoid)[-1][0])
    assert found == pytest.approx(exact[0, :3].tolist(), rel=1e-4)
    assert measured.numbers("sigmoid")[-1] == pytest.approx(float(exact.mean()), rel=1e-6)


def test_slopes_vanish_with_the_sigmoid_and_stay_with_relu(draw: Draw) -> None:
    measured = draw("vanishing.measured")
    shrinking = measured.numbers("sigmoid")
    assert shrinking == sorted(shrinking)
    assert measured.number("ratio") == pytest.approx(416_000, rel=0.01)
    assert measured.number("relu_high") / measured.number("relu_low") < 4
    assert vanishing.mean_slopes(deep_start(), relu) == pytest.approx(measured.numbers("relu"))


def test_the_deep_sigmoid_shrugs_from_every_start_and_relu_learns(draw: Draw) -> None:
    stuck = draw("vanishing.stuck")
    assert stuck.numbers("sigmoid_all") == pytest.approx([0.90] * 5, abs=0.001)
    assert max(stuck.numbers("relu_all")) < 0.6
    assert max(stuck.numbers("sigmoid_percent")) < 10 < min(stuck.numbers("relu_percent"))
