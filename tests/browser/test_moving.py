"""A learner finds the way along the bar of a lesson."""

import pytest
from playwright.sync_api import Browser, Locator

from browser.places import LESSON, LESSON_PAGES
from browser.visits import PHONE, Visit, visit

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
