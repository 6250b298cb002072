"""What the trained network answers when it is sure and when it is torn, and what its sureness is worth."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from clawdemy_site.figures import Fact, figure, palette
from digits_data import EXAMPLE_PLACE, SIDE, enlarge, held_out_digits, load_network
from drawing import canvas, picture, write
from nn import Array, forward, ranked
from plots import NORMAL

SURE = 0.9
"""From which height of the tallest output on an answer counts as sure."""

NOISES, SEED = 1000, 0
"""How many pictures of pure noise are tried, and what fixes them."""

SHOWN = (EXAMPLE_PLACE, 265, 138, 33)
"""Four held-out digits: sure and right; torn and right; torn and wrong; rather sure and wrong."""


def noise() -> Array:
    """Make pictures in which each of 8 × 8 pixels has a random brightness, scaled up: shape (1000, 784)."""
    return enlarge(np.random.default_rng(SEED).random((NOISES, 8, 8))).reshape(NOISES, -1)


@figure(
    caption="Real answers of the trained network. The first four pictures are held-out digits; the last is pure noise. "
    'Nothing in the outputs says "this is not a digit".',
    alt="Five pictures, each with ten bars. A clear {labels[0]}: {tallest[0]:.2f} at {answers[0]}, right. A "
    "{labels[1]}: {tallest[1]:.2f} at {answers[1]} but {seconds[1]:.2f} at {rivals[1]}, right. A {labels[2]}: "
    "{tallest[2]:.2f} at {answers[2]}, {seconds[2]:.2f} at {rivals[2]}, wrong. A {labels[3]}: {tallest[3]:.2f} at "
    "{answers[3]}, {seconds[3]:.2f} at {rivals[3]}, wrong. Grey noise: {tallest[4]:.2f} at {answers[4]}.",
    size=(7.2, 9.8),
    uses=("optdigits",),
)
def sure_and_torn(fig: Figure) -> Mapping[str, Fact]:
    """Draw five pictures with the network's outputs, from sure to torn, and one that is no digit at all."""
    unseen, trained = held_out_digits(), load_network().trained
    random = noise()
    shrill = forward(random, trained)[-1].max(axis=1)
    images = np.vstack([unseen.inputs[list(SHOWN)], random[np.argmax(shrill)]])
    outputs = forward(images, trained)[-1]
    labels = unseen.labels[list(SHOWN)].tolist()
    orders = [ranked(row) for row in outputs]
    heads = [_head(row, order, label) for row, order, label in zip(outputs, orders, [*labels, None], strict=True)]
    ax = canvas(fig)
    for place, (image, row, order) in enumerate(zip(images, outputs, orders, strict=True)):
        bottom = 8.25 - 1.94 * place
        picture(ax, image.reshape(SIDE, SIDE), 0.25, bottom - 0.02, 1.25)
        words, colour = heads[place]
        write(ax, 1.85, bottom + 1.33, words, ha="left", size=NORMAL, weight="bold", color=colour)
        _two_bars(ax, row, order[:2], bottom, colour)
    return {
        "labels": labels,
        "answers": [order[0] for order in orders],
        "rivals": [order[1] for order in orders],
        "tallest": [float(row[order[0]]) for row, order in zip(outputs, orders, strict=True)],
        "seconds": [float(row[order[1]]) for row, order in zip(outputs, orders, strict=True)],
        "sure": SURE,
        **_worth(trained),
        "noises": NOISES,
        "sure_noises": int(np.count_nonzero(shrill >= SURE)),
    }


def _head(outputs: Array, order: list[int], label: int | None) -> tuple[str, str]:
    """Say what a picture is and what the network makes of it, and in which colour."""
    manner = "sure" if outputs[order[0]] >= SURE else "not sure"
    if label is None:
        return f"Noise. Says {order[0]}: {manner}", palette.RED
    right = order[0] == label
    verdict = "right" if right else "wrong"
    return f"A {label}. Says {order[0]}: {manner}, {verdict}", palette.GREEN if right else palette.RED


def _two_bars(ax: Axes, outputs: Array, named: list[int], floor: float, colour: str) -> None:
    """Draw ten bars, write the values of the two tallest, and number all."""
    left, width, height = 1.85, 5.1, 0.86
    step = width / len(outputs)
    ax.plot([left, left + width], [floor, floor], color=palette.MUTED, linewidth=1.2)
    for place, value in enumerate(outputs):
        middle, tall = left + (place + 0.5) * step, height * float(value)
        paint = colour if place == named[0] else palette.MUTED
        ax.add_patch(Rectangle((middle - 0.36 * step, floor), 0.72 * step, tall, color=paint, linewidth=0))
        write(ax, middle, floor - 0.2, str(place), size=NORMAL)
        if place in named:
            write(ax, middle, floor + tall + 0.14, f"{value:.2f}", size=NORMAL, color=palette.INK)


def _worth(trained: list[tuple[Array, Array]]) -> dict[str, Fact]:
    """Count how often sure answers are right, on held-out digits and on the same with black and white swapped."""
    unseen = held_out_digits()
    facts: dict[str, Fact] = {"total": len(unseen)}
    for name, inputs in (("", unseen.inputs), ("swapped_", 1 - unseen.inputs)):
        outputs = forward(inputs, trained)[-1]
        is_sure = outputs.max(axis=1) >= SURE
        is_right = np.argmax(outputs, axis=1) == unseen.labels
        facts[f"{name}sure_answers"] = int(is_sure.sum())
        facts[f"{name}sure_wrong"] = int((is_sure & ~is_right).sum())
        facts[f"{name}unsure_wrong"] = int((~is_sure & ~is_right).sum())
        facts[f"{name}right"] = int(is_right.sum())
    return facts
