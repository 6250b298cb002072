"""Scripts: written as modules by concern, shipped as one classic script.

A page opened from a folder (``file://``) may not load modules, and each file is a request. So the modules are joined
in the order of their imports into one strict function. A module that cannot be joined raises: among the theme's own
that is a mistake in this package, and an author's is told of by ``live``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rjsmin import jsmin

SCRIPTS = Path(__file__).parent / "scripts"
ENTRY = "main"

_IMPORT = re.compile(r'^import\s+(?:\{([^}]*)\}\s*from\s+)?"\./([\w-]+)\.js";[ ]*\n', re.MULTILINE)
_EXPORT = re.compile(r"^export\s+(?=(?:async\s+)?(?:function|const|let|class)\b)", re.MULTILINE)
_EXPORTED = re.compile(r"^export\s+(?:async\s+)?(?:function\s*\*?|const|let|class)\s+([\w$]+)", re.MULTILINE)
_DECLARED = re.compile(r"^(?:export\s+)?(?:async\s+)?(?:function\s*\*?|const|let|var|class)\s+([\w$]+)", re.MULTILINE)

_REFUSED = {
    r"^(?:import|export)\b.*": "import named things without aliases from './name.js', export declarations only",
    r"^(?:const|let|var)\s*[\[{].*": "give each top-level value a declaration of its own",
    r"^await\b.*": "a classic script cannot wait at its top level",
    r"=>\s*/(?![/*]).*": "the minifier misreads a regular expression after an arrow: put it in parentheses",
    r"\$\{[^}`]*`.*": "the minifier misreads a template within a template: make the inner one first",
}
"""Lines that joining or the minifier would break, with what to write instead."""


class ScriptError(Exception):
    """A module that cannot be joined.

    Args:
        module: Its name.
        reason: Why not, and what to write instead.
        line: The line of it that is wrong, from 1.
    """

    def __init__(self, module: str, reason: str, line: int = 1) -> None:
        super().__init__(f"{module}.js: {reason}")
        self.module = module
        self.reason = reason
        self.line = line


@dataclass(frozen=True, slots=True)
class _Module:
    """One module as it was read.

    Attributes:
        imports: Names that it imports, by the module that they come from; in the order of its imports.
        exports: Names that it offers.
        declared: All names at its top level.
        body: Its source without import and export.
    """

    imports: Mapping[str, tuple[str, ...]]
    exports: frozenset[str]
    declared: tuple[str, ...]
    body: str


def practice_script() -> bytes:
    """The script as it ships: joined, without comments, in UTF-8."""
    return str(jsmin(join_modules(read_modules(), ENTRY))).encode()


def read_modules(folder: Path = SCRIPTS) -> dict[str, str]:
    """The sources of a folder by module name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js"))}


def join_modules(sources: Mapping[str, str], entry: str) -> str:
    """Join modules into one classic script.

    Args:
        sources: Source by module name, all from one folder.
        entry: The module that runs last.

    Returns:
        One strict function that is called at once.

    Raises:
        ScriptError: A module says something that cannot be joined, imports what is not there or in a circle, or
            declares a name that another has.
    """
    modules = _in_order(sources, entry)
    _check_names(modules)
    body = "\n".join(module.body for module in modules.values())
    return f'(() => {{\n"use strict";\n{body}}})();\n'


def module_order(sources: Mapping[str, str], entry: str) -> list[str]:
    """The modules that an entry needs, each after all that it imports, and the entry last.

    Raises:
        ScriptError: As ``join_modules`` does.
    """
    return list(_in_order(sources, entry))


def _read(name: str, source: str) -> _Module:
    imports = {
        module: tuple(name.strip() for name in (names or "").split(",") if name.strip())
        for names, module in _IMPORT.findall(source)
    }
    # Lines stay where they were, so that what is found below has its place.
    body = _EXPORT.sub("", _IMPORT.sub(lambda found: "\n" * found[0].count("\n"), source))
    for pattern, advice in _REFUSED.items():
        if found := re.search(pattern, body, re.MULTILINE):
            raise ScriptError(name, f"{found[0]!r}: {advice}", body.count("\n", 0, found.start()) + 1)
    return _Module(imports, frozenset(_EXPORTED.findall(source)), tuple(_DECLARED.findall(source)), body)


def _line_of(source: str, module: str) -> int:
    """The line on which a module is imported."""
    return source[: source.find(f'"./{module}.js"')].count("\n") + 1


def _in_order(sources: Mapping[str, str], entry: str) -> dict[str, _Module]:
    """The modules that an entry needs, each after all that it imports."""
    done: dict[str, _Module] = {}

    def follow(name: str, way: tuple[str, ...]) -> _Module:
        if name in way:
            circle = " → ".join([*way[way.index(name) :], name])
            raise ScriptError(name, f"modules import each other in a circle: {circle}")
        if name not in done:
            module = _read(name, sources[name])
            for wanted, names in module.imports.items():
                if wanted not in sources:
                    raise ScriptError(name, f"imports {wanted}.js, which is not there", _line_of(sources[name], wanted))
                if missing := sorted(set(names) - follow(wanted, (*way, name)).exports):
                    reason = f"imports {missing[0]} from {wanted}.js, which does not export it"
                    raise ScriptError(name, reason, _line_of(sources[name], wanted))
            done[name] = module
        return done[name]

    follow(entry, ())
    return done


def _check_names(modules: Mapping[str, _Module]) -> None:
    """All modules end up in one scope, so no two may declare the same name."""
    owners: dict[str, str] = {}
    for module, read in modules.items():
        for name in read.declared:
            if name in owners:
                line = next(
                    read.body.count("\n", 0, at.start()) + 1 for at in _DECLARED.finditer(read.body) if at[1] == name
                )
                raise ScriptError(module, f"{owners[name]}.js declares {name} too: rename one", line)
            owners[name] = module
