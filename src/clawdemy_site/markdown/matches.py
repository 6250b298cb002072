"""The table of a match block: two lists in the form, of which the right one is shuffled, and the pairs folded away."""

import string
from xml.etree import ElementTree as ET

from clawdemy_site.markdown.block_parts import RenderedBlock, fold, take_parts
from clawdemy_site.markdown.forms import add_form, drop_if_empty, set_data
from clawdemy_site.practice.orders import shuffle

_LETTERS = string.ascii_uppercase


def build_match(block: RenderedBlock, section: ET.Element, task: ET.Element) -> None:
    """Put a match block together below its text; its id fixes the order in which right sides are shown."""
    parts = take_parts(task)
    table = task.find("table")
    rows = [] if table is None else [[cell.text or "" for cell in row] for row in table.iter("tr")]
    if table is not None:
        task.remove(table)
        drop_if_empty(section, task)
        order = shuffle(block.id, len(rows) - 1)
        add_form(section, block.id, [_sides(rows, order)])
        right = [order.index(place) for place in range(len(order))]
        set_data(section, {"kind": block.kind.name, "right": right})
    section.extend(parts.hints)
    if table is not None:
        _add_answers(fold(section, "answer", "Show the pairs"), rows[1:], right)
    section.extend(parts.solutions)


def _sides(rows: list[list[str]], order: tuple[int, ...]) -> ET.Element:
    """Both lists, each under the name of its column; a left side has room for the field or the letter."""
    sides = ET.Element("div", {"class": "practice__match"})
    heads, pairs = rows[0], rows[1:]
    lefts = _side(sides, heads[0], {"class": "practice__pairs"})
    for left in pairs:
        item = ET.SubElement(lefts, "li", {"class": "practice__pair"})
        ET.SubElement(item, "span", {"class": "practice__left"}).text = left[0]
        ET.SubElement(item, "span", {"class": "practice__pick"})
    rights = _side(sides, heads[1], {"class": "practice__rights", "type": "A"})
    for place in order:
        item = ET.SubElement(rights, "li")
        ET.SubElement(item, "span", {"class": "practice__right"}).text = pairs[place][1]
    return sides


def _side(sides: ET.Element, head: str, attributes: dict[str, str]) -> ET.Element:
    side = ET.SubElement(sides, "div", {"class": "practice__side"})
    if head:
        ET.SubElement(side, "p", {"class": "practice__side-head"}).text = head
    return ET.SubElement(side, "ol", attributes)


def _add_answers(body: ET.Element, pairs: list[list[str]], right: list[int]) -> None:
    """The pairs in the author's order, each with the letter that it has in the form and what is said of it."""
    answers = ET.SubElement(body, "ul", {"class": "practice__matched"})
    for (left, other, *said), place in zip(pairs, right, strict=True):
        item = ET.SubElement(answers, "li")
        line = ET.SubElement(item, "p")
        name = ET.SubElement(line, "strong")
        name.text, name.tail = left, f": {_LETTERS[place % len(_LETTERS)]}. "
        ET.SubElement(line, "span").text = other
        if "".join(said):
            ET.SubElement(item, "p", {"class": "practice__of-pair"}).text = said[0]
