"""Slopes of networks are right, and training lowers the cost."""

from itertools import islice

import numpy as np
import pytest

import descent
import nn


def test_the_worked_chain() -> None:
    weights = [2, 3, 0.5]
    assert descent.chain_activations(1, weights) == [1, 2, 6, 3]
    assert descent.chain_cost(1, weights, 2) == 1
    assert descent.chain_factors(1, weights, 2) == [2, 0.5, 3, 1]
    assert descent.chain_factors(1, weights, 2, knob=3) == [2, 6]
    assert descent.chain_gradient(1, weights, 2) == [3, 2, 12]


def test_the_exercise_chain_and_its_step_uphill() -> None:
    assert descent.chain_gradient(1, [1, 2, 2], 3) == [8, 4, 4]
    first = 1 - 0.1 * descent.chain_gradient(1, [1, 2, 2], 3)[0]
    assert first == pytest.approx(0.2)
    assert descent.chain_cost(1, [first, 2, 2], 3) == pytest.approx(4.84)


@pytest.mark.parametrize(("weights", "bare", "squished"), [([2, 3, 0.5], 4, 7), ([2, 3, 0.5, 1], 5, 9)])
def test_how_many_factors_a_chain_has(weights: list[float], bare: int, squished: int) -> None:
    assert len(descent.chain_factors(1, weights, 2)) == bare
    assert len(descent.chain_factors(1, weights, 2, nn.sigmoid)) == squished


@pytest.mark.parametrize("squish", [nn.sigmoid, nn.identity])
def test_chain_slopes_agree_with_finite_differences(squish: nn.Squish) -> None:
    weights, nudge = [0.7, -1.2, 0.4], 1e-6
    for place, slope in enumerate(descent.chain_gradient(0.9, weights, 1, squish)):
        up, down = ([w + (sign * nudge if i == place else 0) for i, w in enumerate(weights)] for sign in (1, -1))
        rise = descent.chain_cost(0.9, up, 1, squish) - descent.chain_cost(0.9, down, 1, squish)
        assert slope == pytest.approx(rise / (2 * nudge), abs=1e-8)


def test_sigmoid_is_steepest_at_zero() -> None:
    assert descent.squish_slope(0) == 0.25
    assert descent.squish_slope(1.5) < 0.25
    assert descent.squish_slope(2.0, nn.relu) == 1
    assert descent.squish_slope(-2.0, nn.relu) == 0


def test_output_wishes() -> None:
    outputs = [0.1, 0, 0, 0.2, 0.7, 0, 0, 0, 0, 0]
    assert descent.output_wishes(outputs, nn.one_hot(3)) == pytest.approx([0.2, 0, 0, -1.6, 1.4, 0, 0, 0, 0, 0])


@pytest.mark.parametrize("squish", [nn.sigmoid, nn.relu, nn.identity])
def test_backpropagation_agrees_with_nudging_every_parameter(squish: nn.Squish) -> None:
    random, nudge = np.random.default_rng(3), 1e-6
    network = [
        (weights, random.normal(size=biases.shape)) for weights, biases in descent.random_network(4, 3, 2, seed=5)
    ]
    inputs, targets = random.normal(size=(6, 4)), random.random((6, 2))
    slopes = descent.gradient(inputs, targets, network, squish)
    for pair, pair_slopes in zip(network, slopes, strict=True):
        for values, found in zip(pair, pair_slopes, strict=True):
            assert found.shape == values.shape
            for where in np.ndindex(values.shape):
                kept, heights = values[where], []
                for sign in (1, -1):
                    values[where] = kept + sign * nudge
                    heights.append(nn.mean_cost(nn.forward(inputs, network, squish)[-1], targets))
                values[where] = kept
                assert found[where] == pytest.approx((heights[0] - heights[1]) / (2 * nudge), abs=1e-7)


def test_one_example_is_a_batch_of_one() -> None:
    network = descent.random_network(4, 3, 2, seed=5)
    one = descent.gradient([1, 2, 3, 4], [0, 1], network)
    same = descent.gradient([[1, 2, 3, 4]], [[0, 1]], network)
    assert all(
        np.array_equal(a, b)
        for first, second in zip(one, same, strict=True)
        for a, b in zip(first, second, strict=True)
    )


def test_training_learns_exclusive_or_and_leaves_its_start_alone() -> None:
    inputs, targets = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], float), np.array([[0], [1], [1], [0]], float)
    start = descent.random_network(2, 4, 1, seed=2)
    first_weights = start[0][0].copy()
    recipe = descent.Recipe(rate=2.0, batch=4, seed=0)
    *_, learned = islice(descent.train(inputs, targets, start, recipe), 3000)
    assert nn.mean_cost(nn.forward(inputs, learned)[-1], targets) < 0.01
    assert np.array_equal(start[0][0], first_weights)


def test_a_random_network_is_fixed_by_its_seed() -> None:
    one, same, other = (descent.random_network(9, 4, seed=seed)[0][0] for seed in (1, 1, 2))
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)
