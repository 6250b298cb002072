"""Reading the list of a choice block: which texts a learner picks from, which are right, what is said about each.

The list must be one that Markdown reads as intended. Without a blank line before it, it is no list; with feedback
glued to a choice, the feedback shows before anybody has chosen.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.practice.model import Body

MARK = re.compile(r"\[(?P<mark>[ xX])\][ \t]+(?P<text>\S.*)", re.DOTALL)
"""What stands behind the bullet of a choice."""

_ITEM = re.compile(r" {0,3}[-*+](?:[ \t]+|(?=\[))(?P<rest>.*)$")
_CHOICE = re.compile(r" {0,3}[-*+][ \t]+\[(?P<mark>[ xX])\][ \t]+(?P<text>\S.*)$")


@dataclass(frozen=True, slots=True)
class Choice:
    """One line to choose.

    Attributes:
        text: What it says, in the author's Markdown.
        right: Whether it is a right answer.
        location: The first character of its text.
    """

    text: str
    right: bool
    location: Location


def check_choices(body: Body) -> list[Diagnostic]:
    """Read the list of a block of kind ``choice`` and say what is wrong with it."""
    found: list[Diagnostic] = []
    choices: list[Choice] = []
    before = -1
    for index, line in enumerate(body.visible):
        where = body.locate(index, len(line) - len(line.lstrip()))
        item = _ITEM.match(line)
        choice = _CHOICE.match(line.rstrip())
        if choice:
            found += _check_above(body.visible, index, where, before)
            before = index
            choices.append(Choice(choice["text"], choice["mark"] != " ", body.locate(index, choice.start("text"))))
        elif item and (choices or item["rest"].startswith("[")):
            found.append(
                Diagnostic(where, "choice-mark", "this line of the list is not marked", "write '- [ ] …' or '- [x] …'")
            )
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


def _check_all(choices: Sequence[Choice], head: Location) -> list[Diagnostic]:
    """What concerns the choices together."""
    if not choices:
        message = "this choice has nothing to choose from"
        return [Diagnostic(head, "no-choices", message, "write a list of '- [ ] …' and '- [x] …'")]
    found: list[Diagnostic] = []
    if not any(choice.right for choice in choices):
        found.append(Diagnostic(head, "no-right-choice", "this choice has no right answer", "mark one with [x]"))
    if all(choice.right for choice in choices):
        found.append(Diagnostic(head, "no-wrong-choice", "this choice has no wrong answer", "leave one as [ ]"))
    seen: dict[str, int] = {}
    for choice in choices:
        text = " ".join(choice.text.casefold().split())
        first = seen.setdefault(text, choice.location.line)
        if first != choice.location.line:
            message = f"this choice says the same as the one of line {first}"
            found.append(Diagnostic(choice.location, "equal-choices", message, "change one, or delete it"))
    return found
