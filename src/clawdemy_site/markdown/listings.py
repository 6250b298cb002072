"""Fences that are held to something: found in an author's source, and shown on the page.

A fence names in its head what it is taken from, ``from="file.py:function"``, or that it is run, ``run``; one whose
language is ``output`` shows what the code before it printed. The renderer would set an option that it does not know as
an attribute and say nothing, so the scan reads every head that means one of them.
"""

import re
from collections.abc import Callable
from typing import Any

from markdown.extensions.attr_list import get_attrs
from pymdownx.superfences import SuperFencesBlockPreprocessor

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.listings.model import OUTPUT, Listing, key_of
from clawdemy_site.markdown.hooks import PageState
from clawdemy_site.markdown.pieces import CutPage
from clawdemy_site.markdown.worked import is_worked
from clawdemy_site.practice.regions import Fence

_PYTHON = frozenset({"python", "py", "python3", "py3"})
_OPTIONS = ("from", "run")
_FROM = 'from="file.py:function"'
_KNOWN = frozenset({*_OPTIONS, "hl_lines", "linenums", "title", "title_mode"})
_ELSEWHERE = dict.fromkeys(("eval", "exec", "execute"), "run") | dict.fromkeys(
    ("file", "include", "source", "src"), "from"
)
_HEAD = re.compile(r"[ \t]*(?P<language>\.?[\w#.+-]+(?=[ \t]|$))?[ \t]*(?:\{(?P<braced>[^\n]*)\}|(?P<plain>[^\n]*))$")
_PLAIN = re.compile(r"([A-Za-z]\w*)(?:=([\"'])(.*?)\2)?")


def read_listings(page: CutPage) -> tuple[tuple[Listing, ...], list[Diagnostic]]:
    """The fences of a page that are held to something, in order, and what is wrong with their heads."""
    listings: list[Listing] = []
    found: list[Diagnostic] = []
    for fence in page.visible.fences:
        language, options = _read_head(fence)
        where = page.visible.locate(fence.first, len(fence.lead))
        stray = None if is_worked(fence) else _check_stray(options, is_braced="{" in fence.info)
        if stray:
            found.append(Diagnostic(where, "code-head", *stray))
        if language != OUTPUT and not any(name in options for name in _OPTIONS):
            continue
        wrong = _check_head(language, options)
        if wrong:
            found.append(Diagnostic(where, "code-head", *wrong))
            continue
        lead = len(fence.lead)
        lines = page.visible.source[fence.first + 1 : fence.last]
        body = "\n".join(line[lead:] if line.startswith(fence.lead) else line.lstrip("> \t") for line in lines)
        listings.append(Listing(language, body, where, lead, options.get("from", ""), "run" in options))
    return tuple(listings), found


def _read_head(fence: Fence) -> tuple[str, dict[str, str]]:
    """The language of a fence and its options, as superfences reads them."""
    match = _HEAD.match(fence.info)
    if match is None:
        return "", {}
    language = (match["language"] or "").removeprefix(".")
    if match["braced"] is None:
        return language, {key: value for key, _, value in _PLAIN.findall(match["plain"])}
    pairs = get_attrs(match["braced"])
    classes = [value for key, value in pairs if key == "."]
    options = {key: value or "" for key, value in pairs if key not in {".", "id"}}
    return language or (classes[0] if classes else ""), options


def _check_stray(options: dict[str, str], *, is_braced: bool) -> tuple[str, str] | None:
    """What would show the code as text, or is meant to be one of ours and does nothing; in braces stand attributes."""
    for name in options:
        meant = name.lower() if name.lower() in _OPTIONS else _ELSEWHERE.get(name.lower(), "")
        if name not in _OPTIONS and (meant or (not is_braced and name not in _KNOWN)):
            advice = f"write {{{'run' if meant == 'run' else _FROM}}}" if meant else "leave it out, or put it in braces"
            return f"'{name}' is no option of a fence here", advice
    return None


def _check_head(language: str, options: dict[str, str]) -> tuple[str, str] | None:
    if language == OUTPUT and any(name in options for name in _OPTIONS):
        return "output is what code prints, and is not run or taken from anywhere", "leave the option out"
    if "run" in options and language not in _PYTHON:
        return f"only Python is run, not '{language}'", "name the language python, or leave 'run' out"
    if "run" in options and options["run"] not in {"", "run"}:
        return "'run' takes no value", "write {run}"
    return None


def hold_listings(fences: SuperFencesBlockPreprocessor, page: PageState) -> None:
    """Let fences show what they are tied to where their author left them empty."""
    default = fences.extension.superfences[0]
    if "clawdemy" in default:
        return
    default["clawdemy"] = True
    validate: Callable[..., bool] = default["validator"]
    default["validator"] = lambda *arguments: _take_options(validate, *arguments)
    show: Callable[..., str] = default["formatter"]
    default["formatter"] = lambda **given: _show(show, page, **given)


def _take_options(
    validate: Callable[..., bool], language: str, inputs: dict[str, str], options: dict[str, str], *rest: object
) -> bool:
    own = {f"clawdemy-{name}": inputs.pop(name) or name for name in _OPTIONS if name in inputs}
    is_sound = validate(language, inputs, options, *rest)
    options.update(own)
    return is_sound


def _show(show: Callable[..., str], page: PageState, *, src: str, language: str, options: Any, **rest: Any) -> str:
    source = options.pop("clawdemy-from", "")
    is_run = options.pop("clawdemy-run", "")
    if source:
        excerpt, label = page.context.excerpt(source)
        src = src if src.strip() else excerpt
        if label:
            options.setdefault("title", label)
    if language == OUTPUT:
        src = src if src.strip() else page.context.output(key_of(page.code))
        options.setdefault("title", "Output")
        language = "text"
        rest["classes"].append("printed")
    page.code = src if is_run else ""
    return show(src=src, language=language, options=options, **rest)
