"""Every mistake in a record is told at once, each at its place, in an author's words."""

import pytest

from clawdemy_site.records.fields import Record
from clawdemy_site.records.lessons import CourseRecord, FrontMatter
from clawdemy_site.records.tree import parse_yaml
from clawdemy_site.records.validate import validate

GOOD = """\
title: A lesson
description: What it is about.
difficulty: intro
estimated_read_minutes: 4
estimated_practice_minutes: 3
prerequisites: []
learning_outcomes:
  - id: one
    text: "Do one."
  - id: two
    text: "Do two."
  - id: three
    text: "Do three."
authors: [Ann Example]
published_at: 2026-03-01
last_reviewed: 2026-03-02
status: published
"""


def told(model: type[Record], text: str) -> list[str]:
    tree, found = parse_yaml(text, "a.md", first_line=2)
    assert tree is not None, found
    return [f"{d.location.line}:{d.location.column} {d.rule}" for d in validate(model, tree)[1]]


def test_a_good_record_is_read_whole() -> None:
    tree, _ = parse_yaml(GOOD, "a.md")
    assert tree is not None
    placed, found = validate(FrontMatter, tree)
    assert not found
    assert placed is not None
    assert placed.record.estimated_read_minutes == 4
    assert placed.record.published_at.isoformat() == "2026-03-01"
    assert [outcome.id for outcome in placed.record.learning_outcomes] == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: A lesson", "titel: A lesson", ["2:1 missing-field", "2:1 unknown-field"]),
        ("title: A lesson", "title: [a, b]", ["2:8 expected-text"]),
        ("title: A lesson", "title: ' '", ["2:8 expected-text"]),
        ("title: A lesson", 'title: "\u200b"', ["2:8 expected-text"]),
        ("title: A lesson", "title:", ["2:7 expected-text"]),
        ("title: A lesson", f"title: {'x' * 301}", ["2:8 too-long"]),
        ("title: A lesson", 'title: "a\u202eb"', ["2:8 bidi-override"]),
        ("difficulty: intro", "difficulty: intr", ["4:13 unknown-choice"]),
        ("minutes: 4", "minutes: -4", ["5:25 whole-number"]),
        ("minutes: 4", "minutes: 1_0", ["5:25 whole-number"]),
        ("minutes: 4", "minutes: .inf", ["5:25 whole-number"]),
        ("minutes: 4", "minutes: 0", ["5:25 minutes"]),
        ("prerequisites: []", "prerequisites: a/b", ["7:16 expected-list"]),
        ("prerequisites: []", "prerequisites: [a/../b]", ["7:17 slug"]),
        ("id: two", "id: Two Words", ["11:9 slug"]),
        ("id: two", "id: con", ["11:9 slug"]),
        ('text: "Do two."', 'txt: "Do two."', ["11:5 missing-field", "12:5 unknown-field"]),
        ('  - id: three\n    text: "Do three."\n', "", ["9:3 list-length"]),
        ("2026-03-01", "2026-3-1", ["16:15 date"]),
        ("2026-03-01", "2026-02-30", ["16:15 date"]),
        ("authors: [Ann Example]", "authors: []", ["15:10 list-length"]),
    ],
)
def test_mistakes_are_told_where_they_stand(old: str, new: str, expected: list[str]) -> None:
    assert old in GOOD
    assert sorted(told(FrontMatter, GOOD.replace(old, new, 1))) == expected


def test_all_mistakes_are_told_at_once() -> None:
    text = GOOD.replace("intro", "x").replace("minutes: 4", "minutes: x").replace("status: published", "state: x")
    assert len(told(FrontMatter, text)) == 4


def test_the_help_names_the_nearest_word() -> None:
    tree, _ = parse_yaml(GOOD.replace("difficulty: intro", "difficulty: standart"), "a.md")
    assert tree is not None
    assert [d.help for d in validate(FrontMatter, tree)[1]] == ["did you mean 'standard'?"]


COURSE = """\
title: A course
level: introductory
subject: Things
authors: [Ann Example]
summary: "Short."
licence: CC-BY-SA-4.0
modules:
  - slug: first
    title: First
    lessons:
      - one
      - slug: two
        title: "Two"
        planned: true
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("      - one\n", "      - One!\n", ["12:9 slug"]),
        ('        title: "Two"\n', "", ["13:9 planned-title"]),
        ("        planned: true\n", "", ["13:9 planned-title"]),
        ("planned: true", "planned: yes", ["15:18 true-or-false"]),
        ("level: introductory", "level: introductry", ["3:8 unknown-choice"]),
        ("    title: First\n", "    titel: First\n", ["10:5 unknown-field", "9:5 missing-field"]),
        ("modules:\n", "library: [nn-lib]\nmodules:\n", ["8:11 library"]),
    ],
)
def test_a_course_is_checked_as_closely(old: str, new: str, expected: list[str]) -> None:
    assert not told(CourseRecord, COURSE)
    assert sorted(told(CourseRecord, COURSE.replace(old, new, 1))) == expected
