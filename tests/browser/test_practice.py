"""A learner practises on the real site: by keyboard alone, with help, on every screen, and with no script at all."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.axe import violations
from browser.places import COURSE
from browser.visits import DESKTOP, PHONE, View, Visit, both_looks, visit

pytestmark = pytest.mark.browser

PRACTICE = f"{COURSE}neurons-and-layers/practice/"
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""
OPEN = """() => document.querySelectorAll("details").forEach((part) => {
  part.hidden = false;
  part.open = true;
})"""

ANSWER = """(right) => {
  const type = (field, text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const answer = {
    numeric: ({ steps }, fields) =>
      fields.forEach((field, at) => type(field, right ? steps[at].shown[0] : "987654321")),
    fill: ({ blanks }, fields) =>
      fields.forEach((field, at) => {
        const others = [...(field.options ?? [])].map(({ value }) => value).filter((value) => value);
        const wrong = others.find((value) => !blanks[at].words.includes(value)) ?? "nonsense";
        type(field, right ? String(blanks[at].words?.[0] ?? blanks[at].number) : wrong);
      }),
    choice: (data, _fields, block) =>
      block.querySelectorAll(".practice__option input").forEach((option, at) => {
        if (option.checked !== (data.right.includes(at) === right)) option.click();
      }),
    order: (_data, _fields, block) => {
      const places = () => [...block.querySelectorAll(".practice__item")].map((item) => Number(item.dataset.place));
      for (const [at, place] of right ? places().sort((a, b) => a - b).entries() : [])
        while (places().indexOf(place) > at)
          block.querySelector(`[data-place="${place}"] .practice__move--up`).click();
    },
  };
  for (const block of document.querySelectorAll(".practice[data-practice]")) {
    const data = JSON.parse(block.dataset.practice);
    if (!(data.kind in answer)) continue;
    answer[data.kind](data, [...block.querySelectorAll("input[type=text], .practice__blank select")], block);
    block.querySelector(".practice__form button[type=submit]").click();
  }
}"""

MARKED = """() => [...document.querySelectorAll(".practice[data-practice]")]
  .filter((block) => ["numeric", "choice", "fill", "order"].includes(JSON.parse(block.dataset.practice).kind)).length"""


def data_of(block: Locator) -> Any:
    return json.loads(block.get_attribute("data-practice") or "")


def blocks(page: Page, kind: str) -> list[Locator]:
    """The blocks of one kind on a page."""
    found = page.locator(".practice[data-practice]").all()
    return [block for block in found if data_of(block)["kind"] == kind]


def hinted(page: Page) -> Locator:
    """The first exercise with one number and a hint."""
    found = [block for block in blocks(page, "numeric") if len(data_of(block)["steps"]) == 1]
    return next(block for block in found if block.locator(".practice__hint").count())


def tab_to(page: Page, target: Locator) -> None:
    """Go to a control by the Tab key alone."""
    for _ in range(400):
        if target.evaluate("(box) => box === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("the Tab key does not lead there")


def said(block: Locator) -> str:
    return " ".join(block.locator(".practice__said").inner_text().split())


def shown(step: dict[str, Any]) -> str:
    return str(step["shown"][0])


def answer_all(page: Page, *, right: bool) -> None:
    """Answer every marked block of a page, as a reader's browser would hear of it; all of them in one call."""
    page.evaluate(ANSWER, right)


@pytest.fixture(scope="session")
def practices(built_site: Path) -> list[str]:
    """The addresses of all practice pages."""
    found = sorted(path.parent for path in built_site.glob("lessons/*/*/practice/index.html"))
    return [f"{path.relative_to(built_site).as_posix()}/" for path in found]


@pytest.fixture
def window(browser: Browser, base: str) -> Iterator[Visit]:
    """A window on the site, on which nothing may go wrong."""
    with visit(browser, base) as window:
        yield window
        assert window.record.findings() == []


def test_a_learner_gets_from_a_wrong_answer_to_the_right_one_by_keyboard_alone(window: Visit) -> None:
    page = window.open(PRACTICE)
    block = hinted(page)
    field = block.locator("input[type=text]")
    tab_to(page, field)
    page.keyboard.type("987654321")
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description(re.compile("Not yet .*line by line"))
    assert said(block).startswith("✗ Not yet. ")

    tab_to(page, block.get_by_role("button", name="Hint"))
    page.keyboard.press("Enter")
    expect(block.locator(".practice__hint").first).to_have_attribute("open", "")
    expect(block.locator(".practice__hint .practice__body").first).to_be_visible()

    for _ in range(3):
        page.keyboard.press("Shift+Tab")
        if field.evaluate("(box) => box === document.activeElement"):
            break
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(shown(data_of(block)["steps"][0]))
    page.keyboard.press("Enter")
    assert said(block).startswith("✓ Right.")
    expect(field).to_be_focused()


def test_what_is_wrong_is_refused_and_every_answer_of_the_course_accepted(window: Visit, practices: list[str]) -> None:
    for address in practices:
        page = window.open(address)
        results = page.locator(".practice__result")
        answer_all(page, right=False)
        assert [text for text in results.all_inner_texts() if "Right." in text] == []
        answer_all(page, right=True)
        texts = results.all_inner_texts()
        assert len(texts) == page.evaluate(MARKED)
        assert [text for text in texts if not text.startswith("✓ Right.")] == []


def test_what_was_solved_is_known_on_the_next_visit(window: Visit) -> None:
    page = window.open(PRACTICE)
    answer_all(page, right=True)
    page.reload()
    expect(page.locator(".practice__before").first).to_contain_text("Solved on")
    assert page.locator(".practice__before").count() == page.locator(".practice__buttons").count()
    assert page.locator(".practice__result").count() == 0


def test_a_self_check_tells_and_then_asks(window: Visit) -> None:
    page = window.open(PRACTICE)
    block = blocks(page, "selfcheck")[0]
    expect(block.get_by_role("button", name="I knew it")).to_be_hidden()
    block.locator("summary").press("Enter")
    block.get_by_role("button", name="I knew it").press("Space")
    assert said(block).startswith("Noted.")
    page.reload()
    expect(block.locator(".practice__before")).to_contain_text("Known on")


@pytest.mark.parametrize("view", [DESKTOP, PHONE], ids=lambda view: view.name)
def test_nothing_moves_when_the_script_wakes_the_forms(browser: Browser, base: str, view: View) -> None:
    with visit(browser, base, view) as window:
        page = window.open(PRACTICE)
        answer_all(page, right=True)
        anchor = hinted(page).get_attribute("id")
        window.open("")
        page = window.open(f"{PRACTICE}#{anchor}")
        expect(page.locator(f"#{anchor} .practice__before")).to_be_visible()
        assert page.evaluate(SHIFT) < 0.02


@both_looks
def test_an_answered_and_opened_page_meets_wcag(browser: Browser, base: str, view: View, scheme: str) -> None:
    with visit(browser, base, view, scheme) as window:
        page = window.open(PRACTICE)
        answer_all(page, right=True)
        wrong = hinted(page)
        wrong.locator("input[type=text]").fill("987654321")
        wrong.get_by_role("button", name="Check").click()
        page.evaluate(OPEN)
        blocks(page, "selfcheck")[0].get_by_role("button", name="Partly").click()
        assert page.locator(".practice__result--wrong").count() == 1
        assert violations(page) == []


def test_without_scripts_all_can_be_read_and_nothing_waits_in_vain(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + PRACTICE)
    forms = page.locator(".practice__form")
    assert forms.locator("button:visible, input:visible").count() == 0
    for part in page.locator(".practice details").all():
        part.locator("summary").click()
        expect(part.locator(".practice__body")).to_be_visible()
    hidden = page.locator(".practice__option label:not(:visible), .practice__field label:not(:visible)")
    assert hidden.count() == 0
    context.close()


def test_hints_and_solutions_show_where_the_script_never_comes(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        window.page.route("**/practice.js", lambda route: route.abort())
        page = window.open(PRACTICE)
        hint = hinted(page).locator(".practice__hint summary").first
        expect(hint).to_be_hidden()
        page.evaluate("document.getAnimations().forEach((waiting) => waiting.finish())")
        hint.click()
        expect(hinted(page).locator(".practice__hint .practice__body").first).to_be_visible()


def test_on_paper_forms_are_gone_and_answers_open(window: Visit) -> None:
    page = window.open(PRACTICE)
    answer_all(page, right=False)
    page.emulate_media(media="print")
    form = page.locator(".practice__form")
    assert (
        form.locator("button:visible, input:visible, .practice__result:visible, .practice__mark:visible").count() == 0
    )
    assert page.locator(".practice__body:not(:visible)").count() == 0
