"""A part of the library as a page shows it: a file, or one definition in a module, read and never run."""

import ast
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

from clawdemy_site.diagnostics import did_you_mean
from clawdemy_site.sandbox.errors import FaultError

_REFERENCE = re.compile(r"(?P<file>\w[\w.-]*(?:/\w[\w.-]*)*)(?::(?P<name>[^\W\d]\w*(?:\.[^\W\d]\w*)*))?")
_LARGEST = 100_000  # bytes; nobody reads a longer file on a page
_RULE = "code-source"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Text of a file, the line of the file that it starts on, and what a page may import of it."""

    text: str
    path: Path
    line: int = 1
    module: str = ""  # dotted; empty for a file that is no module
    name: str = ""  # of one definition at the module's top; empty for the whole

    @property
    def label(self) -> str:
        """What readers are told that it is."""
        return f"{self.name} in {self.path.name}" if self.name else self.path.name


def read_excerpt(folder: Path, reference: str) -> Excerpt:
    """What a page names by ``file`` or ``file:name``, below the folder of the library, which is absolute and real.

    It is a fault if the name has another form, leads out of the folder, or if there is nothing to show.
    """
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise FaultError(_RULE, f"'{reference}' names no part of the library", 'write from="file.py:function"')
    path = _find(folder, match["file"])
    text = _read(path, match["file"])
    is_module = path.suffix == ".py"
    module = match["file"].removesuffix(".py").replace("/", ".") if is_module else ""
    if not match["name"]:
        return Excerpt(text.strip("\n"), path, 1 + len(text) - len(text.lstrip("\n")), module)
    if not is_module:
        raise FaultError(_RULE, f"{match['file']} is no module of Python, so it has no names", "name the file alone")
    first, last = _lines_of(text, match["file"], match["name"])
    part = text.split("\n")[first - 1 : last]
    return Excerpt(textwrap.dedent("\n".join(part)), path, first, module, match["name"])


def _find(folder: Path, file: str) -> Path:
    try:
        path = (folder / file).resolve()
        if path.is_relative_to(folder) and path.is_file():
            return path
        known = [entry.relative_to(folder).as_posix() for entry in folder.rglob("*") if entry.suffix]
    except OSError:
        known = []
    mend = did_you_mean(file, known) or f"name a file below {folder.name}/"
    raise FaultError(_RULE, f"there is no file {folder.name}/{file}", mend)


def _read(path: Path, file: str) -> str:
    try:
        data = path.read_bytes() if path.stat().st_size <= _LARGEST else b"x" * (_LARGEST + 1)
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise FaultError(_RULE, f"{file} cannot be read as text: {error}", "save it as UTF-8") from None
    if not text.strip() or len(data) > _LARGEST:
        size = "is empty" if not text.strip() else f"has more than {_LARGEST:,} bytes"
        raise FaultError(_RULE, f"{file} {size}", 'show a part of it: from="file.py:function"')
    return text


def _lines_of(text: str, file: str, name: str) -> tuple[int, int]:
    """First and last line of the definition that a name has in the end; decorators belong to it."""
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError) as error:
        raise FaultError(_RULE, f"{file} is no Python: {error}", "mend the file") from None
    found: ast.stmt | None = None
    for part in name.split("."):
        known = {each: node for node in body for each in _names(node)}  # the last one counts, as it does in Python
        found = known.get(part)
        if found is None:
            mend = did_you_mean(part, known) or "name a function, a class or a constant of its top level"
            raise FaultError(_RULE, f"{file} defines no '{name}'", mend)
        body = found.body if isinstance(found, ast.ClassDef) else []
    if found is None:
        raise FaultError(_RULE, f"{file} defines no '{name}'", "name what its top level defines")
    decorators = [node.lineno for node in getattr(found, "decorator_list", ())]
    return min([found.lineno, *decorators]), found.end_lineno or found.lineno


def _names(node: ast.stmt) -> list[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            return [target.id for target in targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
    return []
