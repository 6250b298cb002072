"""The course's small library, how a network learns: a random start, and steps against the gradient.

It builds on `nn` and on `backprop`, which finds the slopes. Landscapes that need no network, and steps on them, are in
`slopes`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from backprop import gradient, stepped
from nn import Array, Network, Numbers, Squish, sigmoid


def _array(values: Numbers | float) -> Array:
    return np.asarray(values, dtype=np.float64)


def random_network(*layers: int, seed: int) -> list[tuple[Array, Array]]:
    """Make a network to start learning from.

    Args:
        layers: Layer sizes, input first.
        seed: Fixes the random numbers.

    Returns:
        Pairs (weights, biases): weights from a normal distribution with standard deviation 1 / √(inputs of the neuron),
        so that sums neither explode nor die; biases 0.
    """
    random = np.random.default_rng(seed)
    return [
        (random.standard_normal((after, before)) / np.sqrt(before), np.zeros(after))
        for before, after in pairwise(layers)
    ]


@dataclass(frozen=True)
class Recipe:
    """How to train.

    Attributes:
        rate: The learning rate.
        batch: Examples per mini-batch.
        seed: Fixes the order in which examples are shuffled.
    """

    rate: float
    batch: int
    seed: int


def train(
    inputs: Array, targets: Array, network: Network, recipe: Recipe, squish: Squish = sigmoid
) -> Iterator[list[tuple[Array, Array]]]:
    """Teach a network by stochastic gradient descent: shuffle, cut into mini-batches, one step downhill for each.

    Args:
        inputs: Shape (examples, n).
        targets: Shape (examples, classes).
        network: Where to start; left as it is.
        recipe: Rate, mini-batches and seed.
        squish: The squish of every layer.

    Yields:
        The network after each epoch (one pass through all examples), without end.
    """
    random = np.random.default_rng(recipe.seed)
    current = [(_array(weights), _array(biases)) for weights, biases in network]
    while True:
        order = random.permutation(len(inputs))
        for first in range(0, len(order), recipe.batch):
            chosen = order[first : first + recipe.batch]
            slopes = gradient(inputs[chosen], targets[chosen], current, squish)
            current = stepped(current, slopes, recipe.rate)
        yield current
