"""Figures of "What backpropagation is really doing": what outputs wish for, how a wish is granted, how it travels."""

from collections.abc import Mapping
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, Rectangle
from matplotlib.text import Text

import wishing
from backprop import output_wishes
from clawdemy_site.figures import Fact, Motion, animation, figure, palette
from drawing import canvas, sign_colour, signed
from nn import cost, one_hot
from plots import BIG, NORMAL, SMALL, written
from wishing import HIDDEN, LABEL, NAMES, OUTPUTS, PLACES, WEIGHTS

Point = tuple[float, float]

CHOSEN = PLACES.index(LABEL)
"""Whose wish is granted in three ways: the output that ought to be 1."""

RUNS, REST = 0.8, 0.4
LEAVES = (2.7, 0.3, 1.5)
"""Seconds: how long wishes run and how long the eye rests on what arrived; when each of the outputs sends its own, the
one with the largest wish first."""

COLUMNS, TOP, FOOT = (1.25, 3.6, 5.95), 6.75, 1.05
MARKS = ((0.25, 0.18, 0.12), (0.32, 0.25, 0.32), (0.12, 0.18, 0.25))
"""Where neurons stand, in inches, and how far up each output's lines their weights are written, clear of crossings."""


def wish_colour(wish: float) -> str:
    """Green for a wish to go up, red for one to go down."""
    return palette.GREEN if wish > 0 else palette.RED


def _pointer(ax: Axes, start: Point, end: Point, colour: str, *, is_hollow: bool = False) -> FancyArrowPatch:
    """Draw the arrow of a wish; a hollow one is a wish that no dial can grant."""
    style = "simple,head_length=12,head_width=18,tail_width=8"
    pointer = FancyArrowPatch(start, end, arrowstyle=style, shrinkA=0, shrinkB=0, linewidth=1.8, zorder=3)
    pointer.set(edgecolor=colour, facecolor=palette.PAPER if is_hollow else colour)
    ax.add_patch(pointer)
    return pointer


@figure(
    caption="What the ten outputs for a picture of a {label} wish for: grey bars are the outputs, lines the targets, "
    "arrows lead from one to the other. A wish is twice the gap, with a sign.",
    alt="Ten grey bars for the outputs 0 to 9. The bar of 3 is {low:g} high and its target is 1; a long arrow points "
    "up, and below stands its wish, {up}. The bar of 4 is {high:g} high and its target 0; a long arrow points down, "
    "wish {down}. The bar of 0 is {small:g} high; a short arrow points down, wish {small_down}. The other seven are "
    "0, want to be 0, and have no arrow.",
    size=(7.2, 5.2),
)
def at_the_output(fig: Figure) -> Mapping[str, Fact]:
    """Draw ten outputs, their targets, and arrows between them."""
    ax = canvas(fig)
    wishes = output_wishes(OUTPUTS, one_hot(LABEL)).tolist()
    left, step, floor, full = 1.15, 0.6, 1.75, 2.7
    for y, words in ((floor + full, "1"), (floor, "0")):
        ax.text(left - 0.12, y, words, fontsize=SMALL, color=palette.MUTED, ha="right", va="center")
    for y, words in ((1.42, "digit"), (0.95, "output"), (0.45, "wish")):
        ax.text(0.1, y, words, fontsize=NORMAL, color=palette.INK, va="center")
    ax.plot([left, left + 10 * step], [floor, floor], color=palette.MUTED, linewidth=1.2)
    for place, (value, wish) in enumerate(zip(OUTPUTS, wishes, strict=True)):
        x, wanted = left + (place + 0.5) * step, floor + full * (place == LABEL)
        ax.add_patch(Rectangle((x - 0.2, floor), 0.4, full * value, color=palette.GRID, linewidth=0))
        ax.plot([x - 0.24, x + 0.24], [wanted, wanted], color=palette.INK, linewidth=3.5, solid_capstyle="butt")
        ink = wish_colour(wish) if wish else palette.MUTED
        ax.text(x, 1.42, str(place), fontsize=NORMAL, color=palette.INK, ha="center", va="center", weight="bold")
        ax.text(x, 0.95, written(value), fontsize=SMALL, color=palette.INK, ha="center", va="center")
        words = signed(wish) if wish else "0"
        ax.text(
            x, 0.45, words, fontsize=SMALL, color=ink, ha="center", va="center", weight="bold" if wish else "normal"
        )
        if wish:
            _pointer(ax, (x, floor + full * value), (x, wanted), ink)
    return {
        "label": LABEL,
        "outputs": OUTPUTS,
        "wishes": wishes,
        "cost": cost(OUTPUTS, one_hot(LABEL)),
        "low": OUTPUTS[3],
        "high": OUTPUTS[4],
        "small": OUTPUTS[0],
        "up": signed(wishes[3]),
        "down": signed(wishes[4]),
        "small_down": signed(wishes[0]),
    }


