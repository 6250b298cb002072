"""The arguments of a figure's decorator, read from literals, with what is wrong in each.

A build reads them without running the script, so whatever is no literal is a mistake with a place.
"""

import ast
import functools
import re
from collections.abc import Callable

from clawdemy_site.figures.facts import TemplateError, check_template

_LARGEST_SIDE = 40.0  # inches; a figure is shown some 7 inches wide
_FOLDER = re.compile(r"[a-z][a-z0-9_]*")


class WrongError(ValueError):
    """A value of the declaration that is not what it must be."""

    def __init__(self, rule: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.advice = advice


def advise(name: str) -> str:
    """What to write for an argument that must be there."""
    return _ADVICE[name]


def pair(value: object) -> tuple[float, float]:
    """Two numbers.

    Raises:
        TypeError: If the value is anything else.
    """
    match value:
        case (int() | float() as width, int() | float() as height):
            return float(width), float(height)
    raise TypeError("not two numbers")


def texts(value: object) -> tuple[str, ...]:
    """A list of texts.

    Raises:
        TypeError: If the value is anything else.
    """
    if not isinstance(value, tuple | list) or not all(isinstance(item, str) for item in value):
        raise TypeError("not a list of texts")
    return tuple(value)


def _read_template(node: ast.expr, name: str) -> str:
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        message = f"the {name} is not a literal text"
        raise WrongError(
            f"figure-{name}", message, "write it out as one plain string; computed numbers go in as {facts}"
        )
    if not node.value.strip():
        raise WrongError(f"figure-{name}", f"the {name} is empty", advise(name))
    _check(node.value, f"the {name}")
    return node.value


def _read_size(node: ast.expr) -> tuple[float, float]:
    try:
        size = pair(ast.literal_eval(node))
    except (ValueError, TypeError, SyntaxError):
        size = (0.0, 0.0)
    if not all(0.0 < side <= _LARGEST_SIDE for side in size):
        message = f"size is not two numbers of inches, each over 0 and at most {_LARGEST_SIDE:g}"
        raise WrongError("figure-argument", message, "write size=(7.2, 4.0)")
    return size


def _read_uses(node: ast.expr) -> tuple[str, ...]:
    try:
        return texts(ast.literal_eval(node))
    except (ValueError, TypeError, SyntaxError):
        raise WrongError("figure-argument", "uses is not a list of works' ids", 'write uses=("optdigits",)') from None


def _read_words(node: ast.expr, name: str) -> str:
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.strip()):
        raise WrongError("figure-argument", f"{name} is not a literal text", advise(name))
    return node.value


def _read_about(node: ast.expr) -> str:
    text = _read_words(node, "about")
    _check(text, "about")
    return text


def _read_script(node: ast.expr) -> str:
    name = _read_words(node, "script")
    if not _FOLDER.fullmatch(name):
        message = f"'{name}' cannot be the folder of a script"
        raise WrongError("figure-argument", message, "use small letters, digits and _")
    return name


def _read_rows(node: ast.expr) -> tuple[tuple[str, str], ...]:
    try:
        rows = tuple(texts(row) for row in ast.literal_eval(node))
        labelled = tuple((label, words) for label, words in rows)
    except (ValueError, TypeError, SyntaxError):
        message = "rows is not a list of pairs of texts"
        raise WrongError("figure-argument", message, advise("rows")) from None
    for label, words in labelled:
        _check(label, f"the row '{label}'")
        _check(words, f"the row '{label}'")
    return labelled


def _check(template: str, where: str) -> None:
    try:
        check_template(template)
    except TemplateError as error:
        raise WrongError("figure-template", f"in {where}, {error}", error.advice) from None


_ADVICE = {
    "caption": "add caption='…': one or two sentences that say what the figure shows",
    "alt": "add alt='…': what a reader who cannot see the figure must know",
    "title": "add title='…': what the figure's own page is called",
    "script": "add script='…': the folder of the figure's script, beside its file",
    "rows": "write rows=(('Label', 'words with {facts}'), …)",
    "about": "write about='…' as one plain string; computed numbers go in as {facts}",
}

READERS: dict[str, Callable[[ast.expr], object]] = {
    "caption": functools.partial(_read_template, name="caption"),
    "alt": functools.partial(_read_template, name="alt"),
    "size": _read_size,
    "uses": _read_uses,
}
"""The arguments of every figure."""

LIVE_READERS: dict[str, Callable[[ast.expr], object]] = {
    "title": functools.partial(_read_words, name="title"),
    "script": _read_script,
    "rows": _read_rows,
    "about": _read_about,
}
"""What a live figure's decorator takes beside them."""

REQUIRED = ("caption", "alt")
"""What every figure must say."""

LIVE_REQUIRED = ("title", "script")
"""What a live figure must say beside it."""
