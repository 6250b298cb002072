"""What a reader's browser fetches for a page: how many answers, and how many kilobytes once a host has gzipped them."""

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, Page, sync_playwright

from browsers import Browsers
from ensure_browser import ADVICE, find_browser

PACKED = {".woff2", ".woff", ".png", ".jpg", ".webp", ".gz", ".apkg"}
"""Types that a host sends as they are, since gzip gains nothing."""

DRAWN = {".svg", ".png", ".jpg", ".webp"}
INLINE = re.compile(rb"<svg\b(?:(?!</svg>).){2000,}?</svg>", re.DOTALL)
"""A drawing in a page; what is shorter is an icon."""

KILO = 1000.0
QUIET = 1000.0
"""Milliseconds without a request after which nothing more is expected."""


@dataclass(frozen=True)
class Load:
    """What a page took, in kilobytes."""

    requests: int
    whole: float
    bare: float
    """Without its drawings, those in the page and those beside it."""

    search: float
    """What came on top when search was opened and a word typed."""


@dataclass
class Site:
    """A folder that is served, and the files that were sent of it."""

    folder: Path
    address: str = ""
    sent: list[Path] = field(default_factory=list)


@contextmanager
def own_browser() -> Iterator[Browser]:
    """A browser for whoever has none.

    Raises:
        SystemExit: None is installed; the message says what to do.
    """
    path = find_browser()
    if path is None:
        raise SystemExit(ADVICE)
    with sync_playwright() as driver:
        browsers = Browsers(driver, path)
        try:
            with browsers.one() as browser:
                yield browser
        finally:
            browsers.close()


def first_load(browser: Browser, folder: Path, place: str) -> Load:
    """Open a page of a built site as one who has seen nothing of it, then its search."""
    with _serve(folder) as site, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site.address}{place}")
        _wait(page)
        first = list(site.sent)
        page.keyboard.press("/")
        page.keyboard.type("gradient")
        _wait(page)
        search = site.sent[len(first) :]
    bare = [file for file in first if file.suffix not in DRAWN]
    return Load(len(first), _weigh(first), sum(_size(file, bare=True) for file in bare) / KILO, _weigh(search))


def _wait(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(QUIET)


def _weigh(files: list[Path]) -> float:
    return sum(map(_size, files)) / KILO


def _size(file: Path, *, bare: bool = False) -> int:
    content = file.read_bytes()
    if file.suffix in PACKED:
        return len(content)
    return len(gzip.compress(INLINE.sub(b"", content) if bare and file.suffix == ".html" else content, mtime=0))


@contextmanager
def _serve(folder: Path) -> Iterator[Site]:
    site = Site(folder)

    class Handler(SimpleHTTPRequestHandler):
        def send_head(self):  # type: ignore[no-untyped-def] # noqa: ANN202 - as it is declared above
            """Note what is sent, for whichever worker of the page asks."""
            file = Path(self.translate_path(self.path))
            file = file / "index.html" if file.is_dir() else file
            if file.is_file():
                site.sent.append(file)
            return super().send_head()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    site.address = f"http://127.0.0.1:{server.server_port}/"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
