"""Ids are followed, and one that leads nowhere is told where it stands, with the nearest that exists."""

import pytest

from clawdemy_site.diagnostics import Location
from clawdemy_site.records.works import LessonReferences
from clawdemy_site.references.library import check_unused, resolve_library
from clawdemy_site.references.model import Bibliography, Relation
from clawdemy_site.references.resolve import Mention, Mentions, find_work, resolve_lesson
from references.shelf import LESSON, LESSONS, SERIES, WORKS, placed, refer, said, shelf, shelve

HERE = Location("content/a.md", 7, 3)

LOST = {
    "unknown work": (LESSON.replace("work: toy", "work: tooy"), "13:11 unknown-work", "did you mean 'toy'?"),
    "unknown curriculum": (
        LESSON.replace("curriculum: series\n    chapters", "curriculum: serie\n    chapters"),
        "2:17 unknown-curriculum",
        "did you mean 'series'?",
    ),
    "unknown mirrored chapter": (
        LESSON.replace("chapters: [1]", "chapters: [1, 9]"),
        "3:19 unknown-chapter",
        "its chapters are 1, 4, guest",
    ),
    "unknown chapter to watch": (
        LESSON.replace("chapter: 1", "chapter: gest"),
        "7:14 unknown-chapter",
        "did you mean 'guest'?",
    ),
    "unknown lesson": (
        LESSON.replace("[second]", "[secnd]"),
        "16:15 unknown-lesson",
        "did you mean 'second'?",
    ),
    "leads to itself": (
        LESSON.replace("[second]", "[first]"),
        "16:15 leads-to-itself",
        "name the lesson to which it leads",
    ),
}


@pytest.mark.parametrize("case", LOST.values(), ids=LOST)
def test_an_id_that_leads_nowhere_is_told(case: tuple[str, str, str]) -> None:
    text, expected, mend = case
    _, problems = refer(text)
    assert said(problems) == [f"lessons/k/first.yml:{expected}"]
    assert problems[0].help == mend


def test_everything_resolves_in_order() -> None:
    references, problems = refer()
    assert not problems
    assert [work.id for work in references.works()] == ["series", "series-ch1", "book-ch1", "toy"]
    assert [[lesson.path for lesson in lead.lessons] for lead in references.leads_to] == [
        ["k/second"],
        ["k/second", "k/third", "k/fourth"],
    ]
    assert references.leads_to[0].title == "Second"


def test_short_names_stay_inside_the_course() -> None:
    record = placed(LessonReferences, "leads_to:\n  - lesson: second\n")
    _, problems = resolve_lesson("other/first", record, shelf(), LESSONS)
    assert said(problems) == ["r.yml:2:13 unknown-lesson"]


def test_a_chapter_is_a_work_of_its_own() -> None:
    library = shelf()
    chapter = library.works["series-ch4"]
    assert (chapter.kind, chapter.year, chapter.chapter) == ("article", 2017, "4")
    assert library.works["series-guest"].creators[0].family == "Guest"
    assert chapter.whole is library.works["series"]


def test_citations_and_figures_are_uses() -> None:
    mentions = Mentions((Mention("paper", HERE, "sec. 2", "Lesson", ("a.md", "c1")),), (Mention("data", HERE),))
    references, problems = refer(mentions=mentions)
    assert not problems
    assert [(use.relation, use.work.id) for use in (*references.cites, *references.shows)] == [
        (Relation.CITES, "paper"),
        (Relation.USES_FIGURE, "data"),
    ]
    assert references.shows[0].changes == "stored in one file"


def test_a_citation_of_nothing_is_told_at_its_place() -> None:
    _, problems = refer(mentions=Mentions((Mention("papr", HERE),)))
    assert said(problems) == ["content/a.md:7:3 unknown-work"]


def test_a_record_that_could_not_be_read_is_not_reported_as_absent() -> None:
    library = Bibliography({}, {}, frozenset({"toy", "series"}))
    assert find_work(library, "toy", HERE) == (None, [])
    _, problems = refer(LESSON.replace("book-ch1", "toy"), library)
    assert not problems


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("book-ch1", WORKS["book-ch1"].replace("part_of: book", "part_of: bok"), "4:10 unknown-work"),
        ("book-ch1", WORKS["book-ch1"].replace("part_of: book\n", "").replace("chapter: 1\n", ""), "1:1 part-of"),
        ("book", "title: B\nkind: book\npart_of: book-ch1\n", "3:10 part-of-circle"),
        ("series-ch4", "title: B\nkind: book\n", "1:1 duplicate-id"),
    ],
)
def test_a_library_with_loose_ends_is_told(name: str, text: str, expected: str) -> None:
    _, problems = shelve({name: text})
    assert f"works/{name}.yml:{expected}" in said(problems)


def test_a_circle_is_printed_and_its_works_still_stand() -> None:
    library, problems = shelve({"book": "title: B\nkind: book\npart_of: book-ch1\n"})
    messages = {problem.location.path: problem.message for problem in problems}
    assert messages["works/book.yml"] == "these works are parts of each other: book > book-ch1 > book"
    assert {"book", "book-ch1"} <= library.works.keys()


def test_a_chapter_called_twice_is_told() -> None:
    _, problems = shelve(series=SERIES.replace("number: 4", "number: 1"))
    assert said(problems) == ["curricula/series.yml:16:13 duplicate-chapter"]


def test_unused_records_are_warned_of_but_the_book_of_a_used_chapter_is_used() -> None:
    library = shelf()
    references, _ = refer(library=library)
    warnings = check_unused(library, references.works())
    assert said(warnings) == ["works/data.yml:1:1 unused-work", "works/paper.yml:1:1 unused-work"]
    assert not any(warning.is_error for warning in warnings)
    assert said(check_unused(resolve_library({}, {})[0], ())) == []
