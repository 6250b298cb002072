"""The references pages of the real lessons hold every fact that their records state."""

import pytest

from clawdemy_site.build.reading import read
from clawdemy_site.records.layout import Layout
from clawdemy_site.records.works import LessonReferences, SourceRecord
from clawdemy_site.references.block import render_references_page
from clawdemy_site.references.model import References, Work
from clawdemy_site.references.rules import check_attribution, check_fit
from clawdemy_site.site.credits import Credits, gather_credits, load_references
from clawdemy_site.site.manuscript import Manuscript
from clawdemy_site.templating import Templates
from conftest import ROOT
from references.pages import Rendered, links, text

RECORDS = ROOT / "references" / "lessons"
LESSONS = sorted(path.relative_to(RECORDS).with_suffix("").as_posix() for path in RECORDS.rglob("*.yml"))
"""Every lesson that has a record of references."""


@pytest.fixture(scope="module")
def manuscript() -> Manuscript:
    """The real course, without a mistake."""
    found, problems = read(Layout(ROOT))
    assert not problems
    return found


@pytest.fixture(scope="module")
def credit(manuscript: Manuscript) -> Credits:
    """What its lessons use, each use paid and no record idle."""
    records, wrong = load_references(Layout(ROOT))
    gathered, problems = gather_credits(manuscript, records)
    assert not [*wrong, *problems]
    return gathered


@pytest.fixture(params=LESSONS)
def path(request: pytest.FixtureRequest) -> str:
    """One lesson after the other."""
    return str(request.param)


@pytest.fixture
def record(path: str, credit: Credits) -> LessonReferences:
    """What a lesson's author wrote."""
    return credit.records.lessons[path].record


@pytest.fixture
def references(path: str, credit: Credits) -> References:
    """What came of it."""
    return credit.lessons[path]


@pytest.fixture
def page(references: References) -> Rendered:
    """A lesson's references page."""
    templates = Templates()
    body = render_references_page(templates, references, lambda address, _: f"../{address}")
    assert not templates.mistakes
    return Rendered(body)


def named(source: SourceRecord, credit: Credits) -> Work:
    """The work that a line of a record names."""
    if source.work:
        return credit.records.library.works[source.work]
    curriculum = credit.records.library.curricula[source.curriculum or ""]
    return curriculum.chapters[source.chapter] if source.chapter else curriculum.work


def test_source_material(record: LessonReferences, page: Rendered, credit: Credits) -> None:
    section = page.section("source-material")
    assert page.texts("ref-label") == ["Source curriculum (structural mirror, cited as further study):"]
    for mirror in record.mirrors:
        curriculum = credit.records.library.curricula[mirror.curriculum]
        chapters = [curriculum.chapters[key] for key in mirror.chapters or () if key != "all"]
        assert {curriculum.work.link, *(chapter.link for chapter in chapters)} <= set(links(section).values())
        assert all(chapter.title in text(section) for chapter in chapters)
        facts = page.facts(section)
        rights = curriculum.work.rights
        assert rights
        assert facts["License:"] == f"{rights.statement} (notice read {rights.read}); {rights.published}"
        assert facts["Series index:"] == curriculum.work.url
        assert all(creator.short in facts["Creator:"] for creator in curriculum.work.creators)
        if len(chapters) == 1:
            (chapter,) = chapters
            assert chapter.text_adaptation
            assert page.texts("ref-work") == [
                f"3Blue1Brown, Neural Networks, Chapter {chapter.chapter}: “{chapter.title}”"
            ]
            assert facts["Creator:"].endswith(f"{chapter.text_adaptation.short})")
            assert facts["Lesson page:"] == chapter.url


def test_portion_and_statement_of_original_prose(record: LessonReferences, page: Rendered) -> None:
    (mirror,) = record.mirrors
    assert mirror.portion
    assert mirror.portion in page.texts("ref-portion")[0]
    statement = page.texts("ref-original")[0]
    for words in ("order of its ideas", "is original", "is reproduced", "All rights in the series remain with Grant"):
        assert words in statement


@pytest.mark.parametrize("heading", ["watch-this-next", "going-deeper"])
def test_each_recommended_work_is_linked_and_credited_with_its_reason(
    heading: str, record: LessonReferences, page: Rendered, credit: Credits
) -> None:
    section = page.section(heading)
    wanted = record.watch_next if heading == "watch-this-next" else record.going_deeper
    cards = page.find("ref-card", section)
    assert len(cards) == len(wanted) > 0
    for recommended, card in zip(wanted, cards, strict=True):
        work = named(recommended, credit)
        assert links(card)[work.name] == work.link
        assert all(creator.short in text(card) for creator in work.creators)
        assert page.texts("ref-why", card) == [" ".join((recommended.why or "").split())]


def test_adjacent_topics_link_to_lessons_and_number_them(
    path: str, record: LessonReferences, page: Rendered, manuscript: Manuscript
) -> None:
    section = page.section("adjacent-topics")
    leads = [name for lead in record.leads_to for name in lead.lessons]
    assert len(links(section)) == len(set(leads)) > 0
    for name in leads:
        lesson = manuscript.catalogue.lessons[name if "/" in name else f"{path.partition('/')[0]}/{name}"]
        assert links(section)[lesson.title] == f"../{lesson.pages[0].src_uri}"
        assert len(record.leads_to) < len(leads) or f"lesson {lesson.number}" in text(section)


def test_data_that_figures_show_is_credited_with_licence_and_changes(references: References, page: Rendered) -> None:
    works = {use.work.id: use.work for use in references.shows}.values()
    assert works
    facts = page.facts(page.section("data-and-pictures-used"))
    for work in works:
        assert facts["Title:"] == work.title
        assert all(creator.short in facts["Creator:"] for creator in work.creators)
        assert facts["Source:"] == work.link
        assert facts["License:"].replace(" ", "-") == work.licence
        assert facts["Changes:"] == work.changes


def test_every_work_used_has_exactly_one_id(page: Rendered, references: References) -> None:
    ids = [id_ for id_ in page.ids if id_.startswith("ref-")]
    assert sorted(ids) == sorted(f"ref-{work.id}" for work in references.works())


def test_all_attribution_is_paid_and_fits(references: References) -> None:
    assert check_attribution(references) == []
    assert check_fit(references, "CC-BY-SA-4.0") == []
