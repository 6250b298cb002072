"""What an exercise asks for is put together from its options and inner blocks, and told apart where it does not fit."""

import pytest

from clawdemy_site.practice.exercises import asked_of, page_ids
from clawdemy_site.practice.model import Block
from practice.bodies import parse_blocks

OK = "    id: a\n    outcome: b\n"
SOLVED = "//// solution\nS\n////\n///"
STEPS = "//// step | One\n    answer: 2\n    unit: cm\n////\n//// step | Two\n    answer: 3\n    accept: 0.1\n////\n"
RANGES = "    ranges: n = 1 in 0 to 50\n"


def mistake(options: str = "", answer: str = "    answer: 7\n") -> str:
    return f"//// mistake\n{answer}{options}No.\n////\n"


def exercise(options: str, inner: str = "") -> Block:
    blocks, found = parse_blocks(f"/// exercise | Q\n{OK}{options}Task\n{inner}{SOLVED}".split("\n"), "a.md")
    assert found == []
    return blocks[0]


def test_one_answer_is_asked_for_by_the_exercise_itself() -> None:
    block = exercise("    answer: 1+1\n    unit: cm\n", mistake() + mistake("    accept: 0.5\n"))
    (asked,) = asked_of(block)
    assert asked.block is block
    assert (asked.answer.text, asked.accept, asked.unit) == ("1+1", None, "cm")
    assert [(one.index, one.answer.text) for one in asked.mistakes] == [(0, "7"), (1, "7")]
    accepts = [one.accept.text for one in asked.mistakes if one.accept]
    assert accepts == ["0.5"]


def test_steps_ask_in_their_order_and_have_their_own_mistakes() -> None:
    block = exercise("", mistake("    step: 2\n") + STEPS + mistake("    step: 1\n") + mistake("    step: 2\n"))
    first, second = asked_of(block)
    assert (first.block.title, first.answer.text, first.unit) == ("One", "2", "cm")
    assert (second.block.title, second.accept.text if second.accept else "") == ("Two", "0.1")
    assert [[one.index for one in asked.mistakes] for asked in (first, second)] == [[1], [0, 2]]


def test_a_free_exercise_asks_for_nothing_that_is_marked() -> None:
    assert asked_of(exercise("")) == ()


def test_other_kinds_ask_for_nothing_here() -> None:
    (block,), _ = parse_blocks(f"/// fill | Q\n{OK}    answer: 1\nText [_a_].\n///".split("\n"), "a.md")
    assert asked_of(block) == ()


def test_a_block_names_the_ids_that_it_brings_to_its_page() -> None:
    assert page_ids(exercise("", STEPS)) == ("a", "a-question", "a-field-1", "a-field-2")


CASES = {
    "answer and steps": (f"/// exercise | Q\n{OK}    answer: 1\nT\n{STEPS}{SOLVED}", ["4:5 answer-and-steps"]),
    "step without answer": (
        f"/// exercise | Q\n{OK}T\n//// step | S\n////\n{SOLVED}",
        ["5:1 missing-option"],
    ),
    "step without title": (
        f"/// exercise | Q\n{OK}T\n//// step\n    answer: 1\n////\n{SOLVED}",
        ["5:10 missing-question"],
    ),
    "step alone": ("//// step | S\n    answer: 1\n////", ["1:1 misplaced-block"]),
    "step in a fill": (
        f"/// fill | Q\n{OK}T [_a_].\n//// step | S\n    answer: 1\n////\n///",
        ["5:1 misplaced-block"],
    ),
    "mistake without answer of its own": (
        f"/// exercise | Q\n{OK}    answer: 1\nT\n{mistake(answer='')}{SOLVED}",
        ["6:1 missing-option"],
    ),
    "mistake without words": (
        f"/// exercise | Q\n{OK}    answer: 1\nT\n//// mistake\n    answer: 2\n////\n{SOLVED}",
        ["6:1 empty-answer"],
    ),
    "mistake with a title": (
        f"/// exercise | Q\n{OK}    answer: 1\nT\n//// mistake | No\n    answer: 2\nNo.\n////\n{SOLVED}",
        ["6:16 unexpected-title"],
    ),
    "mistake of a free exercise": (
        f"/// exercise | Q\n{OK}T\n{mistake()}{SOLVED}",
        ["5:1 mistake-without-answer"],
    ),
    "mistake of no step": (f"/// exercise | Q\n{OK}T\n{STEPS}{mistake()}{SOLVED}", ["13:1 mistake-step"]),
    "mistake of a third step": (
        f"/// exercise | Q\n{OK}T\n{STEPS}{mistake('    step: 3' + chr(10))}{SOLVED}",
        ["15:11 mistake-step"],
    ),
    "mistake of step zero": (
        f"/// exercise | Q\n{OK}    answer: 1\nT\n{mistake('    step: 0' + chr(10))}{SOLVED}",
        ["8:11 mistake-step"],
    ),
    "unit of nothing": (f"/// exercise | Q\n{OK}    unit: cm\nT\n{SOLVED}", ["4:5 unit-without-answer"]),
    "unit above steps": (f"/// exercise | Q\n{OK}    unit: cm\nT\n{STEPS}{SOLVED}", ["4:5 unit-without-answer"]),
    "ranges of a free exercise": (f"/// exercise | Q\n{OK}{RANGES}T\n{SOLVED}", ["4:5 ranges-without-answer"]),
    "wrong ranges": (
        f"/// exercise | Q\n{OK}    ranges: n is 1\n    answer: n\nT\n{SOLVED}",
        ["4:13 range-form"],
    ),
    "ranges of a step": (
        f"/// exercise | Q\n{OK}T\n//// step | S\n    answer: 1\n{RANGES}////\n{SOLVED}",
        ["7:5 unknown-option"],
    ),
    "order of two": (f"/// order | Q\n{OK}1. a\n2. b\n///", ["1:1 order-items"]),
    "order with text in a hint": (
        f"/// order | Q\n{OK}1. a\n2. b\n3. c\n\n//// hint\nThink\n////\nMore.\n///",
        ["11:1 order-list"],
    ),
    "fill of nothing": (f"/// fill | Q\n{OK}///", ["1:1 empty-task"]),
    "fill without a question": (f"/// fill\n{OK}Text [_a_].\n///", ["1:9 missing-question"]),
    "hint in a choice": (
        f"/// choice | Q\n{OK}- [x] a\n- [ ] b\n//// hint\nH\n////\n///",
        ["6:1 misplaced-block"],
    ),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES.keys())
def test_the_mistake_is_found_where_it_stands(source: str, expected: list[str]) -> None:
    found = parse_blocks(source.split("\n"), "a.md")[1]
    assert sorted(f"{d.location.line}:{d.location.column} {d.rule}" for d in found) == expected
    assert all(d.help for d in found)


def test_a_misplaced_hint_is_told_where_it_may_stand() -> None:
    (found,) = parse_blocks(["//// hint", "H", "////"], "a.md")[1]
    assert found.message.startswith("a hint belongs inside an exercise or a fill or an order or ")
