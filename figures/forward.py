"""Figures of "The whole network as one function": numbers go in, parameters stand, numbers come out."""

from collections.abc import Mapping
from itertools import product

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch
from matplotlib.text import Text

from clawdemy_site.figures import Fact, Motion, animation, figure, palette
from digits_data import LAYERS, Digits, example_digit, held_out_digits, load_network
from drawing import arrow, canvas, picture
from nn import Array, Network, forward, neurons, parameters, relu
from plots import BIG, NORMAL, SMALL, bars, tallest, written
from small_network import SMALL_INPUT, SMALL_NETWORK, small_changes, small_parts

DIALS = 24
ARRIVES, LEAVES, RUNS, SUMS, SQUISHES = 0.2, (0.7, 2.6), 0.7, 0.7, 1.2
"""Seconds: the inputs appear, the two layers start; after a start a dot's run, the sum, the squish."""


def _card(ax: Axes, left: float, bottom: float, width: float, height: float) -> None:
    """Draw a soft box with round corners; sizes in inches."""
    style = "round,pad=0,rounding_size=0.16"
    box = FancyBboxPatch((left, bottom), width, height, boxstyle=style)
    box.set(facecolor=palette.PANEL, edgecolor=palette.MUTED, linewidth=1.2)
    ax.add_patch(box)


def _input(ax: Axes, at: tuple[float, float], value: float) -> Text:
    """Draw an input neuron with its activation inside, and give the activation back."""
    ax.add_patch(Circle(at, 0.48, facecolor=palette.PANEL, edgecolor=palette.MUTED, linewidth=1.2))
    return ax.text(*at, written(value), fontsize=BIG, weight="bold", color=palette.INK, ha="center", va="center")


def _dial(ax: Axes, x: float, y: float, setting: float) -> None:
    """Draw one knob whose pointer stands straight up at 0 and turns right for positive settings."""
    angle = np.pi / 2 - 0.75 * np.pi * np.clip(setting, -1, 1)
    ax.add_patch(Circle((x, y), 0.19, facecolor=palette.PAPER, edgecolor=palette.MUTED, linewidth=1.2, zorder=2))
    tip = (x + 0.17 * np.cos(angle), y + 0.17 * np.sin(angle))
    ax.plot([x, tip[0]], [y, tip[1]], color=palette.BLUE, linewidth=2.4, solid_capstyle="round", zorder=3)


