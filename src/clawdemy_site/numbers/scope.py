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
    """What names mean.

    Attributes:
        library: Functions and constants of the library, by name.
        facts: Facts by figure, then by name.
        defined: What the page has defined so far; filled as its sums are worked out.
        later: Names that the page defines further down.
    """

    library: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    defined: dict[str, Any] = field(default_factory=dict)
    later: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Worked:
    """What a sum came to.

    Attributes:
        value: Its value.
        raw: The same as a function gave it: a named tuple still has its names.
        noise: How far binary arithmetic may have taken it from the exact value.
    """

    value: Value
    raw: Any = None
    noise: float = 0.0
