"""A reader searches the site: by keyboard or by touch, with a screen reader, on a server or from a folder."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, Route, expect

from browser.axe import violations
from browser.places import LESSON
from browser.visits import PHONE, View, Visit, both_looks, visit

pytestmark = pytest.mark.browser


def _dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Search")


def _field(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search")


def _ask(window: Visit, question: str) -> list[str]:
    """Addresses of the pages that were found, below the site's, best first."""
    window.page.get_by_role("button", name="Search").click()
    _field(window.page).fill(question)
    expect(window.page.get_by_role("status").filter(has_text="match")).to_be_visible()
    links = window.page.locator(".search__page").evaluate_all("links => links.map(link => link.href)")
    return [str(link).removeprefix(window.base).split("?")[0] for link in links]


@pytest.mark.parametrize("question", ["weighted sum", "sigmoid"])
def test_search_ranks_a_lesson_above_its_summary_and_cheatsheet(browser: Browser, base: str, question: str) -> None:
    with visit(browser, base) as window:
        window.open("")
        found = _ask(window, question)
        assert f"{LESSON}lesson/" in found
        shorter = [f"{LESSON}summary/", f"{LESSON}cheatsheet/"]
        assert [page for page in found[: found.index(f"{LESSON}lesson/")] if page in shorter] == []
        assert window.record.findings() == []


