"""A neuron with two dials that tells a 0 from a 1, and its walks downhill: small enough to draw, and real.

Its input is how bright the very middle of a picture is: where a 1 has its stroke, a 0 has its hole. Its one output
should be 1 for a 1 and 0 for a 0. With a single weight and a single bias, its landscape can be drawn whole, as a map.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

import nn
from backprop import gradient
from digits_data import training_digits
from nn import Array

START, RATE, BATCH, SEED = (-3.0, 2.0), 8.0, 7, 0
"""Weight and bias to start from, learning rate, digits per mini-batch, and the seed of their order."""


@cache
def examples() -> tuple[Array, Array]:
    """The training digits that are a 0 or a 1: brightness of the middle, and the wanted output, shapes (n, 1)."""
    digits = training_digits()
    chosen = digits.labels <= 1
    middle = digits.grids[chosen][:, 3:5, 3:5].mean(axis=(1, 2))
    return middle[:, np.newaxis], digits.labels[chosen][:, np.newaxis].astype(np.float64)


def costs(weights: Array, biases: Array) -> Array:
    """Heights of the landscape: shape (biases, weights)."""
    inputs, targets = examples()
    outputs = nn.sigmoid(weights[np.newaxis, :, np.newaxis] * inputs[:, 0] + biases[:, np.newaxis, np.newaxis])
    heights: Array = ((outputs - targets[:, 0]) ** 2).mean(axis=-1)
    return heights


def cost_at(point: Array) -> float:
    """The height at one setting of weight and bias."""
    return float(costs(point[:1], point[1:])[0, 0])


def slopes_at(point: Array, chosen: NDArray[np.int64] | slice = slice(None)) -> Array:
    """The gradient at one setting, from all examples or from chosen ones."""
    inputs, targets = examples()
    ((weight, bias),) = gradient(inputs[chosen], targets[chosen], [(point[:1, np.newaxis], point[1:])])
    return np.array([weight[0, 0], bias[0]])


def steady(steps: int) -> Array:
    """Walk with the whole pile at each step: shape (steps + 1, 2)."""
    points = [np.array(START)]
    for _ in range(steps):
        points.append(points[-1] - RATE * slopes_at(points[-1]))
    return np.array(points)


def wobbly() -> Array:
    """Walk once through the pile in mini-batches, one step for each: shape (steps + 1, 2)."""
    order = np.random.default_rng(SEED).permutation(len(examples()[0]))
    points = [np.array(START)]
    for first in range(0, len(order), BATCH):
        points.append(points[-1] - RATE * slopes_at(points[-1], order[first : first + BATCH]))
    return np.array(points)
