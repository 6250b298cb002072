"""Pages that list what lies all over a site: made from data alone, framed like the pages that authors write."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from clawdemy_site.course.model import Course
from clawdemy_site.render.body import Body
from clawdemy_site.render.page import PageParts, SitePage, SitePages, course_step
from clawdemy_site.site.places import list_uri

_BOOST = 0.4  # a list repeats what other pages say first, and ranks below them in the search


@dataclass(frozen=True, slots=True)
class Listing:
    """What a page that lists is called, and where it stands."""

    kind: str  # what its address, styles and templates know it by; the fragment ``KIND.jinja`` makes its body
    label: str
    lead: str  # one sentence that says what stands on it
    course: Course | None = None
    own_uri: str = ""  # its ``.md`` path, where that is not its kind below its course
    own_title: str = ""  # its title, where that is not its label and the course's title
    is_in_menu: bool = True  # whether the navigation leads to it, and not only other pages
    searchable: bool = True
    styles: tuple[str, ...] = ("lists",)  # names of the stylesheets that it needs beside the common one
    header: str = "list_header.jinja"  # the fragment that stands above it

    @property
    def src_uri(self) -> str:
        """Its ``.md`` path."""
        return self.own_uri or (list_uri(self.course.slug, self.kind) if self.course else f"{self.kind}.md")

    @property
    def title(self) -> str:
        """Its title."""
        return self.own_title or (f"{self.label}: {self.course.record.title}" if self.course else self.label)


def list_page(
    listing: Listing,
    values: Callable[[SitePages], Mapping[str, Any]],
    head: Callable[[SitePages], str] = lambda _pages: "",
) -> SitePage:
    """A page that lists, from what its fragments are given and from what stands in the document's head."""
    here, title = listing.src_uri, listing.title

    def make(pages: SitePages) -> PageParts:
        site, given = pages.site, values(pages)
        return PageParts(
            Body(site.render(f"{listing.kind}.jinja", here, **given)),
            site.render(listing.header, here, **{"title": title, "lead": listing.lead, **given}),
            site.render("page_footer.jinja", here, edit="", report=site.report_link(title, here)),
            head(pages),
        )

    steps = (course_step(listing.course),) if listing.course else ()
    return SitePage(
        src_uri=here,
        kind=listing.kind,
        title=title,
        label=listing.label,
        description=listing.lead,
        make=make,
        menu=steps if listing.is_in_menu else None,
        boost=_BOOST,
        searchable=listing.searchable,
        styles=listing.styles,
    )
