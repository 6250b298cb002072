"""Why a figure was not drawn, and which line of the author's script that is owed to.

The drawing process sends a failure home as plain values; the studio makes it a diagnostic. The line named is always
the author's own: the deepest frame inside the figures' folder, however deep in a library the exception arose.
"""

import errno
import os
import re
import signal
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from clawdemy_site.figures.request import Limits

_LONGEST = 300  # characters of an exception's own message
_TRACE_LINE = re.compile(r'File "(?P<path>.+)", line (?P<line>\d+)')


@dataclass(frozen=True, slots=True)
class Failure:
    """Why one figure was not drawn.

    Attributes:
        rule: The diagnostic's rule.
        message: What is wrong.
        help: How to mend it.
        path: The author's file, absolute; empty where no line is to blame.
        line: Line in that file from 1, or 0.
        column: Column in characters from 1.
    """

    rule: str
    message: str
    help: str = ""
    path: str = ""
    line: int = 0
    column: int = 1

    def to_plain(self) -> dict[str, Any]:
        """The failure as values for JSON."""
        return asdict(self)


class RefusedError(PermissionError):
    """Something that a figure script may not do; raised where the script does it."""

    def __init__(self, rule: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.advice = advice


class DrawingError(Exception):
    """A drawing that cannot be used, though its script raised nothing."""

    def __init__(self, rule: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.advice = advice


def explain_exception(error: BaseException, folder: Path, limits: Limits) -> Failure:
    """The failure that an exception means.

    Args:
        error: What left the script, or was raised over it.
        folder: The figures' folder, absolute.
        limits: The limits in force, which the message names.
    """
    path, line, column = _own_line(error, folder)
    rule, message, advice = _classify(error, limits)
    return Failure(rule, message, advice, path, line, column)


def _classify(error: BaseException, limits: Limits) -> tuple[str, str, str]:
    match error:
        case RefusedError() | DrawingError():
            return error.rule, str(error), error.advice
        case SystemExit():
            return "figure-exited", f"the script asked to exit ({_one_line(error)})", "return the facts instead"
        case MemoryError():
            message = f"the figure needs more than {mebibytes(limits.memory_bytes)} of memory"
            return "figure-memory", message, "work on less data at a time"
        case OSError() if error.errno == errno.EFBIG:
            message = f"the script wrote or printed more than {mebibytes(limits.written_bytes)}"
            return "figure-output", message, "write and print less"
    return "figure-failed", _one_line(error), _advise(error)


def _advise(error: BaseException) -> str:
    match error:
        case EOFError():
            return "nobody answers while a figure is drawn; write the value down"
        case ModuleNotFoundError():
            return "check the name; the course's own modules stand beside the script"
    return ""


def explain_ending(status: int, limits: Limits) -> Failure:
    """The failure of a drawing process that ended without a result.

    Args:
        status: As ``os.waitpid`` gives it.
        limits: The limits in force.
    """
    if not os.WIFSIGNALED(status):
        code = os.waitstatus_to_exitcode(status)
        message = f"the script ended its process (status {code}) before the figure was drawn"
        return Failure("figure-exited", message, "return the facts instead")
    number = os.WTERMSIG(status)
    if number in {signal.SIGXCPU, signal.SIGALRM}:
        return explain_hang(limits)
    try:
        name = signal.Signals(number).name
    except ValueError:
        name = f"signal {number}"
    advice = "the system may be out of memory" if number == signal.SIGKILL else "a library crashed under the script"
    return Failure("figure-crashed", f"the script crashed with {name}", advice)


def explain_hang(limits: Limits) -> Failure:
    """The failure of a drawing that took longer than it may."""
    message = f"the figure was not drawn within {limits.seconds:g} s"
    return Failure("figure-hung", message, "look for an endless loop, or compute less at this line")


def find_own_line(trace: str, folder: Path) -> tuple[str, int]:
    """The author's file and line in a trace that ``faulthandler`` wrote, deepest call first; empty and 0 if none."""
    for match in _TRACE_LINE.finditer(trace):
        if Path(match["path"]).is_relative_to(folder):
            return match["path"], int(match["line"])
    return "", 0


def mebibytes(count: int) -> str:
    """A size in words, such as ``16 MiB``."""
    return f"{count / 1024**2:g} MiB"


def _own_line(error: BaseException, folder: Path) -> tuple[str, int, int]:
    if isinstance(error, SyntaxError) and error.filename and Path(error.filename).is_relative_to(folder):
        return error.filename, error.lineno or 1, error.offset or 1
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if Path(frame.filename).is_relative_to(folder):
            return frame.filename, frame.lineno or 1, _column(frame)
    return "", 0, 1


def _column(frame: traceback.FrameSummary) -> int:
    # Python counts a frame's column in bytes of the line as written; the summary's own line is stripped.
    try:
        written = Path(frame.filename).read_bytes().splitlines()[(frame.lineno or 1) - 1]
    except (OSError, IndexError):
        return 1
    return len(written[: frame.colno or 0].decode(errors="replace")) + 1


def _one_line(error: BaseException) -> str:
    try:
        text = " ".join(str(error).split())[:_LONGEST]
    except Exception:  # noqa: BLE001 - an author's __str__ may fail
        text = ""
    return ": ".join(filter(None, [type(error).__name__, text]))
