"""Whatever is written, reading it ends in findings: no exception, no waiting; a longer run is `fuzzing/run.py`."""

import pytest

from fuzzing.targets import TARGETS, try_one

ROUNDS = {"page": 150, "record": 400, "script": 150, "settings": 150, "sum": 1_000}


@pytest.mark.parametrize("target", TARGETS)
def test_texts_made_wrong_are_told_of(target: str) -> None:
    for seed in range(ROUNDS[target]):
        try:
            try_one(target, seed)
        except Exception as error:
            raise AssertionError(f"{target}, seed {seed}") from error
