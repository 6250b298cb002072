"""What the real network's answers to its training digits cost: the facts behind the lesson on the cost."""

import numpy as np

import nn
from clawdemy_site.figures import Fact
from digits_data import load_network, training_digits

NUDGE = 0.1
"""By how much the lesson lowers the bias of one output, to see what the cost says of it."""

DEAREST = 10
"""How many of the dearest digits the lesson holds against all others."""


def costs_of(outputs: nn.Array) -> nn.Array:
    """Score the answers to all training digits: shape (1500,)."""
    costs: nn.Array = np.sum((outputs - training_digits().targets) ** 2, axis=1)
    return costs


def answers_of(network: nn.Network) -> nn.Array:
    """Run a network on all training digits: shape (1500, 10)."""
    return nn.forward(training_digits().inputs, network)[-1]


def nudged(label: int) -> dict[str, Fact]:
    """Lower one output's bias before training, and say what the cost and the count of right answers make of it."""
    digits, start = training_digits(), load_network().start
    weights, biases = start[-1]
    turned = [*start[:-1], (weights, biases - NUDGE * nn.one_hot(label))]
    before, after = (answers_of(network) for network in (start, turned))
    return {
        "turned": label,
        "nudge": NUDGE,
        "nudged": nn.mean_cost(after, digits.targets),
        "right": round(len(digits) * nn.accuracy(before, digits.labels)),
        "nudged_right": round(len(digits) * nn.accuracy(after, digits.labels)),
    }


def dearest(outputs: nn.Array) -> dict[str, Fact]:
    """Describe the answer that costs most, and which share of the whole cost a few of the dearest make up."""
    costs = costs_of(outputs)
    order = np.argsort(costs)[::-1]
    first = outputs[order[0]]
    label, answer = int(training_digits().labels[order[0]]), int(np.argmax(first))
    return {
        "dearest_label": label,
        "dearest_answer": answer,
        "dearest_outputs": first.tolist(),
        "dearest": DEAREST,
        "dearest_share": float(costs[order[:DEAREST]].sum() / costs.sum()),
    }
