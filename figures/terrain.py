"""The real network's cost as ground to stand on: slices through its landscape, and its slopes before training.

A place in the landscape is a setting of all 13,002 dials, which is a network. A slice shows the settings that lie on
one plane or line and leaves out all others; its cost is the mean over all 1,500 training digits, worked out at each
place.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

import nn
from backprop import gradient
from digits_data import load_network, training_digits
from nn import Array

Place = list[tuple[Array, Array]]
"""A setting of all dials: (weights, biases) per layer."""

WIDE, DEEP = (-40.0, 40.0), (-14.0, 38.0)
"""How far the plane of the figures reaches, along and across."""

PACES = 20
"""Into how many equal paces the straight way from the start to the trained network is cut."""


def blend(*parts: tuple[float, Place]) -> Place:
    """Add settings up, each times a factor."""
    layers = zip(*(place for _, place in parts), strict=True)
    factors = [factor for factor, _ in parts]
    return [
        (
            np.asarray(sum(f * w for f, (w, _) in zip(factors, layer, strict=True))),
            np.asarray(sum(f * b for f, (_, b) in zip(factors, layer, strict=True))),
        )
        for layer in layers
    ]


def dials(place: Place) -> Array:
    """List all dials of a setting: shape (13002,)."""
    return np.concatenate([np.r_[weights.ravel(), biases] for weights, biases in place])


def length(place: Place) -> float:
    """The distance of a setting from the one with all dials at 0."""
    return float(np.linalg.norm(dials(place)))


@cache
def _digits() -> tuple[Array, Array]:
    digits = training_digits()
    return digits.inputs, digits.targets


def cost_at(place: Place) -> float:
    """The height of the landscape at a setting: the mean cost on the training digits."""
    inputs, targets = _digits()
    return nn.mean_cost(nn.forward(inputs, place)[-1], targets)


def twin(place: Place) -> Place:
    """The same network with the neurons of both hidden layers in reverse order: other dials, the same answers."""
    (weights_1, biases_1), (weights_2, biases_2), (weights_3, biases_3) = place
    return [
        (weights_1[::-1], biases_1[::-1]),
        (weights_2[::-1, ::-1], biases_2[::-1]),
        (weights_3[:, ::-1], biases_3),
    ]


def twins() -> int:
    """How many orders the neurons of two hidden layers of sixteen can stand in."""
    return math.factorial(16) ** 2


@dataclass(frozen=True)
class Plane:
    """A flat slice through the landscape, with a grid on it whose unit is a distance of 1 between settings.

    Attributes:
        origin: The setting at (0, 0).
        along: What one unit to the right changes.
        across: What one unit upwards changes; at right angles to it, and as long.
    """

    origin: Place
    along: Place
    across: Place

    def point(self, place: Place) -> tuple[float, float]:
        """Where a setting lies on the plane, or would if it were moved straight onto it."""
        offset = dials(place) - dials(self.origin)
        return float(offset @ dials(self.along)), float(offset @ dials(self.across))

    def costs(self, x: Iterable[float], y: Iterable[float]) -> Array:
        """Heights on a grid: shape (len(y), len(x)).

        The totals of the first layer are mixed from three, since they follow the dials in straight lines.
        """
        inputs, targets = _digits()
        totals = [nn.layer(inputs, *part[0], nn.identity) for part in (self.origin, self.along, self.across)]
        columns = list(x)

        def height(right: float, up: float) -> float:
            hidden = nn.sigmoid(totals[0] + right * totals[1] + up * totals[2])
            rest = blend((1.0, self.origin[1:]), (right, self.along[1:]), (up, self.across[1:]))
            return nn.mean_cost(nn.forward(hidden, rest)[-1], targets)

        return np.array([[height(right, up) for right in columns] for up in y])


@cache
def plane() -> Plane:
    """The plane through the trained network, its twin and the network before training."""
    made = load_network()
    best, other = made.trained, twin(made.trained)
    middle, along = blend((0.5, best), (0.5, other)), blend((1.0, other), (-1.0, best))
    along = blend((1.0 / length(along), along))
    across = blend((1.0, made.start), (-1.0, middle))
    overlap = float(dials(across) @ dials(along))
    across = blend((1.0, across), (-overlap, along))
    return Plane(middle, along, blend((1.0 / length(across), across)))


@cache
def start_gradient() -> Place:
    """The gradient of the mean cost at the network before training: one slope per dial."""
    return gradient(*_digits(), load_network().start)


def line_costs(start: Place, end: Place, shares: Sequence[float] | Array) -> list[float]:
    """Heights along a straight line, at shares of the way from one setting (0) to another (1)."""
    return [cost_at(blend((1.0 - share, start), (share, end))) for share in shares]


def straight_way() -> list[float]:
    """Heights at equal paces from the network before training to the trained one."""
    made = load_network()
    return line_costs(made.start, made.trained, np.linspace(0.0, 1.0, PACES + 1))


def falling_paces(heights: Sequence[float]) -> int:
    """How many heights are lower than the one before them."""
    return sum(after < before for before, after in pairwise(heights))


@cache
def shrug() -> Place:
    """The network that ignores its input and answers with each digit's share of the training set: all weights 0."""
    _, targets = _digits()
    shares = targets.mean(axis=0)
    blank = [(np.zeros_like(weights), np.zeros_like(biases)) for weights, biases in load_network().trained]
    return [*blank[:-1], (blank[-1][0], np.log(shares / (1.0 - shares)))]


def shrug_slopes() -> Array:
    """The slopes of all dials at the shrug: shape (13002,)."""
    return dials(gradient(*_digits(), shrug()))


def past_the_shrug(shares: Sequence[float] | Array) -> list[float]:
    """Heights along a line through the shrug, which lies at 0.

    One unit to the right turns every weight to its trained value; the biases of the later layers make up for what this
    adds while all hidden neurons are at 0.5.
    """
    (first, _), (second, _), (third, _) = load_network().trained
    way = [
        (first, np.zeros(len(first))),
        (second, -0.5 * second.sum(axis=1)),
        (third, -0.5 * third.sum(axis=1)),
    ]
    return [cost_at(blend((1.0, shrug()), (share, way))) for share in shares]
