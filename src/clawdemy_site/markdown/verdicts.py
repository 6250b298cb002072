"""The list of a choice block, taken apart: what to choose from stays, what is right folds away."""

import string
from collections.abc import Callable
from xml.etree import ElementTree as ET

from clawdemy_site.practice.choices import MARK

_LETTERS = string.ascii_uppercase


def build_choices(task: ET.Element, fold: Callable[[], ET.Element]) -> None:
    """Split the first list of a task into choices and verdicts.

    Args:
        task: The element that holds the question's text and list, before inline Markdown is read.
        fold: Makes the folded part of the block and returns the element for the verdicts.
    """
    found = task.find("ul")
    items = list(found) if found is not None else []
    if found is None or not items:
        return
    options = ET.Element("ol", {"class": "practice__options", "type": "A"})
    verdicts = ET.Element("ul", {"class": "practice__verdicts"})
    for number, item in enumerate(items):
        text, feedback = _take_apart(item)
        match = MARK.match(text)
        right = match is not None and match["mark"] != " "
        ET.SubElement(options, "li").text = match["text"] if match else text
        _add_verdict(verdicts, _LETTERS[number % len(_LETTERS)], feedback, right=right)
    task[list(task).index(found)] = options
    fold().append(verdicts)


def _take_apart(item: ET.Element) -> tuple[str, list[ET.Element]]:
    """The text of a list item and what stands under it."""
    if not (item.text or "").strip() and len(item) and item[0].tag == "p":
        return item[0].text or "", list(item)[1:]
    return item.text or "", list(item)


def _add_verdict(verdicts: ET.Element, letter: str, feedback: list[ET.Element], *, right: bool) -> None:
    modifier = "right" if right else "wrong"
    verdict = ET.SubElement(verdicts, "li", {"class": f"practice__verdict practice__verdict--{modifier}"})
    line = ET.SubElement(verdict, "p")
    ET.SubElement(line, "strong").text = f"{letter} is {'right' if right else 'not right'}."
    verdict.extend(feedback)
