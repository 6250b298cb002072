"""Go through the training of the course's network again and keep what its story needs: `python figures/train_story.py`.

The last lesson takes one step of that training apart, and tells which digits the network learned when. It is the run
of `train_digits.py`; what is kept stands in `data/digits_story.npz`, since the course does not train at build: the
network just before the step, as float16, the digits that the step looks at, and how many held-out digits of each kind
were named rightly after each epoch.
"""

import sys
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from descent import Recipe, random_network, train
from digits_data import DATA, LAYERS, Digits, held_out_digits, training_digits
from nn import Array, Network, forward
from train_digits import BATCH, EPOCHS, RATE, SEED, rounded
from training_step import STEP, Moment, moments


def rights(network: Network, unseen: Digits) -> Array:
    """Count the digits of each kind, 0 to 9, that a network names rightly."""
    answers = np.argmax(forward(unseen.inputs, network)[-1], axis=1)
    return np.bincount(unseen.labels[answers == unseen.labels], minlength=10).astype(np.float64)


def by_epoch() -> Array:
    """Train as the course's network was trained, and count after each epoch, the first row being before training."""
    training, unseen, start = training_digits(), held_out_digits(), random_network(*LAYERS, seed=SEED)
    epochs = train(training.inputs, training.targets, start, Recipe(RATE, BATCH, SEED))
    return np.array([rights(rounded(network), unseen) for network in [start, *islice(epochs, EPOCHS)]])


def before_the_step() -> Moment:
    """Walk to the step that is shown, and round the network there to float16."""
    moment = next(islice(moments(), STEP - 1, None))
    return Moment(rounded(moment.network), moment.batch)


def record() -> dict[str, NDArray[np.generic]]:
    """Lay out what is stored, by name."""
    network, batch = before_the_step()
    stored: dict[str, NDArray[np.generic]] = {"right": by_epoch().astype(np.int16), "batch": batch.astype(np.int16)}
    for place, (weights, biases) in enumerate(network, start=1):
        stored[f"weights_{place}"] = weights.astype(np.float16)
        stored[f"biases_{place}"] = biases.astype(np.float16)
    return stored


def main() -> None:
    """Train, write the file, and say what was counted."""
    stored = record()
    np.savez_compressed(DATA / "digits_story.npz", allow_pickle=False, **stored)
    sys.stdout.write(f"step {STEP} looks at the training digits {stored['batch'].tolist()}\n")
    sys.stdout.write(f"held-out digits named rightly, 0 to 9, at the end: {stored['right'][-1].tolist()}\n")


if __name__ == "__main__":
    main()
