"""One notion of a day, the learner's calendar day from four in the morning, wherever days are counted or told.

That is in every time zone and over every change of the clock: for what is due, what has elapsed, and in every date.
"""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("time zones")]

DAY = 86_400_000
BERLIN = "Europe/Berlin"

DAYS = """([moments, days]) => import("/days.js").then(({ isoDate, morningOf }) =>
  moments.map((moment) => [isoDate(new Date(moment)), new Date(morningOf(new Date(moment).getTime(), days)).toString()
    .slice(4, 21)]))"""


@pytest.mark.parametrize(
    ("moment", "day", "tomorrow"),
    [
        ("2026-03-27T03:59:00", "2026-03-26", "Mar 27 2026 04:00"),
        ("2026-03-27T04:00:00", "2026-03-27", "Mar 28 2026 04:00"),
        ("2026-03-28T20:00:00", "2026-03-28", "Mar 29 2026 04:00"),
        ("2026-03-29T01:59:00", "2026-03-28", "Mar 29 2026 04:00"),  # the next minute is 3:00, in summer time
        ("2026-03-29T03:59:00", "2026-03-28", "Mar 29 2026 04:00"),
        ("2026-03-29T04:00:00", "2026-03-29", "Mar 30 2026 04:00"),
        ("2026-03-29T04:59:00", "2026-03-29", "Mar 30 2026 04:00"),
        ("2026-10-25T03:00:00", "2026-10-24", "Oct 25 2026 04:00"),  # 3:00 came an hour late
        ("2026-10-25T03:59:00", "2026-10-24", "Oct 25 2026 04:00"),
        ("2026-10-25T04:00:00", "2026-10-25", "Oct 26 2026 04:00"),
    ],
)
def test_a_day_starts_at_four_also_where_the_clock_changes(
    abroad: Callable[[str], Page], moment: str, day: str, tomorrow: str
) -> None:
    assert abroad(BERLIN).evaluate(DAYS, [[moment], 1]) == [[day, tomorrow]]


BETWEEN = """(pairs) => import("/days.js").then(({ daysBetween }) => {
  const at = (moment) => (typeof moment === "string" ? Date.parse(moment) : moment);
  return pairs.map((pair) => daysBetween(...pair.map(at))); })"""


@pytest.mark.parametrize(
    ("zone", "change"),
    [
        (BERLIN, "2026-03-29"),
        (BERLIN, "2026-10-25"),
        ("America/Santiago", "2026-09-06"),
        ("Africa/Cairo", "2026-04-24"),
        ("Australia/Lord_Howe", "2026-10-04"),
    ],
)
def test_the_same_hour_of_the_next_day_is_one_day_later_also_over_a_change_of_the_clock(
    abroad: Callable[[str], Page], zone: str, change: str
) -> None:
    """In Santiago and Cairo the clock changes at midnight, on Lord Howe by half an hour."""
    year, month, day = map(int, change.split("-"))
    script = """([year, month, day]) => import("/days.js").then(({ daysBetween }) => {
      const at = (days, hour, minute = 0) => new Date(year, month - 1, day + days, hour, minute).getTime();
      const found = [];
      for (let days = -3; days < 3; days += 1)
        for (const [hour, minute] of [[4, 0], [4, 30], [12, 0], [21, 0], [23, 30]])
          found.push(daysBetween(at(days, hour, minute), at(days + 1, hour, minute)),
            daysBetween(at(days, hour, minute), at(days + 1, hour, minute - 5)) - (hour === 4 && !minute ? -1 : 0),
            daysBetween(at(days, 4), at(days, hour, minute)) + 1);
      return found; })"""
    assert set(abroad(zone).evaluate(script, [year, month, day])) == {1}


def test_a_day_that_a_calendar_leaves_out_takes_nothing_along(abroad: Callable[[str], Page]) -> None:
    """In Samoa the 31st of December 2011 came after the 29th."""
    page = abroad("Pacific/Apia")
    assert page.evaluate(DAYS, [["2011-12-29T21:00", "2011-12-31T21:00"], 1]) == [
        ["2011-12-29", "Dec 31 2011 04:00"],
        ["2011-12-31", "Jan 01 2012 04:00"],
    ]
    assert page.evaluate(STEPS, [["2011-12-29T21:00", 1], ["2011-12-31T21:00", 3]])[1][0] == "review"


def test_days_are_neither_negative_nor_broken_by_any_clock(calculator: Page) -> None:
    moments = [0, 1, 1_774_861_200_000, 8_640_000_000_000_000, 9_007_199_254_740_991]
    found = calculator.evaluate(BETWEEN, [[one, other] for one in moments for other in moments])
    assert all(isinstance(days, int) and days >= 0 for days in found)
    assert calculator.evaluate(BETWEEN, [["2026-03-30T21:00", "2026-03-28T21:00"]]) == [0]


EVENINGS = """([earlier, days, date]) => Promise.all([import("/fsrs.js"), import("/days.js")])
  .then(([{ next, replay }, { daysBetween }]) => {
    const start = new Date(`${date}T21:00`).getTime();
    let card = replay([[start, 1], [start + 120000, 2], [start + 780000, 3], [start + 1440000, 3]]);
    const waits = [daysBetween(card.last, card.due)];
    for (let day = 1; day <= days; day += 1) {
      const at = new Date(`${date}T21:00`);
      at.setDate(at.getDate() + day);
      at.setMinutes(at.getMinutes() - 15 - earlier * day);
      if (card.due <= at.getTime()) {
        card = next(card, 3, at.getTime());
        waits.push(daysBetween(card.last, card.due));
      }
    }
    return waits; })"""


