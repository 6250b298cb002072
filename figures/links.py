"""Figures of "Backpropagation and the chain rule": a nudge on its way to the cost, and factors on their way back."""

from collections.abc import Mapping
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch
from matplotlib.text import Text

from backprop import chain_activations, chain_cost, chain_factors, chain_gradient, chain_slopes
from clawdemy_site.figures import Fact, Motion, animation, figure, palette
from drawing import arrow, canvas
from plots import BIG, NORMAL, SMALL, plot_style, written
from slopes import step

START, WEIGHTS, TARGET = 1.0, (2.0, 3.0, 0.5), 2.0
"""The lesson's chain: one input, three neurons, the wanted output."""

NUDGE = 0.001
"""By how much its first weight is turned to see what happens."""

TRY_START, TRY_WEIGHTS, TRY_TARGET = 1.0, (1.0, 2.0, 2.0), 3.0
TRY_RATES = (0.1, 1 / 16, 1 / 32)
"""The lesson's second chain, and the rates at which its first weight is turned, the boldest first."""

COLUMNS, RADIUS = (0.55, 2.05, 3.55, 5.05, 6.6), 0.4
CHAIN_Y, SLOPE_Y, CARD_Y = 5.35, 3.55, 1.2
"""Where the activations and the cost stand in the moving chain, and the three rows, in inches."""

RUNS = 0.45
OPENS, ARRIVES, LEAVES, PAYS, CLOSES = 0.2, (0.5, 1.7, 2.9), (1.25, 2.45), 0.45, 3.8
"""Seconds: how long a dot runs; when the first factor shows, when each activation's slope does, when dots leave for the
next one, how much later a weight's slope follows, and when the whole product is written out."""


def _sub(name: str, place: int) -> str:
    return name + "₀₁₂₃"[place]


def _box(ax: Axes, middle: tuple[float, float], width: float, height: float, edge: str = palette.MUTED) -> None:
    """Draw a soft box with round corners about its middle; sizes in inches."""
    x, y = middle
    box = FancyBboxPatch((x - width / 2, y - height / 2), width, height, boxstyle="round,pad=0,rounding_size=0.14")
    box.set(facecolor=palette.PANEL, edgecolor=edge, linewidth=1.3)
    ax.add_patch(box)


def _say(ax: Axes, at: tuple[float, float], words: str, size: float = NORMAL, colour: str = palette.INK) -> Text:
    """Write words about their middle, bold if they are large."""
    weight = "bold" if size == BIG else "normal"
    return ax.text(*at, words, fontsize=size, color=colour, weight=weight, ha="center", va="center", zorder=5)


