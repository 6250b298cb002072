"""Every kind of practice block, in one table: what the parser, the renderer, the rules and the script know of each.

A new kind is an entry here, whose `check` stands in a module of its own, and beside it what cannot stand here: a
builder in `markdown.blocks`, a runner in ``questions.js`` where it has a form, a style, and its documentation. A test
of the kinds says which of these is missing.
"""

import re
from collections.abc import Mapping
from functools import partial

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.practice.exercises import check_exercise
from clawdemy_site.practice.lists import check_choices, check_order
from clawdemy_site.practice.matches import check_match
from clawdemy_site.practice.model import BlockKind, Body, Form, OptionKind

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MINUTES = re.compile(r"[1-9][0-9]{0,3}")
_DISTANCE = re.compile(r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")

_ID = OptionKind(
    "id",
    "a learner's history hangs on it",
    Form(_KEBAB, "practice-id", "the id '{}' is not in kebab-case", "use small letters, digits and single hyphens"),
)
_OUTCOME = OptionKind("outcome", "the build counts what each outcome has")
_MINUTES_ASKED = OptionKind(
    "minutes",
    "a learner sees how long it takes",
    Form(_MINUTES, "bad-minutes", "'{}' is not a number of minutes", "write a whole number from 1"),
)
_RANGES = OptionKind("ranges", "it can be asked with other numbers")
_ANSWER = OptionKind("answer", "the build works it out")
_ACCEPT = OptionKind(
    "accept",
    "it is how far from the answer is still right",
    Form(_DISTANCE, "bad-accept", "'{}' is not a distance", "write a number that is not negative, such as 0.005"),
)
_UNIT = OptionKind("unit", "it is shown behind the field")
_STEP = OptionKind("step", "it is the step at which the mistake is made")


def _check_body(rule: str, message: str, help_text: str, body: Body) -> list[Diagnostic]:
    """A body in which something stands; the message has ``{}`` in the place of the block's kind."""
    if any(line.strip() for line in body.lines):
        return []
    return [Diagnostic(body.block.location, rule, message.format(body.block.kind), help_text)]


_BETWEEN = "write it between the head and the closing slashes"
_check_text = partial(_check_body, "empty-answer", "this '{}' has no text", _BETWEEN)
_check_answer = partial(_check_body, "empty-answer", "this '{}' has no answer", _BETWEEN)
_check_task = partial(_check_body, "empty-task", "this {} does not say what to do", "write the task under its options")


def _check_exercise(body: Body) -> list[Diagnostic]:
    return [*_check_task(body), *check_exercise(body.block)]


def _check_nothing(_body: Body) -> list[Diagnostic]:
    """A body that may be empty."""
    return []


_IDENTITY = (_ID, _OUTCOME)
_HELP = ("hint", "solution")

KINDS: Mapping[str, BlockKind] = {
    kind.name: kind
    for kind in (
        BlockKind("selfcheck", _check_answer, _IDENTITY, is_question=True, runs_as=("selfcheck",)),
        BlockKind("flashcard", _check_answer, _IDENTITY, is_card=True),
        BlockKind(
            "exercise",
            _check_exercise,
            _IDENTITY,
            (_MINUTES_ASKED, _RANGES, _ANSWER, _ACCEPT, _UNIT),
            head="title",
            takes=("step", "mistake", *_HELP),
            is_question=True,
            runs_as=("numeric", "free"),
        ),
        BlockKind("choice", check_choices, _IDENTITY, is_question=True, runs_as=("choice",)),
        BlockKind("fill", _check_task, _IDENTITY, takes=_HELP, is_question=True, runs_as=("fill",)),
        BlockKind("order", check_order, _IDENTITY, takes=_HELP, is_question=True, runs_as=("order",)),
        BlockKind("match", check_match, _IDENTITY, takes=_HELP, is_question=True, runs_as=("match",)),
        BlockKind("step", _check_nothing, (_ANSWER,), (_ACCEPT, _UNIT), head="title", part="remark"),
        BlockKind("mistake", _check_text, (_ANSWER,), (_ACCEPT, _STEP), head="", part="mistake"),
        BlockKind("hint", _check_text, head="", part="hint"),
        BlockKind("solution", _check_text, head="", part="solution"),
    )
}
"""Every kind of practice block, by name."""

OUTER: Mapping[str, tuple[str, ...]] = {
    kind.name: tuple(outer.name for outer in KINDS.values() if kind.name in outer.takes)
    for kind in KINDS.values()
    if kind.part
}
"""For each kind that stands inside another, the kinds that it may stand in."""

QUESTIONS = frozenset(kind.name for kind in KINDS.values() if kind.is_question)
"""Kinds that ask a learner something and count as a question for an outcome."""

CARDS = frozenset(kind.name for kind in KINDS.values() if kind.is_card)
"""Kinds that count as a card for an outcome."""
