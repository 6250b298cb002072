"""The warm worker: imports matplotlib once, then forks one process for each figure to draw.

Started by the studio as ``python -P -m clawdemy_site.figures.worker SCRATCH``. It takes one request a line on its
standard input and gives one reply a line on its standard output, both JSON; scripts are kept away from either. It
starts what it is told and keeps time; how many drawings go on at once is the studio's business. When its input ends,
because the build is done or dead, it kills every drawing and ends. It lives in a session of its own, so that Ctrl-C
reaches the build alone, which then closes the input.
"""

import contextlib
import gc
import io
import json
import os
import selectors
import shutil
import signal
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from clawdemy_site.figures import style
from clawdemy_site.figures.drawing import RESULT, TRACE, WHERE_SIGNAL, draw_and_end
from clawdemy_site.figures.failures import Failure, explain_ending, explain_hang, find_own_line
from clawdemy_site.figures.request import Request

_GRACE = 0.25  # seconds in which a hanging script may write where it hangs
_CHUNK = 65536


@dataclass(slots=True)
class _Drawing:
    """A drawing under way."""

    request: Request
    scratch: Path
    deadline: float
    is_late: bool = False


class Worker:
    """Starts drawings, ends those that take too long, and reports each.

    Args:
        requests: Descriptor to read requests from.
        replies: Descriptor to write replies to.
        scratch: A folder for the drawings' own folders.
    """

    def __init__(self, requests: int, replies: int, scratch: Path) -> None:
        self._requests = requests
        self._replies = replies
        self._scratch = scratch
        self._drawings: dict[int, _Drawing] = {}
        self._unread = b""

    def run(self) -> None:
        """Serve until the input ends; no drawing is left when this returns."""
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
        ready = {key.fd for key, _ in selector.select(self._patience())}
        if woken in ready:
            os.read(woken, _CHUNK)
        if self._requests in ready and not self._take_requests():
            return False
        self._reap()
        self._hurry()
        return True

    def _patience(self) -> float | None:
        deadlines = [drawing.deadline for drawing in self._drawings.values()]
        return max(0.0, min(deadlines) - time.monotonic()) if deadlines else None

    def _take_requests(self) -> bool:
        data = os.read(self._requests, _CHUNK)
        if not data:
            return False
        *lines, self._unread = (self._unread + data).split(b"\n")
        for line in lines:
            self._start(Request.from_plain(json.loads(line)))
        return True

    def _start(self, request: Request) -> None:
        scratch = self._scratch / str(request.number)
        scratch.mkdir()
        process = os.fork()
        if process == 0:
            draw_and_end(request, scratch)
        self._drawings[process] = _Drawing(request, scratch, time.monotonic() + request.limits.seconds)

    def _reap(self) -> None:
        for process in list(self._drawings):
            ended, status = os.waitpid(process, os.WNOHANG)
            if ended:
                self._report(process, self._drawings.pop(process), status)

    def _hurry(self) -> None:
        """Ask a drawing that is late where it is, then kill it."""
        now = time.monotonic()
        for process, drawing in self._drawings.items():
            if drawing.deadline > now:
                continue
            if drawing.is_late:
                _kill(process)
                drawing.deadline = now + 3600.0  # its end is seen by SIGCHLD
            else:
                os.kill(process, WHERE_SIGNAL)
                drawing.is_late, drawing.deadline = True, now + _GRACE

    def _report(self, process: int, drawing: _Drawing, status: int) -> None:
        _kill_group(process)  # whatever the script has left behind
        reply = {"number": drawing.request.number, **_outcome(drawing, status)}
        shutil.rmtree(drawing.scratch, ignore_errors=True)
        data = memoryview(json.dumps(reply, separators=(",", ":")).encode() + b"\n")
        while data:
            data = data[os.write(self._replies, data) :]

    def _end_all(self) -> None:
        for process in self._drawings:
            _kill(process)
        for process in self._drawings:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(process, 0)


def _outcome(drawing: _Drawing, status: int) -> dict[str, Any]:
    if status == 0 and not drawing.is_late:
        with contextlib.suppress(OSError, ValueError):
            outcome = json.loads((drawing.scratch / RESULT).read_bytes())
            if isinstance(outcome, dict):
                return outcome
    limits = drawing.request.limits
    failure = explain_hang(limits) if drawing.is_late else explain_ending(status, limits)
    return {"failure": _with_line(failure, drawing).to_plain()}


def _with_line(failure: Failure, drawing: _Drawing) -> Failure:
    try:
        trace = (drawing.scratch / TRACE).read_text(errors="replace")
    except OSError:
        return failure
    path, line = find_own_line(trace, drawing.request.folder)
    return replace(failure, path=path, line=line)


def _kill(process: int) -> None:
    """Kill a drawing that has not been reaped, with its group, which it may not lead yet."""
    _kill_group(process)
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


def _kill_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def _warm_up() -> None:
    """Import what every script needs and fill matplotlib's own caches, once for all forks."""
    import matplotlib as mpl  # noqa: PLC0415 - ready first, then slow

    mpl.use("svg")
    from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415 - after the backend
    from matplotlib.figure import Figure  # noqa: PLC0415 - after the backend

    style.apply()
    style.draw_maths_as_paths()
    figure = Figure(layout="constrained")
    FigureCanvasSVG(figure)
    figure.subplots().set_title("bold", weight="bold")
    figure.savefig(io.BytesIO(), format="svg")
    gc.collect()
    gc.freeze()  # keeps the collector from touching, and so copying, what the forks share


def _claim_pipes() -> tuple[int, int]:
    """Move the protocol away from standard input and output, which prints of any library may reach."""
    requests, replies = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return requests, replies


def main() -> None:
    """Serve one studio over this process's standard input and output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # by way of the clean-up
    sys.dont_write_bytecode = True
    requests, replies = _claim_pipes()
    scratch = Path(sys.argv[1]).resolve()
    try:
        _warm_up()
        with contextlib.suppress(BrokenPipeError):
            Worker(requests, replies, scratch).run()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)  # the studio does so too, but may be dead


if __name__ == "__main__":
    main()
