"""Figures of "What learning really means": what a cost measures, and a real one as it falls."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

import nn
from clawdemy_site.figures import Fact, Motion, animation, figure, palette
from digits_data import load_network, training_digits
from drawing import canvas
from marking import answers_of, costs_of, dearest, nudged
from plots import BIG, NORMAL, bars, plot_style, tallest

LABEL = 3
GOOD = [0.02, 0.01, 0.05, 0.92, 0.03, 0.04, 0.01, 0.02, 0.01, 0.02]
SHRUG = [0.1] * 10
"""Two answers to a picture of a 3: a good one, and one that commits to nothing."""

RIVAL = 8
TORN = [{LABEL: 0.31, RIVAL: 0.3}.get(place, 0.0) for place in range(10)]
"""The lesson's third answer: right, but only just; the rival is the digit that it nearly names."""

CHEAP = 0.1
"""Below this cost a digit counts as read well."""

STOPS = (0, 1, 2, 5, 10, 20, 40, 60)
RESTS, RUNS = 0.34, 0.26
"""Epochs at which the moving training run rests, and for how many seconds it rests and runs on."""


@figure(
    caption="The target for a {label} is one-hot: 1 in its place, 0 in the nine others. The cost compares the output "
    "with it, place by place.",
    alt="Two rows of ten bars for the digits 0 to 9. Wanted: 1 at {label}, 0 everywhere else. Given: {given:.2f} at "
    "{label}, between {low:.2f} and {high:.2f} everywhere else.",
    size=(7.2, 5.0),
)
def one_hot(fig: Figure) -> Mapping[str, Fact]:
    """Draw the target above the output."""
    ax = canvas(fig)
    rows = (
        (3.0, "Wanted: the target", nn.one_hot(LABEL), palette.GREEN, 0),
        (0.45, "Given: the output", GOOD, palette.BLUE, 2),
    )
    for bottom, title, values, colour, digits in rows:
        ax.text(0.2, bottom + 1.75, title, fontsize=NORMAL, weight="bold", color=palette.INK, va="center")
        bars(ax, values, (0.5, bottom, 6.5, 1.3), tallest(values, colour), digits)
    others = [value for place, value in enumerate(GOOD) if place != LABEL]
    return {
        "label": LABEL,
        "given": GOOD[LABEL],
        "low": min(others),
        "high": max(others),
        "order": np.argsort(-np.abs(GOOD - nn.one_hot(LABEL)), kind="stable").tolist(),
        "torn": TORN,
        "rival": RIVAL,
    }


def _write_product(ax: Axes, miss: float, foot: tuple[float, float], side: float, colour: str) -> None:
    """Write miss × miss = area into a square that has room for it, in two lines, or else above it."""
    product, area = f"{miss:.2g} × {miss:.2g}", f"= {miss**2:.2g}"
    x, bottom = foot
    lines, ink = [(bottom + side + 0.15, f"{product} {area}")], colour
    if side > 1:
        lines, ink = [(bottom + side / 2 + 0.14, product), (bottom + side / 2 - 0.14, area)], palette.PAPER
    for y, words in lines:
        ax.text(x, y, words, fontsize=NORMAL, color=ink, ha="center", va="center")


def _squares(ax: Axes, outputs: nn.Numbers, bottom: float, colour: str) -> list[float]:
    """Draw for each output a square as wide as its miss, two inches being a miss of 1, and give the areas back."""
    misses = np.abs(np.asarray(outputs) - nn.one_hot(LABEL))
    left = 0.2
    for place, miss in enumerate(misses):
        slot, side = (2.12 if place == LABEL else 0.52), 2.0 * miss
        middle = left + slot / 2
        ax.add_patch(Rectangle((middle - side / 2, bottom), side, side, color=colour, linewidth=0))
        ax.text(middle, bottom - 0.08, str(place), fontsize=NORMAL, color=palette.INK, ha="center", va="top")
        if place == LABEL:
            _write_product(ax, miss, (middle, bottom), side, colour)
        left += slot
    ax.plot([0.2, left], [bottom, bottom], color=palette.MUTED, linewidth=1.2)
    return [float(miss**2) for miss in misses]


