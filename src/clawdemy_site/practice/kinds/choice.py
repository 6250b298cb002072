"""A block of kind ``choice``: answers to choose from, one or all that apply.

A list must be one that Markdown reads as intended. Without a blank line before it, it is no list; with feedback glued
to a choice, the feedback shows before anybody has chosen.
"""

import re
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

from clawdemy_site.diagnostics import Diagnostic, Location, Rule
from clawdemy_site.practice.lists import Item, find_equal
from clawdemy_site.practice.model import BlockBody, BlockKind, RenderedBlock
from clawdemy_site.practice.parts import LETTERS, add_answered_form, item_text, open_task
from clawdemy_site.practice.shared import IDENTITY

_MARK = re.compile(r"\[(?P<mark>[ xX])\][ \t]+(?P<text>\S.*)", re.DOTALL)  # what stands behind the bullet
_ITEM = re.compile(r" {0,3}[-*+](?:[ \t]+|(?=\[))(?P<rest>.*)$")
_CHOICE = re.compile(r" {0,3}[-*+][ \t]+\[(?P<mark>[ xX])\][ \t]+(?P<text>\S.*)$")


def _check(body: BlockBody) -> list[Diagnostic]:
    """Read the list of a block of kind ``choice`` and say what is wrong with it."""
    found: list[Diagnostic] = []
    choices: list[Item] = []
    before = -1
    for index, line in enumerate(body.visible):
        where = body.locate(index, len(line) - len(line.lstrip()))
        item = _ITEM.match(line)
        choice = _CHOICE.match(line.rstrip())
        if choice:
            found += _check_above(body.visible, index, where, before)
            before = index
            choices.append(Item(choice["text"], body.locate(index, choice.start("text")), choice["mark"] != " "))
        elif item and (choices or item["rest"].startswith("[")):
            found.append(Diagnostic(where, "choice-mark", "this line of the list is not marked"))
        elif choices and line.strip():
            found += _check_below(body.visible, index, where)
    return found + _check_all(choices, body.block.location)


def _check_above(visible: Sequence[str], index: int, where: Location, before: int) -> list[Diagnostic]:
    """A choice needs a blank line above it, unless it follows the choice that starts at ``before`` (or -1)."""
    if not index or not visible[index - 1].strip():
        return []
    if before < 0:
        message = "this list has no blank line before it, so it would run into the text"
        return [Diagnostic(where, "choice-list-glued", message, "put a blank line before its first choice")]
    if visible[before + 1].strip():
        return []  # the choice before it, or text glued to that, which is told there
    message = "this choice has no blank line before it, so it would run into the feedback above"
    return [Diagnostic(where, "choice-list-glued", message, "put a blank line before it")]


def _check_below(visible: Sequence[str], index: int, where: Location) -> list[Diagnostic]:
    """A line after a choice: feedback, which is set in and stands below a blank line."""
    if not visible[index].startswith(("    ", "\t")):
        if visible[index - 1].strip():
            message = "a choice stands on one line"
            return [Diagnostic(where, "choice-feedback-glued", message, "join the lines")]
        message = "this text stands after the choices, where it would show before the answer"
        return [Diagnostic(where, "choice-text-after", message, "as feedback, it is set in by four spaces")]
    if _CHOICE.match(visible[index - 1].rstrip()):
        message = "this feedback would show as part of the choice"
        return [Diagnostic(where, "choice-feedback-glued", message, "put a blank line between them")]
    return []


def _check_all(choices: Sequence[Item], head: Location) -> list[Diagnostic]:
    """What concerns the choices together."""
    if not choices:
        return [Diagnostic(head, "no-choices", "this choice has nothing to choose from")]
    found: list[Diagnostic] = []
    if not any(choice.is_right for choice in choices):
        found.append(Diagnostic(head, "no-right-choice", "this choice has no right answer", "mark one with [x]"))
    if all(choice.is_right for choice in choices):
        found.append(Diagnostic(head, "no-wrong-choice", "this choice has no wrong answer", "leave one as [ ]"))
    return [*found, *find_equal(choices, "choice", "equal-choices")]


def _build(block: RenderedBlock, section: ET.Element, task: ET.Element) -> None:
    """Split the first list of a task into choices, which go into the form, and verdicts, which fold away."""
    found = task.find("ul")
    items = list(found) if found is not None else []
    if found is None or not items:
        return
    task.remove(found)
    verdicts = ET.Element("ul", {"class": "practice__verdicts"})
    texts: list[str] = []
    right: list[int] = []
    for number, item in enumerate(items):
        text, feedback = item_text(item)
        match = _MARK.match(text)
        is_right = match is not None and match["mark"] != " "
        right += [number] if is_right else []
        texts.append(match["text"] if match else text)
        _add_verdict(verdicts, LETTERS[number % len(LETTERS)], feedback, right=is_right)
    many = len(right) > 1
    form = [_options(texts, block.id, many=many)]
    if many:
        form.insert(0, ET.Element("p", {"class": "practice__many"}))
        form[0].text = "Choose all that apply."
    add_answered_form(block, section, task, form, "Show the answer", right=right, many=many).append(verdicts)


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


# fmt: off
_RULES = (
    Rule("no-choices", "A choice has no list.", "write a list of `- [ ] …` and `- [x] …`"),
    Rule("no-right-choice", "No choice is right.", "mark one with `[x]`"),
    Rule("no-wrong-choice", "Every choice is right.", "leave one as `[ ]`"),
    Rule("equal-choices", "Two choices say the same.", "change one"),
    Rule("choice-mark", "A line of the list is not marked.", "write `- [ ] …` or `- [x] …`"),
    Rule("choice-list-glued", "The list, or a choice, runs into the text above.", "put a blank line before it"),
    Rule("choice-feedback-glued", "A choice takes more than one line, or its feedback is glued to it.", "join the lines, or put a blank line between"),
    Rule("choice-text-after", "Text stands after the choices, where it shows before the answer.", "set it in by four spaces as feedback"),
)
# fmt: on

CHOICE = BlockKind(
    "choice",
    "perhaps some text, then a list of `- [ ]` (wrong) and `- [x]` (right)",
    _check,
    open_task,
    _build,
    IDENTITY,
    runs_as=("choice",),
    rules=_RULES,
)
