"""Wishes and slopes are right, each checked by nudging what it is about."""

import itertools
from collections.abc import Callable

import numpy as np
import pytest

import backprop
import digits_data
import nn
import train_early

OUTPUTS = [0.1, 0, 0, 0.2, 0.7, 0, 0, 0, 0, 0]
NUDGE = 1e-6
each_squish = pytest.mark.parametrize("squish", [nn.sigmoid, nn.relu, nn.identity])


def steepness(height: Callable[[nn.Array], float], here: nn.Numbers, place: int) -> float:
    """How fast a height grows when the number in one place is nudged."""
    turn = NUDGE * np.eye(len(here))[place]
    return (height(np.asarray(here) + turn) - height(np.asarray(here) - turn)) / (2 * NUDGE)


def small_network(*layers: int, seed: int = 3) -> list[tuple[nn.Array, nn.Array]]:
    """A network with weights and biases that are not 0."""
    random = np.random.default_rng(seed)
    return [
        (random.normal(size=(after, before)), random.normal(size=after)) for before, after in itertools.pairwise(layers)
    ]


def test_wishes_are_the_opposite_of_slopes() -> None:
    target = nn.one_hot(3)
    assert backprop.output_slopes(OUTPUTS, target) == pytest.approx([0.2, 0, 0, -1.6, 1.4, 0, 0, 0, 0, 0])
    assert backprop.output_wishes(OUTPUTS, target) == pytest.approx([-0.2, 0, 0, 1.6, -1.4, 0, 0, 0, 0, 0])


def test_a_wish_is_what_nudging_an_output_finds() -> None:
    for place, wish in enumerate(backprop.output_wishes(OUTPUTS, nn.one_hot(3))):
        found = steepness(lambda outputs: nn.cost(outputs, nn.one_hot(3)), OUTPUTS, place)
        assert wish == pytest.approx(-found, abs=1e-8)


def test_wishes_passed_back_are_what_nudging_the_layer_before_finds() -> None:
    (weights, biases), before, target = small_network(4, 3)[0], np.array([0.5, 1.0, 0.2, -0.3]), [1.0, 0.0, 0.0]
    outputs = nn.layer(before, weights, biases, nn.identity)

    def height(activations: nn.Array) -> float:
        return nn.cost(nn.layer(activations, weights, biases, nn.identity), target)

    for place, wish in enumerate(backprop.pass_back(backprop.output_wishes(outputs, target), weights)):
        found = steepness(height, before, place)
        assert wish == pytest.approx(-found, abs=1e-7)


def test_a_weights_wish_is_its_neurons_wish_times_what_comes_in() -> None:
    assert backprop.weight_wishes([1.6, -1.4], [0.5, 1.0, 0.2]) == pytest.approx(
        np.array([[0.8, 1.6, 0.32], [-0.7, -1.4, -0.28]])
    )


@each_squish
def test_deltas_are_what_nudging_every_bias_finds(squish: nn.Squish) -> None:
    network, inputs, target = small_network(4, 3, 2), [0.3, -0.8, 0.5, 0.9], [0.0, 1.0]
    for (_, biases), found in zip(network, backprop.deltas(inputs, target, network, squish), strict=True):
        assert found.shape == biases.shape
        for place in range(len(biases)):
            kept, heights = biases[place], []
            for sign in (1, -1):
                biases[place] = kept + sign * NUDGE
                heights.append(nn.cost(nn.forward(inputs, network, squish)[-1], target))
            biases[place] = kept
            assert found[place] == pytest.approx((heights[0] - heights[1]) / (2 * NUDGE), abs=1e-7)


@each_squish
def test_backpropagation_agrees_with_nudging_every_parameter(squish: nn.Squish) -> None:
    network, random = small_network(4, 3, 2), np.random.default_rng(5)
    inputs, targets = random.normal(size=(6, 4)), random.random((6, 2))
    slopes = backprop.gradient(inputs, targets, network, squish)
    assert [part.shape for pair in slopes for part in pair] == [part.shape for pair in network for part in pair]
    nudged = [
        backprop.nudged_gradient(one, target, network, squish) for one, target in zip(inputs, targets, strict=True)
    ]
    assert backprop.flattened(slopes) == pytest.approx(np.mean(nudged, axis=0), abs=1e-4)


def test_nudging_leaves_the_network_as_it_was() -> None:
    network = small_network(3, 2)
    before = backprop.flattened(network)
    backprop.nudged_gradient([1, 2, 3], [0, 1], network)
    assert np.array_equal(backprop.flattened(network), before)


