"""Prints of values: short texts that are equal where the values are, in every process and on every machine."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, partial
from pathlib import PurePath
from types import FunctionType, MethodType
from typing import Any

Stand = Callable[[Any], str | None]
"""What stands for a value in a print, such as the name of an input; None where the value itself is looked into."""


class UnprintableError(TypeError):
    """A value of which nobody can say whether another is equal."""


def print_of(value: Any, stand: Stand = lambda _: None) -> str:
    """The print of a value.

    Args:
        value: Plain data, frozen dataclasses of such, and functions with what they were bound to or close over.
        stand: What stands for parts of it.

    Raises:
        UnprintableError: Something in it is none of these.
    """
    return digest_of("\0".join(_parts(value, stand)).encode("utf-8", "surrogatepass"))


def digest_of(data: bytes) -> str:
    """The print of bytes."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _parts(value: Any, stand: Stand) -> Iterator[str]:
    replaced = stand(value)
    if replaced is not None:
        yield f"={replaced}"
    elif value is None or isinstance(value, bool | int | float | date | PurePath | range):
        yield f"{type(value).__name__} {value}"
    elif isinstance(value, str):
        yield f"{len(value)} {value}"
    elif isinstance(value, bytes):
        yield digest_of(value)
    elif isinstance(value, Enum):
        yield f"{type(value).__qualname__}.{value.name}"
    elif isinstance(value, re.Pattern):
        yield f"pattern {value.pattern!r} {value.flags}"
    elif isinstance(value, frozenset | set):
        yield f"set {len(value)}"
        yield from sorted(print_of(one, stand) for one in value)
    else:
        yield from _many(value, stand)


def _many(value: Any, stand: Stand) -> Iterator[str]:
    inner: list[Any]
    if isinstance(value, tuple | list):
        inner = [*value]
    elif isinstance(value, Mapping):
        inner = [part for item in value.items() for part in item]
    elif is_dataclass(value) and not isinstance(value, type):
        inner = [getattr(value, name) for name in _names(type(value))]
    elif hasattr(type(value), "model_fields"):  # a record
        inner = [part for item in vars(value).items() for part in item]
    elif isinstance(value, partial):
        inner = [value.func, value.args, value.keywords]
    elif isinstance(value, MethodType):
        inner = [value.__func__, value.__self__]
    elif isinstance(value, FunctionType):
        cells = [cell.cell_contents for cell in value.__closure__ or ()]
        inner = [f"{value.__module__}.{value.__qualname__}", value.__defaults__, *cells]
    else:
        raise UnprintableError(f"a {type(value).__name__} has no print")
    yield f"{type(value).__qualname__} {len(inner)}"
    for one in inner:
        yield from _parts(one, stand)


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))
