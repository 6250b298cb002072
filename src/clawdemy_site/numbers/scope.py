"""What names mean on a page, and what a sum came to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from clawdemy_site.numbers.values import Value


class SilentError(Exception):
    """A sum that rests on a name whose own sum is wrong, which has been told already."""


BROKEN = object()
"""Stands for the value of a name whose sum could not be worked out."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What names mean."""

    library: Mapping[str, Any] = field(default_factory=dict)  # functions and constants
    facts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # by figure, then by name
    defined: dict[str, Any] = field(default_factory=dict)  # by the page so far; filled as its sums are worked out
    later: frozenset[str] = frozenset()  # names that the page defines further down


@dataclass(frozen=True, slots=True)
class Worked:
    """What a sum came to."""

    value: Value
    raw: Any = None  # the value as a function gave it: a named tuple still has its names
    noise: float = 0.0  # how far binary arithmetic may have taken it from the exact value
