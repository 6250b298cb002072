"""What every reader of a formula's tokens uses: the tokens, what is open, and what is made of them."""

import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from clawdemy_site.diagnostics import Fault
from clawdemy_site.maths.tokens import Token, tokenize

MAX_DEPTH = 100
"""Deepest nesting: the typesetter recurses, and a process that has run out of stack cannot say why."""


MAX_UNCLOSED = 14
"""Brackets open at once: the typesetter's time doubles with each that it finds no end of."""

LENGTH = re.compile(r"\s*(-?(?:\d+\.?\d*|\.\d+))\s*(em|ex|pt|mm|cm|in|pc|mu)\s*")
"""A length of TeX: its number and its unit."""

_OPENING = frozenset({"(", "[", r"\{", r"\langle", r"\lbrace", r"\lbrack", r"\lceil", r"\lfloor", r"\lgroup"})
_CLOSING = frozenset({")", "]", r"\}", r"\rangle", r"\rbrace", r"\rbrack", r"\rceil", r"\rfloor", r"\rgroup"})


class FormulaError(Exception):
    """What is wrong with a formula."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault

    @classmethod
    def of(cls, at: int, rule: str, message: str, mend: str) -> "FormulaError":
        """A mistake at an offset of the formula."""
        return cls(Fault(at, rule, message, mend))


class Piece(NamedTuple):
    """What is handed to the typesetter, the offset of what it stands for, and what of it a reader must see."""

    text: str
    at: int
    seen: str = ""


class Prepared(NamedTuple):
    """A formula as the typesetter reads it, and the lengths in CSS that its rows ask for below them."""

    pieces: tuple[Piece, ...]
    gaps: tuple[str, ...]

    @property
    def tex(self) -> str:
        """All of it."""
        return "".join(piece.text for piece in self.pieces)

    def source_of(self, offset: int) -> int:
        """Where in the author's formula stands what is at an offset of `tex`."""
        starts = list(accumulate((len(piece.text) for piece in self.pieces), initial=0))
        at = min(bisect_right(starts, offset), len(self.pieces)) - 1
        return self.pieces[at].at + offset - starts[at] if at >= 0 else 0


class Group(NamedTuple):
    r"""What is open: how it closes (``}``, ``]``, ``$``, ``\right``, the name of an environment), how it is read."""

    close: str
    has_rows: bool = False
    text: str = ""  # the command of text, inside text
    is_parted: bool = False  # whether that text holds formulas, for which it is parted
    is_name: bool = False  # whether it is the name of a function, in which a hyphen is one


class Reader:
    """A formula while it is read."""

    def __init__(self, tex: str, *, display: bool) -> None:
        self.tex, self.display = tex, display
        self.tokens = tokenize(tex)
        self.at = 0  # the next token
        self.chain = 0  # commands in a row
        self.unclosed = 0  # brackets that are seen
        self.parts_rows = self.parts_columns = False  # outside any table
        self.out: list[Piece] = []
        self.stack: list[Group] = []
        self.gaps: list[str] = []

    def take(self) -> Token:
        """The next token, read by that."""
        self.at += 1
        return self.tokens[self.at - 1]

    def peek(self, *, past_space: bool = True) -> str:
        """The next token's text, empty at the end."""
        at = self.at
        while past_space and at < len(self.tokens) and self.tokens[at].text.isspace():
            at += 1
        return self.tokens[at].text if at < len(self.tokens) else ""

    def put(self, text: str, at: int, seen: str = "") -> None:
        """Hand a piece to the typesetter."""
        self.out.append(Piece(text, at, seen))

    def watch_depth(self, token: Token) -> None:
        """Refuse a formula in which too much is open, or too many commands wait for what they apply to."""
        if not token.text.isspace():
            self.chain = self.chain + 1 if token.is_command else 0
        self.unclosed = max(0, self.unclosed + (token.text in _OPENING) - (token.text in _CLOSING))
        if self.unclosed > MAX_UNCLOSED:
            message = f"more than {MAX_UNCLOSED} brackets are open"
            raise FormulaError.of(token.at, "maths-size", message, "close them, or write two formulas")
        if max(self.chain, len(self.stack)) > MAX_DEPTH:
            message = f"this formula is nested deeper than {MAX_DEPTH} levels"
            raise FormulaError.of(token.at, "maths-size", message, "simplify it")

    def top(self) -> Group | None:
        """What was opened last."""
        return self.stack[-1] if self.stack else None

    def argument(self, opening: str = "{", closing: str = "}") -> str | None:
        """Take the group that comes next, and give what it holds; None where none comes."""
        if self.peek() != opening:
            return None
        while self.take().text != opening:
            pass
        start, depth = self.at, 1
        while self.at < len(self.tokens):
            text = self.take().text
            depth += (text == opening) - (text == closing)
            if not depth:
                return "".join(token.text for token in self.tokens[start : self.at - 1])
        raise FormulaError.of(
            self.tokens[start - 1].at, "maths-syntax", "this is not closed", f"close it with {closing}"
        )

    def space(self) -> None:
        """Pass over white space."""
        while self.at < len(self.tokens) and self.tokens[self.at].text.isspace():
            self.at += 1
