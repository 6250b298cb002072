"""TeX cut into tokens, each with its place in the formula."""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|[\s\S]?)|\s+|[\s\S]")


class Token(NamedTuple):
    r"""A command (``\frac``, ``\\``), a run of white space, or one character; and its offset in the formula."""

    text: str
    at: int

    @property
    def is_command(self) -> bool:
        """Whether it begins with a backslash."""
        return self.text[0] == "\\"


def tokenize(tex: str) -> list[Token]:
    """Every token of a formula in order; together they are the formula."""
    return [Token(match[0], match.start()) for match in _TOKEN.finditer(tex)]
