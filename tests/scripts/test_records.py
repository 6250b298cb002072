"""What a learner did is remembered in bounded histories, and a clock that is set wrong destroys nothing."""

from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

DAY = 86_400_000
NOW = 1_700_000_000_000

OPEN = """() => import("/records.js").then(({ createRecords, createRecordStore }) => {
  window.time = 1_700_000_000_000;
  window.heard = [];
  window.store = createRecordStore(localStorage, "clawdemy:/:");
  window.records = createRecords(store, { now: () => time });
  records.onChange((key) => heard.push(key));
})"""


@pytest.fixture
def desk(page: Page) -> Page:
    """A page with `records`, whose clock stands at `time`."""
    page.evaluate(OPEN)
    return page


def review(page: Page, at: int, rating: int) -> None:
    page.evaluate("([at, rating]) => { time = at; records.recordReview('tea/water', 'boil', rating); }", [at, rating])


def reviews(page: Page, at: int) -> Any:
    return page.evaluate("(at) => { time = at; return records.reviewsOf('tea/water', 'boil'); }", at)


def test_what_was_never_done_is_nothing(desk: Page) -> None:
    asked = "[records.answerOf('a/b', 'c'), records.reviewsOf('a/b', 'c'), records.readOf('a/b'), records.place()]"
    assert desk.evaluate(asked) == [None, [], None, None]
    assert desk.evaluate("records.settings()") == {}
    assert desk.evaluate("({...localStorage})") == {}


def test_an_answer_knows_its_best_and_its_last_try(desk: Page) -> None:
    for outcome in (0, 2, 1):
        desk.evaluate("(outcome) => { time += 60000; records.recordAnswer('tea/water', 'pour', outcome); }", outcome)
    answer = desk.evaluate("records.answerOf('tea/water', 'pour')")
    assert answer == {"best": 2, "last": 1, "tries": 3, "at": NOW + 3 * 60_000}
    assert desk.evaluate("heard") == ["answer:tea/water#pour"] * 3


def test_an_answer_keeps_its_latest_twenty_tries_and_the_best_of_all(desk: Page) -> None:
    desk.evaluate("records.recordAnswer('tea/water', 'pour', 2)")
    desk.evaluate("for (let n = 0; n < 50; n++) { time += 1000; records.recordAnswer('tea/water', 'pour', 0); }")
    assert desk.evaluate("records.answerOf('tea/water', 'pour')") == {
        "best": 2,
        "last": 0,
        "tries": 20,
        "at": NOW + 50_000,
    }


def test_tries_stand_in_the_order_in_which_they_were_made_whatever_the_clock_says(desk: Page) -> None:
    for at, outcome in ((NOW, 1), (NOW - 40 * DAY, 0), (NOW - 40 * DAY, 2), (NOW - 41 * DAY, 1)):
        desk.evaluate("([at, outcome]) => { time = at; records.recordAnswer('a/b', 'c', outcome); }", [at, outcome])
        answer = desk.evaluate("records.answerOf('a/b', 'c')")
        assert answer["last"] == outcome
    assert (answer["tries"], answer["best"]) == (4, 2)


def test_reviews_come_back_in_order_of_time(desk: Page) -> None:
    for at, rating in ((NOW, 3), (NOW + DAY, 1), (NOW + 2 * DAY, 4)):
        review(desk, at, rating)
    assert reviews(desk, NOW + 2 * DAY) == [[NOW, 3], [NOW + DAY, 1], [NOW + 2 * DAY, 4]]


def test_a_card_keeps_its_latest_thousand_reviews(desk: Page) -> None:
    desk.evaluate("for (let n = 0; n < 1005; n++) { time += 1000; records.recordReview('tea/water', 'boil', 3); }")
    found = reviews(desk, NOW + DAY)
    assert (len(found), found[0], found[-1]) == (1000, [NOW + 6000, 3], [NOW + 1_005_000, 3])


def test_a_clock_that_ran_ahead_does_not_put_a_card_off(desk: Page) -> None:
    """A review in five years' time is read as made when that was first noticed, and not as made anew every day."""
    review(desk, NOW, 3)
    review(desk, NOW + 1800 * DAY, 3)
    assert reviews(desk, NOW + DAY) == [[NOW, 3], [NOW + DAY, 3]]
    assert reviews(desk, NOW + 9 * DAY) == [[NOW, 3], [NOW + DAY, 3]]
    review(desk, NOW + 10 * DAY, 4)
    assert reviews(desk, NOW + 11 * DAY) == [[NOW, 3], [NOW + DAY, 3], [NOW + 10 * DAY, 4]]


