r"""A formula read token by token before it is typeset: what would get lost is refused or put in a form that is read.

The typesetter knows less of LaTeX than lessons use, and drops in silence what it does not expect: what follows a
bare ``%``, a ``\\`` outside a table. So the TeX goes through here first. Each command or sign that needs more than to
be passed on has a function in `_METHODS`; the rest is passed on as it stands. Every piece keeps its place in the
formula, so that a mistake found later is told where it stands, and says what of it must be seen, for the comparison.
"""

import re
from collections.abc import Callable

from clawdemy_site.maths import vocabulary as known
from clawdemy_site.maths.reader import FormulaError, Group, Piece, Prepared, Reader
from clawdemy_site.maths.tokens import Token

GAP = 0xE100
"""The first of the characters that mark, at the end of a row, the space below it: one for each such row."""

_LENGTH = re.compile(r"\s*(-?(?:\d+\.?\d*|\.\d+))\s*(em|ex|pt|mm|cm|in|pc|mu)\s*")
_REPEATED = re.compile(r"\*\s*\{\s*(\d)\s*\}\s*\{([lcr|\s]*)\}")
_BETWEEN = re.compile(r"[@!<>]\s*\{(?:\s|\\[,;:!>~ ]|\\q?quad)*\}")
_WIDTH = re.compile(r"[pmb]\s*\{[^{}]*\}")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_MU = 18  # of them make an em
_MOST_GAPS = 1000


def prepare(tex: str, *, display: bool) -> Prepared:
    """Read a formula, given without its dollar signs.

    Raises:
        FormulaError: It holds what no formula may, or what would come out as something else.
    """
    reader = Reader(tex, display=display)
    private = _PRIVATE.search(tex)
    if private:
        raise FormulaError.of(private.start(), "maths-syntax", "no font has this character", "write another")
    while reader.at < len(reader.tokens):
        token = reader.take()
        reader.watch_depth(token)
        _METHODS.get(token.text, _pass)(reader, token)
    if reader.parts_rows:
        name = "aligned" if reader.parts_columns else "gathered"
        reader.out = [Piece(f"\\begin{{{name}}}", 0), *reader.out, Piece(f"\\end{{{name}}}", len(tex))]
    return Prepared(tuple(reader.out), tuple(reader.gaps))


def _pass(reader: Reader, token: Token) -> None:
    top = reader.top()
    if token.text == "-" and top and top.is_name:
        reader.put("\u2010", token.at, "-")
    else:
        reader.put(known.RENAMED.get(token.text, token.text), token.at, token.text)


def _open(reader: Reader, token: Token) -> None:
    top = reader.top()
    # Braces in text are still text; the text around formulas is parted only at its own level.
    reader.stack.append(Group("}", text=top.text if top else "", is_name=bool(top and top.is_name)))
    reader.put(token.text, token.at)


def _close(reader: Reader, token: Token) -> None:
    top = reader.top()
    if top and top.close == "}":
        reader.stack.pop()
        if top.has_rows:
            reader.put("\\end{subarray}", token.at)
        reader.put("}}" if top.is_parted else "}", token.at)
    else:
        reader.put(token.text, token.at)  # the typesetter says what is wrong


def _open_option(reader: Reader, token: Token) -> None:
    """A command, and the bracket behind it."""
    _pass(reader, token)
    if reader.peek() == "[":
        while (opening := reader.take()).text != "[":
            pass
        reader.put("[", opening.at)
        reader.stack.append(Group("]"))


def _close_option(reader: Reader, token: Token) -> None:
    top = reader.top()
    if top and top.close == "]":
        reader.stack.pop()
        reader.put("]", token.at)
    else:
        _pass(reader, token)


def _name(reader: Reader, token: Token) -> None:
    reader.put(known.RENAMED.get(token.text, token.text), token.at)
    if reader.peek() == "*":
        reader.put("*", reader.take().at)
    if reader.peek() == "{":
        reader.space()
        reader.put("{", reader.take().at)
        reader.stack.append(Group("}", is_name=True))


def _text(reader: Reader, token: Token) -> None:
    command = known.TEXT[token.text]
    if reader.peek() != "{":
        reader.put(f"{command} ", token.at)
        return
    reader.space()
    start = reader.take()
    depth, at, is_parted = 1, reader.at, False
    while at < len(reader.tokens) and depth:
        text = reader.tokens[at].text
        depth += (text == "{") - (text == "}")
        is_parted = is_parted or text in {"$", r"\("}
        at += 1
    reader.stack.append(Group("}", text=command, is_parted=is_parted))
    reader.put(f"{{{command}{{" if is_parted else f"{command}{{", start.at)


