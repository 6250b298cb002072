"""Rules written by hand, held against real digits, and beside them the same task learned from examples."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from clawdemy_site.figures import Fact, figure, palette
from digits_data import Digits, held_out_digits, training_digits
from drawing import BLACK, BODY, SMALL, canvas, picture, write
from neighbours import nearest
from nn import Array
from rulebook import HALF, LOWER, UPPER, VERSIONS, WAIST, WANTED, Tally, is_ink, offending, tally

FOUND, MISSED, TAKEN = (235, 205, 257), (274, 1181, 654), 1237
"""Training digits: threes that pass the first version, threes that fail it for different reasons, and no 3 at all."""

EXAMPLES = (10, 20, 40, 80, 160, 320, 640, 1280, 1500)
"""How many labelled examples: twice as many each time, and at last all that there are."""

DRAWS, DRAWN = 20, 320
"""How many other draws of how many examples tell how far luck goes."""

ONES_AND_SEVENS = (58, 202, 188, 196, 42, 172)
"""Held-out digits for the reader's own rule: plain ones and sevens, a flag, a base, a crossbar, a short top."""

ONE, SEVEN = 1, 7
BAR = 4
"""So many ink pixels in the wider of the two top rows make a 7, says the practice's rule."""


def _as_ink(grid: Array) -> Array:
    """Show a digit as a rule sees it: white where there is ink, black elsewhere."""
    return is_ink(grid).astype(np.float64)


def _outline(axes: Axes, cells: list[tuple[int, int]], left: float, top: float, pixel: float) -> None:
    """Mark pixels in orange on black, which shows on white ink as well."""
    for colour, width, order in ((BLACK, 5.4, 5), (palette.ORANGE, 2.6, 6)):
        style: dict[str, Any] = {"fill": False, "edgecolor": colour, "linewidth": width, "zorder": order}
        for row, col in cells:
            axes.add_patch(Rectangle((left + col * pixel, top - (row + 1) * pixel), pixel, pixel, **style))


def _rule_card(axes: Axes, left: float, top: float, width: float) -> None:
    """Draw what the first version asks for: two empty stretches on the left, a notch on the right."""
    pixel = width / 8
    frame = Rectangle((left, top - width), width, width, facecolor=palette.PANEL, edgecolor=palette.MUTED, linewidth=1)
    axes.add_patch(frame)
    for row in (UPPER, LOWER):
        corner = (left, top - (row + 1) * pixel)
        axes.add_patch(Rectangle(corner, HALF * pixel, pixel, fill=False, edgecolor=palette.ORANGE, linewidth=2.6))
    edge = [(6, 0.4), (6.4, 1.5), (6.4, 2.5), (5.2, 4), (6.4, 5.5), (6.4, 6.5), (6, 7.6)]
    points = [(left + x * pixel, top - y * pixel) for x, y in edge]
    axes.plot(*zip(*points, strict=True), color=palette.BLUE, linewidth=3.4, solid_capstyle="round")


@figure(
    caption="The first rule, and what it does with real digits. Orange marks the pixels that break it. Of {threes} "
    "threes it finds {found}; it lets in {false_alarms} other digit, the {taken} at the bottom.",
    alt="At the top the rule: two outlined stretches on the left, one above the middle and one below, must hold no "
    "ink, and the right edge must come in between two bumps. Below, three threes that pass. Below those, three that "
    "fail, with the offending pixels outlined: {reasons}. At the bottom a {taken} that passes, because its loop is "
    "drawn too faintly to count as ink.",
    size=(5.6, 7.6),
    uses=("optdigits",),
)
def first_rule(fig: Figure) -> dict[str, Fact]:
    """Draw the first version of the rule with digits that it gets right and wrong."""
    axes = canvas(fig)
    digits = training_digits()
    _rule_card(axes, 0.15, 7.45, 1.6)
    texts = (
        "A 3 is open on the left:",
        "no ink in the orange boxes.",
        "Its right edge has",
        "a notch between bumps.",
    )
    for place, words in enumerate(texts):
        write(axes, 2.0, 7.2 - 0.37 * place, words, ha="left")
    rows = ((5.4, "passes", FOUND), (3.35, "fails, though a 3", MISSED), (1.3, "passes, though no 3", (TAKEN,)))
    for top, words, places in rows:
        write(axes, 0.15, top + 0.2, words, ha="left", weight="bold")
        for column, place in enumerate(places):
            left = 0.15 + 1.8 * column
            size = 1.55 if len(places) > 1 else 1.2
            picture(axes, digits.grids[place], left, top - size, size)
            if places is MISSED:
                _outline(axes, offending(digits.grids[place]), left, top, size / 8)
    counts = tally(VERSIONS[0](digits.grids), digits)
    return {
        "threes": counts.found + counts.missed,
        "found": counts.found,
        "missed": counts.missed,
        "false_alarms": counts.false_alarms,
        "taken": int(digits.labels[TAKEN]),
        "total": len(digits),
        "no_notch_only": _no_notch_only(digits),
        "reasons": "; ".join(_reason(digits.grids[place]) for place in MISSED),
    }


