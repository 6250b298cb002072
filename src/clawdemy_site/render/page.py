"""A page of the site: what it says of itself before anything is rendered, and what a host publishes of it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from clawdemy_site.course.model import Course
from clawdemy_site.keeping.keeper import Name
from clawdemy_site.keeping.prints import print_of
from clawdemy_site.records.project import PageSource
from clawdemy_site.render.body import Body, ContentsHeading
from clawdemy_site.render.marks import SEAM
from clawdemy_site.render.reading import HtmlReading, join_readings, read_html, stands_whole
from clawdemy_site.render.site import Site

_ELEMENTS = (
    re.compile(r"<(?:kbd|mark|abbr)\b"),
    re.compile(r"data-linenos=(?<=\sdata-linenos=)"),
    re.compile(
        r'class="(?<=\sclass=")(?:[^"]*\s)?(?:admonition|box|tabbed-set|task-list|keys|critic|'
        r'footnote|twemoji|emoji|emojione|gemoji|grid|hll|highlighttable|progress)[\s"]'
    ),
)
"""What stands on a page that needs the sheet of elements; each begins with letters, which are found fast."""

PRACTICE_STYLES = ("practice", "cards")
"""The sheets of a page that holds practice blocks: cards among them open a session."""


class MenuStep(NamedTuple):
    """An entry of the navigation above a page: what it is known by, and what it is called."""

    id: str
    label: str


def course_step(course: Course) -> MenuStep:
    """The entry of a course in the navigation, for the pages below it."""
    return MenuStep(course.src_uri, course.record.title)


@dataclass(frozen=True, slots=True)
class PageParts:
    """What stands on a page: its body, HTML above it with the page's only ``h1``, HTML below it, HTML for the head."""

    body: Body = field(default_factory=Body)
    header: str = ""
    footer: str = ""
    head: str = ""


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page as a feature states it."""

    src_uri: str  # its ``.md`` path below the content folder
    kind: str  # what styles and templates know it by
    title: str  # its title as text, for the browser's tab and for search
    label: str  # what navigation calls it
    description: str  # one or two sentences for search engines and link previews
    make: Callable[["SitePages"], PageParts]  # makes what stands on it, once all pages are known
    source: PageSource | None = None  # the author's file behind the body, or None where the body is generated
    # The entries of the navigation above its own, the topmost first; None for a page that only others lead to.
    menu: tuple[MenuStep, ...] | None = None
    is_framed: bool = True  # whether it has a header and a footer of ours; else its host names it
    is_wide: bool = False  # whether it stands alone, without the menu and the contents beside it
    lists_contents: bool = False  # whether its contents also stand folded above its body
    boost: float = 1.0  # weight of the page in the search, 1 being common
    searchable: bool = True  # whether the search knows the page; not where it only repeats others
    styles: tuple[str, ...] = ()  # names of the stylesheets that it needs beside the common one
    count: int = 0  # how many things it lists, where others say so


CATALOGUE: Name = ("catalogue",)
"""What the courses are noted as."""

HeadMaker = Callable[[Site, SitePage, Body], str]
"""What a feature adds to the head of any page on which something of its stands: HTML, mostly empty."""


@dataclass(frozen=True)
class SitePages:
    """All pages of a site, before any is rendered."""

    site: Site
    # The pages by their ``.md`` path, in the order in which features state them.
    by_uri: Mapping[str, SitePage] = field(default_factory=dict)
    heads: tuple[HeadMaker, ...] = ()  # what features add to the heads of pages

    def get(self, src_uri: str) -> SitePage | None:
        """A page by its ``.md`` path, or None."""
        return self.by_uri.get(src_uri)

    def below(self, step: str) -> tuple[SitePage, ...]:
        """The pages directly below an entry of the navigation."""
        return tuple(page for page in self.by_uri.values() if page.menu and page.menu[-1].id == step)

    def parts_of(self, page: SitePage) -> PageParts:
        """What stands on a page, addresses and drawings still marks."""

        def make() -> PageParts:
            # What a page was stated from, its maker holds: the courses, and what its print is made of.
            self.site.keeper.note(CATALOGUE)
            self.site.keeper.note(("stated", page.src_uri))
            return page.make(self)

        return self.site.kept(("parts", page.src_uri), make)

    def read(self, page: SitePage) -> HtmlReading:
        """What the HTML of a page holds, without drawings."""

        def make() -> HtmlReading:
            self.site.keeper.note(("stated", page.src_uri))
            is_plain = page.source is None or "<" not in self.site.manuscript.content.pages[page.src_uri].body
            return read_parts(self.parts_of(page), is_plain=is_plain, read=self._read_part)

        return self.site.kept(("reading", page.src_uri), make)

    def _read_part(self, html: str) -> HtmlReading:
        return self.site.kept(("read", print_of(html)), lambda: read_html(html))

    def render(self, page: SitePage) -> "RenderedPage":
        """A page as a host publishes it."""
        return self.site.once(("page", page.src_uri), lambda: self.settle(page, self.parts_of(page)))

    def settle(self, page: SitePage, parts: PageParts) -> "RenderedPage":
        """A page with everything in its place."""
        settle = self.site.placement(page.src_uri).settle
        added = (make(self.site, page, parts.body) for make in self.heads)
        around = replace(
            parts,
            header=settle(parts.header),
            footer=settle(parts.footer),
            head="\n".join(filter(None, [parts.head, *added])),
        )
        return RenderedPage(page, around, settle(parts.body.html))


@dataclass(frozen=True)
class RenderedPage:
    """A page as a host publishes it: what it says of itself, what stands around its content, and its body's HTML."""

    page: SitePage
    parts: PageParts
    content: str

    @property
    def styles(self) -> tuple[str, ...]:
        """Names of the stylesheets that it needs beside the common one, by what it is and by what stands on it."""
        return (*self.page.styles, *(("elements",) if any(one.search(self.content) for one in _ELEMENTS) else ()))

    @property
    def contents(self) -> tuple[ContentsHeading, ...]:
        """Its headings as a tree."""
        return self.parts.body.contents


class LazyPages(Mapping[str, RenderedPage]):
    """All pages of a site by their ``.md`` path, each rendered when it is looked at."""

    def __init__(self, stated: SitePages) -> None:
        self._stated = stated

    def __getitem__(self, src_uri: str) -> RenderedPage:
        return self._stated.render(self._stated.by_uri[src_uri])

    def __iter__(self) -> Iterator[str]:
        return iter(self._stated.by_uri)

    def __len__(self) -> int:
        return len(self._stated.by_uri)


def read_parts(parts: PageParts, *, is_plain: bool, read: Callable[[str], HtmlReading] = read_html) -> HtmlReading:
    """What the HTML of a page holds; a plain page holds no element that somebody wrote as one.

    Of a long page, ``read`` is given the parts between its seams one by one.
    """
    whole = parts.header + parts.body.html + parts.footer
    reading = join_readings(map(read, whole.split(SEAM))) if SEAM in whole else read_html(whole)
    return reading if is_plain or stands_whole(parts.body.html) else replace(reading, is_whole=False)
