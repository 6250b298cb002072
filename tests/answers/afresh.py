"""Sums worked out a second time, by Python itself: nothing of the house's own evaluator takes part.

A sum is respelt as Python and evaluated with the course's library, imported as any module is. Lists become arrays, so
that they add and multiply as vectors do.
"""

import ast
import importlib.util
import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from clawdemy_site.figures.facts import Fact

_SPELLINGS = (
    (r"[−]", "-"),
    (r"[·×⋅]", "*"),
    (r"[÷]", "/"),
    (r"\^", "**"),
    (r"([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda match: "**" + unicodedata.normalize("NFKC", match[1]).replace("−", "-")),
    (r"([\d.]+) ?%", r"(\1/100)"),
    (r"([\d.]+) thousand\b", r"(\1*10**3)"),
    (r"([\d.]+) million\b", r"(\1*10**6)"),
    (r"([\d.]+) billion\b", r"(\1*10**9)"),
    (r"′", "_prime"),
    (r"≤", "<="),
    (r"≥", ">="),
    (r"≠", "!="),
)
_UP_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_WORDS = _UP_TO_TWENTY.split()
_FACT = re.compile(r"\b([^\W\d]\w*\.[^\W\d]\w*)\.([^\W\d]\w*)")


def _array(*items: Any) -> Any:
    try:
        return np.array(items, dtype=float)
    except (TypeError, ValueError):
        return list(items)


def _over(function: Callable[[Any], float]) -> Callable[..., float]:
    """A function of a list that takes its items as arguments too."""
    return lambda *values: function(values[0] if len(values) == 1 and np.ndim(values[0]) else values)


BUILTINS: dict[str, Any] = {
    "π": math.pi,
    "pi": math.pi,
    "e": math.e,
    "true": True,
    "false": False,
    "abs": abs,
    "exp": np.exp,
    "ln": np.log,
    "sqrt": np.sqrt,
    "len": len,
    "max": _over(max),
    "min": _over(min),
    "mean": _over(lambda values: float(np.mean(values))),
    "product": _over(lambda values: float(np.prod(values))),
    "sum": _over(sum),
    "round": lambda value, digits=0: math.floor(value * 10**digits + 0.5) / 10**digits,
}


class _Lists(ast.NodeTransformer):
    """Turns lists and vectors into arrays."""

    def visit_List(self, node: ast.List) -> ast.AST:
        return ast.Call(ast.Name("_array", ast.Load()), [self.visit(item) for item in node.elts], [])

    def visit_Tuple(self, node: ast.Tuple) -> ast.AST:
        return ast.Call(ast.Name("_array", ast.Load()), [self.visit(item) for item in node.elts], [])


def work_out(text: str, names: Mapping[str, Any]) -> Any:
    """The value of a sum, or of a number as it is written."""
    if text.lower() in _WORDS:
        return _WORDS.index(text.lower())
    text = _join_thousands(text)
    for pattern, replacement in _SPELLINGS:
        text = re.sub(pattern, replacement, text)
    text = unicodedata.normalize("NFKC", text)
    text = _FACT.sub(r"_facts['\1']['\2']", text)
    tree = ast.fix_missing_locations(_Lists().visit(ast.parse(text, mode="eval")))
    return eval(compile(tree, "sum", "eval"), {"__builtins__": {}, "_array": _array, **BUILTINS, **names})  # noqa: S307 - the course's own sums


def spell_name(name: str) -> str:
    """A name as Python takes it."""
    return unicodedata.normalize("NFKC", name).replace("′", "_prime")


def _join_thousands(text: str) -> str:
    """Leave out the commas between thousands, which stand outside all brackets: inside, a comma parts values."""
    depths = [
        text[:at].count("(") + text[:at].count("[") - text[:at].count(")") - text[:at].count("]")
        for at in range(len(text))
    ]
    commas = {match.start() for match in re.finditer(r"(?<=\d),(?=\d{3}(?!\d))", text)}
    return "".join(sign for at, sign in enumerate(text) if depths[at] or at not in commas)


def library(files: Iterable[Path], facts: Mapping[str, Mapping[str, Fact]]) -> dict[str, Any]:
    """What sums of a course may name: the public names of its modules, and its figures' facts."""
    names: dict[str, Any] = {}
    for file in files:
        spec = importlib.util.spec_from_file_location(file.stem, file)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        names |= {name: value for name, value in vars(module).items() if not name.startswith("_")}
    return names | {"_facts": facts}
