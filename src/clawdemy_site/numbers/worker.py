"""The process in which a library's functions run, and in it one process more for each page.

Started as ``python -P -m clawdemy_site.numbers.worker SCRATCH``. It reads one line on its standard input, the pages,
and writes one line on its standard output for each, both JSON. Its input stays open as long as the build lives: when it
ends, so does this process, with whatever runs in it. A page whose sums hang or crash costs that page alone.
"""

import contextlib
import importlib
import json
import os
import select
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from clawdemy_site.figures.dependencies import DependencyRecorder, import_fresh_from
from clawdemy_site.figures.request import Limits
from clawdemy_site.numbers.calls import reason
from clawdemy_site.numbers.confinement import close_in
from clawdemy_site.numbers.scope import Scope
from clawdemy_site.numbers.sums import Sum, to_plain, work_out

_CHUNK = 65536
_MOST = 64 * 1024**2  # bytes that one page may report
_INPUT = 0


def main() -> None:
    """Work out the pages of one build."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.dont_write_bytecode = True
    replies = os.dup(1)
    os.dup2(2, 1)  # what a library prints must not meet the replies
    task = json.loads(sys.stdin.buffer.readline())
    scratch = Path(sys.argv[1]).resolve()
    limits = Limits(**task["limits"])
    with contextlib.suppress(ImportError):
        importlib.import_module("numpy")  # once for all pages
    try:
        for number, page in enumerate(task["pages"]):
            folder = scratch / str(number)
            folder.mkdir()
            _say(replies, _work_out_apart(task | page, folder, limits))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)  # the build does so too, but may be dead


def _work_out_apart(page: Mapping[str, Any], scratch: Path, limits: Limits) -> dict[str, Any]:
    """Have the sums of one page worked out by a process of its own.

    Returns:
        ``outcomes``, as far as it came; ``dependencies`` if it came to its end; else ``ended``, why it did not.
    """
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        _work_out_and_end(page, scratch, limits, writing)
    os.close(writing)
    try:
        data, is_late = _receive(reading, time.monotonic() + limits.seconds)
    finally:
        os.close(reading)
        for kill in (os.killpg, os.kill):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                kill(process, signal.SIGKILL)
        status = os.waitpid(process, 0)[1]
    lines = [json.loads(line) for line in data.split(b"\n")[:-1]]
    end = lines.pop() if lines and isinstance(lines[-1], dict) and "dependencies" in lines[-1] else {}
    if not end:
        end = {"ended": "late" if is_late else _ending(status)}
    return {"outcomes": lines, **end}


def _receive(reading: int, deadline: float) -> tuple[bytes, bool]:
    """What a page's process has to say, and whether it was late; ends this process if the build has ended."""
    data = b""
    while len(data) < _MOST:
        ready = select.select([reading, _INPUT], [], [], max(0.0, deadline - time.monotonic()))[0]
        if _INPUT in ready:
            sys.exit(1)  # by way of killing the page's process
        if not ready:
            return data, True
        chunk = os.read(reading, _CHUNK)
        if not chunk:
            break
        data += chunk
    return data, False


def _ending(status: int) -> str:
    if not os.WIFSIGNALED(status):
        return f"it ended its process (status {os.waitstatus_to_exitcode(status)})"
    number = os.WTERMSIG(status)
    if number in {signal.SIGXCPU, signal.SIGALRM}:
        return "late"
    with contextlib.suppress(ValueError):
        return f"it crashed with {signal.Signals(number).name}"
    return f"it crashed with signal {number}"


def _work_out_and_end(page: Mapping[str, Any], scratch: Path, limits: Limits, writing: int) -> NoReturn:
    status = 70
    process = os.getpid()
    try:
        close_in(scratch, limits, keep=(writing,))
        folder = Path(page["folder"])
        watch = DependencyRecorder(Path(page["root"]), scratch)
        import_fresh_from(folder)
        watch.start()
        library, failure = _import_library(page["owners"], folder)
        if failure is not None:
            _say(writing, {"dependencies": None, "library": failure})
        else:
            _work_out(page, library, writing)
            if os.getpid() == process:  # code that forked must not report twice
                _say(writing, {"dependencies": watch.dependencies})
        status = 0
    finally:
        os._exit(status)


def _work_out(page: Mapping[str, Any], library: Mapping[str, Any], writing: int) -> None:
    sums = [Sum(*plain) for plain in page["sums"]]
    scope = Scope(library, page["facts"], later=frozenset(one.defines for one in sums))
    for outcome in work_out(sums, scope):
        _say(writing, to_plain(outcome))


def _say(writing: int, plain: object) -> None:
    """Write a value as one line of JSON."""
    data = memoryview(json.dumps(plain, allow_nan=False, separators=(",", ":")).encode() + b"\n")
    while data:
        data = data[os.write(writing, data) :]


def _import_library(owners: Mapping[str, str], folder: Path) -> tuple[dict[str, Any], list[Any] | None]:
    """The library's names with what they stand for, or the mistake of a module that cannot be run and its place."""
    library: dict[str, Any] = {}
    for name, owner in owners.items():
        try:
            module = importlib.import_module(owner)
        except BaseException as error:  # noqa: BLE001 - authors' modules raise anything
            return {}, [owner, reason(error), "mend the line", *_own_line(error, folder)]
        if Path(module.__file__ or "").parent != folder:
            message = f"'{owner}' is the name of a module that Python or a library already has"
            return {}, [owner, message, "rename the file", "", 1]
        if hasattr(module, name):
            library[name] = getattr(module, name)
    return library, None


def _own_line(error: BaseException, folder: Path) -> tuple[str, int]:
    """The author's file and line that an exception came from; empty and 1 if none is to blame."""
    if isinstance(error, SyntaxError) and error.filename and Path(error.filename).parent == folder:
        return error.filename, error.lineno or 1
    for frame, line in reversed([*traceback.walk_tb(error.__traceback__)]):
        if Path(frame.f_code.co_filename).parent == folder:
            return frame.f_code.co_filename, line
    return "", 1


if __name__ == "__main__":
    main()
