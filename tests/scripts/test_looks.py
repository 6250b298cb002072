"""Every kind of exercise in the site's styles can be read and touched: answered, opened, large and narrow."""

from importlib import import_module

import pytest
from playwright.sync_api import Page

from browser.axe import violations
from clawdemy_site.assets import files as assets
from clawdemy_site.practice.views import ExerciseView
from clawdemy_site.render.page import PRACTICE_STYLES
from scripts.exercise_page import place_block, wake_block

pytestmark = pytest.mark.browser

SHEETS = (assets.COMMON_STYLES, *(f"{name}.css" for name in PRACTICE_STYLES))
TARGET = 43.9  # WCAG 2.5.5, and what a layout rounds away
TESTS = [import_module(f"scripts.test_{path.stem}") for path in sorted((assets.SCRIPTS / "kinds").iterdir())]
KINDS: dict[str, tuple[str, ExerciseView | None]] = {name: look for test in TESTS for name, look in test.LOOKS.items()}
"""Blocks to look at, with what they ask for worked out: each script of a kind has tests that name them."""

DRESS = """(scheme) => {
  document.body.dataset.mdColorScheme = scheme;
  document.querySelector("main").className = "prose prose--practice";
}"""
ANSWER = """() => {
  document.querySelectorAll("#a-b input[type=text]").forEach((field, place) => { field.value = place ? "7" : "2"; });
  document.querySelectorAll("#a-b input:not([type=text])").forEach((box) => { box.checked = true; });
  document.querySelectorAll("#a-b select").forEach((field, place) => { field.selectedIndex = place; });
  document.querySelector("#a-b [type=submit], #a-b [data-sure]").click();
  document.querySelectorAll("#a-b details").forEach((part) => { part.hidden = false; part.open = true; });
}"""
TARGETS = """() => [
  ...document.querySelectorAll("#a-b :is(button, label:has(input), input[type=text], select, summary)")]
  .map((target) => [target.getBoundingClientRect(), target.outerHTML])
  .filter(([box]) => box.width && (box.width < %s || box.height < %s))
  .map(([, html]) => html)"""
SPILT = """() => [document.documentElement.scrollWidth - document.documentElement.clientWidth,
  ...[...document.querySelectorAll("#a-b, #a-b :is(button, input, select, label, p)")].filter((box) => {
    const { left, right } = box.getBoundingClientRect();
    return right > innerWidth + 1 || left < -1;
  }).map((box) => box.outerHTML)]"""

PARTS = "label, .practice__blank, .practice__item, .practice__pair, .practice__rights, [type=submit]"
PLACES = f"""() => [...document.querySelectorAll(
    "#a-b, #a-b > :not(.practice__before, details), #a-b :is({PARTS})")]
  .map((part) => part.getBoundingClientRect())
  .flatMap((box) => [box.left, box.top, box.width, box.height].map(Math.round))"""


def dressed(page: Page, kind: str) -> None:
    """Show a block of one kind in the site's styles, not yet awake."""
    page.set_viewport_size({"width": 320, "height": 640})
    place_block(page, *KINDS[kind])
    base = "html { font-size: 125% } body { margin: 0.5rem }"
    shipped = {path.name: path.read_bytes() for path in assets.DIST.iterdir()} | {
        "clawdemy.css": assets.common_styles()
    }
    page.add_style_tag(content="".join(shipped[name].decode() for name in SHEETS) + base)
    page.evaluate(DRESS, "default")


def answered(page: Page, kind: str) -> None:
    """The same, answered and with all its parts open."""
    dressed(page, kind)
    wake_block(page)
    page.evaluate(ANSWER)


@pytest.mark.parametrize("kind", KINDS)
def test_answered_it_can_be_read_and_touched(page: Page, kind: str) -> None:
    """It meets WCAG in both schemes, a thumb finds every control, and nothing is cut off, in large letters too."""
    answered(page, kind)
    for scheme in ("default", "slate"):
        page.evaluate(DRESS, scheme)
        assert violations(page) == [], scheme
    assert page.evaluate(TARGETS % (TARGET, TARGET)) == []
    assert page.evaluate(SPILT) == [0]
    page.add_style_tag(content="html { font-size: 250% }")
    assert page.evaluate(SPILT) == [0]


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_when_it_wakes(page: Page, kind: str, width: int) -> None:
    dressed(page, kind)
    page.set_viewport_size({"width": width, "height": 640})
    still = page.evaluate(PLACES)
    wake_block(page, {"best": 2, "last": 2, "tries": 1, "at": 0})
    assert page.evaluate(PLACES)[: len(still)] == still