@figure(
    caption="Each miss is the side of a square, its area the squared miss, and the cost is all areas together: "
    "{good:.4f} for the good answer to a {label}, {shrug:.2f} for the shrug, where one big miss costs "
    "{shrug_terms[3]:.2f}.",
    alt="Two rows of ten squares, one per output, as wide as the output's distance from the target for a {label}. The "
    "good answer's squares are specks; the largest, at {label}, has area {good_terms[3]:.4f}, and the cost is "
    "{good:.4f}. The shrug, 0.1 everywhere, has a large square of area {shrug_terms[3]:.2f} at {label} and nine small "
    "ones of {shrug_terms[0]:.2f}; its cost is {shrug:.2f}.",
    size=(7.2, 5.0),
)
def good_and_shrug(fig: Figure) -> Mapping[str, Fact]:
    """Draw the squared misses of two answers as areas."""
    ax = canvas(fig)
    good, shrug = (nn.cost(outputs, nn.one_hot(LABEL)) for outputs in (GOOD, SHRUG))
    heads = (
        (4.7, palette.GREEN, f"The good answer, {GOOD[LABEL]:.2f} at {LABEL}", f"cost {good:.4f}"),
        (2.65, palette.ORANGE, "The shrug, 0.1 everywhere", f"cost {shrug:.2f}"),
    )
    for y, colour, title, total in heads:
        ax.text(0.2, y, title, fontsize=NORMAL, weight="bold", color=palette.INK, va="center")
        ax.text(7.0, y, total, fontsize=BIG, weight="bold", color=colour, va="center", ha="right")
    return {
        "label": LABEL,
        "good": good,
        "good_terms": _squares(ax, GOOD, 3.75, palette.GREEN),
        "shrug": shrug,
        "shrug_output": SHRUG[0],
        "shrug_terms": _squares(ax, SHRUG, 0.42, palette.ORANGE),
    }


@figure(
    caption="Squaring drops the sign and weighs big misses more: a miss {times:g} times as large costs "
    "{dearer:g} times as much.",
    alt="A U-shaped curve of the cost of one output against its miss, from −1 to 1. A miss of 0 costs 0; {misses[0]:g} "
    "either way costs {costs[0]:.2f}, and {misses[1]:g} either way costs {costs[1]:.2f}.",
    size=(7.2, 5.4),
)
def squaring(fig: Figure) -> Mapping[str, Fact]:
    """Draw miss against squared miss, with two misses marked on both sides."""
    ax = fig.add_axes((0.09, 0.15, 0.88, 0.75))
    reach = np.linspace(-1, 1, 81)
    ax.plot(reach, reach**2, color=palette.BLUE, linewidth=3)
    misses = [0.3, 0.9]
    costs = [nn.cost([miss], [0.0]) for miss in misses]
    for miss, height in zip(misses, costs, strict=True):
        ax.plot([-miss, miss], [height, height], color=palette.MUTED, linewidth=1.2, linestyle=(0, (4, 3)), zorder=1)
        ax.plot([-miss, miss], [height, height], "o", color=palette.ORANGE, markersize=11)
        words = f"{miss:g} costs {height:.2f}"
        ax.text(0, height + 0.055, words, fontsize=NORMAL, color=palette.INK, ha="center", va="bottom")
    ax.set(xlim=(-1.05, 1.05), ylim=(-0.02, 1.05))
    plot_style(ax)
    ax.set_xlabel("miss: output − target", fontsize=NORMAL, color=palette.INK)
    ax.set_title("cost: miss × miss", fontsize=NORMAL, weight="bold", color=palette.INK, loc="left", pad=12)
    ax.set_xticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "0.5", "1"])
    ax.set_yticks([0, 0.5, 1], ["0", "0.5", "1"])
    return {
        "misses": misses,
        "costs": costs,
        "times": round(misses[1] / misses[0], 10),
        "dearer": round(costs[1] / costs[0], 10),
    }