def _reason(grid: Array) -> str:
    rows = {row for row, col in offending(grid) if col < HALF}
    blocked = [name for row, name in ((UPPER, "above"), (LOWER, "below")) if row in rows]
    if blocked:
        return f"ink on the left {' and '.join(blocked)} the middle"
    return f"no notch in rows {WAIST[0] + 1} and {WAIST[1] + 1}"


def _no_notch_only(digits: Digits) -> int:
    """Count the threes that fail the first version for nothing but the missing notch."""
    failing = ~VERSIONS[0](digits.grids) & VERSIONS[1](digits.grids)
    return int(np.count_nonzero(failing & (digits.labels == WANTED)))


def _asked(labels: Any, digits: Digits) -> Tally:
    return tally(labels == WANTED, digits)


def _columns(axes: Axes, tallies: list[Tally], names: list[str], bottom: float, level: int) -> None:
    """Draw mistakes as columns of two kinds, one above the other, with a line for a certain number of mistakes."""
    left, width, scale = 0.15, 5.3, 0.055
    step = width / len(tallies)
    for place, (each, name) in enumerate(zip(tallies, names, strict=True)):
        middle, start = left + (place + 0.5) * step, bottom
        for count, colour in ((each.missed, palette.ORANGE), (each.false_alarms, palette.PURPLE)):
            corner = (middle - 0.34 * step, start)
            axes.add_patch(Rectangle(corner, 0.68 * step, count * scale, facecolor=colour, linewidth=0, zorder=2))
            start += count * scale
        write(axes, middle, start + 0.15, str(each.mistakes), weight="bold")
        write(axes, middle, bottom - 0.18, name, size=SMALL)
    axes.plot([left, left + width], [bottom, bottom], color=palette.MUTED, linewidth=1.2)
    height = bottom + level * scale
    axes.plot(
        [left, left + width], [height, height], color=palette.MUTED, linewidth=1.2, linestyle=(0, (4, 3)), zorder=1
    )


@figure(
    caption="One question, “is it a {wanted}?”, asked of {total} held-out digits. Above, the rule after each patch; "
    "below, the label of the nearest of so many examples. The dashed line is what always saying “no” would cost: "
    "{never} mistakes.",
    alt="Two rows of columns with the number of mistakes about {total} digits, {never} of which are threes. Rule, "
    "version 1 to {versions}: {rule_text}. Nearest example, by number of examples: {example_text}. A dashed line at "
    "{never} marks what always answering no would cost. The rule's mistakes are mostly missed threes, but in version "
    "4 more than half are false alarms. With few examples there are as many mistakes or more; with 160 or more there "
    "are hardly any.",
    size=(5.6, 6.3),
    uses=("optdigits",),
)
def two_paths(fig: Figure) -> dict[str, Fact]:
    """Draw the mistakes of a rule that is patched, and of the nearest among more and more examples."""
    axes = canvas(fig)
    training, unseen = training_digits(), held_out_digits()
    names = {count: training.labels[nearest(training.take(np.arange(count)), unseen)] for count in EXAMPLES}
    by_rule = [tally(version(unseen.grids), unseen) for version in VERSIONS]
    by_example = [_asked(names[count], unseen) for count in EXAMPLES]
    never = int(np.count_nonzero(unseen.labels == WANTED))
    write(axes, 0.15, 6.05, "missed threes", ha="left", color=palette.ORANGE, weight="bold")
    write(axes, 2.0, 6.05, "and false alarms", ha="left", color=palette.PURPLE, weight="bold")
    write(axes, 0.15, 5.6, "The rule, version by version", ha="left")
    _columns(axes, by_rule, [str(place + 1) for place in range(len(VERSIONS))], 3.7, never)
    write(axes, 0.15, 2.9, "The nearest of so many examples", ha="left")
    _columns(axes, by_example, [f"{count:,}" for count in EXAMPLES], 0.65, never)
    looked_at = [tally(version(training.grids), training) for version in VERSIONS]
    return {
        "wanted": WANTED,
        "total": len(unseen),
        "training": len(training),
        "versions": len(VERSIONS),
        "numbers": [place + 1 for place in range(len(VERSIONS))],
        "never": never,
        "rule_missed": [each.missed for each in by_rule],
        "rule_false": [each.false_alarms for each in by_rule],
        "rule_mistakes": [each.mistakes for each in by_rule],
        "rule_text": ", ".join(str(each.mistakes) for each in by_rule),
        "training_found": [each.found for each in looked_at],
        "training_false": [each.false_alarms for each in looked_at],
        "training_mistakes": [each.mistakes for each in looked_at],
        "culprits": [_culprit(place) for place in range(len(VERSIONS))],
        "examples": list(EXAMPLES),
        "example_mistakes": [each.mistakes for each in by_example],
        "example_text": ", ".join(
            f"{count:,}: {each.mistakes}" for count, each in zip(EXAMPLES, by_example, strict=True)
        ),
        "all_ten": [int(np.count_nonzero(names[count] == unseen.labels)) for count in EXAMPLES],
        **_luck(training, unseen),
    }


