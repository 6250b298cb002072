"""A learner's own browser knows where they stand: read, practised, reviewed; taken along, brought back, cleared."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.axe import violations
from browser.places import COURSE, LESSON
from browser.test_loading import SHIFT
from browser.visits import DESKTOP, PHONE, View, Visit, visit

pytestmark = pytest.mark.browser

PATH = LESSON.removeprefix("lessons/").rstrip("/")
OTHER = f"{COURSE}neurons-and-layers/"
DATA = "(path) => self.clawdemyData[0].lessons.find((lesson) => lesson.path === path)"
READ_KEY = f"clawdemy:/course/:read:{PATH}"

FORBIDDEN = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
PRIVATE = "Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError') }"
FULL = f"localStorage.setItem('another', 'site'); {PRIVATE}"


def read_lesson(window: Visit, address: str = LESSON) -> dict[str, Any]:
    """Read a lesson to its end, and give what the course's data says of it."""
    page = window.open(f"{address}lesson/")
    page.locator("[data-reading]").scroll_into_view_if_needed()
    expect(page.locator("[data-reading] [role=status]")).to_contain_text("Marked as read")
    lesson: dict[str, Any] = page.evaluate(DATA, address.removeprefix("lessons/").rstrip("/"))
    return lesson


def mark_read(window: Visit, address: str = LESSON) -> dict[str, Any]:
    """Mark a lesson as read by hand, which is quicker, and give what the course's data says of it."""
    page = window.open(f"{address}lesson/")
    page.get_by_role("button", name="Mark as read").click()
    lesson: dict[str, Any] = page.evaluate(DATA, address.removeprefix("lessons/").rstrip("/"))
    return lesson


def say_known(window: Visit, lesson: dict[str, Any]) -> str:
    """Judge one self-check to be known, and give the id of its outcome."""
    asked, outcome = next((question[0], question[1]) for question in lesson["questions"] if question[2] == "selfcheck")
    block = window.open(f"{LESSON}practice/").locator(f"#{asked}")
    block.locator("summary").first.click()
    block.get_by_role("button", name="I knew it").click()
    return str(outcome)


def forget_section(window: Visit, anchor: str) -> None:
    """Let a section of the lesson that was read have had other words then."""
    read = json.loads(window.page.evaluate("(key) => localStorage.getItem(key)", READ_KEY))
    read["sections"][anchor] = "0" * 8
    window.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [READ_KEY, json.dumps(read)])


def bars(page: Page, course: str = "neural-network-intuition") -> list[str]:
    """The counts of a course on the page of progress: lessons, outcomes, cards."""
    return page.locator(f'[data-course="{course}"] > .progress-bars span').all_inner_texts()


def test_every_section_that_the_data_names_stands_on_its_page(built_site: Path) -> None:
    script = (built_site / "assets/clawdemy/courses/neural-network-intuition.js").read_text(encoding="ascii")
    for lesson in json.loads(script[script.index("({") + 1 : script.rindex(")")])["lessons"]:
        html = (built_site / lesson["main"] / "index.html").read_text(encoding="utf-8")
        shown = re.sub(r'<span class="number__sum".*?</span>', "", html)
        titles = dict(re.findall(r'<h2 id="([^"]+)">(.*?)<a class="headerlink"', shown))
        named = {anchor: title for anchor, title, _hash in lesson["sections"] if anchor}
        assert {anchor: unescape(re.sub(r"<[^>]+>", "", titles[anchor])) for anchor in named} == named


