"""The build's side of the worker: handing it pages, hearing what their sums came to, ending it."""

import contextlib
import json
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from os import killpg
from pathlib import Path
from typing import IO, Any

from clawdemy_site.figures.request import Limits
from clawdemy_site.numbers.confinement import clean_environment

LIMITS = Limits(seconds=10.0)
"""What the sums of one page may take."""

_PATIENCE = 1.5  # seconds that a worker has to end by itself


def work_out_apart(
    root: Path, folder: Path, pages: Sequence[Mapping[str, Any]], limits: Limits
) -> Iterator[dict[str, Any]]:
    """Have the sums of pages worked out by a process of their own.

    Args:
        root: The project's root, absolute and real.
        folder: The folder of the library, absolute and real.
        pages: For each page its ``sums``, the ``owners`` of the library's names, and the ``facts`` that it uses.
        limits: What the sums of one page may take.

    Yields:
        For each page in order its ``outcomes``, as far as it came; and ``dependencies``, or ``library`` for a module
        that cannot be run, or ``ended``, why it came no further.
    """
    task = {"root": str(root), "folder": str(folder), "limits": asdict(limits), "pages": list(pages)}
    scratch = tempfile.mkdtemp(prefix="clawdemy-")
    try:
        with tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(  # noqa: S603 - our own worker
                [sys.executable, "-P", "-m", "clawdemy_site.numbers.worker", scratch],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=clean_environment(),
                start_new_session=True,
            )
            try:
                yield from _talk(process, task, len(pages), errors)
            finally:
                _end(process)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _talk(
    process: subprocess.Popen[bytes], task: Mapping[str, Any], count: int, errors: IO[bytes]
) -> Iterator[dict[str, Any]]:
    if process.stdin is None or process.stdout is None:
        return
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(json.dumps(task, default=list).encode() + b"\n")
        process.stdin.flush()
    for _ in range(count):
        line = process.stdout.readline()
        if not line.endswith(b"\n"):
            errors.seek(0)
            words = errors.read().decode(errors="replace").strip().splitlines() or ["it left no message"]
            yield {"outcomes": [], "ended": f"the process for sums ended: {words[-1]}"}
        else:
            yield json.loads(line)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the worker: its input ends, and it takes that as its own end."""
    with contextlib.suppress(BrokenPipeError):
        if process.stdin:
            process.stdin.close()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            killpg(process.pid, signal.SIGKILL)
        process.wait()
    finally:
        if process.stdout:
            process.stdout.close()
