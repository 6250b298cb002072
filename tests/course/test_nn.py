"""The course's library computes the numbers that lessons state: neurons, networks, costs and counts."""

import math

import numpy as np
import pytest

import nn

GOOD = [0.02, 0.01, 0.05, 0.92, 0.03, 0.04, 0.01, 0.02, 0.01, 0.02]


def spread(values: dict[int, float]) -> list[float]:
    """Ten outputs, 0 where nothing is said."""
    return [values.get(place, 0.0) for place in range(10)]


def test_squishes_take_numbers_and_lists() -> None:
    assert nn.sigmoid(0) == 0.5
    assert nn.sigmoid(0.19) == pytest.approx(1 / (1 + math.exp(-0.19)), abs=1e-15)
    assert nn.sigmoid([-800.0, 800.0]).tolist() == [0.0, 1.0]
    assert nn.relu(-3) == 0
    assert nn.relu([[-1.0, 2.0]]).tolist() == [[0.0, 2.0]]
    assert nn.identity(-3) == -3


@pytest.mark.parametrize(
    ("inputs", "weights", "bias", "total", "through_sigmoid", "through_relu"),
    [
        ([0.5, 0.8, 0.2], [0.3, -0.2, 0.5], 0.1, 0.19, 0.54736, 0.19),
        ([0.4, 1.0, 0.6], [0.5, -0.3, 0.2], -0.1, -0.08, 0.48001, 0),
    ],
)
def test_the_worked_neurons(  # noqa: PLR0913, PLR0917 - one column each
    inputs: list[float],
    weights: list[float],
    bias: float,
    total: float,
    through_sigmoid: float,
    through_relu: float,
) -> None:
    assert nn.weighted_sum(inputs, weights, bias) == pytest.approx(total, abs=1e-12)
    assert nn.neuron(inputs, weights, bias) == pytest.approx(through_sigmoid, abs=5e-6)
    assert nn.neuron(inputs, weights, bias, nn.relu) == pytest.approx(through_relu, abs=1e-12)


def test_a_sum_without_bias_and_one_over_a_picture() -> None:
    assert nn.weighted_sum([0.4, 1.0, 0.6], [0.5, -0.3, 0.2]) == pytest.approx(0.02)
    assert nn.weighted_sum([[1.0, 0.0], [0.5, 1.0]], [[1.0, 9.0], [-1.0, 1.0]]) == 1.5


def test_inputs_and_weights_must_agree() -> None:
    with pytest.raises(ValueError, match="as many weights"):
        nn.weighted_sum([1.0, 2.0], [1.0])


def test_the_worked_forward_pass() -> None:
    network = [([[0.5, -0.4, 0.2], [-0.3, 0.8, 0.5]], [0.1, -0.2]), ([[0.6, 0.9], [-0.5, 0.3]], [0.0, 0.05])]
    x, hidden, out = nn.forward([1.0, 0.5, 0.0], network, nn.relu)
    assert x.tolist() == [1.0, 0.5, 0.0]
    assert hidden == pytest.approx([0.4, 0.0])
    assert out == pytest.approx([0.24, 0.0])
    assert nn.layer(hidden, *network[1], nn.identity) == pytest.approx([0.24, -0.15])


def test_the_exercise_forward_pass() -> None:
    network = [([[0.5, 0.5], [1.0, -1.0]], [0.0, 0.5]), ([[0.4, 0.6]], [0.2])]
    _, hidden, out = nn.forward([1, 2], network, nn.relu)
    assert hidden == pytest.approx([1.5, 0])
    assert out == pytest.approx([0.8])


def test_a_batch_runs_like_its_examples_one_by_one() -> None:
    random = np.random.default_rng(1)
    network = [(random.normal(size=(4, 3)), random.normal(size=4)), (random.normal(size=(2, 4)), random.normal(size=2))]
    batch = random.normal(size=(5, 3))
    together = nn.forward(batch, network)[-1]
    assert together.shape == (5, 2)
    assert together == pytest.approx(np.array([nn.forward(row, network)[-1] for row in batch]))


@pytest.mark.parametrize(("squish", "everywhere"), [(nn.sigmoid, 0.5), (nn.relu, 0.0)])
def test_all_zero_parameters_give_every_neuron_the_same_value(squish: nn.Squish, everywhere: float) -> None:
    network = [(np.zeros((3, 4)), np.zeros(3)), (np.zeros((10, 3)), np.zeros(10))]
    _, *computed = nn.forward([0.1, 0.9, 0.4, 0.0], network, squish)
    assert all((activations == everywhere).all() for activations in computed)
    assert nn.cost(computed[-1], nn.one_hot(3)) == pytest.approx(2.5 if everywhere else 1.0)


