"""Signs of sums and of Python that Markdown takes for emphasis: they disappear, and the text says something else."""

import re
from collections.abc import Iterator

from clawdemy_site.markdown.pieces import Piece
from clawdemy_site.markdown.uses import Findings

_PRODUCT = re.compile(
    r"(?:(?<![^\W_])[^\W\d_]|\d|[)\]])(?P<sign>\*{1,2})(?=[\w(])[^*\n]{0,80}(?<=[\w)\]])(?P=sign)(?=[\w(])(?!\*)"
)
"""Two stars, or two pairs, each between what may be multiplied: a number, a variable of one letter, a bracket."""

_NAME = re.compile(
    r"(?<!\w)(?P<sign>__)(?:(?:post_)?init|str|repr|len|eq|dict|iter|slots|(?:get|set|del)(?:item|attr))__(?!\w)"
)
"""Names of Python that no author writes bold; ``__new__`` may be a bold word."""

_ADDRESS = re.compile(r"(?:://|\]\(|\]:[ \t]*<?)\S*$")
_PATH = re.compile(r"(?<![\w\\])(?:[A-Za-z]:\\|\\\\(?=[A-Za-z][\w.-]+\\))[\w.-]*(?:\\[^\s\\`]*)*")
_LOST = re.compile(r"\\[!-/:-@\[-`{-~]")
_FAR = 300
"""Characters of an address that are looked at."""


def read_signs(piece: Piece, findings: Findings) -> None:
    """``sign-lost``: ``2*3*4`` would be shown as 234, its 3 in italics, and ``__init__`` as a bold init."""
    for pattern, sign, mend in (
        (_PRODUCT, "*", r"write a formula, as in $2 \cdot 3$, or code, or \*"),
        (_NAME, "__", "write the name as code, between backticks"),
    ):
        for match in pattern.finditer(piece.masked) if sign in piece.masked else ():
            if not _ADDRESS.search(piece.masked, max(0, match.start() - _FAR), match.start()):
                where = piece.locate(match.start("sign"))
                findings.report(where, "sign-lost", f"'{match[0]}' would lose its signs: they mark emphasis", mend)
    for match in windows_paths(piece.coded) if "\\" in piece.coded else ():
        if _LOST.search(match[0]):
            message = f"'{match[0]}' would lose a backslash"
            findings.report(
                piece.locate(match.start()), "sign-lost", message, "write the path as code, between backticks"
            )


def windows_paths(text: str) -> Iterator[re.Match[str]]:
    r"""The paths of Windows in a text, such as ``C:\Users\ann``: no backslash in them is one of TeX."""
    return _PATH.finditer(text)
