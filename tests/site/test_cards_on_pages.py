"""A page of a lesson gives each citation its card; a page outside lessons leads to the page of all works."""

from pathlib import Path

import pytest

from clawdemy_site.build import pipeline
from clawdemy_site.markdown.context import CitationView
from clawdemy_site.records.project import Layout
from clawdemy_site.render.context import SiteContext

LESSON = "lessons/tea/warm-water/lesson.md"


@pytest.fixture(scope="module")
def context(tiny: Path) -> SiteContext:
    layout = Layout(tiny)
    with pipeline.open_studio(layout) as studio:
        shelf = pipeline.build(layout, pipeline.Options(site_name="Tea school"), studio).shelf
    context = SiteContext()
    context.open(shelf)
    return context


def cited(context: SiteContext, here: str, work: str = "kettle-book") -> CitationView:
    context.turn_to(here)
    view = context.citation(work, "")
    assert isinstance(view, CitationView)
    return view


def test_two_citations_of_a_work_can_have_ids_of_their_own(context: SiteContext) -> None:
    card = cited(context, LESSON).card
    assert card
    assert ' id="cite-a" ' in card("cite-a")
    assert card("cite-a").replace("cite-a", "cite-b") == card("cite-b")


def test_a_card_takes_the_place_of_the_title_that_only_a_mouse_would_see(context: SiteContext) -> None:
    assert cited(context, LESSON).title == ""
    assert "The kettle book" in cited(context, "lessons/tea/warm-water/summary.md").title


def test_outside_lessons_a_citation_leads_to_the_page_of_all_works(context: SiteContext) -> None:
    view = cited(context, "lessons/tea/figures.md")
    assert (view.url, view.card) == ("../../../works/#work-kettle-book", None)


def test_an_unknown_work_is_no_citation(context: SiteContext) -> None:
    context.turn_to(LESSON)
    assert context.citation("no-such-work", "") is None
