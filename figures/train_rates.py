"""Train the course's network at several learning rates and commit what is measured: `python figures/train_rates.py`.

The same start, mini-batches and seed as in `train_digits`, and only the rate differs. At large rates the last bits of
sums, which differ from one processor to another, soon lead to other numbers, so the course does not train at build: the
figure and the text use what is recorded in `data/learning_rates.npz`.
"""

import sys
from itertools import islice

import numpy as np

from backprop import gradient
from descent import Recipe, train
from digits_data import DATA, load_network, training_digits
from nn import Array, forward, mean_cost
from train_digits import BATCH, SEED

RATES = (0.1, 1.0, 3.0, 30.0)
EPOCHS = 20


def run(rate: float, epochs: int = EPOCHS) -> tuple[list[float], float, float]:
    """Train once from the committed start.

    Args:
        rate: The learning rate.
        epochs: How long.

    Returns:
        The mean cost before training and after each epoch; then, of the network at the end, its largest output on any
        training digit, and the size of its steepest slope.
    """
    digits, start = training_digits(), load_network().start
    inputs, targets = digits.inputs, digits.targets
    moments = [start, *islice(train(inputs, targets, start, Recipe(rate, BATCH, SEED)), epochs)]
    slopes = [part for pair in gradient(inputs, targets, moments[-1]) for part in pair]
    return (
        [mean_cost(forward(inputs, moment)[-1], targets) for moment in moments],
        float(forward(inputs, moments[-1])[-1].max()),
        max(float(np.abs(part).max()) for part in slopes),
    )


def record() -> dict[str, Array]:
    """Train at each rate and lay out what is stored, by name; one row or number for each rate."""
    runs = [run(rate) for rate in RATES]
    costs, outputs, slopes = zip(*runs, strict=True)
    return {
        "rates": np.array(RATES),
        "costs": np.array(costs),
        "largest_outputs": np.array(outputs),
        "steepest_slopes": np.array(slopes),
    }


def main() -> None:
    """Train, write the file, and say what was measured."""
    stored = record()
    np.savez_compressed(DATA / "learning_rates.npz", allow_pickle=False, **stored)
    for rate, costs, output, slope in zip(*stored.values(), strict=True):
        last = f"cost {costs[0]:.4f} to {costs[-1]:.4f}, largest output {output:.2g}, steepest slope {slope:.2g}"
        sys.stdout.write(f"rate {rate:g}: {last}\n")


if __name__ == "__main__":
    main()
