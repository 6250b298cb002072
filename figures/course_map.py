"""The whole course in one picture: what each lesson gave, and how its piece joins the others in a training step."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch, Rectangle

from clawdemy_site.figures import Fact, figure, palette
from digits_data import LAYERS, SIDE, example_digit, load_network
from drawing import BODY, SMALL, arrow, canvas, picture, write
from nn import forward, neurons, parameters
from train_digits import BATCH, EPOCHS
from training_step import steps_in_all

WIDE, HIGH, LEFT, RIGHT = 2.55, 1.12, 0.1, 2.95
"""Width and height of a box, and the left edges of the two columns, in inches."""

FLOORS = (5.92, 4.47, 3.02, 1.57, 0.12)
"""The floors of the boxes, row by row from the top."""

Icon = Callable[[Axes, float, float], None]
"""Draws a small picture around a point, no more than 0.3 inches from it."""


def _digit(ax: Axes, x: float, y: float) -> None:
    picture(ax, example_digit().inputs.reshape(SIDE, SIDE), x - 0.3, y - 0.3, 0.6)


def _layers(ax: Axes, x: float, y: float) -> None:
    for column, count in enumerate((4, 3, 3, 2)):
        for place in range(count):
            centre = (x - 0.27 + 0.18 * column, y + 0.15 * (place - (count - 1) / 2))
            ax.add_patch(Circle(centre, 0.06, facecolor=palette.BLUE, edgecolor="none"))


def _dials(ax: Axes, x: float, y: float) -> None:
    for place, turn in enumerate((0.4, 2.2, 1.2, 2.8)):
        centre = np.array([x - 0.16 + 0.32 * (place % 2), y + 0.16 - 0.32 * (place // 2)])
        tip = centre + 0.11 * np.array([np.cos(turn), np.sin(turn)])
        ax.add_patch(Circle(tuple(centre), 0.13, facecolor=palette.PAPER, edgecolor=palette.BLUE, linewidth=1.4))
        ax.plot(*zip(centre, tip, strict=True), color=palette.BLUE, linewidth=2)


def _outputs(ax: Axes, x: float, y: float) -> None:
    for place, value in enumerate(forward(example_digit().inputs[0], load_network().trained)[-1]):
        corner = (x - 0.3 + 0.06 * place, y - 0.27)
        ax.add_patch(Rectangle(corner, 0.045, 0.03 + 0.5 * float(value), color=palette.BLUE, linewidth=0))


def _square(ax: Axes, x: float, y: float) -> None:
    ax.add_patch(Rectangle((x - 0.25, y - 0.25), 0.5, 0.5, color=palette.ORANGE, linewidth=0))


def _valley(ax: Axes, x: float, y: float) -> None:
    reach = np.linspace(-0.3, 0.3, 31)
    ax.plot(x + reach, y - 0.25 + 5.5 * reach**2, color=palette.ORANGE, linewidth=2.4)


def _ball(ax: Axes, x: float, y: float) -> None:
    _valley(ax, x, y)
    ax.plot([x - 0.2], [y + 0.04], "o", color=palette.INK, markersize=8)


def _walk(ax: Axes, x: float, y: float) -> None:
    _valley(ax, x, y)
    reach = np.array([-0.27, -0.2, -0.13, -0.07])
    ax.plot(x + reach, y - 0.25 + 5.5 * reach**2, "o-", color=palette.INK, markersize=5, linewidth=1.2)


def _back(ax: Axes, x: float, y: float) -> None:
    for rise in (-0.2, 0.0, 0.2):
        arrow(ax, (x + 0.28, y), (x - 0.28, y + rise), palette.PURPLE)


class Box(NamedTuple):
    """What one lesson, or two together, gave: where it stands, how it is named, and its small picture."""

    left: float
    row: int
    colour: str
    lessons: tuple[int, ...]
    title: str
    line: str
    icon: Icon


BOXES = (
    Box(LEFT, 0, palette.BLUE, (1,), "examples", "digits with labels", _digit),
    Box(LEFT, 1, palette.BLUE, (2,), "layers", f"{neurons(*LAYERS)} neurons", _layers),
    Box(LEFT, 2, palette.BLUE, (3,), "dials", f"{parameters(*LAYERS):,} numbers", _dials),
    Box(LEFT, 3, palette.BLUE, (4,), "function", "ten outputs", _outputs),
    Box(LEFT, 4, palette.ORANGE, (5,), "cost", "how wrong", _square),
    Box(RIGHT, 4, palette.ORANGE, (6,), "landscape", "cost as height", _ball),
    Box(RIGHT, 3, palette.PURPLE, (8, 9), "slopes", "wishes go back", _back),
    Box(RIGHT, 2, palette.ORANGE, (7,), "step", "downhill a little", _walk),
)
"""The boxes in the order of a training step; a colour is a part of the course."""


@figure(
    caption="The course in one picture. The numbers are lessons, the colours its three parts. Once around from the "
    "{dials:,} dials and back to them is one training step; our network went around {steps:,} times.",
    alt="Boxes in two columns, joined by arrows into a loop. Down the left column: lesson 1, examples, digits with "
    "labels; lesson 2, layers, {neurons} neurons; lesson 3, dials, {dials:,} numbers; lesson 4, function, ten outputs; "
    "lesson 5, cost, how wrong. To the right: lesson 6, landscape, cost as height. Up the right column: lessons 8 and "
    "9, slopes, wishes go back; lesson 7, step, downhill a little, from where an arrow leads back to the dials. Above "
    "the loop: lesson 10, once around is one training step.",
    size=(5.6, 7.2),
    uses=("optdigits",),
)
def whole(fig: Figure) -> Mapping[str, Fact]:
    """Draw the pieces of all lessons as one loop."""
    ax = canvas(fig)
    for box in BOXES:
        _draw(ax, box)
    _arrows(ax)
    steps = steps_in_all()
    middle = RIGHT + WIDE / 2
    _disc(ax, middle, FLOORS[0] + 0.75, 10, palette.PURPLE)
    write(ax, middle, FLOORS[0] + 0.32, "once around:", "one training step", size=BODY, weight="bold")
    write(ax, middle, FLOORS[1] + 0.95, f"{steps:,} times", size=BODY)
    return {
        "neurons": neurons(*LAYERS),
        "dials": parameters(*LAYERS),
        "steps": steps,
        "per_epoch": steps // EPOCHS,
        "batch": BATCH,
        "epochs": EPOCHS,
        "lessons": [lesson for box in BOXES for lesson in box.lessons],
    }


def _disc(ax: Axes, x: float, y: float, lesson: int, colour: str) -> None:
    ax.add_patch(Circle((x, y), 0.2, facecolor=colour, edgecolor="none", zorder=4))
    write(ax, x, y, str(lesson), size=SMALL, weight="bold", color=palette.PAPER)


def _draw(ax: Axes, box: Box) -> None:
    """Draw one box: number, title, a line and the small picture."""
    left, floor = box.left, FLOORS[box.row]
    frame = FancyBboxPatch((left, floor), WIDE, HIGH, boxstyle="round,pad=0,rounding_size=0.12")
    frame.set(facecolor=palette.PANEL, edgecolor=box.colour, linewidth=1.8)
    ax.add_patch(frame)
    head = floor + HIGH - 0.32
    for place, lesson in enumerate(box.lessons):
        _disc(ax, left + 0.3 + 0.45 * place, head, lesson, box.colour)
    write(ax, left + 0.15 + 0.45 * len(box.lessons), head, box.title, ha="left", size=BODY, weight="bold")
    write(ax, left + 0.12, floor + 0.26, box.line, ha="left", size=SMALL)
    box.icon(ax, left + WIDE - 0.4, floor + HIGH / 2 - 0.08)


def _arrows(ax: Axes) -> None:
    down, up, gap = LEFT + WIDE / 2, RIGHT + WIDE / 2, 0.04
    for above, below in pairwise(FLOORS):
        arrow(ax, (down, above - gap), (down, below + HIGH + gap))
    for below, above in ((FLOORS[4], FLOORS[3]), (FLOORS[3], FLOORS[2])):
        arrow(ax, (up, below + HIGH + gap), (up, above - gap))
    for start, end, floor in ((LEFT + WIDE, RIGHT, FLOORS[4]), (RIGHT, LEFT + WIDE, FLOORS[2])):
        arrow(ax, (start, floor + HIGH / 2), (end, floor + HIGH / 2))
