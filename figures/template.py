"""Weights as a template: laid over a picture, they reward ink in some places and punish it in others."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from clawdemy_site.figures import Fact, figure
from digits_data import held_out_digits
from drawing import BLACK, SMALL, canvas, picture, sign_colour, signed, signed_colours, write
from nn import Array, weighted_sum

TINY_ROW = "−+−"
"""Every row of the tiny template that the lesson starts with, for pictures three pixels wide."""

PATTERN = ("·" + "".join(2 * sign for sign in TINY_ROW) + "·",) * 8
"""The same in large, by hand, row by row: a weight of +1, −1 or 0 (a dot, at the margins) for each pixel."""

SIGNS = {"+": 1.0, "−": -1.0, "·": 0.0}

ONE, ZERO = 58, 21
"""Two of the held-out digits: a plain upright 1 and a round 0."""

SUM = 20.0
"""The size of the sums in points: they are what the picture is about."""

SIDE, CENTRES = 1.5, (2.35, 4.5)
"""Height and width of each picture, and where the pictures of the two digits are centred, in inches."""


@figure(
    caption="The same weights laid over two real digits: ink on blue adds, ink on orange subtracts, so the digit "
    "{labels[0]} gets {one_total} and the digit {labels[1]} {zero_total}. This template of +1, −1 and 0 is drawn by "
    "hand; training finds finer and untidier ones.",
    alt="A template of 8 × 8 weights: +1 in the two middle columns, −1 in the two columns on either side of them, 0 at "
    "the margins. Under it two handwritten digits, and under each the products of weight and brightness, pixel by "
    "pixel. The upright {labels[0]} has most of its ink on the positive columns: {gains[0]:g} gained, "
    "{losses[0]:g} lost, sum {one_total}. The round {labels[1]} has most of its ink on the negative ones: "
    "{gains[1]:g} gained, {losses[1]:g} lost, sum {zero_total}.",
    size=(5.6, 6.1),
    uses=("optdigits",),
)
def weights_as_template(fig: Figure) -> dict[str, Fact]:
    """Draw one template of weights against two digits, with the products and the weighted sums."""
    axes = canvas(fig)
    weights = np.array([[SIGNS[sign] for sign in row] for row in PATTERN])
    digits = held_out_digits().take(np.array([ONE, ZERO]))
    products = digits.grids * weights
    sums = [weighted_sum(grid, weights) for grid in digits.grids]
    _draw_template(axes, weights, sum(CENTRES) / 2, 4.45)
    for x, grid, product, total in zip(CENTRES, digits.grids, products, sums, strict=True):
        picture(axes, grid, x - SIDE / 2, 2.65, SIDE)
        picture(axes, signed_colours(product, 1.0), x - SIDE / 2, 0.85, SIDE)
        write(axes, x, 0.42, signed(total, 2), size=SUM, weight="bold", color=sign_colour(total))
    for y, words in ((5.2, ("weights",)), (3.4, ("× digit",)), (1.6, ("= products",)), (0.42, ("their sum",))):
        write(axes, 0.1, y, *words, ha="left")
    gains, losses = (np.clip(side * products, 0.0, None).sum(axis=(1, 2)) for side in (1, -1))
    return {
        "labels": digits.labels.tolist(),
        "sums": sums,
        "one_total": signed(sums[0], 2),
        "zero_total": signed(sums[1], 2),
        "gains": gains.tolist(),
        "losses": losses.tolist(),
        "row": [SIGNS[sign] for sign in TINY_ROW],
    }


def _draw_template(axes: Axes, weights: Array, x: float, bottom: float) -> None:
    left, cell = x - SIDE / 2, SIDE / len(weights)
    picture(axes, signed_colours(weights, 1.0), left, bottom, SIDE)
    for row, signs in enumerate(PATTERN):
        for col, sign in enumerate(signs):
            if SIGNS[sign]:
                y = bottom + SIDE - (row + 0.5) * cell
                write(axes, left + (col + 0.5) * cell, y, sign, size=SMALL, color=BLACK)
