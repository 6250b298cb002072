"""The network in the reader's hands can be used by everyone, and without its script a still and a table stand there."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from browser.axe import violations
from browser.hands import LESSON, OWN_PAGE, hands
from browser.places import COURSE
from browser.test_loading import SHIFT
from browser.visits import DESKTOP, PHONE, SMALL_PHONE, View, both_looks, visit

pytestmark = pytest.mark.browser

every_view = pytest.mark.parametrize("view", [DESKTOP, PHONE, SMALL_PHONE], ids=lambda view: view.name)
both_pages = pytest.mark.parametrize("path", [OWN_PAGE, LESSON], ids=["own page", "lesson"])


@both_looks
def test_axe_finds_nothing_while_it_is_in_use(browser: Browser, base: str, view: View, scheme: str) -> None:
    with hands(browser, base, view=view, scheme=scheme) as figure:
        assert violations(figure.page) == []
        figure.draw_by_mouse([(0.3, 0.2), (0.7, 0.2), (0.4, 0.9)])
        figure.stage.locator(".hands__layer--out .hands__cell").first.click()
        figure.button("Shuffled").click()
        expect(figure.stage.locator(".is-waiting")).to_have_count(0)
        figure.page.wait_for_timeout(300)
        assert violations(figure.page, ".live") == []


@both_pages
def test_it_fits_a_screen_of_320_pixels(browser: Browser, base: str, path: str) -> None:
    with hands(browser, base, path, SMALL_PHONE) as figure:
        for place in (0, 20, 40):
            figure.stage.locator(".hands__cell").nth(place).click()
            assert figure.page.evaluate("document.documentElement.scrollWidth") <= SMALL_PHONE.width
            wide = "stage => [...stage.querySelectorAll('*')].filter((part) => !part.matches('.visually-hidden') &&"
            wide += " part.getBoundingClientRect().right > innerWidth).map((part) => part.outerHTML)"
            assert figure.stage.evaluate(wide) == []


@every_view
def test_nothing_moves_when_it_wakes(browser: Browser, base: str, view: View) -> None:
    with hands(browser, base, view=view) as figure:
        assert figure.page.evaluate(SHIFT) < 0.02


@every_view
def test_room_is_kept_for_it_and_no_more(browser: Browser, base: str, view: View) -> None:
    with hands(browser, base, view=view) as figure:
        kept, used = figure.page.evaluate(
            """() => [parseFloat(getComputedStyle(document.querySelector(".live")).minHeight),
              document.querySelector(".live__stage").offsetHeight]"""
        )
        assert abs(kept - used) < 0.04 * used


@both_pages
def test_without_scripts_a_still_and_a_table_stand_there(browser: Browser, base: str, path: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=ViewportSize(width=390, height=844))
    page = context.new_page()
    page.goto(base + path)
    figure = page.locator("[data-live]")
    expect(figure.locator("svg")).to_be_visible()
    expect(figure.locator("table")).to_be_visible()
    rows = figure.locator("tr").all_inner_texts()
    assert any("1,500 handwritten digits" in row for row in rows)
    assert any("293 of 297" in row for row in rows)
    assert page.locator(".hands").count() == 0
    context.close()


def test_on_paper_the_still_and_the_table_stand_in_its_place(browser: Browser, base: str) -> None:
    with hands(browser, base) as figure:
        figure.page.emulate_media(media="print")
        expect(figure.stage).to_be_hidden()
        expect(figure.page.locator("[data-live] svg")).to_be_visible()
        expect(figure.page.locator("[data-live] table")).to_be_visible()
        expect(figure.page.locator(".live__off")).to_be_hidden()


def test_on_the_whole_course_for_paper_it_is_a_still_with_its_table(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        page = window.open(f"{COURSE}whole/")
        place = page.locator("[data-live]")
        expect(place.locator("svg")).to_be_visible()
        expect(place.locator("table")).to_be_visible()
        assert page.locator(".hands, .live__off:visible, script[src*='assets/live']").count() == 0
        assert window.record.findings() == []


def test_it_runs_from_a_folder(browser: Browser, built_site: Path) -> None:
    page = browser.new_page()
    page.goto((built_site / OWN_PAGE / "index.html").as_uri())
    expect(page.locator(".hands__answer")).to_contain_text("A real 3. It answers 3")
    page.close()


def test_its_own_page_is_linked_below_it_and_leads_back(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        page = window.open(LESSON)
        page.get_by_role("link", name="The network in your hands, on a page of its own").click()
        page.wait_for_url(f"**/{OWN_PAGE}")
        expect(page.locator("h1")).to_have_text("The network in your hands")
        expect(page.locator("main")).to_contain_text("learned from 1,500 handwritten digits")
        expect(page.locator("main")).to_contain_text("It will fail on some of your drawings.")
        page.locator(".live-places a").click()
        page.wait_for_url(f"**/{LESSON}#fig-hands-network")
        assert window.record.findings() == []
