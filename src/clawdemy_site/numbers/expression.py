"""The language of sums: text as people write them, read into a tree that holds nothing but arithmetic.

The tree is Python's own (``ast``) of a text that was respelt first, and only a short list of its nodes is let through:
numbers, lists, signs, comparisons, names, calls of functions by their name, indexes, and names after a point, which
are facts of figures or fields of a result. What is not on the list cannot be worked out, whatever it would mean to
Python. Of a sum that is a number it is known how precisely it was written: what its last digit counts.
"""

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from clawdemy_site.numbers.model import SumError, beyond, unreadable
from clawdemy_site.numbers.spelling import Spelling, respell
from clawdemy_site.prose.counts import WORDS

_PLAIN = (ast.Constant, ast.List, ast.Tuple, ast.BinOp, ast.UnaryOp, ast.Compare)
_OTHER = (ast.Name, ast.Subscript, ast.Attribute, ast.Call, ast.keyword)
_SIGNS = (ast.UAdd, ast.USub, ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow)
_COMPARISONS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)
_NODES = (*_PLAIN, *_OTHER, *_SIGNS, *_COMPARISONS, ast.Load)
_FACT = 3  # parts of topic.figure.fact
_SUFFIXES = {
    "_percent": (" %", Fraction(1, 100)),
    "_thousand": (" thousand", Fraction(10**3)),
    "_million": (" million", Fraction(10**6)),
    "_billion": (" billion", Fraction(10**9)),
}
_WORDS = {word: number for word, number in WORDS.items() if "-" not in word}
_SPELT: dict[float, str] = {number: word for word, number in _WORDS.items()}


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
    return isinstance(node, ast.Name) and node.id in _SUFFIXES


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


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it was written."""

    value: Fraction  # what it says, exactly
    unit: Fraction  # what its last digit counts: 1/1000 for ``0.547``, 100,000 for ``168.5 million``
    zeros: int = 0  # that end it, if it is written without a point; ``≈`` does not count them as digits
    factor: Fraction = Fraction(1)  # what the word or sign behind it multiplies by
    suffix: str = ""  # that word or sign, as it is written behind a number

    @property
    def is_bare_zero(self) -> bool:
        """Whether it is a 0 without decimals: it has no digit that could come of rounding."""
        return self.value == 0 and self.unit == self.factor

    def step(self, relation: str) -> Fraction:
        """What the last digit that counts stands for, under ``=`` or ``≈``."""
        return self.unit * 10**self.zeros if relation == "≈" else self.unit


WrittenValue: TypeAlias = Written | tuple["WrittenValue", ...]
"""A written number, or a list of them."""

MaybeWritten: TypeAlias = WrittenValue | None
"""Nothing for a sum that is no number by itself."""


@functools.lru_cache(maxsize=4096)
def read_written(text: str) -> tuple[Expression, MaybeWritten]:
    """Read what an author wrote as a number: the text as a sum, and its numbers with their precision.

    It is a number (``13,002``, ``−0.2``, ``98.7 %``, ``seven``), a list of numbers, ``true`` or ``false``, or a sum of
    numbers such as ``1/16``, which is as precise as can be and has no numbers; all else is a ``SumError``.
    """
    word = _WORDS.get(text.strip().lower())
    try:
        expression = read_expression(text if word is None else str(word))
    except SumError as error:
        raise unreadable(f"'{text}' is not written as a number: {error.message}", error.offset, error.advice) from None
    if expression.facts or expression.names - {"true", "false"}:
        raise unreadable(f"'{text}' is not written as a number", 0, "write the number in [ ] and the sum in { }")
    return expression, precision_of(expression)


def spell_word(text: str, value: object) -> str:
    """A whole number in words, begun as an author's word is begun; empty if either of the two is none."""
    word = _SPELT.get(value, "") if isinstance(value, int | float) else ""
    if text.strip().lower() not in _WORDS:
        return ""
    return word.capitalize() if text.strip()[0].isupper() else word


def precision_of(expression: Expression) -> MaybeWritten:
    """The written numbers of a sum that is nothing but a number or a list of numbers."""
    return _read(expression, expression.root)


def _read(expression: Expression, node: ast.expr) -> MaybeWritten:
    read: MaybeWritten = None
    match node:
        case ast.Constant():
            read = _read_digits(expression.written(node))
        case ast.UnaryOp(op=sign, operand=operand):
            read = _scaled(_read(expression, operand), Fraction(-1 if isinstance(sign, ast.USub) else 1))
        case ast.Subscript(value=value, slice=ast.Name(id=index) as scale) if is_scale(scale):
            suffix, factor = _SUFFIXES[index]
            read = _scaled(_read(expression, value), factor, suffix)
        case ast.BinOp(left=left, op=ast.Mult(), right=ast.BinOp(left=ast.Constant(value=10), op=ast.Pow()) as power):
            exponent = _whole(power.right)
            read = None if exponent is None else _scaled(_read(expression, left), Fraction(10) ** exponent)
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            items = [_read(expression, part) for part in parts]
            read = None if None in items else tuple(item for item in items if item is not None)
    return read


def _read_digits(digits: str) -> Written:
    exact = Decimal(digits)
    exponent = int(exact.as_tuple().exponent)
    mantissa = digits.lower().partition("e")[0]
    zeros = 0 if "." in mantissa or exact == 0 else len(mantissa) - len(mantissa.rstrip("0"))
    return Written(Fraction(exact), Fraction(10) ** exponent, zeros)


def _scaled(written: MaybeWritten, factor: Fraction, suffix: str = "") -> MaybeWritten:
    if not isinstance(written, Written):
        return None
    sized = abs(factor)
    return Written(
        written.value * factor,
        written.unit * sized,
        written.zeros,
        written.factor * sized if suffix else written.factor,
        suffix or written.suffix,
    )


def _whole(node: ast.expr) -> int | None:
    match node:
        case ast.Constant(value=int(value)) if value < 400:  # noqa: PLR2004 - beyond any float
            return value
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            below = _whole(operand)
            return None if below is None else -below
    return None
