"""The course's small library, backpropagation: which way each neuron and each dial of a network ought to go.

Two signs for one thing: a slope says how the cost grows with a number, and a wish is its opposite, how that number
should change to make the cost fall. Lessons speak of wishes, `gradient` gives slopes. The chain functions are the
networks with one neuron per layer that the chain rule is worked on. Nothing here learns; `descent.train` does.
"""

from collections.abc import Callable

import numpy as np

from nn import Array, Network, Numbers, Squish, cost, forward, identity, relu, sigmoid

Pairs = list[tuple[Array, Array]]

SLOPES: dict[Squish, Callable[[Array], Array]] = {
    sigmoid: lambda activation: activation * (1.0 - activation),
    relu: lambda activation: np.heaviside(activation, 0.0),
    identity: np.ones_like,
}
"""How steep each squish is, told from the activation that it gave."""


def _array(values: Numbers | float) -> Array:
    return np.asarray(values, dtype=np.float64)


def squish_slope(z: float, squish: Squish = sigmoid) -> float:
    """Say how steep a squish is at z: sigmoid is steepest at 0, with slope 0.25."""
    return float(SLOPES[squish](squish(_array(z))))


def output_slopes(outputs: Numbers, target: Numbers) -> Array:
    """Give the slope of the cost for each output, 2 (output − target): positive where less would be better.

    Args:
        outputs: n output activations, or a batch of shape (examples, n).
        target: The wanted outputs, in the same shape.

    Returns:
        The slopes, in the same shape.
    """
    return 2.0 * (_array(outputs) - _array(target))


def output_wishes(outputs: Numbers, target: Numbers) -> Array:
    """Give the wish of each output, 2 (target − output): positive for more, negative for less, 0 for content.

    Args:
        outputs: n output activations.
        target: n wanted activations.

    Returns:
        n wishes, the opposites of `output_slopes`.
    """
    return 2.0 * (_array(target) - _array(outputs))


def pass_back(wishes: Numbers, weights: Numbers) -> Array:
    """Hand the wishes of a layer's sums to the layer before: for each neuron there, wish × weight, added up.

    Args:
        wishes: m wishes (or slopes), one per neuron of the layer, or a batch of shape (examples, m).
        weights: m rows of n weights, as `nn.layer` takes them.

    Returns:
        n wishes (or slopes), or (examples, n).
    """
    return _array(wishes) @ _array(weights)


def weight_wishes(wishes: Numbers, activations: Numbers) -> Array:
    """Say how each weight of a layer should change: its neuron's wish × the activation that comes in.

    Args:
        wishes: m wishes of the layer's sums; they are also the wishes for the m biases.
        activations: n activations of the layer before.

    Returns:
        m rows of n wishes, shaped like the weights. The weights themselves play no part.
    """
    return np.outer(_array(wishes), _array(activations))


def deltas(inputs: Numbers, targets: Numbers, network: Network, squish: Squish = sigmoid) -> list[Array]:
    """Go through a network backward: the slope of the cost for the weighted sum of every neuron.

    Args:
        inputs: One example, or a batch of shape (examples, n).
        targets: The wanted outputs, one row per example of a batch.
        network: Pairs (weights, biases), as `nn.forward` takes them.
        squish: `sigmoid`, `relu` or `identity`.

    Returns:
        Per layer after the input its deltas, the outputs' last; for a batch (examples, neurons), one row per example.
    """
    return _deltas(forward(inputs, network, squish), targets, network, squish)


def _deltas(activations: list[Array], targets: Numbers, network: Network, squish: Squish) -> list[Array]:
    slope = SLOPES[squish]
    found = [output_slopes(activations[-1], targets) * slope(activations[-1])]
    for place in range(len(network) - 1, 0, -1):
        found.append(pass_back(found[-1], network[place][0]) * slope(activations[place]))
    return found[::-1]


