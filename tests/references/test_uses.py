"""The page of all works knows every work once, in order, with every place that uses it."""

from clawdemy_site.diagnostics import Location
from clawdemy_site.references.resolve import Mention, Mentions
from clawdemy_site.references.uses import UsingLesson, WorkEntry, gather_entries, used_works
from references.shelf import refer, shelf

WHERE = Location("content/l.md")
MENTIONS = Mentions(
    citations=(
        Mention("toy", WHERE, "page 2", "Lesson", ("l.md", "")),
        Mention("toy", WHERE, "page 2", "Lesson", ("l.md", "")),
        Mention("toy", WHERE, "", "Summary", ("s.md", "")),
        Mention("paper", WHERE, "", "Lesson", ("l.md", "")),
    ),
    figures=(Mention("data", WHERE, "", "Figure 1.2", ("l.md", "fig-x")),),
)


def href(address: str, anchor: str) -> str:
    return f"{address}#{anchor}" if anchor else address


def entries(*titles: str) -> dict[str, WorkEntry]:
    references, problems = refer(mentions=MENTIONS)
    assert not problems
    lessons = [UsingLesson(title, "b.md", "r.md", references) for title in titles]
    return {entry.anchor: entry for entry in gather_entries(lessons, href)}


def ways(entry: WorkEntry) -> list[tuple[str, str, str]]:
    return [(way.text, way.href, way.note) for uses in entry.lessons for way in uses.ways]


def test_every_work_that_is_used_stands_once_and_no_other() -> None:
    found = entries("1. First")
    used = {"series", "series-ch1", "book-ch1", "toy", "paper", "data"}
    assert set(found) == {f"work-{name}" for name in used}
    assert "book" in shelf().works


def test_works_stand_by_author_year_and_title() -> None:
    references, _ = refer(mentions=MENTIONS)
    assert [work.id for work in used_works([references])] == [
        "data",  # Bureau
        "series",  # Example 2017, Moving…
        "series-ch1",  # Example 2017, What…
        "toy",  # One
        "paper",  # Uno
        "book-ch1",  # van Writer
    ]


def test_each_way_of_use_is_told_once_with_its_place() -> None:
    assert ways(entries("1. First")["work-toy"]) == [
        ("recommended", "r.md#ref-toy", ""),
        ("cited in the lesson", "l.md", "page 2"),
        ("cited in the summary", "s.md", ""),
    ]


def test_a_mirrored_chapter_and_a_shown_picture_say_so() -> None:
    found = entries("1. First")
    assert ways(found["work-series-ch1"]) == [
        ("mirrored", "r.md#ref-series-ch1", ""),
        ("recommended", "r.md#ref-series-ch1", ""),
    ]
    assert ways(found["work-data"]) == [("shown in Figure 1.2", "l.md#fig-x", "")]


def test_lessons_stand_in_the_order_of_the_courses() -> None:
    lessons = entries("1. First", "2. Second")["work-toy"].lessons
    assert [(uses.lesson.text, uses.lesson.href) for uses in lessons] == [("1. First", "b.md"), ("2. Second", "b.md")]


def test_an_entry_tells_kind_reference_and_terms() -> None:
    entry = entries("1. First")["work-toy"]
    assert (entry.kind, entry.work.name, entry.work.link) == ("Interactive", "The Toy", "https://toy.example/")
    assert entry.terms
    assert entry.terms.urls == ("https://spdx.org/licenses/Apache-2.0.html",)
    assert entry.reference[0].text == "Dan One and Shan Two (2016)"
