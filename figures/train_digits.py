"""Train the course's 784-16-16-10 network on real digits and commit what comes out: `python figures/train_digits.py`.

Sigmoid throughout, squared-difference cost, 1,500 digits to train on and 297 held out, mini-batches of 20, rate 1.0,
60 epochs. The last bits of such sums differ from one processor to another, so the course does not train at build: text
and figures use the parameters committed in `data/digits_network.npz`, rounded to float16, and every cost and accuracy
recorded beside them is measured with parameters rounded in the same way. Ten seeds and a second split tell how far
luck goes.
"""

import sys
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from descent import Recipe, random_network, train
from digits_data import DATA, LAYERS, Digits, load_digits, split
from nn import Array, Network, accuracy, forward, mean_cost

EPOCHS = 60
BATCH = 20
RATE = 1.0
SEED = 0
SEEDS = range(10)


class Run(NamedTuple):
    """One training run: the network before and after (float16 values), mean costs and held-out accuracies per epoch."""

    start: list[tuple[Array, Array]]
    trained: list[tuple[Array, Array]]
    costs: list[float]
    accuracies: list[float]


def rounded(network: Network) -> list[tuple[Array, Array]]:
    """Round all parameters to float16, which is how they are committed, and give them back as float64."""
    return [
        (np.asarray(weights, np.float16).astype(np.float64), np.asarray(biases, np.float16).astype(np.float64))
        for weights, biases in network
    ]


def run(training: Digits, held_out: Digits, seed: int) -> Run:
    """Train once.

    Args:
        training: The digits to learn from.
        held_out: The digits to be tested on, never learned from.
        seed: Fixes starting values and mini-batches.

    Returns:
        The run, `EPOCHS` + 1 measurements long.
    """
    inputs, targets, unseen = training.inputs, training.targets, held_out.inputs
    start = random_network(*LAYERS, seed=seed)
    epochs = train(inputs, targets, start, Recipe(RATE, BATCH, seed))
    moments = [rounded(network) for network in [start, *islice(epochs, EPOCHS)]]
    return Run(
        start=moments[0],
        trained=moments[-1],
        costs=[mean_cost(forward(inputs, moment)[-1], targets) for moment in moments],
        accuracies=[accuracy(forward(unseen, moment)[-1], held_out.labels) for moment in moments],
    )


def record() -> dict[str, NDArray[np.floating]]:
    """Train with ten seeds on both splits and lay out what is stored, by name."""
    digits = load_digits()
    runs = [run(*split(digits), seed) for seed in SEEDS]
    in_order = [run(*split(digits, in_file_order=True), seed) for seed in SEEDS]
    stored: dict[str, NDArray[np.floating]] = {
        "costs": np.array(runs[SEED].costs),
        "accuracies": np.array(runs[SEED].accuracies),
        "seed_accuracies": np.array([each.accuracies[-1] for each in runs]),
        "file_order_accuracies": np.array([each.accuracies[-1] for each in in_order]),
    }
    for prefix, network in (("start_", runs[SEED].start), ("", runs[SEED].trained)):
        for place, (weights, biases) in enumerate(network, start=1):
            stored[f"{prefix}weights_{place}"] = weights.astype(np.float16)
            stored[f"{prefix}biases_{place}"] = biases.astype(np.float16)
    return stored


def main() -> None:
    """Train, write the file, and say what was measured."""
    stored = record()
    np.savez_compressed(DATA / "digits_network.npz", allow_pickle=False, **stored)
    for name in ("seed_accuracies", "file_order_accuracies"):
        sys.stdout.write(f"{name}: {np.round(100 * np.sort(stored[name]), 1)} %\n")
    sys.stdout.write(f"mean cost: {stored['costs'][0]:.4f} before, {stored['costs'][-1]:.4f} after\n")
    sys.stdout.write(f"held out: {stored['accuracies'][0]:.4f} before, {stored['accuracies'][-1]:.4f} after\n")


if __name__ == "__main__":
    main()