def _dials(ax: Axes, network: Network, left: float, bottom: float) -> None:
    """Show some parameters, spread evenly over all of them, as two rows of dials; ±1 is as far as they turn."""
    settings = np.concatenate([np.ravel(part) for pair in network for part in pair])
    shown = settings[np.linspace(0, len(settings) - 1, DIALS).astype(int)]
    for (row, column), setting in zip(product(range(2), range(DIALS // 2)), shown, strict=True):
        _dial(ax, left + 0.5 * column, bottom + 0.5 * (1 - row), setting)


@figure(
    caption="The whole network is one function: {inputs} numbers in, {outputs} numbers out. What it does with them is "
    "set by {parameters:,} dials, the weights and biases ({drawn} of them are drawn). The digit is a "
    "real one, scaled up to 28 × 28.",
    alt="From top to bottom: a picture of a handwritten {label}, labelled x, {inputs} numbers in; an arrow into a box "
    "labelled f of x with parameters w and b, which holds {parameters:,} dials, {weights:,} weights and {biases} "
    "biases; an arrow out to ten bars, {outputs} numbers out. The tallest bar, {tallest:.2f}, stands for {answer}.",
    size=(7.2, 7.2),
    uses=("optdigits",),
)
def one_function(fig: Figure) -> Mapping[str, Fact]:
    """Draw the network as a box with dials between a digit and ten outputs."""
    digit, network = example_digit(), load_network().trained
    outputs = forward(digit.inputs, network)[-1][0]
    biases = neurons(*LAYERS[1:])
    ax = canvas(fig)
    picture(ax, digit.inputs.reshape(28, 28), 2.75, 5.4, 1.7)
    ax.text(4.65, 6.4, "x", fontsize=BIG, style="italic", weight="bold", color=palette.INK, va="center")
    ax.text(4.65, 6.0, f"{LAYERS[0]} numbers in", fontsize=NORMAL, color=palette.INK, va="center")
    arrow(ax, (3.6, 5.35), (3.6, 4.85), palette.MUTED)
    _card(ax, 0.35, 2.5, 6.5, 2.3)
    ax.text(3.6, 4.4, "f(x; w, b)", fontsize=BIG + 3, weight="bold", color=palette.INK, ha="center", va="center")
    _dials(ax, network, 0.85, 3.25)
    ax.text(
        3.6,
        2.74,
        f"{parameters(*LAYERS):,} dials: {parameters(*LAYERS) - biases:,} weights w and {biases} biases b",
        fontsize=NORMAL,
        color=palette.INK,
        ha="center",
        va="center",
    )
    arrow(ax, (3.6, 2.45), (3.6, 1.95), palette.MUTED)
    ax.text(4.0, 2.15, f"{LAYERS[-1]} numbers out", fontsize=NORMAL, color=palette.INK, va="center")
    bars(ax, outputs, (0.5, 0.42, 6.4, 1.0), tallest(outputs, palette.BLUE))
    return {
        "inputs": LAYERS[0],
        "outputs": LAYERS[-1],
        "parameters": parameters(*LAYERS),
        "weights": parameters(*LAYERS) - biases,
        "biases": biases,
        "drawn": DIALS,
        "label": int(digit.labels[0]),
        "answer": int(np.argmax(outputs)),
        "tallest": float(outputs.max()),
        "sum": float(outputs.sum()),
    }


def _edge(ax: Axes, start: tuple[float, float], end: tuple[float, float], weight: float) -> None:
    """Draw a connection with its weight: blue and solid if positive, orange and dashed if not, wider if larger."""
    colour, style = (palette.BLUE, "-") if weight > 0 else (palette.ORANGE, (0, (4, 2)))
    ax.plot(*zip(start, end, strict=True), color=colour, linewidth=1 + 3 * abs(weight), linestyle=style, zorder=1)
    spot = 0.7 * np.array(start) + 0.3 * np.array(end)
    halo = {"boxstyle": "round,pad=0.15", "facecolor": palette.PAPER, "edgecolor": "none"}
    sign = "+" if weight > 0 else ""
    words = sign + written(weight)
    ax.text(spot[0], spot[1], words, fontsize=NORMAL, color=colour, ha="center", va="center", bbox=halo)


def _neuron_card(ax: Axes, at: tuple[float, float], title: str, terms: list[float], value: float) -> list[Text]:
    """Draw a computed neuron as a card: its name, its sum with the bias as last term, and what ReLU makes of it.

    Returns:
        The three lines of text.
    """
    x, y = at
    ink = palette.INK if value > 0 else palette.MUTED
    _card(ax, x - 1.65, y - 0.75, 3.3, 1.5)
    total = " + ".join(written(term) for term in terms).replace("+ −", "− ") + f" = {written(sum(terms))}"
    lines = (
        (0.47, title, SMALL, "normal", palette.MUTED),
        (0.1, total, SMALL, "normal", palette.INK),
        (-0.37, f"ReLU → {written(value)}", BIG, "bold", ink),
    )
    return [
        ax.text(x, y + rise, words, fontsize=size, weight=weight, color=colour, ha="center", va="center")
        for rise, words, size, weight, colour in lines
    ]


def _send(ax: Axes, motion: Motion, start: tuple[float, float], end: tuple[float, float], at: float) -> None:
    """Let a dot run down a connection; the still is without it."""
    (dot,) = ax.plot(*end, "o", color=palette.TEAL, markersize=15, zorder=4)
    motion.during(dot, start=at, end=at + RUNS)
    motion.move(dot, times=(at, at + RUNS), x=(start[0], end[0]), y=(start[1], end[1]))


@animation(
    caption="One forward pass, every number on it, layer after layer. A neuron adds up its inputs times the weights on "
    "the lines, then its bias (the last term of its sum); ReLU turns what is negative into 0.",
    alt="Moving: at first the network has weights and biases only. The inputs appear, dots run from those that are not "
    "0 to both hidden neurons, whose sums appear, then what ReLU makes of them. Dots run on from the first hidden "
    "neuron alone, as the second holds 0, and the outputs follow in the same way. At the end every number stands: a "
    "network of {sizes[0]} inputs, {sizes[1]} hidden neurons and {sizes[2]} outputs, top to bottom. "
    "Inputs {x[0]:g}, {x[1]:g}, {x[2]:g}. "
    "First hidden neuron: weights {h1_weights}, bias {h1_bias}, sum {z1[0]:.1f}, ReLU gives {hidden[0]:.1f}. Second: "
    "weights {h2_weights}, bias {h2_bias}, sum {h2_sum}, ReLU gives {hidden[1]:g}. First output: weights {o1_weights}, "
    "bias {o1_bias}, sum {z2[0]:.2f}, ReLU gives {out[0]:.2f}. Second output: weights {o2_weights}, "
    "bias {o2_bias}, sum {o2_sum}, ReLU gives {out[1]:g}.",
    size=(7.2, 8.5),
)
def forward_pass(fig: Figure, motion: Motion) -> Mapping[str, Fact]:
    """Draw the small network, its numbers appearing as they are computed."""
    ax = canvas(fig)
    rows = [[(x, 7.5) for x in (1.0, 3.6, 6.2)], [(1.85, 4.55), (5.35, 4.55)], [(1.85, 1.05), (5.35, 1.05)]]
    activations = forward(SMALL_INPUT, SMALL_NETWORK, relu)
    for place, (at, value) in enumerate(zip(rows[0], SMALL_INPUT, strict=True), start=1):
        motion.appear(_input(ax, at, value), at=ARRIVES)
        ax.text(at[0], 8.25, f"input {place}", fontsize=SMALL, color=palette.MUTED, ha="center", va="center")
    sums: list[float] = []
    for depth, (weights, biases) in enumerate(SMALL_NETWORK):
        for j, (x, y) in enumerate(rows[depth + 1]):
            terms = [*(np.array(weights[j]) * activations[depth]).tolist(), biases[j]]
            sums.append(sum(terms))
            title = f"{('hidden neuron', 'output')[depth]} {j + 1}, bias {written(biases[j])}"
            _, total, squished = _neuron_card(ax, (x, y), title, terms, activations[depth + 1][j])
            motion.appear(total, at=LEAVES[depth] + SUMS)
            motion.appear(squished, at=LEAVES[depth] + SQUISHES)
            for i, (above_x, above_y) in enumerate(rows[depth]):
                spread = 0.55 * (i - (len(rows[depth]) - 1) / 2)
                start = (above_x, above_y - (0.75 if depth else 0.48))
                _edge(ax, start, (x + spread, y + 0.77), weights[j][i])
                if activations[depth][i]:
                    _send(ax, motion, start, (x + spread, y + 0.77), LEAVES[depth])
    return {
        "x": activations[0].tolist(),
        "z1": sums[:2],
        "hidden": activations[1].tolist(),
        "z2": sums[2:],
        "out": activations[2].tolist(),
        "h2_sum": written(sums[1]),
        "o2_sum": written(sums[3]),
        **small_parts(),
        **small_changes(),
    }


def _random_on_held_out() -> Mapping[str, Fact]:
    """Count what the random setting says of the held-out digits: which answers, and how often it is right."""
    unseen, network = held_out_digits(), load_network().start
    answers = np.argmax(forward(unseen.inputs, network)[-1], axis=1)
    favourite = int(np.bincount(answers).argmax())
    return {
        "random_favourite": favourite,
        "random_favourite_times": int(np.count_nonzero(answers == favourite)),
        "random_right": int(np.count_nonzero(answers == unseen.labels)),
        "favourite_labels": int(np.count_nonzero(unseen.labels == favourite)),
    }


@figure(
    caption="The same picture, the same architecture, three settings of the {parameters:,} parameters. Only the "
    "trained setting reads the {label}: the ability lives in the values. The digit is a real one, scaled up to "
    "28 × 28.",
    alt="The ten outputs for one handwritten {label}, three times. All parameters zero: every output is "
    "{zero:.2f}. Random parameters: outputs between {random_low:.2f} and {random_high:.2f}, the tallest at "
    "{random_answer}. Trained parameters: {trained_tallest:.2f} at {trained_answer}, every other at most "
    "{trained_second:.2f}.",
    size=(7.2, 8.0),
    uses=("optdigits",),
)
def three_settings(fig: Figure) -> Mapping[str, Fact]:
    """Draw the outputs for one digit under zero, random and trained parameters."""
    digit, made = example_digit(), load_network()
    zero = [(np.zeros_like(weights), np.zeros_like(biases)) for weights, biases in made.trained]
    outputs = [forward(digit.inputs, network)[-1][0] for network in (zero, made.start, made.trained)]
    titles = ("All parameters 0: no opinion", "Random parameters: noise", "Trained parameters: an answer")
    ax = canvas(fig)
    picture(ax, digit.inputs.reshape(28, 28), 0.4, 6.65, 1.15)
    ax.text(1.8, 7.4, f"One picture of a {digit.labels[0]} goes in.", fontsize=BIG, weight="bold", color=palette.INK)
    ax.text(
        1.8, 6.95, f"Three settings of {parameters(*LAYERS):,} parameters answer:", fontsize=NORMAL, color=palette.INK
    )
    colours = [[palette.MUTED] * 10, [palette.MUTED] * 10, tallest(outputs[2], palette.BLUE)]
    for row, (values, title, paint) in enumerate(zip(outputs, titles, colours, strict=True)):
        bottom = 4.65 - 2.1 * row
        ax.text(0.4, bottom + 1.48, title, fontsize=NORMAL, weight="bold", color=palette.INK, va="center")
        bars(ax, values, (0.5, bottom, 6.4, 1.0), paint)
    return {
        "parameters": parameters(*LAYERS),
        "label": int(digit.labels[0]),
        "zero": float(outputs[0][0]),
        "random_low": float(outputs[1].min()),
        "random_high": float(outputs[1].max()),
        "random_answer": int(np.argmax(outputs[1])),
        "trained_tallest": float(outputs[2].max()),
        "trained_second": float(np.sort(outputs[2])[-2]),
        "trained_answer": int(np.argmax(outputs[2])),
        **_random_on_held_out(),
    }


def _verdict(ax: Axes, digit: Digits, answer: int, left: float, bottom: float) -> None:
    """Show one digit with what the network says, and what was meant if that is something else."""
    meant = int(digit.labels[0])
    picture(ax, digit.inputs.reshape(28, 28), left, bottom, 1.0)
    said = f"says {answer}" if answer == meant else f"says {answer}, is {meant}"
    colour = palette.GREEN if answer == meant else palette.RED
    ax.text(left + 0.5, bottom - 0.09, said, fontsize=NORMAL, color=colour, ha="center", va="top")


def _counts(shares: Array, total: int) -> list[int]:
    """Turn shares of a number of digits into counts."""
    counts: list[int] = np.rint(shares * total).astype(int).tolist()
    return counts


@figure(
    caption="Digits that the network never saw in training, scaled up to 28 × 28. It names {right} of {total} rightly "
    "({share:.1f} %); ten of those stand above, all {wrong} misses below.",
    alt="Above, ten handwritten digits, one each of 0 to 9, all named rightly. Below, the {wrong} of {total} held-out "
    "digits that the network names wrongly: {misses}.",
    size=(7.2, 5.8),
    uses=("optdigits",),
)
def held_out(fig: Figure) -> Mapping[str, Fact]:
    """Show held-out digits with the trained network's answers."""
    unseen = held_out_digits()
    made = load_network()
    outputs = forward(unseen.inputs, made.trained)[-1]
    answers = np.argmax(outputs, axis=1)
    is_right = answers == unseen.labels
    firsts = [np.flatnonzero(is_right & (unseen.labels == label))[0] for label in range(10)]
    misses = np.flatnonzero(~is_right)
    ax = canvas(fig)
    heads = ((5.52, f"Right: {is_right.sum()} of {len(unseen)}, ten of them"), (1.88, f"Wrong: all {len(misses)}"))
    for y, head in heads:
        ax.text(0.4, y, head, fontsize=NORMAL, weight="bold", color=palette.INK, va="center")
    for place, which in enumerate(firsts):
        row, column = divmod(place, 5)
        _verdict(ax, unseen.take(np.array([which])), answers[which], 0.4 + 1.35 * column, 4.28 - 1.45 * row)
    for column, which in enumerate(misses):
        _verdict(ax, unseen.take(np.array([which])), answers[which], 0.4 + 1.35 * column, 0.62)
    return {
        "right": int(is_right.sum()),
        "wrong": len(misses),
        "total": len(unseen),
        "share": 100 * float(is_right.mean()),
        "misses": ", ".join(f"a {unseen.labels[i]} taken for a {answers[i]}" for i in misses),
        "first_miss": [int(unseen.labels[misses[0]]), int(answers[misses[0]])],
        "first_miss_outputs": outputs[misses[0]].tolist(),
        "right_by_seed": _counts(made.seed_accuracies, len(unseen)),
        "right_by_seed_in_file_order": _counts(made.file_order_accuracies, len(unseen)),
    }
