"""The build's side of a worker: starting it when it is first needed, talking to it, ending it."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Self

from clawdemy_site.sandbox.confinement import Limits, clean_environment, kill_group
from clawdemy_site.sandbox.job import TASK, JobResult

_WORKER = "clawdemy_site.sandbox.worker"
_PATIENCE = 1.5  # seconds that a worker has to end by itself


class WorkerLostError(Exception):
    """The worker ended though nobody asked it to; its message is the last thing it printed."""


class WorkerClient:
    """A worker process that is started when first needed and stays warm.

    Its module holds what works, as ``job.py`` describes it. So many jobs may go on at once, by default one for each
    processor; the seed decides the order of Python's sets of texts.
    """

    def __init__(self, module: str, limits: Limits, jobs: int | None = None, hash_seed: int = 0) -> None:
        self._module = module
        self._limits = limits
        self._jobs = jobs or _count_processors()
        self._hash_seed = hash_seed
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None
        self._scratch = ""
        self._number = 0

    @property
    def process_id(self) -> int | None:
        """The worker's process id while it runs."""
        return self._process.pid if self._process else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run_all(self, tasks: Iterable[Mapping[str, Any]]) -> Iterator[tuple[int, JobResult]]:
        """Have jobs done, some at once; what each is to do are values for JSON.

        For each task its position and its outcome come in the order in which the jobs end. If the worker dies
        (``WorkerLostError``), a task that had no outcome by then has none.
        """
        waiting = list(enumerate(tasks))[::-1]
        under_way: dict[int, int] = {}
        if waiting:
            self._start()
        try:
            while waiting or under_way:
                while waiting and len(under_way) < self._jobs:
                    position, task = waiting.pop()
                    under_way[self._send(task)] = position
                number, outcome = self._receive()
                yield under_way.pop(number), outcome
        except BaseException:
            self.close()  # a reply that nobody waits for must not meet the next task
            raise

    def gather(
        self, tasks: Iterable[Mapping[str, Any]], ended: Callable[[JobResult], object]
    ) -> tuple[dict[int, dict[str, Any]], str]:
        """Have jobs done, and give the reply to each task that has one, by its position.

        It holds the ``outcomes`` that the job said as it went, and what the job came to, or how it ``ended``. The
        second value says why the worker itself ended, if it did.
        """
        replies: dict[int, dict[str, Any]] = {}
        try:
            for position, outcome in self.run_all(tasks):
                replies[position] = {"outcomes": outcome.parts, **(outcome.whole or {"ended": ended(outcome)})}
        except WorkerLostError as error:
            return replies, str(error)
        return replies, ""

    def close(self) -> None:
        """End the worker and every job under way; the next job starts a new one."""
        process, self._process = self._process, None
        errors, self._errors = self._errors, None
        if process is not None:
            _end(process)
        if errors is not None:
            errors.close()
            shutil.rmtree(self._scratch, ignore_errors=True)  # the worker does so too, but may have been killed

    def _send(self, task: Mapping[str, Any]) -> int:
        """Hand a task over as a file: were it written to the pipe, either side could wait for the other to read."""
        self._number += 1
        folder = Path(self._scratch) / str(self._number)
        if self._process is None or self._process.stdin is None:
            raise WorkerLostError("it has no input")
        try:
            folder.mkdir()
            (folder / TASK).write_text(json.dumps(task, default=list), encoding="utf-8")
            self._process.stdin.write(b"%d\n" % self._number)
            self._process.stdin.flush()
        except OSError as error:
            raise WorkerLostError(self._last_words(str(error))) from None
        return self._number

    def _receive(self) -> tuple[int, JobResult]:
        line = self._process.stdout.readline() if self._process and self._process.stdout else b""
        if not line.endswith(b"\n"):
            raise WorkerLostError(self._last_words())
        reply = json.loads(line)
        return reply["number"], JobResult(**reply["outcome"])

    def _start(self) -> None:
        if self._process is not None and self._process.poll() is not None:
            self.close()  # it died while nobody asked
        if self._process is None:
            self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives with worker
            self._scratch = tempfile.mkdtemp(prefix="clawdemy-")
            bounds = [self._limits.seconds, self._limits.memory_bytes, self._limits.written_bytes]
            self._process = subprocess.Popen(  # noqa: S603 - our own worker
                [sys.executable, "-P", "-m", _WORKER, self._module, self._scratch, json.dumps(bounds)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env=clean_environment(self._hash_seed),
                start_new_session=True,
            )

    def _last_words(self, otherwise: str = "it left no message") -> str:
        if self._errors is None:
            return otherwise
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else otherwise


def _count_processors() -> int:
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
        kill_group(process.pid)
        process.wait()
    finally:
        if process.stdout:
            process.stdout.close()
