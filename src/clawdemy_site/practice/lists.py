"""What kinds of block with a list share: its items, those that say the same, and the order in which they are shown.

Authors write items in their right order. What the page shows is another order, fixed by the block's id: the same on
every build and for every learner, so that two of them can speak about it.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clawdemy_site.diagnostics import Diagnostic, Location

_KEPT = re.compile(r"(`[^`]+`|\$[^$]+\$)")
_EMPHASIS = re.compile(r"(?<!\\)(?:\*+|(?<!\w)_+|_+(?!\w))")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list: its text in the author's Markdown, where that starts, and whether it is marked as right."""

    text: str
    location: Location
    is_right: bool = False


def find_equal(items: Sequence[Item], name: str, rule: str) -> Iterator[Diagnostic]:
    """The items that say the same as an earlier one."""
    seen: dict[str, Location] = {}
    for item in items:
        earlier = seen.setdefault(_said(item.text), item.location)
        if earlier != item.location:
            message = f"this {name} says the same as the one of line {earlier.line}"
            yield Diagnostic(item.location, rule, message, "change one, or delete it")


def _said(text: str) -> str:
    """What an item says: without emphasis, and in small letters outside code and formulas, where capitals matter."""
    words, *rest = _KEPT.split(text)
    parts = [_EMPHASIS.sub("", words).casefold()]
    for kept, after in zip(rest[::2], rest[1::2], strict=True):
        parts += [kept, _EMPHASIS.sub("", after).casefold()]
    return " ".join("".join(parts).split())


def shuffle(block_id: str, count: int) -> tuple[int, ...]:
    """The order in which items are shown: for each place the item, from 0, that stands there.

    The same id gives the same order, and never the right one where there is another.
    """
    order = list(range(count))
    attempt = 0
    while count > 1 and order == sorted(order):
        # From the back, each place takes one of the items that are left.
        for place in range(count - 1, 0, -1):
            digest = hashlib.sha256(f"{block_id}\n{attempt}\n{place}".encode()).digest()
            other = int.from_bytes(digest, "big") % (place + 1)
            order[place], order[other] = order[other], order[place]
        attempt += 1
    return tuple(order)
