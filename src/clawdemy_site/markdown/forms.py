"""The forms of practice blocks: native fields that wait, disabled, for the script that will judge them.

A form holds what a learner fills in and nothing of what is right. That travels beside it as data of the block, for the
script, and stands in the folded parts, for everybody.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from markdown.util import AtomicString

from clawdemy_site.markdown.context import StepView

_SURE = ((2, "I knew it"), (1, "Partly"), (0, "Not yet"))
_OUTSIDE_HTML = {ord(sign): f"\\u{ord(sign):04x}" for sign in "&<>"}


def set_data(section: ET.Element, data: Mapping[str, Any]) -> None:
    """Give a block the data that its script reads, as JSON without any character that HTML would take for its own."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    section.set("data-practice", text.translate(_OUTSIDE_HTML))


def add_form(parent: ET.Element, block_id: str, fields: Iterable[ET.Element]) -> ET.Element:
    """Add the form of a block.

    Args:
        parent: The block's section.
        block_id: Its id; the question is the name of the fields.
        fields: What stands in the form above its button.

    Returns:
        The form.
    """
    form = ET.SubElement(parent, "form", _form("practice__form") | {"autocomplete": "off", "novalidate": ""})
    attributes = {"class": "practice__fields", "disabled": ""}
    if block_id:
        attributes["aria-labelledby"] = question_id(block_id)
    fieldset = ET.SubElement(form, "fieldset", attributes)
    fieldset.extend(fields)
    buttons = ET.SubElement(fieldset, "p", {"class": "practice__buttons"})
    ET.SubElement(buttons, "button", {"type": "submit"}).text = "Check"
    _add_said(form)
    return form


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


def number_field(block_id: str, number: int, label: str, step: StepView) -> ET.Element:
    """A field for one number.

    Args:
        block_id: The block's id.
        number: Which of its fields, from 1.
        label: The field's name, in Markdown.
        step: What is asked for.
    """
    name = f"{block_id}-field-{number}"
    field = ET.Element("p", {"class": "practice__field"})
    words = ET.SubElement(field, "label", {"for": name})
    words.text = label
    words.tail = " "
    # The keypad for decimals has no minus on some phones.
    mode = "text" if min(step.answers) < 0 else "decimal"
    box = ET.SubElement(field, "input", {"id": name, "type": "text", "inputmode": mode, "autocomplete": "off"})
    if step.unit:
        box.tail = " "
        ET.SubElement(field, "span", {"class": "practice__unit"}).text = AtomicString(step.unit)
    return field


def drop_if_empty(parent: ET.Element, element: ET.Element) -> None:
    """Take an element out again in which nothing stands."""
    if not len(element) and not (element.text or "").strip():
        parent.remove(element)


def question_id(block_id: str) -> str:
    """The id of a block's question."""
    return f"{block_id}-question"


def _form(classes: str) -> dict[str, str]:
    return {"class": classes, "data-search-exclude": ""}


def _add_said(form: ET.Element) -> None:
    ET.SubElement(form, "div", {"class": "practice__said", "role": "status"})