@pytest.mark.parametrize("date", ["2026-03-02", "2026-03-20", "2026-10-20"])
def test_who_studies_a_little_earlier_each_evening_moves_on(abroad: Callable[[str], Page], date: str) -> None:
    """By blocks of 24 hours, such a card came back every day for ever."""
    assert abroad(BERLIN).evaluate(EVENINGS, [5, 20, date]) == [1, 2, 5, 12, 27]
    assert abroad(BERLIN).evaluate(EVENINGS, [0, 20, date]) == [1, 2, 5, 12, 27]


STEPS = """(moments) => import("/fsrs.js").then(({ next, replay }) => {
  const at = moments.map(([moment]) => new Date(moment).getTime());
  let card = replay([]);
  return moments.map(([, rating], place) => {
    card = next(card, rating, at[place]);
    return [card.state, card.step, new Date(card.due).toString().slice(4, 21)];
  }); })"""


def test_a_short_step_ends_with_its_day(calculator: Page) -> None:
    learnt = [["2026-03-02T23:00", 1], ["2026-03-03T00:30", 3], ["2026-03-03T21:00", 2], ["2026-03-08T03:55", 1]]
    assert calculator.evaluate(STEPS, learnt) == [
        ["learning", 0, "Mar 02 2026 23:01"],
        ["learning", 1, "Mar 03 2026 00:40"],  # past midnight the day goes on
        ["review", None, "Mar 04 2026 04:00"],  # the next day it is out of its steps, and no "hard" holds it there
        ["relearning", 0, "Mar 08 2026 04:00"],  # in ten minutes it would be another day
    ]


def test_a_card_that_waits_for_days_comes_up_in_the_morning(abroad: Callable[[str], Page]) -> None:
    """Also one that was rated at night, a night before the clock changes."""
    page = abroad(BERLIN)
    assert page.evaluate(STEPS, [["2026-03-30T21:00", 4]]) == [["review", None, "Apr 07 2026 04:00"]]
    assert page.evaluate(STEPS, [["2026-03-22T03:30", 4]]) == [["review", None, "Mar 29 2026 04:00"]]


ZONES = ["UTC", "Asia/Tokyo", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Los_Angeles", "Asia/Kathmandu"]

FLIGHT = """(history) => Promise.all([import("/fsrs.js"), import("/days.js")])
  .then(([{ next, replay }, { daysBetween }]) => {
    let card = replay([]);
    return history.map(([at, rating]) => {
      const elapsed = card.last === null ? 0 : daysBetween(card.last, at);
      card = next(card, rating, at);
      return [elapsed, card.due - at, card.stability]; }); })"""


def test_who_flies_to_another_time_zone_loses_no_card_and_no_day(abroad: Callable[[str], Page]) -> None:
    start = 1_774_861_200_000
    history = [[start + place * 17 * 3_600_000, 3 if place % 5 else 1] for place in range(60)]
    elapsed = []
    for zone in ZONES:
        found = abroad(zone).evaluate(FLIGHT, history)
        elapsed.append([days for days, _wait, _stability in found])
        assert all(days in {0, 1} and 0 < wait < 400 * DAY and stability > 0 for days, wait, stability in found)
    assert all(abs(sum(days) - 59 * 17 / 24) < 1.5 for days in elapsed)


TOLD = """async (moments) => {
  const { dateNear, dateOf, weekdayOf } = await import("/phrases.js");
  const { sayWait, sayWhen } = await import("/waits.js");
  const { exportFile } = await import("/transfer.js");
  const { createRecordStore } = await import("/records.js");
  const store = createRecordStore(null, "clawdemy:/:");
  const [at, now] = moments.map((moment) => new Date(moment).getTime());
  return [dateOf(at), dateNear(at, now), weekdayOf(at), exportFile(store, { now: () => at }).name,
    at > now && [sayWait(at, now), sayWhen(at, now)]];
}"""


@pytest.mark.parametrize(
    ("zone", "at", "now", "words"),
    [
        (
            "America/Los_Angeles",
            "2026-01-01T03:59",
            "2026-05-01T12:00",
            ["31 December 2025", "31 December 2025", "Wednesday", "clawdemy-progress-2025-12-31.json", False],
        ),
        (
            "Asia/Tokyo",
            "2026-03-02T05:00",
            "2026-03-01T22:00",
            ["2 March 2026", "2 March", "Monday", "clawdemy-progress-2026-03-02.json", ["1 day", "tomorrow"]],
        ),
        (
            BERLIN,
            "2026-03-31T04:00",
            "2026-03-28T23:00",
            ["31 March 2026", "31 March", "Tuesday", "clawdemy-progress-2026-03-31.json", ["3 days", "on Tuesday"]],
        ),
    ],
)
def test_every_date_that_is_told_is_that_of_the_learners_day(
    abroad: Callable[[str], Page], zone: str, at: str, now: str, words: list[Any]
) -> None:
    """What follows "Read on" and "Solved on", the name of a saved file, and how long until a card comes back."""
    assert abroad(zone).evaluate(TOLD, [at, now]) == words
