"""The language of sums: text as people write it, read into a tree that holds nothing but arithmetic.

The tree is Python's own (``ast``) of a text that was respelt first, and only a short list of its nodes is let through:
numbers, lists, signs, comparisons, names, calls of functions by their name, indexes, and names after a point, which
are facts of figures or fields of a result. What is not on the list cannot be
worked out, whatever it would mean to Python.
"""

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass

from clawdemy_site.numbers.model import beyond, unreadable
from clawdemy_site.numbers.spelling import SCALES, Spelling, respell

_PLAIN = (ast.Constant, ast.List, ast.Tuple, ast.BinOp, ast.UnaryOp, ast.Compare)
_OTHER = (ast.Name, ast.Subscript, ast.Attribute, ast.Call, ast.keyword)
_SIGNS = (ast.UAdd, ast.USub, ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow)
_COMPARISONS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)
_NODES = (*_PLAIN, *_OTHER, *_SIGNS, *_COMPARISONS, ast.Load)
_FACT = 3  # parts of topic.figure.fact
_INDEXES = frozenset(SCALES.values())


@dataclass(frozen=True, slots=True)
class Expression:
    """A sum that follows the language."""

    text: str  # as the author typed it
    root: ast.expr
    spelling: Spelling
    names: frozenset[str]  # of values and functions, not those after a point, as they are compared
    facts: frozenset[tuple[str, str, str]]  # every ``topic.figure.fact``, in three parts

    def offset(self, node: ast.AST) -> int:
        """Where in the author's text a node begins, in characters from 0."""
        return self.spelling.offsets[getattr(node, "col_offset", 0)]

    def written(self, node: ast.expr) -> str:
        """A node's text in Python's spelling."""
        return self.spelling.python[node.col_offset : node.end_col_offset]

    def source(self, node: ast.expr) -> str:
        """A node's text as the author typed it."""
        offsets, end = self.spelling.offsets, node.end_col_offset or 0
        stop = offsets[end] if end < len(offsets) else len(self.text)
        return self.text[offsets[node.col_offset] : stop].strip()

    def name(self, placeholder: str) -> str:
        """The author's name for one of ours."""
        return self.spelling.names[int(placeholder[1:])]

    def dotted(self, node: ast.expr) -> tuple[str, ...]:
        """The names of ``a.b.c``, or nothing if the node is something else."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(self.name(node.attr))
            node = node.value
        return (self.name(node.id), *reversed(parts)) if isinstance(node, ast.Name) else ()


@functools.lru_cache(maxsize=4096)
def read_expression(text: str) -> Expression:
    """Read a sum from its text alone; a ``SumError`` has the place in the text where it leaves the language."""
    spelling = respell(text)
    try:
        root = ast.parse(spelling.python, mode="eval").body
    except SyntaxError as error:
        place = min(max((error.offset or 1) - 1, 0), len(spelling.offsets) - 1)
        raise unreadable("this cannot be read as a sum", spelling.offsets[place]) from None
    except (RecursionError, MemoryError):
        raise beyond("this sum is nested too deeply") from None
    draft = Expression(text, root, spelling, frozenset(), frozenset())
    _check(draft)
    found = set(_find_names(draft, root))
    names = frozenset(parts[0] for parts in found if len(parts) == 1)
    facts = frozenset((parts[0], parts[1], parts[2]) for parts in found if len(parts) == _FACT)
    return Expression(text, root, spelling, names, facts)


def is_scale(node: ast.expr) -> bool:
    """Whether an index is none, but one of ours for per cent, thousand, million or billion."""
    return isinstance(node, ast.Name) and node.id in _INDEXES


def _check(draft: Expression) -> None:
    """Refuse a tree that holds anything but what is on the list."""
    for node in ast.walk(draft.root):
        if isinstance(node, ast.Call) and not isinstance(node.func, ast.Name):
            advice = "write the function's name alone, as in sigmoid(0.19)"
            raise unreadable("only a function can be called, by its bare name", draft.offset(node.func), advice)
        if not isinstance(node, _NODES) or (isinstance(node, ast.Attribute) and isinstance(node.value, _PLAIN)):
            raise unreadable("this has no place in a sum", draft.offset(node))
        if isinstance(node, ast.Constant) and type(node.value) not in {int, float}:
            raise unreadable("this is no number", draft.offset(node))


def _find_names(draft: Expression, node: ast.AST) -> Iterator[tuple[str, ...]]:
    """Every name by itself, and every fact in its three parts."""
    match node:
        case ast.Name():
            if not is_scale(node):
                yield (draft.name(node.id),)
        case ast.Attribute() if len(parts := draft.dotted(node)) == _FACT:
            yield parts
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _find_names(draft, child)
