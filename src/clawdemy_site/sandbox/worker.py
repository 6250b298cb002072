"""The warm worker: imports what every job needs once, then forks one process for each job.

Started by a client as ``python -P -m clawdemy_site.sandbox.worker MODULE SCRATCH LIMITS``. The module holds what works:
``warm_up()``, called once, and ``work``, as ``job.py`` describes it. The worker takes the number of a job a line on its
standard input, whose task lies in the scratch folder of that number, and gives one reply a line on its standard output;
an author's code is kept away from either. It starts what it is told and keeps time; how many jobs go on at once is the
client's business. When its input ends, because the build is done or dead, it kills every child and ends.
"""

import contextlib
import gc
import importlib
import json
import os
import selectors
import shutil
import signal
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from clawdemy_site.sandbox.confinement import WHERE_SIGNAL, Limits, kill_child, kill_group
from clawdemy_site.sandbox.job import Work, read_outcome, run_and_end, write_line

_GRACE = 0.25  # seconds in which a hanging child may write where it hangs
_CHUNK = 65536


@dataclass(slots=True)
class _Child:
    """A job under way."""

    number: int
    scratch: Path
    deadline: float
    is_late: bool = False


class Worker:
    """Starts children in folders of their own, ends those that take too long, and reports each, by two descriptors."""

    def __init__(self, work: Work, scratch: Path, limits: Limits, requests: int, replies: int) -> None:
        self._work = work
        self._scratch = scratch
        self._limits = limits
        self._requests = requests
        self._replies = replies
        self._children: dict[int, _Child] = {}
        self._unread = b""

    def run(self) -> None:
        """Serve until the input ends; no child is left when this returns."""
        woken, wake = os.pipe()
        os.set_blocking(wake, False)
        os.set_blocking(woken, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        with selectors.DefaultSelector() as selector:
            selector.register(self._requests, selectors.EVENT_READ)
            selector.register(woken, selectors.EVENT_READ)
            try:
                while self._step(selector, woken):
                    pass
            finally:
                self._end_all()

    def _step(self, selector: selectors.BaseSelector, woken: int) -> bool:
        deadlines = [child.deadline for child in self._children.values()]
        patience = max(0.0, min(deadlines) - time.monotonic()) if deadlines else None
        ready = {key.fd for key, _ in selector.select(patience)}
        if woken in ready:
            os.read(woken, _CHUNK)
        if self._requests in ready and not self._take_requests():
            return False
        self._reap()
        self._hurry()
        return True

    def _take_requests(self) -> bool:
        data = os.read(self._requests, _CHUNK)
        if not data:
            return False
        *lines, self._unread = (self._unread + data).split(b"\n")
        for line in lines:
            self._start(int(line))
        return True

    def _start(self, number: int) -> None:
        scratch = self._scratch / str(number)
        process = os.fork()
        if process == 0:
            run_and_end(self._work, scratch, self._limits)
        self._children[process] = _Child(number, scratch, time.monotonic() + self._limits.seconds)

    def _reap(self) -> None:
        for process in list(self._children):
            ended, status = os.waitpid(process, os.WNOHANG)
            if ended:
                self._report(process, self._children.pop(process), status)

    def _hurry(self) -> None:
        """Ask a child that is late where it is, then kill it."""
        now = time.monotonic()
        for process, child in self._children.items():
            if child.deadline > now:
                continue
            if child.is_late:
                kill_child(process)
                child.deadline = now + 3600.0  # its end is seen by SIGCHLD
            else:
                os.kill(process, WHERE_SIGNAL)
                child.is_late, child.deadline = True, now + _GRACE

    def _report(self, process: int, child: _Child, status: int) -> None:
        kill_group(process)  # whatever its code has left behind
        outcome = read_outcome(child.scratch, status, is_late=child.is_late)
        shutil.rmtree(child.scratch, ignore_errors=True)
        write_line(self._replies, {"number": child.number, "outcome": asdict(outcome)})

    def _end_all(self) -> None:
        for process in self._children:
            kill_child(process)
        for process in self._children:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(process, 0)


def _claim_pipes() -> tuple[int, int]:
    """Move the protocol away from standard input and output, which prints of any library may reach."""
    requests, replies = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return requests, replies


def main(module: str, scratch: Path, limits: Limits) -> None:
    """Serve one client over this process's standard input and output, by the module that holds what works."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # by way of the clean-up
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    sys.dont_write_bytecode = True
    requests, replies = _claim_pipes()
    try:
        doing = importlib.import_module(module)
        doing.warm_up()
        gc.collect()
        gc.freeze()  # keeps the collector from touching, and so copying, what the forks share
        with contextlib.suppress(BrokenPipeError):
            Worker(doing.work, scratch, limits, requests, replies).run()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)  # the client does so too, but may be dead


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).resolve(), Limits(*json.loads(sys.argv[3])))
