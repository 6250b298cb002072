"""A figure of "What backpropagation is really doing": what the slopes cost in work, by nudging and by two passes."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from backprop import flattened, gradient, nudged_gradient
from clawdemy_site.figures import Fact, figure, palette
from digits_data import LAYERS, load_early, training_digits
from drawing import canvas
from nn import multiplications, nudging_multiplications, parameters
from plots import BIG, NORMAL

SIDE = 4.5
"""Side of the large square in inches; all other areas follow."""

LENS = 22.0
"""How many times the speck is enlarged, side by side."""

SECONDS = 10
"""How long the clerk of the lessons takes for one multiplication by hand."""


def both_ways() -> Mapping[str, Fact]:
    """Find all slopes for one picture by nudging and by backpropagation, and say how far apart they are at most."""
    digits, network = training_digits(), load_early()
    picture, target = digits.inputs[0], digits.targets[0]
    nudged = nudged_gradient(picture, target, network)
    passed = flattened(gradient(picture, target, network))
    return {
        "slopes": len(nudged),
        "steepest": float(np.abs(passed).max()),
        "apart": float(np.abs(nudged - passed).max()),
    }


@figure(
    caption="The work for all {slopes:,} slopes of one picture, as areas. Large: a nudge for every dial, "
    "{nudging:,} multiplications. The speck under the lens: one forward and one backward pass, {both:,} together. The "
    "square is {times:,.0f} times as large.",
    alt="A large square stands for {nudging:,} multiplications, the work of nudging every dial in turn. Beside it a "
    "speck, hardly visible, and a lens that enlarges it: two strips of nearly equal size, {forward:,} multiplications "
    "forward and {backward:,} backward.",
    size=(7.2, 5.4),
)
def counted(fig: Figure) -> Mapping[str, Fact]:
    """Draw the work of nudging as a square, and that of the two passes as a speck to the same scale."""
    ax = canvas(fig)
    passes, nudging = multiplications(*LAYERS), nudging_multiplications(*LAYERS)
    both = sum(passes)
    speck = SIDE * (both / nudging) ** 0.5
    ax.add_patch(Rectangle((0.15, 0.3), SIDE, SIDE, color=palette.ORANGE, linewidth=0))
    middle = 0.15 + SIDE / 2
    lines = ((2.95, "nudge every dial", NORMAL, "normal"), (2.5, f"{nudging / 1e6:.1f} million", BIG + 3, "bold"))
    for y, words, size, weight in lines:
        ax.text(middle, y, words, fontsize=size, color=palette.PAPER, ha="center", va="center", weight=weight)
    ax.text(middle, 2.07, "multiplications", fontsize=NORMAL, color=palette.PAPER, ha="center", va="center")
    x, y = 4.85, 0.3
    ax.add_patch(Rectangle((x, y), speck, speck, color=palette.BLUE, linewidth=0))
    lens, radius = (5.95, 2.55), 1.12
    for side in (-1, 1):
        ax.plot(
            [x + speck / 2, lens[0] + side * radius * 0.97], [y + speck / 2, lens[1] - 0.3], color=palette.MUTED, lw=1
        )
    disc = Circle(lens, radius, facecolor=palette.PAPER, edgecolor=palette.MUTED, linewidth=2.4, zorder=2)
    ax.add_patch(disc)
    side = LENS * speck
    low, cut = lens[1] - side / 2, side * passes.backward / both
    for bottom, height, colour in ((low, cut, palette.PURPLE), (low + cut, side - cut, palette.BLUE)):
        box = Rectangle((lens[0] - side / 2, bottom), side, height, color=colour, linewidth=0, zorder=3)
        ax.add_patch(box)
    for y, words, colour, right in (
        (4.55, "forward", palette.BLUE, 0.15),
        (4.2, f"{passes.forward:,}", palette.BLUE, 0.15),
        (1.0, "backward", palette.PURPLE, 0.5),
        (0.65, f"{passes.backward:,}", palette.PURPLE, 0.5),
    ):
        ax.text(lens[0] + right, y, words, fontsize=NORMAL, color=colour, ha="center", va="center", weight="bold")
    return {
        "parameters": parameters(*LAYERS),
        "runs": parameters(*LAYERS) + 1,
        "forward": passes.forward,
        "backward": passes.backward,
        "both": both,
        "nudging": nudging,
        "times": nudging / both,
        "seconds": SECONDS,
        **both_ways(),
    }
