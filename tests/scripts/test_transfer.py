"""All that is remembered goes into a file and comes back; a file that is wrong in any way changes nothing."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

OPEN = """() => Promise.all([import("/records.js"), import("/transfer.js")]).then(([records, transfer]) => {
  window.store = records.createRecordStore(localStorage, "clawdemy:/:");
  window.records = records.createRecords(store, { now: () => 1_700_000_000_000 });
  window.take = () => transfer.exportFile(store, { now: () => 1_700_000_000_000 });
  window.bring = (text) => transfer.importFile(store, text);
})"""

WORK = """() => {
  records.recordAnswer("tea/water", "pour", 2);
  records.recordReview("tea/water", "boil", 3);
  records.recordRead("tea/water", { why: "a1" });
  records.recordPlace({ lesson: "tea/water", kind: "lesson", title: "Water" });
  records.saveSettings({ length: 20 });
}"""


@pytest.fixture
def desk(page: Page) -> Page:
    """A page with `store` and `records`, and with `take` and `bring`."""
    page.evaluate(OPEN)
    return page


def file(**changes: Any) -> str:
    """A right file of progress, with changes."""
    records = {"card:tea/water#boil": {"v": 1, "reviews": [[5, 3]]}}
    return json.dumps({"format": "clawdemy-progress", "version": 1, "exported": "2023", "records": records} | changes)


def test_everything_comes_back_after_it_was_cleared(desk: Page) -> None:
    desk.evaluate(WORK)
    before = desk.evaluate("store.all()")
    taken = desk.evaluate("take()")
    assert taken["name"] == "clawdemy-progress-2023-11-14.json"
    desk.evaluate("store.clear()")
    assert desk.evaluate("store.all()") == {}
    assert desk.evaluate("(text) => bring(text)", taken["text"]) == {"kept": 5}
    assert desk.evaluate("store.all()") == before
    assert len(before) == 5


def test_the_file_says_what_it_is(desk: Page) -> None:
    desk.evaluate("records.recordReview('tea/water', 'boil', 3)")
    desk.evaluate("store.update('ahead', () => ({ v: 1, at: 1 }))")
    assert json.loads(desk.evaluate("take().text")) == {
        "format": "clawdemy-progress",
        "version": 1,
        "exported": "2023-11-14T22:13:20.000Z",
        "records": {"card:tea/water#boil": {"v": 1, "reviews": [[1_700_000_000_000, 3]]}},
    }


def test_what_is_there_already_is_united_with_the_file(desk: Page) -> None:
    desk.evaluate("records.recordReview('tea/water', 'boil', 4)")
    desk.evaluate("records.recordReview('tea/water', 'pour', 1)")
    assert desk.evaluate("(text) => bring(text)", file()) == {"kept": 1}
    assert desk.evaluate("records.reviewsOf('tea/water', 'boil')") == [[5, 3], [1_700_000_000_000, 4]]
    assert len(desk.evaluate("records.reviewsOf('tea/water', 'pour')")) == 1


def test_a_file_that_names_lessons_by_their_modules_is_read_as_today(desk: Page) -> None:
    desk.evaluate("records.recordReview('tea/one-cup', 'how', 4)")
    older = {f"card:tea/{name}#how": {"v": 1, "reviews": [[at, 3]]} for at, name in enumerate(["one-cup", "m/one-cup"])}
    assert desk.evaluate("(text) => bring(text)", file(records=older)) == {"kept": 2}
    assert desk.evaluate("records.reviewsOf('tea/one-cup', 'how')") == [[0, 3], [1, 3], [1_700_000_000_000, 4]]
    assert desk.evaluate("store.keys()") == ["card:tea/one-cup#how"]


KEPT = "({...localStorage, filler: ''})"
CARD = {"v": 1, "reviews": [[5, 3]]}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not a file of progress"),
        ("{", "is not a file of progress"),
        (file()[:-9], "is not a file of progress"),
        ("[1, 2]", "is not a file of progress"),
        ("null", "is not a file of progress"),
        ('"clawdemy-progress"', "is not a file of progress"),
        ('{"notes": []}', "is not a file of progress"),
        (file(format="anki"), "is not a file of progress"),
        (file(version="1"), "is not a file of progress"),
        (file(version=2), "newer version of the site"),
        (file(records=None), "holds no records"),
        (file(records=[CARD]), "holds no records"),
        (file(records={"card:a/b#c": CARD, "card:a/b#d": {"v": 1, "reviews": [[5, 9]]}}), "damaged at “card:a/b#d”"),
        (file(records={"card:a/b#c": CARD, "card:a/b#d": {"v": 2, "reviews": [[5, 3]]}}), "damaged at “card:a/b#d”"),
        (file(records={"card:a/b#c": CARD, "card:a/b": CARD}), "damaged at “card:a/b”"),
        (file(records={"card:a/b#c": CARD, "deck:a/b#c": CARD}), "damaged at “deck:a/b#c”"),
        (file(records={"card:a/b#c": CARD, "ahead": {"v": 1, "at": 1}}), "damaged at “ahead”"),
        (file(records={"card:a/b#c": CARD, "broken:card:a/b#c": CARD}), "damaged at “broken:card:a/b#c”"),
        (
            file(records={"card:a/b#c": CARD, "place": {"v": 1, "at": 1, "lesson": "a/b", "kind": 1, "title": ""}}),
            "place",
        ),
        (file(records={"card:a/b#c": CARD, "__proto__": CARD}), "damaged at “__proto__”"),
        (file(records={"card:a/b#c": CARD, "read:a/b": {"v": 1, "at": 1, "sections": {"s": "x" * 1001}}}), "read:a/b"),
    ],
)
def test_a_wrong_file_is_refused_whole(desk: Page, text: str, words: str) -> None:
    desk.evaluate(WORK)
    before = desk.evaluate("({...localStorage})")
    problem = desk.evaluate("(text) => bring(text)", text)["problem"]
    assert words in problem
    assert problem.endswith("Nothing was changed.")
    assert desk.evaluate("({...localStorage})") == before


def test_a_file_too_large_is_refused_before_it_is_read(desk: Page) -> None:
    found = desk.evaluate("bring(' '.repeat(20_000_001))")
    assert "too large" in found["problem"]


def test_a_file_that_does_not_fit_changes_nothing(desk: Page) -> None:
    desk.evaluate(WORK)
    desk.evaluate("localStorage.setItem('filler', 'x'.repeat(5_100_000))")
    before = desk.evaluate(KEPT)
    reviews = [[at, 3] for at in range(1000)]
    many = file(records={f"card:a/b#c{place}": {"v": 1, "reviews": reviews} for place in range(60)})
    found = desk.evaluate("(text) => bring(text)", many)
    assert found == {
        "problem": "There is not enough room in this browser for what the file holds. Nothing was changed."
    }
    assert desk.evaluate(KEPT) == before
