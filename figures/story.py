"""Figures of the whole training run: what the network could do when, and what training wrote into its weights."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from clawdemy_site.figures import Fact, figure, palette
from digits_data import SIDE, held_out_digits, load_network
from drawing import TITLE, canvas, picture, signed, signed_colours, write
from nn import Array
from plots import NORMAL, SMALL, plot_style
from training_step import right_by_digit, steps_in_all

SHOWN = 20
"""How many of the epochs are drawn; after them little changes."""

MASTERED, HALF = 90.0, 50.0
"""From which percentage on a kind of digit counts as read, or as half read."""

NEURONS = (1, 5, 11, 14)
"""The first hidden neurons whose weights are shown, counted from 0."""

PIXEL = 294
"""The pixel of lesson 2, whose weight into one of those neurons the lesson names."""


@figure(
    caption="The first {shown} of {epochs} epochs. Above, the cost falls while the share of held-out digits named "
    "rightly rises. Below, the same share for each digit by itself: the fuller the blue, the more are right. The ten "
    "are not learned at the same time, and some are lost again for a while.",
    alt="Above, two curves over {shown} epochs. The cost falls from {costs[0]:.2f} to {costs[20]:.2f}; the share of "
    "held-out digits named rightly rises from {shares[0]:.2f} to {shares[20]:.2f}. Below, ten rows of cells, one row "
    "per digit and one cell per epoch, bluer where more digits of that kind are right. Row 0 is blue "
    "from epoch {zeros_read} on. Row 2 is blue at epoch 2, pale at epoch 3 and blue again at epoch 4. Row 8 is blue "
    "before training, when every picture is called an 8, then pale, and half right again only at epoch "
    "{half_eights}. At the end of all {epochs} epochs each row is right on nearly all of its digits.",
    size=(7.2, 8.6),
    uses=("optdigits",),
)
def epochs(fig: Figure) -> Mapping[str, Fact]:
    """Draw cost and accuracy over the first epochs, and below them the accuracy of each digit."""
    made, unseen = load_network(), held_out_digits()
    totals = np.bincount(unseen.labels, minlength=10)
    percent = 100 * right_by_digit() / totals
    top, low = fig.add_axes((0.1, 0.64, 0.76, 0.31)), fig.add_axes((0.1, 0.09, 0.76, 0.44))
    _curves(top, made.costs, made.accuracies)
    for digit in range(10):
        _row(low, digit, percent[: SHOWN + 1, digit])
        right, total = int(right_by_digit()[-1, digit]), int(totals[digit])
        low.text(SHOWN + 0.9, digit, f"{right}/{total}", fontsize=SMALL, color=palette.INK, va="center")
    low.set(xlim=(-0.5, SHOWN + 0.5), ylim=(9.6, -0.6), yticks=range(10))
    low.text(SHOWN + 0.9, -1.05, "at the end", fontsize=SMALL, color=palette.MUTED, va="center", ha="center")
    low.set_title("each digit, held out", fontsize=NORMAL, weight="bold", color=palette.INK, loc="left", pad=12)
    for ax in (top, low):
        plot_style(ax)
        ax.set_xticks(range(0, SHOWN + 1, 5))
    low.set_xlabel("epochs of training", fontsize=NORMAL, color=palette.INK)
    return {
        "shown": SHOWN,
        "epochs": len(made.costs) - 1,
        "costs": made.costs.tolist(),
        "shares": made.accuracies.tolist(),
        "zeros_read": int(np.argmax(percent[:, 0] >= MASTERED)),
        "half_eights": 2 + int(np.argmax(percent[2:, 8] >= HALF)),
        "twos": right_by_digit()[:, 2].tolist(),
        "totals": totals.tolist(),
        "none_after_two": int(np.count_nonzero(percent[2] == 0)),
        "pile": len(unseen),
    }


def _curves(ax: Axes, costs: Array, shares: Array) -> None:
    reach = np.arange(SHOWN + 1)
    ax.plot(reach, costs[: SHOWN + 1], color=palette.ORANGE, linewidth=3, label="cost", clip_on=False)
    ax.plot(reach, shares[: SHOWN + 1], color=palette.GREEN, linewidth=3, label="share", clip_on=False)
    ax.text(1.0, 2.2, "mean cost, training digits", fontsize=NORMAL, color=palette.ORANGE, va="center")
    ax.text(7.0, 1.3, "share right, held-out digits", fontsize=NORMAL, color=palette.GREEN, va="center")
    ax.set(xlim=(-0.5, SHOWN + 0.5), ylim=(0, 3.2), yticks=range(4))
    ax.set_title("cost and share right", fontsize=NORMAL, weight="bold", color=palette.INK, loc="left", pad=12)


def _row(ax: Axes, digit: int, percent: Array) -> None:
    """Draw one digit's row: a frame per epoch, filled with as much blue as there are right answers."""
    for epoch, share in enumerate(percent):
        corner, size = (epoch - 0.44, digit - 0.42), (0.88, 0.84)
        ax.add_patch(Rectangle(corner, *size, facecolor=palette.PANEL, linewidth=0))
        ax.add_patch(Rectangle(corner, *size, facecolor=palette.BLUE, alpha=float(share) / 100, linewidth=0))


@figure(
    caption="Four of the sixteen neurons of the first hidden layer: the weights from all {pixels} pixels, before "
    "training, what {steps:,} steps added, and after. Blue is positive, orange negative, black 0, on one scale.",
    alt="Four rows of three pictures of {side} × {side} weights. Left, before training: faint coloured noise, nearly "
    "black. Middle, what training added: large, soft blotches of strong blue and orange. Right, after training: the "
    "same blotches with the noise still in them. On average a weight of this layer moved by {moved:.2f}, while it "
    "had a size of {size:.3f} before.",
    size=(5.6, 6.9),
    uses=("optdigits",),
)
def weights(fig: Figure) -> Mapping[str, Fact]:
    """Draw the weights of a few neurons before training, the change, and after."""
    made = load_network()
    before, after = made.start[0][0], made.trained[0][0]
    change = after - before
    limit = float(np.quantile(np.abs(after), 0.99))
    ax = canvas(fig)
    columns = ((0.2, "before"), (2.05, "training"), (3.9, "after"))
    for left, head in columns:
        write(ax, left + 0.75, 6.65, head, size=TITLE, weight="bold")
    for row, neuron in enumerate(NEURONS):
        bottom = 4.85 - 1.57 * row
        for (left, _), values in zip(columns, (before, change, after), strict=True):
            picture(ax, signed_colours(values[neuron].reshape(SIDE, SIDE), limit), left, bottom, 1.5)
        for x, sign in ((1.875, "+"), (3.725, "=")):
            write(ax, x, bottom + 0.75, sign, size=TITLE, weight="bold")
    return {
        "pixels": before.shape[1],
        "side": SIDE,
        "steps": steps_in_all(),
        "size": float(np.abs(before).mean()),
        "moved": float(np.abs(change).mean()),
        "untouched": int(np.count_nonzero(change == 0)),
        "neuron": NEURONS[0],
        "pixel_before": float(before[NEURONS[0], PIXEL]),
        "pixel_after": float(after[NEURONS[0], PIXEL]),
        "pixel_change": signed(change[NEURONS[0], PIXEL], 2),
    }
