"""Pages can be read by everyone, in both colour schemes, on both screens, and on paper."""

import pytest
from playwright.sync_api import Browser, Page

from browser.axe import violations
from browser.places import KINDS
from browser.visits import View, both_looks, visit

pytestmark = pytest.mark.browser

JUDGED = ("home", "course", "lesson", "lesson's cards", "references", "misconceptions", "progress")
"""Kinds that are judged as they load; practice, the review and figures in use are judged with what a reader does."""

OPEN_ALL = "document.querySelectorAll('details').forEach(fold => { fold.open = true })"
HIDDEN_IN_PRINT = """() => [...document.querySelectorAll("main details:not([open])")].filter(fold =>
  ![...fold.children].some(part => {
    const box = part.getBoundingClientRect();
    return part.tagName !== "SUMMARY" && part.checkVisibility() && box.width > 0 && box.height > 0;
  })
).map(fold => fold.querySelector("summary").textContent.trim())"""


def _scheme(page: Page) -> str:
    """Whether the page's own ground is light or dark."""
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).slice(0, 3).map(Number)")
    return "light" if sum(ground) > 3 * 127 else "dark"


@both_looks
@pytest.mark.parametrize("kind", JUDGED)
def test_axe_finds_nothing(browser: Browser, base: str, kind: str, view: View, scheme: str) -> None:
    """Nothing breaks WCAG A or AA; what is folded away is judged as well, because axe passes over what is closed."""
    with visit(browser, base, view, scheme) as window:
        page = window.open(KINDS[kind])
        assert _scheme(page) == scheme
        page.evaluate(OPEN_ALL)
        assert violations(page) == []
        assert window.record.findings() == []


def test_closed_answers_are_printed(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        page = window.open(KINDS["practice"])
        assert page.locator("main details:not([open])").count() > 0
        page.emulate_media(media="print")
        assert page.evaluate(HIDDEN_IN_PRINT) == []
