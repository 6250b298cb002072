"""What the course's figures share: a bare canvas in inches, pictures of digits, neurons, and two colours for two signs.

Coordinates are inches from the lower left corner, so that a label's size and the gap beside it can be reasoned about
together. Pictures of pixels and of weights keep their colours in both schemes, as a photograph does: black is 0.
"""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyArrowPatch, Rectangle
from matplotlib.path import Path

from clawdemy_site.figures import palette
from nn import Array

TITLE, BODY, SMALL = 16.0, 14.0, 12.5
"""Text sizes in points, of a figure some five and a half inches wide."""

POINTS_PER_INCH = 72.0

WHITE, QUIET, BLACK = "#ffffff", "#999999", "#000000"
"""Full ink, a number that should not be loud, and no ink: the colours of pictures, which follow no scheme."""

MIDDLE_GREY = 0.46
"""The grey on which black and white text have the same contrast, as WCAG counts it."""

_ON_BLACK = {colour.name: colour.dark for colour in palette.COLOURS}


def canvas(fig: Figure) -> Axes:
    """Cover a figure with one axes that shows nothing of itself and counts in inches from the lower left."""
    width, height = fig.get_size_inches()
    axes = fig.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set(xlim=(0.0, width), ylim=(0.0, height))
    axes.axis("off")
    return axes


def write(axes: Axes, x: float, y: float, *lines: str, **style: Any) -> None:
    """Write lines of centred text, the first at this height.

    Each line is a text of its own: matplotlib aligns the lines of one text by its own font's widths, which are not
    those of the reader's font.
    """
    size = style.setdefault("size", BODY)
    style.setdefault("color", palette.INK)
    style.setdefault("ha", "center")
    for place, line in enumerate(lines):
        axes.text(x, y - place * size * 1.2 / POINTS_PER_INCH, line, va="center", zorder=5, **style)


def picture(axes: Axes, values: Array, left: float, bottom: float, width: float) -> None:
    """Show a picture with hard, square pixels and a thin frame.

    Args:
        axes: Where.
        values: Brightness 0 to 1, shape (rows, columns), or colours, shape (rows, columns, 3).
        left: The picture's left edge.
        bottom: Its lower edge.
        width: Its width; its height follows.
    """
    height = width * values.shape[0] / values.shape[1]
    extent = (left, left + width, bottom, bottom + height)
    axes.imshow(values, cmap="gray", vmin=0.0, vmax=1.0, interpolation="none", extent=extent, aspect="auto", zorder=1)
    frame = Rectangle((left, bottom), width, height, fill=False, edgecolor=palette.MUTED, linewidth=0.8, zorder=2)
    axes.add_patch(frame)


def signed_colours(values: Array, limit: float) -> Array:
    """Colour numbers by sign: black for 0, towards blue above it, towards orange below.

    Args:
        values: Numbers of any shape.
        limit: The size at which a colour is full; what lies beyond is shown as full.

    Returns:
        Red, green and blue from 0 to 1, in one more dimension of three.
    """
    strength = np.clip(np.abs(values) / limit, 0.0, 1.0)[..., np.newaxis]
    positive, negative = (np.array(to_rgb(_ON_BLACK[name])) for name in ("blue", "orange"))
    colours: Array = strength * np.where(values[..., np.newaxis] >= 0, positive, negative)
    return colours


def sign_colour(value: float) -> str:
    """The line and text colour of a number: blue from 0 up, orange below."""
    return palette.BLUE if value >= 0 else palette.ORANGE


def signed(value: float, digits: int = 1) -> str:
    """Write a number with its sign, + or a true minus."""
    return f"{value:+.{digits}f}".replace("-", "−")


def brightness_colour(value: float) -> tuple[float, float, float]:
    """The grey of a brightness: 0 is black, 1 is white."""
    return (value, value, value)


def ink_on(value: float) -> str:
    """Black or white, whichever is read more easily on the grey of this brightness."""
    return BLACK if value > MIDDLE_GREY else WHITE


def lit_neuron(axes: Axes, centre: tuple[float, float], radius: float, value: float) -> Circle:
    """Draw a neuron as a disc as bright as the number it holds, and give the disc."""
    disc = Circle(centre, radius, facecolor=brightness_colour(value), edgecolor=palette.MUTED, linewidth=0.9, zorder=4)
    axes.add_patch(disc)
    return disc


def plain_neuron(axes: Axes, centre: tuple[float, float], radius: float, text: str, *, bold: bool = False) -> None:
    """Draw a neuron as a soft disc with text in it."""
    disc = Circle(centre, radius, facecolor=palette.PANEL, edgecolor=palette.INK, linewidth=1.4, zorder=4)
    axes.add_patch(disc)
    write(axes, *centre, text, size=TITLE if bold else BODY, weight="bold" if bold else "normal")


def arrow(axes: Axes, start: tuple[float, float], end: tuple[float, float], colour: str = palette.INK) -> None:
    """Draw a straight arrow."""
    axes.add_patch(
        FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=13, shrinkA=0, shrinkB=0, color=colour, lw=1.4)
    )


def all_pairs(starts: list[tuple[float, float]], ends: list[tuple[float, float]]) -> Path:
    """Join every start to every end in a single path, which keeps the file small where lines run into hundreds."""
    points = [point for start in starts for end in ends for point in (start, end)]
    return Path(points, [Path.MOVETO, Path.LINETO] * (len(points) // 2))
