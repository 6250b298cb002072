"""Worker processes that outlast a build, for tests that do not ask how a worker lives.

A worker imports matplotlib or numpy before its first job, which takes longer than most jobs of a test. Each job is a
process of its own, forked from a worker that runs none of a course's code, so jobs of different builds share nothing.
"""

import atexit
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any
from unittest.mock import patch

from clawdemy_site.sandbox.confinement import Limits
from clawdemy_site.sandbox.job import JobResult
from clawdemy_site.sandbox.worker_client import WorkerClient

STARTED_IN = tuple(
    f"clawdemy_site.{module}.WorkerClient" for module in ("figures.studio", "numbers.library", "listings.running")
)
"""Where the product starts its workers."""


class _LastingWorker(WorkerClient):
    """A worker that ends with the tests, or when a round of jobs is broken off."""

    def close(self) -> None:
        """Keep the worker for the next build."""

    def run_all(self, tasks: Iterable[Mapping[str, Any]]) -> Iterator[tuple[int, JobResult]]:
        """Have jobs done; a reply that nobody waits for ends the worker, as it does in a build."""
        try:
            yield from super().run_all(tasks)
        except BaseException:
            super().close()
            raise


@cache
def _worker(module: str, limits: Limits, jobs: int | None = None, hash_seed: int = 0) -> WorkerClient:
    worker = _LastingWorker(module, limits, jobs, hash_seed)
    atexit.register(WorkerClient.close, worker)
    return worker


@contextmanager
def lasting_workers() -> Iterator[None]:
    """Let builds take a worker that is there, in place of one of their own."""
    with ExitStack() as patches:
        for place in STARTED_IN:
            patches.enter_context(patch(place, _worker))
        yield
