"""What an author's code said when it failed, and which of the author's lines that is owed to.

The line named is always the author's own: the deepest frame inside the folder of the course's code, however deep in a
library the exception arose.
"""

import re
import traceback
from pathlib import Path
from types import TracebackType
from typing import TypeGuard

_LONGEST = 300  # characters of an exception's own message
_TRACE_LINE = re.compile(r'File "(?P<path>.+)", line (?P<line>\d+)')


class FaultError(Exception):
    """Something in an author's code, as a diagnostic tells it."""

    def __init__(self, rule: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.advice = advice


class RefusedError(FaultError, PermissionError):
    """Something that code of a course may not do; raised where the code does it."""


def own_words(error: BaseException) -> str:
    """What an exception says of itself, on one line."""
    try:
        return " ".join(str(error).split())[:_LONGEST]
    except Exception:  # noqa: BLE001 - an author's __str__ may fail
        return ""


def name_and_words(error: BaseException) -> str:
    """An exception's kind and what it says: ``KeyError: 3``."""
    return ": ".join(filter(None, [type(error).__name__, own_words(error)]))


def find_own_line(error: BaseException, folder: Path) -> tuple[str, int]:
    """The author's file and line that an exception came from; empty and 0 if none is to blame. No file is opened."""
    if _is_own_syntax(error, folder):
        return error.filename or "", error.lineno or 1
    frame = _find_own_frame(error, folder)
    return (frame.tb_frame.f_code.co_filename, frame.tb_lineno) if frame else ("", 0)


def find_own_place(error: BaseException, folder: Path) -> tuple[str, int, int]:
    """The author's file, line and column that an exception came from; empty, 0 and 1 if none is to blame."""
    place = find_own_line(error, folder)
    if _is_own_syntax(error, folder):
        return *place, error.offset or 1
    frame = _find_own_frame(error, folder)
    return *place, _column(traceback.extract_tb(frame, limit=1)[0]) if frame else 1


def find_traced_line(trace: str, folder: Path) -> tuple[str, int]:
    """The author's file and line in a trace that ``faulthandler`` wrote, deepest call first; empty and 0 if none."""
    for match in _TRACE_LINE.finditer(trace):
        if Path(match["path"]).is_relative_to(folder):
            return match["path"], int(match["line"])
    return "", 0


def _is_own_syntax(error: BaseException, folder: Path) -> TypeGuard[SyntaxError]:
    return isinstance(error, SyntaxError) and bool(error.filename) and Path(error.filename or "").is_relative_to(folder)


def _find_own_frame(error: BaseException, folder: Path) -> TracebackType | None:
    """The deepest frame of the author's."""
    found, frame = None, error.__traceback__
    while frame is not None:
        if Path(frame.tb_frame.f_code.co_filename).is_relative_to(folder):
            found = frame
        frame = frame.tb_next
    return found


def _column(frame: traceback.FrameSummary) -> int:
    # Python counts a frame's column in bytes of the line as written; the summary's own line is stripped.
    try:
        written = Path(frame.filename).read_bytes().splitlines()[(frame.lineno or 1) - 1]
    except (OSError, IndexError):
        return 1
    return len(written[: frame.colno or 0].decode(errors="replace")) + 1
