"""The squish: two activation functions, and what a bias does before them."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from clawdemy_site.figures import Fact, figure, palette
from drawing import SMALL, TITLE, signed, write
from nn import neuron, relu, sigmoid

REACH = 6.0
"""Curves are drawn from −6 to 6."""

WIDTH = 4.8
"""The width of the axes in inches."""

BIASES = (3.0, 0.0, -3.0)
BIAS_COLOURS = (palette.BLUE, palette.PURPLE, palette.ORANGE)

LABEL_ENDS = ((-3.7, "right"), (-0.7, "right"), (2.95, "left"))
"""Where the label of each bias ends or begins, and which of the two."""

SAME_SUM = 1.0
"""The weighted sum at which the three biases are compared."""


@figure(
    caption="Both squishes take any number. Sigmoid bends the whole line into the space between 0 and 1, with "
    "{mid:.1f} for 0; ReLU keeps what is positive, without a ceiling, and turns the rest to 0.",
    alt="Two curves over totals from −{reach:.0f} to {reach:.0f}. Sigmoid is an S: {low:.4f} at −{reach:.0f}, "
    "rising smoothly through exactly {mid:.1f} at 0 to {high:.4f} at {reach:.0f}, never touching 0 or 1. ReLU is flat "
    "at {relu_low:.0f} up to 0, then a straight line at 45 degrees, reaching {relu_high:.0f} at {reach:.0f}.",
    size=(5.6, 5.9),
)
def sigmoid_and_relu(fig: Figure) -> dict[str, Fact]:
    """Draw sigmoid with its midpoint marked, and ReLU at equal scale on both axes."""
    above = _axes(fig, 3.62, 2.1, (0.0, 0.5, 1.0), (-0.06, 1.12))
    below = _axes(fig, 0.65, WIDTH * (REACH + 0.5) / (2 * REACH), (0.0, 2.0, 4.0, 6.0), (-0.25, REACH + 0.25))
    inputs = np.linspace(-REACH, REACH, 121)
    mid = sigmoid(0.0)
    _asymptotes(above)
    above.plot(inputs, sigmoid(inputs), color=palette.BLUE, linewidth=3, clip_on=False, label="sigmoid")
    above.plot(0, mid, "o", color=palette.BLUE, markersize=9)
    write(above, 0.4, mid - 0.11, f"{mid:g} at 0", ha="left")
    write(above, 0.3 - REACH, 0.82, "sigmoid", ha="left", size=TITLE, weight="bold", color=palette.BLUE)
    corner = np.array([-REACH, 0.0, REACH])
    below.plot(corner, relu(corner), color=palette.PURPLE, linewidth=3, clip_on=False, label="ReLU")
    write(below, 0.3 - REACH, 4.9, "ReLU", ha="left", size=TITLE, weight="bold", color=palette.PURPLE)
    below.set_xlabel("total: weighted sum + bias", color=palette.MUTED, size=SMALL)
    return {
        "reach": REACH,
        "marks": above.get_xticks().tolist(),
        "mid": mid,
        "low": sigmoid(-REACH),
        "high": sigmoid(REACH),
        "relu_low": relu(-REACH),
        "relu_high": relu(REACH),
    }


def _axes(fig: Figure, bottom: float, height: float, marks: tuple[float, ...], limits: tuple[float, float]) -> Axes:
    """Lay axes across the figure, from −6 to 6, with grid lines in place of a frame."""
    wide, high = fig.get_size_inches()
    axes = fig.add_axes((0.56 / wide, bottom / high, WIDTH / wide, height / high))
    axes.set(xlim=(-REACH, REACH), ylim=limits, xticks=range(-6, 7, 2), yticks=marks)
    axes.set_yticklabels([f"{mark:g}" for mark in marks])
    axes.tick_params(length=0, labelsize=SMALL)
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.grid(color=palette.GRID)
    return axes


def _asymptotes(axes: Axes) -> None:
    for height in (0.0, 1.0):
        axes.axhline(height, color=palette.MUTED, linewidth=1, linestyle=(0, (4, 3)))


@figure(
    caption="One neuron with three biases. For the same weighted sum, here {same:.0f}, a higher bias gives a higher "
    "activation: it moves the whole curve to the left and leaves its shape alone.",
    alt="Three S-shaped curves of a neuron's activation against the weighted sum of its inputs, before the bias. They "
    "have one shape and differ by a shift. The curves reach {mid:.1f} at these weighted sums: {crossing_text}. Where "
    "the weighted sum is {same:.0f}, the activations are {values[0]:.2f}, {values[1]:.2f} and {values[2]:.2f}, in the "
    "same order.",
    size=(5.6, 4.2),
)
def bias_shift(fig: Figure) -> dict[str, Fact]:
    """Draw a neuron's activation against the weighted sum of its inputs, for three biases."""
    axes = _axes(fig, 0.65, 3.4, (0.0, 0.5, 1.0), (-0.06, 1.12))
    axes.set_xlabel("weighted sum, before the bias", color=palette.MUTED, size=SMALL)
    _asymptotes(axes)
    axes.plot([SAME_SUM, SAME_SUM], [0.0, 1.0], color=palette.MUTED, linewidth=1.2)
    sums = np.linspace(-REACH, REACH, 121)
    values = [neuron([SAME_SUM], [1.0], bias) for bias in BIASES]
    for bias, value, colour, (x, side) in zip(BIASES, values, BIAS_COLOURS, LABEL_ENDS, strict=True):
        axes.plot(sums, sigmoid(sums + bias), color=colour, linewidth=3, clip_on=False)
        axes.plot(SAME_SUM, value, "o", color=colour, markersize=9)
        write(axes, SAME_SUM - 0.25, value + 0.07, f"{value:.2f}", ha="right", color=colour, weight="bold")
        write(axes, x, 0.4, f"bias {_whole(bias)}", ha=side, color=colour, weight="bold")
    return {
        "same": SAME_SUM,
        "mid": sigmoid(0.0),
        "biases": list(BIASES),
        "crossings": [-bias for bias in BIASES],
        "crossing_text": ", ".join(f"{_whole(-bias)} with bias {_whole(bias)}" for bias in BIASES),
        "values": values,
    }


def _whole(value: float) -> str:
    return signed(value, 0) if value else "0"
