"""Pages that list what lies all over a site: made from data alone, framed like the pages that authors write."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from clawdemy_site.render.body import Body
from clawdemy_site.render.page import MenuStep, PageParts, SitePage, SitePages

_BOOST = 0.001
"""A list repeats what other pages say first, and ranks below them in the search."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a page that lists is called, and where it stands.

    Attributes:
        src_uri: Its ``.md`` path.
        kind: What styles and templates know it by.
        title: Its title.
        label: What navigation calls it.
        lead: One sentence that says what stands on it.
        template: The fragment that makes its body.
        menu: The entries of the navigation above it; None for a page that only others lead to.
        searchable: Whether the search knows it.
        styles: Names of the stylesheets that it needs beside the common one.
    """

    src_uri: str
    kind: str
    title: str
    label: str
    lead: str
    template: str
    menu: tuple[MenuStep, ...] | None = ()
    searchable: bool = True
    styles: tuple[str, ...] = ()


def list_page(
    listing: Listing,
    values: Callable[[SitePages], Mapping[str, Any]],
    head: Callable[[SitePages], str] = lambda _pages: "",
    header: str = "list_header.jinja",
) -> SitePage:
    """A page that lists.

    Args:
        listing: What the page is called.
        values: What its fragment is given.
        head: What stands in the document's head.
        header: The fragment that stands above it.
    """
    here = listing.src_uri

    def make(pages: SitePages) -> PageParts:
        site, given = pages.site, values(pages)
        report = site.report_link(listing.title, here)
        return PageParts(
            Body(site.render(listing.template, here, **given)),
            site.render(header, here, **{"title": listing.title, "lead": listing.lead, **given}),
            site.render("page_footer.jinja", here, edit="", report=report),
            head(pages),
        )

    return SitePage(
        src_uri=here,
        kind=listing.kind,
        title=listing.title,
        label=listing.label,
        description=listing.lead,
        make=make,
        menu=listing.menu,
        boost=_BOOST,
        searchable=listing.searchable,
        styles=listing.styles,
    )
