"""The course's small library, part two: slopes, steps downhill, and how a network learns.

The functions here build on `nn`. `bowl` is the landscape of the lessons on descent, C = w²; the chain functions are the
networks with one neuron per layer that the chain rule is worked on; `gradient` and `train` are the real thing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from nn import Array, Network, Numbers, Squish, forward, identity, relu, sigmoid

MOST_STEPS = 100_000
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


def bowl(weights: Numbers | float) -> float:
    """Give the height of the bowl C = w₁² + w₂² + … at a point: `bowl([3, 4])` is 25."""
    return float(np.sum(_array(weights) ** 2))


def bowl_gradient(weights: Numbers | float) -> Array:
    """Give the gradient of the bowl at a point, in the point's own shape: `bowl_gradient([3, 4])` is (6, 8)."""
    return 2.0 * _array(weights)


def descend(
    start: Numbers | float, rate: float, steps: int, slope: Callable[[Array], Array] = bowl_gradient
) -> list[Array]:
    """Walk downhill: again and again, take rate × gradient away.

    Args:
        start: The point to start from, a number or an array.
        rate: The learning rate.
        steps: How many steps to take.
        slope: The gradient as a function of the point.

    Returns:
        All points visited, `steps` + 1 of them, the start first.
    """
    points = [_array(start)]
    for _ in range(steps):
        points.append(points[-1] - rate * slope(points[-1]))
    return points


def steps_to_cost(rate: float, start: float, wanted: float) -> int:
    """Count the steps down the bowl C = w² until the cost is at most the wanted one.

    Args:
        rate: The learning rate.
        start: The weight to start from.
        wanted: The cost to reach.

    Returns:
        The smallest number of steps that does it.

    Raises:
        ValueError: A hundred thousand steps do not do it.
    """
    weight = _array(start)
    for steps in range(MOST_STEPS + 1):
        if bowl(weight) <= wanted:
            return steps
        weight = weight - rate * bowl_gradient(weight)
    raise ValueError(f"rate {rate} does not reach a cost of {wanted} from {start} in {MOST_STEPS} steps")


def steps_to_match(rate: float, reference_rate: float, steps: int) -> int:
    """Count the steps at one rate that get as far down the bowl C = w² as some steps at another rate.

    Args:
        rate: The learning rate whose steps are counted.
        reference_rate: The learning rate to keep up with.
        steps: How many steps are taken at the reference rate.

    Returns:
        The smallest number of steps after which the cost is no higher; the starting point does not matter.

    Raises:
        ValueError: A hundred thousand steps do not do it.
    """
    return steps_to_cost(rate, 1.0, bowl(descend(1.0, reference_rate, steps)[-1]))


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
