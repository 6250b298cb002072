"""Our schedules are those of the reference package, and a clock that is set wrong does no harm to them.

The reference counts days in blocks of 24 hours, we count the learner's calendar days from four in the morning. So it is
given moments that lie as many blocks apart as ours lie days. In one thing we differ: a short step ends with its day.
"""

import json
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fsrs import Card, Rating, Scheduler, State
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

MINUTE = 60_000
DAY = 86_400_000
START = 1_700_000_000_000
LATEST = START + 200 * 365 * DAY
HISTORIES = 400
STEPS = {State.Learning: "learning", State.Review: "review", State.Relearning: "relearning"}

Review = tuple[int, int]

REPLAY = """async (histories) => {
  const { next, replay, retrievability } = await import("/fsrs.js");
  const { daysBetween } = await import("/days.js");
  const found = JSON.parse(histories).map(({ reviews, later }) => {
    let card = replay([]);
    const stand = ({ state, step, stability, difficulty, due, last }) =>
      ({ step, stability, difficulty, state, due, last, days: daysBetween(last, due) });
    const cards = reviews.map(([at, rating]) => stand((card = next(card, rating, at))));
    return { cards, whole: stand(replay(reviews)), recall: retrievability(card, later) };
  });
  return JSON.stringify(found);
}"""


def _gap(draw: random.Random, wait: int) -> int:
    """Milliseconds until the next review, where ``wait`` would be on time."""
    return draw.choice(
        [
            wait,
            wait,
            wait + draw.randrange(DAY),
            int(wait * draw.random()),
            int(wait * (1 + 3 * draw.random())),
            draw.randrange(1, 20 * MINUTE),
            draw.randrange(1, DAY),
            draw.choice([DAY - 1, DAY, DAY + 1, 2 * DAY - 1]),
            draw.randrange(1, 40) * DAY,
            draw.randrange(1, 30 * 365 * DAY),
        ]
    )


class Days:
    """A learner's days in a time zone, worked out in another way than ours: through Python's own dates."""

    def __init__(self, zone: str) -> None:
        self.zone = ZoneInfo(zone)

    def number(self, at: int) -> int:
        """The day in which a moment lies."""
        local = datetime.fromtimestamp(at / 1000, self.zone)
        return local.date().toordinal() - (local.hour < 4)

    def morning(self, day: int) -> int:
        """When a day begins, ms since 1970."""
        date = datetime.fromordinal(day)
        return round(datetime(date.year, date.month, date.day, 4, tzinfo=self.zone).timestamp() * 1000)

    def noon(self, at: int, place: int) -> datetime:
        """A moment for the reference: whole blocks of 24 hours lie between those of different days."""
        return datetime.fromordinal(self.number(at)).replace(hour=12, tzinfo=UTC) + timedelta(milliseconds=place)


