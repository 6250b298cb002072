"""A page of a lesson gives each citation its card; a page outside lessons leads to the page of all works."""

from pathlib import Path

import pytest

from clawdemy_site.markdown.context import CitationView
from clawdemy_site.render.context import PageAnswers
from clawdemy_site.render.site import Site
from projects import build

LESSON = "lessons/tea/warm-water/lesson.md"


@pytest.fixture(scope="module")
def site(tiny: Path) -> Site:
    return build(tiny).site


def cited(site: Site, here: str, work: str = "kettle-book") -> CitationView:
    view = PageAnswers(site, here).citation(work, "")
    assert isinstance(view, CitationView)
    return view


def test_two_citations_of_a_work_can_have_ids_of_their_own(site: Site) -> None:
    card = cited(site, LESSON).card
    assert card
    assert ' id="cite-a" ' in card("cite-a")
    assert card("cite-a").replace("cite-a", "cite-b") == card("cite-b")


def test_a_card_takes_the_place_of_the_title_that_only_a_mouse_would_see(site: Site) -> None:
    assert cited(site, LESSON).title == ""
    without = PageAnswers(site, LESSON, popovers=False).citation("kettle-book", "")
    assert without
    assert (without.card, "The kettle book" in without.title) == (None, True)


def test_outside_lessons_a_citation_leads_to_the_page_of_all_works(site: Site) -> None:
    here = "lessons/tea/figures.md"
    view = cited(site, here)
    assert (site.placement(here).settle(view.url), view.card) == ("../../../works/#work-kettle-book", None)


def test_an_unknown_work_is_no_citation(site: Site) -> None:
    assert PageAnswers(site, LESSON).citation("no-such-work", "") is None
