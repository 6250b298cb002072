"""Held-out digits as a pen would leave them: dots of a 32 × 32 frame, in each block as many as its digit counts."""

import numpy as np
from numpy.typing import NDArray

from digits_data import enlarge

BLOCK = 4
FRAME = 32

Run = tuple[float, float, float]
"""A stroke along a row, in units of the frame: where it starts, where it ends, and its height."""


def dots_of(counts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Ink as many dots of each block as it counts, those first that lie towards the ink around.

    Args:
        counts: Shape (8, 8), 0 to 16.

    Returns:
        Shape (32, 32), true where there is ink.
    """
    near = enlarge(counts.astype(np.float64), FRAME)
    dots = np.zeros((FRAME, FRAME), dtype=np.bool_)
    for (row, column), count in np.ndenumerate(counts):
        block = (slice(BLOCK * row, BLOCK * (row + 1)), slice(BLOCK * column, BLOCK * (column + 1)))
        inked = np.zeros(BLOCK * BLOCK, dtype=np.bool_)
        inked[np.argsort(-near[block].ravel(), kind="stable")[:count]] = True
        dots[block] = inked.reshape(BLOCK, BLOCK)
    return dots


def runs_of(dots: NDArray[np.bool_]) -> list[Run]:
    """Cover dots with strokes along the rows, from the middle of the first dot to the middle of the last."""
    runs: list[Run] = []
    for row, line in enumerate(dots):
        edges = np.flatnonzero(np.diff(np.concatenate([[0], line.astype(np.int64), [0]])))
        runs += [(start + 0.5, end - 0.5, row + 0.5) for start, end in edges.reshape(-1, 2).tolist()]
    return runs
