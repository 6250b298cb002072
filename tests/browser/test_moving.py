"""A learner finds the way: along the bar of a lesson, and by search."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator

from browser.places import LESSON, LESSON_PAGES
from browser.server import serve
from browser.visits import PHONE, Visit, visit
from conftest import PREFIX

pytestmark = pytest.mark.browser


def _bar(window: Visit) -> Locator:
    return window.page.locator('nav[aria-label="Pages of this lesson"]')


def test_the_bar_moves_among_the_six_pages(browser: Browser, base: str) -> None:
    """On a phone, where it has the least room."""
    with visit(browser, base, PHONE) as window:
        window.open(f"{LESSON}brief/")
        for place, name in enumerate(LESSON_PAGES):
            links = _bar(window).get_by_role("link")
            assert links.count() == len(LESSON_PAGES)
            links.nth(place).click()
            window.page.wait_for_url(f"**/{name}/")
            current = _bar(window).locator('[aria-current="page"]')
            assert current.count() == 1
            assert current.get_attribute("href") == _bar(window).get_by_role("link").nth(place).get_attribute("href")
        assert window.record.findings() == []


def _results(window: Visit, query: str) -> list[str]:
    """Addresses of the search results below the site's, best first, one for each page."""
    field = window.page.locator('[data-md-component="search-query"]')
    field.click()
    field.press_sequentially(query)
    first_links = window.page.locator(".md-search-result__item > a.md-search-result__link")
    first_links.first.wait_for(state="attached")
    addresses = first_links.evaluate_all("links => links.map(link => link.href)")
    return [str(address).removeprefix(window.base).split("#")[0].split("?")[0] for address in addresses]


@pytest.fixture(scope="module")
def searched(built_site: Path) -> Iterator[str]:
    """The address of the site's home page, its search index included."""
    with serve(built_site, PREFIX) as address:
        yield address


@pytest.mark.parametrize("query", ["weighted sum", "sigmoid"])
def test_search_ranks_a_lesson_above_its_summary_and_cheatsheet(browser: Browser, searched: str, query: str) -> None:
    with visit(browser, searched) as window:
        window.open("")
        found = _results(window, query)
        assert f"{LESSON}lesson/" in found
        lesson = found.index(f"{LESSON}lesson/")
        shorter = [f"{LESSON}summary/", f"{LESSON}cheatsheet/"]
        assert [page for page in found[:lesson] if page in shorter] == []
        assert window.record.findings() == []


def test_a_search_result_opens_its_page(browser: Browser, searched: str) -> None:
    with visit(browser, searched) as window:
        window.open("")
        first = _results(window, "bias")[0]
        window.page.locator(".md-search-result__link").first.click()
        window.page.wait_for_url(f"**/{first}*")
        assert window.page.locator("h1").first.is_visible()