@figure(
    caption="What each of the {total:,} training digits costs, sorted. The cost of the network is the mean: "
    "{before:.2f} before training, {after:.4f} after. The steps before training are the ten digits: an untrained "
    "network says nearly the same to every picture.",
    alt="Two curves over {total:,} training digits, each sorted from cheapest to costliest. Before training the cost "
    "climbs in steps from {before_low:.2f} to {before_high:.2f}, with a mean of {before:.2f}; pictures of one digit "
    "differ by at most {same_digit:.2f}. After training the curve lies along 0, with a mean of {after:.4f}: {cheap:,} "
    "pictures cost less than 0.1, and only at the very end it shoots up, to {after_high:.2f}.",
    size=(7.2, 5.6),
    uses=("optdigits",),
)
def over_training_set(fig: Figure) -> Mapping[str, Fact]:
    """Draw the sorted costs of all training digits before and after training."""
    made, labels = load_network(), training_digits().labels
    trained = answers_of(made.trained)
    before, after = costs_of(answers_of(made.start)), costs_of(trained)
    ax = fig.add_axes((0.09, 0.14, 0.86, 0.77))
    shown = np.unique(np.r_[np.arange(0, len(labels), 5), np.arange(len(labels) - 30, len(labels))])
    rows = ((before, palette.ORANGE, "before training, mean", 2, 0.7), (after, palette.BLUE, "after, mean", 4, 0.12))
    for costs, colour, words, digits, rise in rows:
        mean = float(costs.mean())
        ax.plot(shown + 1, np.sort(costs)[shown], color=colour, linewidth=3, clip_on=False)
        ax.axhline(mean, color=colour, linewidth=1.2, linestyle=(0, (4, 3)))
        ax.text(50, mean + rise, f"{words} {mean:.{digits}f}", fontsize=NORMAL, color=colour, va="bottom")
    ax.set(xlim=(0, len(labels)), ylim=(0, 4), yticks=range(5))
    ax.set_xticks([1, 500, 1000, 1500], ["1", "500", "1,000", "1,500"])
    plot_style(ax)
    ax.set_title("cost of each digit", fontsize=NORMAL, weight="bold", color=palette.INK, loc="left", pad=12)
    ax.set_xlabel("training digits, cheapest to costliest", fontsize=NORMAL, color=palette.INK)
    return {
        "total": len(labels),
        "before": float(before.mean()),
        "after": float(after.mean()),
        "before_low": float(before.min()),
        "before_high": float(before.max()),
        "same_digit": max(float(np.ptp(before[labels == label])) for label in range(10)),
        "after_high": float(after.max()),
        "cheap": int(np.count_nonzero(after < CHEAP)),
        **nudged(LABEL),
        **dearest(trained),
    }


def _schedule() -> tuple[list[float], list[int]]:
    """Say when the training run is at which epoch: it rests at each stop and passes those between evenly."""
    times, epochs = [0.0, RESTS], [STOPS[0], STOPS[0]]
    for before, after in pairwise(STOPS):
        leaves = times[-1]
        for epoch in range(before + 1, after + 1):
            times.append(leaves + RUNS * (epoch - before) / (after - before))
            epochs.append(epoch)
        times.append(times[-1] + RESTS)
        epochs.append(after)
    return times[:-1], epochs[:-1]


def _run(ax: Axes, motion: Motion, values: nn.Array, colour: str, name: str) -> None:
    """Draw a curve over the epochs that grows behind a dot; its name lets the caption's words be checked."""
    times, epochs = _schedule()
    (line,) = ax.plot(epochs, values[epochs], color=colour, linewidth=3, clip_on=False, label=name)
    (dot,) = ax.plot(epochs[-1], values[-1], "o", color=colour, markersize=13, clip_on=False)
    motion.trace(line, times=times)
    motion.move(dot, times=times, x=epochs, y=values[epochs])


