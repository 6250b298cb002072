r"""The tables of a formula as they are read: environments, columns, rows, and the space that ``\\[2ex]`` asks for."""

import re

from clawdemy_site.maths import vocabulary as known
from clawdemy_site.maths.reader import LENGTH, FormulaError, Group, Reader
from clawdemy_site.maths.tokens import Token

GAP = 0xE100
"""The first of the characters that mark, at the end of a row, the space below it: one for each such row."""

_REPEATED = re.compile(r"\*\s*\{\s*(\d)\s*\}\s*\{([lcr|\s]*)\}")
_BETWEEN = re.compile(r"[@!<>]\s*\{(?:\s|\\[,;:!>~ ]|\\q?quad)*\}")
_WIDTH = re.compile(r"[pmb]\s*\{[^{}]*\}")
_MU = 18  # of them make an em
_MOST_GAPS = 1000


def begin(reader: Reader, token: Token) -> None:
    """Open an environment, under the name by which the typesetter knows it."""
    name = reader.argument()
    if name is None:
        reader.put(token.text, token.at)
        return
    if name in known.NUMBERED:
        message = "a formula is not numbered by its environment"
        mend = f"write {name}*; for a number, write {{#eq-name}} behind the closing $$"
        raise FormulaError.of(token.at, "maths-number", message, mend)
    if name in known.PLACED:
        _placing(reader)
    if name in known.COUNTED:
        reader.argument()
    columns = known.COLUMNS.get(name)
    if name in known.SPECIFIED and columns is None:
        columns = _columns(reader, token)
    spec = "" if columns is None else f"{{{columns}}}"
    reader.stack.append(Group(name, has_rows=name not in known.ONE_ROW))
    mapped = known.ENVIRONMENTS.get(name, name)
    reader.put(f"\\begin{{{mapped}}}{spec}", token.at, known.FENCES.get(name, ""))


def _columns(reader: Reader, token: Token) -> str:
    """How the columns of a table are aligned, in the letters that the typesetter knows."""
    spec = _REPEATED.sub(lambda found: found[2] * int(found[1]), reader.argument() or "")
    spec = _WIDTH.sub("l", _BETWEEN.sub("", spec))
    if not re.fullmatch(r"[lcr|:\s]+", spec):
        raise FormulaError.of(
            token.at, "maths-syntax", f"'{spec[:30]}' aligns no columns", "write l, c or r for each column"
        )
    return spec.replace(" ", "")


def _placing(reader: Reader) -> None:
    """Pass over where a table says that it stands: beside it, what stands in a formula is always centred."""
    at = reader.at
    if reader.peek(past_space=False) == "[" and (reader.argument("[", "]") or "") not in {"t", "b", "c"}:
        reader.at = at


def end(reader: Reader, token: Token) -> None:
    """Close one."""
    name = reader.argument()
    top = reader.top()
    if top and top.close == name:
        reader.stack.pop()
    reader.put(token.text if name is None else f"\\end{{{known.ENVIRONMENTS.get(name, name)}}}", token.at)


def substack(reader: Reader, token: Token) -> None:
    """Open the lines below a sum: a table of one column."""
    if reader.peek() != "{":
        reader.put(token.text, token.at, token.text)
        return
    reader.space()
    start = reader.take()
    reader.stack.append(Group("}", has_rows=True))
    reader.put("{\\begin{subarray}{c}", start.at)


def end_row(reader: Reader, token: Token) -> None:
    """End a row: of a table, or of a formula of its own, which becomes one."""
    if token.text == r"\\" and reader.peek(past_space=False) == "*":
        reader.take()
    at, gap = reader.at, None
    if token.text == r"\\" and reader.peek(past_space=False) == "[":
        gap = LENGTH.fullmatch(reader.argument("[", "]") or "")
        reader.at = at if gap is None else reader.at
    top, coming = reader.top(), reader.peek()
    if coming in {"", r"\end"} or (coming == "}" and top and top.close == "}"):
        return  # no row follows
    if not (top.has_rows if top else reader.display):
        message = "a line ends here outside any table, which would not be seen"
        mend = r"write two formulas, or put the lines into \begin{aligned}…\end{aligned}"
        raise FormulaError.of(token.at, "maths-line-break", message, mend)
    reader.parts_rows = reader.parts_rows or top is None
    if gap and len(reader.gaps) < _MOST_GAPS:
        reader.put(chr(GAP + len(reader.gaps)), token.at)
        reader.gaps.append(f"{float(gap[1]) / _MU:g}em" if gap[2] == "mu" else gap[1] + gap[2])
    reader.put(r"\\ ", token.at)


def end_column(reader: Reader, token: Token) -> None:
    """End a cell."""
    reader.parts_columns = reader.parts_columns or not reader.stack
    reader.put(token.text, token.at)
