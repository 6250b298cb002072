"""Where a learner stands, and where they go on: told from what was recorded and from the course's data alone."""

from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

DAY = 86_400_000

OPEN = """async () => {
  const { createRecords, createRecordStore } = await import("/records.js");
  const { startHome } = await import("/home.js");
  const { startCourse } = await import("/course.js");
  const lesson = (number) => ({
    path: `tea/lesson-${number}`, title: `Lesson <${number}>`, number, module: number < 3 ? "basics" : "more",
    address: `l${number}/brief/`, main: `l${number}/lesson/`, practice: `l${number}/practice/`,
    sections: [["", "The opening", "00000001"], ["boil", "Boil", "00000002"]],
    outcomes: [["warm", "Warm"], ["pour", "Pour"], ["wait", "Wait"]],
    questions: [["q1", "warm", "choice"], ["q2", "warm", "fill"], ["q3", "pour", "order"]],
    cards: [["c1", "warm"], ["c2", "wait"]],
  });
  document.body.innerHTML = `<a data-continue href="start/">Start with lesson 1: Lesson</a>
    <nav>${[1, 3].map((n) => `<a data-map="tea/lesson-${n}">Lesson ${n}<i data-map-read></i></a>`).join("")}</nav>
    <p data-due data-review-page="review/" data-progress-page="progress/">No account needed.</p>
    <section data-module="basics"><p data-progress>2 of 2 lessons can be read</p>
    <ul>${[1, 2].map((n) => `<li data-lesson="tea/lesson-${n}"><p data-progress>3 outcomes</p>
      <ol><li data-outcome="warm">Warm</li><li data-outcome="pour">Pour</li></ol></li>`).join("")}</ul></section>`;
  window.time = 1_700_000_000_000;
  window.store = createRecordStore(localStorage, "clawdemy:/:");
  window.records = createRecords(store, { now: () => time });
  const courses = [{ kind: "course", slug: "tea", title: "Tea", address: "tea/", lessons: [1, 2, 3].map(lesson) }];
  const page = { base: "https://site.example/school/", kind: "course", lesson: "", course: "tea" };
  const desk = { page, data: { courses, decks: [] }, records, store, clock: { now: () => time } };
  const now = { "": "00000001", boil: "00000002" };
  window.read = (number, sections = now) => records.recordRead(`tea/lesson-${number}`, sections);
  window.right = (number, ...ids) => ids.forEach((id) => records.recordAnswer(`tea/lesson-${number}`, id, 2));
  window.stand = (number, kind) => records.recordPlace({ lesson: `tea/lesson-${number}`, kind, title: "x" });
  startHome(desk);
  startCourse(desk);
}"""


@pytest.fixture
def desk(page: Page) -> Page:
    """A page of the course of tea, with three lessons of which nothing was done."""
    page.evaluate(OPEN)
    return page


def way(page: Page) -> Any:
    """Words and address of the button that leads on."""
    return page.eval_on_selector("[data-continue]", "(link) => [link.textContent, link.getAttribute('href')]")


def due(page: Page) -> str:
    return page.locator("[data-due]").inner_text()


def lines(page: Page) -> list[str]:
    return page.locator("[data-progress]").all_inner_texts()


def test_who_has_done_nothing_is_shown_the_start_and_what_there_is(desk: Page) -> None:
    assert way(desk) == ["Start with lesson 1: Lesson", "start/"]
    assert due(desk) == "No account needed."
    assert lines(desk) == ["2 of 2 lessons can be read", "3 outcomes", "3 outcomes"]


@pytest.mark.parametrize(
    ("done", "leads"),
    [
        ("stand(2, 'lesson')", ["Continue with lesson 2: Lesson <2>", "l2/lesson/"]),
        ("stand(2, 'practice')", ["Practise lesson 2: Lesson <2>", "l2/practice/"]),
        ("stand(2, 'practice'); right(2, 'q1', 'q3')", ["Continue with lesson 2: Lesson <2>", "l2/lesson/"]),
        ("stand(1, 'lesson'); read(1)", ["Practise lesson 1: Lesson <1>", "l1/practice/"]),
        ("stand(1, 'lesson'); read(1); right(1, 'q2', 'q3')", ["Continue with lesson 2: Lesson <2>", "l2/brief/"]),
        ("stand(3, 'card'); read(3); right(3, 'q1', 'q3')", ["Continue with lesson 1: Lesson <1>", "l1/brief/"]),
        ("stand(9, 'practice'); read(2)", ["Practise lesson 2: Lesson <2>", "l2/practice/"]),
        ("[1, 2, 3].forEach((n) => { read(n); right(n, 'q1', 'q3') })", ["Start with lesson 1: Lesson", "start/"]),
    ],
)
def test_the_way_leads_on_from_where_the_learner_left_off(desk: Page, done: str, leads: list[str]) -> None:
    desk.evaluate(done)
    words, address = way(desk)
    assert [words, address.removeprefix("https://site.example/school/")] == leads


