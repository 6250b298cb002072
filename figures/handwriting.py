"""Threes as numbers: how much two of them differ, what a small move does, and what a trained network makes of it."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from clawdemy_site.figures import Fact, figure, palette
from digits_data import example_digit, held_out_digits, load_digits, load_network, training_digits
from drawing import BODY, SMALL, brightness_colour, canvas, ink_on, picture, signed_colours, write
from neighbours import shifted
from nn import Array, accuracy, forward, shift_changes

THREES = (235, 317, 585, 569)
"""Four threes among the training digits, as unlike each other as handwriting is."""

ROW = 2
"""The row whose numbers are printed, counted from 0."""

MOVES = (1, 2, 3)
FARTHEST = 4


@figure(
    caption="Four real threes, and the numbers of one row of each. Everyone reads the same digit; no two of the four "
    "rows agree.",
    alt="Four handwritten threes of {side} by {side} pixels, one below the other, white ink on black. In each, row "
    "{row} from the top is outlined, and its {side} numbers stand beside it. First: {first}. Second: {second}. Third: "
    "{third}. Fourth: {fourth}. Of the {pixels} pixels, {same} hold the same number in all four pictures, and "
    "{same_blank} of these are 0.",
    size=(5.6, 6.0),
    uses=("optdigits",),
)
def four_threes(fig: Figure) -> dict[str, Fact]:
    """Draw four threes with one row of each written out."""
    axes = canvas(fig)
    threes = training_digits().take(np.array(THREES))
    for place, grid in enumerate(threes.grids):
        _with_row(axes, grid, 4.6 - 1.48 * place)
    same = (threes.grids == threes.grids[0]).all(axis=0)
    rows = [", ".join(_number(value) for value in grid[ROW]) for grid in threes.grids]
    everything = load_digits()
    all_threes = everything.grids[everything.labels == threes.labels[0]]
    return {
        "label": int(threes.labels[0]),
        "side": len(same),
        "pixels": same.size,
        "row": ROW + 1,
        **dict(zip(("first", "second", "third", "fourth"), rows, strict=True)),
        "same": int(same.sum()),
        "same_blank": int((same & (threes.grids[0] == 0)).sum()),
        "threes": len(all_threes),
        "different": len(np.unique(all_threes.reshape(len(all_threes), -1), axis=0)),
        "digits": len(everything),
    }


def _number(value: float) -> str:
    return f"{value:.0f}" if value in (0.0, 1.0) else f"{value:.2f}"


def _with_row(axes: Axes, grid: Array, bottom: float) -> None:
    left, width, strip, cell = 0.1, 1.28, 1.62, 0.485
    picture(axes, grid, left, bottom, width)
    pixel = width / len(grid)
    low = bottom + width - (ROW + 1) * pixel
    middle = low + pixel / 2
    outline: dict[str, Any] = {"fill": False, "edgecolor": palette.ORANGE, "linewidth": 2.6, "zorder": 5}
    axes.plot([left + width, strip], [middle, middle], color=palette.ORANGE, linewidth=1.6, zorder=4)
    axes.add_patch(Rectangle((left, low), width, pixel, **outline))
    edge: dict[str, Any] = {"edgecolor": palette.MUTED, "linewidth": 0.8, "zorder": 2}
    for col, value in enumerate(grid[ROW]):
        corner = (strip + col * cell, middle - cell / 2)
        axes.add_patch(Rectangle(corner, cell, cell, facecolor=brightness_colour(value), **edge))
        write(axes, corner[0] + cell / 2, middle, _number(value), size=SMALL, color=ink_on(value))
    axes.add_patch(Rectangle((strip, middle - cell / 2), len(grid) * cell, cell, **outline))


@figure(
    caption="The same {label}, moved to the right by {moves[0]}, {moves[1]} and {moves[2]} of {side} columns. Blue "
    "marks every pixel whose number is no longer what it was: {changes[0]}, {changes[1]} and {changes[2]} of "
    "{pixels}. The digit is a real one, scaled up to 28 × 28.",
    alt="A handwritten {label} of {side} by {side} pixels, as it was and moved to the right by {moves[0]}, {moves[1]} "
    "and {moves[2]} columns. Under each moved picture the pixels that changed are blue: {changes[0]}, {changes[1]} "
    "and {changes[2]} of {pixels}. They cover everything near the ink; {kept[0]}, {kept[1]} and {kept[2]} pixels kept "
    "their number, most of them blank background.",
    size=(5.6, 3.7),
    uses=("optdigits",),
)
def moved(fig: Figure) -> dict[str, Fact]:
    """Draw a digit moved sideways, and under it the pixels whose number changed."""
    axes = canvas(fig)
    digit = example_digit()
    image = digit.inputs.reshape(28, 28)
    blue = signed_colours(np.ones(1), 1.0)[0]
    width, lefts = 1.25, [0.1 + 1.38 * place for place in range(len(MOVES) + 1)]
    picture(axes, image, lefts[0], 2.05, width)
    write(axes, lefts[0] + width / 2, 3.5, "as it was")
    write(axes, lefts[0] + width / 2, 1.5, "pixels", "that", "changed")
    changes = [shift_changes(image, columns) for columns in MOVES]
    for left, columns, count in zip(lefts[1:], MOVES, changes, strict=True):
        after = shifted(image, columns)
        write(axes, left + width / 2, 3.5, f"{columns} to the right" if columns == 1 else f"{columns}")
        picture(axes, after, left, 2.05, width)
        picture(axes, (after != image)[..., np.newaxis] * blue, left, 0.6, width)
        write(axes, left + width / 2, 0.3, str(count), weight="bold")
    return {
        "label": int(digit.labels[0]),
        "side": len(image),
        "pixels": image.size,
        "changes": changes,
        "kept": [image.size - count for count in changes],
        "inked": int(np.count_nonzero(image)),
        "moves": list(MOVES),
    }


@figure(
    caption="How many of {total} held-out digits our trained network names rightly, when they come as in training, "
    "moved to the right, or with black and white swapped. The samples are as easy to read for you in every row.",
    alt="Six bars, each beside a sample {label}. Pictures as in training: {rights[0]} of {total} named rightly. Moved "
    "to the right by 1 column: {rights[1]}; by 2: {rights[2]}; by 3: {rights[3]}; by 4: {rights[4]}. Black and white "
    "swapped: {swapped}.",
    size=(5.6, 6.0),
    uses=("optdigits",),
)
def unfamiliar(fig: Figure) -> dict[str, Fact]:
    """Draw how the trained network fares on pictures unlike those that it learned from."""
    axes = canvas(fig)
    unseen, sample = held_out_digits(), example_digit().inputs.reshape(28, 28)
    images = unseen.inputs.reshape(-1, 28, 28)
    columns = range(FARTHEST + 1)
    words = ["as in training", "1 column to the right", *(f"{count} columns" for count in columns[2:])]
    rows = [(shifted(images, count), shifted(sample, count), word) for count, word in zip(columns, words, strict=True)]
    rows.append((1 - images, 1 - sample, "black and white swapped"))
    rights = []
    for place, (changed, shown, word) in enumerate(rows):
        outputs = forward(changed.reshape(len(unseen), -1), load_network().trained)[-1]
        rights.append(round(len(unseen) * accuracy(outputs, unseen.labels)))
        _count(axes, 5.07 - 0.98 * place, shown, word, (rights[-1], len(unseen)))
    kept = shifted(images, MOVES[-1]).sum(axis=(1, 2)) / images.sum(axis=(1, 2))
    return {
        "label": int(example_digit().labels[0]),
        "total": len(unseen),
        "rights": rights[:-1],
        "swapped": rights[-1],
        "least_kept": 100 * float(kept.min()),
    }


def _count(axes: Axes, bottom: float, shown: Array, words: str, right: tuple[int, int]) -> None:
    """Show a sample picture with what was done to it, and a bar that is as long as the share of right answers."""
    left, full = 1.15, 3.6
    picture(axes, shown, 0.1, bottom, 0.82)
    write(axes, left, bottom + 0.64, words, ha="left")
    axes.add_patch(Rectangle((left, bottom + 0.1), full, 0.3, facecolor=palette.PANEL, edgecolor="none", zorder=1))
    axes.add_patch(
        Rectangle((left, bottom + 0.1), full * right[0] / right[1], 0.3, facecolor=palette.BLUE, linewidth=0, zorder=2)
    )
    write(axes, left + full + 0.42, bottom + 0.25, str(right[0]), size=BODY, weight="bold")
