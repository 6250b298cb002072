"""Figures of "The cost landscape": the slope of a curve in motion, and the gradient on a bowl."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from clawdemy_site.figures import Fact, Motion, animation, figure, palette
from drawing import arrow
from plots import BIG, NORMAL, plot_style, written
from slopes import bowl, bowl_gradient, square, square_slope, step

STOPS = (-3, -2, -1, 0, 1, 2, 3)
REST, PASS, BETWEEN = 0.34, 0.07, 3
"""Where the moving tangent rests and for how many seconds; how long each tangent between two stops shows, and how many
there are."""

POINT = (3.0, 4.0)
RATES = (0.1, 0.5, 1.0, 1.5)
"""Where the lesson stands in the bowl, and how many times the gradient its steps take away."""

SHRUNK = 0.25
"""The arrows of a gradient are drawn at this part of their length."""


def _tangent(ax: Axes, w: float) -> list[tuple[float, float]]:
    """The ends of a tangent to C = w², equally long on the drawing wherever it touches."""
    (zero, one) = ax.transData.transform([(0.0, 0.0), (1.0, 1.0)])
    across, up = one - zero
    slope = square_slope(w)
    steepest = square_slope(float(STOPS[-1]))
    half = 1.1 * math.hypot(across, up * steepest) / math.hypot(across, up * slope)
    return [(w + side * half, square(w) + side * half * slope) for side in (-1, 1)]


def _schedule() -> list[tuple[float, float]]:
    """Say when the tangent touches where: (seconds, w) for each of its positions, in order."""
    moments, clock = [], 0.0
    for place in range((len(STOPS) - 1) * (BETWEEN + 1) + 1):
        moments.append((clock, STOPS[0] + place / (BETWEEN + 1)))
        clock += PASS if place % (BETWEEN + 1) else REST
    return moments


def _slide(ax: Axes, motion: Motion) -> None:
    """Show one tangent after another, each with its point; the last one stays."""
    moments = _schedule()
    for place, (start, w) in enumerate(moments):
        (line,) = ax.plot(*zip(*_tangent(ax, w), strict=True), color=palette.ORANGE, linewidth=3, zorder=3)
        (dot,) = ax.plot(w, square(w), "o", color=palette.ORANGE, markersize=11, zorder=4)
        if place + 1 < len(moments):
            motion.during(line, dot, start=start, end=moments[place + 1][0])
        else:
            motion.appear(line, dot, at=start, over=0)


def _name_slopes(ax: Axes, motion: Motion) -> None:
    """Write the slope beside each stop once the tangent has reached it."""
    reached = {w: start for start, w in _schedule()}
    for w in STOPS:
        side = (w > 0) - (w < 0)
        x, y = w - 0.28 * side, square(w) - (0.0 if side else 0.4)
        style: dict[str, Any] = {"ha": {1: "right", -1: "left"}.get(side, "center"), "va": "center" if side else "top"}
        words = written(square_slope(w)) if w not in {*STOPS[::3]} else f"slope {written(square_slope(w))}"
        name = ax.text(x, y, words, fontsize=NORMAL, color=palette.INK, weight="bold", **style)
        motion.appear(name, at=reached[w], over=0)


@animation(
    caption="The straight line touches the curve C = w² at one point, and there it is just as steep. The slope goes "
    "from {lowest} at w = −3, through 0 at the bottom, to {last:.0f} at w = 3, where one to the right along the line "
    "is {last:.0f} up.",
    alt="Moving: a straight line slides along a U-shaped curve, C = w², touching it at one point, and rests at seven "
    "points while the slope there is written beside it. From left to right, for w from −3 to 3, the slopes are "
    "{words}. At the end the line touches at w = 3, where the cost is {height:.0f}: one step to the right it is "
    "{last:.0f} higher.",
    size=(6.0, 5.0),
)
def sliding(fig: Figure, motion: Motion) -> Mapping[str, Fact]:
    """Slide a tangent along C = w²."""
    ax = fig.add_axes((0.08, 0.14, 0.88, 0.76))
    reach = np.linspace(-3.3, 3.3, 67)
    ax.plot(reach, square(reach), color=palette.BLUE, linewidth=3)
    ax.set(xlim=(-4.2, 4.9), ylim=(-1.6, 15.6), xticks=range(-3, 5), yticks=[0, 5, 10, 15])
    ax.set_xticklabels([written(w) for w in range(-3, 5)])
    plot_style(ax)
    ax.set_title("cost C = w²", fontsize=NORMAL, weight="bold", color=palette.INK, loc="left", pad=12)
    ax.set_xlabel("setting of the dial w", fontsize=NORMAL, color=palette.INK)
    _slide(ax, motion)
    _name_slopes(ax, motion)
    end, last = float(STOPS[-1]), square_slope(float(STOPS[-1]))
    foot, top = square(end), square(end) + last
    stairs = [
        *ax.plot([end, end + 1, end + 1], [foot, foot, top], color=palette.MUTED, linewidth=1.6, zorder=2),
        ax.text(end + 0.5, foot - 0.3, "1", fontsize=NORMAL, color=palette.INK, ha="center", va="top"),
        ax.text(end + 1.15, foot + last / 2, written(last), fontsize=BIG, color=palette.INK, va="center"),
    ]
    motion.appear(*stairs, at=_schedule()[-1][0] + REST)
    slopes = [square_slope(float(w)) for w in STOPS]
    return {
        "lowest": written(slopes[0]),
        "last": last,
        "height": foot,
        "stops": list(STOPS),
        "slopes": slopes,
        "words": ", ".join(map(written, slopes)),
    }


def _rings(ax: Axes, heights: list[float]) -> None:
    """Draw the places of equal cost, each with its cost; the first is written at the lower right, for want of room."""
    for place, height in enumerate(heights):
        radius, (right, up) = math.sqrt(height), (-0.6, 0.8) if place else (0.8, -0.6)
        ax.add_patch(Circle((0.0, 0.0), radius, fill=False, edgecolor=palette.BLUE, linewidth=1.6))
        mark = ax.text(right * radius, up * radius, f"{height:g}", fontsize=NORMAL, color=palette.BLUE)
        mark.set(ha="center", va="center", bbox={"facecolor": palette.PAPER, "edgecolor": "none", "pad": 2})


def _landings(ax: Axes) -> list[float]:
    """Mark where steps against the gradient end, and give the costs there."""
    slopes = bowl_gradient(POINT)
    ends = [step(POINT, slopes, rate) for rate in RATES]
    ax.plot(*zip(POINT, ends[-1], strict=True), color=palette.MUTED, linewidth=1.2, linestyle=(0, (4, 3)), zorder=1)
    for rate, (x, y) in zip(RATES, ends, strict=True):
        ax.plot(x, y, "o", color=palette.PURPLE, markersize=9, zorder=4)
        words = f"{rate:g} ×"
        style: dict[str, Any] = {"fontsize": NORMAL, "color": palette.PURPLE, "va": "center", "weight": "bold"}
        style["bbox"] = {"facecolor": palette.PAPER, "edgecolor": "none", "pad": 0}
        if rate == RATES[0]:
            ax.text(x - 0.5, y + 0.35, words, ha="right", **style)
        else:
            ax.text(x + 0.55, y - 0.35, words, **style)
    return [bowl(end) for end in ends]


@figure(
    caption="The bowl C = w₁² + w₂² from above; rings join places of equal cost. The arrows show the gradient at "
    "(3, 4) and its opposite, at a quarter of their length. Dots: where you land if you take 0.1, 0.5, 1 or 1.5 times "
    "the gradient away.",
    alt="Three rings around the origin for the costs {rings[0]:.0f}, {rings[1]:.0f} and {rings[2]:.0f}. At the point "
    "(3, 4) on the ring of {cost:.0f} one arrow points straight outwards, the gradient ({gradient[0]:.0f}, "
    "{gradient[1]:.0f}), and one straight inwards, its opposite. On the line inwards are four dots: 0.1 times the "
    "gradient leads to cost {landed[0]:.0f}, 0.5 times to {landed[1]:.0f} in the middle, 1 times to {landed[2]:.0f} on "
    "the far side, and 1.5 times to {landed[3]:.0f}, far outside.",
    size=(6.0, 6.0),
)
def on_the_bowl(fig: Figure) -> Mapping[str, Fact]:
    """Draw the bowl from above, with the gradient at one point and four steps against it."""
    ax = fig.add_axes((0.1, 0.1, 0.88, 0.84))
    slopes = bowl_gradient(POINT)
    landed = _landings(ax)
    rings = sorted({round(height, 9) for height in landed if height > 1})
    _rings(ax, rings)
    for sign, colour, words, left, high in (
        (1, palette.ORANGE, ("gradient", "(6, 8)"), 0.2, 7.3),
        (-1, palette.GREEN, ("its opposite", "(−6, −8)"), 3.0, 2.3),
    ):
        tip = step(POINT, slopes, -sign * SHRUNK)
        arrow(ax, POINT, (float(tip[0]), float(tip[1])), colour)
        for line, text in enumerate(words):
            mark = ax.text(left, high - line, text, fontsize=NORMAL, color=colour, va="center", weight="bold")
            mark.set_bbox({"facecolor": palette.PAPER, "edgecolor": "none", "pad": 1})
    ax.plot(*POINT, "o", color=palette.INK, markersize=11, zorder=5)
    ax.text(POINT[0] + 0.5, POINT[1] + 0.2, "(3, 4)", fontsize=NORMAL, color=palette.INK, va="center", weight="bold")
    ax.set(
        aspect="equal", xlim=(-10.6, 10.6), ylim=(-10.6, 10.6), xticks=[-10, -5, 0, 5, 10], yticks=[-10, -5, 0, 5, 10]
    )
    ax.set_xticklabels([written(tick) for tick in ax.get_xticks()])
    ax.set_yticklabels([written(tick) for tick in ax.get_yticks()])
    plot_style(ax)
    ax.set_xlabel("w₁", fontsize=NORMAL, color=palette.INK)
    ax.set_title("w₂", fontsize=NORMAL, color=palette.INK, loc="left")
    return {
        "point": list(POINT),
        "cost": bowl(POINT),
        "gradient": slopes.tolist(),
        "rates": list(RATES),
        "landed": landed,
        "rings": rings,
    }
