"""A moving figure of "Gradient descent, step by step": one rate for two dials, one of them steep, in a long bowl."""

import math
from collections.abc import Mapping
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Ellipse, FancyArrowPatch

from clawdemy_site.figures import Fact, Motion, animation, palette
from nn import Array
from plots import BIG, NORMAL, plot_style, written
from slopes import LONG, descend, long_bowl, long_bowl_gradient

START, RATE, STEPS = (5.0, 2.0), 0.18, 8
"""The walk: where it begins, how bold it is, and how long it goes on."""

RINGS = (1, 5, 10, 20, 30, 45)
"""Costs whose places are joined by a ring."""

NAMED = (10, 20, 45)
"""Those that have their cost written on them."""

WAIT, PACE, GLIDE = 0.4, 0.52, 0.3
"""Seconds before the first step, from one step to the next, and that the dot is on its way."""


def _rings(ax: Axes) -> None:
    """Draw rings of equal cost, some with their cost where there is room."""
    for cost in RINGS:
        across, up = math.sqrt(cost), math.sqrt(cost / LONG)
        ax.add_patch(
            Ellipse((0.0, 0.0), 2 * across, 2 * up, fill=False, edgecolor=palette.BLUE, linewidth=1.3, zorder=1)
        )
        if cost in NAMED:
            mark = ax.text(-0.3 * across, -0.954 * up, str(cost), fontsize=NORMAL, color=palette.BLUE, zorder=2)
            mark.set(ha="center", va="center", bbox={"facecolor": palette.PAPER, "edgecolor": "none", "pad": 2})


def _steps(ax: Axes, motion: Motion, walk: Array) -> None:
    """Show one arrow after another, and move the dot along each."""
    times, x, y = [0.0], [float(walk[0, 0])], [float(walk[0, 1])]
    for place, (before, after) in enumerate(zip(walk[:-1].tolist(), walk[1:].tolist(), strict=True)):
        leaves = WAIT + place * PACE
        head = FancyArrowPatch(before, after, arrowstyle="-|>", mutation_scale=13, shrinkA=0, shrinkB=0, zorder=3)
        head.set(color=palette.ORANGE, linewidth=2)
        ax.add_patch(head)
        motion.appear(head, at=leaves, over=0)
        times += [leaves + 0.1, leaves + 0.1 + GLIDE]
        x += [before[0], after[0]]
        y += [before[1], after[1]]
    (dot,) = ax.plot(x[-1], y[-1], "o", color=palette.ORANGE, markersize=13, zorder=5)
    motion.move(dot, times=times, x=x, y=y)


def _count(ax: Axes, motion: Motion, costs: list[float]) -> None:
    """Say how many steps were taken and what the cost is now."""
    style: dict[str, Any] = {"fontsize": BIG, "weight": "bold", "color": palette.INK, "transform": ax.transAxes}
    reached = [0.0, *(WAIT + place * PACE + 0.1 + GLIDE for place in range(STEPS))]
    for place, cost in enumerate(costs):
        words = f"step {place}: cost {cost:.2f}" if place else f"start: cost {cost:.0f}"
        mark = ax.text(0.0, 1.04, words, va="bottom", **style)
        if place < STEPS:
            motion.during(mark, start=reached[place], end=reached[place + 1])
        else:
            motion.appear(mark, at=reached[place], over=0)


@animation(
    caption="A long bowl from above, C = w₁² + 5w₂². Each arrow is one step at rate {rate:g}, along the steepest "
    "way down from where it starts. That is not the way to the bottom (dashed).",
    alt="Moving: a dot goes down a long bowl, drawn as oval rings around the origin, in {steps} steps that stay drawn "
    "as arrows. It starts at ({start[0]:.0f}, {start[1]:.0f}), at cost {costs[0]:.0f}. Each step crosses the long "
    "axis of the bowl, so that the path is a zigzag, up and down, while the dot comes only slowly nearer along the "
    "axis. The costs after the first three steps are {costs[1]:.2f}, {costs[2]:.2f} and {costs[3]:.2f}; at the end "
    "the cost is {last:.2f} and all arrows are in sight. A dashed line shows the straight way from the start to the "
    "bottom.",
    size=(6.0, 5.0),
)
def walk(fig: Figure, motion: Motion) -> Mapping[str, Fact]:
    """Draw a walk down a bowl that is much steeper in one direction than in the other."""
    ax = fig.add_axes((0.1, 0.14, 0.88, 0.72))
    points = descend(START, RATE, STEPS, long_bowl_gradient)
    costs = [long_bowl(point) for point in points]
    ax.set(aspect="equal", xlim=(-3.6, 7.0), ylim=(-3.2, 3.2), xticks=range(-2, 7, 2), yticks=[-2, 0, 2])
    ax.set_xticklabels([written(tick) for tick in ax.get_xticks()])
    ax.set_yticklabels([written(tick) for tick in ax.get_yticks()])
    plot_style(ax)
    _rings(ax)
    ax.plot([START[0], 0], [START[1], 0], color=palette.MUTED, linewidth=1.6, linestyle=(0, (4, 3)), zorder=2)
    ax.plot(0, 0, "+", color=palette.INK, markersize=14, markeredgewidth=2, zorder=4)
    ax.plot(*START, "o", color=palette.INK, markersize=9, zorder=4)
    _steps(ax, motion, points)
    _count(ax, motion, costs)
    ax.set_xlabel("w₁", fontsize=NORMAL, color=palette.INK)
    ax.text(-0.02, 0.93, "w₂", fontsize=NORMAL, color=palette.INK, ha="right", transform=ax.transAxes)
    return {
        "start": list(START),
        "rate": RATE,
        "steps": STEPS,
        "costs": costs,
        "last": costs[-1],
        "w1": points[:, 0].tolist(),
        "w2": points[:, 1].tolist(),
    }
