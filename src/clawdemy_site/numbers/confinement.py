"""Closing a process in, before it runs an author's code: own group, folder, files, limits, and no secrets around it.

It stops mistakes. Code that means harm is not held by it.
"""

import os
import resource
import signal
import tempfile
from collections.abc import Collection
from pathlib import Path

from clawdemy_site.figures.request import Limits

_KEPT = ("HOME", "LD_LIBRARY_PATH", "PATH", "PYTHONHOME", "PYTHONPATH", "TMPDIR", "VIRTUAL_ENV")
_FIXED = {
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    # Sums in another order differ in their last digits.
    "MKL_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
_HIGHEST = 4096  # descriptors that may be open


def clean_environment() -> dict[str, str]:
    """What a process that runs an author's code may know of its surroundings."""
    return {name: os.environ[name] for name in _KEPT if name in os.environ} | _FIXED


def close_in(scratch: Path, limits: Limits, keep: Collection[int] = ()) -> None:
    """Cut this process off, for good.

    Args:
        scratch: Its folder, the only one in which it is to write.
        limits: What it may take.
        keep: Descriptors that stay open beside standard input and output, which lead nowhere.
    """
    os.setsid()
    for number in (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    os.chdir(scratch)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    start = 3
    for kept in (*sorted(keep), _HIGHEST):
        os.closerange(start, kept)
        start = kept + 1
    os.environ["TMPDIR"] = tempfile.tempdir = str(scratch)
    _limit(limits)


def _limit(limits: Limits) -> None:
    seconds = int(limits.seconds) + 1
    signal.alarm(seconds + 5)  # should whoever waits for it be gone
    for kind, bound in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, limits.written_bytes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, limits.memory_bytes),
    ):
        try:
            resource.setrlimit(kind, (bound, resource.getrlimit(kind)[1]))
        except (OSError, ValueError):
            continue  # a stricter limit of the system stands, or macOS, which has no bound on address space
