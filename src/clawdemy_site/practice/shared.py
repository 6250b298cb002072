"""What kinds of block share: options, and the check that something stands in a body."""

import re
from functools import partial

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.practice.accuracy import DISTANCE
from clawdemy_site.practice.model import BlockBody, Form, OptionKind

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MINUTES = re.compile(r"[1-9][0-9]{0,3}")

_ID = OptionKind(
    "id",
    "a learner's history hangs on it",
    Form(_KEBAB, "practice-id", "the id '{}' is not in kebab-case", "use small letters, digits and single hyphens"),
)
_OUTCOME = OptionKind("outcome", "the build counts what each outcome has")
MINUTES = OptionKind(
    "minutes",
    "a learner sees how long it takes",
    Form(_MINUTES, "bad-minutes", "'{}' is not a number of minutes", "write a whole number from 1"),
)
IDENTITY = (_ID, _OUTCOME)
"""The options that every block has which stands on the page itself."""

RANGES = OptionKind("ranges", "it can be asked with other numbers")
ANSWER = OptionKind("answer", "the build works it out", is_worked_out=True)
ACCEPT = OptionKind(
    "accept",
    "it is how far from the answer is still right",
    Form(DISTANCE, "bad-accept", "'{}' is not a distance", "write a number such as 0.005, or a part such as 1 %"),
)
UNIT = OptionKind("unit", "it is shown behind the field")

HELP = ("hint", "solution")
"""What may stand in every block that has a form."""


def _check_body(rule: str, message: str, help_text: str, body: BlockBody) -> list[Diagnostic]:
    """A body in which something stands; the message has ``{}`` in the place of the block's kind."""
    if any(line.strip() for line in body.lines):
        return []
    return [Diagnostic(body.block.location, rule, message.format(body.block.kind), help_text)]


_BETWEEN = "write it between the head and the closing slashes"
check_text = partial(_check_body, "empty-answer", "this '{}' has no text", _BETWEEN)
check_answer = partial(_check_body, "empty-answer", "this '{}' has no answer", _BETWEEN)
check_task = partial(_check_body, "empty-task", "this {} does not say what to do", "write the task under its options")
