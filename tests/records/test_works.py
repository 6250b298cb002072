"""Records of works, curricula and lessons' references: what they hold, and what authors are told of their mistakes."""

import pytest

from clawdemy_site.diagnostics import render_text
from clawdemy_site.records.credit import CreatorRecord, split_name
from clawdemy_site.records.fields import Record
from clawdemy_site.records.tree import parse_yaml
from clawdemy_site.records.validate import validate
from clawdemy_site.records.works import CurriculumRecord, LessonReferences, WorkRecord
from references.shelf import LESSON, SERIES, WORKS, mistakes, placed

WORK = "title: T\nkind: book\n"
ENTRY = "going_deeper:\n  - work: a\n"

BAD: dict[str, tuple[type[Record], str, list[str]]] = {
    "unknown key": (WorkRecord, WORK + "licnece: MIT\n", ["r.yml:3:1 unknown-field"]),
    "missing key": (WorkRecord, "title: T\n", ["r.yml:1:1 missing-field"]),
    "a key without a value": (WorkRecord, WORK + "label:\n", ["r.yml:3:7 expected-text"]),
    "unknown kind": (WorkRecord, "title: T\nkind: bok\n", ["r.yml:2:7 unknown-choice"]),
    "two mistakes": (WorkRecord, "title: T\nkind: bok\nyear: '15'\n", ["r.yml:2:7 unknown-choice", "r.yml:3:7 year"]),
    "no creator in the list": (WorkRecord, WORK + "creators: []\n", ["r.yml:3:11 list-length"]),
    "two names in one": (WorkRecord, WORK + "creators: [Ann Lee and Bo Ray]\n", ["r.yml:3:12 creator-name"]),
    "misspelt part of a name": (
        WorkRecord,
        WORK + "creators:\n  - given: A\n    famly: B\n",
        ["r.yml:5:5 unknown-field"],
    ),
    "a given name alone": (WorkRecord, WORK + "creators:\n  - given: A\n", ["r.yml:4:5 creator-name"]),
    "a licence in words": (WorkRecord, WORK + "licence: all rights reserved\n", ["r.yml:3:10 licence-id"]),
    "licence and rights": (
        WorkRecord,
        WORK + "licence: MIT\nrights:\n  statement: mine\n",
        ["r.yml:3:10 licence-or-rights"],
    ),
    "rights without words": (WorkRecord, WORK + "rights:\n  read: 2026-05-07\n", ["r.yml:4:3 missing-field"]),
    "a day that is none": (
        WorkRecord,
        WORK + "rights:\n  statement: mine\n  read: 2026-02-30\n",
        ["r.yml:5:9 date"],
    ),
    "a DOI with the end of a sentence": (WorkRecord, WORK + "doi: 10.1000/1.\n", ["r.yml:3:6 doi"]),
    "pages that run backwards": (WorkRecord, WORK + "pages: 23--1\n", ["r.yml:3:8 pages"]),
    "a month of no year": (WorkRecord, WORK + "month: 5\n", ["r.yml:3:8 month"]),
    "a thirteenth month": (WorkRecord, WORK + "year: 2001\nmonth: 13\n", ["r.yml:4:8 month"]),
    "the degree of a book": (WorkRecord, WORK + "degree: master\n", ["r.yml:3:9 unknown-choice"]),
    "an organisation as a person": (
        WorkRecord,
        WORK + "creators: [World Health Organization]\n",
        ["r.yml:3:12 creator-name"],
    ),
    "no DOI": (WorkRecord, WORK + "doi: 24432/C50P49\n", ["r.yml:3:6 doi"]),
    "a mistyped ISBN": (WorkRecord, WORK + "isbn: 978-0-262-03561-4\n", ["r.yml:3:7 isbn"]),
    "an edition in full": (WorkRecord, WORK + "edition: 3rd edition\n", ["r.yml:3:10 invalid-value"]),
    "the word alone": (WorkRecord, WORK + "edition: ed.\n", ["r.yml:3:10 invalid-value"]),
    "two editors in one": (WorkRecord, WORK + "editors: [Ann Lee and Bo Ray]\n", ["r.yml:3:11 creator-name"]),
    "an arXiv address": (WorkRecord, WORK + "arxiv: arxiv.org/list/cs\n", ["r.yml:3:8 arxiv"]),
    "a script as address": (WorkRecord, WORK + "url: javascript:alert(1)\n", ["r.yml:3:6 url"]),
    "a chapter of nothing": (WorkRecord, WORK + "chapter: 1\n", ["r.yml:3:10 part-of"]),
    "no chapters": (CurriculumRecord, "title: T\nchapters: []\n", ["r.yml:2:11 list-length"]),
    "a chapter without a key": (CurriculumRecord, "title: T\nchapters:\n  - title: A\n", ["r.yml:3:5 chapter-key"]),
    "a video's whole address": (
        CurriculumRecord,
        "title: T\nchapters:\n  - number: 1\n    title: A\n    youtube: https://youtu.be/x\n",
        ["r.yml:5:14 youtube"],
    ),
    "creators in a curriculum": (CurriculumRecord, SERIES + "creators: B\n", ["r.yml:24:1 unknown-field"]),
    "all and one": (
        LessonReferences,
        "mirrors:\n  - curriculum: a\n    chapters: [all, 1]\n",
        ["r.yml:3:15 chapters"],
    ),
    "two works to watch": (
        LessonReferences,
        "watch_next:\n  - work: a\n  - work: b\n",
        ["r.yml:2:3 list-length"],
    ),
    "work and curriculum": (LessonReferences, ENTRY + "    curriculum: b\n", ["r.yml:2:5 one-source"]),
    "a work's chapter": (LessonReferences, ENTRY + "    chapter: 1\n", ["r.yml:2:5 one-source"]),
    "a misspelt reason": (LessonReferences, ENTRY + "    wy: b\n", ["r.yml:3:5 unknown-field"]),
    "lessons without a title": (LessonReferences, "leads_to:\n  - lessons: [a, b]\n", ["r.yml:2:5 lead-title"]),
    "a figure in one of two spellings": (
        LessonReferences,
        "uses-figure:\n  - work: A B\n",
        ["r.yml:2:11 slug"],
    ),
}


