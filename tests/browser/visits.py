"""Opens pages of the served site in a browser and keeps a record of what went wrong on them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, ViewportSize

LOCAL_SCHEMES = ("data:", "blob:", "about:")


@dataclass(frozen=True)
class View:
    """A screen: its size in CSS pixels, and whether it is touched."""

    name: str
    width: int
    height: int
    touch: bool = False


DESKTOP = View("desktop", 1280, 900)
PHONE = View("phone", 390, 844, touch=True)
SMALL_PHONE = View("small phone", 320, 640, touch=True)

both_looks = pytest.mark.parametrize(
    ("view", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["phone-light", "desktop-dark"]
)
"""Both screens and both schemes in two visits: no style of ours depends on the size and on the scheme at once."""


@dataclass(frozen=True)
class Record:
    """What a browser noticed while pages were open: addresses asked for elsewhere, console errors, failed requests."""

    outside: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def findings(self) -> list[str]:
        """Everything in the record, each with its kind."""
        kinds = {"outside request": self.outside, "console error": self.console, "failed request": self.failed}
        return [f"{kind}: {text}" for kind, texts in kinds.items() for text in texts]


@dataclass(frozen=True)
class Visit:
    """A browser window on the site, with the record of all that it showed."""

    page: Page
    base: str
    record: Record

    def open(self, path: str) -> Page:
        """Go to a page, given as its address below the site's, and wait until its fonts are there."""
        self.page.goto(self.base + path, wait_until="load")
        self.page.evaluate("document.fonts.ready.then(() => true)")
        return self.page

    def path(self) -> str:
        """The address below the site's that is open now, without a fragment."""
        return self.page.url.removeprefix(self.base).split("#")[0]


def _watch(context: BrowserContext, origin: str, record: Record) -> None:
    """Fill `record` with what happens in any page of the context.

    No request is held back for a look at it: that would cost the browser its cache. The browser finds no other host.
    """

    def is_outside(url: str) -> bool:
        return not url.startswith((origin, *LOCAL_SCHEMES))

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            record.console.append(f"{message.text} ({message.location.get('url', '')})")

    def on_response(response: Response) -> None:
        if response.status >= 400:
            record.failed.append(f"{response.status} {response.url}")

    def on_failed(request: Request) -> None:
        # A page that is left drops what it was still fetching.
        if not is_outside(request.url) and request.failure != "net::ERR_ABORTED":
            record.failed.append(f"{request.failure} {request.url}")

    context.on("request", lambda request: record.outside.append(request.url) if is_outside(request.url) else None)
    context.on("response", on_response)
    context.on("requestfailed", on_failed)
    context.on("console", on_console)
    context.on("weberror", lambda error: record.console.append(str(error.error)))


@contextmanager
def visit(browser: Browser, base: str, view: View = DESKTOP, scheme: str = "light") -> Iterator[Visit]:
    """Open an empty window on the site at `base`; everything about it is forgotten when the block ends."""
    origin = base[: base.index("/", len("http://")) + 1]
    context = browser.new_context(
        viewport=ViewportSize(width=view.width, height=view.height),
        is_mobile=view.touch,
        has_touch=view.touch,
        color_scheme="dark" if scheme == "dark" else "light",
        service_workers="block",
    )
    record = Record()
    try:
        _watch(context, origin, record)
        yield Visit(context.new_page(), base, record)
    finally:
        context.close()
