"""Pictures as numbers: a real digit with its brightnesses, neurons that hold them, and a picture made a column."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from clawdemy_site.figures import Fact, Motion, animation, figure, palette
from digits_data import example_digit
from drawing import QUIET, SMALL, canvas, ink_on, lit_neuron, picture, write
from nn import Array, pixel_index

ROW, COL = 2, 5
"""The pixel that is outlined, counted from 0."""

LEVELS = ((0.0, "dark"), (0.05, "nearly dark"), (0.3, "dim"), (0.7, "mostly lit"), (1.0, "fully lit"))
"""Some brightnesses, with a word for each."""

TOY: Array = np.array([[0.0, 0.9, 1.0, 0.2], [0.0, 0.1, 0.8, 0.3], [0.0, 0.3, 0.9, 0.0], [0.0, 0.8, 0.2, 0.0]])
"""A picture small enough to watch as it becomes a column, made up."""

NEIGHBOURS = ((1, 2), (2, 2))
"""Row and column of two pixels of it that touch, one above the other."""

CELL, CORNER = 0.64, (0.2, 4.42)
"""The width of one of its pixels, and where its upper left corner stands, in inches."""

COLUMN, FIRST, PITCH = 4.0, 5.28, 0.335
"""Where the column of neurons stands, how high its first one is, and the distance from one to the next, in inches."""

SETS_OFF, TRAVELS = 0.85, 0.7
"""Seconds from the start of one row to the start of the next, and what a row needs for its way."""


def _number(value: float) -> str:
    return f"{value:.0f}" if value in (0.0, 1.0) else f"{value:.2f}"


@figure(
    caption="A real handwritten {label}, and all that a computer is given of it: {pixels} brightnesses from 0 (black) "
    "to 1 (white ink). Counted from 0, row by row, the outlined one is pixel {index}: row {row}, column {col}, "
    "brightness {value:.2f}.",
    alt="A handwritten {label}, drawn as {side} rows of {side} pixels in white ink on black, with the brightness of "
    "each pixel printed in it, 0 to 1. {blank} of the {pixels} pixels are 0. The numbers of row {row} are {row_text}. "
    "An outline marks row {row}, column {col}, where the brightness is {value:.2f}; laid end to end, that is pixel "
    "{index}.",
    size=(5.6, 6.1),
    uses=("optdigits",),
)
def one_digit(fig: Figure) -> dict[str, Fact]:
    """Draw a digit of 8 × 8 pixels with each pixel's number in it, and outline one of them."""
    example = example_digit()
    grid = example.grids[0]
    side = len(grid)
    index = pixel_index(ROW, COL, side)
    _draw_grid(fig, grid, f"row {ROW}, column {COL}  →  {ROW} × {side} + {COL} = pixel {index}")
    return {
        "label": int(example.labels[0]),
        "side": side,
        "pixels": grid.size,
        "blank": int((grid == 0).sum()),
        "row": ROW,
        "col": COL,
        "index": index,
        "value": float(grid[ROW, COL]),
        "row_text": ", ".join(_number(value) for value in grid[ROW]),
    }


def _draw_grid(fig: Figure, grid: Array, note: str) -> None:
    axes = canvas(fig)
    side, cell, left, bottom = len(grid), 0.64, 0.4, 0.5
    top = bottom + side * cell
    picture(axes, grid, left, bottom, side * cell)
    for place, numbers in enumerate(grid):
        middle = (place + 0.5) * cell
        write(axes, left - 0.18, top - middle, str(place), size=SMALL, color=palette.MUTED)
        write(axes, left + middle, top + 0.18, str(place), size=SMALL, color=palette.MUTED)
        for col, value in enumerate(numbers):
            colour = ink_on(value) if value > 0 else QUIET
            write(axes, left + (col + 0.5) * cell, top - middle, _number(value), size=SMALL, color=colour)
    corner = (left + COL * cell, top - (ROW + 1) * cell)
    axes.add_patch(Rectangle(corner, cell, cell, fill=False, edgecolor=palette.ORANGE, linewidth=4, zorder=5))
    write(axes, left + side * cell / 2, 0.22, note)


