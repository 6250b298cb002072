"""Reading the output layer: ten numbers, of which the tallest is the answer and the next says how sure it is."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from clawdemy_site.figures import Fact, figure, palette
from drawing import SMALL, TITLE, canvas, write
from nn import ranked

CONFIDENT = (0.02, 0.01, 0.05, 0.92, 0.03, 0.04, 0.01, 0.02, 0.01, 0.02)
"""The outputs of the lessons' worked example, a clear 3."""

HESITANT = (0.02, 0.01, 0.03, 0.02, 0.45, 0.03, 0.02, 0.04, 0.03, 0.43)
"""Outputs made up for comparison: 4 before 9, by a hair."""


@figure(
    caption="Two sets of ten outputs. Above, {sure} stands alone and the answer is clear; below, {first} beats "
    "{second} by only {margin:.2f}, and the single answer would hide that. Both sets are made up for comparison.",
    alt="Two bar charts of ten outputs, one bar per digit. Above, the bar of {sure} reaches {sure_value:.2f} and the "
    "next highest, that of {sure_next}, {sure_next_value:.2f}. Below, two bars stand out, {first_value:.2f} for "
    "{first} and {second_value:.2f} for {second}; all others stay at or under {rest:.2f}.",
    size=(5.6, 5.0),
)
def confident_and_hesitant(fig: Figure) -> dict[str, Fact]:
    """Draw ten outputs with one clear winner, and ten with two that are nearly level."""
    axes = canvas(fig)
    sure, hesitant = ranked(CONFIDENT), ranked(HESITANT)
    first, second = hesitant[:2]
    _bars(axes, CONFIDENT, 2.7, {sure[0]: palette.BLUE})
    _bars(axes, HESITANT, 0.45, {first: palette.BLUE, second: palette.ORANGE})
    write(axes, 0.12, 4.75, f"Sure: {sure[0]}", ha="left", size=TITLE, weight="bold")
    write(axes, 0.12, 1.9, f"In two minds: {first} or {second}", ha="left", size=TITLE, weight="bold")
    return {
        "sure": sure[0],
        "sure_value": CONFIDENT[sure[0]],
        "sure_next": sure[1],
        "sure_next_value": CONFIDENT[sure[1]],
        "first": first,
        "first_value": HESITANT[first],
        "second": second,
        "second_value": HESITANT[second],
        "margin": HESITANT[first] - HESITANT[second],
        "rest": HESITANT[hesitant[2]],
        "digits": list(range(len(CONFIDENT))),
        "scores": list(CONFIDENT),
    }


def _bars(axes: Axes, outputs: tuple[float, ...], floor: float, colours: dict[int, str]) -> None:
    step, full = 0.55, 1.6
    for digit, value in enumerate(outputs):
        x, colour = 0.05 + (digit + 0.5) * step, colours.get(digit, palette.MUTED)
        axes.bar(x, value * full, width=0.36, bottom=floor, color=colour)
        stands_out = digit in colours
        style = {"weight": "bold", "color": colour} if stands_out else {"size": SMALL, "color": palette.MUTED}
        write(axes, x, floor + value * full + 0.15, f"{value:.2f}", **style)
        write(axes, x, floor - 0.2, str(digit), weight="bold" if stands_out else "normal")
    axes.plot([0.1, 5.5], [floor, floor], color=palette.MUTED, linewidth=1.0)