def _dollar(reader: Reader, token: Token) -> None:
    top = reader.top()
    if top and top.is_parted and token.text in {"$", r"\("}:
        reader.stack.append(Group("$", text=top.text))
        reader.put("}{", token.at)
    elif top and top.close == "$":
        reader.stack.pop()
        reader.put(f"}}{top.text}{{", token.at)
    else:
        message = "a dollar sign stands in a formula" if not top else "a formula in text inside braces is not read"
        raise FormulaError.of(
            token.at, "maths-dollar-in-text", message, r"write \$ for the sign, or end the \text before it"
        )


def _begin(reader: Reader, token: Token) -> None:
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


def _end(reader: Reader, token: Token) -> None:
    name = reader.argument()
    top = reader.top()
    if top and top.close == name:
        reader.stack.pop()
    reader.put(token.text if name is None else f"\\end{{{known.ENVIRONMENTS.get(name, name)}}}", token.at)


def _substack(reader: Reader, token: Token) -> None:
    if reader.peek() != "{":
        _pass(reader, token)
        return
    reader.space()
    start = reader.take()
    reader.stack.append(Group("}", has_rows=True))
    reader.put("{\\begin{subarray}{c}", start.at)


def _row_end(reader: Reader, token: Token) -> None:
    if token.text == r"\\" and reader.peek(past_space=False) == "*":
        reader.take()
    at, gap = reader.at, None
    if token.text == r"\\" and reader.peek(past_space=False) == "[":
        gap = _LENGTH.fullmatch(reader.argument("[", "]") or "")
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


def _column_end(reader: Reader, token: Token) -> None:
    reader.parts_columns = reader.parts_columns or not reader.stack
    reader.put(token.text, token.at)


def _comment(_reader: Reader, token: Token) -> None:
    message = "a bare % begins a comment: the rest of the line would be lost"
    raise FormulaError.of(token.at, "maths-comment", message, r"write \% for the sign, and take comments out")


def _colour(reader: Reader, token: Token) -> None:
    name = (reader.argument() or "").strip()
    if name not in known.COLOURS:
        message = f"a formula has no colour '{name[:30]}': it would not be seen in both schemes"
        mend = f"take one of {', '.join(sorted(known.COLOURS))}"
        raise FormulaError.of(token.at, "maths-colour", message, mend)
    reader.put(f"{token.text}{{{name}}}", token.at)


def _length(reader: Reader, token: Token) -> None:
    start = reader.tokens[reader.at].at if reader.at < len(reader.tokens) else len(reader.tex)
    if reader.peek(past_space=False) == "*":
        reader.take()
    if reader.argument() is None:
        found = _LENGTH.match(reader.tex, start)
        while found and reader.at < len(reader.tokens) and reader.tokens[reader.at].at < found.end():
            reader.at += 1
    end = reader.tokens[reader.at].at if reader.at < len(reader.tokens) else len(reader.tex)
    reader.put(reader.tex[token.at : start] + reader.tex[start:end], token.at)


def _size(reader: Reader, token: Token) -> None:
    """A command that gives a bracket its size, and the bracket."""
    if token.text == r"\left":
        reader.stack.append(Group(r"\right"))
    top = reader.top()
    if token.text == r"\right" and top and top.close == r"\right":
        reader.stack.pop()
    reader.put(token.text, token.at)
    angle = {"<": r"\langle ", ">": r"\rangle ", ".": "."}.get(reader.peek())
    if angle:
        reader.space()
        reader.put(angle, reader.take().at)


def _skip_braces(reader: Reader, token: Token) -> None:
    """A command that four arguments of form follow, of which only the fences are seen."""
    at = token.at
    reader.put(token.text, at)
    for place in range(4):
        written = reader.argument()
        if written is None:
            return
        reader.put(f"{{{written}}}", at, written if place < 2 and written != "." else "")  # noqa: PLR2004 - fences


def _refused(_reader: Reader, token: Token) -> None:
    raise FormulaError.of(token.at, *known.REFUSED[token.text])


_METHODS: dict[str, Callable[[Reader, Token], None]] = {
    "%": _comment,
    "{": _open,
    "}": _close,
    "]": _close_option,
    "&": _column_end,
    "$": _dollar,
    r"\(": _dollar,
    r"\)": _dollar,
    r"\begin": _begin,
    r"\end": _end,
    r"\substack": _substack,
    r"\genfrac": _skip_braces,
    r"\color": _colour,
    r"\textcolor": _colour,
    **dict.fromkeys((r"\\", r"\cr", r"\newline", r"\tabularnewline"), _row_end),
    **dict.fromkeys(known.TEXT, _text),
    **dict.fromkeys(known.NAMES, _name),
    **dict.fromkeys(known.ALONE, lambda _reader, _token: None),
    **dict.fromkeys(known.LENGTHS, _length),
    **dict.fromkeys(known.OPTIONS, _open_option),
    **dict.fromkeys(known.REFUSED, _refused),
    **dict.fromkeys(known.SIZED, _size),
}
"""What is done with each token that is not passed on as it stands."""
