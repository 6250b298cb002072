"""The references pages of the lessons, rendered from the real records, hold every fact that they owe."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from clawdemy_site.diagnostics import Location
from clawdemy_site.records.project import load_records
from clawdemy_site.records.works import CurriculumRecord, LessonReferences, WorkRecord
from clawdemy_site.references.block import render_references_page
from clawdemy_site.references.library import check_unused, resolve_library
from clawdemy_site.references.model import KnownLesson, Library, References, Work
from clawdemy_site.references.resolve import Mention, Mentions, resolve_lesson
from clawdemy_site.references.rules import check_attribution, check_fit, check_licences
from clawdemy_site.templating import environment
from references.pages import Rendered, links, text

COURSE = "neural-network-intuition"
TITLES = {
    "the-handwritten-digit-problem": "The handwritten-digit problem",
    "neurons-and-layers": "Neurons as numbers, layers as structure",
    "weights-biases-and-the-squish": "Weights, biases, and the squish",
    "the-whole-network-as-one-function": "The whole network as one function",
    "what-learning-really-means": "What learning really means",
    "the-cost-landscape": "The cost landscape",
    "gradient-descent-step-by-step": "Gradient descent, step by step",
    "what-backpropagation-is-really-doing": "What backpropagation is really doing",
    "backpropagation-and-the-chain-rule": "Backpropagation and the chain rule",
    "seeing-it-whole-and-where-next": "Seeing it whole, and where next",
}
CITATION = re.compile(r"\[@([a-z0-9-]+)")


@dataclass(frozen=True)
class Owed:
    """What one page must say.

    Attributes:
        chapter: Number, title and address of the mirrored chapter.
        portion: Words that name the portion.
        deeper: Names of works to go deeper with, as far as they are fixed.
        leads: Lessons that it leads to.
    """

    chapter: tuple[int, str, str]
    portion: str
    deeper: tuple[str, ...]
    leads: tuple[str, ...]


SITE = "https://www.3blue1brown.com"
ONE = (1, "But what is a Neural Network?", f"{SITE}/lessons/neural-networks")
TWO = (2, "Gradient descent, how neural networks learn", f"{SITE}/lessons/gradient-descent")
FOUR = (4, "What is backpropagation really doing?", f"{SITE}/lessons/backpropagation")
FIVE = (5, "Backpropagation calculus", f"{SITE}/lessons/backpropagation-calculus")
NIELSEN = "http://neuralnetworksanddeeplearning.com/chap1.html"
NIELSEN_TWO = "http://neuralnetworksanddeeplearning.com/chap2.html"
PLAYGROUND = "https://playground.tensorflow.org/"
MNIST = "http://yann.lecun.com/exdb/mnist/"
BOTH = (NIELSEN, PLAYGROUND)
PAGES = {
    "the-handwritten-digit-problem": Owed(
        ONE, "opening problem", (NIELSEN, MNIST), ("neurons-and-layers", "what-learning-really-means")
    ),
    "neurons-and-layers": Owed(ONE, "layers", BOTH, ("weights-biases-and-the-squish", "what-learning-really-means")),
    "weights-biases-and-the-squish": Owed(
        ONE, "weights", BOTH, ("the-whole-network-as-one-function", "what-learning-really-means")
    ),
    "the-whole-network-as-one-function": Owed(
        ONE,
        "closing",
        BOTH,
        ("what-learning-really-means", "the-cost-landscape", "gradient-descent-step-by-step"),
    ),
    "what-learning-really-means": Owed(TWO, "opening", BOTH, ("the-cost-landscape", "gradient-descent-step-by-step")),
    "the-cost-landscape": Owed(TWO, "middle", BOTH, ("gradient-descent-step-by-step", "what-learning-really-means")),
    "gradient-descent-step-by-step": Owed(
        TWO, "later half", BOTH, ("what-backpropagation-is-really-doing", "the-cost-landscape")
    ),
    "what-backpropagation-is-really-doing": Owed(
        FOUR,
        "whole",
        (NIELSEN_TWO, PLAYGROUND),
        ("backpropagation-and-the-chain-rule", "gradient-descent-step-by-step"),
    ),
    "backpropagation-and-the-chain-rule": Owed(
        FIVE,
        "whole",
        (NIELSEN_TWO, "https://www.3blue1brown.com/?topic=calculus"),
        (
            "seeing-it-whole-and-where-next",
            "what-backpropagation-is-really-doing",
            "gradient-descent-step-by-step",
        ),
    ),
}
WHOLE = "seeing-it-whole-and-where-next"
"""The lesson that follows no single chapter."""

WRITTEN = (*PAGES, WHOLE)


@pytest.fixture(scope="module")
def library(project_root: Path) -> Library:
    """The real works and curricula, without a mistake."""
    works, _, wrong_works = load_records(project_root, "references/works", WorkRecord)
    curricula, _, wrong_curricula = load_records(project_root, "references/curricula", CurriculumRecord)
    made, problems = resolve_library(works, curricula)
    assert not [*wrong_works, *wrong_curricula, *problems, *check_licences(made)]
    return made


@pytest.fixture(scope="module")
def resolved(project_root: Path, library: Library) -> dict[str, References]:
    """What the lessons use, with the citations in their pages, without a mistake."""
    records, _, problems = load_records(project_root, "references/lessons", LessonReferences)
    assert not problems
    lessons = {
        f"{COURSE}/{slug}": KnownLesson(f"{COURSE}/{slug}", title, number, slug not in WRITTEN, f"{slug}/")
        for number, (slug, title) in enumerate(TITLES.items(), start=1)
    }
    found: dict[str, References] = {}
    for slug in WRITTEN:
        path = f"{COURSE}/{slug}"
        pages = sorted((project_root / "content" / "lessons" / path).glob("*.md"))
        cited = [name for page in pages for name in CITATION.findall(page.read_text(encoding="utf-8"))]
        where = Location(path)
        mentions = Mentions(tuple(Mention(name, where) for name in cited), (Mention("optdigits", where),))
        found[slug], problems = resolve_lesson(path, records[path], library, lessons, mentions)
        assert not problems
    return found


@pytest.fixture(params=PAGES)
def slug(request: pytest.FixtureRequest) -> str:
    """One lesson after the other."""
    return str(request.param)


@pytest.fixture
def page(slug: str, resolved: dict[str, References]) -> Rendered:
    """A lesson's references page."""
    body, problems = render_references_page(environment(), resolved[slug], lambda address, _: f"../../{address}")
    assert not problems
    return Rendered(body)


