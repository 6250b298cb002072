"""The figure that takes one real training step apart: forward, cost, backward, update."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

import nn
from clawdemy_site.figures import Fact, figure, palette
from digits_data import LAYERS, SIDE, training_digits
from drawing import canvas, picture, signed_colours, write
from plots import NORMAL
from training_step import STEP, Layers, own_costs, shown_moment, take, whole_cost

PLACE = 17
"""Which of the twenty digits of the step is shown: a 3 that is named wrongly before it and rightly after."""

LEFT, BARS, TALL = 0.25, 1.95, 2.4
"""The left edges of what is drawn and of the bars, and the height of a bar of 1, in inches."""

VALUES = 15.2
"""The size in points of the values over the bars, as large as ten of them have room for."""

HEADS, FRAMES = (9.75, 7.2, 4.85, 2.3), (7.85, 5.6, 3.0, 0.42)
"""The height of each frame's title, and the floor of what is drawn in it."""

TITLES = ("1  Forward: the answer", "2  Cost: how wrong", "3  Backward: all slopes", "4  Update: turn, and try again")


@figure(
    caption="One real training step in four frames, on one {label} of its {batch} pictures. In the third, each small "
    "picture is one hidden neuron: its weights from all pixels are to be turned up (blue) or down (orange). The dashes "
    "in the fourth are the outputs of the first.",
    alt="Four frames. Forward: a handwritten {label} and ten outputs; the tallest is {before_tallest:.2f} at {before}, "
    "and {label} has {outputs[3]:.2f}. Cost: ten squares as wide as each output's miss, the largest at {label}; their "
    "areas add up to {own_before:.2f}. Backward: {tiles} pictures of {side} × {side} slopes, with blue and orange "
    "blotches in the middle and black at the margins; of all {dials:,} dials, {up:,} are to go up, {down:,} down and "
    "{level:,} are to stay. Update: the tallest output is now {after_tallest:.2f} at {after}, and {before} has "
    "{after_outputs[2]:.2f}; the cost is {own_after:.2f}.",
    size=(7.2, 10.0),
    uses=("optdigits",),
)
def frames(fig: Figure) -> Mapping[str, Fact]:
    """Draw the four phases of one step for one of its digits."""
    moment = shown_moment()
    step = take(moment)
    digit = training_digits().take(moment.batch[[PLACE]])
    before, after = (nn.forward(digit.inputs[0], network)[-1] for network in (moment.network, step.after))
    costs = [own_costs(network, moment.batch) for network in (moment.network, step.after)]
    ax = canvas(fig)
    says = [int(np.argmax(outputs)) for outputs in (before, after)]
    notes = (
        f"says {says[0]}",
        f"cost {costs[0][PLACE]:.2f}",
        f"{nn.parameters(*LAYERS):,} dials",
        f"says {says[1]}, cost {costs[1][PLACE]:.2f}",
    )
    colours = (palette.RED, palette.RED, palette.INK, palette.GREEN)
    for y, title, note, colour in zip(HEADS, TITLES, notes, colours, strict=True):
        write(ax, LEFT, y, title, ha="left", size=NORMAL, weight="bold")
        write(ax, 7.0, y, note, ha="right", size=NORMAL, weight="bold", color=colour)
    for floor, outputs, colour in ((FRAMES[0], before, palette.RED), (FRAMES[3], after, palette.GREEN)):
        picture(ax, digit.inputs.reshape(SIDE, SIDE), LEFT, floor, 1.35)
        _outputs(ax, outputs, before, floor, colour)
    _misses(ax, before, digit.targets[0], FRAMES[1])
    _slopes(ax, step.slopes, FRAMES[2])
    return {
        "step": STEP,
        "label": int(digit.labels[0]),
        "batch": len(moment.batch),
        "same": int(np.count_nonzero(training_digits().labels[moment.batch] == digit.labels[0])),
        "before": says[0],
        "after": says[1],
        "outputs": before.tolist(),
        "after_outputs": after.tolist(),
        "before_tallest": float(before.max()),
        "after_tallest": float(after.max()),
        "own_before": float(costs[0][PLACE]),
        "own_after": float(costs[1][PLACE]),
        "batch_before": float(costs[0].mean()),
        "batch_after": float(costs[1].mean()),
        "cheaper": int(np.count_nonzero(costs[1] < costs[0])),
        "whole_before": whole_cost(moment.network),
        "whole_after": whole_cost(step.after),
        **_directions(step.slopes),
    }


def _outputs(ax: Axes, outputs: nn.Array, former: nn.Array, floor: float, colour: str) -> None:
    """Draw ten bars, the tallest in colour, with their values, and dashes where they stood before the step."""
    step = (7.0 - BARS) / len(outputs)
    ax.plot([BARS, 7.0], [floor, floor], color=palette.MUTED, linewidth=1.2)
    for place, (value, old) in enumerate(zip(outputs, former, strict=True)):
        middle, tall = BARS + (place + 0.5) * step, TALL * float(value)
        paint = colour if value == outputs.max() else palette.MUTED
        ax.add_patch(Rectangle((middle - 0.36 * step, floor), 0.72 * step, tall, color=paint, linewidth=0))
        level = floor + TALL * float(old)
        if old != value:
            ax.plot([middle - 0.23, middle + 0.23], [level, level], color=palette.INK, linewidth=1.8, zorder=6)
        write(ax, middle, floor + TALL * max(value, old) + 0.15, f"{value:.2f}", size=VALUES, color=paint)
        write(ax, middle, floor - 0.2, str(place), size=NORMAL)


def _misses(ax: Axes, outputs: nn.Array, target: nn.Array, floor: float) -> None:
    """Draw for each output a square as wide as its miss, an inch and a fifth being a miss of 1."""
    left = LEFT
    for place, miss in enumerate(np.abs(outputs - target)):
        slot, side = (1.3 if target[place] else 0.6), 1.25 * miss
        middle = left + slot / 2
        ax.add_patch(Rectangle((middle - side / 2, floor), side, side, color=palette.ORANGE, linewidth=0))
        write(ax, middle, floor - 0.17, str(place), size=NORMAL)
        left += slot
    ax.plot([LEFT, left], [floor, floor], color=palette.MUTED, linewidth=1.2)


def _slopes(ax: Axes, slopes: Layers, bottom: float) -> None:
    """Show the way in which each weight of the first layer is to be turned, one picture for each hidden neuron."""
    wishes = -slopes[0][0].reshape(-1, SIDE, SIDE)
    limit, tile, gap = float(np.quantile(np.abs(wishes), 0.99)), 0.77, 0.07
    for place, wish in enumerate(wishes):
        row, column = divmod(place, 8)
        left = LEFT + column * (tile + gap) + 0.02
        picture(ax, signed_colours(wish, limit), left, bottom + (1 - row) * (tile + gap), tile)


def _directions(slopes: Layers) -> dict[str, Fact]:
    """Count the dials by the way in which they are to be turned."""
    flat = np.concatenate([np.ravel(part) for pair in slopes for part in pair])
    return {
        "dials": nn.parameters(*LAYERS),
        "tiles": len(slopes[0][0]),
        "side": SIDE,
        "up": int(np.count_nonzero(flat < 0)),
        "down": int(np.count_nonzero(flat > 0)),
        "level": int(np.count_nonzero(flat == 0)),
        "steepest": float(np.abs(flat).max()),
    }
