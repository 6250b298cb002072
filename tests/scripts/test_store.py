"""The store keeps each thing under its own key, goes on where nothing can be kept, and loses nothing of two tabs."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PREFIX = "clawdemy:/course/:"
CARD = "card:tea/water#boil"

OPEN = """(storage) => import("/records.js").then(({ createRecordStore }) => {
  window.heard = [];
  window.store = createRecordStore(eval(storage), "clawdemy:/course/:");
  window.store.onChange((key) => heard.push(key));
})"""

TINY = """({
  values: new Map(), room: 0,
  get length() { return this.values.size; },
  key(place) { return [...this.values.keys()][place] ?? null; },
  getItem(key) { return this.values.get(key) ?? null; },
  removeItem(key) { this.values.delete(key); },
  setItem(key, value) {
    const others = [...this.values].filter(([name]) => name !== key);
    const used = others.reduce((sum, [name, text]) => sum + name.length + text.length, 0);
    if (used + key.length + value.length > this.room) throw new DOMException("full", "QuotaExceededError");
    this.values.set(key, value);
  },
})"""
"""A storage that holds ``room`` characters."""


def open_store(page: Page, storage: str = "localStorage") -> None:
    page.evaluate(OPEN, storage)


def card(*reviews: tuple[int, int]) -> dict[str, Any]:
    return {"v": 1, "reviews": [list(review) for review in reviews]}


def get(page: Page, key: str = CARD) -> Any:
    return page.evaluate("(key) => store.get(key)", key)


def put(page: Page, value: Any, key: str = CARD) -> None:
    page.evaluate("([key, value]) => store.update(key, () => value)", [key, value])


def raw(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("({...localStorage})")
    return found


def condition(page: Page) -> str:
    return str(page.evaluate("store.condition"))


def test_each_thing_has_a_key_of_its_own_below_the_site(page: Page) -> None:
    open_store(page)
    put(page, card((1, 3)))
    put(page, {"v": 1, "at": 5, "sections": None}, "read:tea/water")
    assert raw(page) == {
        f"{PREFIX}{CARD}": '{"v":1,"reviews":[[1,3]]}',
        f"{PREFIX}read:tea/water": '{"v":1,"at":5,"sections":null}',
    }
    assert page.evaluate("[store.keys(), store.keys('card'), store.keys('car'), Object.keys(store.all())]") == [
        [CARD, "read:tea/water"],
        [CARD],
        [],
        [CARD, "read:tea/water"],
    ]
    assert condition(page) == "kept"
    assert page.evaluate("heard") == [CARD, "read:tea/water"]


def test_what_is_kept_is_there_when_the_page_is_opened_again(page: Page) -> None:
    open_store(page)
    put(page, card((1, 3)))
    page.reload()
    open_store(page)
    assert get(page) == card((1, 3))


def test_other_sites_of_the_host_are_left_alone(page: Page) -> None:
    page.evaluate("localStorage.setItem('clawdemy:/other/:place', '1')")
    open_store(page)
    put(page, card((1, 3)))
    page.evaluate("store.clear()")
    assert raw(page) == {"clawdemy:/other/:place": "1"}
    assert get(page) is None
    assert page.evaluate("heard.at(-1)") is None


@pytest.mark.parametrize(
    "wrong",
    [
        "{not json",
        "null",
        "7",
        "[]",
        '{"v":2,"reviews":[[1,3]]}',
        '{"reviews":[[1,3]]}',
        '{"v":1,"reviews":[]}',
        '{"v":1,"reviews":[[1,5]]}',
        '{"v":1,"reviews":[[-1,3]]}',
        '{"v":1,"reviews":[[1.5,3]]}',
        '{"v":1,"reviews":[[2,3],[1,3]]}',
        '{"v":1,"reviews":[[1,3,3]]}',
        '{"v":1,"reviews":"often"}',
    ],
)
def test_a_value_that_cannot_be_read_is_moved_aside_when_its_key_is_written(page: Page, wrong: str) -> None:
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [PREFIX + CARD, wrong])
    open_store(page)
    assert get(page) is None
    assert page.evaluate("[store.keys(), store.all()]") == [[], {}]
    assert raw(page) == {PREFIX + CARD: wrong}, "reading must not change anything"
    put(page, card((1, 3)))
    assert get(page) == card((1, 3))
    assert raw(page)[f"{PREFIX}broken:{CARD}"] == wrong
    assert page.evaluate("store.keys()") == [CARD]


@pytest.mark.parametrize(
    "storage",
    [
        "null",
        f"Object.assign({TINY}, {{room: 0}})",
        "({get length() { throw 0 }, setItem() { throw new Error('no') }})",
    ],
)
def test_where_nothing_can_be_kept_all_goes_on_in_memory(page: Page, storage: str) -> None:
    open_store(page, storage)
    assert condition(page) == "memory"
    put(page, card((1, 3)))
    assert get(page) == card((1, 3))
    assert page.evaluate("store.join({place: {v: 1, at: 1, lesson: 'a/b', kind: 'lesson', title: 'B'}})") is True
    assert page.evaluate("store.keys()") == [CARD, "place"]
    page.evaluate(f"store.remove('{CARD}')")
    assert get(page) is None
    page.evaluate("store.clear()")
    assert page.evaluate("store.keys()") == []


def test_a_full_storage_keeps_what_it_has_and_the_rest_goes_on_in_memory(page: Page) -> None:
    open_store(page, f"(window.tiny = Object.assign({TINY}, {{room: 90}}))")
    put(page, card((1, 3)))
    assert condition(page) == "kept"
    put(page, card((1, 3), (2, 3), (3, 3), (4, 3), (5, 3), (6, 3)))
    assert condition(page) == "full"
    assert page.evaluate("tiny.getItem('clawdemy:/course/:card:tea/water#boil')") == '{"v":1,"reviews":[[1,3]]}'
    assert len(get(page)["reviews"]) == 6
    page.evaluate("tiny.room = 900")
    put(page, card((1, 3), (2, 3)))
    assert json.loads(page.evaluate("tiny.getItem('clawdemy:/course/:card:tea/water#boil')")) == card((1, 3), (2, 3))


def test_many_values_go_in_whole_or_not_at_all(page: Page) -> None:
    open_store(page, f"(window.tiny = Object.assign({TINY}, {{room: 200}}))")
    put(page, card((1, 3)))
    before = page.evaluate("[...tiny.values]")
    many = {CARD: card((2, 3), (3, 3)), **{f"card:tea/water#c{n}": card((n, 4)) for n in range(5)}}
    assert page.evaluate("(many) => store.join(many)", many) is False
    assert page.evaluate("[...tiny.values]") == before
    assert get(page) == card((1, 3))
    page.evaluate("tiny.room = 2000")
    assert page.evaluate("(many) => store.join(many)", many) is True
    assert get(page) == card((1, 3), (2, 3), (3, 3))
    assert len(page.evaluate("store.keys()")) == 6


BY_MODULE = "card:tea/pouring/one-cup#how"
BY_LESSON = "card:tea/one-cup#how"


def test_what_was_kept_under_the_module_of_a_lesson_is_taken_over(page: Page) -> None:
    """A lesson of one page was once known by its module too, and began anew where it moved to another one."""
    old = {
        BY_MODULE: card((1, 3), (5, 4)),
        "card:tea/basics/one-cup#how": card((3, 1)),
        BY_LESSON: card((9, 2)),
        "answer:tea/pouring/one-cup#a/b": {"v": 1, "best": [1, 2], "tries": [[1, 2]]},
        "read:tea/pouring/one-cup": {"v": 1, "at": 5, "sections": None},
        CARD: card((1, 3)),
        "card:tea/pouring/two-cups#x": {"v": 2},
    }
    page.evaluate(
        "([prefix, old]) => Object.entries(old).forEach(([k, v]) => (localStorage[prefix + k] = JSON.stringify(v)))",
        [PREFIX, old],
    )
    for _twice in range(2):
        open_store(page)
        assert {key.removeprefix(PREFIX): json.loads(value) for key, value in raw(page).items()} == {
            BY_LESSON: card((1, 3), (3, 1), (5, 4), (9, 2)),
            "answer:tea/one-cup#a/b": old["answer:tea/pouring/one-cup#a/b"],
            "read:tea/one-cup": old["read:tea/pouring/one-cup"],
            CARD: card((1, 3)),
            "card:tea/pouring/two-cups#x": {"v": 2},
        }


def test_where_storage_is_full_the_old_stays_and_is_read_under_the_new_key(page: Page) -> None:
    old = json.dumps(card((1, 3)), separators=(",", ":"))
    room = len(f"{PREFIX}{BY_MODULE}{old}") + len(f"{PREFIX}probe1")
    opened = "Object.assign(%s, {room: %d, values: new Map([['%s', '%s']])})"
    open_store(page, f"(window.tiny = {opened % (TINY, room, PREFIX + BY_MODULE, old)})")
    assert page.evaluate("[...tiny.values]") == [[PREFIX + BY_MODULE, old]]
    assert get(page, BY_LESSON) == card((1, 3))
    page.evaluate("tiny.room = 900")
    open_store(page, "tiny")
    assert page.evaluate("[...tiny.values]") == [[PREFIX + BY_LESSON, old]]


def test_two_tabs_at_once_lose_nothing(page: Page, second: Page) -> None:
    one, other = page, second
    for tab in (one, other):
        open_store(tab)
    add = """(review) => import("/shapes.js").then(({ unite }) =>
      store.update("card:tea/water#boil", (now) => unite("card:", now, {v: 1, reviews: [review]})))"""
    for step in range(6):
        (one if step % 2 else other).evaluate(add, [step, 3])
    for tab in (one, other):
        tab.wait_for_function("store.get('card:tea/water#boil').reviews.length === 6")
        assert CARD in tab.evaluate("heard")


def test_a_tab_that_wrote_over_another_is_put_right(page: Page) -> None:
    """Two tabs write within a moment, and the later had not yet seen the earlier."""
    open_store(page)
    put(page, card((1, 3)))
    over = json.dumps(card((2, 4)))
    page.evaluate(
        """([key, newValue]) => {
          localStorage.setItem(key, newValue);
          dispatchEvent(new StorageEvent("storage", { key, newValue, storageArea: localStorage }));
        }""",
        [PREFIX + CARD, over],
    )
    assert get(page) == card((1, 3), (2, 4))
    assert json.loads(raw(page)[PREFIX + CARD]) == card((1, 3), (2, 4))


def test_what_another_tab_cleared_stays_cleared(page: Page, second: Page) -> None:
    one, other = page, second
    for tab in (one, other):
        open_store(tab)
    put(one, card((1, 3)))
    put(one, card((1, 3)), "card:tea/water#pour")
    other.evaluate("store.clear()")
    one.wait_for_function("store.keys().length === 0")
    assert raw(one) == {}
    other.evaluate("localStorage.clear()")
    put(other, card((9, 1)))
    one.wait_for_function("store.keys().length === 1")
    assert get(one) == card((9, 1))


def test_a_probe_is_no_news(page: Page, second: Page) -> None:
    one, other = page, second
    open_store(one)
    open_store(other)
    put(other, card((1, 3)))
    one.wait_for_function("heard.length > 0")
    assert one.evaluate("heard") == [CARD]
