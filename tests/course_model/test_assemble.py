"""Each entry of a course meets its pages; what does not fit together is told at the entry."""

from pathlib import Path

import pytest

from clawdemy_site.course.assemble import assemble
from clawdemy_site.course.lesson_map import lay_out
from clawdemy_site.course.model import Catalogue, PageKind
from clawdemy_site.course.rules import check_circles, check_outcome_ids, check_prerequisites
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.records.layout import Layout
from clawdemy_site.records.project import load_content

FRONT = """---
title: {title}
description: About {title}.
difficulty: intro
estimated_read_minutes: 4
estimated_practice_minutes: 3
prerequisites: [{needs}]
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
status: {status}
---

Text.
"""
COURSE = """title: A course
level: introductory
subject: Things
authors: [Ann Example]
summary: "Short."
licence: CC-BY-SA-4.0
modules:
  - slug: part
    title: Part
    lessons:
"""


def write_course(root: Path, entries: str) -> Path:
    folder = root / "content/lessons/c"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "course.yml").write_text(COURSE + entries)
    return folder


def write_lesson(folder: Path, slug: str, needs: str = "", status: str = "published") -> None:
    (folder / slug).mkdir()
    for kind in ("lesson", "practice", "summary", "cheatsheet"):
        (folder / slug / f"{kind}.md").write_text("Text.\n")
    (folder / slug / "brief.md").write_text(FRONT.format(title=slug, needs=needs, status=status))


def write_card(folder: Path, slug: str, needs: str = "") -> None:
    (folder / "part").mkdir(exist_ok=True)
    (folder / "part" / f"{slug}.md").write_text(FRONT.format(title=slug, needs=needs, status="published"))


def load(root: Path, *, drafts: bool = False) -> tuple[Catalogue, list[Diagnostic]]:
    content, problems = load_content(Layout(root))
    catalogue, found = assemble(content, drafts=drafts)
    return catalogue, [*problems, *found]


def rules(found: list[Diagnostic]) -> list[str]:
    return [f"{d.location} {d.rule}" for d in found]


def test_lessons_cards_and_planned_lessons_are_numbered_in_order(tmp_path: Path) -> None:
    folder = write_course(tmp_path, "      - a\n      - slug: b\n        title: B\n        planned: true\n      - c\n")
    write_lesson(folder, "a")
    write_card(folder, "c", needs="c/b")
    catalogue, found = load(tmp_path)
    assert not found
    (course,) = catalogue.courses
    assert [(lesson.path, lesson.number, lesson.is_planned) for lesson in course.lessons] == [
        ("c/a", 1, False),
        ("c/b", 2, True),
        ("c/part/c", 3, False),
    ]
    first, card = course.published_lessons
    assert [page.kind for page in first.pages] == list(PageKind)[:6]
    assert [page.address for page in first.pages][-1] == "lessons/c/a/references/"
    assert [page.address for page in card.pages] == ["lessons/c/part/c/"]
    assert course.neighbours(first) == (None, card)
    assert [lesson.minutes for lesson in course.lessons] == [7, 0, 7]
    assert not list(check_prerequisites(catalogue))


def test_a_draft_stands_only_where_drafts_are_wanted(tmp_path: Path) -> None:
    folder = write_course(tmp_path, "      - a\n")
    write_lesson(folder, "a", status="draft")
    assert load(tmp_path)[0].lessons["c/a"].is_planned
    assert load(tmp_path, drafts=True)[0].lessons["c/a"].is_draft


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ("      - a\n      - aa\n", "12:9 missing-lesson"),
        ("      - a\n      - a\n", "12:9 duplicate-lesson"),
        ("      - slug: a\n        title: A\n        planned: true\n", "11:9 planned-lesson"),
        ("      - a\n  - slug: part\n    title: Again\n    lessons: [d]\n", "12:11 duplicate-module"),
    ],
)
def test_entries_that_do_not_fit_are_told_at_their_place(tmp_path: Path, entries: str, expected: str) -> None:
    folder = write_course(tmp_path, entries)
    write_lesson(folder, "a")
    write_card(folder, "d") if "[d]" in entries else None
    assert f"content/lessons/c/course.yml:{expected}" in rules(load(tmp_path)[1])


