"""Reading the list of an order block, and shuffling it.

Authors write the steps in their right order. What the page shows is another order, fixed by the block's id: the same on
every build and for every learner, so that two of them can speak about it.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.practice.model import Body

FEWEST = 3
"""Items of a list that is worth putting in order."""

_ITEM = re.compile(r" {0,3}[0-9]+\.[ \t]+(?P<text>\S.*)$")
_OTHER = re.compile(r" {0,3}(?:[-*+]|[0-9]+\))(?:[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Item:
    """One line to put in its place: its text in the author's Markdown, and where that starts."""

    text: str
    location: Location


def check_order(body: Body) -> list[Diagnostic]:
    """Read the list of a block of kind ``order`` and say what is wrong with it."""
    found: list[Diagnostic] = []
    items: list[Item] = []
    for index, line in enumerate(body.visible):
        item = _ITEM.match(line.rstrip())
        where = body.locate(index, len(line) - len(line.lstrip()))
        if item:
            above = body.visible[index - 1] if index else ""
            if not items and above.strip():
                message = "this list has no blank line before it, so it would run into the text"
                found.append(Diagnostic(where, "order-list", message, "put a blank line before its first item"))
            items.append(Item(item["text"], body.locate(index, item.start("text"))))
        elif _OTHER.match(line):
            found.append(Diagnostic(where, "order-list", "this item has no number", "write '1. …', '2. …' and so on"))
        elif items and line.strip():
            message = "this text is no item of the list above it"
            help_text = "an item stands on one line; write other text above the list, or into a solution"
            found.append(Diagnostic(where, "order-list", message, help_text))
    return found or _check_items(items, body.block.location)


def shuffle(block_id: str, count: int) -> tuple[int, ...]:
    """The order in which items are shown: for each place the item, from 0, that stands there.

    Args:
        block_id: The same id gives the same order.
        count: How many items there are.

    Returns:
        A permutation of the numbers below ``count``; never the right order where there is another.
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


def _check_items(items: Sequence[Item], head: Location) -> list[Diagnostic]:
    """What concerns the items together."""
    if len(items) < FEWEST:
        had = "one item" if len(items) == 1 else f"{len(items)} items" if items else "no items"
        message = f"this order has {had}, and {FEWEST} are the fewest"
        return [Diagnostic(head, "order-items", message, "write a list of '1. …', '2. …' in the right order")]
    found: list[Diagnostic] = []
    seen: dict[str, Location] = {}
    for item in items:
        earlier = seen.setdefault(" ".join(item.text.casefold().split()), item.location)
        if earlier != item.location:
            message = f"this item says the same as the one of line {earlier.line}"
            found.append(Diagnostic(item.location, "order-items", message, "change one, or delete it"))
    return found
