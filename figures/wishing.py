"""The small network whose wishes a lesson follows by hand, and what comes of them."""

from collections.abc import Mapping

import numpy as np

from backprop import Pairs, gradient, output_wishes, pass_back, stepped, weight_wishes
from clawdemy_site.figures import Fact
from nn import Array, cost, forward, identity, one_hot

LABEL = 3
OUTPUTS = [0.1, 0, 0, 0.2, 0.7, 0, 0, 0, 0, 0]
"""The answer to a picture of a 3 that the lesson begins with."""

PLACES = (0, 3, 4)
NAMES = "ABC"
HIDDEN = (0.5, 1.0, 0.2)
WEIGHTS = ((0.2, 0.1, -0.5), (0.8, -0.3, 0.5), (-0.6, 0.9, 0.5))
"""The three outputs that wish for anything, the three hidden neurons behind them, what those hold, and one row of
weights per output; biases are 0, and there is no squish. The other outputs are 0 and want to be, so they are left out.
"""

TURN = 0.1
RATE = 0.1
"""By how much the lesson raises neuron A to see what that does, and the rate of its step."""


def last_layer() -> Pairs:
    """The layer as a network of its own: three hidden activations in, three outputs out."""
    return [(np.array(WEIGHTS), np.zeros(len(PLACES)))]


def target() -> Array:
    """What the three outputs should be."""
    return one_hot(PLACES.index(LABEL), len(PLACES))


def outputs_of(network: Pairs, hidden: Array) -> Array:
    """Run the layer without a squish."""
    return forward(hidden, network, identity)[-1]


def wishes_of_outputs() -> Array:
    """The wishes of the three outputs."""
    return output_wishes(outputs_of(last_layer(), np.array(HIDDEN)), target())


def shares() -> Array:
    """What each output (row) asks of each hidden neuron (column): its wish × the weight between them."""
    asked: Array = wishes_of_outputs()[:, np.newaxis] * np.array(WEIGHTS)
    return asked


def what_comes_of_it() -> Mapping[str, Fact]:
    """All wishes in numbers, and the cost once some of them have been granted."""
    network, hidden = last_layer(), np.array(HIDDEN)
    wishes = wishes_of_outputs()
    turned = outputs_of(network, hidden + TURN * one_hot(0, len(HIDDEN)))
    after = outputs_of(stepped(network, gradient(hidden, target(), network, identity), RATE), hidden)
    return {
        "places": list(PLACES),
        "hidden": list(HIDDEN),
        "weights": [list(row) for row in WEIGHTS],
        "outputs": outputs_of(network, hidden).tolist(),
        "wishes": wishes.tolist(),
        "shares": shares().tolist(),
        "net": pass_back(wishes, WEIGHTS).tolist(),
        "weight_wishes": weight_wishes(wishes, HIDDEN).tolist(),
        "cost": cost(outputs_of(network, hidden), target()),
        "turn": TURN,
        "turned": turned.tolist(),
        "turned_cost": cost(turned, target()),
        "rate": RATE,
        "after": after.tolist(),
        "after_cost": cost(after, target()),
    }
