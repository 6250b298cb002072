"""The plainest way to learn from examples: keep them all, and answer with the label of the one that differs least."""

import numpy as np
from numpy.typing import NDArray

from digits_data import Digits
from nn import Array, Numbers


def difference(picture: Numbers, other: Numbers) -> float:
    """Add up, over all pixels, by how much two pictures of one shape differ.

    Raises:
        ValueError: The shapes are not the same.
    """
    one, two = np.asarray(picture, dtype=np.float64), np.asarray(other, dtype=np.float64)
    if one.shape != two.shape:
        raise ValueError(f"a picture of {one.shape} cannot be laid over one of {two.shape}")
    return float(np.abs(one - two).sum())


def nearest(examples: Digits, digits: Digits) -> NDArray[np.int64]:
    """Find for each digit the example that differs least from it; of equals, the first.

    Args:
        examples: The digits to choose from.
        digits: The digits to be named.

    Returns:
        Shape (digits,), places among the examples.
    """
    places = [int(np.argmin(np.abs(examples.grids - grid).sum(axis=(1, 2)))) for grid in digits.grids]
    return np.array(places, dtype=np.int64)


def shifted(pictures: Array, columns: int) -> Array:
    """Move pictures, shape (..., height, width), to the right; what comes in from the left edge is blank (0).

    Raises:
        ValueError: `columns` is negative or exceeds the width.
    """
    width = pictures.shape[-1]
    if not 0 <= columns <= width:
        raise ValueError(f"a picture {width} wide cannot move {columns} columns to the right")
    moved = np.zeros_like(pictures)
    moved[..., columns:] = pictures[..., : width - columns]
    return moved