def test_source_material(slug: str, page: Rendered) -> None:
    owed = PAGES[slug]
    number, title, address = owed.chapter
    assert page.texts("ref-label") == ["Source curriculum (structural mirror, cited as further study):"]
    assert page.texts("ref-work") == [f"3Blue1Brown, Neural Networks, Chapter {number}: “{title}”"]
    assert page.facts(page.section("source-material")) == {
        "Creator:": "Grant Sanderson (text adaptation by Josh Pullen)",
        "Lesson page:": address,
        "Series index:": f"{SITE}/?topic=neural-networks",
        "License:": "© Grant Sanderson / 3Blue1Brown LLC, all rights reserved (notice read 2026-05-07); "
        "videos published on his site and YouTube",
    }
    assert {address, f"{SITE}/?topic=neural-networks"} <= set(links(page.section("source-material")).values())


def test_portion_and_statement_of_original_prose(slug: str, page: Rendered) -> None:
    owed = PAGES[slug]
    assert page.texts("ref-portion")[0].startswith(f"From Chapter {owed.chapter[0]}, this lesson mirrors ")
    assert owed.portion in page.texts("ref-portion")[0]
    statement = page.texts("ref-original")[0]
    for words in ("order of its ideas", "is original", "is reproduced", "All rights in the series remain with Grant"):
        assert words in statement


def test_watch_next_is_the_chapter_with_a_reason(slug: str, page: Rendered) -> None:
    section = page.section("watch-this-next")
    _, title, address = PAGES[slug].chapter
    assert links(section)[title] == address
    assert len(page.find("ref-card", section)) == 1
    assert "by Grant Sanderson" in page.texts("ref-creators", section)
    assert all(page.texts("ref-why", section))


def test_going_deeper_is_a_list_with_reasons(slug: str, page: Rendered) -> None:
    section = page.section("going-deeper")
    cards = page.find("ref-card", section)
    assert set(PAGES[slug].deeper) <= set(links(section).values())
    assert all(page.texts("ref-why", card)[0] for card in cards)
    assert "by Michael A. Nielsen" in page.texts("ref-creators", section)


def test_adjacent_topics_link_to_lessons_and_number_them(slug: str, page: Rendered) -> None:
    section = page.section("adjacent-topics")
    for lead in PAGES[slug].leads:
        number = list(TITLES).index(lead) + 1
        assert links(section)[TITLES[lead]] == f"../../{lead}/"
        assert f"lesson {number}" in text(section)


def test_data_is_credited_with_licence_and_changes(page: Rendered) -> None:
    facts = page.facts(page.section("data-and-pictures-used"))
    assert facts["Title:"] == "Optical Recognition of Handwritten Digits"
    assert facts["Creator:"] == "E. Alpaydin and C. Kaynak, 1998"
    assert facts["Source:"] == "https://doi.org/10.24432/C50P49"
    assert facts["License:"] == "CC BY 4.0"
    assert facts["Changes:"]


def test_every_work_used_has_exactly_one_id(slug: str, page: Rendered, resolved: dict[str, References]) -> None:
    ids = [id_ for id_ in page.ids if id_.startswith("ref-")]
    assert sorted(ids) == sorted(f"ref-{work.id}" for work in resolved[slug].works())


def test_all_attribution_is_paid_and_fits(slug: str, resolved: dict[str, References]) -> None:
    assert check_attribution(resolved[slug]) == []
    assert check_fit(resolved[slug], "CC-BY-SA-4.0") == []


def test_no_record_is_idle(library: Library, resolved: dict[str, References]) -> None:
    used: list[Work] = [work for references in resolved.values() for work in references.works()]
    assert check_unused(library, used) == []


def test_the_last_lesson_mirrors_the_series_and_leads_back(resolved: dict[str, References]) -> None:
    """It names the chapters followed, recommends the series and the chapter left out, and groups the lessons."""
    body, problems = render_references_page(environment(), resolved[WHOLE], lambda address, _: f"../../{address}")
    assert not problems
    page = Rendered(body)
    source = text(page.section("source-material"))
    assert all(title in source for title in (ONE[1], TWO[1], "What is backpropagation really doing?"))
    assert "no single part of them" in source
    assert f"{SITE}/?topic=neural-networks" in links(page.section("watch-this-next")).values()
    deeper = set(links(page.section("going-deeper")).values())
    assert {
        "http://neuralnetworksanddeeplearning.com/",
        PLAYGROUND,
        f"{SITE}/lessons/neural-network-analysis",
    } <= deeper
    adjacent = text(page.section("adjacent-topics"))
    assert all(title in adjacent for title in list(TITLES.values())[:9])
    assert check_attribution(resolved[WHOLE]) == check_fit(resolved[WHOLE], "CC-BY-SA-4.0") == []
