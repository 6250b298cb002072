"""The step that the last lesson takes apart is one of the real training, and its data are what the script makes."""

from itertools import islice

import numpy as np
import pytest

import descent
import digits_data
import nn
import train_digits
import train_story
import training_step


def test_steps_taken_singly_are_those_of_the_training() -> None:
    """After the mini-batches of one epoch the network is the one that `train` gives after its first."""
    digits = digits_data.training_digits()
    recipe = descent.Recipe(train_digits.RATE, train_digits.BATCH, train_digits.SEED)
    start = descent.random_network(*digits_data.LAYERS, seed=train_digits.SEED)
    whole = next(descent.train(digits.inputs, digits.targets, start, recipe))
    seen = list(islice(training_step.moments(), 76))
    for pair, wanted in zip(seen[-1].network, whole, strict=True):
        for part, expected in zip(pair, wanted, strict=True):
            assert part == pytest.approx(expected, abs=1e-12)
    assert sorted(np.concatenate([moment.batch for moment in seen[:-1]])) == list(range(1500))


def test_a_step_lowers_the_cost_of_its_mini_batch_as_its_slopes_promise() -> None:
    """A tiny turn against the slopes changes the mean cost by the squared length of the gradient times the turn."""
    moment = training_step.shown_moment()
    slopes, tiny = training_step.take(moment).slopes, 1e-5
    turned = [
        (weights - tiny * turn, biases - tiny * bias_turn)
        for (weights, biases), (turn, bias_turn) in zip(moment.network, slopes, strict=True)
    ]
    fall = np.mean(
        training_step.own_costs(moment.network, moment.batch) - training_step.own_costs(turned, moment.batch)
    )
    steepness = sum(float(np.sum(part**2)) for pair in slopes for part in pair)
    assert fall / tiny == pytest.approx(steepness, rel=1e-3)


def test_the_committed_moment_is_what_the_script_makes() -> None:
    made, kept = train_story.before_the_step(), training_step.shown_moment()
    assert made.batch.tolist() == kept.batch.tolist()
    assert len(set(kept.batch.tolist())) == train_digits.BATCH
    for pair, committed in zip(made.network, kept.network, strict=True):
        for part, wanted in zip(pair, committed, strict=True):
            assert part == pytest.approx(wanted, abs=2e-3)


def test_the_counts_by_digit_are_those_of_the_committed_run() -> None:
    right, made = training_step.right_by_digit(), digits_data.load_network()
    assert right.shape == (train_digits.EPOCHS + 1, 10)
    assert right.sum(axis=1) / len(digits_data.held_out_digits()) == pytest.approx(made.accuracies)
    again = train_story.by_epoch()
    assert np.array_equal(again[:3], right[:3])
    assert np.abs(again[-1].sum() - right[-1].sum()) <= 3


def test_rights_counts_each_kind_of_digit() -> None:
    digits = digits_data.held_out_digits()
    outputs_all_eight = [(np.zeros((10, 784)), 8.0 * nn.one_hot(8))]
    counted = train_story.rights(outputs_all_eight, digits)
    assert counted.tolist() == [0] * 8 + [int(np.count_nonzero(digits.labels == 8)), 0]


def test_the_training_has_4500_steps() -> None:
    assert training_step.steps_in_all() == 4500
