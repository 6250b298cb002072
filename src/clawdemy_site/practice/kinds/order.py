"""A block of kind ``order``: a list to put in order, which its author writes in the right one."""

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from clawdemy_site.diagnostics import Diagnostic, Location, Rule
from clawdemy_site.practice.lists import Item, find_equal, shuffle
from clawdemy_site.practice.model import BlockBody, BlockKind, RenderedBlock
from clawdemy_site.practice.parts import add_answered_form, item_text, open_task
from clawdemy_site.practice.shared import HELP, IDENTITY

FEWEST = 3
"""Items of a list that is worth putting in order."""

_NUMBERED = re.compile(r" {0,3}(?P<number>[0-9]+)\.[ \t]+(?P<text>\S.*)$")
_TIGHT = re.compile(r" {0,3}[0-9]+\.(?=[^\W\d])")
_BULLET = re.compile(r" {0,3}(?:[-*+]|[0-9]+\))(?:[ \t]|$)")


def check_order(body: BlockBody) -> list[Diagnostic]:
    """Read the list of a block of kind ``order`` and say what is wrong with it."""
    found: list[Diagnostic] = []
    items: list[Item] = []
    numbers: list[int] = []
    for index, line in enumerate(body.visible):
        item = _NUMBERED.match(line.rstrip())
        where = body.locate(index, len(line) - len(line.lstrip()))
        if item:
            above = body.visible[index - 1] if index else ""
            if not items and above.strip() and not found:
                message = "this list has no blank line before it, so it would run into the text"
                found.append(Diagnostic(where, "order-list", message, "put a blank line before its first item"))
            items.append(Item(item["text"], body.locate(index, item.start("text"))))
            number, written = int(item["number"]), f"{item['number']}."
            if numbers and number <= numbers[-1] and {number, *numbers} != {1} and not found:
                message = (
                    f"the item numbered {written} stands behind {numbers[-1]}., and items count as they stand here"
                )
                help_text = "write the items in their right order, numbered 1., 2. and so on"
                found.append(Diagnostic(where, "order-list", message, help_text))
            numbers.append(number)
        elif _TIGHT.match(line):
            found.append(
                Diagnostic(where, "order-list", "no space stands behind this number", "write '1. …' with a space")
            )
        elif _BULLET.match(line):
            found.append(Diagnostic(where, "order-list", "this item has no number", "write '1. …', '2. …' and so on"))
        elif items and line.strip():
            message = "this text is no item of the list above it"
            help_text = "an item stands on one line; write other text above the list, or into a solution"
            found.append(Diagnostic(where, "order-list", message, help_text))
    return found or _check_items(items, body.block.location)


def _check_items(items: Sequence[Item], head: Location) -> list[Diagnostic]:
    """What concerns the items together."""
    if len(items) < FEWEST:
        had = "one item" if len(items) == 1 else f"{len(items)} items" if items else "no items"
        message = f"this order has {had}, and {FEWEST} are the fewest"
        return [Diagnostic(head, "order-items", message, "write a list of '1. …', '2. …' in the right order")]
    return list(find_equal(items, "item", "order-items"))


def _build(block: RenderedBlock, section: ET.Element, task: ET.Element) -> None:
    """Put an order block together below its text; its id fixes the order that is shown."""
    found = task.find("ol")
    if found is None:
        return
    task.remove(found)
    texts = [item_text(item)[0] for item in found]
    shown = ET.Element("ol", {"class": "practice__order"})
    for place in shuffle(block.id, len(texts)):
        item = ET.SubElement(shown, "li", {"class": "practice__item", "data-place": str(place)})
        ET.SubElement(item, "span", {"class": "practice__item-text"}).text = texts[place]
    right = ET.SubElement(add_answered_form(block, section, task, [shown], "Show the right order"), "ol")
    for text in texts:
        ET.SubElement(right, "li").text = text


# fmt: off
_RULES = (
    Rule("order-list", "A line is no item of the list, or the list has no blank line before it.", "number each item, one line for each"),
    Rule("order-items", "The list has fewer than three items, or two that say the same.", "write at least three, no two alike"),
)
# fmt: on

ORDER = BlockKind(
    "order",
    "perhaps some text, then a numbered list in the right order; hints and a solution if you like",
    check_order,
    open_task,
    _build,
    IDENTITY,
    takes=HELP,
    runs_as=("order",),
    rules=_RULES,
)
