"""The rules for code of a course: what it may know of its surroundings, what it may take, and how it ends.

This is the one place to audit. Scripts that draw and functions that sums call are an author's code and may do anything
by mistake: loop for ever, fill the memory, crash, print without end. So a build starts a worker when it first needs
one (``worker_client.py``), and the worker forks a child for each job (``worker.py``), in which alone such code runs.

Environment. A worker is given the variables named in ``KEPT`` and no other, so no token of the build reaches a
script, and those of ``_FIXED`` with one value everywhere, so that a drawing or a sum comes out alike on every machine.

Process groups. A worker leads a session of its own, so that Ctrl-C in a terminal reaches the build alone, and so does
every child. A child that ends, or is ended, is killed with its group; so is a worker that does not end by itself.
A worker takes the end of its standard input for its own end and kills its children first: however a build ends, killed
included, no process and no folder of it is left.

Signals. Nothing is taken over from whoever started the build, who may ignore or block any signal: the worker and
``close_in`` set what they rest on.

Limits. A child is bound in processor time, in memory and in the size of each file that it writes, its prints among
them; a core is never dumped. Time on the clock is kept by the worker, and by an alarm should the worker be gone.

Files and descriptors. A child starts in a scratch folder of its own, with nothing to read on its standard input, its
prints in a file there, and every other descriptor closed. What else it may not do, and what it reads, is the business
of ``dependencies.py``: it may start no process, use no network and change no file outside its scratch folder.

It stops mistakes. Code that means harm is not held by it.
"""

import contextlib
import faulthandler
import os
import resource
import signal
import tempfile
from dataclasses import dataclass
from pathlib import Path

TRACE = "trace.txt"  # where in its scratch folder a crash or a hang leaves the calls it was in
WHERE_SIGNAL = signal.SIGUSR1  # makes a child write to its trace where it is

KEPT = (
    "HOME",
    "LD_LIBRARY_PATH",
    "MPLCONFIGDIR",
    "PATH",
    "PYTHONHOME",
    "PYTHONPATH",
    "TMPDIR",
    "VIRTUAL_ENV",
    "XDG_CACHE_HOME",
)
"""The variables that a worker is given."""

_FIXED = {
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "PYTHONUTF8": "1",
    # One thread for each child: several work at once, and sums in another order differ in their last digits.
    "MKL_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
_DEFAULT = (signal.SIGALRM, signal.SIGCHLD, signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGXCPU)
_RAISED = (signal.SIGPIPE, signal.SIGXFSZ)  # ignored, so that Python raises what a script can be told of
_PRINTED = "printed.txt"
_HIGHEST = 4096  # descriptors that may be open
_GRACE = 5  # seconds after which a child ends itself, should its worker be gone


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one job."""

    seconds: float = 20.0  # from start to result, also of processor time
    memory_bytes: int = 2 * 1024**3  # address space, libraries included (Linux; macOS does not enforce it)
    written_bytes: int = 16 * 1024**2  # the largest file that it may write, and the most that it may print


def clean_environment(hash_seed: int = 0) -> dict[str, str]:
    """What a worker may know of its surroundings; the seed decides the order of Python's sets of texts."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | _FIXED | {"PYTHONHASHSEED": str(hash_seed)}


def close_in(scratch: Path, limits: Limits) -> None:
    """Cut this process off, for good: own group, folder, files, limits and signals."""
    os.setsid()
    signal.set_wakeup_fd(-1)
    for handler, numbers in ((signal.SIG_DFL, _DEFAULT), (signal.SIG_IGN, _RAISED)):
        for number in numbers:
            signal.signal(number, handler)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    os.chdir(scratch)
    nothing = os.open(os.devnull, os.O_RDONLY)
    printed = os.open(_PRINTED, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for source, target in ((nothing, 0), (printed, 1), (printed, 2)):
        os.dup2(source, target)
    os.closerange(3, _HIGHEST)
    os.environ["TMPDIR"] = tempfile.tempdir = str(scratch)
    trace = os.open(TRACE, os.O_WRONLY | os.O_CREAT)
    faulthandler.enable(trace)
    faulthandler.register(WHERE_SIGNAL, trace)
    faulthandler.register(signal.SIGXCPU, trace, chain=True)
    _limit(limits)


def _limit(limits: Limits) -> None:
    seconds = int(limits.seconds) + 1
    signal.alarm(seconds + _GRACE)
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


def lift_file_limit() -> None:
    """Let this process write what it has to say: the author's bound is not the result's."""
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def kill_group(leader: int) -> None:
    """Kill what is left of a process group."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def kill_child(process: int) -> None:
    """Kill a child that has not been reaped, with its group, which it may not lead yet."""
    kill_group(process)
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
