"""The arguments of a figure's decorator, read from literals, with what is wrong in each.

A build reads them without running the script, so whatever is no literal is a mistake with a place.
"""

import ast
import contextlib
import functools
import re
from collections.abc import Callable
from typing import Any

from clawdemy_site.figures.facts import check_template
from clawdemy_site.sandbox.errors import FaultError

_LARGEST_SIDE = 40.0  # inches; a figure is shown some 7 inches wide
_FOLDER = re.compile(r"[a-z][a-z0-9_]*")


def _literal(node: ast.expr) -> Any:
    """What a literal says; None for anything else."""
    with contextlib.suppress(ValueError, TypeError, SyntaxError):
        return ast.literal_eval(node)
    return None


def _are_texts(value: object) -> bool:
    return isinstance(value, tuple | list) and all(isinstance(item, str) for item in value)


def _read_template(node: ast.expr, name: str) -> str:
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        message = f"the {name} is not a literal text"
        raise FaultError(
            f"figure-{name}", message, "write it out as one plain string; computed numbers go in as {facts}"
        )
    if not node.value.strip():
        raise FaultError(f"figure-{name}", f"the {name} is empty", ADVICE[name])
    _check(node.value, f"the {name}")
    return node.value


def _read_size(node: ast.expr) -> tuple[float, float]:
    match _literal(node):
        case (int() | float() as width, int() | float() as height):
            if 0.0 < width <= _LARGEST_SIDE and 0.0 < height <= _LARGEST_SIDE:
                return float(width), float(height)
    message = f"size is not two numbers of inches, each over 0 and at most {_LARGEST_SIDE:g}"
    raise FaultError("figure-argument", message, "write size=(7.2, 4.0)")


def _read_uses(node: ast.expr) -> tuple[str, ...]:
    uses = _literal(node)
    if not _are_texts(uses):
        raise FaultError("figure-argument", "uses is not a list of works' ids", 'write uses=("optdigits",)')
    return tuple(uses)


def _read_words(node: ast.expr, name: str) -> str:
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.strip()):
        raise FaultError("figure-argument", f"{name} is not a literal text", ADVICE[name])
    return node.value


def _read_about(node: ast.expr) -> str:
    text = _read_words(node, "about")
    _check(text, "about")
    return text


def _read_script(node: ast.expr) -> str:
    name = _read_words(node, "script")
    if not _FOLDER.fullmatch(name):
        message = f"'{name}' cannot be the folder of a script"
        raise FaultError("figure-argument", message, "use small letters, digits and _")
    return name


def _read_rows(node: ast.expr) -> tuple[tuple[str, str], ...]:
    rows = _literal(node)
    if not isinstance(rows, tuple | list) or not all(_are_texts(row) and len(row) == 2 for row in rows):  # noqa: PLR2004 - label, words
        raise FaultError("figure-argument", "rows is not a list of pairs of texts", ADVICE["rows"])
    for label, words in rows:
        _check(label, f"the row '{label}'")
        _check(words, f"the row '{label}'")
    return tuple((label, words) for label, words in rows)


def _check(template: str, where: str) -> None:
    try:
        check_template(template)
    except FaultError as error:
        raise FaultError(error.rule, f"in {where}, {error}", error.advice) from None


ADVICE = {
    "caption": "add caption='…': one or two sentences that say what the figure shows",
    "alt": "add alt='…': what a reader who cannot see the figure must know",
    "title": "add title='…': what the figure's own page is called",
    "script": "add script='…': the folder of the figure's script, beside its file",
    "rows": "write rows=(('Label', 'words with {facts}'), …)",
    "about": "write about='…' as one plain string; computed numbers go in as {facts}",
}
"""What to write for an argument."""

READERS: dict[str, Callable[[ast.expr], Any]] = {
    "caption": functools.partial(_read_template, name="caption"),
    "alt": functools.partial(_read_template, name="alt"),
    "size": _read_size,
    "uses": _read_uses,
}
"""The arguments of every figure."""

LIVE_READERS: dict[str, Callable[[ast.expr], Any]] = {
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
