"""The studio's side of the worker: starting it when it is first needed, talking to it, ending it."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import IO, Any

from clawdemy_site.figures.request import Request

_KEPT = frozenset(
    {
        "HOME",
        "LD_LIBRARY_PATH",
        "MPLCONFIGDIR",
        "PATH",
        "PYTHONHOME",
        "PYTHONPATH",
        "TMPDIR",
        "VIRTUAL_ENV",
        "XDG_CACHE_HOME",
    }
)
_FIXED = {
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "PYTHONUTF8": "1",
    # One thread for each drawing: several are drawn at once, and sums in another order differ in their last digits.
    "MKL_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
_PATIENCE = 1.5  # seconds that a worker has to end by itself


class WorkerLostError(Exception):
    """The worker ended though nobody asked it to; its message is the last thing it printed."""


class Workshop:
    """A worker process that is started when first needed and stays warm.

    Args:
        jobs: How many drawings may go on at once.
        hash_seed: Decides the order of Python's sets of texts.
    """

    def __init__(self, jobs: int, hash_seed: int = 0) -> None:
        self._jobs = jobs
        self._hash_seed = hash_seed
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None
        self._scratch = ""
        self._number = 0

    @property
    def process_id(self) -> int | None:
        """The worker's process id while it runs."""
        return self._process.pid if self._process else None

    def draw_all(self, requests: Iterable[Request]) -> Iterator[tuple[int, dict[str, Any]]]:
        """Have figures drawn, some at once.

        Args:
            requests: The figures; their numbers are given here.

        Yields:
            For each request its position and its outcome, in the order in which the drawings end.

        Raises:
            WorkerLostError: If the worker dies. A request that had no outcome by then has none.
        """
        waiting = list(enumerate(requests))[::-1]
        under_way: dict[int, int] = {}
        if waiting:
            self._start()
        try:
            while waiting or under_way:
                while waiting and len(under_way) < self._jobs:
                    position, request = waiting.pop()
                    under_way[self._send(request)] = position
                outcome = self._receive()
                yield under_way.pop(outcome["number"]), outcome
        except BaseException:
            self.close()  # a reply that nobody waits for must not meet the next request
            raise

    def close(self) -> None:
        """End the worker and every drawing under way; the next drawing starts a new one."""
        process, self._process = self._process, None
        errors, self._errors = self._errors, None
        if process is not None:
            _end(process)
        if errors is not None:
            errors.close()
            shutil.rmtree(self._scratch, ignore_errors=True)  # the worker does so too, but may have been killed

    def _send(self, request: Request) -> int:
        self._number += 1
        line = json.dumps(replace(request, number=self._number).to_plain()).encode() + b"\n"
        if self._process is None or self._process.stdin is None:
            raise WorkerLostError("it has no input")
        try:
            self._process.stdin.write(line)
            self._process.stdin.flush()
        except BrokenPipeError:
            raise WorkerLostError(self._last_words()) from None
        return self._number

    def _receive(self) -> dict[str, Any]:
        line = self._process.stdout.readline() if self._process and self._process.stdout else b""
        if not line.endswith(b"\n"):
            raise WorkerLostError(self._last_words())
        reply: dict[str, Any] = json.loads(line)
        return reply

    def _start(self) -> None:
        if self._process is not None and self._process.poll() is not None:
            self.close()  # it died while nobody drew
        if self._process is None:
            self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives with worker
            self._scratch = tempfile.mkdtemp(prefix="clawdemy-")
            self._process = subprocess.Popen(  # noqa: S603 - our own worker
                [sys.executable, "-P", "-m", "clawdemy_site.figures.worker", self._scratch],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env={name: value for name, value in os.environ.items() if name in _KEPT}
                | _FIXED
                | {"PYTHONHASHSEED": str(self._hash_seed)},
                start_new_session=True,
            )

    def _last_words(self) -> str:
        if self._errors is None:
            return "it left no message"
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "it left no message"


def default_jobs() -> int:
    """How many processors this process may use."""
    with contextlib.suppress(AttributeError):  # not on macOS
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(BrokenPipeError):
        if process.stdin:
            process.stdin.close()  # the worker takes this as its end
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    finally:
        if process.stdout:
            process.stdout.close()
