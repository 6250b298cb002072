"""The gates for prose: set, switched off, and deaf to what is no prose."""

from pathlib import Path

import pytest

from clawdemy_site.build.reading import read
from clawdemy_site.checks.prose import check_prose
from clawdemy_site.checks.stated_counts import check_counts
from clawdemy_site.records.layout import Layout

LESSON = "content/lessons/tea/warm-water/lesson.md"
PRACTICE = "content/lessons/tea/warm-water/practice.md"
COURSE = "content/lessons/tea/course.yml"
LONG = " ".join(["tea"] * 45)
HARD = " ".join(["Considerable irregularities accompany evaporation."] * 30)


def rules(project: Path) -> list[str]:
    manuscript, _ = read(Layout(project))
    return sorted(found.rule for found in [*check_prose(manuscript), *check_counts(manuscript)])


def add(project: Path, path: str, text: str, before: str = "") -> None:
    file = project / path
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace(before, text + before, 1) if before else f"{whole}\n{text}\n", encoding="utf-8")


def ask(project: Path, *lines: str) -> None:
    add(project, COURSE, "prose:\n" + "".join(f"  {line}\n" for line in lines), "modules:")


@pytest.mark.parametrize(
    ("text", "setting", "rule"),
    [
        (f"A {LONG}.", "sentence_words: off", "long-sentence"),
        (HARD, "reading_ease: off", "reading-ease"),
        ("This lesson has nine questions.", "stated_counts: off", "stated-count"),
    ],
)
def test_a_gate_can_be_switched_off(tiny_copy: Path, text: str, setting: str, rule: str) -> None:
    add(tiny_copy, LESSON, text)
    assert rules(tiny_copy) == [rule]
    ask(tiny_copy, setting)
    assert rules(tiny_copy) == []


def test_a_bound_can_be_set(tiny_copy: Path) -> None:
    ask(tiny_copy, "sentence_words: 9", "title_characters: 9", "description_characters: 1 to 30")
    assert set(rules(tiny_copy)) == {"long-sentence", "title-length", "description-length"}


@pytest.mark.parametrize(
    "text",
    [f"## {LONG}", f"| {LONG} |\n|---|\n| {LONG} |", f"```text\n{LONG}\n```", f"    {LONG}", f"<!-- {LONG} -->"],
)
def test_what_is_no_running_text_is_not_measured(tiny_copy: Path, text: str) -> None:
    add(tiny_copy, LESSON, text)
    assert rules(tiny_copy) == []


def test_few_words_have_no_reading_ease(tiny_copy: Path) -> None:
    add(tiny_copy, LESSON, "Considerable irregularities accompany evaporation.")
    assert rules(tiny_copy) == []


def test_a_course_may_add_verbs_or_ask_for_none(tiny_copy: Path) -> None:
    add(tiny_copy, "content/lessons/tea/pouring/one-cup.md", "Milky ", "Pour one cup.")
    assert rules(tiny_copy) == ["outcome-verb"]
    ask(tiny_copy, "verbs: [Milky]")
    assert rules(tiny_copy) == []


@pytest.mark.parametrize(
    "text",
    [
        "Three cards and four questions wait.",
        "Two exercises, one with a pencil.",
        "The last six questions are harder.",
        "Ask yourself [nine]{given: any nine} questions.",
        "Two self-checks, then the three flashcards of this lesson.",
    ],
)
def test_a_count_that_is_true_or_none_passes(tiny_copy: Path, text: str) -> None:
    add(tiny_copy, PRACTICE, text)
    assert rules(tiny_copy) == []


@pytest.mark.parametrize(
    "text", ["Nine cards.", "There are [9]{= 4 + 5} practice questions.", "Nine self-checks, and one card."]
)
def test_a_count_that_is_not_true_is_told(tiny_copy: Path, text: str) -> None:
    add(tiny_copy, PRACTICE, text)
    assert rules(tiny_copy) == ["stated-count"]


def test_any_questions_of_the_world_are_no_count_elsewhere(tiny_copy: Path) -> None:
    add(tiny_copy, LESSON, "A careful cook asks nine questions, with nine figures on a clock.")
    assert rules(tiny_copy) == []
    add(tiny_copy, LESSON, "The practice page has nine questions.")
    add(tiny_copy, LESSON, "This lesson shows nine figures.")
    assert rules(tiny_copy) == ["stated-count", "stated-count"]
