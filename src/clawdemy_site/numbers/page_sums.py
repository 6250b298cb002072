"""The sums of one page that call a course's library, in a process of their own: a hang or a crash costs one page.

The worker of the sandbox runs ``work`` for each page. What was worked out before a hang or a crash is kept.
"""

import contextlib
import importlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from clawdemy_site.numbers.evaluate import Scope
from clawdemy_site.numbers.functions import reason
from clawdemy_site.numbers.sums import Sum, to_plain, work_out
from clawdemy_site.sandbox.confinement import Limits
from clawdemy_site.sandbox.dependencies import DependencyRecorder, import_fresh_from
from clawdemy_site.sandbox.errors import find_own_line
from clawdemy_site.sandbox.job import Outcome, Say
from clawdemy_site.sandbox.worker_client import WorkerClient, WorkerLostError

LIMITS = Limits(seconds=10.0)
"""What the sums of one page may take."""


def work_out_apart(
    root: Path, folder: Path, pages: Sequence[Mapping[str, Any]], limits: Limits
) -> list[Mapping[str, Any]]:
    """Have the sums of pages worked out by processes of their own; root and folder are absolute and real.

    A page has its ``sums``, the ``owners`` of the library's names, and the ``facts`` that it uses. Given for each in
    order are its ``outcomes``, as far as it came; and ``dependencies``, or ``library`` for a module that cannot be run,
    or ``ended``, why it came no further.
    """
    replies: dict[int, Mapping[str, Any]] = {}
    lost: Mapping[str, Any] = {}
    tasks = [{"root": str(root), "folder": str(folder), **page} for page in pages]
    with WorkerClient(__name__, limits) as worker:
        try:
            for position, outcome in worker.run_all(tasks):
                replies[position] = {"outcomes": outcome.parts, **(outcome.whole or {"ended": _ending(outcome)})}
        except WorkerLostError as error:
            lost = {"outcomes": [], "ended": f"the process for sums ended: {error}"}
    return [replies.get(position, lost) for position in range(len(pages))]


def _ending(outcome: Outcome) -> str:
    match outcome.cause:
        case "late":
            return "late"
        case "exited":
            return f"it ended its process (status {outcome.detail})"
    return f"it crashed with {outcome.detail}"


def warm_up() -> None:
    """Import numpy once for all pages, where it is there."""
    with contextlib.suppress(ImportError):
        importlib.import_module("numpy")


def work(task: Mapping[str, Any], scratch: Path, say: Say) -> dict[str, Any]:
    """Work out the sums of one page and say what each comes to."""
    folder = Path(task["folder"])
    watch = DependencyRecorder(Path(task["root"]), scratch)
    import_fresh_from(folder)
    watch.start()
    library, failure = _import_library(task["owners"], folder)
    if failure is not None:
        return {"library": failure}
    sums = [Sum(*plain) for plain in task["sums"]]
    scope = Scope(library, task["facts"], later=frozenset(one.defines for one in sums))
    for outcome in work_out(sums, scope):
        say(to_plain(outcome))
    return {"dependencies": watch.dependencies}


def _import_library(owners: Mapping[str, str], folder: Path) -> tuple[dict[str, Any], list[Any] | None]:
    """The library's names with what they stand for, or the mistake of a module that cannot be run and its place."""
    library: dict[str, Any] = {}
    for name, owner in owners.items():
        try:
            module = importlib.import_module(owner)
        except BaseException as error:  # noqa: BLE001 - authors' modules raise anything
            path, line = find_own_line(error, folder)
            return {}, [owner, reason(error), "mend the line", path, line or 1]
        if Path(module.__file__ or "").parent != folder:
            message = f"'{owner}' is the name of a module that Python or a library already has"
            return {}, [owner, message, "rename the file", "", 1]
        if hasattr(module, name):
            library[name] = getattr(module, name)
    return library, None