@figure(
    caption="What becomes of a tiny turn: w₁ goes up by {nudge:g}, and each number further down the chain changes by "
    "the change before it, times one factor. At the end the cost has changed by almost exactly three times the turn.",
    alt="Five boxes from top to bottom, joined by arrows. w₁ goes from {before[0]:g} to {after[0]:g}. Times "
    "{factors[0]:g}, the input: a₁ goes from {before[1]:g} to {after[1]:g}. Times {factors[1]:g}, the weight w₂: a₂ "
    "goes from {before[2]:g} to {after[2]:g}. Times {factors[2]:g}, the weight w₃: a₃ goes from {before[3]:g} to "
    "{after[3]:.4f}. Times {factors[3]:g}, twice the miss: the cost goes from {before[4]:g} to {after[4]:.4f}, a "
    "change of {changes[4]:.4f}.",
    size=(6.0, 6.9),
)
def ripple(fig: Figure) -> Mapping[str, Fact]:
    """Follow a nudge of the first weight down the chain, with the changes that it really makes."""
    turned = (WEIGHTS[0] + NUDGE, *WEIGHTS[1:])
    rows = [
        [weights[0], *chain_activations(START, weights)[1:], chain_cost(START, weights, TARGET)]
        for weights in (WEIGHTS, turned)
    ]
    before, after = rows
    changes = [late - early for early, late in zip(before, after, strict=True)]
    factors = chain_factors(START, WEIGHTS, TARGET)[::-1]
    ax = canvas(fig)
    names = ("w₁", "a₁", "a₂", "a₃", "cost")
    words = ("the input a₀", "the weight w₂", "the weight w₃", "twice the miss, 2 × (3 − 2)")
    heights = [6.45 - 1.45 * place for place in range(len(names))]
    for name, y, *values in zip(names, heights, before, after, changes, strict=True):
        _box(ax, (3.0, y), 5.7, 0.72, palette.ORANGE if name in {names[0], names[-1]} else palette.MUTED)
        _say(ax, (0.75, y), name, BIG)
        early, late, change = (written(round(value, 4)) for value in values)
        _say(ax, (2.6, y), f"{early} → {late}", NORMAL)
        _say(ax, (4.85, y), f"+{change}", BIG, palette.ORANGE)
    for (high, low), factor, why in zip(pairwise(heights), factors, words, strict=True):
        arrow(ax, (0.75, high - 0.4), (0.75, low + 0.4), palette.TEAL)
        middle = (high + low) / 2
        ax.text(1.0, middle, f"× {written(factor)}", fontsize=BIG, color=palette.TEAL, weight="bold", va="center")
        ax.text(2.05, middle, why, fontsize=SMALL, color=palette.INK, va="center")
    return {"nudge": NUDGE, "before": before, "after": after, "changes": changes, "factors": factors}


def _forward(ax: Axes) -> None:
    """Draw the chain as it stands after the forward pass: activations, weights on the arrows, the cost."""
    activations = chain_activations(START, WEIGHTS)
    for place, value in enumerate(activations):
        at = (COLUMNS[place], CHAIN_Y)
        ax.add_patch(Circle(at, RADIUS, facecolor=palette.PANEL, edgecolor=palette.MUTED, linewidth=1.3))
        _say(ax, at, written(value), BIG)
        _say(ax, (at[0], CHAIN_Y + 0.62), _sub("a", place), SMALL, palette.MUTED)
    end = (COLUMNS[-1], CHAIN_Y)
    _box(ax, end, 0.85, 0.8, palette.INK)
    _say(ax, end, written(chain_cost(START, WEIGHTS, TARGET)), BIG)
    _say(ax, (end[0], CHAIN_Y + 0.62), "cost", SMALL, palette.MUTED)
    labels = [*(f"× {written(weight)}" for weight in WEIGHTS), f"target {written(TARGET)}"]
    for (left, right), words in zip(pairwise(COLUMNS), labels, strict=True):
        arrow(ax, (left + RADIUS + 0.05, CHAIN_Y), (right - RADIUS - 0.07, CHAIN_Y), palette.MUTED)
        _say(ax, ((left + right) / 2, CHAIN_Y + (0.24 if words.startswith("×") else -0.62)), words, SMALL)


def _run(ax: Axes, motion: Motion, start: tuple[float, float], end: tuple[float, float], at: float) -> None:
    """Let a dot run from one place to another; the still is without it."""
    (dot,) = ax.plot(*end, "o", color=palette.TEAL, markersize=14, zorder=6)
    motion.during(dot, start=at, end=at + RUNS)
    motion.move(dot, times=(at, at + RUNS), x=(start[0], end[0]), y=(start[1], end[1]))


