"""Figures of "Gradient descent, step by step": the whole pile against mini-batches."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import terrain
import two_dials
from backprop import gradient
from clawdemy_site.figures import Fact, figure, palette
from digits_data import load_network, training_digits
from nn import Array
from plots import NORMAL, SMALL, plot_style, written
from slopes import training_steps
from train_digits import BATCH, EPOCHS, SEED

LEVELS = tuple(np.arange(1, 12) * 0.05)
"""Costs whose places are joined by a line."""

_HALO = {"facecolor": palette.PAPER, "edgecolor": "none", "pad": 1}


def _map(ax: Axes) -> None:
    """Draw lines of equal cost of the neuron with two dials."""
    weights, biases = np.linspace(-4.4, 7.4, 48), np.linspace(-3.4, 3.6, 40)
    heights = two_dials.costs(weights, biases)
    lines = ax.contour(weights, biases, heights, levels=LEVELS, colors=[palette.BLUE], linewidths=1.0, alpha=0.7)
    lines.set_zorder(1)
    ax.set(xlim=(-4.4, 7.4), ylim=(-3.4, 3.6), xticks=[-4, -2, 0, 2, 4, 6], yticks=[-2, 0, 2])
    ax.set_xticklabels([written(tick) for tick in ax.get_xticks()])
    ax.set_yticklabels([written(tick) for tick in ax.get_yticks()])
    plot_style(ax)
    ax.set_xlabel("weight", fontsize=NORMAL, color=palette.INK)
    ax.set_title("bias", fontsize=NORMAL, color=palette.INK, loc="left")


def _pointing_down(network: terrain.Place) -> int:
    """Count the mini-batches of one epoch whose own way down also lowers the cost of the whole pile at first."""
    digits = training_digits()
    inputs, targets = digits.inputs, digits.targets
    whole = terrain.dials(gradient(inputs, targets, network))
    order = np.random.default_rng(SEED).permutation(len(digits))
    chosen = [order[first : first + BATCH] for first in range(0, len(order), BATCH)]
    return sum(float(terrain.dials(gradient(inputs[few], targets[few], network)) @ whole) > 0 for few in chosen)


def _paths(ax: Axes, steady: Array, wobbly: Array) -> None:
    """Draw both walks, and mark where the first is after a single step."""
    for path, colour, order in ((wobbly, palette.ORANGE, 2), (steady, palette.GREEN, 3)):
        ax.plot(*path.T, "-", color=colour, linewidth=2, zorder=order)
        ax.plot(*path[1:].T, "o", color=colour, markersize=4, zorder=order)
    ax.plot(*steady[0], "o", color=palette.INK, markersize=11, zorder=5)
    ax.plot(*steady[1], "o", color=palette.GREEN, markersize=11, zorder=5)
    ax.plot([-2.05, steady[1][0]], [0.58, steady[1][1]], "-", color=palette.GREEN, linewidth=1.2, zorder=7)
    for x, y, words, colour in (
        (-3.25, 1.55, "start", palette.INK),
        (-3.9, 0.35, "whole pile,", palette.GREEN),
        (-3.9, -0.1, "after 1 step", palette.GREEN),
    ):
        mark = ax.text(x, y, words, fontsize=SMALL, color=colour, weight="bold", zorder=6)
        mark.set(va="center", bbox=_HALO)


@figure(
    caption="A neuron with one weight and one bias learns to tell {pile} handwritten 0s and 1s apart. Both walks take "
    "{steps} steps. The green one looks at all digits for each of them, the orange one at {batch}: once through the "
    "pile in all.",
    alt="A map with lines of equal cost, over weight and bias, and two paths from the same start, at cost {first:.2f}. "
    "The green path is smooth: {steps} steps, each from all {pile} digits. The orange path wobbles around it and "
    "sometimes goes the wrong way: {steps} steps, each from {batch} digits. Both end close together, at costs "
    "{steady_end:.3f} and {wobbly_end:.3f}. A large green dot, near the start, marks where the green path is when it "
    "has looked at every digit once: one step, cost {one_step:.2f}.",
    size=(6.0, 5.2),
    uses=("optdigits",),
)
def two_paths(fig: Figure) -> Mapping[str, Fact]:
    """Draw the same number of steps with the whole pile and with mini-batches."""
    ax = fig.add_axes((0.09, 0.14, 0.88, 0.64))
    _map(ax)
    wobbly = two_dials.wobbly()
    steps, pile = len(wobbly) - 1, len(two_dials.examples()[0])
    steady = two_dials.steady(steps)
    _paths(ax, steady, wobbly)
    for y, colour, words in (
        (0.945, palette.GREEN, f"whole pile: {steps} × {pile} = {steps * pile:,} digits"),
        (0.885, palette.ORANGE, f"mini-batches: {steps} × {two_dials.BATCH} = {steps * two_dials.BATCH} digits"),
    ):
        fig.text(0.97, y, words, fontsize=NORMAL, color=colour, weight="bold", ha="right", va="center")
    made, digits = load_network(), len(training_digits())
    per_epoch = training_steps(digits, BATCH, 1)
    return {
        "pile": pile,
        "steps": steps,
        "batch": two_dials.BATCH,
        "first": two_dials.cost_at(wobbly[0]),
        "one_step": two_dials.cost_at(steady[1]),
        "steady_end": two_dials.cost_at(steady[-1]),
        "wobbly_end": two_dials.cost_at(wobbly[-1]),
        "digits": digits,
        "real_batch": BATCH,
        "epochs": EPOCHS,
        "per_epoch": per_epoch,
        "real_steps": training_steps(digits, BATCH, EPOCHS),
        "down_at_start": _pointing_down(made.start),
        "down_when_trained": _pointing_down(made.trained),
    }
