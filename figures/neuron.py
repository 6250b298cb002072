"""One neuron in full, and how many numbers a whole network of them has to set."""

from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import nn
from clawdemy_site.figures import Fact, figure, palette
from digits_data import LAYERS, load_network
from drawing import SMALL, TITLE, arrow, canvas, ink_on, lit_neuron, picture, sign_colour, signed, signed_colours, write

INPUTS = (0.5, 0.8, 0.2)
WEIGHTS = (0.3, -0.2, 0.5)
BIAS = 0.1
"""The worked neuron of the lessons."""

ROWS = (4.05, 3.3, 2.55)
BIAS_ROW, SUM_ROW, PRODUCTS = 1.9, 1.2, 3.0
"""Heights of the lines of the sum, and where its numbers stand, in inches."""

SPECK = 0.034
"""The size of one parameter in inches."""


@figure(
    caption="Read it as an addition: each input times its weight, then the bias, total {z:.2f}. The sigmoid has the "
    "last word and makes {activation:.3f} of it; ReLU would leave {rectified:.2f}.",
    alt="A neuron worked out from left to right. Inputs {inputs[0]}, {inputs[1]} and {inputs[2]} meet the weights "
    "{weight_text} and give the products {product_text}. With the bias of {bias:+.2f} below them they add up to "
    "{z:.2f}. Beside it a sigmoid curve has a dot at {z:.2f}, {activation:.3f}, and an arrow leads from the total to "
    "the neuron's activation, {activation:.3f}.",
    size=(5.6, 4.9),
)
def one_neuron(fig: Figure) -> dict[str, Fact]:
    """Draw the worked neuron as a written addition, with its squish."""
    axes = canvas(fig)
    products = [value * weight for value, weight in zip(INPUTS, WEIGHTS, strict=True)]
    z = nn.weighted_sum(INPUTS, WEIGHTS, BIAS)
    activation = nn.neuron(INPUTS, WEIGHTS, BIAS)
    for value, weight, product, y in zip(INPUTS, WEIGHTS, products, ROWS, strict=True):
        _draw_product(axes, value, weight, product, y)
    _draw_sum(axes, z)
    _draw_squish(fig, z, activation)
    lit_neuron(axes, (4.85, SUM_ROW), 0.46, activation)
    write(axes, 4.85, SUM_ROW, f"{activation:.3f}", weight="bold", color=ink_on(activation))
    return {
        "inputs": list(INPUTS),
        "weights": list(WEIGHTS),
        "bias": BIAS,
        "products": products,
        "weight_text": ", ".join(signed(weight) for weight in WEIGHTS),
        "product_text": ", ".join(signed(product, 2) for product in products),
        "z": z,
        "activation": activation,
        "rectified": nn.neuron(INPUTS, WEIGHTS, BIAS, nn.relu),
    }


def _draw_product(axes: Axes, value: float, weight: float, product: float, y: float) -> None:
    colour = sign_colour(weight)
    dashes = "-" if weight > 0 else (0, (2.2, 1.1))
    for first, last in ((0.85, 1.2), (2.1, 2.5)):
        axes.plot([first, last], [y, y], color=colour, lw=10 * abs(weight), ls=dashes, solid_capstyle="butt")
    lit_neuron(axes, (0.5, y), 0.3, value)
    write(axes, 0.5, y, f"{value:.1f}", color=ink_on(value))
    write(axes, 1.65, y, f"× {signed(weight).removeprefix('+')}", color=colour, weight="bold")
    write(axes, PRODUCTS, y, signed(product, 2), color=colour, weight="bold")