def _stands(card: Card, days: Days, at: int) -> dict[str, Any]:
    assert card.last_review
    wait = card.due - card.last_review
    morning = days.morning(days.number(at) + max(wait.days, 1))
    due = morning if card.state is State.Review else min(at + wait // timedelta(milliseconds=1), morning)
    return {
        "state": STEPS[card.state],
        "step": card.step,
        "due": due,
        "days": days.number(due) - days.number(at),
        "last": at,
        "stability": pytest.approx(card.stability, rel=1e-9),
        "difficulty": pytest.approx(card.difficulty, rel=1e-9),
    }


def _history(draw: random.Random, scheduler: Scheduler, days: Days) -> tuple[list[Review], list[dict[str, Any]], Card]:
    card = Card(card_id=1)
    at = START + draw.randrange(365 * DAY)
    reviews: list[Review] = []
    expected: list[dict[str, Any]] = []
    for place in range(draw.randrange(1, 25)):
        rating = draw.choices([1, 2, 3, 4], draw.choice([[1, 1, 1, 1], [1, 2, 12, 3], [5, 2, 4, 1]]))[0]
        if reviews and days.number(reviews[-1][0]) < days.number(at):
            card.state, card.step = State.Review, None  # a short step ends with its day
        card, _log = scheduler.review_card(card, Rating(rating), days.noon(at, place))
        reviews.append((at, rating))
        expected.append(_stands(card, days, at))
        at += _gap(draw, expected[-1]["due"] - at)
        if at > LATEST:
            break
    return reviews, expected, card


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"])
def test_schedules_agree_with_the_reference_package(abroad: Callable[[str], Page], zone: str) -> None:
    draw = random.Random(f"20240901 {zone}")  # noqa: S311 - seeded draws repeat
    scheduler, days = Scheduler(enable_fuzzing=False), Days(zone)
    drawn = [_history(draw, scheduler, days) for _ in range(HISTORIES)]
    laters = [reviews[-1][0] + draw.randrange(400 * DAY) for reviews, _expected, _card in drawn]
    given = [{"reviews": drawn[place][0], "later": later} for place, later in enumerate(laters)]
    found = json.loads(abroad(zone).evaluate(REPLAY, json.dumps(given)))
    seen: set[tuple[str, int]] = set()
    for (reviews, expected, card), later, ours in zip(drawn, laters, found, strict=True):
        assert ours["cards"] == expected, reviews
        assert ours["whole"] == expected[-1]
        recall = scheduler.get_card_retrievability(card, days.noon(later, 99))
        assert ours["recall"] == pytest.approx(recall, rel=1e-9)
        seen |= {(before["state"], after[1]) for before, after in zip(expected, reviews[1:], strict=False)}
    assert seen == {(state, rating) for state in ("learning", "review", "relearning") for rating in (1, 2, 3, 4)}


def test_our_parameters_are_the_published_ones(calculator: Page) -> None:
    ours = calculator.evaluate("import('/fsrs.js').then(({PARAMETERS}) => PARAMETERS)")
    assert tuple(ours) == Scheduler().parameters


def _replay(page: Page, reviews: list[Review], now: int | None = None) -> dict[str, Any]:
    script = "([reviews, options]) => import('/fsrs.js').then(({replay}) => replay(reviews, options))"
    card: dict[str, Any] = page.evaluate(script, [reviews, {} if now is None else {"now": now}])
    return card


def test_the_order_in_which_reviews_are_given_does_not_matter(calculator: Page) -> None:
    reviews = [(START, 3), (START + 10 * MINUTE, 3), (START + 4 * DAY, 4)]
    in_order = _replay(calculator, reviews)
    assert _replay(calculator, reviews[::-1]) == _replay(calculator, [reviews[1], reviews[2], reviews[0]]) == in_order


def test_a_new_card_is_due_at_once(calculator: Page) -> None:
    card = _replay(calculator, [])
    assert (card["state"], card["due"], card["last"], card["stability"]) == ("learning", 0, None, None)


def test_reviews_in_the_future_are_read_as_made_now(calculator: Page) -> None:
    """A clock that ran years ahead: the card comes back in days, not years after today."""
    now = START + 5 * DAY
    ahead = _replay(calculator, [(START, 3), (START + 9000 * DAY, 3)], now)
    assert ahead == _replay(calculator, [(START, 3), (now, 3)])
    assert ahead["last"] == now
    assert now < ahead["due"] < now + 60 * DAY


def test_a_review_before_the_last_one_is_read_as_on_its_moment(calculator: Page) -> None:
    """A clock that was set back between two reviews: no interval is negative, and nothing is lost."""
    script = """(reviews) => import("/fsrs.js").then(({next, replay}) =>
      reviews.reduce((card, [at, rating]) => next(card, rating, at), replay([])))"""
    reviews = [(START, 3), (START + 10 * MINUTE, 3), (START - 900 * DAY, 1), (START + 3 * DAY, 3)]
    back = calculator.evaluate(script, reviews)
    level = calculator.evaluate(script, [*reviews[:2], (reviews[1][0], 1), reviews[3]])
    assert back == level
    assert back["due"] > back["last"] == START + 3 * DAY
    assert back["stability"] > 0


@pytest.mark.parametrize("at", [0, 1, 8_640_000_000_000_000])
def test_extreme_clocks_give_numbers(calculator: Page, at: int) -> None:
    for reviews in ([(at, 1)], [(0, 3), (at, 3)], [(0, 4), (0, 4), (at, 1), (at, 1)]):
        card = _replay(calculator, reviews)
        assert card["due"] > card["last"] == at
        assert 0 < card["stability"] < 1e6
        assert 1 <= card["difficulty"] <= 10


SOON_AND_OFTEN = """() => import("/fsrs.js").then(({ next, replay }) => {
  const [noon, hour, day] = [Date.UTC(2026, 0, 1, 12), 3_600_000, 86_400_000];
  const card = replay([[noon, 3]]);
  const soon = [1, 2, 3].map((rating) => next(card, rating, noon + hour).stability / card.stability);
  let [often, longest] = [card, 0];
  for (let time = noon, step = 0; step < 1000; step += 1, time = often.due + day) {
    often = next(often, 4, time);
    longest = Math.max(longest, (often.due - time) / day);
  }
  return [soon.map(Math.sign), soon[1], soon[0] < 1, longest]; })"""


def test_hard_on_the_same_day_takes_nothing_off_and_easy_for_ever_stays_within_a_century(calculator: Page) -> None:
    signs, hard, is_less, longest = calculator.evaluate(SOON_AND_OFTEN)
    assert (signs, hard, is_less) == ([1, 1, 1], 1, True)
    assert 36_499 < longest <= 36_500
