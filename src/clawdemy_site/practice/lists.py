"""Reading the lists of choice and order blocks, and shuffling what a learner is to put in order.

A list must be one that Markdown reads as intended. Without a blank line before it, it is no list; with feedback glued
to a choice, the feedback shows before anybody has chosen.

Authors write steps in their right order. What the page shows is another order, fixed by the block's id: the same on
every build and for every learner, so that two of them can speak about it.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.practice.model import Body

MARK = re.compile(r"\[(?P<mark>[ xX])\][ \t]+(?P<text>\S.*)", re.DOTALL)
"""What stands behind the bullet of a choice."""

FEWEST = 3
"""Items of a list that is worth putting in order."""

_ITEM = re.compile(r" {0,3}[-*+](?:[ \t]+|(?=\[))(?P<rest>.*)$")
_CHOICE = re.compile(r" {0,3}[-*+][ \t]+\[(?P<mark>[ xX])\][ \t]+(?P<text>\S.*)$")
_NUMBERED = re.compile(r" {0,3}[0-9]+\.[ \t]+(?P<text>\S.*)$")
_BULLET = re.compile(r" {0,3}(?:[-*+]|[0-9]+\))(?:[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list: its text in the author's Markdown, where that starts, and whether it is marked as right."""

    text: str
    location: Location
    is_right: bool = False


def check_choices(body: Body) -> list[Diagnostic]:
    """Read the list of a block of kind ``choice`` and say what is wrong with it."""
    found: list[Diagnostic] = []
    choices: list[Item] = []
    before = -1
    for index, line in enumerate(body.visible):
        where = body.locate(index, len(line) - len(line.lstrip()))
        item = _ITEM.match(line)
        choice = _CHOICE.match(line.rstrip())
        if choice:
            found += _check_above(body.visible, index, where, before)
            before = index
            choices.append(Item(choice["text"], body.locate(index, choice.start("text")), choice["mark"] != " "))
        elif item and (choices or item["rest"].startswith("[")):
            message = "this line of the list is not marked"
            found.append(Diagnostic(where, "choice-mark", message, "write '- [ ] …' or '- [x] …'"))
        elif choices and line.strip():
            found += _check_below(body.visible, index, where)
    return found + _check_all(choices, body.block.location)


def _check_above(visible: Sequence[str], index: int, where: Location, before: int) -> list[Diagnostic]:
    """A choice needs a blank line above it, unless it follows the choice that starts at ``before`` (or -1)."""
    if not index or not visible[index - 1].strip():
        return []
    if before < 0:
        message = "this list has no blank line before it, so it would run into the text"
        return [Diagnostic(where, "choice-list-glued", message, "put a blank line before its first choice")]
    if visible[before + 1].strip():
        return []  # the choice before it, or text glued to that, which is told there
    message = "this choice has no blank line before it, so it would run into the feedback above"
    return [Diagnostic(where, "choice-list-glued", message, "put a blank line before it")]


def _check_below(visible: Sequence[str], index: int, where: Location) -> list[Diagnostic]:
    """A line after a choice: feedback, which is set in and stands below a blank line."""
    if not visible[index].startswith(("    ", "\t")):
        if visible[index - 1].strip():
            message = "a choice stands on one line"
            return [Diagnostic(where, "choice-feedback-glued", message, "join the lines")]
        message = "this text stands after the choices, where it would show before the answer"
        return [Diagnostic(where, "choice-text-after", message, "as feedback, it is set in by four spaces")]
    if _CHOICE.match(visible[index - 1].rstrip()):
        message = "this feedback would show as part of the choice"
        return [Diagnostic(where, "choice-feedback-glued", message, "put a blank line between them")]
    return []


def _check_all(choices: Sequence[Item], head: Location) -> list[Diagnostic]:
    """What concerns the choices together."""
    if not choices:
        message = "this choice has nothing to choose from"
        return [Diagnostic(head, "no-choices", message, "write a list of '- [ ] …' and '- [x] …'")]
    found: list[Diagnostic] = []
    if not any(choice.is_right for choice in choices):
        found.append(Diagnostic(head, "no-right-choice", "this choice has no right answer", "mark one with [x]"))
    if all(choice.is_right for choice in choices):
        found.append(Diagnostic(head, "no-wrong-choice", "this choice has no wrong answer", "leave one as [ ]"))
    return [*found, *_find_equal(choices, "choice", "equal-choices")]


def _find_equal(items: Sequence[Item], name: str, rule: str) -> Iterator[Diagnostic]:
    """The items that say the same as an earlier one."""
    seen: dict[str, Location] = {}
    for item in items:
        earlier = seen.setdefault(" ".join(item.text.casefold().split()), item.location)
        if earlier != item.location:
            message = f"this {name} says the same as the one of line {earlier.line}"
            yield Diagnostic(item.location, rule, message, "change one, or delete it")


def check_order(body: Body) -> list[Diagnostic]:
    """Read the list of a block of kind ``order`` and say what is wrong with it."""
    found: list[Diagnostic] = []
    items: list[Item] = []
    for index, line in enumerate(body.visible):
        item = _NUMBERED.match(line.rstrip())
        where = body.locate(index, len(line) - len(line.lstrip()))
        if item:
            above = body.visible[index - 1] if index else ""
            if not items and above.strip():
                message = "this list has no blank line before it, so it would run into the text"
                found.append(Diagnostic(where, "order-list", message, "put a blank line before its first item"))
            items.append(Item(item["text"], body.locate(index, item.start("text"))))
        elif _BULLET.match(line):
            found.append(Diagnostic(where, "order-list", "this item has no number", "write '1. …', '2. …' and so on"))
        elif items and line.strip():
            message = "this text is no item of the list above it"
            help_text = "an item stands on one line; write other text above the list, or into a solution"
            found.append(Diagnostic(where, "order-list", message, help_text))
    return found or _check_items(items, body.block.location)


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


def _check_items(items: Sequence[Item], head: Location) -> list[Diagnostic]:
    """What concerns the items together."""
    if len(items) < FEWEST:
        had = "one item" if len(items) == 1 else f"{len(items)} items" if items else "no items"
        message = f"this order has {had}, and {FEWEST} are the fewest"
        return [Diagnostic(head, "order-items", message, "write a list of '1. …', '2. …' in the right order")]
    return list(_find_equal(items, "item", "order-items"))
