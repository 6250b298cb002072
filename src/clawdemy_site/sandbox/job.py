"""One job: how a child runs it and what the child leaves behind, in a scratch folder that both sides know.

What works is a module with a function ``work(task, scratch, say)``. It says parts of its result as it goes, which are
kept whatever comes after, and returns the whole; both are plain values for JSON.
"""

import contextlib
import json
import os
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from clawdemy_site.sandbox.confinement import TRACE, Limits, close_in, lift_file_limit

Say: TypeAlias = Callable[[object], None]
Work: TypeAlias = Callable[[Mapping[str, Any], Path, Say], dict[str, Any]]

TASK = "task.json"  # where in its scratch folder a child finds what it is to do

_RESULT = "result.jsonl"
_FAILED = 70


@dataclass(frozen=True, slots=True)
class JobResult:
    """What became of a job."""

    parts: list[Any] = field(default_factory=list)  # what it said as it went
    whole: dict[str, Any] | None = None  # what it came to; None if it came to nothing
    cause: str = ""  # why it came to nothing: ``late``, ``exited`` or ``crashed``
    detail: str = ""  # the exit status, or the name of the signal
    trace: str = ""  # the calls that a crash or a hang was in, as ``faulthandler`` writes them


def run_and_end(work: Work, scratch: Path, limits: Limits) -> NoReturn:
    """Do the job of a scratch folder in this process, leave the result there and end the process, whatever happens."""
    status = _FAILED
    process = os.getpid()
    try:
        task = json.loads((scratch / TASK).read_bytes())
        close_in(scratch, limits)
        result = os.open(_RESULT, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        whole = work(task, scratch, lambda part: write_line(result, {"part": part}))
        if os.getpid() == process:  # code that forked must not report twice
            lift_file_limit()
            write_line(result, {"whole": whole})
            status = 0
    finally:
        os._exit(status)


def read_outcome(scratch: Path, status: int, *, is_late: bool) -> JobResult:
    """What a child left in its scratch folder that has ended, with a status as ``os.waitpid`` gives it."""
    lines: list[dict[str, Any]] = []
    with contextlib.suppress(OSError, ValueError):
        # What follows the last line's end was cut off.
        lines = [json.loads(line) for line in (scratch / _RESULT).read_bytes().split(b"\n")[:-1]]
    parts = [line["part"] for line in lines if "part" in line]
    if status == 0 and not is_late and lines and "whole" in lines[-1]:
        return JobResult(parts, lines[-1]["whole"])
    trace = ""
    with contextlib.suppress(OSError):
        trace = (scratch / TRACE).read_text(errors="replace")
    return JobResult(parts, None, *(("late", "") if is_late else _explain(status)), trace)


def _explain(status: int) -> tuple[str, str]:
    if not os.WIFSIGNALED(status):
        return "exited", str(os.waitstatus_to_exitcode(status))
    number = os.WTERMSIG(status)
    if number in {signal.SIGXCPU, signal.SIGALRM}:
        return "late", ""
    try:
        return "crashed", signal.Signals(number).name
    except ValueError:
        return "crashed", f"signal {number}"


def write_line(descriptor: int, plain: object) -> None:
    """Write values for JSON as one whole line."""
    data = memoryview(json.dumps(plain, allow_nan=False, separators=(",", ":")).encode() + b"\n")
    while data:
        data = data[os.write(descriptor, data) :]