def gradient(inputs: Numbers, targets: Numbers, network: Network, squish: Squish = sigmoid) -> Pairs:
    """Find the slope of the mean cost for every weight and bias: one pass forward, one pass backward.

    Args:
        inputs: One example, or a batch of shape (examples, n).
        targets: The wanted outputs, one row per example.
        network: Pairs (weights, biases), as `nn.forward` takes them.
        squish: `sigmoid`, `relu` or `identity`.

    Returns:
        Pairs shaped like those of the network, the mean over the examples.
    """
    activations = forward(np.atleast_2d(_array(inputs)), network, squish)
    found = _deltas(activations, np.atleast_2d(_array(targets)), network, squish)
    examples = len(activations[0])
    return [
        (delta.T @ before / examples, delta.mean(axis=0)) for delta, before in zip(found, activations[:-1], strict=True)
    ]


def flattened(network: Network) -> Array:
    """Lay all weights and biases of a network, or all slopes of a gradient, end to end, layer after layer."""
    return np.concatenate([np.ravel(_array(part)) for pair in network for part in pair])


def example_gradients(inputs: Numbers, targets: Numbers, network: Network, squish: Squish = sigmoid) -> Array:
    """Find the gradient of each example's own cost.

    Args:
        inputs: Shape (examples, n).
        targets: Shape (examples, classes).
        network: Pairs (weights, biases).
        squish: The squish of every layer.

    Returns:
        Shape (examples, parameters): one row per example, laid out by `flattened`. Their mean is the gradient of the
        mean cost.
    """
    pairs = zip(_array(inputs), _array(targets), strict=True)
    return np.array([flattened(gradient(one, wanted, network, squish)) for one, wanted in pairs])


def nudged_gradient(
    inputs: Numbers, target: Numbers, network: Network, squish: Squish = sigmoid, nudge: float = 1e-6
) -> Array:
    """Find the slopes for one example the long way: nudge each parameter in turn and run the network again.

    Args:
        inputs: One example.
        target: Its wanted outputs.
        network: Pairs (weights, biases); left as they are.
        squish: The squish of every layer.
        nudge: How far to turn each parameter.

    Returns:
        One slope per parameter, laid out by `flattened`. It takes one run more than there are parameters.
    """
    turned = [(_array(weights).copy(), _array(biases).copy()) for weights, biases in network]
    before = cost(forward(inputs, turned, squish)[-1], target)
    slopes = []
    for part in (part for pair in turned for part in pair):
        for place in np.ndindex(part.shape):
            kept = part[place]
            part[place] = kept + nudge
            slopes.append((cost(forward(inputs, turned, squish)[-1], target) - before) / nudge)
            part[place] = kept
    return np.array(slopes)


def stepped(network: Network, slopes: Network, rate: float) -> Pairs:
    """Take one step downhill with every weight and bias: each less rate × its slope.

    Args:
        network: Pairs (weights, biases); left as they are.
        slopes: Their slopes in the same shapes, for instance from `gradient`.
        rate: The learning rate.

    Returns:
        The network after the step.
    """
    return [
        (_array(weights) - rate * _array(weight_slopes), _array(biases) - rate * _array(bias_slopes))
        for (weights, biases), (weight_slopes, bias_slopes) in zip(network, slopes, strict=True)
    ]


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


def chain_slopes(start: float, weights: Numbers, target: float, squish: Squish = identity) -> list[float]:
    """Give the slope of a chain's cost for each of its activations: the wishes on their way back, with signs turned.

    Args:
        start: The input a₀.
        weights: n weights, w₁ first.
        target: The wanted output.
        squish: The squish of each neuron.

    Returns:
        n + 1 slopes, that of a₀ first and that of the output, 2 (aₙ − target), last.
    """
    weights = _array(weights)
    activations = chain_activations(start, weights, squish)
    slopes = [2.0 * (activations[-1] - target)]
    for place in range(len(weights), 0, -1):
        slopes.append(float(weights[place - 1] * SLOPES[squish](_array(activations[place])) * slopes[-1]))
    return slopes[::-1]


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
