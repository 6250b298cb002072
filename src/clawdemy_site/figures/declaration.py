"""Reading one ``@figure(…)`` from a script's syntax tree, with the place of every mistake in it.

A build reads its arguments without running the script, so whatever is no literal is a mistake.
"""

import ast
import contextlib
import functools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from clawdemy_site.diagnostics import Diagnostic, Location, did_you_mean
from clawdemy_site.figures.facts import check_template
from clawdemy_site.figures.spec import FigureSpec, LiveSpec
from clawdemy_site.sandbox.errors import FaultError

_LARGEST_SIDE = 40.0  # inches; a figure is shown some 7 inches wide
_FOLDER = re.compile(r"[a-z][a-z0-9_]*")
_PACKAGE = "clawdemy_site.figures"
_SIGNATURES = {  # for each decorator what its function takes, in words and as its author writes it
    "figure": ("one argument, the figure to draw on", "(fig: Figure) -> dict[str, Fact]"),
    "animation": ("two arguments, the figure and its motion", "(fig: Figure, motion: Motion) -> dict[str, Fact]"),
    "live": ("two arguments, the figure and its data", "(fig: Figure, data: Payload) -> dict[str, Fact]"),
}
_LIVE = "live"


def _literal(node: ast.expr) -> Any:
    """What a literal says; None for anything else."""
    with contextlib.suppress(ValueError, TypeError, SyntaxError):
        return ast.literal_eval(node)
    return None


def _are_texts(value: object) -> bool:
    return isinstance(value, tuple | list) and all(isinstance(item, str) for item in value)


def _read_template(node: ast.expr, name: str, advice: str) -> str:
    text = _literal(node)
    if not isinstance(text, str):
        advice = "write it out as one plain string; computed numbers go in as {facts}"
        raise FaultError(f"figure-{name}", f"the {name} is not a literal text", advice)
    if not text.strip():
        raise FaultError(f"figure-{name}", f"the {name} is empty", advice)
    _check(text, f"the {name}")
    return text


def _read_size(node: ast.expr, _name: str, advice: str) -> tuple[float, float]:
    match _literal(node):
        case (int() | float() as width, int() | float() as height):
            if 0.0 < width <= _LARGEST_SIDE and 0.0 < height <= _LARGEST_SIDE:
                return float(width), float(height)
    message = f"size is not two numbers of inches, each over 0 and at most {_LARGEST_SIDE:g}"
    raise FaultError("figure-argument", message, advice)


def _read_uses(node: ast.expr, _name: str, advice: str) -> tuple[str, ...]:
    uses = _literal(node)
    if not _are_texts(uses):
        raise FaultError("figure-argument", "uses is not a list of works' ids", advice)
    return tuple(uses)


def _read_words(node: ast.expr, name: str, advice: str) -> str:
    text = _literal(node)
    if not isinstance(text, str) or not text.strip():
        raise FaultError("figure-argument", f"{name} is not a literal text", advice)
    return text


def _read_about(node: ast.expr, name: str, advice: str) -> str:
    text = _read_words(node, name, advice)
    _check(text, name)
    return text


def _read_script(node: ast.expr, name: str, advice: str) -> str:
    folder = _read_words(node, name, advice)
    if not _FOLDER.fullmatch(folder):
        message = f"'{folder}' cannot be the folder of a script"
        raise FaultError("figure-argument", message, "use small letters, digits and _")
    return folder


def _read_rows(node: ast.expr, _name: str, advice: str) -> tuple[tuple[str, str], ...]:
    rows = _literal(node)
    if not isinstance(rows, tuple | list) or not all(_are_texts(row) and len(row) == 2 for row in rows):  # noqa: PLR2004 - label, words
        raise FaultError("figure-argument", "rows is not a list of pairs of texts", advice)
    for label, words in rows:
        _check(label, f"the row '{label}'")
        _check(words, f"the row '{label}'")
    return tuple((label, words) for label, words in rows)


def _check(template: str, where: str) -> None:
    try:
        check_template(template)
    except FaultError as error:
        raise FaultError(error.rule, f"in {where}, {error}", error.advice) from None


@dataclass(frozen=True, slots=True)
class _Argument:
    """An argument of a decorator."""

    read: Callable[[ast.expr, str, str], Any]  # from its value, its name and the advice
    advice: str  # what to write for it
    is_required: bool = False


_ARGUMENTS = {
    "caption": _Argument(
        _read_template, "add caption='…': one or two sentences that say what the figure shows", is_required=True
    ),
    "alt": _Argument(
        _read_template, "add alt='…': what a reader who cannot see the figure must know", is_required=True
    ),
    "size": _Argument(_read_size, "write size=(7.2, 4.0)"),
    "uses": _Argument(_read_uses, 'write uses=("optdigits",)'),
}
_LIVE_ARGUMENTS = {  # beside these
    "title": _Argument(_read_words, "add title='…': what the figure's own page is called", is_required=True),
    "script": _Argument(
        _read_script, "add script='…': the folder of the figure's script, beside its file", is_required=True
    ),
    "rows": _Argument(_read_rows, "write rows=(('Label', 'words with {facts}'), …)"),
    "about": _Argument(_read_about, "write about='…' as one plain string; computed numbers go in as {facts}"),
}

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
Node = ast.expr | FunctionNode | ast.keyword