@figure(
    caption="One neuron, five numbers: the activation is how lit it is, and everything between dark and fully lit "
    "is allowed.",
    alt="The same neuron drawn {count} times as a disc with its activation printed in it, from black to white: {text}.",
    size=(5.6, 1.8),
)
def brightness(fig: Figure) -> dict[str, Fact]:
    """Draw one neuron at several activations."""
    axes = canvas(fig)
    step = fig.get_size_inches()[0] / len(LEVELS)
    for place, (value, word) in enumerate(LEVELS):
        x = (place + 0.5) * step
        lit_neuron(axes, (x, 1.24), 0.48, value)
        write(axes, x, 1.24, _number(value), color=ink_on(value))
        write(axes, x, 0.52, *word.split())
    described = (f"{_number(value)} {word}" for value, word in LEVELS)
    return {"count": len(LEVELS), "levels": [value for value, _ in LEVELS], "text": ", ".join(described)}


def _place(index: int) -> tuple[float, float]:
    """Where a neuron stands in the column."""
    return (COLUMN, FIRST - index * PITCH)


def _send(axes: Axes, motion: Motion, row: int, col: int) -> None:
    """Draw a pixel of the small picture with its number, and its neuron, which comes from there."""
    index = pixel_index(row, col, len(TOY))
    x, y = CORNER[0] + (col + 0.5) * CELL, CORNER[1] - (row + 0.5) * CELL
    write(axes, x, y, str(index), color=ink_on(TOY[row, col]))
    leaves = 0.3 + row * SETS_OFF
    disc = lit_neuron(axes, _place(index), 0.14, float(TOY[row, col]))
    motion.appear(disc, at=leaves, over=0)
    motion.move(disc, times=(leaves, leaves + TRAVELS), x=(x, COLUMN), y=(y, _place(index)[1]))
    name = axes.text(COLUMN - 0.38, _place(index)[1], str(index), size=SMALL, color=palette.MUTED)
    name.set(ha="center", va="center")
    motion.appear(name, at=leaves + TRAVELS, over=0)


def _tell_apart(axes: Axes, motion: Motion, first: int, last: int) -> None:
    """Outline the two neighbours on both sides, and say how far apart they have come."""
    outline: dict[str, Any] = {"fill": False, "edgecolor": palette.ORANGE, "linewidth": 3.5, "zorder": 6}
    for row, col in NEIGHBOURS:
        axes.add_patch(Rectangle((CORNER[0] + col * CELL, CORNER[1] - (row + 1) * CELL), CELL, CELL, **outline))
    marks = [axes.add_patch(Circle(_place(index), 0.17, **outline)) for index in (first, last)]
    (top, bottom), x = (_place(first)[1], _place(last)[1]), COLUMN + 0.3
    (bracket,) = axes.plot([x, x + 0.14, x + 0.14, x], [top, top, bottom, bottom], color=palette.ORANGE, linewidth=2)
    words = [
        axes.text(x + 0.28, (top + bottom) / 2 + rise, line, size=SMALL, color=palette.INK, va="center")
        for rise, line in ((0.11, f"{last - first} places"), (-0.11, "apart"))
    ]
    motion.appear(*marks, bracket, *words, at=0.3 + len(TOY) * SETS_OFF)


@animation(
    caption="A made-up picture of {side} × {side} pixels becomes a column of {pixels} input neurons, one row after the "
    "other. Pixels {first} and {last} touch in the picture; in the column they are {apart} places apart.",
    alt="Moving: a picture of {side} × {side} pixels, numbered from 0 to {end} row by row, stands beside an empty "
    "column. From each pixel a disc of the same brightness goes to the column, first from the top row, then from the "
    "second, the third and the last, and they line up below each other, 0 to {end}. At the end two pixels are "
    "outlined, {first} and {last} right below it, and their discs in the column too: {apart} places apart.",
    size=(5.6, 5.9),
)
def end_to_end(fig: Figure, motion: Motion) -> Mapping[str, Fact]:
    """Stack the rows of a small picture into the input layer."""
    axes, side = canvas(fig), len(TOY)
    picture(axes, TOY, CORNER[0], CORNER[1] - side * CELL, side * CELL)
    write(axes, CORNER[0] + side * CELL / 2, FIRST + 0.4, "picture", color=palette.MUTED)
    write(axes, COLUMN, FIRST + 0.4, "input layer", color=palette.MUTED)
    for row, col in np.ndindex(side, side):
        _send(axes, motion, row, col)
    first, last = (pixel_index(row, col, side) for row, col in NEIGHBOURS)
    _tell_apart(axes, motion, first, last)
    facts = {"side": side, "pixels": TOY.size, "end": TOY.size - 1}
    return {**facts, "first": first, "last": last, "apart": last - first}
