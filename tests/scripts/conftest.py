"""Browser pages from which a test can import the theme's modules."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browser.server import serve
from clawdemy_site.assets.files import SCRIPTS

BLANK = b'<!doctype html><html lang="en"><title>Test</title><main></main></html>'


@pytest.fixture(scope="session")
def modules() -> Iterator[str]:
    """The address under which the modules are served; every address that ends in ``blank.html`` is an empty page."""
    with serve(SCRIPTS, "/", {"blank.html": BLANK}) as address:
        yield address


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser for all tests of modules. Nothing is routed in it, or it would fetch each module anew for each test."""
    context = browser.new_context()
    yield context
    context.close()


def open_blank(context: BrowserContext, modules: str) -> Page:
    """A new empty page on the address of the modules."""
    page = context.new_page()
    page.goto(f"{modules}blank.html")
    return page


@pytest.fixture(scope="session")
def calculator(context: BrowserContext, modules: str) -> Page:
    """An empty page for all tests of modules that neither change a page nor remember anything."""
    return open_blank(context, modules)


@pytest.fixture(scope="session")
def abroad(browser: Browser, modules: str) -> Iterator[Callable[[str], Page]]:
    """Gives the empty page of a browser in a time zone, one for all tests that neither change it nor remember."""
    pages: dict[str, Page] = {}

    def fly(zone: str) -> Page:
        if zone not in pages:
            pages[zone] = open_blank(browser.new_context(timezone_id=zone), modules)
        return pages[zone]

    yield fly
    for page in pages.values():
        page.context.close()


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
