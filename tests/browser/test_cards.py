"""A deck of flashcards is studied by keyboard, by touch and by mouse, and nothing of it is lost."""

from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.axe import violations
from browser.server import serve
from browser.sessions import CARDS, DECK, MORNING, PRACTICE, Session, reviews, set_clock, start
from browser.visits import PHONE, View, both_looks, visit
from conftest import PREFIX

pytestmark = pytest.mark.browser


def test_a_deck_is_studied_by_keyboard_alone(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        page = window.open(PRACTICE)
        for _ in range(200):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent") == f"Study these {CARDS} cards":
                break
        page.keyboard.press("Enter")
        session = Session(page)
        expect(session.dialog).to_be_visible()
        first = session.question
        expect(session.answer).not_to_be_visible()
        page.keyboard.press("3")  # nothing is rated before it is seen
        assert session.question == first
        page.keyboard.press("Enter")
        expect(session.answer).to_be_visible()
        page.keyboard.press("1")
        asked = [first, *session.rate(3, 3, 3, 4, 2, *[3] * (CARDS - 5))]
        assert asked[4] == first  # forgotten, it comes back after three others
        assert len(set(asked)) == CARDS
        assert f"{CARDS + 1} answers: 1 forgotten, 1 hard, {CARDS - 2} good, 1 easy." in session.question
        assert f"{CARDS} cards studied" in session.question
        session.leave()
        assert page.evaluate("document.activeElement.textContent") == f"Study these {CARDS} cards"
        assert sorted(len(history) for history in reviews(page).values()) == [1] * (CARDS - 1) + [2]
        assert window.record.findings() == []


def test_every_rating_says_when_the_card_comes_back(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        set_clock(window, MORNING)  # in the last minutes of a learner's day, ten minutes later is tomorrow
        session = start(window)
        window.page.keyboard.press("Space")
        waits = session.dialog.locator(".session__wait").all_inner_texts()
        assert waits == ["1 min", "6 min", "10 min", "8 days"]
        expect(session.dialog.get_by_role("button", name="Good 10 min")).to_be_visible()


def test_the_last_rating_can_be_taken_back(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        session = start(window)
        (first,) = session.rate(1)
        assert session.left == f"{CARDS} left"
        window.page.keyboard.press("u")
        assert session.question == first
        assert session.left == f"{CARDS} left"
        expect(session.dialog.get_by_role("button", name="Undo")).not_to_be_visible()
        session.rate(4)
        session.leave()
        assert [[rating for _at, rating in history] for history in reviews(window.page).values()] == [[4]]


def test_escape_leaves_and_the_page_is_whole_again(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        page = window.open(PRACTICE)
        words = "[...document.querySelectorAll('.practice-flashcard')].map(card => card.textContent)"
        before = page.evaluate(words)
        session = start(window)
        session.rate(3, 3)
        page.keyboard.press("Space")
        session.leave()
        assert page.evaluate(words) == before
        assert len(reviews(page)) == 2


@pytest.mark.parametrize("way", ["reload", "hide"])
def test_a_rating_survives_the_end_of_the_page(browser: Browser, base: str, way: str) -> None:
    """The last rating is not written down at once; a page that goes away writes it first."""
    with visit(browser, base) as window:
        start(window).rate(3)
        if way == "reload":
            window.page.reload()
        else:
            window.page.evaluate(
                "Object.defineProperty(document, 'hidden', {value: true}) && "
                "document.dispatchEvent(new Event('visibilitychange'))"
            )
        assert len(reviews(window.page)) == 1


def test_keys_of_the_page_behind_rest_during_a_session(browser: Browser, base: str) -> None:
    """Material opens its search with S and turns pages with N and P."""
    with visit(browser, base) as window:
        session = start(window)
        for key in ("s", "n", "p", "/"):
            window.page.keyboard.press(key)
        assert window.path() == PRACTICE
        assert session.dialog.is_visible()
        assert window.page.evaluate("document.activeElement.closest('dialog') !== null")


def _swipe(page: Page, across: int, down: int = 0) -> None:
    """Draw a finger over the card."""
    box = page.locator(".session__card").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    client = page.context.new_cdp_session(page)
    for step in range(9):
        kind = "touchStart" if step == 0 else "touchEnd" if step == 8 else "touchMove"
        point = {"x": x + across * step / 8, "y": y + down * step / 8}
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [] if step == 8 else [point]})


@pytest.mark.parametrize("across", [-140, 140])
def test_a_swipe_turns_a_card(browser: Browser, base: str, across: int) -> None:
    with visit(browser, base, PHONE) as window:
        session = start(window)
        _swipe(window.page, 10, 120)
        expect(session.answer).not_to_be_visible()
        _swipe(window.page, across)
        expect(session.answer).to_be_visible()


def test_a_tap_turns_a_card_and_a_tap_rates_it(browser: Browser, base: str) -> None:
    with visit(browser, base, PHONE) as window:
        session = start(window)
        session.dialog.locator(".session__card").tap()
        expect(session.answer).to_be_visible()
        session.dialog.get_by_role("button", name="Good").tap()
        assert session.left == f"{CARDS - 1} left"
        session.dialog.get_by_role("button", name="Leave").tap()
        expect(window.page.locator(".session")).to_have_count(0)
        assert len(reviews(window.page)) == 1


def test_a_session_needs_no_server(browser: Browser, built_site: Path) -> None:
    with ExitStack() as stack:
        running = stack.enter_context(ExitStack())
        window = stack.enter_context(visit(browser, running.enter_context(serve(built_site, PREFIX))))
        page = window.open(DECK)
        page.wait_for_load_state("networkidle")
        running.close()
        page.get_by_role("button", name="Study these").click()
        session = Session(page)
        session.rate(3, 1)
        session.leave()
        assert len(reviews(page)) == 2
        assert window.record.findings() == []


@both_looks
def test_axe_finds_nothing_in_a_session(browser: Browser, base: str, view: View, scheme: str) -> None:
    with visit(browser, base, view, scheme) as window:
        session = start(window, DECK)
        assert violations(window.page, ".session") == []
        window.page.keyboard.press("Space")
        expect(session.answer).to_be_visible()
        assert violations(window.page, ".session") == []
        window.page.keyboard.press("4")
        session.rate(*[4] * (CARDS - 1))
        assert f"{CARDS} cards studied" in session.question
        assert violations(window.page, ".session") == []
