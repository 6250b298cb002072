"""A citation opens a card with the whole reference: for mouse, keyboard and touch, without a script of ours."""

import pytest
from playwright.sync_api import Browser

from browser.places import LESSON
from browser.visits import PHONE, visit

pytestmark = pytest.mark.browser


def test_a_card_opens_by_mouse_and_closes_by_escape(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        window.open(f"{LESSON}lesson/")
        cite = window.page.locator(".cite").first
        card = cite.locator(".beside__card")
        cite.scroll_into_view_if_needed()
        assert not card.is_visible()
        cite.locator("button").click()
        card.wait_for(state="visible")
        assert card.locator("a").count() >= 1
        window.page.keyboard.press("Escape")
        card.wait_for(state="hidden")
        assert window.record.findings() == []


def test_a_card_opens_by_keyboard(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        window.open(f"{LESSON}lesson/")
        cite = window.page.locator(".cite").first
        cite.locator("button").focus()
        window.page.keyboard.press("Enter")
        cite.locator(".beside__card").wait_for(state="visible")
        window.page.keyboard.press("Escape")
        cite.locator(".beside__card").wait_for(state="hidden")


def test_a_card_stays_on_a_narrow_screen(browser: Browser, base: str) -> None:
    with visit(browser, base, PHONE) as window:
        window.open(f"{LESSON}lesson/")
        cite = window.page.locator(".cite").first
        cite.locator("button").tap()
        card = cite.locator(".beside__card")
        card.wait_for(state="visible")
        box = card.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= window.page.evaluate("innerWidth")
