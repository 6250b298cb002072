"""Single steps of the training run that made the course's network, for the figure that takes one of them apart.

`descent.train` gives the network after each epoch; here it can be had before and after each of the 75 steps that an
epoch is made of. The steps are the same.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from backprop import gradient
from descent import random_network
from digits_data import DATA, LAYERS, training_digits
from nn import Array, cost, forward, mean_cost
from train_digits import BATCH, EPOCHS, RATE, SEED

Layers = list[tuple[Array, Array]]
"""A network, or one slope for each of its dials: (weights, biases) per layer."""

STEP = 264
"""The step that is shown, counted from 1: in it the network changes its mind about one digit."""


class Moment(NamedTuple):
    """Where a run stands: the network before a step, and the places of the training digits that the step looks at."""

    network: Layers
    batch: NDArray[np.int64]


class Step(NamedTuple):
    """One step on a mini-batch: the mean slopes that it found, and the network that it made of them."""

    slopes: Layers
    after: Layers


def steps_in_all() -> int:
    """Count the steps of the whole training: as many in each epoch as there are mini-batches in the pile."""
    return EPOCHS * len(training_digits()) // BATCH


def take(moment: Moment) -> Step:
    """Take one step: forward, cost, backward on the digits of the mini-batch, then turn every dial."""
    digits = training_digits().take(moment.batch)
    slopes = gradient(digits.inputs, digits.targets, moment.network)
    after = [
        (weights - RATE * turn, biases - RATE * bias_turn)
        for (weights, biases), (turn, bias_turn) in zip(moment.network, slopes, strict=True)
    ]
    return Step(slopes, after)


def moments() -> Iterator[Moment]:
    """Go through the course's training run step by step, without end."""
    random, network = np.random.default_rng(SEED), random_network(*LAYERS, seed=SEED)
    while True:
        order = random.permutation(len(training_digits()))
        for first in range(0, len(order), BATCH):
            moment = Moment(network, order[first : first + BATCH])
            yield moment
            network = take(moment).after


@cache
def shown_moment() -> Moment:
    """Read the committed moment before the step that is shown."""
    with np.load(DATA / "digits_story.npz") as stored:
        layers = range(1, len(LAYERS))
        parts = [(stored[f"weights_{i}"], stored[f"biases_{i}"]) for i in layers]
        network = [(weights.astype(np.float64), biases.astype(np.float64)) for weights, biases in parts]
        return Moment(network, stored["batch"].astype(np.int64))


@cache
def right_by_digit() -> Array:
    """Read how many held-out digits of each kind were named rightly: shape (epochs + 1, 10)."""
    with np.load(DATA / "digits_story.npz") as stored:
        right: Array = stored["right"].astype(np.float64)
        return right


def own_costs(network: Layers, places: NDArray[np.int64]) -> Array:
    """Score the answers of a network to some training digits, one cost for each."""
    digits = training_digits().take(places)
    outputs = forward(digits.inputs, network)[-1]
    return np.array([cost(output, target) for output, target in zip(outputs, digits.targets, strict=True)])


def whole_cost(network: Layers) -> float:
    """Give the mean cost of a network on all training digits."""
    digits = training_digits()
    return mean_cost(forward(digits.inputs, network)[-1], digits.targets)
