"""Working out a sum: a walk over its tree, with the names that a page and its library give."""

import ast
import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from clawdemy_site.diagnostics import did_you_mean
from clawdemy_site.numbers.expression import Expression, is_scale
from clawdemy_site.numbers.functions import CONSTANTS, FUNCTIONS, call
from clawdemy_site.numbers.model import SumError, beyond
from clawdemy_site.numbers.values import (
    NOISE,
    Value,
    ValueMistakeError,
    are_equal,
    combine,
    combined_noise,
    count,
    kind,
    largest,
    number_of,
    to_plain,
)

BROKEN = object()
"""Stands for the value of a name whose sum could not be worked out."""

_SCALES = {"_percent": ("/", 100), "_thousand": ("*", 10**3), "_million": ("*", 10**6), "_billion": ("*", 10**9)}
_SIGNS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**"}
_ORDERS: dict[type[ast.cmpop], tuple[Callable[[Any, Any], bool], bool]] = {
    ast.Lt: (operator.lt, False),
    ast.LtE: (operator.le, True),
    ast.Gt: (operator.gt, False),
    ast.GtE: (operator.ge, True),
}
_LONGEST = 1_000  # numbers in one value of a page


class SilentError(Exception):
    """A sum that rests on a name whose own sum is wrong, which has been told already."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What names mean."""

    library: Mapping[str, Any] = field(default_factory=dict)  # functions and constants
    facts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # by figure, then by name
    defined: dict[str, Any] = field(default_factory=dict)  # by the page so far; filled as its sums are worked out
    later: frozenset[str] = frozenset()  # names that the page defines further down


@dataclass(frozen=True, slots=True)
class Worked:
    """What a sum came to."""

    value: Value
    raw: Any = None  # the value as a function gave it: a named tuple still has its names
    noise: float = 0.0  # how far binary arithmetic may have taken it from the exact value


def evaluate(expression: Expression, scope: Scope) -> Worked:
    """Work out a sum.

    A ``SumError`` says at its place why it has no value (``unknown-name``, ``number-failed``, ``number-limit``); a
    ``SilentError`` that it rests on a name that has none.
    """
    return _Walk(expression, scope).work_out()


