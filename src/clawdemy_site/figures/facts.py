"""What a figure's function returns, and the captions and alternative texts that are templates over it.

Values become plain, so that they can be kept and compared. A template has the form of ``str.format`` with facts' names
only (``{mid:.3f}``, ``{outputs[3]:.2f}``), checked where it is written and filled once the figure is drawn, so that no
caption can disagree with its figure.
"""

import math
import re
import reprlib
import string
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from clawdemy_site.diagnostics import did_you_mean
from clawdemy_site.maths.dollars import INLINE_MATHS
from clawdemy_site.sandbox.errors import FaultError

Fact: TypeAlias = int | float | str | Sequence[float] | Sequence[Sequence[float]]
"""What a figure may state about itself: a number, a text, a list or a table of numbers."""

_DEEPEST = 2  # a table of numbers
_MOST = 10_000  # numbers in one list; a fact is for a sentence, not a data set
_FIELD = re.compile(r"[^\W\d]\w*(?:\[\d+\])*")
_WIDE = re.compile(r"[{}]|[0-9]{3}")  # a format with fields of its own, or of hundreds of characters
_SIGNS = re.compile(r"[\\`*_\[\]<>&$|~^={}!@#]")  # of Markdown and HTML
_MARKUP = (
    (re.compile(r"\s*\[@[^\]]*\]"), ""),  # a citation
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),  # a link
    (re.compile(r"[`*$]|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)"), ""),  # emphasis, code, maths
)


def plain_facts(returned: object) -> dict[str, Fact]:
    """The facts as plain Python values, numpy's scalars and arrays taken as the numbers they hold.

    It is a fault if that is no mapping of identifiers to finite numbers, texts, or lists or tables of finite numbers.
    """
    if not isinstance(returned, Mapping):
        raise _wrong(f"the function returned {_shown(returned)}, not a mapping of facts")
    facts: dict[str, Fact] = {}
    for name, value in returned.items():
        if not isinstance(name, str) or not name.isidentifier():
            raise _wrong(f"the fact {_shown(name)} has no name that a template could use")
        facts[name] = _plain_text(name, value) if isinstance(value, str) else _plain_number(name, value, 0)
    return facts


def _wrong(message: str) -> FaultError:
    return FaultError("figure-facts", message, 'end the function with return {"name": value}, or {}')


def _plain_text(name: str, value: str) -> str:
    # What XML cannot hold would break the page that quotes it.
    if any(unicodedata.category(character) in {"Cc", "Cs"} and character not in "\t\n\r" for character in value):
        raise _wrong(f"the fact '{name}' holds characters that no page can show")
    return str(value)


def _plain_number(name: str, value: object, depth: int) -> Fact:
    # Duck typing: this room must not import numpy to recognise its values.
    listed = getattr(value, "tolist", None)
    if listed is not None:
        value = listed()
    match value:
        case bool():
            raise _wrong(f"the fact '{name}' is {value}; a fact is a number, a text or a list of numbers")
        case int():
            return int(value)
        case float() if math.isfinite(value):
            return float(value)
        case list() | tuple() if depth < _DEEPEST and len(value) <= _MOST:
            return [_plain_number(name, item, depth + 1) for item in value]  # type: ignore[return-value] # recursion hides depth
    raise _wrong(f"the fact '{name}' is {_shown(value)}, not a finite number, a text or a list of numbers")


def _shown(value: object) -> str:
    try:
        return reprlib.repr(value)
    except Exception:  # noqa: BLE001 - an author's repr may fail
        return f"a {type(value).__name__}"


def check_template(template: str) -> None:
    """Refuse a template that no facts could fill: a stray brace, or a field that is no fact's name with an index."""
    try:
        parts = [(field, form or "") for _, field, form, _ in string.Formatter().parse(template) if field is not None]
    except ValueError as error:
        advice = "write a fact as {name} or {name:.3f}, and a brace that is meant as text twice: {{ }}"
        raise FaultError("figure-template", f"the template cannot be read: {error}", advice) from None
    for field, form in parts:
        if not _FIELD.fullmatch(field):
            advice = "write a fact's name between the braces, such as {name} or {name:.3f}"
            raise FaultError("figure-template", f"'{{{field}}}' names no fact", advice)
        if _WIDE.search(form):
            raise FaultError("figure-template", f"'{form}' asks for too much", "write a format such as {name:.3f}")


def fill_template(template: str, facts: Mapping[str, Fact]) -> str:
    """The template with its facts in place, which must be known and take the format written."""
    try:
        return template.format_map(facts)
    except KeyError as error:
        unknown = str(error.args[0])
        listed = f"it returned {', '.join(sorted(facts))}" if facts else "it returned none"
        advice = did_you_mean(unknown, facts) or "return it from the function, or take it out of the template"
        raise FaultError("figure-template", f"'{unknown}' is not a fact of the figure; {listed}", advice) from None
    except (ValueError, TypeError, IndexError, AttributeError) as error:
        advice = "match the format to the fact: {name:.3f} takes a number, {name[0]} a list"
        raise FaultError("figure-template", f"a fact does not fit its format: {error}", advice) from None


def fill_markdown(template: str, facts: Mapping[str, Fact]) -> str:
    """The template, which is Markdown, with its facts in place; a fact that is a text stays text there."""
    return fill_template(template, {name: _as_text(fact) for name, fact in facts.items()})


def sample_markdown(template: str) -> str:
    """The template with a figure in place of each field, for readers of Markdown alone."""
    return "".join(
        f"{text}0" if field is not None else text for text, field, _, _ in string.Formatter().parse(template)
    )


def _as_text(fact: Fact) -> Fact:
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", fact) if isinstance(fact, str) else fact


def plain_text(markdown: str) -> str:
    """A caption's text without its Markdown, for a name that is read aloud."""
    from clawdemy_site.maths.typeset import say_maths  # noqa: PLC0415 - workers draw without

    markdown = INLINE_MATHS.sub(lambda match: say_maths(match[1]), markdown)
    for pattern, replacement in _MARKUP:
        markdown = pattern.sub(replacement, markdown)
    return " ".join(markdown.split())
