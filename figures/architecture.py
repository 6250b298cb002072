"""The network of the lessons, seen whole: its neurons at work on a real digit, and the weights that training made."""

from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle

from clawdemy_site.figures import Fact, figure, palette
from digits_data import LAYERS, SIDE, example_digit, held_out_digits, load_network
from drawing import SMALL, all_pairs, arrow, canvas, lit_neuron, picture, signed, signed_colours, write
from nn import Array, accuracy, forward, neurons

END = 7
"""How many neurons are drawn at either end of the input layer."""

MIDDLE, PITCH = 3.05, 0.32
"""The height of the network's middle, and the distance from neuron to neuron, in inches."""

LEFT, TILE, GAP = 0.69, 0.98, 0.1
"""The left edge of the pictures of weights, their size and what lies between them, in inches."""

Point = tuple[float, float]


@figure(
    caption="The whole network, {total} neurons, at work on a real {label} (scaled up from 8 × 8 pixels): each disc is "
    "as bright as the number it holds. Numbers pass from left to right only, and the brightest output, {tallest:.2f} "
    "at {answer}, is the answer.",
    alt="A handwritten {label} of {side} × {side} pixels feeds a column of {sizes[0]} input neurons, of which the "
    "first and last {end} are drawn, mostly dark. Lines join each of them to each of {sizes[1]} hidden neurons, those "
    "to {sizes[2]} more, and those to {sizes[3]} output neurons labelled 0 to 9: {total} neurons in all. "
    "Every neuron is shaded by the number that a trained network computes for this digit. Output {answer} is nearly "
    "white, at {tallest:.2f}; the next highest is {second:.2f}.",
    size=(5.6, 6.4),
    uses=("optdigits",),
)
def network(fig: Figure) -> dict[str, Fact]:
    """Draw the 784-16-16-10 network with the activations that one digit causes."""
    axes = canvas(fig)
    digit = example_digit()
    inputs = digit.inputs[0]
    trained = load_network().trained
    activations = forward(inputs, trained)
    blank = forward(np.zeros_like(inputs), trained)[-1]
    columns = [_input_column(1.55), _column(2.9, 16), _column(4.0, 16), _column(5.0, 10)]
    shown = [np.concatenate([inputs[:END], inputs[-END:]]), *activations[1:]]
    for starts, ends in pairwise(columns):
        axes.add_patch(PathPatch(all_pairs(starts, ends), fill=False, edgecolor=palette.MUTED, lw=0.5, alpha=0.3))
    for centres, values in zip(columns, shown, strict=True):
        for centre, value in zip(centres, values, strict=True):
            lit_neuron(axes, centre, 0.115, float(value))
    picture(axes, inputs.reshape(SIDE, SIDE), 0.08, MIDDLE - 0.5, 1.0)
    outputs = activations[-1]
    _label(axes, columns, int(outputs.argmax()))
    return {
        "label": int(digit.labels[0]),
        "answer": int(outputs.argmax()),
        "tallest": float(outputs.max()),
        "second": float(np.sort(outputs)[-2]),
        "outputs": outputs.tolist(),
        "side": SIDE,
        "sizes": list(LAYERS),
        "shape": "-".join(map(str, LAYERS)),
        "total": neurons(*LAYERS),
        "end": END,
        "blank_answer": int(blank.argmax()),
        "blank_tallest": float(blank.max()),
    }


def _column(x: float, count: int) -> list[Point]:
    return [(x, MIDDLE + ((count - 1) / 2 - place) * PITCH) for place in range(count)]


def _input_column(x: float) -> list[Point]:
    ends = _column(x, 2 * END + 2)
    return ends[:END] + ends[-END:]