def _weight_card(ax: Axes, motion: Motion, place: int, slope: float, at: float) -> None:
    """Draw the card of a weight; its sum and its slope show once its neuron's slope has come down to it."""
    x = (COLUMNS[place - 1] + COLUMNS[place]) / 2
    incoming = chain_activations(START, WEIGHTS)[place - 1]
    _box(ax, (x, CARD_Y), 1.3, 1.5)
    _say(ax, (x, CARD_Y + 0.5), f"{_sub('w', place)} = {written(WEIGHTS[place - 1])}", SMALL)
    shown = [
        _say(ax, (x, CARD_Y + 0.06), f"{written(slope)} × {written(incoming)}", NORMAL),
        _say(ax, (x, CARD_Y - 0.42), written(slope * incoming), BIG, palette.ORANGE),
    ]
    start, end = (COLUMNS[place] - 0.12, SLOPE_Y - 0.3), (x + 0.2, CARD_Y + 0.82)
    arrow(ax, start, end, palette.MUTED)
    _run(ax, motion, start, end, at - RUNS)
    motion.appear(*shown, at=at)


@animation(
    caption="From the back to the front: one number travels against the arrows and is multiplied at each link. On "
    "its way it gives every weight its slope, times the activation that the weight receives.",
    alt="Moving: above, a chain with input {activations[0]:g}, weights {weights[0]:g}, {weights[1]:g} and "
    "{weights[2]:g}, activations {activations[1]:g}, {activations[2]:g} and {activations[3]:g}, and cost {cost:g}. "
    "Below it numbers appear from right to left. The slope for a₃ is {slopes[3]:g}; w₃ gets {slopes[3]:g} × "
    "{activations[2]:g} = {gradient[2]:g}. A dot runs left, times {weights[2]:g}: the slope for a₂ is {slopes[2]:g}; "
    "w₂ gets {slopes[2]:g} × {activations[1]:g} = {gradient[1]:g}. A dot runs left, times {weights[1]:g}: the slope "
    "for a₁ is {slopes[1]:g}; w₁ gets {slopes[1]:g} × {activations[0]:g} = {gradient[0]:g}. At the end all three "
    "stand, and the product 2 × 0.5 × 3 × 1 = 3 is written out.",
    size=(7.2, 6.3),
)
def backward(fig: Figure, motion: Motion) -> Mapping[str, Fact]:
    """Multiply the factors from the back and hand every weight its slope in passing."""
    ax = canvas(fig)
    slopes, gradient = chain_slopes(START, WEIGHTS, TARGET), chain_gradient(START, WEIGHTS, TARGET)
    _forward(ax)
    heads = ((4.2, "slope for each activation", palette.TEAL), (0.17, "slope for each weight", palette.ORANGE))
    for y, words, colour in heads:
        ax.text(0.15, y, words, fontsize=NORMAL, color=colour, weight="bold", va="center")
    first = _say(ax, (COLUMNS[-1], SLOPE_Y), "2 × (3 − 2)", SMALL)
    motion.appear(first, at=OPENS)
    for place, arrives in zip((3, 2, 1), ARRIVES, strict=True):
        x = COLUMNS[place]
        motion.appear(_say(ax, (x, SLOPE_Y), written(slopes[place]), BIG, palette.TEAL), at=arrives)
        _weight_card(ax, motion, place, slopes[place], arrives + PAYS + 0.2)
    arrow(ax, (COLUMNS[-1] - 0.68, SLOPE_Y), (COLUMNS[3] + 0.25, SLOPE_Y), palette.TEAL)
    for place, leaves in zip((3, 2), LEAVES, strict=True):
        start, end = (COLUMNS[place] - 0.25, SLOPE_Y), (COLUMNS[place - 1] + 0.25, SLOPE_Y)
        arrow(ax, start, end, palette.TEAL)
        _say(ax, ((start[0] + end[0]) / 2, SLOPE_Y + 0.26), f"× {written(WEIGHTS[place - 1])}", SMALL)
        _run(ax, motion, start, end, leaves)
    factors = chain_factors(START, WEIGHTS, TARGET)
    product = " × ".join(map(written, factors))
    lines = (
        _say(ax, (6.05, CARD_Y + 0.5), "all links to w₁:", SMALL),
        _say(ax, (6.05, CARD_Y + 0.06), product, NORMAL),
        _say(ax, (6.05, CARD_Y - 0.42), f"= {written(float(np.prod(factors)))}", BIG, palette.ORANGE),
    )
    motion.appear(*lines, at=CLOSES)
    return {
        "weights": list(WEIGHTS),
        "activations": chain_activations(START, WEIGHTS),
        "cost": chain_cost(START, WEIGHTS, TARGET),
        "slopes": slopes,
        "gradient": gradient,
        "factors": factors,
    }


