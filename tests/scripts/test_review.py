"""The review of several courses: which take part is chosen, kept, and followed; nothing is lost by that."""

from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

OPEN = """async () => {
  const { createRecords, createRecordStore } = await import("/records.js");
  const { startReview } = await import("/review.js");
  const lesson = (course) => ({ path: `${course}/one`, title: "One", number: 1, module: "m", address: `${course}/`,
    main: "", practice: "", sections: [], outcomes: [], questions: [],
    cards: [["a", "o"], ["b", "o"], ["gone", "o"]] });
  const face = { front: "<b>Front</b>", back: "<p>Back</p>" };
  const slugs = ["tea", "coffee"];
  document.querySelector("main").innerHTML = '<div data-review></div>';
  const store = createRecordStore(localStorage, "clawdemy:/:");
  window.time ??= new Date(2026, 2, 30, 21).getTime();
  const clock = { now: () => time };
  const records = createRecords(store, clock);
  if (!records.readOf("tea/one")) slugs.forEach((slug) => records.recordRead(`${slug}/one`, { "": "1" }));
  const courses = slugs.map((slug) => ({ kind: "course", slug, title: slug, address: "", lessons: [lesson(slug)] }));
  const decks = slugs.map((slug) => ({ kind: "deck", course: slug,
    cards: { [`${slug}/one#a`]: face, [`${slug}/one#b`]: face } }));
  const page = { base: location.href, kind: "review", lesson: "", course: "" };
  window.rate = (rating) => slugs.forEach((slug) => ["a", "b"].forEach((id) =>
    records.recordReview(`${slug}/one`, id, rating)));
  startReview({ page, data: { courses, decks }, records, store, clock });
}"""


def said(page: Page) -> Any:
    return page.locator(".review__said").inner_text()


def test_a_course_can_be_left_out_and_the_choice_is_kept(page: Page) -> None:
    page.evaluate(OPEN)
    assert said(page) == "4 new."
    page.get_by_label("coffee").uncheck()
    assert said(page) == "2 new."
    page.evaluate(OPEN)
    assert said(page) == "2 new."
    assert not page.get_by_label("coffee").is_checked()
    page.get_by_label("coffee").check()
    assert said(page) == "4 new."


def test_where_new_cards_are_left_out_it_says_so(page: Page) -> None:
    page.evaluate(OPEN)
    page.get_by_label("New cards among them").select_option("0")
    assert said(page) == "Nothing is due, and 4 new cards are left out below."
    assert not page.get_by_role("button", name="Review").is_visible()


def test_where_all_courses_are_left_out_nothing_fails(page: Page) -> None:
    page.evaluate(OPEN)
    for slug in ("tea", "coffee"):
        page.get_by_label(slug).uncheck()
    assert said(page) == "No cards yet in the courses chosen below."
    assert not page.locator(".review__buttons a").is_visible()


def test_a_session_shows_what_the_build_rendered(page: Page) -> None:
    page.evaluate(OPEN)
    page.get_by_role("button", name="Review 4 cards").click()
    assert page.locator(".session__front").inner_html() == "<b>Front</b>"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "Review 4 cards"


@pytest.mark.parametrize(
    ("rating", "words"),
    [
        (3, "Done for today. What you met today can be seen once more in 10 min, or comes up tomorrow."),
        (4, "Done for today. The next card comes up on 7 April."),
    ],
)
def test_after_a_first_session_in_the_evening_the_day_is_done(page: Page, rating: int, words: str) -> None:
    page.evaluate(OPEN)
    page.evaluate("(rating) => rate(rating)", rating)
    assert said(page) == words


def test_the_next_day_the_steps_of_the_evening_are_over(page: Page) -> None:
    """Rated hard, a card of yesterday evening comes back after days, and not after ten minutes."""
    page.evaluate(OPEN)
    page.evaluate("rate(3)")
    page.evaluate("() => { time = new Date(2026, 2, 31, 4, 1).getTime(); rate(2); }")
    assert said(page) == "Done for today. The next card comes up on Sunday."
    page.evaluate("() => { time = new Date(2026, 3, 1, 9).getTime(); dispatchEvent(new Event('pageshow')); }")
    assert said(page) == "Nothing is due. The next card comes up on Sunday."


def test_the_end_of_a_session_says_that_one_may_stop(page: Page) -> None:
    page.evaluate(OPEN)
    page.get_by_role("button", name="Review 4 cards").click()
    for rating in "3434":
        page.keyboard.press("Space")
        page.keyboard.press(rating)
    report = page.locator(".session__front").inner_text()
    assert "They come back: 2 later today, 2 within a month." in report
    assert "You may be done for today: what would come back later today comes up tomorrow too." in report
    page.keyboard.press("Escape")
