"""A block that asks for numbers put together: task, fields, and the folded parts in the order in which they help."""

from collections.abc import Iterable, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from markdown.util import AtomicString

from clawdemy_site.practice.accuracy import say
from clawdemy_site.practice.model import RenderedBlock
from clawdemy_site.practice.parts import add_form, add_sure_form, fold, set_data, take_parts
from clawdemy_site.practice.units import TABLE, is_known
from clawdemy_site.practice.views import ExerciseView, MistakeView, StepView

_TITLE = "title"
"""The attribute that carries the title of a step from where it is read to here."""


def open_part(block: RenderedBlock, parent: ET.Element) -> ET.Element:
    """Open what is said to a learner whose step is accepted, or who reaches a certain wrong value."""
    titled = {_TITLE: block.title} if block.kind.head else {}
    return ET.SubElement(parent, "div", {"class": block.kind.css_class, **titled})


def build_numbers(block: RenderedBlock, section: ET.Element, task: ET.Element) -> None:
    """Put a block together that asks for numbers or, without an answer and without steps, lets the learner judge."""
    parts = take_parts(task)
    view = block.answers
    free = not parts["remark"] and not block.options.get("answer")
    titles = [step.attrib.pop(_TITLE, "") for step in parts["remark"]]
    steps = view.steps if view and not free else ()
    if view and steps:
        labels = titles or ["Your answer"]
        pairs = enumerate(zip(labels, steps, strict=False), start=1)
        add_form(section, block.id, [_number_field(block.id, number, *pair) for number, pair in pairs])
        set_data(section, {"kind": block.kind.runs_as[0], **_data(view)})
    elif titles:
        section.append(_list("practice__steps", titles))
    section.extend(parts["hint"])
    if parts["mistake"]:
        _add_mistakes(fold(section, "mistakes", "If you got another number"), parts["mistake"], steps, titles)
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
    # Any keypad for numbers lacks the minus, the comma or the letters of a unit on some phone.
    typing = {"autocapitalize": "off", "autocorrect": "off", "spellcheck": "false"}
    box = ET.SubElement(field, "input", {"id": name, "type": "text", "autocomplete": "off", **typing})
    for part, text in (("unit", step.unit), ("accuracy", say(step.accept, step.share))):
        if text:
            box.tail = " "
            box = ET.SubElement(field, "span", {"class": f"practice__{part}"})
            box.text = AtomicString(text)
    return field


def _data(view: ExerciseView) -> dict[str, Any]:
    """What the script must know of a block that asks for numbers."""
    steps = [
        {
            "answer": step.answers,
            "shown": step.shown,
            "accept": step.accept,
            "unit": step.unit,
            "mistakes": [
                {"index": one.index, "answer": one.answers, "shown": one.shown, "accept": one.accept}
                | _sparse(share=one.share or None)
                for one in step.mistakes
            ],
            **_sparse(share=step.share or None, alike=step.alike or None, known=is_known(step.unit) or None),
        }
        for step in view.steps
    ]
    table = TABLE if any("known" in step for step in steps) else None
    return {"steps": steps, "texts": view.texts, **_sparse(units=table)}


def _sparse(**data: Any) -> dict[str, Any]:
    """Without what is nothing."""
    return {key: value for key, value in data.items() if value is not None}


def _add_mistakes(
    body: ET.Element, elements: Sequence[ET.Element], steps: Sequence[StepView], titles: Sequence[str]
) -> None:
    """The mistakes, each under the value that it leads to."""
    names = titles if len(titles) > 1 else ["" for _ in steps]
    leads = {
        mistake.index: _caught(mistake, name)
        for step, name in zip(steps, names, strict=False)
        for mistake in step.mistakes
    }
    for index, element in enumerate(elements):
        element.set("data-mistake", str(index))
        if index in leads:
            element.insert(0, leads[index])
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
