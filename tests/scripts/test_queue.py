"""The order of a session, and the words for when a card comes back."""

from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

RUN = """async ([count, acts]) => {
  const { createQueue } = await import("/queue.js");
  const { replay } = await import("/fsrs.js");
  const card = (place) => ({ lesson: "tea/kettle", id: `c${place}`, front: null, back: null });
  const entries = [...Array(count).keys()].map((place) => ({ card: card(place), schedule: replay([]) }));
  const queue = createQueue(entries);
  const shown = [];
  for (const act of acts) {
    shown.push(`${queue.current()?.card.id ?? "end"} ${queue.left()}`);
    if (act === "undo") queue.undo();
    else if (act === "settle") queue.settle();
    else queue.rate(act, 1e12);
  }
  shown.push(`${queue.current()?.card.id ?? "end"} ${queue.left()}`);
  return { shown, last: queue.last() && [queue.last().card.id, queue.last().rating], ratings: queue.ratings(),
    done: queue.done().map(({ card, schedule }) => [card.id, schedule.state]) };
}"""


def run(page: Page, count: int, *acts: int | str) -> Any:
    return page.evaluate(RUN, [count, list(acts)])


def test_cards_come_up_in_order_and_the_session_ends(calculator: Page) -> None:
    found = run(calculator, 3, 3, 2, 4)
    assert found["shown"] == ["c0 3", "c1 2", "c2 1", "end 0"]
    assert found["ratings"] == [3, 2, 4]
    assert found["done"] == [["c0", "learning"], ["c1", "learning"], ["c2", "review"]]


def test_a_forgotten_card_comes_back_after_three_others(calculator: Page) -> None:
    assert run(calculator, 5, 1, 3, 3, 3, 3)["shown"] == ["c0 5", "c1 5", "c2 4", "c3 3", "c0 2", "c4 1"]


def test_a_forgotten_card_comes_back_at_the_end_where_fewer_are_left(calculator: Page) -> None:
    assert run(calculator, 2, 3, 1, 1, 3)["shown"] == ["c0 2", "c1 1", "c1 1", "c1 1", "end 0"]


def test_a_card_that_came_back_counts_once_among_the_done(calculator: Page) -> None:
    assert run(calculator, 1, 1, 3)["done"] == [["c0", "learning"]]


def test_the_last_rating_is_taken_back_once(calculator: Page) -> None:
    found = run(calculator, 3, 3, 1, "undo", "undo")
    assert found["shown"] == ["c0 3", "c1 2", "c2 2", "c1 2", "c1 2"]
    assert (found["last"], found["ratings"], found["done"]) == (None, [3], [["c0", "learning"]])


def test_what_is_settled_is_not_taken_back(calculator: Page) -> None:
    assert run(calculator, 2, 3, "settle", "undo")["shown"][-1] == "c1 1"


WAITS = """async (waits) => {
  const { sayWait } = await import("/waits.js");
  const now = new Date(2026, 2, 2, 4).getTime();
  return waits.map((wait) => sayWait(now + wait * 60_000, now));
}"""


def test_waits_are_told_in_the_largest_fitting_unit(calculator: Page) -> None:
    day = 24 * 60
    waits = [
        0,
        1,
        5.5,
        59,
        60,
        23 * 60,
        day,
        8 * day,
        30 * day,
        31 * day,
        300 * day,
        365 * day,
        800 * day,
        36_500 * day,
    ]
    assert calculator.evaluate(WAITS, waits) == [
        *("1 min", "1 min", "6 min", "59 min", "1 h", "23 h", "1 day", "8 days", "30 days", "1 month", "10 months"),
        *("1 year", "2.2 years", "100 years"),
    ]


DAYS = """async ([dues, hour]) => {
  const { sayComingUp, sayWhen } = await import("/waits.js");
  const now = new Date(2026, 2, 30, hour).getTime(); // a Monday
  const moments = dues.map(([day, hour]) => new Date(2026, 2, 30 + day, hour).getTime());
  return [sayComingUp(moments, now), ...moments.map((due) => sayWhen(due, now))];
}"""


def test_days_start_at_four_in_the_morning(calculator: Page) -> None:
    dues = [[0, 21], [1, 3], [1, 4], [2, 4], [6, 20], [8, 5], [40, 4]]
    assert calculator.evaluate(DAYS, [dues, 20]) == [
        "2 later today, 1 tomorrow, 2 within a week, 1 within a month, 1 after that",
        *("in 1 h", "in 7 h", "tomorrow", "on Wednesday", "on Sunday", "on 7 April", "on 9 May"),
    ]


def test_who_studies_past_midnight_is_still_in_the_day_before(calculator: Page) -> None:
    assert calculator.evaluate(DAYS, [[[0, 4], [1, 4]], 1]) == ["1 tomorrow, 1 within a week", "tomorrow", "on Tuesday"]
