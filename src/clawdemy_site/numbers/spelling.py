"""Sums as people write them, respelt as Python reads them, with the place of every character kept.

Python's own parser then builds the tree. It gets to see numbers, brackets, signs and names of our making only (``n0``,
``n1``, …), so that no keyword of Python, no quote and no line break can reach it.
"""

import math
import re
import unicodedata
from dataclasses import dataclass, field

from clawdemy_site.numbers.model import SumError, beyond, unreadable

LONGEST = 1_000
"""Characters in one sum."""

MINUS = "−"
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
SCALES = {"%": "_percent", "thousand": "_thousand", "million": "_million", "billion": "_billion"}
"""What may follow a number, and the index by which it travels: an index binds as tightly as a postfix must."""

_MOST_PIECES = 300
_MOST_DIGITS = 40
_MOST_SIGNS = 2
_DEEPEST = 30

_SIGNS = {"+": "+", "-": "-", MINUS: "-"}
_TIMES = dict.fromkeys("*·⋅×∗", "*") | dict.fromkeys("/÷⁄∕", "/") | dict.fromkeys(("**", "^"), "**")
_COMPARISONS = {"<": "<", ">": ">", "<=": "<=", "≤": "<=", ">=": ">=", "≥": ">=", "==": "==", "!=": "!=", "≠": "!="}
_OPERATORS = _SIGNS | _TIMES | _COMPARISONS
_BRACKETS = {"(": ")", "[": "]"}
_SPACES = " \t\u00a0\u2007\u2009\u202f"

_GROUPED = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9])"
_REST = r"(?:[eE][+\-−]?[0-9]+(?!\w))?"
_OUTSIDE = re.compile(rf"(?:(?:{_GROUPED}|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+){_REST}")
_INSIDE = re.compile(rf"(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+){_REST}")
_THOUSANDS = re.compile(r"[0-9]{3}(?![0-9])")
_AMBIGUOUS = re.compile(_GROUPED)
_AFTER_COMMA = re.compile(r",([0-9]+)")
_SUPERSCRIPT = re.compile(r"[⁻⁺]?[⁰¹²³⁴-⁹]+")
_WORD = re.compile(r"[^\W\d_⁰¹²³⁴-⁹][^\W⁰¹²³⁴-⁹]*[′″]*")
_LEADING_ZEROS = re.compile(r"(?<![0-9.])0+(?=[0-9])")
_OPERATOR = re.compile("|".join(re.escape(sign) for sign in sorted(_OPERATORS, key=len, reverse=True)))

_ADVICE = {
    "–": "write − or - for minus",
    "—": "write − or - for minus",
    "=": "leave out one that stands in front; compare with ==; chains of = belong into a worked fence",
    "≈": "chains of ≈ belong into a worked fence",
    "{": "brackets are ( ) and [ ]",
    "}": "brackets are ( ) and [ ]",
    "_": "a name begins with a letter",
    "√": "write sqrt(…)",
    "|": "write abs(…)",
}


@dataclass(slots=True)
class Spelling:
    """A sum, respelt."""

    text: str  # as the author typed it
    python: str = ""  # in Python's spelling, ASCII only
    offsets: list[int] = field(default_factory=list)  # where in ``text`` each character of ``python`` came from
    names: list[str] = field(default_factory=list)  # what ``n0``, ``n1``, … stand for

    def add(self, piece: str, offset: int) -> None:
        """Append a piece that came from one place."""
        self.python += piece
        self.offsets += [offset] * len(piece)


def respell(text: str) -> Spelling:
    """Put a sum, which stands on one line, into Python's spelling.

    A ``SumError`` has the place in the text where it breaks a rule of the language or a bound.
    """
    if len(text) > LONGEST:
        raise beyond(f"this sum has {len(text):,} characters, and {LONGEST:,} are the most")
    reader = _Reader(text)
    reader.read()
    return reader.spelling


def canonical(name: str) -> str:
    """A name as it is compared: ``h₁`` and ``h1`` are one, as are a letter and the same letter of another code."""
    return unicodedata.normalize("NFKC", name.replace("″", "′′"))


def is_name(text: str) -> bool:
    """Whether a text is one bare name, as may stand on the left of a worked sum to be defined."""
    return _name_at(text, 0) == text and text not in SCALES


def _name_at(text: str, at: int) -> str:
    """The name that begins at a place; empty if none does."""
    word = _WORD.match(text, at)
    return word[0] if word and word[0][0].isalpha() else ""