def test_an_outcome_is_practised_by_an_answer_that_was_right_at_least_in_part(desk: Page) -> None:
    desk.evaluate("records.recordAnswer('tea/lesson-1', 'q1', 0)")
    assert "0 of 2 outcomes practised" in lines(desk)[1]
    desk.evaluate("records.recordAnswer('tea/lesson-1', 'q2', 1)")
    assert lines(desk)[:2] == [
        "0 of 2 lessons read, 1 of 4 outcomes practised",
        "Not read yet · 1 of 2 outcomes practised · cards: 2 new",
    ]
    marked = desk.locator(".is-practised")
    assert marked.all_inner_texts() == ["Practised: Warm"]


def test_cards_are_counted_as_they_come_up(desk: Page) -> None:
    desk.evaluate("read(1)")
    assert due(desk) == "Review your cards: 2 new. Your progress"
    desk.evaluate("records.recordReview('tea/lesson-1', 'c1', 4)")
    assert due(desk) == "Review your cards: 1 new. Your progress"
    desk.evaluate("records.recordReview('tea/lesson-1', 'c2', 4)")
    assert due(desk) == "No cards are due. Your progress"
    desk.evaluate("(days) => { time += days; stand(1, 'lesson'); }", 30 * DAY)
    assert due(desk) == "Review your cards: 2 due. Your progress"
    assert lines(desk)[1].endswith("cards: 2 due")


def test_a_page_that_lay_open_over_night_counts_anew_when_it_is_seen_again(desk: Page) -> None:
    desk.evaluate("records.recordReview('tea/lesson-1', 'c1', 4)")
    desk.evaluate("records.recordReview('tea/lesson-1', 'c2', 4)")
    desk.evaluate("(days) => { time += days; document.dispatchEvent(new Event('visibilitychange')); }", 30 * DAY)
    assert due(desk) == "Review your cards: 2 due. Your progress"


def test_where_a_site_has_no_cards_none_are_spoken_of(desk: Page) -> None:
    desk.eval_on_selector("[data-due]", "(line) => delete line.dataset.reviewPage")
    desk.evaluate("['c1', 'c2'].forEach((card) => records.recordReview('tea/lesson-1', card, 4)); read(1)")
    assert due(desk) == "Your progress"


def test_a_lesson_that_changed_since_it_was_read_is_said_to(desk: Page) -> None:
    desk.evaluate("read(1, { '': '00000001', boil: 'ffffffff' }); read(2)")
    assert [line.split(" · ")[0] for line in lines(desk)[1:]] == ["Read, changed since", "Read"]


def test_when_all_is_cleared_the_page_is_as_the_build_wrote_it(desk: Page) -> None:
    desk.evaluate("stand(2, 'lesson'); read(2); right(2, 'q1'); store.clear()")
    assert way(desk) == ["Start with lesson 1: Lesson", "start/"]
    assert due(desk) == "No account needed."
    assert lines(desk) == ["2 of 2 lessons can be read", "3 outcomes", "3 outcomes"]
    assert desk.locator(".is-practised").count() == 0


def test_the_map_marks_a_lesson_that_was_read_with_a_sign_and_in_words(desk: Page) -> None:
    places = desk.locator("[data-map]")
    assert places.all_inner_texts() == ["Lesson 1", "Lesson 3"]
    desk.evaluate("read(3)")
    assert places.all_inner_texts() == ["Lesson 1", "Lesson 3 (read)"]
    assert desk.locator("[data-map].is-read").all_inner_texts() == ["Lesson 3 (read)"]
    desk.evaluate("store.clear()")
    assert places.all_inner_texts() == ["Lesson 1", "Lesson 3"]
    assert desk.locator(".is-read").count() == 0
