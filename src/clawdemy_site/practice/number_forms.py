"""A block that asks for numbers put together: task, fields, and the folded parts in the order in which they help."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from markdown.util import AtomicString

from clawdemy_site.practice.model import RenderedBlock
from clawdemy_site.practice.parts import add_form, add_sure_form, fold, set_data, take_parts
from clawdemy_site.practice.views import ExerciseView, MistakeView, StepView

_TITLE = "title"
_STEP = "data-step"
"""Attributes that carry a step's title and a mistake's step from where they are read to here."""

_NUMBER = re.compile(r"[1-9][0-9]?")
_Mistake = tuple[int, MistakeView | None]
"""The step of a mistake, from 0, and the mistake worked out, where it is."""


def open_step(block: RenderedBlock, parent: ET.Element) -> ET.Element:
    """Open what an exercise asks for as one of several; its body is said once the step is accepted."""
    return ET.SubElement(parent, "div", {"class": block.kind.css_class, _TITLE: block.title})


def open_mistake(block: RenderedBlock, parent: ET.Element) -> ET.Element:
    """Open what is said to a learner who reaches a certain wrong value."""
    step = block.options.get("step", "")
    place = int(step) - 1 if _NUMBER.fullmatch(step) else 0
    return ET.SubElement(parent, "div", {"class": block.kind.css_class, _STEP: str(place)})


def build_numbers(block: RenderedBlock, section: ET.Element, task: ET.Element) -> None:
    """Put a block together that asks for numbers or, without an answer and without steps, lets the learner judge."""
    parts = take_parts(task)
    view = block.answers
    free = not parts["remark"] and not block.options.get("answer")
    titles = [step.attrib.pop(_TITLE, "") for step in parts["remark"]]
    steps = view.steps if view and not free else ()
    mistakes = list(_worked_out(parts["mistake"], steps))
    if view and steps:
        labels = titles or ["Your answer"]
        pairs = enumerate(zip(labels, steps, strict=False), start=1)
        add_form(section, block.id, [_number_field(block.id, number, *pair) for number, pair in pairs])
        set_data(section, {"kind": block.kind.runs_as[0], **_data(view, mistakes)})
    elif titles:
        section.append(_list("practice__steps", titles))
    section.extend(parts["hint"])
    if parts["mistake"]:
        _add_mistakes(fold(section, "mistakes", "If you got another number"), parts["mistake"], mistakes, titles)
    section.extend(parts["solution"])
    if parts["solution"]:
        _head_solution(parts["solution"][0][-1], steps, titles, parts["remark"])
    if parts["solution"] and free:
        add_sure_form(parts["solution"][-1][-1])
        set_data(section, {"kind": "free"})


def _number_field(block_id: str, number: int, label: str, step: StepView) -> ET.Element:
    """The field for what a step asks for: its number from 1, and its label in Markdown."""
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


def _data(view: ExerciseView, mistakes: Sequence[_Mistake]) -> dict[str, Any]:
    """What the script must know of an exercise that asks for numbers."""
    steps = [
        {
            "answer": step.answers,
            "shown": step.shown,
            "accept": step.accept,
            "unit": step.unit,
            "mistakes": [
                {"index": index, "answer": mistake.answers, "shown": mistake.shown, "accept": mistake.accept}
                for index, (place, mistake) in enumerate(mistakes)
                if mistake and place == number
            ],
        }
        for number, step in enumerate(view.steps)
    ]
    return {"steps": steps, "texts": view.texts}


def _worked_out(mistakes: Iterable[ET.Element], steps: Sequence[StepView]) -> Iterator[_Mistake]:
    left = [iter(step.mistakes) for step in steps]
    for mistake in mistakes:
        place = int(mistake.attrib.pop(_STEP, "0"))
        yield place, next(left[place], None) if place < len(left) else None


def _add_mistakes(
    body: ET.Element, elements: Sequence[ET.Element], mistakes: Sequence[_Mistake], titles: Sequence[str]
) -> None:
    """The mistakes, each under the value that it leads to."""
    for index, (element, (place, mistake)) in enumerate(zip(elements, mistakes, strict=True)):
        element.set("data-mistake", str(index))
        if mistake:
            element.insert(0, _caught(mistake, titles[place] if len(titles) > 1 else ""))
        body.append(element)


def _caught(view: MistakeView, title: str) -> ET.Element:
    line = ET.Element("p", {"class": "practice__caught"})
    line.text = "If you got "
    value = ET.SubElement(line, "span", {"class": "practice__wrong"})
    value.text = AtomicString(view.shown[0])
    value.tail = ":"
    if title:
        value.tail = " for “"
        name = ET.SubElement(line, "span")
        name.text, name.tail = title, "”:"
    return line


def _head_solution(
    body: ET.Element, steps: Sequence[StepView], titles: Sequence[str], remarks: Sequence[ET.Element]
) -> None:
    """Put the right answers at the head of a solution, and under them what is said of each step."""
    head: list[ET.Element] = []
    if titles and steps:
        answers = _list("practice__answers", [title if title[-1:] in "?!:" else f"{title}:" for title in titles])
        for item, step in zip(answers, steps, strict=False):
            _add_answer(item, step)
        head.append(answers)
    elif steps:
        answer = ET.Element("p", {"class": "practice__answers"})
        answer.text = "Answer:"
        _add_answer(answer, steps[0])
        head.append(answer)
    for number, remark in enumerate(remarks):
        if len(remark):
            remark.set("data-step", str(number))
            head.append(remark)
    body[:0] = head


def _list(name: str, lines: Iterable[str]) -> ET.Element:
    found = ET.Element("ol", {"class": name})
    for line in lines:
        ET.SubElement(found, "li").text = line
    return found


def _add_answer(line: ET.Element, step: StepView) -> None:
    """Put a right answer behind its name."""
    line.text = f"{line.text} "
    answer = ET.SubElement(line, "strong")
    answer.text = AtomicString(step.shown[0])
    if step.unit:
        answer.tail = AtomicString(f" {step.unit}")
