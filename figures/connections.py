"""Weighted connections: what reaches a neuron, and how strongly."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from clawdemy_site.figures import Fact, figure, palette
from drawing import canvas, plain_neuron, sign_colour, signed, write

WEIGHTS = (0.8, -0.5, 0.1, -0.3, 0.6)
"""One weight per input."""

SUBSCRIPTS = "₁₂₃₄₅"


@figure(
    caption="Every connection has a weight of its own. Thick lines count for much, thin ones for little; solid blue "
    "ones push the neuron up when their input is bright, dashed orange ones pull it down.",
    alt="{count} inputs, each joined by a line to one neuron. The weights on the lines are {text}. {positive} lines "
    "with positive weights are solid and blue, {negative} with negative weights dashed and orange; the thickest "
    "carries {strongest:+.1f}, the thinnest {weakest:+.1f}.",
    size=(5.6, 4.3),
)
def weighted(fig: Figure) -> dict[str, Fact]:
    """Draw five inputs and the weights with which they reach one neuron."""
    axes = canvas(fig)
    target = (4.75, 2.0)
    heights = [2.0 + 0.76 * (2 - place) for place in range(len(WEIGHTS))]
    for weight, y, subscript in zip(WEIGHTS, heights, SUBSCRIPTS, strict=True):
        _connect(axes, (0.55, y), target, weight)
        plain_neuron(axes, (0.55, y), 0.3, f"a{subscript}")
    plain_neuron(axes, target, 0.62, "")
    write(axes, target[0], target[1] + 0.11, "one", "neuron")
    write(axes, 0.55, 4.1, "inputs", color=palette.MUTED)
    write(axes, 2.13, 4.1, "weights", color=palette.MUTED)
    sizes = np.abs(WEIGHTS)
    return {
        "count": len(WEIGHTS),
        "weights": list(WEIGHTS),
        "text": ", ".join(signed(weight) for weight in WEIGHTS),
        "positive": sum(weight > 0 for weight in WEIGHTS),
        "negative": sum(weight < 0 for weight in WEIGHTS),
        "strongest": WEIGHTS[int(sizes.argmax())],
        "weakest": WEIGHTS[int(sizes.argmin())],
    }


def _connect(axes: Axes, start: tuple[float, float], end: tuple[float, float], weight: float) -> None:
    """Draw a line as thick as its weight, with the weight in a gap of the line."""
    style: dict[str, Any] = {"color": sign_colour(weight), "linewidth": 10 * abs(weight), "solid_capstyle": "butt"}
    style["linestyle"] = "-" if weight > 0 else (0, (2.2, 1.1))

    def along(share: float) -> tuple[float, float]:
        return (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))

    for first, last in ((0.0, 0.3), (0.45, 1.0)):
        axes.plot(*zip(along(first), along(last), strict=True), **style)
    write(axes, *along(0.375), signed(weight), color=sign_colour(weight), weight="bold")
