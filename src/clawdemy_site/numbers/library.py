"""What the names of a course's library are, read from its modules without running them."""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from clawdemy_site.diagnostics import Diagnostic, Location

_CONSTANT = re.compile(r"[A-Z][A-Z0-9_]*")
_LARGEST = 1_000_000  # bytes; a module is written by hand


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
        for name, line in _public_names(tree):
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


def _public_names(tree: ast.Module) -> Iterator[tuple[str, int]]:
    seen: set[str] = set()
    for node in tree.body:
        for name in _names(node):
            if name not in seen:
                seen.add(name)
                yield name, node.lineno


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