@figure(
    caption="The second chain's cost along its first weight. The slope at w₁ = 1 is right, {slope:g}. But a step at "
    "rate {rates[0]:g} leaps across the valley and lands higher than it began. At rate 1/{one_in[2]:.0f} it would hit "
    "the bottom.",
    alt="A U-shaped curve of the cost against w₁, with its bottom, 0, at w₁ = {bottom:g}. A dot at w₁ = 1, cost "
    "{cost:g}, and a tangent of slope {slope:g} through it. Three steps to the left: rate 1/{one_in[2]:.0f} ends at "
    "the bottom, rate 1/{one_in[1]:.0f} at w₁ = {ends[1]:g} on the far side, as high as before, and rate {rates[0]:g} "
    "at w₁ = {ends[0]:g}, at a cost of {costs[0]:.2f}.",
    size=(6.0, 5.4),
)
def overshoot(fig: Figure) -> Mapping[str, Fact]:
    """Draw the cost of the exercise's chain over its first weight, and where steps of three rates land."""
    ax = fig.add_axes((0.09, 0.13, 0.88, 0.78))

    def height(first: float) -> float:
        return chain_cost(TRY_START, (first, *TRY_WEIGHTS[1:]), TRY_TARGET)

    here = TRY_WEIGHTS[0]
    slope = chain_gradient(TRY_START, TRY_WEIGHTS, TRY_TARGET)[0]
    reach = np.linspace(0.15, 1.35, 97)
    ax.plot(reach, [height(w) for w in reach], color=palette.BLUE, linewidth=3)
    ends = [step(here, slope, rate) for rate in TRY_RATES]
    ax.plot(
        [here - 0.125, here + 0.3],
        [height(here) - 0.125 * slope, height(here) + 0.3 * slope],
        color=palette.MUTED,
        linewidth=1.6,
    )
    ax.text(1.27, 2.55, f"slope {written(slope)}", fontsize=NORMAL, color=palette.INK, ha="left", va="center")
    marks = (
        ("rate 0.1", palette.RED, (0.26, 4.84), "left"),
        ("rate 1/16", palette.PURPLE, (0.47, 0.62), "right"),
        ("rate 1/32", palette.GREEN, (0.75, -0.42), "center"),
    )
    for end, (words, colour, at, side) in zip(ends, marks, strict=True):
        ax.plot(end, height(end), "o", color=colour, markersize=12, zorder=4)
        arrow(ax, (here, height(here)), (end, height(end)), colour)
        ax.text(*at, words, fontsize=NORMAL, color=colour, weight="bold", ha=side, va="center")
    ax.plot(here, height(here), "o", color=palette.INK, markersize=12, zorder=5)
    ax.text(here + 0.07, 0.85, "start: w₁ = 1", fontsize=NORMAL, color=palette.INK, va="center")
    ax.set(xlim=(0.05, 1.55), ylim=(-0.75, 5.6), xticks=[0.2, 0.5, 0.75, 1.0, 1.25], yticks=range(6))
    ax.set_xticklabels([written(tick) for tick in ax.get_xticks()])
    plot_style(ax)
    ax.set_title("cost C", fontsize=NORMAL, weight="bold", color=palette.INK, loc="left", pad=12)
    ax.set_xlabel("first weight w₁", fontsize=NORMAL, color=palette.INK)
    return {
        "slope": slope,
        "cost": height(here),
        "rates": list(TRY_RATES),
        "one_in": [1 / rate for rate in TRY_RATES],
        "ends": ends,
        "costs": [height(end) for end in ends],
        "bottom": ends[2],
    }
