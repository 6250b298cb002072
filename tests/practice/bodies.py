"""Blocks read from their lines, and bodies of blocks for the readers of kinds, without the block around them."""

from collections.abc import Callable, Sequence

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.practice import blocks
from clawdemy_site.practice.model import Block, BlockBody
from clawdemy_site.practice.regions import visible_lines

_HEAD = Location("a.md", 3, 1)
_FIRST = 6


def parse_blocks(lines: Sequence[str], path: str, first_line: int = 1) -> tuple[tuple[Block, ...], list[Diagnostic]]:
    """The blocks of a page that stands from ``first_line`` on in its file, and what is wrong with them."""
    return blocks.parse_blocks(visible_lines(lines, path, first_line))


def read(check: Callable[[BlockBody], list[Diagnostic]], text: str) -> list[str]:
    """What a reader says of a body whose block starts on line 3 and whose first line is line 6: places and rules."""
    lines = text.split("\n")
    block = Block("order", "Q", _HEAD, _HEAD, (), _FIRST, _FIRST + len(lines), text)
    found = check(BlockBody(block, lines, lines))
    assert all(one.help for one in found)
    return [f"{one.location.line}:{one.location.column} {one.rule}" for one in found]