@pytest.mark.parametrize("case", BAD.values(), ids=BAD)
def test_a_bad_record_is_refused_at_its_place(case: tuple[type[Record], str, list[str]]) -> None:
    model, text, expected = case
    assert mistakes(model, text) == expected


@pytest.mark.parametrize("text", WORKS.values(), ids=WORKS)
def test_good_works_are_taken(text: str) -> None:
    assert placed(WorkRecord, text).record.title


def test_a_misspelt_part_of_a_name_gets_the_near_one() -> None:
    tree, _ = parse_yaml(WORK + "creators:\n  - {given: A, famly: B}\n", "w.yml")
    assert tree
    _, problems = validate(WorkRecord, tree)
    assert render_text(problems[0]) == (
        "w.yml:4:16: error[unknown-field]: 'famly' is not a field of a creator\n  help: did you mean 'family'?"
    )


def test_one_creator_needs_no_list_and_one_lesson_no_brackets() -> None:
    record = placed(CurriculumRecord, SERIES).record
    assert [creator.full for creator in record.creator or ()] == ["Ada Example"]
    lead = placed(LessonReferences, "leads_to:\n  - lesson: next-one\n").record.leads_to[0]
    assert lead.lessons == ("next-one",)


def test_chapters_are_all_or_named() -> None:
    record = placed(LessonReferences, LESSON).record
    assert record.mirrors[0].chapters == ("1",)
    everything = placed(LessonReferences, "mirrors:\n  - curriculum: series\n    chapters: all\n").record
    assert everything.mirrors[0].chapters == ("all",)


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("Michael A. Nielsen", "Michael A.", "Nielsen"),
        ("Ludwig van Beethoven", "Ludwig", "van Beethoven"),
        ("Bartel van der Waerden", "Bartel", "van der Waerden"),
        ("Van Morrison", "Van", "Morrison"),
        ("Björn Ommer", "Björn", "Ommer"),
        ("Rob Van Der Goot", "Rob", "Van Der Goot"),
        ("Christopher A. Le Dantec", "Christopher A.", "Le Dantec"),
        ("Rossana De Leo", "Rossana", "De Leo"),
        ("Duc Van Nguyen", "Duc Van", "Nguyen"),
        ("Pablo Ruiz y Picasso", "Pablo", "Ruiz y Picasso"),
        ("Hassan ibn Ali", "Hassan", "ibn Ali"),
        ("Carl von und zu Stein", "Carl", "von und zu Stein"),
        ("bell hooks", "bell", "hooks"),
    ],
)
def test_a_bare_name_is_taken_apart(text: str, given: str, family: str) -> None:
    assert split_name(text) == {"given": given, "family": family}


@pytest.mark.parametrize(
    ("text", "family", "suffix"),
    [
        ("Martin Luther King Jr.", "King", "Jr."),
        ("Martin Luther King, Jr.", "King", "Jr."),
        ("William Gates III", "Gates", "III"),
        ("Robert La Follette Sr.", "La Follette", "Sr."),
    ],
)
def test_a_suffix_is_no_family_name(text: str, family: str, suffix: str) -> None:
    creator = CreatorRecord.model_validate(text)
    assert (creator.short, creator.suffix, creator.full) == (family, suffix, text.replace(",", ""))


def test_a_family_name_of_two_words_may_stand_alone() -> None:
    creator = CreatorRecord.model_validate({"family": "López García"})
    assert (creator.short, creator.full) == ("López García", "López García")


def test_stated_names_are_kept_and_one_word_is_a_name() -> None:
    assert CreatorRecord.model_validate("Aristotle").full == "Aristotle"
    stated = CreatorRecord.model_validate({"given": "Gabriel", "family": "García Márquez"})
    assert (stated.short, stated.full) == ("García Márquez", "Gabriel García Márquez")
    assert not CreatorRecord.model_validate({"name": "CS231n staff, Stanford"}).is_person


def test_an_isbn_is_checked_and_kept_as_digits() -> None:
    assert placed(WorkRecord, WORK + "isbn: 978-0-262-03561-3\n").record.isbn == "9780262035613"
    assert placed(WorkRecord, WORK + "isbn: 0-8044-2957-X\n").record.isbn == "080442957X"
