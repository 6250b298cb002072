"""A deck's page is whole without a script, and on paper its answers lie behind their questions."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser.places import KINDS
from browser.sessions import CARDS, DECK
from browser.visits import visit

pytestmark = pytest.mark.browser

PLACES = """() => [...document.querySelectorAll(".sheet-card")].map(card =>
  [card.querySelector("h3"), card.querySelector(".practice__body")].map(side => {
    const box = side.getBoundingClientRect();
    return [Math.round(box.x), Math.round(box.y), Math.round(box.width), Math.round(box.height)];
  }))"""


def _pages(page: Page, **paper: Any) -> int:
    return len(re.findall(rb"/Type /Page\b", page.pdf(**paper)))


@pytest.mark.parametrize("kind", ["lesson's cards", "cards"])
def test_eight_cards_fill_both_sides_of_a_sheet(browser: Browser, base: str, kind: str) -> None:
    with visit(browser, base) as window:
        page = window.open(KINDS[kind])
        cards = page.locator(".sheet-card").count()
        assert cards >= CARDS
        assert {_pages(page, format=paper) for paper in ("A4", "Letter")} == {2 * -(-cards // 8)}


def test_each_answer_lies_behind_its_question(browser: Browser, base: str) -> None:
    """Turned on the long edge, the left column lies behind the right one, four rows further on."""
    with visit(browser, base) as window:
        page = window.open(KINDS["cards"])
        page.emulate_media(media="print")
        places = page.evaluate(PLACES)
        left, right = sorted({front[0] for front, _back in places})
        for front, back in places:
            assert {front[0], back[0]} == {left, right}
            assert back[1] - front[1] == pytest.approx(4 * front[3], abs=4)
            assert front[2:] == back[2:]
        assert len({tuple(side[:2]) for both in places for side in both}) == 2 * len(places)


def test_nothing_is_cut_off_on_paper(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        page = window.open(KINDS["cards"])
        page.emulate_media(media="print")
        cut = """[...document.querySelectorAll(".sheet-card :is(h3, .practice__body)")]
          .filter(side => side.scrollHeight > side.clientHeight + 1).map(side => side.textContent)"""
        assert page.evaluate(cut) == []


def test_without_scripts_a_deck_can_be_read(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + DECK)
    cards = page.locator(".sheet-card")
    assert cards.count() == CARDS
    card = cards.first
    assert not card.locator(".practice__body").is_visible()
    card.locator("summary").click()
    assert card.locator(".practice__body").is_visible()
    assert page.get_by_role("button").count() == 0
    for name in ("Deck for Anki", "Table"):
        address = page.get_by_role("link", name=name).get_attribute("href")
        assert address
        answer = context.request.get(f"{base}{DECK}{address}")
        assert answer.ok
        assert len(answer.body()) > 1000
    page.goto(base + KINDS["review"])
    assert page.locator(".review-without").is_visible()
    assert page.locator(".review-decks a").count() >= 2
    context.close()
