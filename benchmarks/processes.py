"""Runs commands and servers, and says what they and their children cost: processor time, time on the clock, memory."""

import os
import resource
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread

GLANCE = 0.03
"""Seconds between two looks at memory, and between two requests for a page that is waited for."""

PATIENCE = 900.0
"""Seconds after which a page that never comes ends the run."""

MEGA = 1e6


@dataclass(frozen=True)
class Spent:
    """What a command cost."""

    cpu: float
    """Seconds of processor time, that of all its children included."""

    wall: float
    """Seconds on the clock."""

    peak: float
    """Megabytes in memory at the worst moment, all processes added up."""


class Watch:
    """Looks at the memory of a process and its children while it runs."""

    def __init__(self, pid: int) -> None:
        self.peak = 0.0
        """Megabytes so far; memory that processes share counts in each."""

        self._pid, self._end = pid, Event()
        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        """The highest that was seen."""
        self._end.set()
        self._thread.join()
        return self.peak

    def _look(self) -> None:
        while not self._end.wait(GLANCE):
            self.peak = max(self.peak, sum(map(_resident, _tree(self._pid))))


def environment() -> dict[str, str]:
    """Our own environment, for builders that keep what they compile, as they do for authors, and print no notices."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""}


def spend(command: Sequence[str], folder: Path) -> Spent:
    """Run a command to its end.

    Raises:
        SystemExit: It failed; what it said is in the message.
    """
    with TemporaryFile("w+") as said:
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        process = _start(command, folder, said.fileno())
        watch = Watch(process.pid)
        code, wall = process.wait(), time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if code:
            said.seek(0)
            raise SystemExit(f"{' '.join(command)} in {folder} ended with {code}:\n{said.read()}")
    return Spent(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall, watch.stop())


@dataclass(frozen=True)
class Served:
    """A server that has answered once."""

    address: str
    """Where it serves, up to the port and a slash."""

    ready: float
    """Seconds from its start to its first answer."""

    watch: Watch

    def save(self, place: str, words: str, edit: Callable[[], object], pause: float = 0.0) -> float:
        """Seconds from an edit, made after a pause, until the page at a place has the new words."""
        time.sleep(pause)
        start = time.perf_counter()
        edit()
        _await(self.address + place, words, start, lambda: None)
        return time.perf_counter() - start


@contextmanager
def serve(command: Sequence[str], folder: Path, place: str) -> Iterator[Served]:
    """Start a server on a free port, wait for its page at a place, and end it when its user is done.

    Args:
        command: How it is started; ``{port}`` in it stands for the port.
        folder: Where.
        place: A page, below the root.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = time.perf_counter()
    process = _start([part.format(port=port) for part in command], folder, subprocess.DEVNULL)
    watch = Watch(process.pid)

    def alive() -> None:
        if process.poll() is not None:
            raise SystemExit(f"{' '.join(command)} in {folder} ended with {process.returncode}")

    try:
        address = f"http://127.0.0.1:{port}/"
        _await(address + place, "", start, alive)
        yield Served(address, time.perf_counter() - start, watch)
    finally:
        watch.stop()
        _end(process)


def _start(command: Sequence[str], folder: Path, output: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, cwd=folder, env=environment(), stdout=output, stderr=subprocess.STDOUT)  # noqa: S603 - our own commands


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask a server to end as its user would, then end it and what it started."""
    started = _tree(process.pid)
    process.send_signal(signal.SIGINT)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        for pid in started:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait()


def _await(address: str, words: str, start: float, check: Callable[[], None]) -> None:
    while (page := _page(address)) is None or words not in page:
        if time.perf_counter() - start > PATIENCE:
            raise SystemExit(f"{address} did not come with {words!r} within {PATIENCE:.0f} seconds")
        check()
        time.sleep(GLANCE)


def _page(address: str) -> str | None:
    """The text of a page, or None where there is no answer or no page."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
            return str(answer.read(), "utf-8", "replace")
    except (urllib.error.URLError, ConnectionError):
        return None


def _tree(pid: int) -> list[int]:
    """A process and all that it started and that still run, as Linux lists them."""
    found = [pid]
    for one in found:
        for listing in Path(f"/proc/{one}/task").glob("*/children"):
            with suppress(OSError):
                found += map(int, listing.read_text().split())
    return found


def _resident(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / MEGA
