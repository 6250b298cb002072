"""Serves a built site as GitHub Pages serves a project: under a sub-path, with the site's own 404 page."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import Any


class PagesHandler(SimpleHTTPRequestHandler):
    """Serves the files of one folder below a prefix; everything else is the folder's `404.html`, with status 404.

    Addresses that end in a name of `instead` are answered with what stands there.
    """

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
    }

    def __init__(self, *args: Any, prefix: str, instead: Mapping[str, bytes], **kwargs: Any) -> None:
        self.prefix = prefix
        self.instead = instead
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer with the file, or with what stands instead of it."""
        name = self.path.partition("?")[0].rpartition("/")[2]
        if name in self.instead:
            self._answer(HTTPStatus.OK, self.guess_type(name), self.instead[name])
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        """Map an address below the prefix to a file; any other to one that does not exist."""
        if not path.startswith(self.prefix):
            return str(Path(self.directory, "outside the published path"))
        return super().translate_path(path.removeprefix(self.prefix.rstrip("/")))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page as GitHub Pages does."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        self._answer(HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", page.read_bytes())

    def _answer(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Let a browser keep what it fetched for ten minutes, as GitHub Pages does."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the parent's name
        """Say nothing: what failed is recorded in the browser."""


class PagesServer(ThreadingHTTPServer):
    """A loopback server that does not mind a browser that hangs up early."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a page that is closed drops its open connections."""


@contextmanager
def serve(site: Path, prefix: str, instead: Mapping[str, bytes] = MappingProxyType({})) -> Iterator[str]:
    """Serve `site` on a free loopback port while the block runs, and yield the address of its home page."""
    handler = partial(PagesHandler, directory=str(site), prefix=prefix, instead=instead)
    with PagesServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{prefix}"
        finally:
            server.shutdown()
            thread.join()
