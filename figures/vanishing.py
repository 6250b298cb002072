"""Figures of "Backpropagation and the chain rule": what many small factors do, in theory and in a network."""

from collections.abc import Mapping
from functools import cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from backprop import gradient, squish_slope
from clawdemy_site.figures import Fact, figure, palette
from digits_data import DATA, training_digits
from nn import Array, Network, Squish, neurons, parameters, relu, sigmoid
from plots import NORMAL, plot_style, written
from train_deep import DEEP_LAYERS, HIDDEN, SQUISHES, deep_start

DEEPEST = 10
"""How many neurons in a row the products are drawn for."""

MARKED = (1, 5, 10)
"""For how many neurons the product is written beside its dot."""


def _logarithmic(ax: Axes, powers: range) -> None:
    """Count the height in powers of ten, written out in full."""
    ax.set_yscale("log")
    ax.set_ylim(10.0 ** powers[0] / 2, 10.0 ** powers[-1] * 2)
    ax.set_yticks([10.0**power for power in powers], [f"{10.0**power:.{-power}f}" for power in powers])
    ax.minorticks_off()
    plot_style(ax)
    ax.grid(axis="y", color=palette.GRID, linewidth=1)


@figure(
    caption="The most that the squishes in a chain let through, weights of 1 assumed. Each sigmoid passes on a "
    "quarter at best; a ReLU that is switched on passes on everything. Each grid line is a hundredth of the one above.",
    alt="Two rows of dots over 1 to {deepest} neurons in a row, on an axis where equal steps are equal factors. ReLU: "
    "always {relu:g}. Sigmoid: {products[0]:g} after one neuron, {products[4]:.5f} after five, which is 1 in "
    "{one_in[1]:,.0f}, and {products[9]:.9f} after ten, 1 in {one_in[2]:,.0f}.",
    size=(6.0, 4.8),
)
def products(fig: Figure) -> Mapping[str, Fact]:
    """Draw the product of the steepest slopes of a squish over more and more neurons."""
    ax = fig.add_axes((0.2, 0.16, 0.77, 0.74))
    depths = np.arange(1, DEEPEST + 1)
    steepest, switched_on = squish_slope(0.0, sigmoid), squish_slope(1.0, relu)
    small = steepest**depths
    ax.plot(depths, switched_on**depths, "o-", color=palette.BLUE, linewidth=2, markersize=8, label="ReLU")
    ax.plot(depths, small, "o-", color=palette.ORANGE, linewidth=2, markersize=8, label="sigmoid")
    ax.text(6.0, 0.25, "ReLU: 1", fontsize=NORMAL, color=palette.BLUE, weight="bold", va="center")
    ax.text(2.75, 0.0011, "sigmoid", fontsize=NORMAL, color=palette.ORANGE, weight="bold", va="center", ha="right")
    one_in = [1.0 / float(small[depth - 1]) for depth in MARKED]
    for depth, many in zip(MARKED, one_in, strict=True):
        side, x = ("right", depth - 0.3) if depth == DEEPEST else ("left", depth + 0.3)
        ax.text(x, small[depth - 1], f"1 in {many:,.0f}", fontsize=NORMAL, color=palette.INK, ha=side, va="center")
    ax.set(xlim=(0.5, DEEPEST + 0.5), xticks=[1, 5, 10])
    _logarithmic(ax, range(-6, 1, 2))
    ax.set_title("share that gets through", fontsize=NORMAL, weight="bold", color=palette.INK, loc="left", pad=12)
    ax.set_xlabel("neurons in a row", fontsize=NORMAL, color=palette.INK)
    return {
        "deepest": DEEPEST,
        "steepest": steepest,
        "relu": switched_on,
        "products": small.tolist(),
        "one_in": one_in,
    }


def mean_slopes(network: Network, squish: Squish) -> list[float]:
    """Say for each layer how steep the mean cost of the training digits is for its weights: the mean without signs."""
    digits = training_digits()
    return [float(np.abs(weights).mean()) for weights, _ in gradient(digits.inputs, digits.targets, network, squish)]


@cache
def _deep_slopes(name: str) -> tuple[float, ...]:
    return tuple(mean_slopes(deep_start(), SQUISHES[name][0]))


