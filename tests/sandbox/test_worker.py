"""A worker's children start alike whoever starts the build, and what they say reaches it."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from clawdemy_site.sandbox.confinement import Limits
from clawdemy_site.sandbox.job import JobResult
from clawdemy_site.sandbox.worker_client import WorkerClient
from sandbox.jobs import ASKED


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Iterator[WorkerClient]:
    """A worker that finds the jobs of this folder."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]), prepend=os.pathsep)
    with WorkerClient("sandbox.jobs", Limits(seconds=30.0), jobs=2) as client:
        yield client


@pytest.fixture
def _deaf() -> Iterator[None]:
    """A build whose parent ignores and blocks what a shell's background job or a runner may."""
    kept = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGHUP, signal.SIGINT)}
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM, signal.SIGCHLD, signal.SIGTERM})
    yield
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM, signal.SIGCHLD, signal.SIGTERM})
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("_deaf")
def test_a_child_takes_over_nothing_but_the_variables_that_are_named(
    worker: WorkerClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAWDEMY_TEST_TOKEN", "hunter2")
    monkeypatch.setenv("MPLCONFIGDIR", "/somewhere")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    ((_, outcome),) = worker.run_all([{"job": "look"}])
    assert outcome.whole is not None
    environment = outcome.whole.pop("environment")
    assert outcome.whole == {
        "handlers": [True] * len(ASKED),
        "blocked": 0,
        "is_in_scratch": True,
        "leads": True,
        "input": "",
    }
    assert "CLAWDEMY_TEST_TOKEN" not in environment
    assert (environment["MPLCONFIGDIR"], environment["TZ"]) == ("/somewhere", "UTC")


def test_tasks_and_results_may_be_larger_than_any_pipe(worker: WorkerClient) -> None:
    texts = [letter * 1_000_000 for letter in "abcdef"]
    outcomes = dict(worker.run_all({"job": "repeat", "text": text} for text in texts))
    assert [outcomes[position] for position in range(len(texts))] == [
        JobResult([text], {"text": text}) for text in texts
    ]


def test_what_was_said_before_the_end_is_kept(worker: WorkerClient) -> None:
    ((_, outcome),) = worker.run_all([{"job": "stop"}])
    assert (outcome.parts, outcome.whole, outcome.cause, outcome.detail) == (["begun"], None, "exited", "5")
