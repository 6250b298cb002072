"""The list of a choice block, taken apart: what to choose from stays, what is right folds away."""

import string
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from clawdemy_site.markdown.block_parts import RenderedBlock, fold, item_text
from clawdemy_site.markdown.forms import add_form, drop_if_empty, set_data
from clawdemy_site.practice.choices import MARK

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