@figure(
    caption="Measured: a network with {hidden} hidden layers before training, how steep the cost of our "
    "{digits:,} digits is for the weights of each layer. With the sigmoid the front feels next to nothing.",
    alt="Two rows of nine dots, one for each layer of weights, on an axis where equal steps are equal factors. With "
    "the sigmoid the mean slope shrinks from {sigmoid[8]:.2f} in the last layer to {sigmoid[4]:.5f} in the fifth and "
    "{sigmoid[0]:.8f} in the first. With ReLU it stays between {relu_low:.4f} and {relu_high:.4f} in all nine.",
    size=(6.0, 5.2),
    uses=("optdigits",),
)
def measured(fig: Figure) -> Mapping[str, Fact]:
    """Draw the mean slope of the weights in each layer of a deep network, for either squish."""
    ax = fig.add_axes((0.22, 0.15, 0.75, 0.76))
    layers = np.arange(1, len(DEEP_LAYERS))
    slopes = {name: list(_deep_slopes(name)) for name in SQUISHES}
    for name, label, colour in (("relu", "ReLU", palette.BLUE), ("sigmoid", "sigmoid", palette.ORANGE)):
        ax.plot(layers, slopes[name], "o-", color=colour, linewidth=2, markersize=8, label=label)
    ax.text(2.0, 0.003, "ReLU", fontsize=NORMAL, color=palette.BLUE, weight="bold", va="center")
    ax.text(4.4, 0.000012, "sigmoid", fontsize=NORMAL, color=palette.ORANGE, weight="bold", va="center")
    ax.set(xlim=(0.5, len(layers) + 0.5), xticks=layers)
    _logarithmic(ax, range(-7, 1, 2))
    ax.set_title("mean slope of a weight", fontsize=NORMAL, weight="bold", color=palette.INK, loc="left", pad=12)
    ax.set_xlabel("layer of weights, first to last", fontsize=NORMAL, color=palette.INK)
    return {
        "hidden": HIDDEN,
        "width": DEEP_LAYERS[1],
        "layers": len(layers),
        "digits": len(training_digits()),
        "dials": parameters(*DEEP_LAYERS),
        "neurons": neurons(*DEEP_LAYERS[1:]),
        "sigmoid": slopes["sigmoid"],
        "relu": slopes["relu"],
        "relu_low": min(slopes["relu"]),
        "relu_high": max(slopes["relu"]),
        "ratio": slopes["sigmoid"][-1] / slopes["sigmoid"][0],
    }


@cache
def _runs() -> dict[str, Array]:
    with np.load(DATA / "deep_runs.npz") as stored:
        return {name: stored[name] for name in stored.files}


@figure(
    caption="The same deep network in training, five starts with either squish, the first of them bold. The sigmoid "
    "stays at the height of the shrug for all {epochs} epochs. With ReLU it learns, some starts far better than "
    "others.",
    alt="Ten curves of the mean cost on the training digits over {epochs} epochs. Five for the sigmoid come from above "
    "the frame and then lie on one another, level at {sigmoid:.2f}, from the first epoch to the last. Five for ReLU go "
    "down to between {relu_best:.3f} and {relu_worst:.2f}.",
    size=(6.0, 5.0),
    uses=("optdigits",),
)
def stuck(fig: Figure) -> Mapping[str, Fact]:
    """Draw the recorded costs of the deep network in training, for either squish and each start."""
    ax = fig.add_axes((0.09, 0.15, 0.88, 0.76))
    runs = _runs()
    for name, colour in (("relu", palette.BLUE), ("sigmoid", palette.ORANGE)):
        for place, costs in enumerate(runs[f"{name}_costs"]):
            ax.plot(costs, color=colour, linewidth=1.2 if place else 3.4, zorder=2 if place else 3)
    epochs = runs["sigmoid_costs"].shape[1] - 1
    ax.text(epochs, 1.02, "sigmoid", fontsize=NORMAL, color=palette.ORANGE, weight="bold", ha="right", va="center")
    ax.text(30, 0.34, "ReLU", fontsize=NORMAL, color=palette.BLUE, weight="bold", ha="right", va="center")
    ax.set(xlim=(0, epochs), ylim=(0, 1.25), xticks=[0, 20, 40, 60], yticks=[0, 0.5, 1])
    ax.set_yticklabels([written(tick) for tick in ax.get_yticks()])
    plot_style(ax)
    ax.set_title(
        "mean cost on the training digits", fontsize=NORMAL, weight="bold", color=palette.INK, loc="left", pad=12
    )
    ax.set_xlabel("epochs of training", fontsize=NORMAL, color=palette.INK)
    ends = {name: runs[f"{name}_costs"][:, -1] for name in SQUISHES}
    return {
        "epochs": epochs,
        "starts": len(ends["relu"]),
        "rates": [SQUISHES[name][1] for name in SQUISHES],
        "sigmoid": float(ends["sigmoid"][0]),
        "sigmoid_all": ends["sigmoid"].tolist(),
        "sigmoid_percent": (100 * runs["sigmoid_accuracies"]).tolist(),
        "relu_all": ends["relu"].tolist(),
        "relu_percent": (100 * runs["relu_accuracies"]).tolist(),
        "relu_best": float(ends["relu"].min()),
        "relu_worst": float(ends["relu"].max()),
    }
