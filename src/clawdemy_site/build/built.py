"""What a build made and found, and what is asked of it by whoever publishes it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from clawdemy_site.build.navigation import MenuEntry
from clawdemy_site.build.page_checks import check_read
from clawdemy_site.checks.links import Published, check_links
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.features.feature import Maker
from clawdemy_site.figures.studio import DrawingCounts
from clawdemy_site.keeping.keeper import Keeper
from clawdemy_site.keeping.prints import print_of
from clawdemy_site.numbers.store import rested_on
from clawdemy_site.render.body import Body
from clawdemy_site.render.closing import render_closing
from clawdemy_site.render.marks import without_marks
from clawdemy_site.render.page import CATALOGUE, PageParts, RenderedPage, SitePages, read_parts
from clawdemy_site.render.site import Site
from clawdemy_site.render.text import render_text
from clawdemy_site.search.entries import read_entries
from clawdemy_site.search.index import FoundPage, IndexedPage, index_page
from clawdemy_site.site.manuscript import Manuscript
from clawdemy_site.site.places import HOME


@dataclass(frozen=True)
class Built:
    """What a build made and found."""

    site: Site
    stated: SitePages  # the pages before they were rendered
    # The pages by their ``.md`` path, as a host publishes them.
    pages: Mapping[str, RenderedPage] = field(default_factory=dict)
    navigation: tuple[MenuEntry, ...] = ()
    files: Mapping[str, Maker] = field(default_factory=dict)  # what makes each further file, by its path in the site
    content_files: frozenset[str] = frozenset()  # paths of the files of the content that are published as they are
    tally: DrawingCounts = field(default_factory=DrawingCounts)
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def manuscript(self) -> Manuscript:
        """The project as it was read."""
        return self.site.manuscript

    def footer(self, src_uri: str = HOME) -> str:
        """What closes a page: HTML that states the terms of what stands there."""
        return render_closing(self.site, src_uri)

    def print_page(self, src_uri: str) -> str:
        """The print of a page and of what closes it, for which it need not be rendered as long as it holds."""

        def make() -> str:
            rendered = self.pages[src_uri]
            stated = replace(rendered.page, make=_made, source=None)
            return print_of([stated, rendered.parts, rendered.content, rendered.styles, self.footer(src_uri)])

        return self.site.keeper.print_of(("printed", src_uri), make)

    def index_page(self, src_uri: str, address: str, title: str) -> IndexedPage | None:
        """What the search finds on a page, which has this address; None where it is to pass it over."""

        def make() -> IndexedPage | None:
            self.site.keeper.note(("stated", src_uri))
            page = self.stated.by_uri[src_uri]
            if not page.searchable:
                return None
            entries = read_entries(self.stated.parts_of(page).body.html)
            return index_page(FoundPage(address, page.title or title, entries, page.boost))

        return self.site.kept(("indexed", src_uri, address, title), make)

    def read_elsewhere(self, of_drawings: Callable[[], Iterable[str]]) -> set[str]:
        """Names of all that drawings, sums and code on pages rest on."""
        layout = self.manuscript.layout
        return {*of_drawings(), *rested_on(layout.root / layout.cache)}

    def make_file(self, path: str) -> bytes:
        """A further file of the site."""
        return self.site.kept(("file", path), lambda: self._make_file(path))

    def print_file(self, path: str) -> str:
        """The print of a further file, which is not made as long as it holds."""
        return self.site.keeper.print_of(("file", path), lambda: self._make_file(path))

    def _make_file(self, path: str) -> bytes:
        self.site.keeper.note(CATALOGUE)
        self.site.keeper.note(("maker", path))
        return self.files[path]()

    def render_again(self, rendered: RenderedPage, markdown: str) -> tuple[RenderedPage, list[Diagnostic]]:
        """A page whose text something else has changed since it was read, and what is wrong with it as it is now."""
        again = self.with_body(rendered, render_text(self.site, without_marks(markdown), rendered.page.src_uri))
        # The source does not tell what a page that was changed holds.
        reading = read_parts(again.parts, is_plain=False)
        return again, [
            *check_read(self.site, [(again.page, reading)]),
            *check_links(self.published, {}, {again.page.src_uri: reading}, is_sound=True),
        ]

    def with_body(self, rendered: RenderedPage, body: Body) -> RenderedPage:
        """A page with another body."""
        site = replace(self.site, keeper=Keeper().preset(("body", rendered.page.src_uri), body))
        return replace(self.stated, site=site).render(rendered.page)

    @cached_property
    def published(self) -> Published:
        """What links of a page that was changed may lead to."""
        content = replace(self.manuscript.content, files=self.content_files)
        site = replace(self.site, manuscript=replace(self.manuscript, content=content))
        return Published(site, frozenset(self.pages), frozenset(self.files))


def _made(_pages: SitePages) -> PageParts:
    """Stands for the maker of a page that is made."""
    raise NotImplementedError