def test_one_example_is_a_batch_of_one() -> None:
    network = small_network(4, 3, 2)
    one = backprop.gradient([1, 2, 3, 4], [0, 1], network)
    same = backprop.gradient([[1, 2, 3, 4]], [[0, 1]], network)
    assert np.array_equal(backprop.flattened(one), backprop.flattened(same))


def test_the_gradient_is_the_mean_of_those_of_the_examples() -> None:
    network, random = small_network(4, 3, 2), np.random.default_rng(1)
    inputs, targets = random.normal(size=(5, 4)), random.random((5, 2))
    each = backprop.example_gradients(inputs, targets, network)
    assert each.shape == (5, nn.parameters(4, 3, 2))
    whole = backprop.flattened(backprop.gradient(inputs, targets, network))
    assert each.mean(axis=0) == pytest.approx(whole)


def test_a_small_step_lowers_the_cost_by_rate_times_the_squared_slopes() -> None:
    network, inputs, target = small_network(4, 3, 2), [0.3, -0.8, 0.5, 0.9], [0.0, 1.0]
    slopes, rate = backprop.gradient(inputs, target, network), 1e-6
    before, after = (
        nn.cost(nn.forward(inputs, made)[-1], target) for made in (network, backprop.stepped(network, slopes, rate))
    )
    assert (before - after) / rate == pytest.approx(float(np.sum(backprop.flattened(slopes) ** 2)), rel=1e-4)


def test_the_worked_chain() -> None:
    weights = [2, 3, 0.5]
    assert backprop.chain_activations(1, weights) == [1, 2, 6, 3]
    assert backprop.chain_cost(1, weights, 2) == 1
    assert backprop.chain_slopes(1, weights, 2) == [6, 3, 1, 2]
    assert backprop.chain_factors(1, weights, 2) == [2, 0.5, 3, 1]
    assert backprop.chain_factors(1, weights, 2, knob=3) == [2, 6]
    assert backprop.chain_gradient(1, weights, 2) == [3, 2, 12]


def test_the_exercise_chain_and_its_step_uphill() -> None:
    assert backprop.chain_gradient(1, [1, 2, 2], 3) == [8, 4, 4]
    first = 1 - 0.1 * backprop.chain_gradient(1, [1, 2, 2], 3)[0]
    assert first == pytest.approx(0.2)
    assert backprop.chain_cost(1, [first, 2, 2], 3) == pytest.approx(4.84)


@pytest.mark.parametrize(("weights", "bare", "squished"), [([2, 3, 0.5], 4, 7), ([2, 3, 0.5, 1], 5, 9)])
def test_how_many_factors_a_chain_has(weights: list[float], bare: int, squished: int) -> None:
    assert len(backprop.chain_factors(1, weights, 2)) == bare
    assert len(backprop.chain_factors(1, weights, 2, nn.sigmoid)) == squished


@each_squish
def test_chain_slopes_agree_with_finite_differences(squish: nn.Squish) -> None:
    weights, start = np.array([0.7, 1.2, 0.4]), 0.9
    for place, slope in enumerate(backprop.chain_gradient(start, weights, 1, squish)):
        found = steepness(lambda turned: backprop.chain_cost(start, turned, 1, squish), weights, place)
        assert slope == pytest.approx(found, abs=1e-8)
    activations = backprop.chain_activations(start, weights, squish)
    for place, slope in enumerate(backprop.chain_slopes(start, weights, 1, squish)):
        rest = weights[place:]
        costs = [backprop.chain_cost(activations[place] + turn, rest, 1, squish) for turn in (NUDGE, -NUDGE)]
        assert slope == pytest.approx((costs[0] - costs[1]) / (2 * NUDGE), abs=1e-8)


def test_sigmoid_is_steepest_at_zero() -> None:
    assert backprop.squish_slope(0) == 0.25
    assert backprop.squish_slope(1.5) < 0.25
    assert backprop.squish_slope(2.0, nn.relu) == 1
    assert backprop.squish_slope(-2.0, nn.relu) == 0


def test_the_early_network_is_what_training_again_gives() -> None:
    training = digits_data.training_digits()
    outputs = [nn.forward(training.inputs, made)[-1] for made in (digits_data.load_early(), train_early.run(training))]
    costs = [nn.mean_cost(each, training.targets) for each in outputs]
    assert costs[0] == pytest.approx(costs[1], abs=1e-4)
    assert costs[0] == pytest.approx(digits_data.load_network().costs[train_early.EPOCHS], abs=1e-3)
