"""Browser pages from which a test can import the theme's modules."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browser.server import serve
from browsers import kept
from clawdemy_site.assets.files import SCRIPTS

BLANK = b'<!doctype html><html lang="en"><title>Test</title><main></main></html>'


@pytest.fixture(scope="session")
def modules() -> Iterator[str]:
    """The address under which the modules are served; every address that ends in ``blank.html`` is an empty page."""
    with serve(SCRIPTS, "/", {"blank.html": BLANK}) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> BrowserContext:
    """A browser for all tests of modules. Nothing is routed in it, or it would fetch each module anew for each test."""
    return kept(browser, "modules", browser.new_context)


def open_blank(context: BrowserContext, modules: str) -> Page:
    """A new empty page on the address of the modules."""
    page = context.new_page()
    page.goto(f"{modules}blank.html")
    return page


@pytest.fixture
def calculator(browser: Browser, context: BrowserContext, modules: str) -> Page:
    """An empty page for all tests of modules that neither change a page nor remember anything."""
    return kept(browser, "calculator", lambda: open_blank(context, modules))


@pytest.fixture
def abroad(browser: Browser, modules: str) -> Callable[[str], Page]:
    """Gives the empty page of a browser in a time zone, one for all tests that neither change it nor remember."""
    return lambda zone: kept(browser, zone, lambda: open_blank(browser.new_context(timezone_id=zone), modules))


@pytest.fixture
def page(calculator: Page, context: BrowserContext, modules: str) -> Iterator[Page]:
    """An empty page in a browser that remembers nothing."""
    calculator.goto(f"{modules}blank.html")
    calculator.evaluate("localStorage.clear()")
    yield calculator
    for other in context.pages:
        if other is not calculator:
            other.close()


@pytest.fixture
def second(context: BrowserContext, modules: str, page: Page) -> Page:  # noqa: ARG001 - opens after it
    """Another tab of the same browser."""
    return open_blank(context, modules)
