"""A drawing is reduced to 8 × 8 as the examples were."""

from collections.abc import Mapping

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Page

from digits_data import FULL_INK, enlarge, held_out_digits, load_network, training_digits
from hands_script.conftest import counts_of, part
from hands_script.drawn import BLOCK, dots_of, runs_of
from nn import forward

pytestmark = pytest.mark.browser

REDUCE = """([how, ink, drawings]) => Promise.all([import("/ink.js"), import("/picture.js")]).then(
  ([inking, picture]) => drawings.map((strokes) => [...picture.countInk(inking[how](strokes, ink))]))"""

Point = dict[str, float]


def strokes_of(counts: NDArray[np.int64]) -> list[list[Point]]:
    return [
        [{"x": left, "y": y, "r": 0.5}, {"x": right, "y": y, "r": 0.5}] for left, right, y in runs_of(dots_of(counts))
    ]


@pytest.fixture(scope="session")
def ink(payload: Mapping[str, str]) -> dict[str, int]:
    least, usual, most = part(payload, "ink", "<u2").tolist()
    return {"least": least, "usual": usual, "most": most}


def reduce(page: Page, how: str, ink: dict[str, int], drawings: list[list[list[Point]]]) -> NDArray[np.int64]:
    return np.array(page.evaluate(REDUCE, [how, ink, drawings])).reshape(-1, 8, 8)


def answers(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    inputs = enlarge(counts / FULL_INK).reshape(len(counts), -1)
    named: NDArray[np.int64] = np.argmax(forward(inputs, load_network().trained)[-1], axis=1)
    return named


def test_what_the_examples_have_in_ink_is_counted_from_them(ink: dict[str, int]) -> None:
    dots = np.array([counts_of(grid).sum() for grid in training_digits().grids])
    assert ink == {"least": dots.min(), "usual": round(dots.mean()), "most": dots.max()}


def test_dots_are_those_of_the_counts() -> None:
    counts = counts_of(held_out_digits().grids[0])
    blocks = dots_of(counts).reshape(8, BLOCK, 8, BLOCK)
    assert np.array_equal(blocks.sum(axis=(1, 3)), counts)


@pytest.mark.parametrize("how", ["inkAsDrawn", "inkPrepared"])
def test_held_out_digits_drawn_dot_by_dot_come_out_as_they_were(page: Page, ink: dict[str, int], how: str) -> None:
    """What fills the frame as the examples do is left as it is."""
    counts = np.array([counts_of(grid) for grid in held_out_digits().grids[::3]])
    found = reduce(page, how, ink, [strokes_of(each) for each in counts])
    assert np.array_equal(found, counts)


def placed(strokes: list[list[Point]], scale: float, across: float, down: float) -> list[list[Point]]:
    return [
        [{"x": across + scale * p["x"], "y": down + scale * p["y"], "r": scale * p["r"]} for p in stroke]
        for stroke in strokes
    ]


def test_a_drawing_means_the_same_wherever_and_however_small_it_stands(page: Page, ink: dict[str, int]) -> None:
    line = [[{"x": 9.6, "y": 5.4, "r": 1.0}, {"x": 22.4, "y": 5.4, "r": 1.0}, {"x": 14.4, "y": 27.5, "r": 1.0}]]
    seven = [line, placed(line, 0.5, 0, 0), placed(line, 0.6, 10, 12)]
    prepared = reduce(page, "inkPrepared", ink, seven)
    assert np.abs(prepared - prepared[0]).max() <= 1
    assert set(answers(prepared).tolist()) == {7}


def test_a_thin_and_a_thick_pen_leave_as_much_ink(page: Page, ink: dict[str, int]) -> None:
    bent = [(10.0, 6.0), (22.0, 9.0), (12.0, 15.0), (22.0, 21.0), (10.0, 24.0)]
    drawings = [[[{"x": x, "y": y, "r": radius} for x, y in bent]] for radius in (0.4, 1.8, 3.0)]
    found = reduce(page, "inkPrepared", ink, drawings).sum(axis=(1, 2))
    assert all(abs(dots - ink["usual"]) < 30 for dots in found.tolist())


def test_a_leaning_digit_is_put_upright(page: Page, ink: dict[str, int]) -> None:
    leaning = [[{"x": 22.0, "y": 3.0, "r": 1.8}, {"x": 10.0, "y": 29.0, "r": 1.8}]]
    found = reduce(page, "inkPrepared", ink, [leaning])[0]
    used = np.flatnonzero(found.sum(axis=0) > found.sum() / 50)
    assert used.max() - used.min() <= 3


@pytest.mark.parametrize(
    "strokes",
    [[], [[{"x": 3.0, "y": 3.0, "r": 1.8}]], [[{"x": 1.0, "y": 9.0, "r": 1.8}, {"x": 31.0, "y": 9.0, "r": 1.8}]]],
    ids=["nothing", "a dot", "a line across"],
)
def test_what_is_no_digit_does_no_harm(page: Page, ink: dict[str, int], strokes: list[list[Point]]) -> None:
    found = reduce(page, "inkPrepared", ink, [strokes])[0]
    assert found.min() >= 0
    assert found.max() <= 16
    assert bool(found.sum()) == bool(strokes)
