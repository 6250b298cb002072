"""Rules for the digit 3, written by hand and patched, and how they fare on real digits.

A rule looks at pictures of 8 × 8 pixels. Rows and columns are counted from 0 here; the lesson says "third
row" for row 2. Each version was written as one would: by looking at the training digits that the one before got wrong.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from digits_data import Digits
from nn import Array

Verdicts: TypeAlias = NDArray[np.bool_]

WANTED = 3
INK = 0.5
"""From this brightness on a pixel counts as ink."""

HALF = 4
UPPER, LOWER = 2, 5
"""The rows that a 3 leaves empty in the left half: above its middle and below it."""

WAIST = (3, 4)
"""The rows in which the right edge of a 3 comes in between its bumps."""


def is_ink(grids: Array) -> Verdicts:
    """Say of each pixel whether it counts as ink."""
    return grids >= INK


def is_open(grids: Array, rows: Sequence[int]) -> Verdicts:
    """Say of each picture, shape (n, 8, 8), whether the left half of at least one of these rows holds no ink."""
    blank = ~np.any(is_ink(grids)[:, list(rows), :HALF], axis=2)
    verdicts: Verdicts = np.any(blank, axis=1)
    return verdicts


def right_edge(grids: Array) -> NDArray[np.int64]:
    """Find the column in which the ink of each row ends, −1 for a row without ink: shape (n, 8)."""
    ink = is_ink(grids)
    last = ink.shape[2] - 1 - np.argmax(ink[:, :, ::-1], axis=2)
    edge: NDArray[np.int64] = np.where(ink.any(axis=2), last, -1)
    return edge


def has_notch(grids: Array) -> Verdicts:
    """Say of each picture whether the right edge goes out, in and out again: two bumps, one above the other."""
    edge = right_edge(grids)
    found = np.zeros(len(grids), dtype=np.bool_)
    for row in WAIST:
        above, below = edge[:, :row].max(axis=1), edge[:, row + 1 :].max(axis=1)
        found |= (edge[:, row] >= 0) & (edge[:, row] < above) & (edge[:, row] < below)
    return found


def has_foot(grids: Array) -> Verdicts:
    """Say of each picture whether there is ink in the lower left corner, two rows high and three columns wide."""
    verdicts: Verdicts = np.any(is_ink(grids)[:, -2:, :3], axis=(1, 2))
    return verdicts


def has_belly(grids: Array) -> Verdicts:
    """Say of each picture whether the lower bump reaches far to the right: ink in the last three columns of its row."""
    verdicts: Verdicts = np.any(is_ink(grids)[:, LOWER, -3:], axis=1)
    return verdicts


def _first(grids: Array) -> Verdicts:
    return _second(grids) & has_notch(grids)


def _second(grids: Array) -> Verdicts:
    return is_open(grids, [UPPER]) & is_open(grids, [LOWER])


def _third(grids: Array) -> Verdicts:
    return _second(grids) & has_foot(grids)


def _fourth(grids: Array) -> Verdicts:
    return is_open(grids, [UPPER, UPPER + 1]) & is_open(grids, [LOWER - 1, LOWER]) & has_foot(grids)


def _fifth(grids: Array) -> Verdicts:
    return _fourth(grids) & has_belly(grids)


VERSIONS: tuple[Callable[[Array], Verdicts], ...] = (_first, _second, _third, _fourth, _fifth)
"""The rule as it was first written, and after each of four patches."""


class Tally(NamedTuple):
    """How a yes-or-no answer to "is this a 3?" went.

    Attributes:
        found: Threes that were called 3.
        missed: Threes that were not.
        false_alarms: Other digits that were called 3.
    """

    found: int
    missed: int
    false_alarms: int

    @property
    def mistakes(self) -> int:
        """Both kinds together."""
        return self.missed + self.false_alarms


def tally(verdicts: Verdicts, digits: Digits) -> Tally:
    """Hold verdicts, one per digit, against the labels."""
    wanted = digits.labels == WANTED
    counts = (verdicts & wanted, ~verdicts & wanted, verdicts & ~wanted)
    return Tally(*(int(np.count_nonzero(each)) for each in counts))


def offending(grid: Array) -> list[tuple[int, int]]:
    """Name the pixels, as (row, column), that keep a picture of shape (8, 8) from passing the first version.

    These are ink where the rule wants none and, if there is no notch, the right-hand ends of the rows in which the
    rule looks for one.
    """
    ink, edge = is_ink(grid), right_edge(grid[np.newaxis])[0]
    cells = [(row, col) for row in (UPPER, LOWER) for col in range(HALF) if ink[row, col]]
    if not has_notch(grid[np.newaxis])[0]:
        cells += [(row, int(edge[row])) for row in WAIST if edge[row] >= 0]
    return cells
