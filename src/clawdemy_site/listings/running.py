"""The code of a page, run in a process of its own: fence after fence in one namespace, each with what it printed.

The worker of the sandbox runs ``work`` for each page. Whatever a fence may not do, and how long it may take, is what
holds for figures and sums.
"""

import contextlib
import importlib
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from clawdemy_site.figures.noticing import move_to_another_day
from clawdemy_site.sandbox.confinement import Limits
from clawdemy_site.sandbox.dependencies import DependencyRecorder, import_fresh_from, import_numpy
from clawdemy_site.sandbox.errors import FaultError, find_own_line, find_own_place, name_and_words
from clawdemy_site.sandbox.job import JobResult, Say
from clawdemy_site.sandbox.worker_client import WorkerClient

LIMITS = Limits(seconds=10.0)
"""What the code of one page may take."""

MOST_PRINTED = 20_000
"""Characters that one fence may print; a page shows them."""

_OTHER_ORDER = 1  # a hash seed under which sets of texts come in another order


def run_pages(root: Path, folder: Path, pages: Sequence[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """Have the code of pages run twice, the second time on another day and with sets in another order.

    A page has the absolute ``file`` that it stands in and its ``steps``. For each page come two replies, with the
    ``outcomes`` of its steps as far as it came; and ``dependencies``, or ``ended``, why it came no further, and the
    line of the page where it was.
    """
    replies: list[list[Mapping[str, Any]]] = [[] for _ in pages]
    for again, seed in ((False, 0), (True, _OTHER_ORDER)):
        tasks = [{"root": str(root), "folder": str(folder), "again": again, **page} for page in pages]
        with WorkerClient(__name__, LIMITS, hash_seed=seed) as worker:
            found, why = worker.gather(tasks, _ending)
        detail = f"the process that runs code ended: {why}"
        lost = {"outcomes": [], "ended": {"cause": "lost", "detail": detail, "trace": ""}}
        for position, reply in enumerate(replies):
            reply.append(found.get(position, lost))
    return replies


def _ending(outcome: JobResult) -> dict[str, str]:
    return {"cause": outcome.cause, "detail": outcome.detail, "trace": outcome.trace}


warm_up = import_numpy


def work(task: Mapping[str, Any], scratch: Path, say: Say) -> dict[str, Any]:
    """Run the steps of one page and say what each printed, until one fails."""
    folder = Path(task["folder"])
    watch = DependencyRecorder(Path(task["root"]), scratch)
    if task["again"]:
        move_to_another_day()
    import_fresh_from(folder)
    watch.start()
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for step in task["steps"]:
        outcome = _run(step, namespace, Path(task["file"]), folder)
        say(outcome)
        if "failure" in outcome:
            break
    return {"dependencies": watch.finish()}


class _Printed(io.StringIO):
    """What a fence prints, up to a bound."""

    def write(self, text: str, /) -> int:
        if self.tell() + len(text) > MOST_PRINTED:
            raise FaultError("code-failed", f"it prints more than {MOST_PRINTED:,} characters", "print less")
        return super().write(text)


def _run(step: Mapping[str, Any], namespace: dict[str, Any], page: Path, folder: Path) -> dict[str, Any]:
    printed = _Printed()
    try:
        with contextlib.redirect_stdout(printed):
            if "code" in step:
                # Empty lines above it: so Python counts the lines as the author does.
                source = "\n" * (step["line"] - 1) + step["code"]
                exec(compile(source, step["file"], "exec", dont_inherit=True), namespace)  # noqa: S102 - what a fence is for
            else:
                _bind(step["module"], step["name"], namespace)
    except BaseException as error:  # noqa: BLE001 - authors' code raises anything
        return {"failure": _tell(error, page, folder)}
    return {"printed": printed.getvalue()}


def _bind(module: str, name: str, namespace: dict[str, Any]) -> None:
    """Let the code of the page use what it shows of the library."""
    library = importlib.import_module(module)
    shown = [name.partition(".")[0]] if name else [each for each in vars(library) if not each.startswith("__")]
    namespace.update((each, getattr(library, each)) for each in shown)


def _tell(error: BaseException, page: Path, folder: Path) -> list[Any]:
    """What is wrong, how to mend it if that is known, and the line and column of the page, or 0."""
    _, line, column = find_own_place(error, page)
    words = str(error) if isinstance(error, FaultError) else name_and_words(error)
    path, deeper = find_own_line(error, folder)
    within = f", in {Path(path).name}, line {deeper}" if path else ""
    advice = error.advice if isinstance(error, FaultError) else ""
    return [f"{words}{within}", advice, line, column]
