"""The small network that a lesson works by hand, with ReLU, and what it gives when one thing is changed."""

from collections.abc import Mapping

from clawdemy_site.figures import Fact
from nn import forward, relu
from plots import written

SMALL_INPUT = [1.0, 0.5, 0.0]
SMALL_NETWORK = [
    ([[0.5, -0.4, 0.2], [-0.3, 0.8, 0.5]], [0.1, -0.2]),
    ([[0.6, 0.9], [-0.5, 0.3]], [0.0, 0.05]),
]
"""Three inputs, two hidden neurons and two outputs: per layer the weights and the biases."""

OTHER_INPUT = [1.0, 0.5, 1.0]
TURNED_DIAL = 0.7
"""What is changed: the third input, or the weight from the first hidden neuron to the second output."""


def small_parts() -> Mapping[str, Fact]:
    """Name the parameters, layer by layer, and say in words those of each neuron (``h1_weights``, ``o2_bias``)."""
    (first_weights, first_biases), (second_weights, second_biases) = SMALL_NETWORK
    names = (("h1", "h2"), ("o1", "o2"))
    of_neurons: dict[str, Fact] = {}
    for in_layer, (rows, biases) in zip(names, SMALL_NETWORK, strict=True):
        for name, row, bias in zip(in_layer, rows, biases, strict=True):
            of_neurons |= {f"{name}_weights": ", ".join(map(written, row)), f"{name}_bias": written(bias)}
    return {
        "weights_1": first_weights,
        "biases_1": first_biases,
        "weights_2": second_weights,
        "biases_2": second_biases,
        "sizes": [len(SMALL_INPUT), len(first_biases), len(second_biases)],
        **of_neurons,
    }


def small_changes() -> Mapping[str, Fact]:
    """Say what comes out for the other input, and what for the same input once the dial is turned."""
    first, (weights, biases) = SMALL_NETWORK
    turned = [first, ([weights[0], [TURNED_DIAL, *weights[1][1:]]], biases)]
    return {
        "other_x": OTHER_INPUT,
        "other_out": forward(OTHER_INPUT, SMALL_NETWORK, relu)[-1].tolist(),
        "turned_dial": TURNED_DIAL,
        "turned_out": forward(SMALL_INPUT, turned, relu)[-1].tolist(),
    }