def test_one_hot() -> None:
    assert nn.one_hot(3).tolist() == [0, 0, 0, 1, 0, 0, 0, 0, 0, 0]
    assert nn.one_hot(0, 2).tolist() == [1, 0]
    with pytest.raises(ValueError, match="10 is not one"):
        nn.one_hot(10)


@pytest.mark.parametrize(
    ("outputs", "label", "expected"),
    [
        (GOOD, 3, 0.0129),
        ([0.1] * 10, 3, 0.90),
        (spread({2: 0.3, 7: 0.8, 9: 0.1}), 7, 0.14),
        (spread({2: 0.9, 7: 0.1}), 7, 1.62),
        (spread({0: 0.1, 3: 0.2, 4: 0.7}), 3, 1.14),
        (spread({1: 0.3, 7: 0.5, 9: 0.2}), 7, 0.38),
        (spread({0: 0.1, 1: 0.05, 3: 0.2, 4: 0.5}), 3, 0.9025),
    ],
)
def test_the_worked_costs(outputs: list[float], label: int, expected: float) -> None:
    assert nn.cost(outputs, nn.one_hot(label)) == pytest.approx(expected, abs=1e-12)


def test_the_mean_over_examples_and_the_share_named_rightly() -> None:
    targets = [nn.one_hot(3).tolist(), nn.one_hot(3).tolist()]
    assert nn.mean_cost([GOOD, [0.1] * 10], targets) == pytest.approx((0.0129 + 0.90) / 2)
    assert nn.accuracy([[0.2, 0.7], [0.9, 0.1], [0.4, 0.3]], [1, 0, 1]) == pytest.approx(2 / 3)


def test_counts_of_neurons_and_parameters() -> None:
    assert nn.neurons(784, 16, 16, 10) == 826
    assert nn.neurons(256, 20, 20, 10) == 306
    assert [nn.parameters(784, 16), nn.parameters(16, 16), nn.parameters(16, 10)] == [12_560, 272, 170]
    assert nn.parameters(784, 16, 16, 10) == 13_002
    assert [nn.parameters(256, 20), nn.parameters(20, 20), nn.parameters(20, 10)] == [5_140, 420, 210]
    assert nn.parameters(256, 20, 20, 10) == 5_770


def test_multiplications_of_the_network_of_the_lessons() -> None:
    assert nn.multiplications(784, 16, 16, 10) == (12_960, 13_376)
    assert nn.multiplications(784, 16, 16, 10).forward == 12_960
    assert nn.nudging_multiplications(784, 16, 16, 10) == 168_518_880


def test_multiplications_agree_with_counting_them_one_by_one() -> None:
    sizes = (5, 4, 3, 2)
    forward = backward = 0
    for depth in range(1, len(sizes)):
        for _ in range(sizes[depth]):
            for _ in range(sizes[depth - 1]):
                forward += 1
                backward += 1 if depth == 1 else 2
    assert nn.multiplications(*sizes) == (forward, backward)


def test_pixels_are_counted_from_zero_row_by_row() -> None:
    assert nn.pixel_index(10, 14, 28) == 294
    assert nn.pixel_index(5, 9, 16) == 89
    assert nn.pixel_index(27, 27, 28) == 783
    with pytest.raises(ValueError, match="outside"):
        nn.pixel_index(0, 28, 28)


def test_outputs_are_ranked_from_the_tallest() -> None:
    assert nn.ranked(GOOD)[:3] == [3, 2, 5]
    assert nn.ranked([0.4, 0.5, 0.5]) == [1, 2, 0]


def test_the_pixel_of_an_input_neuron_is_found_again() -> None:
    assert nn.pixel_place(294, 28) == (10, 14)
    assert nn.pixel_place(89, 16).row == 5
    assert all(nn.pixel_index(*nn.pixel_place(index, 28), 28) == index for index in range(784))
    for index, width in ((-1, 28), (3, 0)):
        with pytest.raises(ValueError, match="no pixel"):
            nn.pixel_place(index, width)


def test_a_shift_changes_only_the_cells_whose_ink_changes() -> None:
    stroke = [[0.0, 1.0, 0.0, 0.0], [0.0, 1.0, 0.5, 0.0], [0.0, 0.0, 0.0, 0.0]]
    assert nn.shift_changes(stroke, 0) == 0
    assert nn.shift_changes(stroke, 1) == 5
    assert nn.shift_changes(stroke, -1) == 5
    assert nn.shift_changes(stroke, 4) == 3
    assert nn.shift_changes([[0.3, 0.3]], 1) == 1
