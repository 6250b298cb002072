"""Finding the figures of a course without running a line of its scripts.

A check must be able to say which figures exist while a script is broken, and must not pay for numpy or matplotlib, so
scripts are read with ``ast``. This is also why a figure's declaration is made of literals.
"""

import ast
import stat
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.figures.declaration import Script, read_declaration
from clawdemy_site.figures.spec import FigureSpec

_LARGEST_SCRIPT = 1_000_000  # bytes; a script is written by hand
_TAKEN = sys.stdlib_module_names | {"clawdemy_site", "matplotlib", "mpl_toolkits", "numpy"}


def discover(root: Path, figures_dir: str = "figures") -> tuple[dict[str, FigureSpec], list[Diagnostic]]:
    """Find every figure that the scripts of a course declare, in order of name, and what is wrong with the scripts.

    The scripts are the ``*.py`` of a folder relative to the root, subfolders are not read. One that declares no figure
    is a library for the others and is not complained of.
    """
    figures: dict[str, FigureSpec] = {}
    alike: dict[str, FigureSpec] = {}
    found: list[Diagnostic] = []
    for path in sorted(path for path in (root / figures_dir).glob("*.py") if path.name.isprintable()):
        shown = path.relative_to(root).as_posix()
        for item in _read_script(root, path, shown):
            if isinstance(item, Diagnostic):
                found.append(item)
            elif item.name in figures:
                first = figures[item.name]
                message = f"'{item.function}' is declared twice, first at line {first.line}"
                found.append(Diagnostic(item.location, "figure-duplicate", message, "rename one"))
            elif (first := alike.setdefault(item.name.casefold(), item)) is not item:
                message = f"'{item.name}' differs from '{first.name}' in capitals alone, and so would their files"
                found.append(Diagnostic(item.location, "figure-duplicate", message, "rename one"))
            else:
                figures[item.name] = item
    return dict(sorted(figures.items())), found


def _read_script(root: Path, path: Path, shown: str) -> Iterator[FigureSpec | Diagnostic]:
    text = _load_text(root, path, shown)
    if isinstance(text, Diagnostic):
        yield text
        return
    tree = _parse_text(text, shown)
    if isinstance(tree, Diagnostic):
        yield tree
        return
    script = Script(shown, path.stem, text, tree)
    yield from _check_topic(script)
    yield from _read_declarations(script)


def _read_declarations(script: Script) -> Iterator[FigureSpec | Diagnostic]:
    top = {id(statement) for statement in script.tree.body}
    for node in ast.walk(script.tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        declared = script.figure_decorator(node)
        if declared is None:
            continue
        if id(node) in top:
            yield from read_declaration(script, node, *declared)
        else:
            message = f"the figure '{node.name}' stands inside another block"
            yield script.complain(declared[0], "figure-nested", message, "move it to the top level of its file")


def _check_topic(script: Script) -> Iterator[Diagnostic]:
    if not script.topic.isidentifier():
        message = f"'{script.topic}' cannot be the name of a topic"
        yield Diagnostic(Location(script.path), "figure-topic", message, "use letters, digits and _ in the file's name")
    elif script.topic in _TAKEN:
        message = f"'{script.topic}' is the name of a module that Python or a library already has"
        yield Diagnostic(
            Location(script.path), "figure-topic", message, "rename the file: scripts would import it instead"
        )


def _load_text(root: Path, path: Path, shown: str) -> str | Diagnostic:
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            message = "the script is a link that leaves the project"
            return Diagnostic(Location(shown), "figure-path", message, "copy the file into the project")
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Diagnostic(Location(shown), "figure-path", "the script is not a file", "rename or remove it")
        if status.st_size > _LARGEST_SCRIPT:
            message = f"the script is larger than {_LARGEST_SCRIPT:,} bytes"
            return Diagnostic(Location(shown), "figure-path", message, "keep data in a file under figures/data/")
        data = path.read_bytes()
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, in Python 3.11 and 3.12
        reason = getattr(error, "strerror", None) or str(error)
        return Diagnostic(Location(shown), "figure-path", f"the script cannot be read: {reason}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"the script is not UTF-8: byte {error.start} is 0x{data[error.start]:02x}"
        return Diagnostic(Location(shown, line), "figure-encoding", message, "save the file as UTF-8")


def _parse_text(text: str, shown: str) -> ast.Module | Diagnostic:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an invalid escape is the linter's business
            return ast.parse(text)
    except SyntaxError as error:
        where = Location(shown, max(error.lineno or 1, 1), max(error.offset or 1, 1))
        return Diagnostic(where, "figure-syntax", f"the script is not Python: {error.msg}")
    except (ValueError, RecursionError, MemoryError) as error:
        return Diagnostic(Location(shown), "figure-syntax", f"the script cannot be parsed: {error}", "simplify it")
