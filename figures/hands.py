"""The trained network in the reader's hands: its still picture, and the parameters and digits for its script.

The script, in `hands/`, computes what `nn.forward` computes, with the same parameters, which are float16 on both sides.
"""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from clawdemy_site.figures import Fact, Payload, live, palette
from digits_data import EXAMPLE_PLACE, FULL_INK, LAYERS, Digits, held_out_digits, load_network, training_digits
from drawing import arrow, canvas, lit_neuron, picture
from neighbours import shifted
from nn import Array, Network, forward, neurons, parameters
from plots import NORMAL, SMALL, bars, tallest

MOVED = 2
"""Columns by which pictures are moved to try what a drawing in another place does."""


def laid_out(network: Network) -> bytes:
    """Lay a network's parameters end to end, of each layer weights, then biases: float16, low byte first."""
    parts = [np.ravel(part) for pair in network for part in pair]
    return np.concatenate(parts).astype("<f2").tobytes()


def choices() -> Digits:
    """Pick held-out digits to choose from: of each digit one that the network reads, then all that it misreads."""
    unseen = held_out_digits()
    is_right = np.argmax(forward(unseen.inputs, load_network().trained)[-1], axis=1) == unseen.labels
    example = int(unseen.labels[EXAMPLE_PLACE])
    places = [
        EXAMPLE_PLACE if label == example else int(np.flatnonzero(is_right & (unseen.labels == label))[0])
        for label in range(LAYERS[-1])
    ]
    return unseen.take(np.array([*places, *np.flatnonzero(~is_right).tolist()]))


@live(
    title="The network in your hands",
    script="hands",
    caption="Our trained network, {shape}. A picture goes in, two layers of {hidden} neurons answer one after the "
    "other, ten outputs come out. The brighter a neuron, the closer its activation to 1.",
    alt="From top to bottom: a real handwritten {label} of 28 by 28 pixels; two rows of {hidden} neurons, as bright as "
    "their activations; ten output bars. The tallest bar, {tallest:.2f}, stands for {answer}; every other is at most "
    "{second:.2f}.",
    rows=(
        ("Network", "{shape}, sigmoid in every layer"),
        ("Parameters", "{parameters:,}: {weights:,} weights and {biases} biases"),
        ("Learned from", "{trained_on:,} handwritten digits"),
        ("Tested on", "{held_out} other digits, kept out of its training"),
        ("Read rightly", "{right} of {held_out}"),
        ("Misread", "{misses}"),
        ("The same {held_out} digits, moved {moved} columns to the right", "{moved_right} read rightly"),
        ("All parameters 0", "every output is {zero:.2f}, whatever the picture"),
    ),
    about="""\
This network learned from {trained_on:,} handwritten digits. It was tested on {held_out} others from the same
collection, which had no part in its training, and read {right} of them. It misread {wrong}: {misses}. All of these are
among the real digits above.

**It will fail on some of your drawings.** Its examples came from other hands, with other pens, and every one of them
filled its frame from top to bottom before it was shrunk to 8 × 8 pixels. So your drawing is stretched into that frame,
straightened and drawn with as much ink as the examples have. Untick the box to go without. How much place alone
matters can be counted: moved {moved} columns to the right, out of 28, only {moved_right} of the {held_out} test digits
are read. And it knows nothing but digits. Of a face, a letter or an empty frame it computes ten outputs too, and one
of them is the tallest.

The numbers that you see are computed on this page. Nothing that you draw leaves your browser.
""",
    size=(7.2, 7.4),
    uses=("optdigits",),
)
def network(fig: Figure, data: Payload) -> Mapping[str, Fact]:
    """Draw a digit on its way through the trained network; hand over the network and digits to choose from."""
    digits, trained = choices(), load_network().trained
    example = digits.take(np.flatnonzero(digits.labels == held_out_digits().labels[EXAMPLE_PLACE])[:1])
    activations = [layer[0] for layer in forward(example.inputs, trained)]
    data.add("layers", np.array(LAYERS).astype("<u2").tobytes())
    data.add("parameters", laid_out(trained))
    data.add("digits", np.rint(digits.grids * FULL_INK).astype(np.uint8).tobytes())
    data.add("labels", digits.labels.astype(np.uint8).tobytes())
    data.add("first", bytes([int(example.labels[0])]))
    data.add("ink", np.array(_ink()).astype("<u2").tobytes())
    ax = canvas(fig)
    picture(ax, activations[0].reshape(28, 28), 2.7, 5.5, 1.8)
    ax.text(4.7, 6.4, f"a real {example.labels[0]}", fontsize=NORMAL, color=palette.INK, va="center")
    for place, layer in enumerate(activations[1:-1]):
        _row(ax, layer, 4.55 - 1.35 * place, f"hidden layer {place + 1}: {len(layer)} neurons")
    arrow(ax, (3.6, 2.85), (3.6, 2.3), palette.MUTED)
    bars(ax, activations[-1], (0.5, 0.42, 6.4, 1.5), tallest(activations[-1], palette.BLUE))
    ranked = np.argsort(-activations[-1])
    return {
        "shape": "-".join(map(str, LAYERS)),
        "parameters": parameters(*LAYERS),
        "biases": neurons(*LAYERS[1:]),
        "weights": parameters(*LAYERS) - neurons(*LAYERS[1:]),
        "hidden": LAYERS[1],
        "label": int(example.labels[0]),
        "answer": int(ranked[0]),
        "tallest": float(activations[-1][ranked[0]]),
        "second": float(activations[-1][ranked[1]]),
        "choices": len(digits),
        **_tested(),
    }


def _ink() -> tuple[int, int, int]:
    """Count how many of 32 × 32 dots the training digits ink: the least, the usual, the most."""
    dots = np.rint(training_digits().grids * FULL_INK).sum(axis=(1, 2))
    return int(dots.min()), round(float(dots.mean())), int(dots.max())


def _row(ax: Axes, activations: Array, height: float, words: str) -> None:
    """Draw a layer as a row of lit neurons under an arrow, its name on the right above."""
    arrow(ax, (3.6, height + 0.85), (3.6, height + 0.35), palette.MUTED)
    ax.text(3.85, height + 0.58, words, fontsize=SMALL, color=palette.INK, va="center")
    step = 6.6 / len(activations)
    for place, value in enumerate(activations):
        lit_neuron(ax, (0.3 + (place + 0.5) * step, height), 0.17, float(value))


def _tested() -> Mapping[str, Fact]:
    """Count what the network reads of the held-out digits, as they are and moved, and say what it misreads."""
    unseen, trained = held_out_digits(), load_network().trained
    answers = np.argmax(forward(unseen.inputs, trained)[-1], axis=1)
    moved = shifted(unseen.inputs.reshape(-1, 28, 28), MOVED).reshape(len(unseen), -1)
    misses = np.flatnonzero(answers != unseen.labels)
    zero = [(np.zeros_like(weights), np.zeros_like(biases)) for weights, biases in trained]
    return {
        "trained_on": len(training_digits()),
        "held_out": len(unseen),
        "right": len(unseen) - len(misses),
        "wrong": len(misses),
        "misses": ", ".join(f"a {unseen.labels[i]} as {answers[i]}" for i in misses),
        "moved": MOVED,
        "moved_right": int(np.count_nonzero(np.argmax(forward(moved, trained)[-1], axis=1) == unseen.labels)),
        "zero": float(forward(unseen.inputs[:1], zero)[-1][0, 0]),
    }
