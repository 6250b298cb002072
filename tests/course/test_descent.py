"""Training lowers the cost, and starts are fixed by their seeds."""

from itertools import islice

import numpy as np

import descent
import nn


def test_training_learns_exclusive_or_and_leaves_its_start_alone() -> None:
    inputs, targets = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], float), np.array([[0], [1], [1], [0]], float)
    start = descent.random_network(2, 4, 1, seed=2)
    first_weights = start[0][0].copy()
    recipe = descent.Recipe(rate=2.0, batch=4, seed=0)
    *_, learned = islice(descent.train(inputs, targets, start, recipe), 3000)
    assert nn.mean_cost(nn.forward(inputs, learned)[-1], targets) < 0.01
    assert np.array_equal(start[0][0], first_weights)


def test_a_random_network_is_fixed_by_its_seed() -> None:
    one, same, other = (descent.random_network(9, 4, seed=seed)[0][0] for seed in (1, 1, 2))
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)