class _Reader:
    """Reads a sum from left to right, knowing at each place whether a value or an operator must follow."""

    def __init__(self, text: str) -> None:
        self.spelling = Spelling(text)
        self._text = text
        self._at = 0
        self._open: list[tuple[str, int]] = []
        self._last = ""  # the piece before, as written
        self._last_at = 0
        self._last_kind = ""
        self._signs = 0

    @property
    def _wants_value(self) -> bool:
        return self._last_kind not in {"value", "name", "closing"}

    def read(self) -> None:
        pieces = 0
        while self._at < len(self._text):
            if self._text[self._at] in _SPACES:
                self._at += 1
                continue
            pieces += 1
            if pieces > _MOST_PIECES:
                raise beyond(f"this sum has more than {_MOST_PIECES} numbers, names and signs", self._at)
            (self._read_value if self._wants_value else self._read_what_follows)()
        if self._open:
            bracket, offset = self._open[-1]
            raise unreadable(f"'{bracket}' is never closed", offset)
        if self._wants_value:
            message = f"nothing follows '{self._last}'" if self._last else "there is no sum here"
            raise unreadable(message, self._last_at)

    def _read_value(self) -> None:
        character = self._text[self._at]
        if number := (_INSIDE if self._open else _OUTSIDE).match(self._text, self._at):
            self._take_number(number[0])
        elif name := _name_at(self._text, self._at):
            self._take_name(name)
        elif character in _BRACKETS:
            self._take_opening(character)
        elif character in _SIGNS:
            self._signs += 1
            if self._signs > _MOST_SIGNS:
                raise unreadable("too many signs stand in a row", self._at)
            self._take(character, "operator", _SIGNS[character])
        elif character in ")]" and self._last_kind == "comma":
            self._take_closing(character)
        else:
            raise self._unexpected()

    def _read_what_follows(self) -> None:
        rest = self._text[self._at :]
        character = rest[0]
        scale = "%" if character == "%" else _name_at(rest, 0)
        if scale in SCALES:
            self._take(scale, "value", f"[{SCALES[scale]}]")
        elif power := _SUPERSCRIPT.match(rest):
            exponent = _checked_digits(power[0].translate(SUPERSCRIPTS).removeprefix("+"), self._at)
            self._take(power[0], "value", f"**({exponent})")
        elif character in _BRACKETS and self._last_kind in {"name", "closing"}:
            self._take_opening(character)
        elif character in ")]":
            self._take_closing(character)
        elif character == ",":
            self._take_comma()
        elif character == "." and self._may_point() and _name_at(rest, 1):
            self._take(".", "point", ".")
        elif self._is_keyword(rest):
            self._take("=", "operator", "=")
        elif operator := _OPERATOR.match(rest):
            self._take(operator[0], "operator", _OPERATORS[operator[0]])
        else:
            raise self._unexpected()

    def _take(self, piece: str, kind: str, python: str) -> None:
        if kind != "operator":
            self._signs = 0
        self.spelling.add(python, self._at)
        self._last, self._last_at, self._last_kind = piece, self._at, kind
        self._at += len(piece)

    def _take_number(self, piece: str) -> None:
        if self._open and (wide := _AMBIGUOUS.match(self._text, self._at)):
            message = f"inside brackets the comma of '{wide[0]}' separates two numbers"
            plain, spaced = wide[0].replace(",", ""), wide[0].replace(",", ", ")
            raise unreadable(message, self._at, f"write {plain} for one number, {spaced} for several")
        digits = piece.replace(",", "").replace(MINUS, "-")
        self._take(piece, "value", _checked_digits(digits, self._at))

    def _take_name(self, piece: str) -> None:
        self.spelling.names.append(canonical(piece))
        self._take(piece, "name", f"n{len(self.spelling.names) - 1}")

    def _take_opening(self, bracket: str) -> None:
        if len(self._open) == _DEEPEST:
            raise beyond(f"brackets stand more than {_DEEPEST} deep", self._at)
        is_call = bracket == "(" and not self._wants_value
        self._open.append((bracket, self._at))
        self._take(bracket, "call" if is_call else "opening", bracket)
        if is_call and self._text[self._at :].lstrip(_SPACES).startswith(")"):
            self._at = self._text.index(")", self._at)
            self._take_closing(")")

    def _take_closing(self, bracket: str) -> None:
        if not self._open or _BRACKETS[self._open[-1][0]] != bracket:
            raise unreadable(f"'{bracket}' closes no bracket", self._at)
        self._open.pop()
        self._take(bracket, "closing", bracket)

    def _take_comma(self) -> None:
        if not self._open:
            advice = "commas group digits by three, as in 13,002; a list stands in brackets, as in (0.4, 0)"
            if decimals := _AFTER_COMMA.match(self._text, self._at):
                whole = self._last if self._last_kind == "value" else "0"
                advice = f"write {whole}.{decimals[1]} with a point, whatever the language of the site; {advice}"
            raise unreadable("this comma groups no thousands", self._at, advice)
        self._take(",", "comma", ",")

    def _may_point(self) -> bool:
        """Whether a point here leads from a name or a result to a part of it."""
        return self._last_kind in {"name", "closing"} and self._text[self._at - 1] not in _SPACES

    def _is_keyword(self, rest: str) -> bool:
        """Whether an equals sign gives a function's argument by name, as in ``seed=1``."""
        before = self.spelling.python[: -len(f"n{len(self.spelling.names) - 1}")]
        return (
            rest[0] == "="
            and not rest.startswith("==")
            and self._last_kind == "name"
            and bool(self._open)
            and before.endswith(("(", ","))
        )

    def _unexpected(self) -> SumError:
        number = _OUTSIDE.match(self._text, self._at)
        name = number[0] if number else _name_at(self._text, self._at)
        piece = name or self._text[self._at]
        shown = f"'{piece}'" if piece.isprintable() else f"the character U+{ord(piece[0]):04X}"
        advice = _ADVICE.get(piece, "")
        if self._wants_value and (piece in _OPERATORS or piece in ",)]"):
            where = f"between '{self._last}' and {shown}" if self._last else f"before {shown}"
            return unreadable(f"a number is missing {where}", self._at, advice)
        if not self._wants_value and (name or piece in _BRACKETS):
            message = f"{shown} follows '{self._last}' without a sign between them"
            grouped = self._last[-1:].isdigit() and _THOUSANDS.match(self._text, self._at)
            mend = f"write {self._last},{piece} or {self._last}{piece} for one number; " if grouped else ""
            return unreadable(message, self._at, f"{mend}write · or * to multiply")
        return unreadable(f"{shown} has no place in a sum", self._at, advice)


def _checked_digits(digits: str, offset: int) -> str:
    """A number as Python reads it: without leading zeros, of bounded length and size."""
    if len(digits) > _MOST_DIGITS:
        raise beyond(f"a number of more than {_MOST_DIGITS} digits", offset)
    if not math.isfinite(float(digits)):
        raise beyond(f"'{digits}' is too large a number", offset)
    return _LEADING_ZEROS.sub("", digits)