def _culprit(version: int) -> list[int]:
    """Name the digit that a version most often takes for a 3 among the training digits, and how often."""
    digits = training_digits()
    taken = digits.labels[VERSIONS[version](digits.grids) & (digits.labels != WANTED)]
    counts = np.bincount(taken, minlength=10)
    return [int(counts.argmax()), int(counts.max())]


def _luck(training: Digits, unseen: Digits) -> dict[str, Fact]:
    """Draw examples again and again, and say between which limits the number of mistakes about 3 lies."""
    chance = np.random.default_rng(0)
    mistakes = []
    for _ in range(DRAWS):
        drawn = training.take(chance.permutation(len(training))[:DRAWN])
        mistakes.append(_asked(drawn.labels[nearest(drawn, unseen)], unseen).mistakes)
    return {"draws": DRAWS, "drawn": DRAWN, "luck_low": min(mistakes), "luck_high": max(mistakes)}


@figure(
    caption="Six real digits, ones and sevens, as a rule sees them: ink or no ink. Their writers meant, from A to F: "
    "{meant}.",
    alt="Six digits of 8 by 8 pixels, each pixel either white or black. {described}.",
    size=(5.6, 4.6),
    uses=("optdigits",),
)
def ones_and_sevens(fig: Figure) -> dict[str, Fact]:
    """Draw six digits in pure black and white."""
    axes = canvas(fig)
    digits = held_out_digits().take(np.array(ONES_AND_SEVENS))
    for place, grid in enumerate(digits.grids):
        row, column = divmod(place, 3)
        left, bottom = 0.15 + 1.85 * column, 2.45 - 2.25 * row
        picture(axes, _as_ink(grid), left, bottom, 1.55)
        _rule(axes, left, bottom, 1.55, len(grid))
        write(axes, left + 0.78, bottom + 1.78, "ABCDEF"[place], size=BODY, weight="bold")
    widths = _top_widths(digits)
    says = np.where(widths >= BAR, SEVEN, ONE)
    both = _ones_and_sevens()
    answers = np.where(_top_widths(both) >= BAR, SEVEN, ONE)
    described = "; ".join(
        f"{name}, a {label}, has {width} white pixels in the wider of its two top rows"
        for name, label, width in zip("ABCDEF", digits.labels, widths, strict=True)
    )
    return {
        "meant": ", ".join(str(label) for label in digits.labels),
        "described": described,
        "labels": digits.labels.tolist(),
        "widths": widths.tolist(),
        "says": says.tolist(),
        "bar": BAR,
        "right": int(np.count_nonzero(says == digits.labels)),
        "all": len(both),
        "all_right": int(np.count_nonzero(answers == both.labels)),
        "sevens": int(np.count_nonzero(both.labels == SEVEN)),
        "sevens_missed": int(np.count_nonzero((both.labels == SEVEN) & (answers == ONE))),
        "ones_taken": int(np.count_nonzero((both.labels == ONE) & (answers == SEVEN))),
    }


def _rule(axes: Axes, left: float, bottom: float, width: float, pixels: int) -> None:
    """Draw lines between the pixels of a square picture, so that they can be counted."""
    for place in np.linspace(0.0, width, pixels + 1)[1:-1]:
        along, up = [left, left + width], [bottom, bottom + width]
        axes.plot(along, [bottom + place] * 2, color=palette.MUTED, linewidth=0.5, zorder=2)
        axes.plot([left + place] * 2, up, color=palette.MUTED, linewidth=0.5, zorder=2)


def _top_widths(digits: Digits) -> NDArray[np.int64]:
    """Count the ink pixels in the wider of the two top rows of each digit."""
    widths: NDArray[np.int64] = is_ink(digits.grids)[:, :2].sum(axis=2).max(axis=1)
    return widths


def _ones_and_sevens() -> Digits:
    digits = training_digits()
    return digits.take(np.flatnonzero(np.isin(digits.labels, (ONE, SEVEN))))
