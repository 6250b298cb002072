"""The recorded training of the deep network is what training it again gives."""

import numpy as np
import pytest

import nn
import train_deep
from digits_data import DATA
from train_digits import EPOCHS


def test_both_squishes_start_from_the_same_deep_network() -> None:
    network = train_deep.deep_start()
    assert [weights.shape[0] for weights, _ in network] == [*[16] * train_deep.HIDDEN, 10]
    assert network[0][0].shape[1] == 784
    assert nn.parameters(*train_deep.DEEP_LAYERS) == sum(weights.size + biases.size for weights, biases in network)


def test_everything_recorded_is_there_and_finite() -> None:
    with np.load(DATA / "deep_runs.npz") as stored:
        assert set(stored.files) == {
            f"{name}_{what}" for name in train_deep.SQUISHES for what in ("costs", "accuracies")
        }
        for name in train_deep.SQUISHES:
            assert stored[f"{name}_costs"].shape == (len(train_deep.SEEDS), EPOCHS + 1)
            assert stored[f"{name}_accuracies"].shape == (len(train_deep.SEEDS),)
            assert np.all(np.isfinite(stored[f"{name}_costs"]))


@pytest.mark.parametrize("name", train_deep.SQUISHES)
def test_training_again_for_two_epochs_agrees_with_the_record(name: str) -> None:
    with np.load(DATA / "deep_runs.npz") as stored:
        recorded = stored[f"{name}_costs"]
    for seed in (0, 4):
        costs, share = train_deep.run(name, seed, epochs=2)
        assert costs == pytest.approx(recorded[seed, :3].tolist(), abs=1e-3)
        assert 0 <= share <= 1


def test_at_the_rate_of_the_sigmoid_relu_switches_itself_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every output is 0 for every digit, so each digit costs 1, and no slope is left to learn from."""
    monkeypatch.setitem(train_deep.SQUISHES, "relu", (nn.relu, train_deep.SQUISHES["sigmoid"][1]))
    for seed in train_deep.SEEDS:
        assert train_deep.run("relu", seed, epochs=1)[0][-1] == 1