def test_what_a_learner_did_is_told_on_every_page_that_speaks_of_it(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        lesson = read_lesson(window)
        count = len(lesson["cards"])
        said = window.page.locator("[data-reading] [role=status]")
        expect(said).to_have_text(f"Marked as read. Its {count} cards are in your review.")
        outcome = say_known(window, lesson)

        page = window.open(COURSE)
        card = page.locator(f'[data-lesson="{PATH}"]')
        outcomes = f"1 of {len(lesson['outcomes'])} outcomes practised"
        expect(card.locator("[data-progress]")).to_have_text(f"Read · {outcomes} · cards: {count} new")
        card.locator("summary").click()
        expect(card.locator(".is-practised")).to_have_attribute("data-outcome", outcome)

        page = window.open("")
        expect(page.locator("[data-due]")).to_have_text(f"Review your cards: {count} new. Your progress")
        page.get_by_role("link", name="Practise lesson 3").click()
        assert window.path() == f"{LESSON}practice/"

        page = window.open("progress/")
        assert [text.split(" of ")[0] for text in bars(page)] == ["1", "1", "0"]
        part = page.locator(f'[data-lesson="{PATH}"]')
        expect(part.locator("[data-progress]")).to_contain_text(
            f"{outcomes}, 0 of {count} cards reviewed ({count} new)"
        )
        expect(part.locator(".is-practised")).to_have_attribute("data-outcome", outcome)
        assert window.record.findings() == []


def test_reading_can_be_undone_and_marked_by_hand(browser: Browser, base: str) -> None:
    with visit(browser, base, PHONE) as window:
        read_lesson(window)
        box = window.page.locator("[data-reading]")
        box.get_by_role("button", name="Undo").tap()
        expect(box.get_by_role("status")).to_have_text("Not marked as read.")
        assert bars(window.open("progress/"))[0].startswith("0 of")
        box = window.open(f"{LESSON}lesson/").locator("[data-reading]")
        box.get_by_role("button", name="Mark as read").tap()
        expect(box.get_by_role("button", name="Undo")).to_be_focused()
        assert bars(window.open("progress/"))[0].startswith("1 of")


def test_a_glance_at_the_start_of_a_lesson_does_not_count_as_reading(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        window.open(f"{LESSON}lesson/").wait_for_timeout(1300)
        assert bars(window.open("progress/"))[0].startswith("0 of")
        window.open("").get_by_role("link", name="Continue with lesson 3").click()
        assert window.path() == f"{LESSON}lesson/"


def test_everything_can_be_saved_cleared_and_brought_back(browser: Browser, base: str, tmp_path: Path) -> None:
    saved = tmp_path / "progress.json"
    with visit(browser, base) as window:
        say_known(window, mark_read(window))
        page = window.open("progress/")
        before = page.locator(".progress-course").inner_text()
        with page.expect_download() as download:
            page.get_by_role("button", name="Save to a file").click()
        download.value.save_as(saved)
        assert download.value.suggested_filename.endswith(".json")

        page.once("dialog", lambda dialog: dialog.dismiss())
        page.get_by_role("button", name="Clear everything").click()
        assert page.locator(".progress-course").inner_text() == before
        page.evaluate("localStorage.setItem('another', 'site')")
        page.once("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Clear everything").click()
        expect(page.locator(".progress-said")).to_have_text("Everything is cleared.")
        assert [text.split(" of ")[0] for text in bars(page)] == ["0", "0", "0"]
        assert page.evaluate("localStorage.getItem('another')") == "site"

    with visit(browser, base) as window:
        mark_read(window, OTHER)
        page = window.open("progress/")
        page.get_by_label("Bring in a file").set_input_files(saved)
        expect(page.locator(".progress-said")).to_contain_text("brought in")
        assert [text.split(" of ")[0] for text in bars(page)] == ["2", "1", "0"]
        assert window.record.findings() == []


def test_a_broken_file_is_refused_in_words_and_loses_nothing(browser: Browser, base: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": "clawdemy-progress", "version": 1, "records": {"read:a/b": 7}}', encoding="utf-8")
    with visit(browser, base) as window:
        mark_read(window)
        page = window.open("progress/")
        before = page.evaluate("JSON.stringify({...localStorage})")
        page.get_by_label("Bring in a file").set_input_files(broken)
        expect(page.locator(".progress-said")).to_contain_text("Nothing was changed.")
        assert page.evaluate("JSON.stringify({...localStorage})") == before


def test_two_tabs_at_once_lose_nothing_and_a_third_sees_both(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        progress = window.open("progress/")
        tabs = [progress.context.new_page() for _ in range(2)]
        for tab, address in zip(tabs, (LESSON, OTHER), strict=True):
            tab.goto(f"{base}{address}lesson/")
        for tab in tabs:
            tab.get_by_role("button", name="Mark as read").click()
        expect(progress.locator(".progress-bars span").first).to_have_text(re.compile(r"^2 of "))
        assert window.record.findings() == []


@pytest.mark.parametrize(
    ("obstacle", "reason"),
    [(FORBIDDEN, "remember nothing"), (PRIVATE, "remember nothing"), (FULL, "no room left")],
    ids=["forbidden", "private", "full"],
)
def test_where_nothing_can_be_kept_all_goes_on_and_the_reason_is_said(
    browser: Browser, base: str, obstacle: str, reason: str
) -> None:
    with visit(browser, base) as window:
        window.changed.append("storage")
        window.page.add_init_script(obstacle)
        say_known(window, mark_read(window))
        window.open("")
        window.open(COURSE)
        page = window.open("progress/")
        expect(page.locator(".progress-kept")).to_contain_text(reason)
        page.once("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Clear everything").click()
        expect(page.locator(".progress-said")).to_have_text("Everything is cleared.")
        assert window.record.findings() == []


def test_a_lesson_that_changed_since_it_was_read_names_its_sections(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        anchor, title, _hash = mark_read(window)["sections"][3]
        forget_section(window, anchor)
        named = window.open("progress/").locator(f'[data-lesson="{PATH}"]').get_by_role("link", name=title)
        named.click()
        window.page.wait_for_url(f"**/{LESSON}lesson/#{anchor}")
        page = window.page
        expect(page.locator("[data-read]")).to_contain_text("Changed since you read it on")
        assert page.locator("[data-read] a").all_inner_texts() == [title]
        expect(page.locator(f"#{anchor} .changed-mark")).to_be_in_viewport()
        assert page.locator(".changed-mark").count() == 1

        page.locator("[data-reading]").scroll_into_view_if_needed()
        expect(page.locator("[data-reading] [role=status]")).to_have_text("Marked as read again.")
        page.reload()
        assert page.locator(".changed-mark").count() == 0


@pytest.mark.parametrize("view", [DESKTOP, PHONE], ids=lambda view: view.name)
def test_nothing_moves_when_a_learners_own_words_come_in(browser: Browser, base: str, view: View) -> None:
    with visit(browser, base, view) as window:
        say_known(window, mark_read(window))
        for address in ("", COURSE, "progress/", f"{LESSON}lesson/"):
            assert window.open(address).evaluate(SHIFT) < 0.02, address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_a_learner_has_been(browser: Browser, base: str, scheme: str) -> None:
    """What a learner's own records add is judged; the pages themselves are as they were."""
    with visit(browser, base, PHONE, scheme) as window:
        anchor = mark_read(window)["sections"][3][0]
        forget_section(window, anchor)
        card = f'[data-lesson="{PATH}"]'
        parts = {
            "": ("[data-due]",),
            COURSE: (card, "nav.course-map"),
            "progress/": (card,),
            f"{LESSON}lesson/": ("[data-read]", "[data-reading]", f"#{anchor}"),
        }
        for address, added in parts.items():
            page = window.open(address)
            page.evaluate("document.querySelectorAll('.lesson-card details').forEach((fold) => { fold.open = true })")
            assert violations(page, *added) == [], address


def test_without_a_script_the_page_says_what_it_would_show(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}progress/")
    expect(page.locator(".progress-note")).to_contain_text("With scripts switched on")
    assert page.get_by_role("button", name="Clear everything").count() == 0
    assert page.locator(".progress-outcomes li").count() > 0
    context.close()
