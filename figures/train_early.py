"""Keep the course's network as it is early in its training: `python figures/train_early.py`.

The lesson on backpropagation asks what single pictures wish of a network that still has much to learn. It is the run of
`train_digits.py` after its second epoch; its parameters are committed as float16 in `data/digits_early.npz`, since the
course does not train at build.
"""

import sys
from itertools import islice

import numpy as np

from descent import Recipe, train
from digits_data import DATA, Digits, load_network, training_digits
from nn import Array, accuracy, forward, mean_cost
from train_digits import BATCH, RATE, SEED, rounded

EPOCHS = 2


def run(training: Digits) -> list[tuple[Array, Array]]:
    """Train for the first few epochs from the committed start, and round to float16 as the trained network is."""
    recipe = Recipe(RATE, BATCH, SEED)
    *_, early = islice(train(training.inputs, training.targets, load_network().start, recipe), EPOCHS)
    return rounded(early)


def main() -> None:
    """Train, write the file, and say what was measured."""
    training = training_digits()
    early = run(training)
    stored = {
        f"{name}_{place}": part.astype(np.float16)
        for place, pair in enumerate(early, start=1)
        for name, part in zip(("weights", "biases"), pair, strict=True)
    }
    np.savez_compressed(DATA / "digits_early.npz", allow_pickle=False, **stored)
    outputs = forward(training.inputs, early)[-1]
    sys.stdout.write(f"mean cost: {mean_cost(outputs, training.targets):.4f}\n")
    sys.stdout.write(f"training digits named rightly: {accuracy(outputs, training.labels):.4f}\n")


if __name__ == "__main__":
    main()
