"""Cards come back on the right day: on a clock that the test sets, from what the browser alone remembers."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Route, expect

from browser.axe import violations
from browser.places import COURSE
from browser.sessions import CARDS, DAY, MORNING, PATH, Session, reviews, set_clock, start
from browser.visits import View, Visit, both_looks, visit
from conftest import PREFIX

pytestmark = pytest.mark.browser


def study(window: Visit, *ratings: int) -> list[str]:
    """Study cards of the lesson in the morning; the questions that were asked."""
    set_clock(window, MORNING)
    session = start(window)
    asked = session.rate(*ratings)
    session.leave()
    return asked


def state(window: Visit) -> str:
    return window.page.locator(".review__said").inner_text()


def review(window: Visit) -> Session:
    """Begin the review on the page that is open."""
    window.page.get_by_role("button", name=re.compile(r"^(Review|Study) \d+ cards?")).click()
    return Session(window.page)


def test_a_newcomer_is_told_where_to_begin(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        window.open("review/")
        assert "No cards yet" in state(window)
        window.page.locator(".review__buttons").get_by_role("link").click()
        window.page.wait_for_url("**/brief/")


def test_four_days_later_the_right_cards_are_due(browser: Browser, base: str) -> None:
    """Rated good, a new card is due within the day; easy, after eight days; those not met are new."""
    with visit(browser, base) as window:
        asked = study(window, 3, 4, 2)
        window.open("review/")
        assert state(window) == f"{CARDS - 3} new."
        set_clock(window, MORNING + 4 * DAY)
        window.open("review/")
        assert state(window) == f"2 due, {CARDS - 3} new."
        assert "1 within a week" in window.page.locator(".review__coming").inner_text()
        session = review(window)
        assert session.left == "7 left"  # the two that are due, and five new ones
        assert {session.rate(3)[0], session.rate(3)[0]} == {asked[0], asked[2]}
        assert session.question not in asked
        session.leave()
        assert state(window) == f"{CARDS - 3} new."
        set_clock(window, MORNING + 8 * DAY)
        window.open("review/")
        session = review(window)
        questions = session.rate(*[3] * int(session.left.split()[0]))
        assert asked[1] in questions
        assert window.record.findings() == []


def test_a_card_is_due_from_the_morning_of_its_day(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        study(window, 4)
        set_clock(window, MORNING + 8 * DAY - timedelta(hours=1))
        window.open("review/")
        assert state(window).startswith("1 due")


def test_where_nothing_is_due_it_says_when_to_come_back(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        study(window, *[4] * CARDS)
        window.open("review/")
        assert re.fullmatch(r"Done for today\. The next card comes up on \d+ April\.", state(window))
        session = review(window)
        assert session.left == f"{CARDS} left"
        session.rate(3)
        session.leave()
        assert sorted(len(history) for history in reviews(window.page).values()) == [1] * (CARDS - 1) + [2]


def test_the_length_of_a_session_is_chosen_and_kept(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        study(window, *[3] * 7)
        set_clock(window, MORNING + DAY)
        page = window.open("review/")
        page.get_by_label("Cards in a session").select_option("5")
        expect(page.get_by_role("button", name="Review 5 cards")).to_be_visible()
        page.get_by_label("Cards in a session").select_option("all")
        page.get_by_label("New cards among them").select_option("0")
        window.open("review/")
        expect(page.get_by_role("button", name="Review 7 cards")).to_be_visible()
        page.get_by_label("New cards among them").select_option("all")
        expect(page.get_by_role("button", name=f"Review {CARDS} cards")).to_be_visible()


def test_a_history_follows_its_card_through_rewording(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        (asked,) = study(window, 3)

        def reword(route: Route) -> None:
            body = route.fetch().text()
            assert asked in body
            route.fulfill(body=body.replace(asked, "What is new here?"), content_type="text/javascript")

        window.changed.append("routes")
        window.page.context.route("**/decks/*.js", reword)
        set_clock(window, MORNING + 4 * DAY)
        window.open("review/")
        assert state(window).startswith("1 due")
        assert review(window).question == "What is new here?"


def test_a_card_that_is_gone_is_passed_over_and_its_history_kept(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        study(window, 3)
        key = f"clawdemy:{PREFIX}:card:{PATH}#card-of-last-year"
        value = f'{{"v":1,"reviews":[[{round(MORNING.timestamp() * 1000)},3]]}}'
        window.page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, value])
        set_clock(window, MORNING + DAY)
        window.open("review/")
        assert state(window) == f"1 due, {CARDS - 1} new."
        session = review(window)
        session.rate(3, 3)
        session.leave()
        assert window.page.evaluate("key => localStorage.getItem(key)", key) == value


def test_formulas_links_and_numbers_come_along(browser: Browser, base: str) -> None:
    """What the review shows is what the lesson shows, with links that lead from here."""
    with visit(browser, base) as window:
        study(window, *[3] * CARDS)
        set_clock(window, MORNING + DAY)
        page = window.open("review/")
        page.get_by_label("Cards in a session").select_option("all")
        session = review(window)
        texts = set()
        for _ in range(CARDS):
            page.keyboard.press("Space")
            texts.add(session.answer.inner_text())
            page.keyboard.press("3")
        session.leave()
        answers = window.open(f"{COURSE}cards/weights-biases-and-the-squish/").locator(".practice__body")
        assert texts == {text.strip() for text in answers.evaluate_all("all => all.map(one => one.textContent)")}


@both_looks
def test_axe_finds_nothing_on_the_page_of_the_review(browser: Browser, base: str, view: View, scheme: str) -> None:
    with visit(browser, base, view, scheme) as window:
        page = window.open("review/")
        assert violations(page) == []
        study(window, 3)
        set_clock(window, MORNING + DAY)
        page = window.open("review/")
        assert violations(page, "main") == []
