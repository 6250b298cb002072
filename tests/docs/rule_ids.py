"""Every rule id that the code can give a finding, read from its syntax trees without running it.

An id is a literal that reaches a parameter or a key called ``rule``, or the first of a tuple ``(rule, message, …)``
that travels before it becomes a finding.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PATTERN = re.compile(r"[a-z-]+\{\w+\}[a-z-]*")
_RULE = "rule"
_HEADS = 2
"""A tuple that travels holds at least a rule and a message."""


@dataclass(frozen=True)
class Found:
    """What the code says of rules.

    Attributes:
        ids: Literal ids.
        patterns: Ids with a variable part, as ``duplicate-{what}``.
        others: Every other expression that is given for a rule.
    """

    ids: frozenset[str]
    patterns: frozenset[str]
    others: frozenset[str]


def find_rules(package: Path) -> Found:
    """Collect the rule ids of a package."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(package.rglob("*.py"))]
    shared = {name: place for name, place in _carriers(trees).items() if not name.startswith("_")}
    given: list[ast.expr] = []
    for tree in trees:
        given += _given(tree, shared | _carriers([tree]))
    texts = {text for value in given if (text := _text(value))}
    return Found(
        frozenset(text for text in texts if "{" not in text),
        frozenset(text for text in texts if "{" in text),
        frozenset(ast.unparse(value) for value in given if not _text(value)),
    )


def _carriers(trees: list[ast.Module]) -> dict[str, int]:
    """Functions and classes that take a rule, with its place among their arguments."""
    found: dict[str, int] = {}
    for tree in trees:
        for node in ast.walk(tree):
            names: list[str] = []
            if isinstance(node, ast.FunctionDef) and node.name != "__init__":
                names = _arguments(node)
            elif isinstance(node, ast.ClassDef):
                names = _fields(node)
            if _RULE in names and isinstance(node, ast.FunctionDef | ast.ClassDef):
                found[node.name] = names.index(_RULE)
    return found


def _arguments(node: ast.FunctionDef) -> list[str]:
    return [argument.arg for argument in node.args.args if argument.arg not in {"self", "cls"}]


def _fields(node: ast.ClassDef) -> list[str]:
    """What a class is made with: the arguments of its ``__init__``, or else its dataclass fields."""
    for part in node.body:
        if isinstance(part, ast.FunctionDef) and part.name == "__init__":
            return _arguments(part)
    return [
        part.target.id for part in node.body if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)
    ]


def _given(tree: ast.Module, carriers: Mapping[str, int]) -> Iterator[ast.expr]:
    """Every expression that stands where a rule does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _argument(node, carriers)
        elif isinstance(node, ast.Dict):
            keys = [getattr(key, "value", None) for key in node.keys]
            yield from (value for key, value in zip(keys, node.values, strict=True) if key == _RULE)
        elif isinstance(node, ast.Tuple) and _travels(node.elts):
            yield node.elts[0]


def _argument(call: ast.Call, carriers: Mapping[str, int]) -> Iterator[ast.expr]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in carriers:
        return
    yield from (keyword.value for keyword in call.keywords if keyword.arg == _RULE)
    for place, argument in enumerate(call.args[: carriers[name] + 1]):
        if isinstance(argument, ast.Starred) or place == carriers[name]:
            yield argument
            return


def _travels(parts: list[ast.expr]) -> bool:
    """Whether a tuple reads as ``(rule, message, …)``: an id with a hyphen, then what may be a sentence."""
    if len(parts) < _HEADS or "-" not in (_text(parts[0]) or ""):
        return False
    second = parts[1]
    if isinstance(second, ast.Constant):
        return isinstance(second.value, str) and " " in second.value
    return isinstance(second, ast.JoinedStr | ast.Name | ast.Call)


def _text(node: ast.expr) -> str | None:
    """An id, or an id with a variable part in braces; None for any other expression."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) and ID.fullmatch(node.value) else None
    text = ast.unparse(node)[2:-1] if isinstance(node, ast.JoinedStr) else ""
    return text if _PATTERN.fullmatch(text) else None
