"""A small shelf of records for tests: real YAML, read as authors' files are."""

from collections.abc import Mapping
from textwrap import dedent

from clawdemy_site.course.model import Lesson, Page, PageKind
from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.records.fields import Record
from clawdemy_site.records.lessons import FrontMatter
from clawdemy_site.records.tree import Positions, parse_yaml
from clawdemy_site.records.validate import Placed, RecordT, validate
from clawdemy_site.records.works import CurriculumRecord, LessonReferences, WorkRecord
from clawdemy_site.references.library import resolve_library
from clawdemy_site.references.model import Bibliography, References
from clawdemy_site.references.resolve import NO_MENTIONS, Mentions, resolve_lesson

SERIES = """\
title: Moving Pictures of Maths
creator: Ada Example
publisher: Pictures Ltd
index: https://series.example/?topic=a&b=c
rights:
  statement: © Ada Example, all rights reserved
  read: 2026-05-07
  published: films on her site
chapters:
  - number: 1
    title: What is a net?
    url: https://series.example/net
    date: 2017-10-05
    youtube: aircAruvnKk
    text_adaptation: Josh Helper
  - number: 4
    title: Backwards
    url: https://series.example/back
    date: 2017-11-03
  - id: guest
    title: A guest
    url: https://series.example/guest
    creator: Gil Guest
"""

WORKS = {
    name: dedent(text)
    for name, text in {
        "book": """\
        title: A Book
        creators: [Ludwig van Writer]
        kind: book
        year: 2015
        url: https://book.example/
        publisher: The Press
        licence: CC-BY-NC-3.0
        """,
        "book-ch1": """\
        title: A chapter?
        creators: [Ludwig van Writer]
        kind: book-chapter
        part_of: book
        chapter: 1
        year: 2015
        url: https://book.example/1
        licence: CC-BY-NC-3.0
        """,
        "toy": """\
        title: A Toy with an Official Title
        label: The Toy
        creators: [Dan One, Shan Two]
        kind: interactive
        year: 2016
        url: https://toy.example/
        licence: Apache-2.0
        """,
        "paper": """\
        title: On 100% of things & R_n
        creators: [Xavier Uno, Antoine Due, Yoshua Tre]
        kind: paper
        year: 2011
        doi: 10.1109/5.726791
        venue: Proceedings of Things
        venue_type: journal
        volume: 86
        issue: 11
        pages: 2278-2324
        rights: {statement: © the authors}
        """,
        "data": """\
        title: Digits
        creators: [{name: Bureau of Digits}]
        kind: dataset
        year: 1998
        url: https://data.example/
        licence: CC-BY-4.0
        changes: stored in one file
        """,
    }.items()
}

LESSON = """\
mirrors:
  - curriculum: series
    chapters: [1]
    portion: the opening portion
watch_next:
  - curriculum: series
    chapter: 1
    why: It moves.
going_deeper:
  - work: book-ch1
    locator: section 3
    why: It goes on.
  - work: toy
    why: It can be touched.
leads_to:
  - lessons: [second]
    why: It answers.
  - lessons: [second, third, k/fourth]
    title: The road
    why: It leads on.
"""


def lesson(path: str, title: str, number: int, *, planned: bool) -> Lesson:
    """A lesson of one page, or one that is still to come."""
    if planned:
        return Lesson(path, "k", "module", number, title, Location(""))
    front = Placed(FrontMatter.model_construct(), Positions({(): Location("")}, {}))
    page = Page(PageKind.LESSON, f"lessons/{path}/lesson.md", None)
    return Lesson(path, "k", "module", number, title, Location(""), front, (page,))


LESSONS = {
    path: lesson(path, title, number, planned=planned)
    for path, title, number, planned in (
        ("k/first", "First", 1, False),
        ("k/second", "Second", 2, False),
        ("k/third", "Third", 3, True),
        ("k/fourth", "Fourth", 4, True),
    )
}


def placed(model: type[RecordT], text: str, path: str = "r.yml") -> Placed[RecordT]:
    """A good record of a kind."""
    tree, problems = parse_yaml(dedent(text), path)
    assert tree, problems
    record, problems = validate(model, tree)
    assert record, problems
    return record


def mistakes(model: type[Record], text: str, path: str = "r.yml") -> list[str]:
    """What a bad record is told, without the help."""
    tree, problems = parse_yaml(dedent(text), path)
    return said(validate(model, tree)[1] if tree else problems)


def said(problems: list[Diagnostic]) -> list[str]:
    """Place and rule of each finding, in order of place."""
    return [f"{problem.location} {problem.rule}" for problem in sorted(problems)]


def shelf(works: Mapping[str, str] | None = None, series: str = SERIES) -> Bibliography:
    """A library without mistakes."""
    library, problems = shelve(works, series)
    assert not problems, problems
    return library


def shelve(works: Mapping[str, str] | None = None, series: str = SERIES) -> tuple[Bibliography, list[Diagnostic]]:
    """A library of the usual works, some of them replaced or added, and what is wrong with it."""
    texts = {**WORKS, **(works or {})}
    records = {name: placed(WorkRecord, text, f"works/{name}.yml") for name, text in texts.items()}
    return resolve_library(records, {"series": placed(CurriculumRecord, series, "curricula/series.yml")})


def refer(
    text: str = LESSON, library: Bibliography | None = None, mentions: Mentions = NO_MENTIONS
) -> tuple[References, list[Diagnostic]]:
    """The references of the lesson ``k/first``."""
    record = placed(LessonReferences, text, "lessons/k/first.yml")
    return resolve_lesson("k/first", record, library or shelf(), LESSONS, mentions)
