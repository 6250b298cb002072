"""What is made to be printed fits its paper: cheatsheets, formulas, and the whole course."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.axe import violations
from browser.places import COURSE, KINDS
from browser.visits import View, both_looks, visit

pytestmark = pytest.mark.browser

PAPERS = {"A4": (794, 1123), "Letter": (816, 1056)}
"""Papers with their size in CSS pixels."""

MARGINS = (113, 121)
"""What the margins of a page take of its width and height, in CSS pixels."""

CUT = """([width, height]) => [...document.querySelectorAll("main :is(.figure, .worked, table, .math-display)")]
  .filter(part => { const box = part.getBoundingClientRect(); return box.right > width + 1 || box.height > height; })
  .map(part => part.id || part.textContent.trim().slice(0, 40))"""
FOLDED = """() => [...document.querySelectorAll("main details:not([open])")].filter(fold =>
  ![...fold.children].some(part => part.tagName !== "SUMMARY" && part.checkVisibility())).length"""
TWICE = """() => {
  const ids = [...document.querySelectorAll("[id]")].map(part => part.id);
  return ids.filter((id, place) => ids.indexOf(id) !== place);
}"""
LOST = """() => ["for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget"].flatMap(name =>
  [...document.querySelectorAll(`[${name}]`)].flatMap(part =>
    part.getAttribute(name).split(/ +/).filter(id => !document.getElementById(id))))"""


def _sheets(page: Page, paper: str) -> int:
    return len(re.findall(rb"/Type /Page\b", page.pdf(format=paper)))


def test_every_cheatsheet_is_one_page(browser: Browser, base: str, built_site: Path) -> None:
    sheets = sorted((built_site / COURSE).glob("*/cheatsheet/index.html"))
    assert sheets
    pages: dict[tuple[str, str], int] = {}
    with visit(browser, base) as window:
        for sheet in sheets:
            page = window.open(f"{sheet.parent.relative_to(built_site).as_posix()}/")
            pages |= {(sheet.parent.parent.name, paper): _sheets(page, paper) for paper in PAPERS}
    assert pages == dict.fromkeys(pages, 1)


def test_the_formulas_are_two_pages_at_most(browser: Browser, base: str) -> None:
    with visit(browser, base) as window:
        page = window.open(KINDS["formulas"])
        assert page.locator(".gathered math").count() >= 6
        assert [paper for paper in PAPERS if _sheets(page, paper) > 2] == []


def test_the_whole_course_on_paper_is_neither_cut_nor_folded_and_each_lesson_starts_a_page(
    browser: Browser, base: str
) -> None:
    with visit(browser, base) as window:
        window.changed.append("size")
        page = window.open(KINDS["whole"])
        page.emulate_media(media="print")
        assert page.locator("main .figure svg, main .figure img").count() >= 24
        for paper, size in PAPERS.items():
            width, height = (length - margin for length, margin in zip(size, MARGINS, strict=True))
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate(CUT, [width, height]) == [], paper
            assert page.evaluate("document.documentElement.scrollWidth") <= width, paper
        assert page.evaluate(FOLDED) == 0
        parts = page.locator(".whole-lesson, .whole-sources")
        assert parts.count() >= 7
        breaks = parts.evaluate_all("parts => parts.map(part => getComputedStyle(part).breakBefore)")
        assert set(breaks) == {"page"}
        names = page.locator(".whole-lesson").evaluate_all("parts => parts.map(part => getComputedStyle(part).page)")
        assert len(set(names)) == len(names)
        assert not page.locator(".whole-hint").is_visible()


def test_the_whole_course_is_no_larger_than_its_lessons(built_site: Path) -> None:
    """It may be larger than any other page, by its figures; not by what belongs to the lessons' own pages."""
    page = len((built_site / KINDS["whole"] / "index.html").read_bytes())
    lessons = sum(len(lesson.read_bytes()) for lesson in (built_site / COURSE).glob("*/lesson/index.html"))
    assert page < 0.85 * lessons


@both_looks
def test_axe_finds_nothing_on_the_formulas(browser: Browser, base: str, view: View, scheme: str) -> None:
    with visit(browser, base, view, scheme) as window:
        assert violations(window.open(KINDS["formulas"])) == []


def test_axe_finds_nothing_on_the_whole_course(browser: Browser, base: str) -> None:
    """All lessons are made alike, so one of them is judged; what may break is what they have in common, their ids."""
    with visit(browser, base) as window:
        page = window.open(KINDS["whole"])
        assert violations(page, ".whole-hint", ".whole-lesson:not(.whole-lesson ~ .whole-lesson)") == []
        assert page.evaluate(TWICE) == []
        assert page.evaluate(LOST) == []
