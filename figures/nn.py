"""The course's small library, part one: from one neuron to a whole network, and what there is to count in it.

Lessons compute their worked numbers with these functions and figures draw with them, so that prose, tables and pictures
say the same thing. Everything takes plain lists as well as arrays. `backprop` finds the slopes of networks, and
`descent` makes them learn.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias, overload

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Numbers: TypeAlias = Sequence[float] | Sequence[Sequence[float]] | Array
Squish: TypeAlias = Callable[[Array], Array]
Network: TypeAlias = Sequence[tuple[Numbers, Numbers]]


def _array(values: Numbers | float) -> Array:
    return np.asarray(values, dtype=np.float64)


@overload
def sigmoid(z: float) -> float: ...
@overload
def sigmoid(z: Numbers) -> Array: ...
def sigmoid(z: Numbers | float) -> Array | float:
    """Squash numbers into the open interval (0, 1): 1 / (1 + e^−z).

    Args:
        z: One number, or numbers of any shape.

    Returns:
        A float for one number, otherwise an array of the same shape. Written with tanh, which cannot overflow.
    """
    result = 0.5 * (1.0 + np.tanh(0.5 * _array(z)))
    return float(result) if np.ndim(z) == 0 else result


@overload
def relu(z: float) -> float: ...
@overload
def relu(z: Numbers) -> Array: ...
def relu(z: Numbers | float) -> Array | float:
    """Keep what is positive and put 0 in place of the rest: max(0, z).

    Args:
        z: One number, or numbers of any shape.

    Returns:
        A float for one number, otherwise an array of the same shape.
    """
    result = np.maximum(_array(z), 0.0)
    return float(result) if np.ndim(z) == 0 else result


@overload
def identity(z: float) -> float: ...
@overload
def identity(z: Numbers) -> Array: ...
def identity(z: Numbers | float) -> Array | float:
    """Leave numbers as they are: the squish of a network that has none."""
    return float(_array(z)) if np.ndim(z) == 0 else _array(z)


def weighted_sum(inputs: Numbers, weights: Numbers, bias: float = 0.0) -> float:
    """Multiply each input by its weight, add the products up, add the bias.

    Args:
        inputs: n activations; a picture may keep its rows and columns.
        weights: As many weights, in the same shape.
        bias: The number added at the end.

    Returns:
        One number, of any size and sign.

    Raises:
        ValueError: The two shapes differ.
    """
    given, wanted = _array(inputs), _array(weights)
    if given.shape != wanted.shape:
        raise ValueError(f"{given.shape} inputs need as many weights, not {wanted.shape}")
    return float(np.sum(given * wanted) + bias)


def neuron(inputs: Numbers, weights: Numbers, bias: float, squish: Squish = sigmoid) -> float:
    """Compute one neuron: weighted sum, plus bias, through the squish.

    Args:
        inputs: n activations of the layer before.
        weights: n weights, one per input.
        bias: The neuron's bias.
        squish: `sigmoid`, `relu` or `identity`.

    Returns:
        The neuron's activation.
    """
    return float(squish(_array(weighted_sum(inputs, weights, bias))))


def layer(inputs: Numbers, weights: Numbers, biases: Numbers, squish: Squish = sigmoid) -> Array:
    """Compute all neurons of one layer at once.

    Args:
        inputs: n activations, or a batch of shape (examples, n).
        weights: m rows of n weights, one row per neuron of this layer.
        biases: m biases.
        squish: `sigmoid`, `relu` or `identity`.

    Returns:
        m activations, or (examples, m) for a batch.
    """
    return squish(_array(inputs) @ _array(weights).T + _array(biases))


def forward(inputs: Numbers, network: Network, squish: Squish = sigmoid) -> list[Array]:
    """Run a network once, from the input layer to the output layer.

    Args:
        inputs: The activations of the input layer, or a batch of shape (examples, n).
        network: Per layer after the input a pair (weights, biases), shaped as `layer` takes them.
        squish: The squish of every layer.

    Returns:
        The activations of every layer: the input first, the outputs last.
    """
    activations = [_array(inputs)]
    for weights, biases in network:
        activations.append(layer(activations[-1], weights, biases, squish))
    return activations


def one_hot(label: int, classes: int = 10) -> Array:
    """Write a label as the output that a perfect network would give: 1 in its place, 0 elsewhere.

    Args:
        label: The place of the 1, counted from 0.
        classes: How many places there are.

    Returns:
        An array of `classes` numbers.

    Raises:
        ValueError: The label is no place among them.
    """
    if not 0 <= label < classes:
        raise ValueError(f"{label} is not one of the classes 0 to {classes - 1}")
    target = np.zeros(classes)
    target[label] = 1.0
    return target


def cost(outputs: Numbers, target: Numbers) -> float:
    """Score one answer: the squared differences from the target, added up (0 is perfect).

    Args:
        outputs: n output activations.
        target: n wanted activations, for instance from `one_hot`.

    Returns:
        The cost of this one example.
    """
    return float(np.sum((_array(outputs) - _array(target)) ** 2))


def mean_cost(outputs: Numbers, targets: Numbers) -> float:
    """Average the cost over a set of examples: the number that training makes small.

    Args:
        outputs: Shape (examples, n).
        targets: Shape (examples, n).

    Returns:
        The sum of all squared differences, divided by the number of examples.
    """
    return cost(outputs, targets) / len(outputs)


def accuracy(outputs: Numbers, labels: Sequence[int] | NDArray[np.int64]) -> float:
    """Say which share of examples a network names rightly, the tallest output being its answer.

    Args:
        outputs: Shape (examples, classes).
        labels: The right class of each example.

    Returns:
        A share from 0 to 1.
    """
    return float(np.mean(np.argmax(_array(outputs), axis=1) == np.asarray(labels)))


def ranked(outputs: Numbers) -> list[int]:
    """Order the places of outputs, tallest first, of equals the first: `ranked(outputs)[0]` is a network's answer."""
    return [int(place) for place in np.argsort(-_array(outputs), kind="stable")]