def _count(ax: Axes, motion: Motion, words: Mapping[int, str], height: float) -> None:
    """Say at a height of the plot what holds at the last stop that the run has reached."""
    times, epochs = _schedule()
    reached = [times[epochs.index(stop)] for stop in STOPS]
    style: dict[str, Any] = {"fontsize": BIG, "weight": "bold", "color": palette.INK, "va": "center", "ha": "right"}
    for stop, start, end in zip(STOPS, reached, reached[1:], strict=False):
        passing = ax.text(STOPS[-1], height, words[stop], **style)
        motion.during(passing, start=start, end=end)
    motion.appear(ax.text(STOPS[-1], height, words[STOPS[-1]], **style), at=reached[-1], over=0)


@animation(
    caption="A real network learning, epoch by epoch: as the cost on its {training:,} training digits falls, the share "
    "of held-out digits that it names rightly rises.",
    alt="Moving: two dots draw two curves over {epochs} epochs, from left to right, at the same pace, and rest at some "
    "epochs while their numbers are shown. The mean cost on the training digits falls from {first:.2f} to {one:.2f} "
    "after one epoch, {ten:.2f} after ten and {last:.4f} at the end. The share of held-out digits named rightly rises "
    "from {accuracy_first:.1f} % to {accuracy_one:.1f} % after one epoch, {accuracy_ten:.1f} % after ten and "
    "{accuracy_last:.1f} % at the end. Then both curves stand whole.",
    size=(7.2, 6.8),
    uses=("optdigits",),
)
def falling(fig: Figure, motion: Motion) -> Mapping[str, Fact]:
    """Draw the recorded cost and accuracy of the training run, growing as it went."""
    made = load_network()
    costs, percent = made.costs, 100 * made.accuracies
    top, low = fig.add_axes((0.09, 0.6, 0.87, 0.33)), fig.add_axes((0.09, 0.11, 0.87, 0.33))
    rows = (
        (top, costs, palette.ORANGE, "cost", "mean cost on the training digits"),
        (low, percent, palette.GREEN, "share", "held-out digits named rightly, %"),
    )
    for ax, values, colour, name, title in rows:
        _run(ax, motion, values, colour, name)
        plot_style(ax)
        ax.set_title(title, fontsize=NORMAL, weight="bold", color=palette.INK, loc="left", pad=12)
        ax.set_xlim(0, len(values) - 1)
    top.set(ylim=(0, 3.3), yticks=[0, 1, 2, 3])
    low.set(ylim=(0, 105), yticks=[0, 50, 100])
    low.set_xlabel("epochs of training", fontsize=NORMAL, color=palette.INK)
    _count(
        top, motion, {stop: f"epoch {stop}: {costs[stop]:.{2 if costs[stop] > CHEAP else 4}f}" for stop in STOPS}, 1.8
    )
    _count(low, motion, {stop: f"epoch {stop}: {percent[stop]:.1f} %" for stop in STOPS}, 45)
    top.text(2, costs[0], f"{costs[0]:.2f}", fontsize=NORMAL, color=palette.ORANGE, va="center")
    low.text(2, percent[0], f"{percent[0]:.1f} %", fontsize=NORMAL, color=palette.GREEN, va="center")
    return {
        "training": len(training_digits()),
        "epochs": len(costs) - 1,
        "first": float(costs[0]),
        "one": float(costs[1]),
        "ten": float(costs[10]),
        "last": float(costs[-1]),
        "accuracy_first": float(percent[0]),
        "accuracy_one": float(percent[1]),
        "accuracy_ten": float(percent[10]),
        "accuracy_last": float(percent[-1]),
        "stops": list(STOPS),
        "costs": costs.tolist(),
        "percent": percent.tolist(),
        "file_order_percent": (100 * np.sort(made.file_order_accuracies)).tolist(),
    }
