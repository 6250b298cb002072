"""A block of kind ``exercise``: a task whose answer is a number or several, or one that the learner judges."""

from clawdemy_site.diagnostics import Diagnostic, Rule
from clawdemy_site.practice.model import BlockBody, BlockKind
from clawdemy_site.practice.number_forms import build_numbers
from clawdemy_site.practice.parts import open_task
from clawdemy_site.practice.shared import ACCEPT, ANSWER, HELP, IDENTITY, MINUTES, RANGES, UNIT, check_task


def _check(body: BlockBody) -> list[Diagnostic]:
    found = check_task(body)
    if not body.block.inner("solution"):
        found.append(Diagnostic(body.block.location, "missing-solution", "this exercise has no solution"))
    return found


EXERCISE = BlockKind(
    "exercise",
    "the task, then in any order steps, mistakes and hints, and at least one `solution`",
    _check,
    open_task,
    build_numbers,
    IDENTITY,
    (MINUTES, RANGES, ANSWER, ACCEPT, UNIT),
    head="title",
    takes=("step", "mistake", *HELP),
    runs_as=("numeric", "free"),
    rules=(Rule("missing-solution", "An exercise has no `solution`.", "write `//// solution` and `////` inside it"),),
)
