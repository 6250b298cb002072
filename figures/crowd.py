"""A figure of "What backpropagation is really doing": what single pictures ask for, against the mean of all."""

from collections.abc import Mapping
from functools import cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from backprop import example_gradients, gradient, stepped
from clawdemy_site.figures import Fact, figure, palette
from digits_data import Digits, load_early, training_digits
from drawing import canvas
from nn import Array, Network, forward
from plots import NORMAL
from train_digits import BATCH, RATE

LABEL = 3
"""The digit whose first picture in the pile gets a step of its own."""

EVERY = 10
"""Single steps are tried for every tenth picture; all of them would take too long for a figure."""

FAN = 75
"""How many arrows a fan has: as many as there are mini-batches."""

RIGHT_ANGLE = 90.0
"""In degrees: a step beyond it goes against the mean."""

LONG = 2.75
"""Length of the arrows in inches."""


def angles(wishes: Array, mean: Array) -> Array:
    """Measure the angle in degrees between each row and the mean: 0 is the same way, 180 the opposite."""
    lengths = np.linalg.norm(wishes, axis=1) * np.linalg.norm(mean)
    found: Array = np.degrees(np.arccos(np.clip(wishes @ mean / lengths, -1.0, 1.0)))
    return found


def _costs(network: Network, digits: Digits, inputs: Array) -> tuple[Array, Array]:
    """Run a network on a pile, and give each picture's cost and answer."""
    outputs = forward(inputs, network)[-1]
    return np.sum((outputs - digits.targets) ** 2, axis=1), np.argmax(outputs, axis=1)


@cache
def steps_for_one() -> Mapping[str, Fact]:
    """Take a step for single pictures and one for all together, each from the same network, and see what it costs."""
    digits, network = training_digits(), load_early()
    inputs = digits.inputs
    before, answers = _costs(network, digits, inputs)
    chosen = int(np.flatnonzero(digits.labels == LABEL)[0])

    def after(places: list[int]) -> tuple[Array, Array]:
        slopes = gradient(inputs[places], digits.targets[places], network)
        return _costs(stepped(network, slopes, RATE), digits, inputs)

    one, one_answers = after([chosen])
    everyone, all_answers = after([*range(len(digits))])
    tried = [*range(0, len(digits), EVERY)]
    trials = [after([place])[0] for place in tried]
    return {
        "label": LABEL,
        "rate": RATE,
        "of_label": int(np.count_nonzero(digits.labels == LABEL)),
        "own_before": float(before[chosen]),
        "own_after": float(one[chosen]),
        "mean_before": float(before.mean()),
        "mean_after_one": float(one.mean()),
        "mean_after_all": float(everyone.mean()),
        "own_after_all": float(everyone[chosen]),
        "called_before": int(np.count_nonzero(answers == LABEL)),
        "called_after_one": int(np.count_nonzero(one_answers == LABEL)),
        "called_after_all": int(np.count_nonzero(all_answers == LABEL)),
        "tried": len(tried),
        "own_fell": sum(bool(costs[place] < before[place]) for place, costs in zip(tried, trials, strict=True)),
        "mean_rose": sum(bool(costs.mean() > before.mean()) for costs in trials),
    }


def _fan(ax: Axes, at: tuple[float, float], degrees: Array, side: int, colour: str) -> None:
    """Draw thin arrows at these angles from the line to the right; side is 1 for above it, −1 for below."""
    turns = np.radians(degrees)
    tips = np.stack([at[0] + LONG * np.cos(turns), at[1] + side * LONG * np.sin(turns)], axis=1)
    points = [point for tip in tips.tolist() for point in (at, tuple(tip))]
    path = Path(points, [Path.MOVETO, Path.LINETO] * len(tips))
    ax.add_patch(PathPatch(path, facecolor="none", edgecolor=colour, linewidth=0.9, zorder=2))
    ax.plot(tips[:, 0], tips[:, 1], "o", color=colour, markersize=4, zorder=3)


@cache
def _wishes() -> tuple[Array, Array]:
    """Find what each training digit asks of all dials, and the mean: shapes (1500, 13002) and (13002,)."""
    digits, network = training_digits(), load_early()
    each = example_gradients(digits.inputs, digits.targets, network)
    return each, each.mean(axis=0)


@figure(
    caption="Which way the dials should go, after two epochs of training, for single pictures (above) and for means of "
    "{batch} (below). Each angle to the mean of all {total:,} is true; the lengths are made equal. Left of the dashed "
    "line a step goes against the common way.",
    alt="A thick arrow to the right is the mean of all {total:,} pictures. Above it a fan of thin arrows for single "
    "pictures stands nearly upright, at angles from {low:.0f} to {high:.0f} degrees to the mean; {away} of {total:,} "
    "lean away from it. Below, a fan for means of {batch} pictures is turned towards the mean, from {batch_low:.0f} to "
    "{batch_high:.0f} degrees.",
    size=(7.2, 6.9),
    uses=("optdigits",),
)
def directions(fig: Figure) -> Mapping[str, Fact]:
    """Draw the directions that single pictures and mini-batches ask for, against that of the whole pile."""
    each, mean = _wishes()
    single = angles(each, mean)
    batches = angles(each.reshape(-1, BATCH, each.shape[1]).mean(axis=1), mean)
    ax, at = canvas(fig), (2.3, 3.45)
    ax.plot([at[0]] * 2, [0.35, 6.55], color=palette.MUTED, linewidth=1.2, linestyle=(0, (4, 3)), zorder=1)
    _fan(ax, at, np.sort(single)[np.linspace(0, len(single) - 1, FAN).astype(int)], 1, palette.ORANGE)
    _fan(ax, at, batches, -1, palette.BLUE)
    ax.annotate(
        "",
        (at[0] + 4.6, at[1]),
        at,
        arrowprops={"arrowstyle": "-|>", "lw": 5, "color": palette.GREEN, "mutation_scale": 26},
    )
    for x, y, words, colour in (
        (4.3, 6.25, "single pictures:", palette.ORANGE),
        (4.3, 5.9, f"{single.min():.0f}° to {single.max():.0f}°", palette.ORANGE),
        (4.75, 3.85, "mean of all: 0°", palette.GREEN),
        (4.6, 0.95, f"means of {BATCH}:", palette.BLUE),
        (4.6, 0.6, f"{batches.min():.0f}° to {batches.max():.0f}°", palette.BLUE),
    ):
        ax.text(x, y, words, fontsize=NORMAL, color=colour, va="center", weight="bold")
    return {
        "total": len(each),
        "batch": BATCH,
        "batches": len(batches),
        "low": float(single.min()),
        "high": float(single.max()),
        "median": float(np.median(single)),
        "away": int(np.count_nonzero(single > RIGHT_ANGLE)),
        "batch_low": float(batches.min()),
        "batch_high": float(batches.max()),
        "batch_median": float(np.median(batches)),
        "batches_away": int(np.count_nonzero(batches > RIGHT_ANGLE)),
        "one_length": float(np.median(np.linalg.norm(each, axis=1))),
        "mean_length": float(np.linalg.norm(mean)),
        **steps_for_one(),
    }
