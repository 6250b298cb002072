"""Train a deep network with either squish and commit what is measured: `python figures/train_deep.py`.

Eight hidden layers of sixteen neurons, the digits, the mini-batches and the kind of starting values of `train_digits`.
Both squishes start from the same weights. ReLU gets a smaller rate: at the one that suits the sigmoid, all its outputs
are switched off after an epoch, and what is off does not learn. The last bits of such sums differ from one processor to
another, so the course does not train at build: the figure and the text use what is recorded in `data/deep_runs.npz`.
"""

import sys
from itertools import islice

import numpy as np

from backprop import Pairs
from descent import Recipe, random_network, train
from digits_data import DATA, LAYERS, held_out_digits, training_digits
from nn import Array, Squish, accuracy, forward, mean_cost, relu, sigmoid
from train_digits import BATCH, EPOCHS, SEED

HIDDEN = 8
DEEP_LAYERS = (LAYERS[0], *[LAYERS[1]] * HIDDEN, LAYERS[-1])
SEEDS = range(5)

SQUISHES: dict[str, tuple[Squish, float]] = {"sigmoid": (sigmoid, 1.0), "relu": (relu, 0.05)}
"""The squish and the learning rate of each of the two networks."""


def deep_start(seed: int = SEED) -> Pairs:
    """Make the network that both squishes start from."""
    return random_network(*DEEP_LAYERS, seed=seed)


def run(name: str, seed: int = SEED, epochs: int = EPOCHS) -> tuple[list[float], float]:
    """Train once.

    Args:
        name: The squish, a key of `SQUISHES`.
        seed: Fixes starting values and mini-batches.
        epochs: How long.

    Returns:
        The mean cost before training and after each epoch; then the share of held-out digits named rightly at the end.
    """
    squish, rate = SQUISHES[name]
    digits, unseen = training_digits(), held_out_digits()
    inputs, targets = digits.inputs, digits.targets
    start = deep_start(seed)
    moments = [start, *islice(train(inputs, targets, start, Recipe(rate, BATCH, seed), squish), epochs)]
    costs = [mean_cost(forward(inputs, moment, squish)[-1], targets) for moment in moments]
    return costs, accuracy(forward(unseen.inputs, moments[-1], squish)[-1], unseen.labels)


def record() -> dict[str, Array]:
    """Train both from every seed and lay out what is stored, by name; one row or number for each seed."""
    stored: dict[str, Array] = {}
    for name in SQUISHES:
        costs, shares = zip(*[run(name, seed) for seed in SEEDS], strict=True)
        stored |= {f"{name}_costs": np.array(costs), f"{name}_accuracies": np.array(shares)}
    return stored


def main() -> None:
    """Train, write the file, and say what was measured."""
    stored = record()
    np.savez_compressed(DATA / "deep_runs.npz", allow_pickle=False, **stored)
    for name in SQUISHES:
        ends = np.round(stored[f"{name}_costs"][:, -1], 4), np.round(stored[f"{name}_accuracies"], 3)
        sys.stdout.write(f"{name}: costs {ends[0]}, held out {ends[1]}\n")


if __name__ == "__main__":
    main()
