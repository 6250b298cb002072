"""The map of a course: its lines meet its lessons on every screen, it works by keyboard, and marks what was read."""

import pytest
from playwright.sync_api import Browser, expect

from browser.places import KINDS, LESSON
from browser.visits import DESKTOP, SMALL_PHONE, View, visit

pytestmark = pytest.mark.browser

MAP = "nav.course-map"

MISSED = """() => {
  const rows = [...document.querySelectorAll(".map-row:not(.map-head)")].filter(row => row.checkVisibility());
  const missed = [];
  rows.forEach((row, place) => {
    const dots = [...row.querySelectorAll(".map-stop > span")].map(dot => {
      const box = dot.getBoundingClientRect();
      return [box.x + box.width / 2, dot.closest(".map-lesson").classList.contains("map-lesson--reached")];
    });
    const lines = row.previousElementSibling?.matches(".map-lines") ? row.previousElementSibling
      : row.parentElement.querySelector(":scope > .map-lines");
    const ends = place ? [...lines.querySelectorAll("path")].map(path => {
      const end = path.getPointAtLength(path.getTotalLength());
      return new DOMPoint(end.x, end.y).matrixTransform(path.getScreenCTM()).x;
    }) : [];
    for (const [x, reached] of dots) {
      if (reached !== ends.some(end => Math.abs(end - x) <= 1.5)) missed.push([row.textContent, x, ends]);
    }
  });
  return missed;
}"""


@pytest.mark.parametrize("view", [DESKTOP, SMALL_PHONE], ids=lambda view: view.name)
def test_every_line_ends_at_its_lesson(browser: Browser, base: str, view: View) -> None:
    with visit(browser, base, view) as window:
        page = window.open(KINDS["course"])
        assert page.locator(f"{MAP} .map-lesson:visible").count() >= 10
        assert page.evaluate(MISSED) == []


def test_the_map_leads_to_each_lesson_by_keyboard(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        page = window.open(KINDS["course"])
        link = page.locator(f"{MAP} a:visible").nth(1)
        expect(link).to_have_accessible_name("Lesson 2: Neurons as numbers, layers as structure (builds on lesson 1)")
        page.locator(f"{MAP} a:visible").first.focus()
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
        assert link.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        page.wait_for_url("**/neurons-and-layers/brief/")


def test_a_lesson_that_was_read_is_marked(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        window.open(f"{LESSON}lesson/").get_by_role("button", name="Mark as read").click()
        read = window.open(KINDS["course"]).locator(f"{MAP} .is-read:visible")
        expect(read).to_have_count(1)
        expect(read).to_have_accessible_name("Lesson 3: Weights, biases, and the squish (builds on lesson 2) (read)")


def test_without_scripts_the_map_is_whole(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + KINDS["course"])
    assert page.locator(f"{MAP} .map-lesson:visible").count() >= 10
    assert page.locator(f"{MAP} svg.map-lines path").count() >= 9
    context.close()
