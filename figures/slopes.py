"""The course's small library, landscapes to practise on: their heights, their slopes, and steps downhill.

Four landscapes that need no network: `square` has one dial, `bowl` has as many as you like, `long_bowl` has two, one
of them steep, and `two_valleys` has one dial and two places where a walk may end. `step` and `descend` walk on any of
them; `measured_gradient` finds slopes by trying, which is slow, and checks every formula. Networks, whose slopes take
backpropagation, are the matter of `backprop` and `descent`.
"""

import math
from collections.abc import Callable
from typing import TypeAlias, overload

import numpy as np

from nn import Array, Numbers

Slope: TypeAlias = Callable[[Array], Numbers | float]
"""The slope of a landscape at a point, or its gradient, in the point's own shape."""

MOST_STEPS = 100_000
"""After so many steps a walk that has not arrived counts as one that never does."""

TILT = 0.18
"""How much higher the left one of the two valleys lies; with it the curve turns at −0.9, −0.1 and 1 exactly."""

LONG = 5.0
"""How many times as steep the long bowl is along its second dial as along its first."""


def _array(values: Numbers | float) -> Array:
    return np.asarray(values, dtype=np.float64)


def _like(given: Numbers | float, result: Array) -> Array | float:
    """Give a result back as a plain number where a plain number was given."""
    return float(result) if np.ndim(given) == 0 else result


@overload
def square(w: float) -> float: ...
@overload
def square(w: Numbers) -> Array: ...
def square(w: Numbers | float) -> Array | float:
    """Give the height of the landscape C = w², which has one dial: `square(3)` is 9.

    Args:
        w: One setting of the dial, or many of any shape.

    Returns:
        A float for one setting, otherwise an array of the same shape; `square(descend(5, 0.1, 7))` is the cost along
        a walk.
    """
    return _like(w, _array(w) ** 2)


@overload
def square_slope(w: float) -> float: ...
@overload
def square_slope(w: Numbers) -> Array: ...
def square_slope(w: Numbers | float) -> Array | float:
    """Give the slope of C = w², which is 2w: `square_slope(3)` is 6.

    Args:
        w: One setting of the dial, or many of any shape.

    Returns:
        A float for one setting, otherwise an array of the same shape.
    """
    return _like(w, 2.0 * _array(w))


def bowl(weights: Numbers | float) -> float:
    """Give the height of the bowl C = w₁² + w₂² + … at a point: `bowl([3, 4])` is 25."""
    return float(np.sum(_array(weights) ** 2))


def bowl_gradient(weights: Numbers | float) -> Array:
    """Give the gradient of the bowl at a point, in the point's own shape: `bowl_gradient([3, 4])` is (6, 8)."""
    return 2.0 * _array(weights)


@overload
def two_valleys(w: float) -> float: ...
@overload
def two_valleys(w: Numbers) -> Array: ...
def two_valleys(w: Numbers | float) -> Array | float:
    """Give the height of C = (w² − 1)² + 0.18 (w − 1)²: a sum of squares, never negative, and 0 at w = 1 alone.

    Args:
        w: One setting of the dial, or many of any shape.

    Returns:
        A float for one setting, otherwise an array of the same shape. There is a valley at −0.9, of height 0.6859, a
        hump at −0.1 and the deepest place at 1.
    """
    dial = _array(w)
    return _like(w, (dial**2 - 1.0) ** 2 + TILT * (dial - 1.0) ** 2)


@overload
def two_valleys_slope(w: float) -> float: ...
@overload
def two_valleys_slope(w: Numbers) -> Array: ...
def two_valleys_slope(w: Numbers | float) -> Array | float:
    """Give the slope of `two_valleys`: 4w (w² − 1) + 0.36 (w − 1), which is 0 at −0.9, −0.1 and 1.

    Args:
        w: One setting of the dial, or many of any shape.

    Returns:
        A float for one setting, otherwise an array of the same shape.
    """
    dial = _array(w)
    return _like(w, 4.0 * dial * (dial**2 - 1.0) + 2.0 * TILT * (dial - 1.0))


