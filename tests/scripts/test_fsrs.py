"""Our schedules are those of the reference package, and a clock that is set wrong does no harm to them."""

import json
import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fsrs import Card, Rating, Scheduler, State
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

MINUTE = 60_000
DAY = 86_400_000
START = 1_700_000_000_000
HISTORIES = 3000

Review = tuple[int, int]

REPLAY = """async (histories) => {
  const { next, replay, retrievability } = await import("/fsrs.js");
  const found = JSON.parse(histories).map(({ reviews, later }) => {
    let card = replay([]);
    const cards = reviews.map(([at, rating]) => (card = next(card, rating, at)));
    return { cards, whole: replay(reviews), recall: retrievability(card, later) };
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


def _when(at: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at)


def _stands(card: Card) -> dict[str, Any]:
    assert card.last_review
    return {
        "state": {State.Learning: "learning", State.Review: "review", State.Relearning: "relearning"}[card.state],
        "step": card.step,
        "due": (card.due - _when(0)) // timedelta(milliseconds=1),
        "last": (card.last_review - _when(0)) // timedelta(milliseconds=1),
        "stability": pytest.approx(card.stability, rel=1e-9),
        "difficulty": pytest.approx(card.difficulty, rel=1e-9),
    }


def _history(draw: random.Random, scheduler: Scheduler) -> tuple[list[Review], list[dict[str, Any]], Card]:
    card = Card(card_id=1)
    at = START + draw.randrange(365 * DAY)
    reviews, expected = [], []
    for _ in range(draw.randrange(1, 25)):
        rating = draw.choices([1, 2, 3, 4], draw.choice([[1, 1, 1, 1], [1, 2, 12, 3], [5, 2, 4, 1]]))[0]
        card, _log = scheduler.review_card(card, Rating(rating), _when(at))
        reviews.append((at, rating))
        expected.append(_stands(card))
        at += _gap(draw, expected[-1]["due"] - at)
    return reviews, expected, card


def test_schedules_agree_with_the_reference_package(calculator: Page) -> None:
    draw = random.Random(20240901)  # noqa: S311 - seeded draws repeat
    scheduler = Scheduler(enable_fuzzing=False)
    drawn = [_history(draw, scheduler) for _ in range(HISTORIES)]
    laters = [reviews[-1][0] + draw.randrange(400 * DAY) for reviews, _expected, _card in drawn]
    given = [{"reviews": drawn[place][0], "later": later} for place, later in enumerate(laters)]
    found = json.loads(calculator.evaluate(REPLAY, json.dumps(given)))
    seen: set[tuple[str, int]] = set()
    for (reviews, expected, card), later, ours in zip(drawn, laters, found, strict=True):
        assert ours["cards"] == expected, reviews
        assert ours["whole"] == expected[-1]
        recall = scheduler.get_card_retrievability(card, _when(later))
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
