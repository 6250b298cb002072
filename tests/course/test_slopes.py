"""The landscapes to practise on have the heights and slopes that lessons state, and steps go where they say."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

import slopes
from nn import Array


def test_the_parabola() -> None:
    assert (slopes.square(3), slopes.square_slope(3)) == (9, 6)
    assert (slopes.square(-4), slopes.square_slope(-4)) == (16, -8)
    assert slopes.square([1, -2]).tolist() == [1, 4]
    assert slopes.square_slope([1, -2]).tolist() == [2, -4]


def test_the_bowl_and_its_gradient() -> None:
    assert slopes.bowl([3, 4]) == 25
    assert slopes.bowl_gradient([3, 4]).tolist() == [6, 8]
    assert slopes.bowl([-2, 5]) == 29
    assert slopes.bowl_gradient([-2, 5]).tolist() == [-4, 10]


def test_two_valleys_are_level_in_three_places_and_never_below_zero() -> None:
    assert slopes.two_valleys_slope([-0.9, -0.1, 1]) == pytest.approx([0, 0, 0], abs=1e-12)
    assert slopes.two_valleys([-0.9, -0.1, 1]) == pytest.approx([0.6859, 1.1979, 0])
    everywhere = slopes.two_valleys(np.linspace(-3, 3, 601))
    assert everywhere.min() >= 0
    inside = everywhere[1:-1]
    floors = np.flatnonzero((inside < everywhere[:-2]) & (inside < everywhere[2:]))
    assert np.linspace(-3, 3, 601)[floors + 1] == pytest.approx([-0.9, 1])


@pytest.mark.parametrize(
    ("landscape", "slope", "point"),
    [
        (slopes.square, slopes.square_slope, 3.0),
        (slopes.square, slopes.square_slope, -4.0),
        (slopes.bowl, slopes.bowl_gradient, [3.0, 4.0]),
        (slopes.bowl, slopes.bowl_gradient, [[-2.0, 5.0], [0.5, 0.0]]),
        (slopes.two_valleys, slopes.two_valleys_slope, -1.3),
        (slopes.two_valleys, slopes.two_valleys_slope, 0.4),
    ],
)
def test_formulas_agree_with_finite_differences(
    landscape: Callable[[Array], float], slope: Callable[[Array], Array], point: float | list[float]
) -> None:
    measured = np.asarray(slopes.measured_gradient(landscape, point))
    assert measured.shape == np.shape(point)
    assert measured == pytest.approx(np.asarray(slope(np.asarray(point))), abs=1e-7)


def test_against_the_gradient_no_small_step_of_equal_length_is_better() -> None:
    here, length = np.array([3.0, 4.0]), 0.1
    best = slopes.bowl(slopes.step(here, slopes.bowl_gradient(here), 0.01))
    assert best == pytest.approx(24.01)
    turns = np.linspace(0, 2 * np.pi, 360, endpoint=False)
    others = [slopes.bowl(here + length * np.array([np.cos(turn), np.sin(turn)])) for turn in turns]
    assert min(others) >= best - 1e-9


@pytest.mark.parametrize(("rate", "after"), [(0.1, 16), (0.5, 0), (1.0, 25), (1.5, 100)])
def test_one_step_lowers_the_cost_only_if_it_is_small_enough(rate: float, after: float) -> None:
    assert slopes.bowl(slopes.step([3, 4], slopes.bowl_gradient([3, 4]), rate)) == pytest.approx(after)
    assert slopes.bowl(slopes.descend([3, 4], rate, 1)[-1]) == pytest.approx(after)


def test_a_step_keeps_the_kind_of_what_it_starts_from() -> None:
    assert slopes.step(5, 10, 0.1) == 4
    assert slopes.step([3, 4], [6, 8], 1).tolist() == [-3, -4]


def test_walks_down_the_parabola() -> None:
    walk = slopes.descend(5, 0.1, 7)
    assert walk == pytest.approx([5, 4, 3.2, 2.56, 2.048, 1.6384, 1.31072, 1.048576])
    assert slopes.square(walk)[-1] == pytest.approx(1.0995, abs=5e-5)
    assert slopes.square(slopes.descend(5, 2.0, 2)).tolist() == [25, 225, 2025]
    assert slopes.square(slopes.descend(5, 0.001, 1)) == pytest.approx([25, 24.9001])
    assert slopes.square(slopes.descend(10, 0.1, 3)) == pytest.approx([100, 64, 40.96, 26.2144])
    assert slopes.square(slopes.descend(10, 1.0, 2)).tolist() == [100, 100, 100]


def test_a_walk_with_several_dials_has_one_row_for_each_place() -> None:
    walk = slopes.descend([3, 4], 0.1, 2)
    assert walk.tolist() == [[3, 4], pytest.approx([2.4, 3.2]), pytest.approx([1.92, 2.56])]


def test_where_a_walk_ends_depends_on_where_it_starts() -> None:
    for start, end in ((-1.5, -0.9), (0.3, 1.0)):
        walk = slopes.descend(start, 0.05, 200, slopes.two_valleys_slope)
        heights = slopes.two_valleys(walk)
        assert walk[-1] == pytest.approx(end)
        assert all(after <= before + 1e-12 for before, after in pairwise(heights))


def test_steps_of_a_small_rate() -> None:
    assert slopes.steps_to_match(0.001, 0.1, 7) == 781
    assert slopes.steps_to_cost(0.1, 5, 0.01) == 18
    assert slopes.steps_to_cost(0.001, 5, 0.01) == 1955
    with pytest.raises(ValueError, match="does not reach"):
        slopes.steps_to_cost(1.0, 5, 0.01)
