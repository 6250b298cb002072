"""What a build is told beside the project itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from clawdemy_site.site.addresses import Addresses
from clawdemy_site.site.repository import Repository


@dataclass(frozen=True)
class MarkdownSettings:
    """The Markdown extensions that a site's author has switched on, beside ours.

    Attributes:
        extensions: Names or instances, in order.
        configs: The settings of each, by its name.
    """

    extensions: tuple[Any, ...] = ("toc", "tables", "fenced_code")
    configs: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: {"toc": {"permalink": "#"}})


@dataclass(frozen=True)
class Options:
    """What a build is told.

    Attributes:
        site_name: The site's name.
        site_url: Where it is published; empty where that is not known.
        drafts: Whether lessons with the status ``draft`` stand.
        preview: Whether an author is watching: pages with mistakes are rendered too, to be looked at.
        addresses: How the host publishes pages.
        repository: Where sources are edited and errors reported.
        templates: Folder of the site's own templates, relative to the project.
        markdown: The Markdown extensions of the site.
    """

    site_name: str = ""
    site_url: str = ""
    drafts: bool = False
    preview: bool = False
    addresses: Addresses = field(default_factory=Addresses)
    repository: Repository = field(default_factory=Repository)
    templates: str = "templates"
    markdown: MarkdownSettings = field(default_factory=MarkdownSettings)
