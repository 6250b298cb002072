"""The browser and the served site, each started once for all browser tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser.server import serve
from conftest import PREFIX
from ensure_browser import ADVICE, SKIP_VARIABLE, browser_unwanted, find_browser

FLAGS = [
    "--no-sandbox",  # Chromium refuses to start as root with its sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; its absence is a failure, unless the browser tests were left out on purpose."""
    if browser_unwanted():
        pytest.skip(f"{SKIP_VARIABLE}=1")
    path = find_browser()
    if path is None:
        pytest.fail(ADVICE, pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def base(built_site: Path) -> Iterator[str]:
    """The address of the real site's home page, served under a sub-path."""
    with serve(built_site, PREFIX) as address:
        yield address