def test_a_lesson_that_is_listed_twice_stands_once(tmp_path: Path) -> None:
    """Its map and its pages are drawn from what stands, so a second place would lead to nothing."""
    folder = write_course(tmp_path, "      - a\n  - slug: more\n    title: More\n    lessons: [a]\n")
    write_lesson(folder, "a")
    (course,) = load(tmp_path)[0].courses
    assert [[lesson.slug for lesson in module.lessons] for module in course.modules] == [["a"], []]
    assert lay_out(course, most=3)


def test_missing_and_unlisted_pages_are_told(tmp_path: Path) -> None:
    folder = write_course(tmp_path, "      - a\n")
    write_lesson(folder, "a")
    write_lesson(folder, "z")
    (folder / "a/summary.md").unlink()
    (folder / "a/references.md").write_text("By hand.")
    found = rules(load(tmp_path)[1])
    assert "content/lessons/c/course.yml:11:9 missing-page" in found
    assert "content/lessons/c/a/references.md:1:1 unlisted-page" in found
    assert "content/lessons/c/z/brief.md:1:1 unlisted-page" in found


def test_front_matter_stands_on_the_brief_alone(tmp_path: Path) -> None:
    folder = write_course(tmp_path, "      - a\n")
    write_lesson(folder, "a")
    (folder / "a/lesson.md").write_text("---\ntitle: Twice\n---\n\nText.\n")
    assert rules(load(tmp_path)[1]) == ["content/lessons/c/a/lesson.md:2:1 front-matter"]
    (folder / "a/lesson.md").write_text("Text.\n")
    (folder / "a/brief.md").write_text("---\ntitle: Open\n")
    assert rules(load(tmp_path)[1]) == ["content/lessons/c/a/brief.md:1:1 front-matter"]
    (folder / "a/brief.md").write_text("Text.\n")
    assert rules(load(tmp_path)[1]) == ["content/lessons/c/a/brief.md:1:1 front-matter"]


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        ("c/nothing", "7:17 unknown-prerequisite"),
        ("c/b", "7:17 prerequisite-order"),
        ("c/a", "7:17 prerequisite-order"),
    ],
)
def test_prerequisites_exist_and_come_before(tmp_path: Path, needs: str, expected: str) -> None:
    folder = write_course(tmp_path, "      - a\n      - b\n")
    write_lesson(folder, "a", needs=needs)
    write_lesson(folder, "b")
    found = list(check_prerequisites(load(tmp_path)[0]))
    assert rules(found) == [f"content/lessons/c/a/brief.md:{expected}"]


def test_a_circle_of_prerequisites_is_printed(tmp_path: Path) -> None:
    folder = write_course(tmp_path, "      - a\n      - b\n      - d\n")
    write_lesson(folder, "a", needs="c/d")
    write_lesson(folder, "b", needs="c/a")
    write_lesson(folder, "d", needs="c/b")
    (found,) = check_circles(load(tmp_path)[0])
    assert found.rule == "prerequisite-circle"
    assert all(found.message.count(name) >= 1 for name in ("c/a", "c/b", "c/d"))


def test_a_chain_of_a_thousand_lessons_is_no_burden(tmp_path: Path) -> None:
    count = 1000
    folder = write_course(tmp_path, "".join(f"      - l{n}\n" for n in range(count)))
    for n in range(count):
        write_card(folder, f"l{n}", needs=f"c/part/l{n - 1}" if n else "")
    catalogue, found = load(tmp_path)
    assert not found
    assert not list(check_prerequisites(catalogue))
    assert not list(check_circles(catalogue))
    assert not list(check_outcome_ids(catalogue))
    assert len(catalogue.courses[0].published_lessons) == count
