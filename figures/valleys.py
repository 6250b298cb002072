"""Figures of "The cost landscape": places where a walk downhill ends that is not the best one."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

import terrain
from clawdemy_site.figures import Fact, figure, palette
from plots import NORMAL, plot_style, written
from slopes import descend, two_valleys, two_valleys_slope

STUCK, HUMP, BEST = -0.9, -0.1, 1.0
"""The three places at which the made-up landscape is level."""

STARTS, RATE, STEPS = (-1.5, 0.3), 0.05, 100
"""Two walks down it."""

SHOWN = 8
"""How many steps of a walk are drawn; later ones hardly move."""


@figure(
    caption="A made-up landscape with one dial. Both walks go steadily downhill, in small steps. The left one ends in "
    "a local minimum at cost {stuck:.2f}; only the right one finds the global minimum, at cost {best:.0f}.",
    alt="A curve with two valleys, C = (w² − 1)² + 0.18 (w − 1)². From the left it goes down to a valley at w = −0.9 "
    "with cost {stuck:.2f}, up over a hump of {hump:.2f} at w = −0.1, and down to cost {best:.0f} at w = 1. Dots "
    "show two walks: one starts at w = −1.5 and ends in the left valley, one starts at w = {starts[1]} and ends in "
    "the right one.",
    size=(6.0, 4.6),
)
def stuck(fig: Figure) -> Mapping[str, Fact]:
    """Draw two walks down a curve with two valleys."""
    ax = fig.add_axes((0.09, 0.16, 0.88, 0.74))
    reach = np.linspace(-1.6, 1.62, 131)
    ax.plot(reach, two_valleys(reach), color=palette.BLUE, linewidth=3, zorder=2)
    ends = []
    for start, colour in zip(STARTS, (palette.ORANGE, palette.GREEN), strict=True):
        walk = descend(start, RATE, STEPS, two_valleys_slope)
        ends.append(float(walk[-1]))
        ax.plot(walk[:SHOWN], two_valleys(walk[:SHOWN]), "o", color=colour, markersize=6, zorder=3)
        ax.plot(walk[-1], two_valleys(float(walk[-1])), "o", color=colour, markersize=16, zorder=4)
        ax.text(start + 0.08, two_valleys(start) + 0.05, "start", fontsize=NORMAL, color=colour, va="bottom")
    for w, words, drop in ((STUCK, "local minimum", 0.3), (BEST, "global minimum", 0.3), (HUMP, "hump", -0.16)):
        colour = {STUCK: palette.ORANGE, BEST: palette.GREEN, HUMP: palette.INK}[w]
        align = "top" if drop > 0 else "bottom"
        ax.text(w, two_valleys(w) - drop, words, fontsize=NORMAL, color=colour, weight="bold", ha="center", va=align)
    ax.set(xlim=(-1.75, 1.75), ylim=(-0.7, 3.2), xticks=[-1.5, -1, -0.5, 0, 0.5, 1, 1.5], yticks=[0, 1, 2, 3])
    ax.set_xticklabels([written(tick) for tick in ax.get_xticks()])
    plot_style(ax)
    ax.set_title("cost", fontsize=NORMAL, weight="bold", color=palette.INK, loc="left", pad=12)
    ax.set_xlabel("setting of the dial w", fontsize=NORMAL, color=palette.INK)
    return {
        "starts": list(STARTS),
        "rate": RATE,
        "steps": STEPS,
        "ends": ends,
        "places": [STUCK, HUMP, BEST],
        "stuck": two_valleys(STUCK),
        "hump": two_valleys(HUMP),
        "best": two_valleys(BEST),
    }


@figure(
    caption="A line through the shrug in the landscape of the real network. At the dot the ground is level in every "
    "one of {dials:,} directions, and yet it is no bottom: on the left the cost is higher, on the right it falls.",
    alt="A curve of the cost along a straight line of settings. It falls from {left:.2f} at the left end, runs flat "
    "through {shrug:.2f} at the dot in the middle, the shrug, and then falls again, to {right:.2f} at the right end.",
    size=(6.0, 4.2),
    uses=("optdigits",),
)
def level(fig: Figure) -> Mapping[str, Fact]:
    """Draw the real cost along a line on which the shrug is neither the highest nor the lowest place."""
    ax = fig.add_axes((0.09, 0.16, 0.88, 0.73))
    shares = np.linspace(-0.5, 0.5, 41)
    heights = terrain.past_the_shrug(shares)
    ax.plot(shares, heights, color=palette.BLUE, linewidth=3, label="cost")
    shrug = terrain.cost_at(terrain.shrug())
    ax.plot(0, shrug, "o", color=palette.ORANGE, markersize=16, zorder=3)
    ax.text(0.02, shrug + 0.08, f"the shrug: {shrug:.2f}", fontsize=NORMAL, color=palette.ORANGE, weight="bold")
    ax.set(xlim=(-0.53, 0.53), ylim=(0, 1.7), xticks=[-0.5, 0, 0.5], yticks=[0, 0.5, 1, 1.5])
    ax.set_xticklabels(["−0.5", "0", "0.5"])
    plot_style(ax)
    ax.set_title("mean cost of the real network", fontsize=NORMAL, weight="bold", color=palette.INK, loc="left", pad=12)
    ax.set_xlabel("trained weights, times this number", fontsize=NORMAL, color=palette.INK)
    slopes = terrain.shrug_slopes()
    return {
        "dials": len(slopes),
        "steepest": float(np.abs(slopes).max()),
        "shrug": shrug,
        "left": heights[0],
        "right": heights[-1],
    }
