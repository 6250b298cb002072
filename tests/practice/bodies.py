"""Bodies of blocks for the readers of kinds, without the block around them."""

from collections.abc import Callable

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.practice.model import Block, Body

_HEAD = Location("a.md", 3, 1)
_FIRST = 6


def read(check: Callable[[Body], list[Diagnostic]], text: str) -> list[str]:
    """What a reader says of a body whose block starts on line 3 and whose first line is line 6: places and rules."""
    lines = text.split("\n")
    block = Block("order", "Q", _HEAD, _HEAD, (), _FIRST, _FIRST + len(lines), text)
    found = check(Body(block, lines, lines))
    assert all(one.help for one in found)
    return [f"{one.location.line}:{one.location.column} {one.rule}" for one in found]
