"""Opens pages of the served site in a browser and keeps a record of what went wrong on them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, ViewportSize

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
    changed: list[str] = field(default_factory=list)
    """What a test has changed about the window itself, such as its clock, so that no other may have it."""

    def open(self, path: str) -> Page:
        """Go to a page, given as its address below the site's, and wait until its fonts are there."""
        self.page.goto(self.base + path, wait_until="load")
        self.page.evaluate("document.fonts.ready.then(() => true)")
        return self.page

    def path(self) -> str:
        """The address below the site's that is open now, without a fragment."""
        return self.page.url.removeprefix(self.base).split("#")[0]


class _Window:
    """A window that is used for one visit after another: a new one would have to start a process and fetch all anew."""

    def __init__(self, browser: Browser, view: View, scheme: str) -> None:
        self.context = browser.new_context(
            viewport=ViewportSize(width=view.width, height=view.height),
            is_mobile=view.touch,
            has_touch=view.touch,
            color_scheme="dark" if scheme == "dark" else "light",
            service_workers="block",
        )
        self.record = Record()
        self.origin = ""
        self._watch()
        self.page = self.context.new_page()
        self.scheme = scheme

    def _watch(self) -> None:
        """Fill the record of the visit with what happens in any page of the context.

        No request is held back for a look at it: that would cost the browser its cache, and no other host is found.
        """

        def is_outside(url: str) -> bool:
            return not url.startswith((self.origin, *LOCAL_SCHEMES))

        def on_request(request: Request) -> None:
            if is_outside(request.url):
                self.record.outside.append(request.url)

        def on_console(message: ConsoleMessage) -> None:
            if message.type == "error":
                self.record.console.append(f"{message.text} ({message.location.get('url', '')})")

        def on_response(response: Response) -> None:
            if response.status >= HTTPStatus.BAD_REQUEST:
                self.record.failed.append(f"{response.status} {response.url}")

        def on_failed(request: Request) -> None:
            # A page that is left drops what it was still fetching.
            if not is_outside(request.url) and request.failure != "net::ERR_ABORTED":
                self.record.failed.append(f"{request.failure} {request.url}")

        self.context.on("request", on_request)
        self.context.on("response", on_response)
        self.context.on("requestfailed", on_failed)
        self.context.on("console", on_console)
        self.context.on("weberror", lambda error: self.record.console.append(str(error.error)))

    def forget(self) -> None:
        """Leave the site, and take away all that it has kept; what a page writes as it is left goes with the rest."""
        for page in self.context.pages:
            if page is not self.page:
                page.close()
        self.page.unroute_all()
        self.page.goto("about:blank")
        self.page.emulate_media(media="null", reduced_motion="null", forced_colors="null")
        self.page.mouse.move(-1, -1)
        session = self.context.new_cdp_session(self.page)
        session.send("Storage.clearDataForOrigin", {"origin": self.origin.rstrip("/"), "storageTypes": "all"})
        session.detach()


_idle: dict[tuple[Browser, View, str], list[_Window]] = {}
"""Windows that wait for a visit, by browser, screen and scheme."""


@contextmanager
def visit(browser: Browser, base: str, view: View = DESKTOP, scheme: str = "light") -> Iterator[Visit]:
    """Open an empty window on the site at `base`; everything about it is forgotten when the block ends."""
    idle = _idle.setdefault((browser, view, scheme), [])
    window = idle.pop() if idle else _Window(browser, view, scheme)
    window.record, window.origin = Record(), base[: base.index("/", len("http://")) + 1]
    visiting = Visit(window.page, base, window.record)
    try:
        yield visiting
        if visiting.changed:
            window.context.close()
        else:
            window.forget()
            idle.append(window)
    except BaseException:
        window.context.close()
        raise