class _Walk(ast.NodeVisitor):
    """One sum being worked out; a value need not be a number, for a function may be an argument."""

    def __init__(self, expression: Expression, scope: Scope) -> None:
        self._noise: dict[ast.AST, float] = {}
        self._expression = expression
        self._scope = scope

    def work_out(self) -> Worked:
        root = self._expression.root
        raw = self.visit(root)
        value = self._to_plain(root, raw)
        if count(value) > _LONGEST:
            raise beyond(f"this comes to {count(value):,} numbers, and {_LONGEST:,} are the most for a page")
        noise = self._noise.get(root, 0.0)
        if isinstance(value, float) and abs(value) <= noise:
            value = raw = 0.0  # what decimals leave that cancel out
        return Worked(value, raw, noise)

    def _plain(self, node: ast.expr) -> Value:
        return self._to_plain(node, self.visit(node))

    def _to_plain(self, node: ast.expr, raw: Any) -> Value:
        return self._attempt(node, lambda: to_plain(raw))  # type: ignore[no-any-return] # it hands on

    def _noise_of(self, node: ast.expr, value: Value) -> float:
        return self._noise.get(node, NOISE * largest(value))

    def _attempt(self, node: ast.AST, work: Callable[[], Any]) -> Any:
        try:
            return work()
        except ValueMistakeError as error:
            raise self._failed(node, str(error)) from None
        except SumError as error:
            raise error.moved(self._expression.offset(node)) from None

    def _failed(self, node: ast.AST, message: str, advice: str = "") -> SumError:
        source = self._expression.source(node) if isinstance(node, ast.expr) else self._expression.text
        return SumError("number-failed", f"{source}: {message}", advice, self._expression.offset(node))

    def generic_visit(self, node: ast.AST) -> Any:
        """Refuse what the reader should not have let through."""
        raise self._failed(node, "this has no place in a sum")

    def visit_Constant(self, node: ast.Constant) -> Any:
        return node.value

    def visit_List(self, node: ast.List) -> Any:
        return [self.visit(part) for part in node.elts]

    def visit_Tuple(self, node: ast.Tuple) -> Any:
        return tuple(self.visit(part) for part in node.elts)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> Any:
        value, factor = self._plain(node.operand), -1 if isinstance(node.op, ast.USub) else 1
        self._noise[node] = self._noise_of(node.operand, value)
        return self._attempt(node, lambda: combine("*", factor, value))

    def visit_BinOp(self, node: ast.BinOp) -> Any:
        left, right = self._plain(node.left), self._plain(node.right)
        sign = _SIGNS[type(node.op)]
        result = self._attempt(node, lambda: combine(sign, left, right))
        noises = self._noise_of(node.left, left), self._noise_of(node.right, right)
        self._noise[node] = combined_noise(sign, (left, right), noises, result)
        return result

    def visit_Name(self, node: ast.Name) -> Any:
        """A name: of the page, of the library, or a constant."""
        name = self._expression.name(node.id)
        for meanings in (self._scope.defined, self._scope.library, CONSTANTS):
            if name in meanings:
                if meanings[name] is BROKEN:
                    raise SilentError
                return meanings[name]
        if name in FUNCTIONS:
            raise self._failed(node, "this is a function", f"give it a value, as in {name}(…)")
        raise self._unknown(node, name)

    def _unknown(self, node: ast.AST, name: str) -> SumError:
        scope = self._scope
        known = {*scope.defined, *scope.library, *CONSTANTS, *FUNCTIONS}
        advice = "the page defines it further down" if name in scope.later else did_you_mean(name, known)
        advice = advice or "define it in a worked fence above, or use a function of the course's library"
        return SumError("unknown-name", f"nothing is called '{name}' here", advice, self._expression.offset(node))

    def visit_Compare(self, node: ast.Compare) -> bool:
        values = [self._plain(part) for part in (node.left, *node.comparators)]
        noise = sum(map(self._noise_of, (node.left, *node.comparators), values))
        for sign, left, right in zip(node.ops, values, values[1:], strict=False):
            same = are_equal(left, right, noise)
            if isinstance(sign, ast.Eq | ast.NotEq):
                holds = same is isinstance(sign, ast.Eq)
            else:
                holds = self._stands_so(node, sign, (left, right), same=same)
            if not holds:
                return False
        return True

    def _stands_so(self, node: ast.Compare, sign: ast.cmpop, pair: tuple[Value, Value], *, same: bool) -> bool:
        """Whether one number is smaller or larger than another; what rounding alone sets apart is the same."""
        first, second = self._attempt(node, lambda: tuple(map(number_of, pair)))
        holds, is_loose = _ORDERS[type(sign)]
        return is_loose if same else holds(first, second)

    def visit_Subscript(self, node: ast.Subscript) -> Any:
        """An item of a list, or a word behind a number that scales it."""
        if is_scale(node.slice) and isinstance(node.slice, ast.Name):
            sign, factor = _SCALES[node.slice.id]
            value = self._plain(node.value)
            return self._attempt(node, lambda: combine(sign, value, factor))
        value = self.visit(node.value)
        for place in node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]:
            value = self._item(node, value, self._plain(place))
        return value

    def _item(self, node: ast.Subscript, value: Any, index: Value) -> Any:
        if not isinstance(value, list | tuple) and not getattr(value, "shape", ()):
            raise self._failed(node, f"{kind(value)} has no items")
        if isinstance(index, bool) or not isinstance(index, int):
            raise self._failed(node, "an item is picked by a whole number, the first by 0")
        if not -len(value) <= index < len(value):
            raise self._failed(node, f"there is no item {index} in {kind(value)}; the first is item 0")
        return value[index]

    def visit_Attribute(self, node: ast.Attribute) -> Any:
        """A fact of a figure, or a field of what a function gave."""
        parts = self._expression.dotted(node)
        if len(parts) == 3 and parts[0] not in self._scope.defined:  # noqa: PLR2004 - topic, figure, fact
            return self._fact(node, f"{parts[0]}.{parts[1]}", parts[2])
        if len(parts) > 1 and parts[0] not in {*self._scope.defined, *self._scope.library}:
            raise self._unknown(node, ".".join(parts))
        value, name = self.visit(node.value), self._expression.name(node.attr)
        fields = getattr(type(value), "_fields", ()) if isinstance(value, tuple) else ()
        if name not in fields:
            advice = did_you_mean(name, fields) or (f"it has {', '.join(fields)}" if fields else "")
            raise self._failed(node, f"{kind(value)} has no '{name}'", advice)
        return value[fields.index(name)]

    def _fact(self, node: ast.Attribute, figure: str, name: str) -> Any:
        facts = self._scope.facts.get(figure)
        if facts is None:
            advice = did_you_mean(figure, self._scope.facts) or "write topic.figure.fact"
            message = f"no figure '{figure}' states facts"
        elif name not in facts:
            advice = did_you_mean(name, facts) or f"it states {', '.join(facts) or 'none'}"
            message = f"the figure '{figure}' states no '{name}'"
        else:
            return facts[name]
        raise SumError("unknown-name", message, advice, self._expression.offset(node))

    def visit_Call(self, node: ast.Call) -> Any:
        name = self._expression.name(node.func.id) if isinstance(node.func, ast.Name) else ""
        if name in self._scope.library:
            return self._call_library(node, name)
        if name in FUNCTIONS and name not in self._scope.defined:
            if node.keywords:
                raise self._failed(node, f"{name} takes no arguments by name")
            values = [self._plain(argument) for argument in node.args]
            self._noise[node] = sum(map(self._noise_of, node.args, values))
            return self._attempt(node, lambda: FUNCTIONS[name](values))
        if name in self._scope.defined or name in CONSTANTS:
            raise self._failed(node, f"'{name}' is a value, not a function", "write · or * to multiply")
        raise self._unknown(node, name)

    def _call_library(self, node: ast.Call, name: str) -> Any:
        function = self._scope.library[name]
        if function is BROKEN:
            raise SilentError
        if not callable(function):
            raise self._failed(node, f"'{name}' is a value, not a function", "write · or * to multiply")
        arguments = [self._argument(argument) for argument in node.args]
        by_name = {
            self._expression.name(word.arg): self._argument(word.value)
            for word in node.keywords
            if word.arg is not None
        }
        self._noise[node] = NOISE * largest(arguments)
        try:
            return call(function, arguments, by_name)
        except SumError as error:
            raise error.moved(self._expression.offset(node), f"{self._expression.source(node)}: ") from None

    def _argument(self, node: ast.expr) -> Any:
        value = self.visit(node)
        if isinstance(value, int | float) and not math.isfinite(value):
            raise self._failed(node, "this is not a finite number")
        return value
