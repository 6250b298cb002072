"""A course's library: its names, read from its modules without running them, and the sums of a page that call it.

Such sums are worked out in a process of their own: a hang or a crash costs one page. The worker of the sandbox runs
``work`` for each page. What was worked out before a hang or a crash is kept.
"""

import ast
import importlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.numbers.evaluate import Scope
from clawdemy_site.numbers.functions import reason
from clawdemy_site.numbers.sums import Sum, to_plain, work_out
from clawdemy_site.sandbox.confinement import Limits
from clawdemy_site.sandbox.dependencies import DependencyRecorder, import_fresh_from, import_numpy
from clawdemy_site.sandbox.errors import find_own_line
from clawdemy_site.sandbox.job import JobResult, Say
from clawdemy_site.sandbox.worker_client import WorkerClient

_CONSTANT = re.compile(r"[A-Z][A-Z0-9_]*")
_LARGEST = 1_000_000  # bytes; a module is written by hand
LIMITS = Limits(seconds=10.0)
"""What the sums of one page may take."""


@dataclass(frozen=True, slots=True)
class Library:
    """The public names of some modules."""

    modules: tuple[str, ...] = ()  # those in scope that can be read, in the course's order
    owners: dict[str, str] = field(default_factory=dict)  # the module of each function and constant in capitals
    files: tuple[str, ...] = ()  # POSIX, relative to the root; those that are missing too
    problems: tuple[Diagnostic, ...] = ()
    is_whole: bool = True  # else a name that is missing may stand in a module that could not be read


def library_files(figures_dir: str, modules: Sequence[str]) -> tuple[str, ...]:
    """Where the modules stand, POSIX, relative to the root."""
    return tuple(f"{figures_dir}/{module}.py" for module in modules)


def read_library(root: Path, figures_dir: str, modules: Sequence[str]) -> Library:
    """Read the modules of a course's library.

    A module that does not exist is told of by the rule that reads ``course.yml``; here it makes the library less whole.
    """
    owners: dict[str, str] = {}
    problems: list[Diagnostic] = []
    sound: list[str] = []
    files = library_files(figures_dir, modules)
    for module, file in zip(modules, files, strict=True):
        tree = _parse(root / file, file, problems)
        if tree is None:
            continue
        sound.append(module)
        for name, line in _public_names(tree).items():
            if owners.setdefault(name, module) != module:
                message = f"'{name}' has a meaning in {owners[name]}.py already"
                help_text = "rename one of the two: a name means one thing in a course"
                problems.append(Diagnostic(Location(file, line), "library-clash", message, help_text))
    return Library(tuple(sound), owners, files, tuple(problems), len(sound) == len(files))


def _parse(place: Path, file: str, problems: list[Diagnostic]) -> ast.Module | None:
    try:
        data = place.read_bytes() if place.is_file() else None
    except OSError:
        data = None
    if data is None or len(data) > _LARGEST:
        return None
    try:
        return ast.parse(data)
    except SyntaxError as error:
        where = Location(file, error.lineno or 1, max(error.offset or 1, 1))
        problems.append(Diagnostic(where, "library-failed", f"this is no Python: {error.msg}", "mend the line"))
    except (ValueError, RecursionError, MemoryError) as error:
        problems.append(Diagnostic(Location(file), "library-failed", f"this is no Python: {error}", "mend the file"))
    return None


def _public_names(tree: ast.Module) -> dict[str, int]:
    """The names that a module defines, each with its first line."""
    found: dict[str, int] = {}
    for node in tree.body:
        for name in _names(node):
            found.setdefault(name, node.lineno)
    return found


def _names(node: ast.stmt) -> list[str]:
    """Public names that one statement of a module's top level defines; what it imports is not its own."""
    match node:
        case ast.FunctionDef(name=name) if not name.startswith("_"):
            return [name]
        case ast.Assign(targets=targets):
            named = [target.id for target in targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            named = [name]
        case _:
            return []
    return [name for name in named if _CONSTANT.fullmatch(name)]


def work_out_apart(
    root: Path, folder: Path, pages: Sequence[Mapping[str, Any]], limits: Limits
) -> list[Mapping[str, Any]]:
    """Have the sums of pages worked out by processes of their own; root and folder are absolute and real.

    A page has its ``sums``, the ``owners`` of the library's names, and the ``facts`` that it uses. Given for each in
    order are its ``outcomes``, as far as it came; and ``dependencies``, or ``library`` for a module that cannot be run,
    or ``ended``, why it came no further.
    """
    tasks = [{"root": str(root), "folder": str(folder), **page} for page in pages]
    with WorkerClient(__name__, limits) as worker:
        replies, why = worker.gather(tasks, _ending)
    lost: Mapping[str, Any] = {"outcomes": [], "ended": f"the process for sums ended: {why}"}
    return [replies.get(position, lost) for position in range(len(pages))]


def _ending(outcome: JobResult) -> str:
    match outcome.cause:
        case "late":
            return "late"
        case "exited":
            return f"it ended its process (status {outcome.detail})"
    return f"it crashed with {outcome.detail}"


warm_up = import_numpy


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
    return {"dependencies": watch.finish()}


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
