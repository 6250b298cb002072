"""What the practice of a whole lesson owes: ids that stay apart, outcomes that exist, and practice for each outcome."""

from collections.abc import Mapping, Sequence

from clawdemy_site.diagnostics import Diagnostic, Location, did_you_mean
from clawdemy_site.practice.exercises import page_ids
from clawdemy_site.practice.kinds import CARDS, QUESTIONS
from clawdemy_site.practice.model import Block


def check_ids_unique(blocks: Sequence[Block]) -> list[Diagnostic]:
    """Every id stands once in a lesson, on whichever of its pages: a learner's history hangs on it.

    The ids of questions and fields are made from those of their blocks, so a block must not bring one of these either.
    """
    first: dict[str, Location] = {}
    found: list[Diagnostic] = []
    made = {name: block.id for block in blocks if block.id for name in page_ids(block)[1:]}
    for block in blocks:
        option = block.option("id")
        if option is None or not option.text:
            continue
        earlier = first.setdefault(option.text, option.text_at)
        if earlier != option.text_at:
            message = f"the id '{option.text}' is used before, at {earlier}"
            help_text = "give the newer one another id; an id that learners have met keeps its meaning"
            found.append(Diagnostic(option.text_at, "practice-id-twice", message, help_text))
        elif option.text in made:
            message = f"the id '{option.text}' is that of a part of '{made[option.text]}'"
            found.append(Diagnostic(option.text_at, "practice-id-twice", message, "give the newer one another id"))
    return found


def check_outcomes_exist(blocks: Sequence[Block], outcomes: Mapping[str, Location]) -> list[Diagnostic]:
    """Every outcome that a lesson's block names is one of the lesson's, which are given by id with their places."""
    found: list[Diagnostic] = []
    for block in blocks:
        option = block.option("outcome")
        if option is None or not option.text or option.text in outcomes:
            continue
        listed = f"the lesson's outcomes are {', '.join(outcomes)}" if outcomes else "the lesson lists no outcomes"
        message = f"this lesson has no outcome '{option.text[:60]}'"
        help_text = did_you_mean(option.text, outcomes) or listed
        found.append(Diagnostic(option.text_at, "unknown-outcome", message, help_text))
    return found


def check_coverage(blocks: Sequence[Block], outcomes: Mapping[str, Location]) -> list[Diagnostic]:
    """Every outcome, by its id, has at least one question and one card; a warning at its place says which it lacks."""
    asked = {block.outcome for block in blocks if block.kind in QUESTIONS}
    carded = {block.outcome for block in blocks if block.kind in CARDS}
    found: list[Diagnostic] = []
    for outcome, where in outcomes.items():
        lacks = [word for word, have in (("question", asked), ("flashcard", carded)) if outcome not in have]
        if lacks:
            message = f"the outcome '{outcome}' has no {' and no '.join(lacks)}"
            help_text = f"add one with 'outcome: {outcome}' to the lesson's practice"
            found.append(Diagnostic(where, "outcome-without-practice", message, help_text))
    return found