def measured_gradient(
    landscape: Callable[[Array], float], point: Numbers | float, nudge: float = 1e-6
) -> Array | float:
    """Find slopes by trying: nudge each dial in turn, up and down, and see how much the height changes.

    Args:
        landscape: The height as a function of the point.
        point: Where to measure, a number or an array of any shape.
        nudge: How far to turn each dial either way.

    Returns:
        One slope per dial in the point's own shape; a float for a number.
    """
    here = _array(point)
    slopes = np.zeros(here.shape)
    for dial in np.ndindex(here.shape):
        turn = np.zeros(here.shape)
        turn[dial] = nudge
        slopes[dial] = (landscape(here + turn) - landscape(here - turn)) / (2.0 * nudge)
    return _like(point, slopes)


@overload
def step(w: float, gradient: float, rate: float) -> float: ...
@overload
def step(w: Numbers, gradient: Numbers, rate: float) -> Array: ...
def step(w: Numbers | float, gradient: Numbers | float, rate: float) -> Array | float:
    """Take one step against a gradient: w − rate × gradient.

    Args:
        w: Where the step starts, a number or an array.
        gradient: The slope or gradient there, in the same shape.
        rate: The learning rate.

    Returns:
        Where it ends: a float for a number, otherwise an array; `step([3, 4], bowl_gradient([3, 4]), 0.5)` is (0, 0).
    """
    return _like(w, _array(w) - rate * _array(gradient))


def descend(start: Numbers | float, rate: float, steps: int, slope: Slope = bowl_gradient) -> Array:
    """Walk downhill: again and again, look up the slope and take a `step` against it.

    Args:
        start: The point to start from, a number or an array.
        rate: The learning rate.
        steps: How many steps to take.
        slope: The gradient as a function of the point; left out, that of `bowl`, which for one dial is `square_slope`.

    Returns:
        All points visited, the start first: shape (steps + 1,) for one dial, else (steps + 1, dials).
    """
    points = [_array(start)]
    for _ in range(steps):
        points.append(points[-1] - rate * _array(slope(points[-1])))
    return np.array(points)


def steps_to_cost(rate: float, start: float, wanted: float) -> int:
    """Count the steps down C = w² until the cost is at most the wanted one.

    Args:
        rate: The learning rate.
        start: The weight to start from.
        wanted: The cost to reach.

    Returns:
        The smallest number of steps that does it.

    Raises:
        ValueError: A hundred thousand steps do not do it.
    """
    weight = float(start)
    for steps in range(MOST_STEPS + 1):
        if square(weight) <= wanted:
            return steps
        weight = step(weight, square_slope(weight), rate)
    raise ValueError(f"rate {rate} does not reach a cost of {wanted} from {start} in {MOST_STEPS} steps")


def steps_to_match(rate: float, reference_rate: float, steps: int) -> int:
    """Count the steps at one rate that get as far down C = w² as some steps at another rate.

    Args:
        rate: The learning rate whose steps are counted.
        reference_rate: The learning rate to keep up with.
        steps: How many steps are taken at the reference rate.

    Returns:
        The smallest number of steps after which the cost is no higher; the starting point does not matter.

    Raises:
        ValueError: A hundred thousand steps do not do it.
    """
    return steps_to_cost(rate, 1.0, square(float(descend(1.0, reference_rate, steps)[-1])))


def long_bowl(weights: Numbers | float) -> float:
    """Give the height of the long bowl C = w₁² + 5w₂², steep in one direction and gentle in the other.

    Args:
        weights: The two dials.

    Returns:
        The height: `long_bowl([5, 2])` is 45.
    """
    return float(np.sum(_array([1.0, LONG]) * _array(weights) ** 2))


def long_bowl_gradient(weights: Numbers | float) -> Array:
    """Give the gradient of the long bowl, (2w₁, 10w₂): `long_bowl_gradient([5, 2])` is (10, 20)."""
    return 2.0 * _array([1.0, LONG]) * _array(weights)


def training_steps(examples: int, batch: int, epochs: int) -> int:
    """Count the steps of a training run: in each epoch one for every mini-batch, the last of which may be short.

    Args:
        examples: How many training examples there are.
        batch: Examples per mini-batch.
        epochs: How often training goes through all examples.

    Returns:
        The number of steps: `training_steps(1500, 20, 60)` is 4500.
    """
    return epochs * math.ceil(examples / batch)
