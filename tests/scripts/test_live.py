"""A live figure's script gets each place of the figure and its data; where it fails, the still stays."""

import pytest
from playwright.sync_api import Page

from clawdemy_site.features.live.joining import join_modules
from clawdemy_site.features.live.scripts import lent_modules

pytestmark = pytest.mark.browser

PLACES = """
<figure id="one"><div data-live="tea.cup"><svg></svg></div></figure>
<figure id="two"><div data-live="tea.cup"><svg></svg></div></figure>
<figure id="other"><div data-live="tea.pot"><svg></svg></div></figure>"""
START = """
const el = "a name that a module lent to us has too";

export function start(stage, live) {
  if (live.id === "two-live") throw new Error("no water");
  stage.textContent = `${live.id} ${[...live.data.bytes]}`;
}"""


@pytest.fixture
def mounted(page: Page) -> Page:
    entry = (
        'import { mountLive } from "./live.js";\nimport { start } from "./main.js";\n'
        'mountLive("tea.cup", { bytes: "AP8H" }, start);\n'
    )
    script = join_modules({**lent_modules(), "main": START, "entry": entry}, "entry")
    page.evaluate("html => { document.querySelector('main').innerHTML = html; }", PLACES)
    page.evaluate("self.told = []; addEventListener('error', (event) => told.push(event.message))")
    page.evaluate("text => { new Function(text)(); }", script)
    return page


def test_it_wakes_in_each_place_with_its_data(mounted: Page) -> None:
    place = mounted.locator("#one [data-live]")
    assert place.get_attribute("class") == "is-awake"
    assert place.locator(".live__stage").inner_text() == "one-live 0,255,7"
    assert place.locator("svg").count() == 1


def test_where_it_fails_the_still_stays_and_the_console_says_why(mounted: Page) -> None:
    place = mounted.locator("#two [data-live]")
    assert place.get_attribute("class") == "has-failed"
    assert place.locator(".live__stage").count() == 0
    assert mounted.evaluate("told") == ["Uncaught Error: no water"]


def test_other_figures_are_left_alone(mounted: Page) -> None:
    assert mounted.locator("#other [data-live]").get_attribute("class") is None
