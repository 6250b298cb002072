"""The long bowl, the count of steps, the neuron with two dials and the recorded runs are what lesson 7 says of them."""

from itertools import pairwise

import numpy as np
import pytest

import nn
import rates
import slopes
import train_rates
import two_dials
from digits_data import load_network, training_digits
from nn import Array


@pytest.mark.parametrize("point", [(5.0, 2.0), (3.2, -1.6), (0.0, 0.0), (-1.0, 0.3)])
def test_the_slopes_of_the_long_bowl(point: tuple[float, float]) -> None:
    measured = np.asarray(slopes.measured_gradient(slopes.long_bowl, point))
    assert measured == pytest.approx(slopes.long_bowl_gradient(point), abs=1e-6)


def test_a_step_down_the_long_bowl() -> None:
    assert slopes.long_bowl([5, 2]) == 45
    assert slopes.long_bowl_gradient([5, 2]).tolist() == [10, 20]
    walk = slopes.descend([5, 2], 0.18, 1, slopes.long_bowl_gradient)
    assert walk[1] == pytest.approx([3.2, -1.6])
    assert slopes.long_bowl(walk[1]) == pytest.approx(23.04)


@pytest.mark.parametrize(("rate", "grows"), [(0.18, False), (0.2, None), (0.21, True)])
def test_the_steep_dial_sets_the_limit(rate: float, grows: bool | None) -> None:  # noqa: FBT001 - a parameter of the test
    steep = np.abs(slopes.descend([5, 2], rate, 40, slopes.long_bowl_gradient)[:, 1])
    assert steep[-1] == pytest.approx(2) if grows is None else (steep[-1] > steep[0]) == grows


@pytest.mark.parametrize(
    ("examples", "batch", "epochs", "steps"), [(1500, 20, 60, 4500), (294, 7, 1, 42), (10, 4, 2, 6), (10, 10, 3, 3)]
)
def test_steps_of_a_training_run(examples: int, batch: int, epochs: int, steps: int) -> None:
    assert slopes.training_steps(examples, batch, epochs) == steps


def test_the_neuron_with_two_dials_sees_the_zeros_and_ones() -> None:
    inputs, targets = two_dials.examples()
    labels = training_digits().labels
    assert inputs.shape == targets.shape == (np.count_nonzero(labels <= 1), 1)
    assert targets.sum() == np.count_nonzero(labels == 1)
    assert inputs[targets == 0].mean() < 0.2
    assert inputs[targets == 1].mean() > 0.8


@pytest.mark.parametrize("point", [(-3.0, 2.0), (0.0, 0.0), (5.0, -2.0)])
def test_its_slopes_agree_with_finite_differences(point: tuple[float, float]) -> None:
    def height(place: Array) -> float:
        return two_dials.cost_at(place)

    measured = np.asarray(slopes.measured_gradient(height, point))
    assert measured == pytest.approx(two_dials.slopes_at(np.array(point)), abs=1e-7)


def test_its_heights_are_mean_costs() -> None:
    inputs, targets = two_dials.examples()
    outputs = nn.forward(inputs, [(np.array([[2.0]]), np.array([-1.0]))])[-1]
    assert two_dials.cost_at(np.array([2.0, -1.0])) == pytest.approx(nn.mean_cost(outputs, targets))
    heights = two_dials.costs(np.array([0.0, 1.0, 2.0]), np.array([-1.0, 0.5]))
    assert heights.shape == (2, 3)
    assert heights[0, 2] == pytest.approx(two_dials.cost_at(np.array([2.0, -1.0])))


def test_both_walks_learn_to_tell_them_apart() -> None:
    wobbly = two_dials.wobbly()
    steady = two_dials.steady(len(wobbly) - 1)
    assert len(wobbly) == 43
    heights = [two_dials.cost_at(point) for point in steady]
    assert all(after < before for before, after in pairwise(heights))
    rough = [two_dials.cost_at(point) for point in wobbly]
    assert any(after > before for before, after in pairwise(rough))
    inputs, targets = two_dials.examples()
    for weight, bias in (steady[-1], wobbly[-1]):
        answers = nn.sigmoid(weight * inputs + bias) > 0.5
        assert np.mean(answers == (targets == 1)) > 0.95


def test_mini_batches_of_equal_size_average_to_the_whole_gradient() -> None:
    count = len(two_dials.examples()[0])
    order = np.random.default_rng(0).permutation(count)
    point = np.array([-1.0, 0.5])
    parts = [two_dials.slopes_at(point, order[first : first + 7]) for first in range(0, count, 7)]
    assert np.mean(parts, axis=0) == pytest.approx(two_dials.slopes_at(point))


def test_the_recorded_runs_start_where_the_network_stood_and_follow_its_record() -> None:
    measured, made = rates.recorded(), load_network()
    assert measured["rates"].tolist() == list(train_rates.RATES)
    assert measured["costs"].shape == (len(train_rates.RATES), train_rates.EPOCHS + 1)
    assert measured["costs"][:, 0] == pytest.approx(made.costs[0])
    ours = train_rates.RATES.index(1.0)
    assert measured["costs"][ours] == pytest.approx(made.costs[: train_rates.EPOCHS + 1], abs=0.01)


@pytest.mark.parametrize("rate", [0.1, 30.0])
def test_training_again_for_two_epochs_agrees_with_the_record(rate: float) -> None:
    place = train_rates.RATES.index(rate)
    costs, largest, steepest = train_rates.run(rate, 2)
    assert costs == pytest.approx(rates.recorded()["costs"][place, :3], abs=0.001)
    is_silent = rate > 1
    assert (largest < 0.01) == is_silent
    assert (steepest < 1e-3) == is_silent
