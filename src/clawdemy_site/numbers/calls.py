"""Calling the functions of a course's library, which are an author's code and may do anything."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from clawdemy_site.numbers.mistakes import SumError, beyond
from clawdemy_site.sandbox.errors import RefusedError, find_own_line, name_and_words, own_words


def call(function: Any, arguments: Sequence[Any], by_name: Mapping[str, Any]) -> Any:
    """Call a function of the library.

    Raises:
        SumError: If it raises anything: ``number-failed`` with what it said and where, ``number-limit`` for memory.
    """
    try:
        return function(*arguments, **by_name)
    except MemoryError:
        raise beyond("this needs too much memory", advice="work on less data at a time") from None
    except BaseException as error:  # noqa: BLE001 - authors' functions raise anything
        advice = error.advice if isinstance(error, RefusedError) else _place(error, function)
        raise SumError("number-failed", reason(error), advice) from None


def reason(error: BaseException) -> str:
    """What an author's code said when it failed, on one line."""
    text = own_words(error)
    if isinstance(error, SystemExit):
        return f"it asked to exit ({text})"
    if isinstance(error, ValueError | TypeError | RefusedError) and text:
        return text
    return name_and_words(error)


def _place(error: BaseException, function: Any) -> str:
    """Which line of the library an exception came from: the deepest in the folder of the function that was called."""
    folder = Path(getattr(getattr(function, "__code__", None), "co_filename", "")).parent
    path, line = find_own_line(error, folder)
    return f"it was raised at line {line} of {Path(path).name}" if path else ""