def _label(axes: Axes, columns: list[list[Point]], answer: int) -> None:
    for heading, size, centres in zip(("input", "hidden", "hidden", "output"), LAYERS, columns, strict=True):
        write(axes, centres[0][0], 6.22, heading, color=palette.MUTED)
        write(axes, centres[0][0], 5.96, str(size), weight="bold")
    for step in (-0.12, 0.0, 0.12):
        axes.plot(columns[0][0][0], MIDDLE + step, "o", markersize=3, color=palette.MUTED)
    for digit, (x, y) in enumerate(columns[-1]):
        write(axes, x + 0.3, y, str(digit), weight="bold" if digit == answer else "normal")
    arrow(axes, (1.16, MIDDLE), (1.42, MIDDLE), palette.MUTED)
    write(axes, 0.58, MIDDLE - 0.7, f"{SIDE} × {SIDE}", "pixels", size=SMALL, color=palette.MUTED)
    write(axes, 2.8, 0.22, " + ".join(map(str, LAYERS)) + f" = {neurons(*LAYERS)} neurons")


@figure(
    caption="Above, the kind of edge one might hope a hidden neuron looks for, drawn by hand. Below, what "
    "training made, for each of the {count} neurons of the first hidden layer: ink on blue pushes it up, ink on orange "
    "pulls it down. Blotches, hardly an edge; yet the network names {right:.1f} % of unseen digits rightly.",
    alt="Two groups of square pictures in which blue is a positive weight, orange a negative one and black zero. "
    "Above, {hoped} neat short strokes, flat, upright and slanting both ways, each blue with an orange border. "
    "Below, the weights of the {count} first hidden neurons, {side} × {side} each, from {extent}: irregular blue and "
    "orange blotches. Next to none resembles a stroke or a loop, yet the network is right on {right:.1f} % of "
    "{held_out} digits that it never saw.",
    size=(5.6, 6.7),
    uses=("optdigits",),
)
def real_weights(fig: Figure) -> dict[str, Fact]:
    """Draw the weights into each first hidden neuron as a picture, under the edges that one might have hoped for."""
    axes = canvas(fig)
    trained, unseen = load_network().trained, held_out_digits()
    weights = trained[0][0]
    limit = float(np.quantile(np.abs(weights), 0.99))
    write(axes, LEFT, 6.52, "hoped for: edges", ha="left", weight="bold")
    _tiles(axes, [_stroke(angle) for angle in (0, 45, 90, 135)], 0.8, 6.32)
    write(axes, LEFT, 5.1, "what training made", ha="left", weight="bold")
    _tiles(axes, list(weights.reshape(-1, SIDE, SIDE)), limit, 4.9)
    _signs(axes)
    return {
        "count": len(weights),
        "pixels": weights.shape[1],
        "side": SIDE,
        "hoped": 4,
        "lowest": float(weights.min()),
        "highest": float(weights.max()),
        "extent": f"{signed(weights.min(), 2)} to {signed(weights.max(), 2)}",
        "right": 100 * accuracy(forward(unseen.inputs, trained)[-1], unseen.labels),
        "held_out": len(unseen),
    }


def _stroke(degrees: float) -> Array:
    """Weights that look for a short stroke at this angle, with dark on both sides of it."""
    down, across = np.mgrid[:SIDE, :SIDE] - (SIDE - 1) / 2
    angle = np.deg2rad(degrees)
    along, aside = across * np.cos(angle) - down * np.sin(angle), across * np.sin(angle) + down * np.cos(angle)
    stroke = 1.8 * np.exp(-((aside / 2.6) ** 2)) - 0.9 * np.exp(-((aside / 5.2) ** 2))
    faded: Array = stroke * np.exp(-((along / 9.0) ** 6))
    return faded


def _tiles(axes: Axes, pictures: list[Array], limit: float, top: float) -> None:
    for place, values in enumerate(pictures):
        row, col = divmod(place, 4)
        left, bottom = LEFT + col * (TILE + GAP), top - (row + 1) * TILE - row * GAP
        picture(axes, signed_colours(values, limit), left, bottom, TILE)


def _signs(axes: Axes) -> None:
    colours = signed_colours(np.array([-1.0, 0.0, 1.0]), 1.0)
    for colour, word, x in zip(colours, ("pulls down", "neither", "pushes up"), (LEFT, 2.4, 3.6), strict=True):
        axes.add_patch(Rectangle((x, 0.12), 0.2, 0.2, facecolor=tuple(colour), edgecolor=palette.MUTED, lw=0.8))
        write(axes, x + 0.3, 0.22, word, ha="left")
