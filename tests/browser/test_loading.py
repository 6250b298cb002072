"""Pages load under a sub-path, whole, quietly, and without asking another host for anything."""

import pytest
from playwright.sync_api import Browser

from browser.places import KINDS, LESSON, MISSING
from browser.visits import DESKTOP, SMALL_PHONE, View, visit

pytestmark = pytest.mark.browser

SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""

IDLE = """() => new Promise(done => {
  const rest = (turns) => requestIdleCallback(() => turns ? rest(turns - 1) : done(true), {timeout: 300});
  rest(3);
})"""
"""The page has nothing left to do: what its scripts ask for when they start has been asked for.

A headless shell now and then never calls a page idle (in 3 of 8 runs of this file), hence the timeout.
"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_loads_on_a_small_phone(browser: Browser, base: str, kind: str) -> None:
    """It asks no other host, no script of it fails, and nothing on it scrolls sideways."""
    with visit(browser, base, SMALL_PHONE) as window:
        page = window.open(KINDS[kind])
        page.evaluate(IDLE)
        assert page.title()
        assert window.record.findings() == []
        page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
        page.evaluate("window.scrollTo(1000, 0)")
        assert page.evaluate("document.documentElement.scrollWidth") <= SMALL_PHONE.width
        assert page.evaluate("window.scrollX") == 0


def test_an_unknown_address_shows_the_sites_own_page(browser: Browser, base: str) -> None:
    """The 404 page stands at any depth, so its links and styles must not depend on where it is shown."""
    with visit(browser, base) as window:
        page = window.open(MISSING)
        page.evaluate(IDLE)
        own = [finding for finding in window.record.findings() if MISSING in finding]
        assert page.locator("h1").inner_text()
        assert base in page.locator("a").evaluate_all("links => links.map(link => link.href)")
        assert own
        assert window.record.findings() == own


@pytest.mark.parametrize("view", [DESKTOP, SMALL_PHONE], ids=lambda view: view.name)
def test_nothing_moves_while_a_lesson_loads(browser: Browser, base: str, view: View) -> None:
    with visit(browser, base, view) as window:
        page = window.open(f"{LESSON}lesson/")
        assert page.evaluate(SHIFT) < 0.02


def test_figures_bring_their_size(browser: Browser, base: str) -> None:
    """A drawing with width, height and viewBox keeps its room before it is painted, whatever the styles do."""
    with visit(browser, base) as window:
        drawings = window.open(f"{LESSON}lesson/").locator("figure svg")
        sized = drawings.and_(window.page.locator("svg[width][height][viewBox]"))
        assert drawings.count() > 0
        assert sized.count() == drawings.count()
