"""What figures with axes or bars share: text sizes, bars of outputs, the look of a plot, how a number is written."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from clawdemy_site.figures import palette
from nn import Numbers

BIG, NORMAL, SMALL = 19.0, 16.0, 15.2
"""Text sizes in points of a figure 7.2 inches wide; the smallest has 11 pixels on a phone."""


def bars(
    ax: Axes,
    values: Numbers,
    box: tuple[float, float, float, float],
    colours: Sequence[str],
    digits: int = 2,
) -> None:
    """Draw numbers from 0 to 1 as bars on a common floor, each with its value above and its place below.

    Args:
        ax: Axes that count in inches.
        values: The heights, one per place, places counted from 0.
        box: Left, bottom, width and height in inches; a bar of 1 is as high as the box.
        colours: One colour per bar.
        digits: How many decimals of a value to write.
    """
    left, bottom, width, height = box
    step = width / len(values)
    for level, line in ((0, palette.MUTED), (1, palette.GRID)):
        y = bottom + level * height
        ax.plot([left, left + width], [y, y], color=line, linewidth=1.2, zorder=1)
        ax.text(left - 0.1, y, str(level), ha="right", va="center", fontsize=SMALL, color=palette.MUTED)
    for place, (value, colour) in enumerate(zip(values, colours, strict=True)):
        middle = left + (place + 0.5) * step
        tall = height * float(value)
        ax.add_patch(Rectangle((middle - 0.36 * step, bottom), 0.72 * step, tall, color=colour, linewidth=0))
        mark = ax.text(middle, bottom + tall + 0.06, f"{value:.{digits}f}", fontsize=SMALL, color=colour)
        mark.set(ha="center", va="bottom", bbox={"facecolor": palette.PAPER, "edgecolor": "none", "pad": 1})
        ax.text(middle, bottom - 0.08, str(place), ha="center", va="top", fontsize=NORMAL, color=palette.INK)


def tallest(values: Numbers, colour: str) -> list[str]:
    """Colour the tallest of some bars, and leave the others muted."""
    return [colour if value == max(values) else palette.MUTED for value in values]


def plot_style(ax: Axes) -> None:
    """Keep floor and left edge of a plot, in muted colours, with readable tick labels."""
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set_color(palette.MUTED)
    ax.tick_params(colors=palette.MUTED, labelsize=SMALL, labelcolor=palette.INK)
    ax.set_facecolor("none")


def written(value: float) -> str:
    """Write a number as people do: no tail of rounding errors, a true minus."""
    return f"{round(value, 10) + 0.0:g}".replace("-", "−")
