"""The course's small library, part two: the slopes of networks, and how a network learns.

The functions here build on `nn`. The chain functions are the networks with one neuron per layer that the chain rule is
worked on; `gradient` and `train` are the real thing. Landscapes without a network, and steps on them, are in `slopes`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from nn import Array, Network, Numbers, Squish, forward, identity, relu, sigmoid

SLOPES: dict[Squish, Callable[[Array], Array]] = {
    sigmoid: lambda activation: activation * (1.0 - activation),
    relu: lambda activation: np.heaviside(activation, 0.0),
    identity: np.ones_like,
}


def _array(values: Numbers | float) -> Array:
    return np.asarray(values, dtype=np.float64)


def squish_slope(z: float, squish: Squish = sigmoid) -> float:
    """Say how steep a squish is at z: sigmoid is steepest at 0, with slope 0.25."""
    return float(SLOPES[squish](squish(_array(z))))


def chain_activations(start: float, weights: Numbers, squish: Squish = identity) -> list[float]:
    """Run a chain of single neurons without biases.

    Args:
        start: The input a₀.
        weights: One weight per neuron, w₁ first.
        squish: The squish of each neuron; `identity` for none.

    Returns:
        The activations a₀, a₁, … up to the output.
    """
    activations = [float(start)]
    for weight in _array(weights):
        activations.append(float(squish(_array(weight * activations[-1]))))
    return activations


def chain_cost(start: float, weights: Numbers, target: float, squish: Squish = identity) -> float:
    """Score a chain of single neurons: the squared difference between its output and the target."""
    return (chain_activations(start, weights, squish)[-1] - target) ** 2


def chain_factors(
    start: float, weights: Numbers, target: float, squish: Squish = identity, knob: int = 1
) -> list[float]:
    """List the factors whose product is the slope of a chain's cost for one of its weights, the cost's end first.

    Args:
        start: The input a₀.
        weights: n weights, w₁ first.
        target: The wanted output.
        squish: The squish of each neuron; its slope is one more factor per neuron, unless it is `identity`.
        knob: Which weight, counted from 1.

    Returns:
        For w₁ that is n + 1 factors without a squish and 2n + 1 with one.
    """
    weights = _array(weights)
    activations = chain_activations(start, weights, squish)
    factors = [2.0 * (activations[-1] - target)]
    for place in range(len(weights), knob - 1, -1):
        if squish is not identity:
            factors.append(float(SLOPES[squish](_array(activations[place]))))
        factors.append(float(weights[place - 1]) if place > knob else activations[place - 1])
    return factors


def chain_gradient(start: float, weights: Numbers, target: float, squish: Squish = identity) -> list[float]:
    """Give the slope of a chain's cost for each of its weights, w₁ first: the products of `chain_factors`."""
    knobs = range(1, len(weights) + 1)
    return [float(np.prod(chain_factors(start, weights, target, squish, knob))) for knob in knobs]


def output_wishes(outputs: Numbers, target: Numbers) -> Array:
    """Give the slope of the cost for each output, 2 (output − target); a wish for more shows as a negative number."""
    return 2.0 * (_array(outputs) - _array(target))


def gradient(
    inputs: Numbers, targets: Numbers, network: Network, squish: Squish = sigmoid
) -> list[tuple[Array, Array]]:
    """Find the slope of the mean cost for every weight and bias by backpropagation.

    Args:
        inputs: One example, or a batch of shape (examples, n).
        targets: The wanted outputs, one row per example.
        network: Pairs (weights, biases), as `nn.forward` takes them.
        squish: `sigmoid`, `relu` or `identity`.

    Returns:
        Pairs shaped like those of the network.
    """
    activations = forward(np.atleast_2d(_array(inputs)), network, squish)
    slope = SLOPES[squish]
    delta = output_wishes(activations[-1], np.atleast_2d(_array(targets))) * slope(activations[-1])
    delta = delta / len(delta)
    pairs = [(delta.T @ activations[-2], delta.sum(axis=0))]
    for place in range(len(network) - 1, 0, -1):
        delta = (delta @ _array(network[place][0])) * slope(activations[place])
        pairs.append((delta.T @ activations[place - 1], delta.sum(axis=0)))
    return pairs[::-1]


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
            current = [
                (weights - recipe.rate * weight_slopes, biases - recipe.rate * bias_slopes)
                for (weights, biases), (weight_slopes, bias_slopes) in zip(current, slopes, strict=True)
            ]
        yield current
