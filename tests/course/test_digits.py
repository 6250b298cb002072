"""The real digits and the network trained on them are what the course says they are."""

import numpy as np
import pytest

import digits_data
import nn
import train_digits


def test_the_digits_are_all_there() -> None:
    digits = digits_data.load_digits()
    assert digits.grids.shape == (1797, 8, 8)
    assert (digits.grids.min(), digits.grids.max()) == (0.0, 1.0)
    assert np.bincount(digits.labels).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]


def test_the_split_is_fixed_and_nothing_is_in_both_parts() -> None:
    training, held_out = digits_data.training_digits(), digits_data.held_out_digits()
    assert (len(training), len(held_out)) == (1500, 297)
    assert held_out.labels[:12].tolist() == [0, 4, 4, 8, 4, 9, 2, 6, 8, 4, 8, 2]
    both = np.concatenate([training.grids, held_out.grids]).reshape(1797, -1)
    everything = digits_data.load_digits().grids.reshape(1797, -1)
    assert np.array_equal(np.sort(both, axis=0), np.sort(everything, axis=0))


def test_the_split_in_file_order_takes_the_end() -> None:
    digits = digits_data.load_digits()
    _, held_out = digits_data.split(digits, in_file_order=True)
    assert np.array_equal(held_out.labels, digits.labels[1500:])


def test_enlarging_interpolates_between_pixel_centres() -> None:
    ramp = np.tile(np.arange(8.0), (8, 1))
    larger = digits_data.enlarge(ramp)
    assert larger.shape == (28, 28)
    assert larger[0, 0] == 0.0
    assert larger[27, 27] == 7.0
    inner = np.diff(larger[3])[2:-2]
    assert inner == pytest.approx(np.full(len(inner), 8 / 28))
    assert digits_data.enlarge(np.ones((3, 8, 8))) == pytest.approx(np.ones((3, 28, 28)))
    assert digits_data.enlarge(ramp, 8) == pytest.approx(ramp)


def test_inputs_and_targets_fit_the_network() -> None:
    few = digits_data.held_out_digits().take(np.arange(3))
    assert few.inputs.shape == (3, 784)
    assert few.targets.argmax(axis=1).tolist() == few.labels.tolist()


def test_the_example_is_a_three_that_the_network_never_saw() -> None:
    example = digits_data.example_digit()
    assert example.labels.tolist() == [3]
    assert not (digits_data.training_digits().grids == example.grids[0]).all(axis=(1, 2)).any()


def test_the_committed_network_has_the_committed_record() -> None:
    made, training, unseen = digits_data.load_network(), digits_data.training_digits(), digits_data.held_out_digits()
    assert sum(weights.size + biases.size for weights, biases in made.trained) == nn.parameters(*digits_data.LAYERS)
    for network, place in ((made.start, 0), (made.trained, -1)):
        cost = nn.mean_cost(nn.forward(training.inputs, network)[-1], training.targets)
        assert cost == pytest.approx(made.costs[place], rel=1e-9)
        share = nn.accuracy(nn.forward(unseen.inputs, network)[-1], unseen.labels)
        assert share == pytest.approx(made.accuracies[place])
    assert made.seed_accuracies[0] == made.accuracies[-1]
    assert len(made.costs) == len(made.accuracies) == train_digits.EPOCHS + 1


def test_the_numbers_that_lessons_tell_of_training() -> None:
    made = digits_data.load_network()
    assert round(100 * made.accuracies[-1], 1) == 98.7
    assert (round(100 * made.seed_accuracies.min(), 1), round(100 * made.seed_accuracies.max(), 1)) == (95.6, 98.7)
    file_order = made.file_order_accuracies
    assert (round(100 * file_order.min(), 1), round(100 * file_order.max(), 1)) == (90.2, 92.6)
    assert file_order.max() < made.seed_accuracies.min()


def test_training_again_ends_where_the_committed_network_stands() -> None:
    again = train_digits.run(digits_data.training_digits(), digits_data.held_out_digits(), train_digits.SEED)
    made = digits_data.load_network()
    assert again.accuracies[-1] == pytest.approx(made.accuracies[-1], abs=0.01)
    assert again.costs[-1] == pytest.approx(made.costs[-1], abs=0.01)
    assert again.costs[0] == pytest.approx(made.costs[0], rel=1e-6)
