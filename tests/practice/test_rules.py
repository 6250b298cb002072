"""What the practice of a whole lesson owes."""

from clawdemy_site.diagnostics import Location, Severity
from clawdemy_site.practice.model import Block
from clawdemy_site.practice.rules import check_coverage, check_ids_unique, check_outcomes_exist
from practice.bodies import parse_blocks

OUTCOMES = {"parts": Location("brief.md", 9, 5), "compute": Location("brief.md", 11, 5)}


def _blocks(path: str, *specs: tuple[str, str, str]) -> tuple[Block, ...]:
    lines = [f"/// {kind} | Q\n    id: {id_}\n    outcome: {outcome}\nA\n///" for kind, id_, outcome in specs]
    return parse_blocks("\n".join(lines).split("\n"), path)[0]


def test_an_id_used_on_two_pages_names_both_places() -> None:
    blocks = [*_blocks("lesson.md", ("selfcheck", "a", "parts")), *_blocks("practice.md", ("flashcard", "a", "parts"))]
    (found,) = check_ids_unique(blocks)
    assert (found.location, found.rule) == (Location("practice.md", 2, 9), "practice-id-twice")
    assert "lesson.md:2:9" in found.message


def test_different_ids_are_fine() -> None:
    assert check_ids_unique(_blocks("a.md", ("selfcheck", "a", "parts"), ("flashcard", "b", "parts"))) == []


def test_an_unknown_outcome_is_named_with_a_near_one() -> None:
    (found,) = check_outcomes_exist(
        _blocks("a.md", ("selfcheck", "a", "comput"), ("selfcheck", "b", "parts")), OUTCOMES
    )
    assert (found.location, found.rule, found.help) == (
        Location("a.md", 3, 14),
        "unknown-outcome",
        "did you mean 'compute'?",
    )


def test_an_outcome_far_from_all_lists_them() -> None:
    (found,) = check_outcomes_exist(_blocks("a.md", ("selfcheck", "a", "zzz")), OUTCOMES)
    assert found.help == "the lesson's outcomes are parts, compute"


def test_coverage_warns_of_what_each_outcome_lacks() -> None:
    found = check_coverage(_blocks("a.md", ("selfcheck", "a", "parts"), ("flashcard", "b", "parts")), OUTCOMES)
    assert [(d.location, d.rule, d.severity) for d in found] == [
        (Location("brief.md", 11, 5), "outcome-without-practice", Severity.WARNING)
    ]
    assert found[0].message == "the outcome 'compute' has no question and no flashcard"


def test_a_choice_counts_as_a_question() -> None:
    blocks = _blocks("a.md", ("choice", "a", "parts"), ("exercise", "b", "compute"))
    assert [d.message for d in check_coverage(blocks, OUTCOMES)] == [
        "the outcome 'parts' has no flashcard",
        "the outcome 'compute' has no flashcard",
    ]


def test_an_id_that_another_block_makes_is_taken() -> None:
    blocks = _blocks("a.md", ("selfcheck", "a-question", "parts"), ("flashcard", "a", "parts"))
    (found,) = check_ids_unique(blocks)
    assert (found.location, found.rule) == (Location("a.md", 2, 9), "practice-id-twice")
    assert "'a'" in found.message


def test_fills_and_orders_count_as_questions() -> None:
    blocks = _blocks("a.md", ("fill", "a", "parts"), ("order", "b", "compute"))
    assert all("no question" not in d.message for d in check_coverage(blocks, OUTCOMES))
