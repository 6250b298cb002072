"""Slices through the real network's landscape show its true costs, and its slopes agree with finite differences."""

import numpy as np
import pytest

import nn
import terrain
from digits_data import load_network, training_digits


def test_the_plane_holds_the_three_settings_at_their_costs() -> None:
    plane, made = terrain.plane(), load_network()
    for place in (made.start, made.trained, terrain.twin(made.trained)):
        x, y = plane.point(place)
        assert plane.costs([x], [y])[0, 0] == pytest.approx(terrain.cost_at(place))
    assert terrain.cost_at(made.start) == pytest.approx(made.costs[0])
    assert terrain.cost_at(made.trained) == pytest.approx(made.costs[-1])


def test_distances_on_the_plane_are_distances_between_settings() -> None:
    plane = terrain.plane()
    along, across = terrain.dials(plane.along), terrain.dials(plane.across)
    assert (along @ along, across @ across) == pytest.approx((1, 1))
    assert along @ across == pytest.approx(0, abs=1e-12)


def test_a_twin_has_other_dials_and_the_same_answers() -> None:
    trained = load_network().trained
    other = terrain.twin(trained)
    inputs = training_digits().inputs[:50]
    assert nn.forward(inputs, other)[-1] == pytest.approx(nn.forward(inputs, trained)[-1])
    assert terrain.length(terrain.blend((1.0, other), (-1.0, trained))) > 40
    assert terrain.twins() == 437763136697395052544000000


def test_slopes_before_training_agree_with_finite_differences() -> None:
    start, slopes = load_network().start, terrain.start_gradient()
    nudge = 1e-5
    for layer, where in ((0, (3, 400)), (1, (2, 7)), (2, (3, 0)), (2, (9, 15))):
        weights, biases = start[layer]
        heights = []
        for sign in (1, -1):
            turned = weights.copy()
            turned[where] += sign * nudge
            heights.append(terrain.cost_at([*start[:layer], (turned, biases), *start[layer + 1 :]]))
        assert slopes[layer][0][where] == pytest.approx((heights[0] - heights[1]) / (2 * nudge), abs=1e-8)


def test_dials_without_a_slope_belong_to_pixels_without_ink() -> None:
    first = terrain.start_gradient()[0][0]
    dead = np.flatnonzero((first == 0).all(axis=0))
    assert dead.tolist() == [0, 1, 28, 29]
    assert training_digits().inputs[:, dead].max() == 0
    assert np.count_nonzero(terrain.dials(terrain.start_gradient()) == 0) == 16 * len(dead)


def test_the_straight_way_from_start_to_trained_goes_down_at_every_pace() -> None:
    way = terrain.straight_way()
    assert terrain.falling_paces(way) == terrain.PACES == len(way) - 1
    assert terrain.falling_paces([3.0, 2.0, 2.0, 1.0]) == 2


def test_the_shrug_is_level_but_no_bottom() -> None:
    assert np.abs(terrain.shrug_slopes()).max() < 1e-12
    shares = np.bincount(training_digits().labels) / 1500
    answer = nn.forward(training_digits().inputs[0], terrain.shrug())[-1]
    assert answer == pytest.approx(shares)
    before, here, after = terrain.past_the_shrug([-0.1, 0.0, 0.1])
    assert here == pytest.approx(1 - (shares**2).sum())
    assert before > here > after
