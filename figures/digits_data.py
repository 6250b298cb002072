"""Real handwritten digits, and the network that was trained on them, for figures and checked numbers.

The digits are the 1,797 of `data/digits.npz` (E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits",
UCI Machine Learning Repository, 1998, doi:10.24432/C50P49, CC BY 4.0): 8 × 8 pixels, white ink on black, here scaled
to brightness 0 (black) to 1 (white). The network is the one that `train_digits.py` wrote to `data/digits_network.npz`.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nn import Array

DATA = Path(__file__).parent / "data"
SIDE = 28
LAYERS = (SIDE * SIDE, 16, 16, 10)
TRAINING_SIZE = 1500
SPLIT_SEED = 0
FULL_INK = 16.0
EXAMPLE_PLACE = 226


@dataclass(frozen=True)
class Digits:
    """A set of handwritten digits.

    Attributes:
        grids: Shape (n, 8, 8), brightness 0 to 1 in steps of 1/16.
        labels: Shape (n,), the digit that the writer meant.
    """

    grids: Array
    labels: NDArray[np.int64]

    def __len__(self) -> int:
        """Count the digits."""
        return len(self.labels)

    @property
    def inputs(self) -> Array:
        """The digits as a 28 × 28 network sees them: shape (n, 784), brightness 0 to 1."""
        return enlarge(self.grids).reshape(len(self), -1)

    @property
    def targets(self) -> Array:
        """The wanted outputs, one-hot: shape (n, 10)."""
        wanted: Array = np.eye(10)[self.labels]
        return wanted

    def take(self, places: NDArray[np.int64]) -> "Digits":
        """Pick the digits at these places, in this order."""
        return Digits(self.grids[places], self.labels[places])


@dataclass(frozen=True)
class TrainedNetwork:
    """What a training run left behind.

    Attributes:
        start: The network before training, as (weights, biases) per layer.
        trained: The network after the last epoch. Both were rounded to float16 when they were committed.
        costs: Mean cost on the training digits before training and after each epoch, shape (epochs + 1,).
        accuracies: Share of held-out digits named rightly at the same moments, shape (epochs + 1,).
        seed_accuracies: Final held-out accuracy for ten seeds of starting values and mini-batches, same split; the
            committed network is the first of them.
        file_order_accuracies: The same ten seeds, with the last 297 digits of the file held out.
    """

    start: list[tuple[Array, Array]]
    trained: list[tuple[Array, Array]]
    costs: Array
    accuracies: Array
    seed_accuracies: Array
    file_order_accuracies: Array


@cache
def load_digits() -> Digits:
    """Read all 1,797 digits, in file order."""
    with np.load(DATA / "digits.npz") as stored:
        return Digits(stored["images"] / FULL_INK, stored["labels"].astype(np.int64))


def split(digits: Digits, *, in_file_order: bool = False) -> tuple[Digits, Digits]:
    """Part digits into 1,500 to train on and the rest, held out.

    Args:
        digits: All digits.
        in_file_order: Hold out the last of the file, instead of a shuffled choice that is always the same.

    Returns:
        The training digits and the held-out digits.
    """
    order = np.arange(len(digits))
    if not in_file_order:
        order = np.random.default_rng(SPLIT_SEED).permutation(len(digits))
    return digits.take(order[:TRAINING_SIZE]), digits.take(order[TRAINING_SIZE:])


@cache
def training_digits() -> Digits:
    """The 1,500 digits that the committed network was trained on."""
    return split(load_digits())[0]


@cache
def held_out_digits() -> Digits:
    """The 297 digits that it has never seen."""
    return split(load_digits())[1]


def example_digit() -> Digits:
    """Pick the digit that stands for all in figures: a held-out 3, clear even in 8 × 8 pixels, as a set of one."""
    return held_out_digits().take(np.array([EXAMPLE_PLACE]))


def enlarge(grids: Array, side: int = SIDE) -> Array:
    """Scale pictures up by bilinear interpolation between the centres of their pixels.

    Args:
        grids: Shape (..., n, n).
        side: The wanted height and width; beyond the outermost centres the outermost value goes on.

    Returns:
        Shape (..., side, side), no value outside the range of the old ones.
    """
    mix = _mixing(grids.shape[-1], side)
    larger: Array = mix @ grids @ mix.T
    return larger


def _mixing(old: int, new: int) -> Array:
    """Build the (new, old) matrix whose rows share each new pixel out between its two old neighbours."""
    position = np.clip((np.arange(new) + 0.5) * old / new - 0.5, 0, old - 1)
    left = np.minimum(position.astype(np.int64), old - 2)
    rows = np.arange(new)
    mix = np.zeros((new, old))
    mix[rows, left] = 1 - (position - left)
    mix[rows, left + 1] = position - left
    return mix


@cache
def load_network() -> TrainedNetwork:
    """Read the committed network and the record of its training."""
    with np.load(DATA / "digits_network.npz") as stored:
        values = {name: stored[name].astype(np.float64) for name in stored.files}
    depth = range(1, len(LAYERS))
    return TrainedNetwork(
        start=[(values[f"start_weights_{i}"], values[f"start_biases_{i}"]) for i in depth],
        trained=[(values[f"weights_{i}"], values[f"biases_{i}"]) for i in depth],
        costs=values["costs"],
        accuracies=values["accuracies"],
        seed_accuracies=values["seed_accuracies"],
        file_order_accuracies=values["file_order_accuracies"],
    )


@cache
def load_early() -> list[tuple[Array, Array]]:
    """Read the same network as it was after its second epoch, as (weights, biases) per layer; see `train_early.py`."""
    with np.load(DATA / "digits_early.npz") as stored:
        depth = range(1, len(LAYERS))
        return [(stored[f"weights_{i}"].astype(float), stored[f"biases_{i}"].astype(float)) for i in depth]
