"""The kinds of block that stand inside others: what is asked for in steps, mistakes, hints and solutions."""

from functools import partial

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.practice.model import BlockBody, BlockKind, OptionKind
from clawdemy_site.practice.number_forms import open_part
from clawdemy_site.practice.parts import open_folded
from clawdemy_site.practice.shared import ACCEPT, ANSWER, UNIT, check_text

_STEP = OptionKind("step", "it is the step at which the mistake is made")


def _check_nothing(_body: BlockBody) -> list[Diagnostic]:
    """A body that may be empty."""
    return []


STEP = BlockKind(
    "step",
    "what is said once the answer is accepted, or nothing; the title is the name of its field",
    _check_nothing,
    open_part,
    required=(ANSWER,),
    optional=(ACCEPT, UNIT),
    head="title",
    part="remark",
)
MISTAKE = BlockKind(
    "mistake",
    "what is said to a learner who gets this number",
    check_text,
    open_part,
    required=(ANSWER,),
    optional=(ACCEPT, _STEP),
    head="",
    part="mistake",
)
HINT = BlockKind("hint", "text", check_text, partial(open_folded, summary="Hint"), head="", part="hint")
SOLUTION = BlockKind(
    "solution", "text", check_text, partial(open_folded, summary="Show the solution"), head="", part="solution"
)
