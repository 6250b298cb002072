"""Figures of "Gradient descent, step by step": what the learning rate does, on a parabola and to the real network."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from clawdemy_site.figures import Fact, figure, palette
from digits_data import DATA
from drawing import arrow
from nn import Array
from plots import NORMAL, plot_style, written
from slopes import descend, square

START, STEPS = 5.0, 4
RATES = (0.1, 0.45, 1.0, 1.1)
"""Where four walks down C = w² start, how long they are, and how bold."""

COLOURS = (palette.BLUE, palette.GREEN, palette.PURPLE, palette.RED)

VISIBLE = 1.5
"""Steps that cover less than this on the drawing get no arrow head."""

LARGE = 10.0
"""From this cost on no decimals are written."""

LABELS = ((6.0, 0.94), (8.5, 0.30), (0.4, 0.07), (9.0, 1.06))
"""Where the name of each curve of the real network stands: epoch and cost."""


def _walk(ax: Axes, rate: float, colour: str) -> list[float]:
    """Draw one walk down the parabola, and give the costs along it."""
    reach = np.linspace(-11.0, 11.0, 89)
    walk = descend(START, rate, STEPS)
    heights = square(walk)
    ax.plot(reach, square(reach), color=palette.MUTED, linewidth=1.6, zorder=1)
    ax.plot(walk, heights, "o", color=colour, markersize=7, zorder=3)
    ax.plot(START, square(START), "o", color=palette.INK, markersize=9, zorder=4)
    for place in range(STEPS):
        ends = [(float(walk[i]), float(heights[i])) for i in (place, place + 1)]
        if abs(walk[place + 1] - walk[place]) > VISIBLE:
            arrow(ax, ends[0], ends[1], colour)
    return [float(height) for height in heights]


@figure(
    caption="Four walks down C = w², all from the large dot at w = 5, four steps each. From top left to bottom right: "
    "the cost creeps down, drops at once, stays where it is, and grows.",
    alt="Four copies of one U-shaped curve, each with a walk of {steps} steps from w = {start:.0f}, cost {first:.0f}. "
    "Rate {rates[0]:g}: short steps down the right wall, to cost {ends[0]:.2f}. Rate {rates[1]:g}: one long step "
    "almost to the bottom; the cost ends at {ends[1]:.2f}. Rate {rates[2]:g}: from one wall to the other and back, "
    "always at {ends[2]:.0f}. Rate {rates[3]:g}: from wall to wall and higher each time, to {ends[3]:.0f}.",
    size=(6.0, 6.8),
)
def four(fig: Figure) -> Mapping[str, Fact]:
    """Draw the same walk at four learning rates, side by side."""
    costs = []
    for place, (rate, colour) in enumerate(zip(RATES, COLOURS, strict=True)):
        row, column = divmod(place, 2)
        ax = fig.add_axes((0.04 + 0.49 * column, 0.605 - 0.5 * row, 0.45, 0.335))
        costs.append(_walk(ax, rate, colour))
        ax.set(xlim=(-11.6, 11.6), ylim=(-5, 121), xticks=[-10, -5, 0, 5, 10], yticks=[])
        ax.set_xticklabels([written(tick) for tick in ax.get_xticks()])
        plot_style(ax)
        ax.spines["left"].set_visible(False)
        ax.set_title(f"rate {rate:g}", fontsize=NORMAL, weight="bold", color=colour, pad=10)
        ax.set_xlabel(f"cost {costs[-1][0]:.0f} → {_short(costs[-1][-1])}", fontsize=NORMAL, color=palette.INK)
    return {
        "start": START,
        "steps": STEPS,
        "rates": list(RATES),
        "first": costs[0][0],
        "ends": [walk[-1] for walk in costs],
    }


def _short(cost: float) -> str:
    """Write a cost in three digits or so."""
    return f"{cost:.0f}" if cost >= LARGE else f"{cost:.2f}"


def recorded() -> dict[str, Array]:
    """Read what `train_rates.py` measured: one row of costs, or one number, for each rate."""
    with np.load(DATA / "learning_rates.npz") as stored:
        return {name: stored[name] for name in stored.files}


@figure(
    caption="The real network of this course, trained four times from the same start; only the learning rate differs. "
    "All curves begin at {before:.2f}, above the top edge.",
    alt="Four curves of the mean cost over {epochs} epochs. At rate {rates[0]:g} the cost crawls from {one[0]:.2f} "
    "after one epoch to {last[0]:.2f}. At rate {rates[1]:g} it falls to {last[1]:.3f}. At rate {rates[2]:g} it falls "
    "sooner, to {five[2]:.2f} after five epochs, and ends at {last[2]:.3f}. At rate {rates[3]:g} it stands at "
    "{last[3]:.2f} after the first epoch and after the last, and never goes below {lowest[3]:.2f}.",
    size=(6.0, 4.8),
    uses=("optdigits",),
)
def real_network(fig: Figure) -> Mapping[str, Fact]:
    """Draw the recorded costs of the real network at four learning rates."""
    measured = recorded()
    costs, names = measured["costs"], [f"rate {rate:g}" for rate in measured["rates"]]
    ax = fig.add_axes((0.1, 0.15, 0.87, 0.74))
    epochs = np.arange(costs.shape[1])
    colours = (palette.BLUE, palette.GREEN, palette.ORANGE, palette.RED)
    for row, name, colour, (x, y) in zip(costs, names, colours, LABELS, strict=True):
        ax.plot(epochs, row, color=colour, linewidth=3, label=name)
        ax.text(x, y, name, fontsize=NORMAL, color=colour, weight="bold", va="center")
    ax.set(xlim=(0, epochs[-1]), ylim=(0, 1.15), xticks=[0, 5, 10, 15, 20], yticks=[0, 0.5, 1])
    plot_style(ax)
    ax.set_title("mean cost on the training digits", fontsize=NORMAL, weight="bold", color=palette.INK, loc="left")
    ax.set_xlabel("epochs of training", fontsize=NORMAL, color=palette.INK)
    return {
        "rates": measured["rates"].tolist(),
        "epochs": len(epochs) - 1,
        "before": float(costs[0, 0]),
        "one": costs[:, 1].tolist(),
        "five": costs[:, 5].tolist(),
        "last": costs[:, -1].tolist(),
        "lowest": costs.min(axis=1).tolist(),
        "largest": measured["largest_outputs"].tolist(),
        "steepest": measured["steepest_slopes"].tolist(),
    }