@dataclass(frozen=True)
class Script:
    """A script that parses, at a POSIX path relative to the root; its topic is the name without the ending."""

    path: str
    topic: str
    text: str
    tree: ast.Module

    def figure_decorator(self, node: FunctionNode) -> tuple[ast.expr, str] | None:
        """The decorator that declares this function a figure, if one does, and which it is by its own name."""
        for decorator in node.decorator_list:
            called = decorator.func if isinstance(decorator, ast.Call) else decorator
            if kind := self._spellings.get(ast.unparse(called)):
                return decorator, kind
        return None

    @functools.cached_property
    def _spellings(self) -> dict[str, str]:
        # The bare name counts even where its import was forgotten: the drawing then names what is missing.
        spellings = {prefix + kind: kind for kind in _SIGNATURES for prefix in ("", f"{_PACKAGE}.")}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom) and node.module in {_PACKAGE, f"{_PACKAGE}.spec"}:
                spellings |= {
                    alias.asname or alias.name: alias.name for alias in node.names if alias.name in _SIGNATURES
                }
            elif isinstance(node, ast.ImportFrom) and node.module == "clawdemy_site":
                spellings |= _of_module(alias for alias in node.names if alias.name == "figures")
            elif isinstance(node, ast.Import):
                spellings |= _of_module(alias for alias in node.names if alias.name == _PACKAGE)
        return spellings

    def locate(self, node: Node) -> Location:
        """Where a node stands; ``ast`` counts columns in bytes from 0, an author in characters from 1."""
        before = self._lines[node.lineno - 1].encode()[: node.col_offset]
        return Location(self.path, node.lineno, len(before.decode(errors="replace")) + 1)

    @functools.cached_property
    def _lines(self) -> list[str]:
        # Not str.splitlines: Python's grammar knows three line ends only.
        return self.text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ").split("\n")

    def complain(self, node: Node, rule: str, message: str, advice: str = "") -> Diagnostic:
        """A finding at a node's place."""
        return Diagnostic(self.locate(node), rule, message, advice)


def read_declaration(
    script: Script, node: FunctionNode, decorator: ast.expr, kind: str
) -> Iterator[FigureSpec | Diagnostic]:
    """Yield the figure that a decorator declares, or everything that is wrong with the declaration."""
    mistakes = list(_check_function(script, node, kind))
    if not isinstance(decorator, ast.Call):
        message = f"@{kind} needs a caption and an alt text"
        yield script.complain(decorator, "figure-argument", message, f"write @{kind}(…)")
        return
    values, wrong = _read_arguments(script, decorator, kind)
    mistakes += wrong
    if mistakes:
        yield from mistakes
        return
    where = script.locate(decorator)
    beside = {name: values.pop(name) for name in _LIVE_ARGUMENTS if name in values}
    yield FigureSpec(
        name=f"{script.topic}.{node.name}",
        path=script.path,
        line=where.line,
        column=where.column,
        live=LiveSpec(**beside) if kind == _LIVE else None,
        **values,
    )


def _of_module(aliases: Iterable[ast.alias]) -> dict[str, str]:
    """How the decorators are spelt where their module has these names."""
    return {f"{alias.asname or alias.name}.{kind}": kind for alias in aliases for kind in _SIGNATURES}


def _check_function(script: Script, node: FunctionNode, kind: str) -> Iterator[Diagnostic]:
    arguments = node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    required = len(positional) - len(arguments.defaults)
    keywords = [default for default in arguments.kw_defaults if default is None]
    given = 1 if kind == "figure" else 2
    takes_them = required <= given and (len(positional) >= given or arguments.vararg) and not keywords
    if isinstance(node, ast.AsyncFunctionDef) or not takes_them:
        words, written = _SIGNATURES[kind]
        message = f"'{node.name}' must be a plain function of {words}"
        yield script.complain(node, "figure-signature", message, f"write def {node.name}{written}")


def _read_arguments(script: Script, call: ast.Call, kind: str) -> tuple[dict[str, Any], list[Diagnostic]]:
    arguments = _ARGUMENTS | _LIVE_ARGUMENTS if kind == _LIVE else _ARGUMENTS
    values: dict[str, Any] = {}
    unnamed = ("figure-argument", f"an argument of @{kind} has no name", "write caption=…, alt=…")
    mistakes = [script.complain(positional, *unnamed) for positional in call.args]
    for keyword in call.keywords:
        if keyword.arg is None or keyword.arg not in arguments:
            mistakes.append(_unknown_argument(script, keyword, kind, list(arguments)))
            continue
        argument = arguments[keyword.arg]
        try:
            values[keyword.arg] = argument.read(keyword.value, keyword.arg, argument.advice)
        except FaultError as wrong:
            mistakes.append(script.complain(keyword.value, wrong.rule, str(wrong), wrong.advice))
    named = {keyword.arg for keyword in call.keywords}
    for name, argument in arguments.items():
        if argument.is_required and name not in named:
            of_live = name in _LIVE_ARGUMENTS
            rule, figure = ("figure-argument", "live figure") if of_live else (f"figure-{name}", "figure")
            mistakes.append(script.complain(call, rule, f"the {figure} has no {name}", argument.advice))
    return values, mistakes


def _unknown_argument(script: Script, keyword: ast.keyword, kind: str, known: list[str]) -> Diagnostic:
    if keyword.arg is None:
        return script.complain(keyword, "figure-argument", f"@{kind} takes no **arguments", "write every argument out")
    advice = did_you_mean(keyword.arg, known) or f"it takes {', '.join(known)}"
    return script.complain(keyword, "figure-argument", f"'{keyword.arg}' is not an argument of @{kind}", advice)