def _row(ax: Axes, y: float, words: str, wish: float, *, is_hollow: bool = False) -> None:
    """Draw one number's wish as an arrow from a middle line: right is up, left is down."""
    zero, unit = 4.45, 1.15
    tip = zero + unit * wish
    ax.text(0.35, y, words, fontsize=NORMAL, color=palette.INK, va="center")
    _pointer(ax, (zero, y), (tip, y), wish_colour(wish), is_hollow=is_hollow)
    side = 1 if wish > 0 else -1
    style: dict[str, Any] = {"ha": "left" if wish > 0 else "right", "va": "center", "weight": "bold"}
    ax.text(tip + 0.08 * side, y, signed(wish, 2), fontsize=NORMAL, color=wish_colour(wish), **style)


@figure(
    caption="Three ways to grant the wish of output {label}. The bias gets the whole wish, each weight the wish times "
    "the activation that comes in, each activation the wish times its weight. A hollow arrow is only a wish.",
    alt="Arrows from a middle line, right for up and left for down, in three groups. The bias: {bias}. The weights, "
    "larger where more comes in: {weight_words}. The activations, hollow arrows, by size and sign of their "
    "weights: {activation_words}.",
    size=(7.2, 6.6),
)
def three_ways(fig: Figure) -> Mapping[str, Fact]:
    """Draw what one output asks of its bias, its weights and the activations before it."""
    ax = canvas(fig)
    wish = float(wishing.wishes_of_outputs()[CHOSEN])
    of_weights, of_activations = ([wish * value for value in values] for values in (HIDDEN, WEIGHTS[CHOSEN]))
    ax.plot([4.45, 4.45], [0.2, 6.05], color=palette.MUTED, linewidth=1.2, zorder=1)
    for y, title in ((6.3, "1. Its bias"), (4.95, "2. Its weights"), (2.5, "3. The activations before it")):
        ax.text(0.1, y, title, fontsize=NORMAL, weight="bold", color=palette.INK, va="center")
    _row(ax, 5.7, "bias", wish)
    for place, name in enumerate(NAMES):
        y = 0.62 * place
        _row(ax, 4.35 - y, f"from {name}, which is {written(HIDDEN[place])}", of_weights[place])
        words = f"{name}, weight {signed(WEIGHTS[CHOSEN][place])}"
        _row(ax, 1.85 - y, words, of_activations[place], is_hollow=True)
    return {
        "label": LABEL,
        "wish": wish,
        "bias": signed(wish, 2),
        "hidden": list(HIDDEN),
        "of_weights": of_weights,
        "of_activations": of_activations,
        "weight_words": ", ".join(
            f"{signed(wished, 2)} from {name}, which holds {written(value)}"
            for wished, name, value in zip(of_weights, NAMES, HIDDEN, strict=True)
        ),
        "activation_words": ", ".join(f"{name} {signed(v, 2)}" for name, v in zip(NAMES, of_activations, strict=True)),
    }


def _card(ax: Axes, at: Point, size: Point) -> None:
    """Draw a soft box with round corners around a point."""
    (x, y), (width, height) = at, size
    style = "round,pad=0,rounding_size=0.14"
    box = FancyBboxPatch((x - width / 2, y - height / 2), width, height, boxstyle=style)
    box.set(facecolor=palette.PANEL, edgecolor=palette.MUTED, linewidth=1.2, zorder=2)
    ax.add_patch(box)


def _line(ax: Axes, at: Point, words: str, colour: str = palette.INK, size: float = NORMAL) -> Text:
    """Write one centred line; what is large is bold."""
    text = ax.text(*at, words, fontsize=size, color=colour, ha="center", va="center", zorder=5)
    text.set_fontweight("bold" if size == BIG else "normal")
    return text


