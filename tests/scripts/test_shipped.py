"""The script as it ships: small, classic, and silent on a page that has nothing for it to do."""

import gzip
import re

import pytest
from playwright.sync_api import BrowserContext, Page

from clawdemy_site.assets.files import DIST

MOST_BYTES = 23 * 1024
SCRIPT = (DIST / "practice.js").read_bytes()
KINDS = {"card", "cards", "course", "home", "lesson", "practice", "progress", "review"}
"""What the script is told that its page is."""

WATCH = """self.problems = [];
addEventListener("error", (event) => problems.push(event.message));
addEventListener("unhandledrejection", (event) => problems.push(String(event.reason)));
"""
FORBID = 'Object.defineProperty(self, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });'


def test_it_is_small() -> None:
    assert len(gzip.compress(SCRIPT, 9)) <= MOST_BYTES


def test_it_holds_no_comment_and_asks_for_nothing() -> None:
    text = SCRIPT.decode()
    assert not re.search(r"/\*|^\s*//", text, re.MULTILINE)
    assert not re.search(r"\b(import|export)\b", re.sub(r"\"[^\"]*\"|`[^`]*`", "", text))
    assert not re.search(r"\b(fetch|XMLHttpRequest|WebSocket|sendBeacon|EventSource|importScripts)\b|https?://", text)


@pytest.mark.browser
def test_it_parses_as_a_classic_script(calculator: Page) -> None:
    assert calculator.evaluate("(text) => typeof new Function(text)", SCRIPT.decode()) == "function"


@pytest.mark.browser
@pytest.mark.parametrize("storage", ["", FORBID], ids=["storage", "no storage"])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_page_with_nothing_to_do_stays_as_it_is(
    context: BrowserContext, modules: str, page: Page, kind: str, storage: str
) -> None:
    head = (
        f'<script>{WATCH}{storage}</script><script defer src="practice.js" data-base="../" data-kind="{kind}"></script>'
    )
    html = (
        f'<!doctype html><html lang="en"><head><title>T</title>{head}</head><body><main><p>x</p></main></body></html>'
    )
    address = f"{modules}a/bare.html"
    context.route(address, lambda route: route.fulfill(body=html, content_type="text/html"))
    context.route(f"{modules}a/practice.js", lambda route: route.fulfill(body=SCRIPT, content_type="text/javascript"))
    page.goto(address)
    assert page.evaluate("problems") == []
    assert page.evaluate("document.querySelector('main').outerHTML") == "<main><p>x</p></main>"
    context.unroute(address)
    context.unroute(f"{modules}a/practice.js")