def neurons(*layers: int) -> int:
    """Count the neurons of a network with these layer sizes: `neurons(784, 16, 16, 10)` is 826."""
    return sum(layers)


def parameters(*layers: int) -> int:
    """Count weights and biases: `parameters(784, 16, 16, 10)` is 13,002 and `parameters(784, 16)` its first part."""
    return sum(before * after + after for before, after in pairwise(layers))


class Multiplications(NamedTuple):
    """How many multiplications of two numbers one example takes, forward and backward."""

    forward: int
    backward: int


def multiplications(*layers: int) -> Multiplications:
    """Count the multiplications of one forward and one backward pass through fully connected layers.

    Forward, each weight meets one activation. Backward, each weight's slope is one product (its neuron's delta times
    the activation that comes in), and deltas pass back through every weight but those of the first layer, since nobody
    needs the slope of the inputs. The squish and the rate, a few dozen more, are left out.

    Args:
        layers: Layer sizes, input first.

    Returns:
        The two counts; `forward` takes `multiplications(...)[0]`, `backward` the other.
    """
    weights = [before * after for before, after in pairwise(layers)]
    return Multiplications(forward=sum(weights), backward=sum(weights) + sum(weights[1:]))


def nudging_multiplications(*layers: int) -> int:
    """Count the multiplications of finding all slopes by nudging each parameter in turn and running the network again.

    That is one forward pass as it stands, and one more per parameter.
    """
    return (parameters(*layers) + 1) * multiplications(*layers).forward


def pixel_index(row: int, col: int, width: int) -> int:
    """Give the place of a pixel when rows are laid end to end; rows, columns and places are counted from 0.

    Raises:
        ValueError: The column does not fit the width, or a number is negative.
    """
    if row < 0 or not 0 <= col < width:
        raise ValueError(f"row {row}, column {col} is outside a picture {width} wide")
    return row * width + col


class PixelPlace(NamedTuple):
    """Where a pixel stands in its picture, counted from 0."""

    row: int
    col: int


def pixel_place(index: int, width: int) -> PixelPlace:
    """Find the pixel that an input neuron stands for: `pixel_index` the other way round.

    Args:
        index: Its place when rows are laid end to end, counted from 0.
        width: How many pixels a row has.

    Returns:
        Its row and column; `pixel_place(294, 28).row` is 10.

    Raises:
        ValueError: The place is negative, or the width is not positive.
    """
    if index < 0 or width <= 0:
        raise ValueError(f"there is no pixel {index} in a picture {width} wide")
    return PixelPlace(*divmod(index, width))


def shift_changes(image: Numbers, columns: int) -> int:
    """Count the pixels whose number changes when a picture moves sideways.

    Args:
        image: Brightness per row and column.
        columns: How far to the right; negative is left. What comes in from the edge is blank (0).

    Returns:
        How many cells hold another number than before; blank cells that stay blank do not count.
    """
    before = _array(image)
    height, width = before.shape
    after = np.zeros((height, width))
    source = np.arange(width) - columns
    inside = (source >= 0) & (source < width)
    after[:, inside] = before[:, source[inside]]
    return int(np.count_nonzero(after != before))
