"""A term opens a card with its meaning: for mouse, keyboard and touch, and without a script it is a link."""

import pytest
from playwright.sync_api import Browser

from browser.places import LESSON
from browser.visits import PHONE, visit

pytestmark = pytest.mark.browser


def test_a_mouse_that_rests_on_a_term_sees_what_it_means(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        window.open(f"{LESSON}lesson/")
        term = window.page.locator("#term-bias")
        card = window.page.locator("#term-bias-card")
        term.scroll_into_view_if_needed()
        assert not card.is_visible()
        term.hover()
        card.wait_for(state="visible")
        assert "weighted sum" in card.inner_text()
        assert window.record.findings() == []


def test_the_keyboard_opens_it_and_goes_on_to_the_glossary(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        window.open(f"{LESSON}lesson/")
        window.page.locator("#term-bias button").focus()
        window.page.keyboard.press("Enter")
        window.page.locator("#term-bias-card").wait_for(state="visible")
        window.page.keyboard.press("Tab")
        window.page.keyboard.press("Enter")
        window.page.wait_for_url("**/glossary/#term-bias")
        assert window.page.locator("#term-bias").is_visible()


def test_a_finger_opens_it_within_a_narrow_screen(browser: Browser, base: str) -> None:
    with visit(browser, base, PHONE) as window:
        window.open(f"{LESSON}lesson/")
        window.page.locator("#term-bias button").tap()
        card = window.page.locator("#term-bias-card")
        card.wait_for(state="visible")
        box = card.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= window.page.evaluate("innerWidth")


def test_printed_it_is_a_word(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        window.open(f"{LESSON}lesson/")
        window.page.emulate_media(media="print")
        assert window.page.locator("#term-bias > a").is_visible()
        assert not window.page.locator("#term-bias > button").is_visible()
