"""What a build is told beside the project: how pages are published, where sources stand, which extensions run."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from clawdemy_site.assets.hues import Hues
from clawdemy_site.site.files import DOWNLOADS

DEEPEST_INHERITANCE = 20  # files of settings, each the parent of the one before

FOLDERS = ("references", "figures", "templates", "cache")
"""The options of our plugin that name folders."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a site: where pages are published, and how one links to another.

    All links are relative, so that a site works at the root of a host, under a sub-path, and opened from a folder. With
    ``directories``, ``a/b.md`` is published as ``a/b/``, else as ``a/b.html``.
    """

    directories: bool = True

    def of(self, src_uri: str) -> str:
        """The address of a Markdown page, relative to the site; the home page's is empty."""
        stem = src_uri.removesuffix(".md")
        folder, _, name = stem.rpartition("/")
        if name in {"index", "README"}:  # a host takes either for the page of its folder
            return f"{folder}/" if folder else ""
        return f"{stem}/" if self.directories else f"{stem}.html"

    @lru_cache(16_384)  # noqa: B019 - equal ones share what is kept, and every page leads to the same few
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


@dataclass(frozen=True, slots=True)
class Repository:
    """The public repository of a site: its address, and that below which its files are edited, ending in a slash.

    What a site does not have is empty, and so are the links made of it.
    """

    url: str = ""
    edit: str = ""

    def edit_link(self, path: str) -> str:
        """Where a file of the project is edited, or an empty string."""
        return f"{self.edit}{quote(path)}" if self.edit and path else ""

    def source_link(self, path: str, line: int) -> str:
        """Where a line of a file of the project is read, or an empty string where that cannot be told."""
        # GitHub and GitLab name the page that shows a file like the one that edits it.
        shown, edits, branch = self.edit.partition("/edit/")
        return f"{shown}/blob/{branch}{quote(path)}#L{line}" if edits and path else ""

    def report_link(self, title: str, address: str) -> str:
        """Where a reader reports an error on a page, with the page named already, or an empty string."""
        if not self.url:
            return ""
        query = {"title": f"Error on “{title}”", "body": f"Page: {address}\n\nWhat is wrong:\n\nWhat it should be:\n"}
        if urlsplit(self.url).hostname == "gitlab.com":
            query = {f"issue[{'description' if key == 'body' else key}]": value for key, value in query.items()}
        return f"{self.url.rstrip('/')}/issues/new?{urlencode(query, quote_via=quote)}"


@dataclass(frozen=True)
class MarkdownSettings:
    """The Markdown extensions that an author has switched on beside ours, in order, and their settings by name."""

    extensions: tuple[Any, ...] = ("toc", "tables", "fenced_code")
    configs: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: {"toc": {"permalink": "#"}})


@dataclass(frozen=True)
class Options:
    """What a build is told."""

    site_name: str = ""
    site_url: str = ""  # where it is published; empty where that is not known
    drafts: bool = False  # whether lessons with the status ``draft`` stand
    preview: bool = False  # whether an author is watching: pages with mistakes are rendered too, to be looked at
    addresses: Addresses = field(default_factory=Addresses)  # how the host publishes pages
    repository: Repository = field(default_factory=Repository)  # where sources are edited and errors reported
    templates: str = "templates"  # folder of the site's own templates, relative to the project
    markdown: MarkdownSettings = field(default_factory=MarkdownSettings)
    hues: Hues = field(default_factory=Hues)  # the colours that its author has chosen
    filled_later: bool = False  # whether another plugin, ``macros``, fills in braces once the pages are checked
    downloads: tuple[str, ...] = DOWNLOADS  # types of files that are published where a page leads to them
    counted_by: str = ""  # what readers are told of who counts them; empty where nobody does


def counted_by(allowed: object, extra: object) -> str:
    """Who counts the readers of a site, by its plugin's option ``analytics`` and its settings for templates."""
    asked = extra.get("analytics") if allowed is True and isinstance(extra, Mapping) else None
    provider = asked.get("provider") if isinstance(asked, Mapping) else None
    return {"google": "Google", None: ""}.get(provider, "a service of this site's choice")