def test_a_number_is_found_without_its_comma_and_a_formula_by_its_words(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        window.open("")
        assert _ask(window, "13002")[0].endswith("/lesson/")
        assert "13,002" in (window.page.locator(".search__list mark").first.text_content() or "")
        window.page.keyboard.press("Escape")
        assert "lessons/neural-network-intuition/the-cost-landscape/lesson/" in _ask(window, "w1² + w2²")


def test_the_first_page_asks_for_nothing_and_the_first_question_for_little(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        asked: list[str] = []
        window.page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
        window.open(f"{LESSON}lesson/")
        assert [url for url in asked if "search" in url or "worker" in url] == []
        window.page.get_by_role("button", name="Search").click()
        expect(_field(window.page)).to_be_focused()
        expect(window.page.get_by_role("status").filter(has_text="Type")).to_be_visible()
        assert [url for url in asked if "search" in url] == [
            "assets/clawdemy/search.css",
            "assets/clawdemy/search.js",
            "search/index.js",
        ]


@pytest.mark.parametrize("opener", ["/", "s", "f", "Control+k"])
def test_keys_open_it_and_what_is_typed_at_once_is_not_lost(browser: Browser, base: str, opener: str) -> None:
    """Of what is typed, N and P would turn the page."""
    with visit(browser, base) as window:
        window.open(f"{LESSON}lesson/")
        window.page.evaluate(
            """(keys) => keys.forEach(([key, ctrlKey]) => document.body.dispatchEvent(
                 new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true, cancelable: true })))""",
            [[opener[-1], "+" in opener], *([key, False] for key in "penny")],
        )
        expect(_field(window.page)).to_have_value("penny")
        assert window.path() == f"{LESSON}lesson/"


def test_the_keyboard_alone_leads_to_a_section_and_back(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        page = window.open(f"{LESSON}lesson/")
        button = page.get_by_role("button", name="Search")
        button.press("Enter")
        field = _field(page)
        expect(field).to_be_focused()
        expect(field).to_have_attribute("aria-expanded", "false")
        page.keyboard.type("bias")
        expect(field).to_have_attribute("aria-expanded", "true")
        options = page.get_by_role("option")
        for key, at in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
            page.keyboard.press(key)
            expect(options.nth(at)).to_have_attribute("aria-selected", "true")
            expect(field).to_have_attribute("aria-activedescendant", options.nth(at).get_attribute("id") or "")
            assert page.locator('[aria-selected="true"]').count() == 1
            expect(field).to_be_focused()
        page.keyboard.press("Escape")
        expect(_dialog(page)).to_be_hidden()
        expect(button).to_be_focused()
        page.keyboard.press("/")
        expect(field).to_have_value("bias")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**#step-two-shift-by-the-bias")
        expect(_dialog(page)).to_be_hidden()
        assert "?" not in page.url
        expect(page.locator("#step-two-shift-by-the-bias")).to_be_in_viewport()
        assert page.evaluate("[...CSS.highlights.get('search')].map(String)")[0].lower() == "bias"
        assert window.record.findings() == []


def test_more_pages_come_when_asked_for(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        window.open("")
        assert len(_ask(window, "network")) == 10
        more = window.page.get_by_role("button", name="Show more")
        window.page.route("**/search/*.js", lambda route: route.abort())
        more.click()
        expect(window.page.get_by_role("status")).to_have_text("The search could not be loaded.")
        expect(window.page.locator(".search__page")).to_have_count(10)
        window.page.unroute_all()
        more.click()
        expect(window.page.locator(".search__page")).to_have_count(20)
        ids = window.page.get_by_role("option").evaluate_all("options => options.map(({ id }) => id)")
        assert len(set(ids)) == len(ids)


def test_the_last_question_counts_and_a_slip_is_forgiven(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        window.open("")
        _ask(window, "network")
        _field(window.page).press_sequentially(" qqqq", delay=5)
        expect(window.page.get_by_role("status")).to_have_text(re.compile(r"^\d+ matching documents \(Missing: qqqq\)"))
        _field(window.page).fill("qqqq")
        expect(window.page.get_by_role("status")).to_have_text("No matching documents")
        expect(window.page.get_by_role("listbox")).to_be_hidden()
        _field(window.page).fill("backpropogation")
        expect(window.page.get_by_role("option").first).to_contain_text("ackpropagation")


def test_a_site_that_was_published_anew_is_searched_all_the_same(browser: Browser, base: str) -> None:
    """The files that the list names are gone; a reload of the list names the new ones."""
    with visit(browser, base) as window:
        window.page.route(re.compile(r"/search/index\.js$"), _answer_old)
        window.open("")
        assert len(_ask(window, "network")) == 10
        window.page.unroute_all()


def _answer_old(route: Route) -> None:
    text = route.fetch().text()
    names = re.sub(r"(?<= )\w{8}(?=\\n|\")", "zzzzzzzz", text)
    route.fulfill(body=names, content_type="text/javascript")


def test_a_search_that_does_not_come_says_so(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        window.open("")
        window.page.route("**/search/*.js*", lambda route: route.abort())
        window.page.get_by_role("button", name="Search").click()
        expect(window.page.get_by_role("status")).to_have_text("The search could not be loaded.")
        window.page.unroute_all()
        _field(window.page).fill("bias")
        expect(window.page.get_by_role("option").first).to_contain_text("bias")


@both_looks
def test_axe_finds_nothing(browser: Browser, base: str, view: View, scheme: str) -> None:
    with visit(browser, base, view, scheme) as window:
        window.open("")
        assert _ask(window, "weight")
        window.page.keyboard.press("ArrowDown")
        assert violations(window.page) == []
        box = _dialog(window.page).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= view.width
        assert (box["width"], box["height"]) == (view.width, view.height) or view is not PHONE


def test_a_site_is_searched_from_a_folder_too(browser: Browser, built_site: Path, tmp_path: Path) -> None:
    """No server, no request that a browser forbids there."""
    site = tmp_path / "site"
    shutil.copytree(built_site, site)
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto((site / "index.html").as_uri())
        page.keyboard.press("/")
        _field(page).fill("sigmoid")
        option = page.get_by_role("option").first
        expect(option).to_be_visible()
        assert (option.get_attribute("href") or "").startswith(site.as_uri())
    finally:
        context.close()


def test_without_a_script_there_is_no_button(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(base)
        expect(page.locator(".search-open")).to_be_hidden()
    finally:
        context.close()


def test_a_script_that_does_not_come_is_told_and_asked_for_again(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        page = window.open("")
        page.route("**/clawdemy/search.js", lambda route: route.abort())
        said: list[str] = []

        def accept(dialog: Dialog) -> None:
            said.append(dialog.message)
            dialog.accept()

        page.once("dialog", accept)
        page.get_by_role("button", name="Search").click()
        page.wait_for_function("!document.querySelector('.search-open').ariaBusy")
        assert said == ["The search could not be loaded."]
        page.unroute_all()
        page.get_by_role("button", name="Search").click()
        expect(_field(page)).to_be_focused()
