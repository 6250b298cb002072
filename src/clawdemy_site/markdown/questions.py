"""The builders of choice, order and match blocks: what to choose from goes into the form, what is right folds away."""

import string
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from clawdemy_site.markdown.block_parts import (
    RenderedBlock,
    add_form,
    drop_if_empty,
    fold,
    item_text,
    set_data,
    take_parts,
)
from clawdemy_site.practice.lists import MARK, shuffle

_LETTERS = string.ascii_uppercase


def build_choices(block: RenderedBlock, section: ET.Element, task: ET.Element) -> None:
    """Split the first list of a task into choices, which go into the form, and verdicts, which fold away."""
    found = task.find("ul")
    items = list(found) if found is not None else []
    if found is None or not items:
        return
    task.remove(found)
    drop_if_empty(section, task)
    verdicts = ET.Element("ul", {"class": "practice__verdicts"})
    texts: list[str] = []
    right: list[int] = []
    for number, item in enumerate(items):
        text, feedback = item_text(item)
        match = MARK.match(text)
        is_right = match is not None and match["mark"] != " "
        right += [number] if is_right else []
        texts.append(match["text"] if match else text)
        _add_verdict(verdicts, _LETTERS[number % len(_LETTERS)], feedback, right=is_right)
    many = len(right) > 1
    form = [_options(texts, block.id, many=many)]
    if many:
        form.insert(0, ET.Element("p", {"class": "practice__many"}))
        form[0].text = "Choose all that apply."
    add_form(section, block.id, form)
    set_data(section, {"kind": "choice", "right": right, "many": many})
    fold(section, "answer", "Show the answer").append(verdicts)


def _options(texts: Iterable[str], block_id: str, *, many: bool) -> ET.Element:
    """What to choose from, with a native field before each."""
    options = ET.Element("ol", {"class": "practice__options", "type": "A"})
    for number, text in enumerate(texts):
        label = ET.SubElement(ET.SubElement(options, "li", {"class": "practice__option"}), "label")
        box = {"type": "checkbox" if many else "radio", "name": block_id, "value": str(number)}
        ET.SubElement(label, "input", box).tail = " "
        ET.SubElement(label, "span").text = text
    return options


def _add_verdict(verdicts: ET.Element, letter: str, feedback: list[ET.Element], *, right: bool) -> None:
    modifier = "right" if right else "wrong"
    verdict = ET.SubElement(verdicts, "li", {"class": f"practice__verdict practice__verdict--{modifier}"})
    line = ET.SubElement(verdict, "p")
    ET.SubElement(line, "strong").text = f"{letter} is {'right' if right else 'not right'}."
    verdict.extend(feedback)


def build_order(block: RenderedBlock, section: ET.Element, task: ET.Element) -> None:
    """Put an order block together below its text; its id fixes the order that is shown."""
    parts = take_parts(task)
    found = task.find("ol")
    texts = [] if found is None else [item_text(item)[0] for item in found]
    if found is not None and texts:
        task.remove(found)
        drop_if_empty(section, task)
        shown = ET.Element("ol", {"class": "practice__order"})
        for place in shuffle(block.id, len(texts)):
            item = ET.SubElement(shown, "li", {"class": "practice__item", "data-place": str(place)})
            ET.SubElement(item, "span", {"class": "practice__item-text"}).text = texts[place]
        add_form(section, block.id, [shown])
        set_data(section, {"kind": "order"})
    section.extend(parts["hint"])
    if texts:
        right = ET.SubElement(fold(section, "answer", "Show the right order"), "ol")
        for text in texts:
            ET.SubElement(right, "li").text = text
    section.extend(parts["solution"])


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
    section.extend(parts["hint"])
    if table is not None:
        _add_answers(fold(section, "answer", "Show the pairs"), rows[1:], right)
    section.extend(parts["solution"])


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
