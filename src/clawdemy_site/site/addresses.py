"""Where pages are published, and how one links to another.

All links are relative, so that a site works at the root of a host, under a sub-path, and opened from a folder.
"""

import posixpath
from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a site.

    Attributes:
        directories: Whether ``a/b.md`` is published as ``a/b/`` or as ``a/b.html``.
    """

    directories: bool = True

    def of(self, src_uri: str) -> str:
        """The address of a Markdown page, relative to the site; the home page's is empty."""
        stem = src_uri.removesuffix(".md")
        folder, _, name = stem.rpartition("/")
        if name == "index":
            return f"{folder}/" if folder else ""
        return f"{stem}/" if self.directories else f"{stem}.html"

    def link(self, here: str, there: str, anchor: str = "") -> str:
        """A relative link from one page to another.

        Args:
            here: The ``.md`` path of the page that links.
            there: The ``.md`` path of the page linked to, or the path of another file of the site; a query may follow.
            anchor: An id on that page.
        """
        there, _, query = there.partition("?")
        target = self.of(there) if there.endswith(".md") else there
        if here == there and anchor:
            return f"#{anchor}"
        if not self.directories and (not target or target.endswith("/")):
            target += "index.html"
        start = posixpath.dirname(self.of(here)) or "."
        relative = posixpath.relpath(target or ".", start)
        if target.endswith("/") or not target:
            relative += "/"
        return f"{quote(relative)}{f'?{query}' if query else ''}{f'#{anchor}' if anchor else ''}"
