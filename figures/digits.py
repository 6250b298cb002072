"""Pictures as numbers: a real digit with its brightnesses, and a neuron that holds one of them."""

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from clawdemy_site.figures import Fact, figure, palette
from digits_data import example_digit
from drawing import QUIET, SMALL, canvas, ink_on, lit_neuron, picture, write
from nn import Array, pixel_index

ROW, COL = 2, 5
"""The pixel that is outlined, counted from 0."""

LEVELS = ((0.0, "dark"), (0.05, "nearly dark"), (0.3, "dim"), (0.7, "mostly lit"), (1.0, "fully lit"))
"""Some brightnesses, with a word for each."""


def _number(value: float) -> str:
    return f"{value:.0f}" if value in (0.0, 1.0) else f"{value:.2f}"


@figure(
    caption="A real handwritten {label}, and all that a computer is given of it: {pixels} brightnesses from 0 (black) "
    "to 1 (white ink). Counted from 0, row {row} and column {col} is pixel "
    "{index}: in a network that reads pictures of this size, input neuron {index} holds its {value:.2f}.",
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
