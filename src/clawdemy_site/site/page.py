"""What a host needs to publish a site: pages with what stands around their words, and a way through them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from clawdemy_site.records.project import PageSource


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page as a host should publish it.

    Attributes:
        src_uri: Its ``.md`` path below the content folder.
        kind: ``home``, ``course``, or a lesson's page kind; the host chooses its template by it.
        title: Its title as text, for the browser's tab and for search.
        label: What navigation calls it.
        description: One or two sentences for search engines and link previews.
        markdown: The body in Markdown; the practice blocks, figures, citations and formulas are still marked up.
        source: The author's file behind the body, or None where the body is generated.
        header: HTML that stands above the body and holds the page's only ``h1``.
        footer: HTML that stands below the body.
        head: HTML for the document's head.
        boost: Weight of the page in the search, 1 being common.
        searchable: Whether the search knows the page; not where it only repeats others.
        compose: For a page that gathers others: from its own rendered body, and those of all pages by their ``.md``
            path, to the body that stands. None for a page whose body stands as it is rendered.
    """

    src_uri: str
    kind: str
    title: str
    label: str
    description: str
    markdown: str
    source: PageSource | None = None
    header: str = ""
    footer: str = ""
    head: str = ""
    boost: float = 1.0
    searchable: bool = True
    compose: Callable[[str, Mapping[str, str]], str] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the navigation: a page, or a part with entries of its own."""

    label: str
    src_uri: str = ""
    entries: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True)
class SitePlan:
    """A whole site.

    Attributes:
        pages: Pages by their ``.md`` path.
        navigation: The way through them.
        footer: HTML that names the licences and closes every page.
        files: What makes each further file, by its path in the site; a check makes none.
    """

    pages: Mapping[str, SitePage] = field(default_factory=dict)
    navigation: tuple[Entry, ...] = ()
    footer: str = ""
    files: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
