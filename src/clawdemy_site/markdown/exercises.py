"""An exercise put together: its task, its fields, and the folded parts below them in the order in which they help."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from markdown.util import AtomicString

from clawdemy_site.markdown.context import ExerciseView, MistakeView, StepView
from clawdemy_site.markdown.forms import add_form, add_sure_form, number_field, set_data

TITLE = "title"
STEP = "data-step"
"""Attributes that carry a step's title and a mistake's step from where they are read to here."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The inner blocks of a block, as elements, in order."""

    hints: Sequence[ET.Element]
    steps: Sequence[ET.Element]
    mistakes: Sequence[ET.Element]
    solutions: Sequence[ET.Element]


def fold(parent: ET.Element, part: str, summary: str) -> ET.Element:
    """A folded part of a block; returns the element that its text goes into."""
    details = ET.SubElement(parent, "details", {"class": f"practice__{part}"})
    ET.SubElement(details, "summary").text = summary
    return ET.SubElement(details, "div", {"class": "practice__body"})


def take_parts(body: ET.Element) -> Parts:
    """Take the inner blocks out of the text that they stand in."""
    found: dict[str, list[ET.Element]] = {"hint": [], "remark": [], "mistake": [], "solution": []}
    for element in list(body):
        kind = element.get("class", "").removeprefix("practice__")
        if kind in found:
            body.remove(element)
            found[kind].append(element)
    hints = found["hint"]
    for number, hint in enumerate(hints, start=1):
        if len(hints) > 1:
            hint[0].text = f"Hint {number} of {len(hints)}"
    return Parts(hints, found["remark"], found["mistake"], found["solution"])


def build_exercise(section: ET.Element, block_id: str, parts: Parts, view: ExerciseView | None, *, free: bool) -> None:
    """Put an exercise together below its task.

    Args:
        section: The block, which holds question and task.
        block_id: Its id.
        parts: Its inner blocks.
        view: What its answers come to; None if they are not worked out.
        free: Whether it asks for nothing that is marked.
    """
    titles = [step.attrib.pop(TITLE, "") for step in parts.steps]
    steps = view.steps if view and not free else ()
    if view and steps:
        labels = titles or ["Your answer"]
        pairs = enumerate(zip(labels, steps, strict=False), start=1)
        add_form(section, block_id, [number_field(block_id, number, *pair) for number, pair in pairs])
        set_data(section, _data(view, parts.mistakes))
    elif titles:
        section.append(_list("practice__steps", titles))
    section.extend(parts.hints)
    if parts.mistakes:
        _add_mistakes(fold(section, "mistakes", "If you got another number"), parts.mistakes, steps, titles)
    section.extend(parts.solutions)
    if parts.solutions:
        _head_solution(parts.solutions[0][-1], steps, titles, parts.steps)
    if parts.solutions and free:
        add_sure_form(parts.solutions[-1][-1])
        set_data(section, {"kind": "free"})


def _data(view: ExerciseView, mistakes: Sequence[ET.Element]) -> dict[str, Any]:
    """What the script must know of an exercise that asks for numbers."""
    places = _places(mistakes)
    steps = [
        {
            "answer": step.answers,
            "shown": step.shown,
            "accept": step.accept,
            "unit": step.unit,
            "mistakes": [
                {"index": index, "answer": mistake.answers, "shown": mistake.shown, "accept": mistake.accept}
                for index, mistake in zip(
                    (i for i, at in enumerate(places) if at == number), step.mistakes, strict=False
                )
            ],
        }
        for number, step in enumerate(view.steps)
    ]
    return {"kind": "numeric", "steps": steps, "texts": view.texts}


def _places(mistakes: Iterable[ET.Element]) -> list[int]:
    """For each mistake its step, from 0."""
    return [int(mistake.get(STEP, "0")) for mistake in mistakes]


def _add_mistakes(
    body: ET.Element, mistakes: Sequence[ET.Element], steps: Sequence[StepView], titles: Sequence[str]
) -> None:
    """The mistakes, each under the value that it leads to."""
    left = [list(step.mistakes) for step in steps]
    for index, (mistake, place) in enumerate(zip(mistakes, _places(mistakes), strict=True)):
        mistake.attrib.pop(STEP, "")
        mistake.set("data-mistake", str(index))
        if place < len(left) and left[place]:
            title = titles[place] if len(titles) > 1 else ""
            mistake.insert(0, _caught(left[place].pop(0), title))
        body.append(mistake)


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