def test_a_clock_that_fell_behind_destroys_nothing(desk: Page) -> None:
    for at in (NOW, NOW + 4 * DAY, NOW + 20 * DAY):
        review(desk, at, 3)
    back = NOW - 9000 * DAY
    assert reviews(desk, back) == [[back, 3]] * 3
    assert reviews(desk, back + DAY) == [[back, 3]] * 3
    assert reviews(desk, back - DAY) == [[back - DAY, 3]] * 3
    assert reviews(desk, NOW + 21 * DAY) == [[NOW, 3], [NOW + 4 * DAY, 3], [NOW + 20 * DAY, 3]]


def test_a_clock_that_differs_by_hours_is_left_alone(desk: Page) -> None:
    review(desk, NOW + DAY // 2, 3)
    assert reviews(desk, NOW) == [[NOW, 3]]
    assert reviews(desk, NOW + DAY) == [[NOW + DAY // 2, 3]]
    assert desk.evaluate("store.keys()") == ["card:tea/water#boil"]


def test_a_lesson_is_read_with_its_sections_until_that_is_taken_back(desk: Page) -> None:
    desk.evaluate("records.recordRead('tea/water', { 'why': 'a1', '': 'b2' })")
    assert desk.evaluate("records.readOf('tea/water')") == {"at": NOW, "sections": {"why": "a1", "": "b2"}}
    desk.evaluate("records.forgetRead('tea/water')")
    assert desk.evaluate("records.readOf('tea/water')") is None


def test_the_place_is_the_last_one(desk: Page) -> None:
    for title in ("Brief", "Lesson"):
        desk.evaluate("(title) => records.recordPlace({lesson: 'tea/water', kind: 'lesson', title})", title)
    place = {"lesson": "tea/water", "kind": "lesson", "title": "Lesson", "at": NOW}
    assert desk.evaluate("records.place()") == place


def test_a_place_that_names_a_module_leads_to_the_lesson(desk: Page) -> None:
    desk.evaluate("records.recordPlace({lesson: 'tea/pouring/one-cup', kind: 'single', title: 'One cup'})")
    assert desk.evaluate("records.place().lesson") == "tea/one-cup"


def test_settings_change_one_by_one(desk: Page) -> None:
    desk.evaluate("records.saveSettings({ length: 20, sound: false })")
    desk.evaluate("records.saveSettings({ length: 10 })")
    assert desk.evaluate("records.settings()") == {"length": 10, "sound": False}


UNITE = "([key, one, other]) => import('/shapes.js').then(({ unite }) => unite(key, one, other))"
ANSWERS = (
    {"v": 1, "best": [5, 1], "tries": [[1, 0], [5, 1]]},
    {"v": 1, "best": [3, 2], "tries": [[1, 0], [3, 2], [9, 0]]},
)
SETTINGS = ({"v": 1, "values": {"a": [1, "x"], "b": [5, 1]}}, {"v": 1, "values": {"a": [2, "y"], "b": [4, 2]}})


@pytest.mark.parametrize(
    ("key", "one", "other", "both"),
    [
        ("answer:a/b#c", *ANSWERS, {"v": 1, "best": [3, 2], "tries": [[1, 0], [3, 2], [5, 1], [9, 0]]}),
        (
            "answer:a/b#c",
            {"v": 1, "best": [4, 2], "tries": [[4, 2]]},
            {"v": 1, "best": [3, 2], "tries": [[3, 2]]},
            {"v": 1, "best": [3, 2], "tries": [[3, 2], [4, 2]]},
        ),
        (
            "card:a/b#c",
            {"v": 1, "reviews": [[1, 3], [2, 3]]},
            {"v": 1, "reviews": [[2, 1], [2, 3], [4, 4]]},
            {"v": 1, "reviews": [[1, 3], [2, 1], [2, 3], [4, 4]]},
        ),
        ("read:a/b", {"v": 1, "at": 4, "sections": None}, {"v": 1, "at": 3, "sections": {"s": "1"}}, None),
        ("settings", *SETTINGS, {"v": 1, "values": {"a": [2, "y"], "b": [5, 1]}}),
    ],
)
def test_two_histories_become_one_in_either_order(
    page: Page, key: str, one: dict[str, Any], other: dict[str, Any], both: dict[str, Any] | None
) -> None:
    assert page.evaluate(UNITE, [key, one, other]) == page.evaluate(UNITE, [key, other, one]) == (both or one)
    assert page.evaluate(UNITE, [key, one, one]) == page.evaluate(UNITE, [key, None, one]) == one
