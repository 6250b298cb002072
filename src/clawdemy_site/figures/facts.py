"""What a figure's function may return, and how it becomes plain values that can be kept and compared."""

import math
import reprlib
import unicodedata
from collections.abc import Mapping

from clawdemy_site.figures.spec import Fact

_DEEPEST = 2  # a table of numbers
_MOST = 10_000  # numbers in one list; a fact is for a sentence, not a data set


class FactError(ValueError):
    """A returned value that is no mapping of facts; its message says which."""


def plain_facts(returned: object) -> dict[str, Fact]:
    """The facts as plain Python values, numpy's scalars and arrays taken as the numbers they hold.

    Raises:
        FactError: If the value is no mapping, a name is no identifier, or a value is not a finite number, a text or
            a list or table of finite numbers.
    """
    if not isinstance(returned, Mapping):
        raise FactError(f"the function returned {_shown(returned)}, not a mapping of facts")
    facts: dict[str, Fact] = {}
    for name, value in returned.items():
        if not isinstance(name, str) or not name.isidentifier():
            raise FactError(f"the fact {_shown(name)} has no name that a template could use")
        facts[name] = _plain_text(name, value) if isinstance(value, str) else _plain_number(name, value, 0)
    return facts


def _plain_text(name: str, value: str) -> str:
    # What XML cannot hold would break the page that quotes it.
    if any(unicodedata.category(character) in {"Cc", "Cs"} and not character.isspace() for character in value):
        raise FactError(f"the fact '{name}' holds characters that no page can show")
    return str(value)


def _plain_number(name: str, value: object, depth: int) -> Fact:
    # Duck typing: this room must not import numpy to recognise its values.
    listed = getattr(value, "tolist", None)
    if listed is not None:
        value = listed()
    match value:
        case bool():
            raise FactError(f"the fact '{name}' is {value}; a fact is a number, a text or a list of numbers")
        case int():
            return int(value)
        case float() if math.isfinite(value):
            return float(value)
        case list() | tuple() if depth < _DEEPEST and len(value) <= _MOST:
            return [_plain_number(name, item, depth + 1) for item in value]  # type: ignore[return-value] # recursion hides depth
    raise FactError(f"the fact '{name}' is {_shown(value)}, not a finite number, a text or a list of numbers")


def _shown(value: object) -> str:
    try:
        return reprlib.repr(value)
    except Exception:  # noqa: BLE001 - an author's repr may fail
        return f"a {type(value).__name__}"
