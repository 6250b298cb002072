"""A course's own modules as one classic script, made without node.

A page opened from a folder (``file://``) may not load modules, and each file is a request. So each module becomes a
function that takes what it imports and returns what it exports, and they are called in the order of their imports.
Within its function a module stands as its author wrote it, less the comments that document it and with its lines where
they were. Nothing is renamed or made shorter, which only a reader of the whole language could do without breaking some.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_IMPORT = re.compile(
    r"""^import\s+(?:\{([^}]*)\}\s*from\s*)?(?:"\./([\w-]+)\.js"|'\./([\w-]+)\.js')[ ]*;?[ ]*(?://.*)?(?:\n|\Z)""",
    re.MULTILINE,
)
_EXPORT = re.compile(r"^export\s+(?=(?:async\s+)?(?:function\s*\*?|const|class)\s+([\w$]+))", re.MULTILINE)
_REFUSED = re.compile(r"^(import|export|await)\b.*", re.MULTILINE)
_DOCUMENTING = re.compile(r"^/\*\*.*?\*/[ ]*\n", re.MULTILINE | re.DOTALL)
_JOINED = "the modules of a folder are joined into one script"
_ADVICE = {
    "import": "import named things without aliases from './name.js'",
    "export": "export a function, a class or a constant where it is declared",
    "await": "a classic script cannot wait at its top level",
}


class ScriptError(Exception):
    """A module that cannot be joined: its name, why not and what to write instead, and the line, from 1."""

    def __init__(self, module: str, reason: str, line: int = 1, advice: str = _JOINED) -> None:
        super().__init__(f"{module}.js: {reason}")
        self.module = module
        self.reason = reason
        self.line = line
        self.advice = advice


@dataclass(frozen=True, slots=True)
class _Module:
    """A module as it was read: names that it imports, by module, names that it offers, and the source without both."""

    imports: Mapping[str, tuple[str, ...]]
    exports: tuple[str, ...]
    body: str

    def as_function(self, name: str) -> str:
        """The call that runs it, once all that it imports has run."""
        taken = ", ".join(f"{{ {', '.join(names)} }}" for names in self.imports.values())
        given = ", ".join(f"$[{json.dumps(module)}]" for module in self.imports)
        return (
            f"$[{json.dumps(name)}] = (({taken}) => {{\n{self.body}\n"
            f"return {{ {', '.join(self.exports)} }};\n}})({given});\n"
        )


def read_modules(folder: Path) -> dict[str, str]:
    """The sources of a folder by module name.

    Raises:
        ScriptError: A module cannot be read.
    """
    sources: dict[str, str] = {}
    for path in sorted(folder.glob("*.js")):
        try:
            sources[path.stem] = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            reason = "the script cannot be read as UTF-8"
            raise ScriptError(path.stem, reason, advice="save it as UTF-8") from None
    return sources


def join_modules(sources: Mapping[str, str], entry: str) -> str:
    """Join the modules of a folder into a classic script: one strict function, called at once; the entry runs last.

    Raises:
        ScriptError: A module says something that cannot be joined, or imports what is not there or in a circle.
    """
    modules = _in_order(sources, entry)
    body = "".join(module.as_function(name) for name, module in modules.items())
    return f'(() => {{\n"use strict";\nconst $ = {{}};\n{body}}})();\n'


def _read(name: str, source: str) -> _Module:
    imports: dict[str, tuple[str, ...]] = {}
    for names, double, single in _IMPORT.findall(source):
        taken = imports.get(double or single, ())
        imports[double or single] = tuple(dict.fromkeys([*taken, *re.findall(r"[^\s,][^,]*(?<!\s)", names)]))
    body = _EXPORT.sub("", _IMPORT.sub(_blank, source))
    if found := _REFUSED.search(body):
        raise ScriptError(name, f"{found[0]!r}: {_ADVICE[found[1]]}", body.count("\n", 0, found.start()) + 1)
    return _Module(imports, tuple(_EXPORT.findall(source)), _DOCUMENTING.sub(_uncomment, body))


def _blank(found: re.Match[str]) -> str:
    """As many lines as were there, so that what is found below keeps its place."""
    return "\n" * found[0].count("\n")


def _uncomment(found: re.Match[str]) -> str:
    """Nothing in place of a comment, unless an open backtick before it says that it is text of a template."""
    return found[0] if found.string.count("`", 0, found.start()) % 2 else _blank(found)


def _line_of(source: str, module: str) -> int:
    """The line on which a module is imported."""
    return source[: source.find(f"./{module}.js")].count("\n") + 1


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
                if missing := sorted({*names} - {*follow(wanted, (*way, name)).exports}):
                    reason = f"imports {missing[0]} from {wanted}.js, which does not export it"
                    raise ScriptError(name, reason, _line_of(sources[name], wanted))
            done[name] = module
        return done[name]

    follow(entry, ())
    return done