def _connection(ax: Axes, bottom: Point, top: Point, weight: float, share: float) -> None:
    """Draw a connection with its weight written on it, some way up."""
    style = "-" if weight > 0 else (0, (4, 2))
    colour = sign_colour(weight)
    ax.plot(*zip(bottom, top, strict=True), color=colour, linewidth=1 + 3 * abs(weight), linestyle=style, zorder=1)
    spot = (bottom[0] + share * (top[0] - bottom[0]), bottom[1] + share * (top[1] - bottom[1]))
    mark = _line(ax, spot, signed(weight), colour, SMALL)
    mark.set_bbox({"boxstyle": "round,pad=0.1", "facecolor": palette.PAPER, "edgecolor": "none"})


def _send(ax: Axes, motion: Motion, way: tuple[Point, Point], wish: float, at: float) -> None:
    """Let a wish run back along a connection as an arrow-head that points up or down; the still is without it."""
    start, end = way
    (mark,) = ax.plot(*end, "^" if wish > 0 else "v", color=wish_colour(wish), markersize=17, zorder=6)
    motion.during(mark, start=at, end=at + RUNS)
    motion.move(mark, times=(at, at + RUNS), x=(start[0], end[0]), y=(start[1], end[1]))


def _output_card(ax: Axes, x: float, row: int, wish: float) -> None:
    """Draw an output neuron with its wish."""
    place = PLACES[row]
    _card(ax, (x, FOOT), (2.15, 1.6))
    _line(ax, (x, FOOT + 0.5), f"output {place}")
    _line(ax, (x, FOOT + 0.07), f"is {written(OUTPUTS[place])}, should be {int(place == LABEL)}", size=SMALL)
    _line(ax, (x, FOOT - 0.43), f"wish {signed(wish)}", wish_colour(wish), BIG)


def _hidden_card(ax: Axes, motion: Motion, x: float, column: int) -> None:
    """Draw a hidden neuron: the shares of the wishes appear as they arrive, and at last their sum."""
    _card(ax, (x, TOP), (2.15, 2.75))
    _line(ax, (x, TOP + 1.07), f"{NAMES[column]} is {written(HIDDEN[column])}")
    of_column = wishing.shares()[:, column].tolist()
    for row, share in enumerate(of_column):
        words = f"{signed(share, 2)} from {PLACES[row]}"
        note = _line(ax, (x, TOP + 0.6 - 0.46 * row), words, wish_colour(share))
        motion.appear(note, at=LEAVES[row] + RUNS, over=0.2)
    net = sum(of_column)
    total = _line(ax, (x, TOP - 1.0), f"wish {signed(net, 2)}", wish_colour(net), BIG)
    motion.appear(total, at=max(LEAVES) + RUNS + REST)


def _told(column: int) -> str:
    """Say in words how the shares at one hidden neuron add up."""
    of_column = wishing.shares()[:, column].tolist()
    parts = ", ".join(f"{signed(share, 2)} from {sender}" for share, sender in zip(of_column, PLACES, strict=True))
    return f"{NAMES[column]}: {parts}, together {signed(sum(of_column), 2)}."


@animation(
    caption="Wishes on their way back. Each output sends its wish times the weight to A, B and C; there the shares are "
    "added up. Outputs 3 and 4 agree at A and B, where their weights differ in sign, and quarrel at C.",
    alt="Moving: three output neurons stand at the bottom with their wishes, {wish_words}. One after another, output 3 "
    "first, they send arrow-heads up the lines to three hidden neurons A, B and C, and each share is noted there as it "
    "arrives. At the end the shares are added up. {net_words} Outputs 3 and 4 agree about A and B, and not about C.",
    size=(7.2, 8.6),
)
def flowing_back(fig: Figure, motion: Motion) -> Mapping[str, Fact]:
    """Draw the last layer of the small network, its wishes gathering in the layer before."""
    ax = canvas(fig)
    shares, wishes = wishing.shares().tolist(), wishing.wishes_of_outputs().tolist()
    for row, x in enumerate(COLUMNS):
        _output_card(ax, x, row, wishes[row])
        _hidden_card(ax, motion, x, row)
        for column, above in enumerate(COLUMNS):
            way = ((x + 0.6 * (column - 1), FOOT + 0.82), (above + 0.6 * (row - 1), TOP - 1.39))
            _connection(ax, *way, WEIGHTS[row][column], MARKS[row][column])
            _send(ax, motion, way, shares[row][column], LEAVES[row])
    told = (f"{signed(wish)} at output {place}" for wish, place in zip(wishes, PLACES, strict=True))
    return {
        **wishing.what_comes_of_it(),
        "wish_words": ", ".join(told),
        "net_words": " ".join(_told(column) for column in range(len(NAMES))),
    }