def _draw_sum(axes: Axes, z: float) -> None:
    for x, heading in ((0.5, "inputs"), (1.65, "weights"), (PRODUCTS, "products"), (4.85, "sigmoid")):
        write(axes, x, 4.65, heading, color=palette.MUTED)
    write(axes, 1.65, BIAS_ROW, "bias", color=palette.MUTED)
    write(axes, PRODUCTS, BIAS_ROW, signed(BIAS, 2), weight="bold", color=sign_colour(BIAS))
    axes.plot([2.55, 3.45], [1.57, 1.57], color=palette.INK, linewidth=1.6)
    write(axes, 1.65, SUM_ROW, "total", color=palette.MUTED)
    write(axes, PRODUCTS, SUM_ROW, f"{z:.2f}", size=TITLE, weight="bold")
    arrow(axes, (3.5, SUM_ROW), (4.31, SUM_ROW))
    write(axes, 4.85, 0.5, "activation", color=palette.MUTED)


def _draw_squish(fig: Figure, z: float, activation: float) -> None:
    wide, high = fig.get_size_inches()
    axes = fig.add_axes((4.2 / wide, 2.4 / high, 1.3 / wide, 1.9 / high))
    axes.set(xlim=(-6, 6), ylim=(0.0, 1.04), xticks=[z], yticks=[0, activation, 1])
    axes.set_xticklabels([f"{z:.2f}"])
    axes.set_yticklabels(["0", f"{activation:.3f}", "1"])
    axes.tick_params(length=0, labelsize=SMALL, colors=palette.INK)
    axes.plot([-6.0, z, z], [activation, activation, 0.0], color=palette.MUTED, linewidth=1, linestyle=(0, (3, 2)))
    inputs = np.linspace(-6.0, 6.0, 61)
    axes.plot(inputs, nn.sigmoid(inputs), color=palette.PURPLE, linewidth=2.5)
    axes.plot(z, activation, "o", color=palette.PURPLE, markersize=9)


@figure(
    caption="Every speck is one of the {total:,} dials that training had to set in a real network: blue positive, "
    "orange negative, black close to zero. Nearly all of them, {share:.0f} %, lie between the pixels and the first "
    "hidden layer.",
    alt="Three rectangles of coloured specks, one speck per weight or bias of a trained network, drawn at one scale. "
    "The first, {counts[0]:,} parameters between {sizes[0]} inputs and {sizes[1]} neurons, fills the width of the "
    "figure; the second, {counts[1]} between {sizes[1]} and {sizes[2]} neurons, and the third, {counts[2]} between "
    "{sizes[2]} and {sizes[3]}, are small tiles beside their labels. Together they are {total:,}, of which the first "
    "holds {share:.1f} %.",
    size=(5.6, 5.3),
    uses=("optdigits",),
)
def knobs(fig: Figure) -> dict[str, Fact]:
    """Draw every parameter of the trained network as one speck, layer by layer."""
    axes = canvas(fig)
    pairs = list(pairwise(LAYERS))
    counts = [nn.parameters(*pair) for pair in pairs]
    total = nn.parameters(*LAYERS)
    # Each first hidden neuron has 785 parameters, five lines of 157; each later one has 17, one line.
    for parts, columns, bottom in zip(load_network().trained, (157, 17, 17), (2.05, 1.25, 0.7), strict=True):
        values = np.column_stack(parts).reshape(-1, columns)
        specks = signed_colours(values, float(np.quantile(np.abs(values), 0.95)))
        picture(axes, specks, 0.13, bottom, columns * SPECK)
    for (before, after), count, x, y in zip(pairs, counts, (0.13, 0.9, 0.9), (4.98, 1.52, 0.87), strict=True):
        write(axes, x, y, f"{before} × {after} weights + {after} biases = {count:,}", ha="left")
    write(
        axes,
        0.13,
        0.25,
        " + ".join(f"{count:,}" for count in counts) + f" = {total:,} parameters",
        ha="left",
        weight="bold",
    )
    return {
        "counts": counts,
        "total": total,
        "sizes": list(LAYERS),
        "shape": "-".join(map(str, LAYERS)),
        "share": 100 * counts[0] / total,
    }
