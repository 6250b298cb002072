r"""A formula read token by token before it is typeset: what would get lost is refused or put in a form that is read.

The typesetter knows less of LaTeX than lessons use, and drops in silence what it does not expect: what follows a
bare ``%``, a ``\\`` outside a table. So the TeX goes through here first. Each command or sign that needs more than to
be passed on has a function in `_METHODS`; the rest is passed on as it stands. Every piece keeps its place in the
formula, so that a mistake found later is told where it stands, and says what of it must be seen, for the comparison.
"""

import re
from collections.abc import Callable

from clawdemy_site.maths import vocabulary as known
from clawdemy_site.maths.reader import LENGTH, FormulaError, Group, Piece, Prepared, Reader
from clawdemy_site.maths.tables import begin, end, end_column, end_row, substack
from clawdemy_site.maths.tokens import Token

_NAMED = re.compile(r"\\[A-Za-z]+")
_SIGN = re.compile(r"\\[%&#$_{}]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


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
    if top and top.text and _SIGN.fullmatch(token.text) and reader.peek(past_space=False).isspace():
        reader.put(token.text, token.at, token.text)
        reader.put("~", reader.take().at)  # the typesetter would take the space for the command's end
        return
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


def _comment(_reader: Reader, token: Token) -> None:
    message = "a bare % begins a comment: the rest of the line would be lost"
    raise FormulaError.of(token.at, "maths-comment", message, r"write \% for the sign, and take comments out")


def _parameter(_reader: Reader, token: Token) -> None:
    raise FormulaError.of(token.at, "maths-syntax", "a bare # stands for nothing", r"write \# for the sign")


def _script(reader: Reader, token: Token) -> None:
    """An index or an exponent: without braces it is one sign, whatever stands close behind that."""
    first, second = (part.text for part in (*reader.tokens[reader.at : reader.at + 2], token, token)[:2])
    if (first.isdigit() and second.isdigit()) or (first == "-" and (second.isalnum() or _NAMED.fullmatch(second))):
        message = f"only the '{first}' is {'raised' if token.text == '^' else 'lowered'}, not what follows it"
        mend = f"write {token.text}{{{first}{second}…}} with all of it in braces"
        raise FormulaError.of(token.at, "maths-script", message, mend)
    _pass(reader, token)


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
        found = LENGTH.match(reader.tex, start)
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
    "#": _parameter,
    "^": _script,
    "_": _script,
    "{": _open,
    "}": _close,
    "]": _close_option,
    "&": end_column,
    "$": _dollar,
    r"\(": _dollar,
    r"\)": _dollar,
    r"\begin": begin,
    r"\end": end,
    r"\substack": substack,
    r"\genfrac": _skip_braces,
    r"\color": _colour,
    r"\textcolor": _colour,
    **dict.fromkeys((r"\\", r"\cr", r"\newline", r"\tabularnewline"), end_row),
    **dict.fromkeys(known.TEXT, _text),
    **dict.fromkeys(known.NAMES, _name),
    **dict.fromkeys(known.ALONE, lambda _reader, _token: None),
    **dict.fromkeys(known.LENGTHS, _length),
    **dict.fromkeys(known.OPTIONS, _open_option),
    **dict.fromkeys(known.REFUSED, _refused),
    **dict.fromkeys(known.SIZED, _size),
}
"""What is done with each token that is not passed on as it stands."""
