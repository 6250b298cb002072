"""What the builders of practice blocks share: how one is opened, its parts, and its form.

A form holds native fields, disabled until a script comes that will judge them, and nothing of what is right. That
travels beside it as data of the block, for the script, and stands in the folded parts, for everybody.
"""

import json
import string
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from clawdemy_site.practice.model import RenderedBlock

LETTERS = string.ascii_uppercase
"""What choices and partners are called, in their order."""

_SURE = ((2, "I knew it"), (1, "Partly"), (0, "Not yet"))
_OUTSIDE_HTML = {ord(sign): f"\\u{ord(sign):04x}" for sign in "&<>"}


def open_task(block: RenderedBlock, parent: ET.Element) -> ET.Element:
    """Open a question with a task under it; what else it has is built when its last line is read."""
    section = _add_section(block, parent)
    minutes = block.options.get("minutes", "")
    if minutes:
        unit = "minute" if minutes == "1" else "minutes"
        ET.SubElement(section, "p", {"class": "practice__minutes"}).text = f"About {minutes} {unit}"
    return ET.SubElement(section, "div", {"class": "practice__task"})


def open_answer(block: RenderedBlock, parent: ET.Element) -> ET.Element:
    """Open a question whose body is its answer, folded away."""
    return fold(_add_section(block, parent), "answer", "Show the answer")


def open_folded(block: RenderedBlock, parent: ET.Element, summary: str) -> ET.Element:
    """Open a folded part, which its outer block moves below its task."""
    return fold(parent, block.kind.part, summary)


def fold(parent: ET.Element, part: str, summary: str) -> ET.Element:
    """A folded part of a block; returns the element that its text goes into."""
    details = ET.SubElement(parent, "details", {"class": f"practice__{part}"})
    ET.SubElement(details, "summary").text = summary
    return ET.SubElement(details, "div", {"class": "practice__body"})


def add_answered_form(
    block: RenderedBlock, section: ET.Element, task: ET.Element, fields: Iterable[ET.Element], summary: str, **data: Any
) -> ET.Element:
    """Put a block with a form together below its task: some fields, then hints, the answer and solutions, folded.

    The data are what the script must know of what is right; returned is where the answer goes.
    """
    parts = take_parts(task)
    if not len(task) and not (task.text or "").strip():
        section.remove(task)
    add_form(section, block.id, fields)
    set_data(section, {"kind": block.kind.name, **data})
    section.extend(parts["hint"])
    body = fold(section, "answer", summary)
    section.extend(parts["solution"])
    return body


def take_parts(body: ET.Element) -> Mapping[str, list[ET.Element]]:
    """Take the inner blocks out of the text that they stand in: by what they are, in order."""
    found: dict[str, list[ET.Element]] = {"hint": [], "remark": [], "mistake": [], "solution": []}
    for element in list(body):
        part = element.get("class", "").removeprefix("practice__")
        if part in found:
            body.remove(element)
            found[part].append(element)
    hints = found["hint"]
    for number, hint in enumerate(hints, start=1):
        if len(hints) > 1:
            hint[0].text = f"Hint {number} of {len(hints)}"
    return found


def item_text(item: ET.Element) -> tuple[str, list[ET.Element]]:
    """The text of a list item, be the list tight or loose, and what stands under it."""
    if not (item.text or "").strip() and len(item) and item[0].tag == "p":
        return item[0].text or "", list(item)[1:]
    return item.text or "", list(item)


def _add_section(block: RenderedBlock, parent: ET.Element) -> ET.Element:
    section = ET.SubElement(parent, "section", {"class": f"practice {block.kind.css_class}"})
    question = ET.SubElement(section, "p", {"class": "practice__question"})
    question.text = block.title
    if block.id:
        section.set("id", block.id)
        question.set("id", question_id(block.id))
    if block.options.get("outcome"):
        section.set("data-outcome", block.options["outcome"])
    return section


def set_data(section: ET.Element, data: Mapping[str, Any]) -> None:
    """Give a block the data that its script reads, as JSON without any character that HTML would take for its own."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    section.set("data-practice", text.translate(_OUTSIDE_HTML))


def add_form(parent: ET.Element, block_id: str, fields: Iterable[ET.Element]) -> None:
    """Add the form of a block to its section, named by its question, with some fields above its button."""
    form = ET.SubElement(parent, "form", _form("practice__form") | {"autocomplete": "off", "novalidate": ""})
    attributes = {"class": "practice__fields", "disabled": ""}
    if block_id:
        attributes["aria-labelledby"] = question_id(block_id)
    fieldset = ET.SubElement(form, "fieldset", attributes)
    fieldset.extend(fields)
    buttons = ET.SubElement(fieldset, "p", {"class": "practice__buttons"})
    ET.SubElement(buttons, "button", {"type": "submit"}).text = "Check"
    _add_said(form)


def add_sure_form(parent: ET.Element) -> None:
    """Ask, at the end of an answer, how sure the learner was of it."""
    form = ET.SubElement(parent, "form", _form("practice__form practice__sure"))
    fieldset = ET.SubElement(form, "fieldset", {"class": "practice__fields", "disabled": ""})
    ET.SubElement(fieldset, "legend").text = "How was it?"
    for value, words in _SURE:
        button = ET.SubElement(fieldset, "button", {"type": "button", "data-sure": str(value)})
        button.text = words
        button.tail = " " if value else None
    _add_said(form)


def question_id(block_id: str) -> str:
    """The id of a block's question."""
    return f"{block_id}-question"


def _form(classes: str) -> dict[str, str]:
    return {"class": classes, "data-search-exclude": ""}


def _add_said(form: ET.Element) -> None:
    ET.SubElement(form, "div", {"class": "practice__said", "role": "status"})
