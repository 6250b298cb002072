"""Looking at processes from the outside."""

import subprocess
import time
from pathlib import Path

HEED_INTERRUPT = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
"""What a script that is to be interrupted begins with: its parent may ignore Ctrl-C, as background jobs do."""


def is_running(process: int) -> bool:
    """Whether a process is there and not merely waiting to be reaped."""
    return any(number == process for number, _ in _running())


def children_of(process: int) -> list[int]:
    """The running children of a process."""
    return [number for number, parent in _running() if parent == process]


def _running() -> list[tuple[int, int]]:
    """Number and parent of every process that is not a zombie."""
    rows = _from_proc() if Path("/proc/self/stat").exists() else _from_ps()
    return [(int(number), int(parent)) for number, state, parent in rows if not state.startswith("Z")]


def _from_proc() -> list[list[str]]:
    rows = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text(errors="replace")
        except OSError:
            continue  # it ended meanwhile
        rows.append([text.split()[0], *text.rpartition(")")[2].split()[:2]])
    return rows


def _from_ps() -> list[list[str]]:
    command = ["ps", "-A", "-o", "pid=,stat=,ppid="]
    asked = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line.split() for line in asked.stdout.splitlines()]


def wait_for_descendants(process: int, generations: int, seconds: float = 20.0) -> list[int]:
    """One descendant for each generation under a process, waited for."""
    end = time.monotonic() + seconds
    line: list[int] = []
    while time.monotonic() < end:
        line = []
        for _ in range(generations):
            line += children_of(line[-1] if line else process)[:1]
        if len(line) == generations:
            return line
        time.sleep(0.05)
    raise TimeoutError(f"only {line} came under {process}")


def wait_until_gone(processes: list[int], seconds: float = 10.0) -> list[int]:
    """Those of some processes that are still running after a while."""
    end = time.monotonic() + seconds
    left = processes
    while left and time.monotonic() < end:
        left = [process for process in left if is_running(process)]
        time.sleep(0.05)
    return left
