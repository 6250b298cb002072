"""The browser that the tests drive: one at a time, and another one where it no longer answers.

Most calls of a driver wait for their reply without an end, so a page that never comes to what a test waits for would
hold up the whole run.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, Playwright

Made = TypeVar("Made")

PATIENCE = 60.0
"""Seconds that a test may take with a browser; the longest takes ten."""

CLOSED = "has been closed"
"""What a driver says of all that belongs to a browser that has ended."""

FLAGS = [
    "--no-sandbox",  # Chromium refuses to start as root with its sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",  # no other host can be reached
]

_kept: WeakKeyDictionary[Browser, dict[str, Any]] = WeakKeyDictionary()


def kept(browser: Browser, name: str, make: Callable[[], Made]) -> Made:
    """What is made once for a browser, and ends with it."""
    made: dict[str, Made] = _kept.setdefault(browser, {})
    if name not in made:
        made[name] = make()
    return made[name]


class Browsers:
    """Starts browsers, and ends one that keeps a test waiting."""

    def __init__(self, driver: Playwright, path: str) -> None:
        self._driver, self._path = driver, path
        self._latest: Browser | None = None

    @contextmanager
    def one(self, patience: float = PATIENCE) -> Iterator[Browser]:
        """Give the browser that is running, or a new one, for as many seconds.

        Past them its process ends, and with it every call that waits for it: they raise, and say that it is `CLOSED`.
        """
        if self._latest is None or not self._latest.is_connected():
            self._latest = self._driver.chromium.launch(executable_path=self._path, args=FLAGS)
        browser = self._latest
        end = Timer(patience, os.kill, (kept(browser, "process", lambda: _process(browser)), signal.SIGKILL))
        end.daemon = True
        end.start()
        try:
            yield browser
        finally:
            end.cancel()

    def close(self) -> None:
        """End the browser that is running."""
        if self._latest is not None:
            self._latest.close()


def _process(browser: Browser) -> int:
    """The number of a browser's own process; those of its pages end with it."""
    found = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return next(int(process["id"]) for process in found if process["type"] == "browser")
