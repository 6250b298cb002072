"""Pages that list what lies all over a site: made from data alone, framed like the pages that authors write."""

from dataclasses import dataclass
from typing import Any

from clawdemy_site.build.plan import Frame
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.site.page import SitePage

_BOOST = 0.001
"""A list repeats what other pages say first, and ranks below them in the search."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a page that lists is called.

    Attributes:
        src_uri: Its ``.md`` path.
        kind: What styles and templates know it by.
        title: Its title.
        label: What navigation calls it.
        lead: One sentence that says what stands on it.
    """

    src_uri: str
    kind: str
    title: str
    label: str
    lead: str


def list_page(frame: Frame, listing: Listing, template: str, **values: Any) -> tuple[SitePage, list[Diagnostic]]:
    """A page that lists.

    Args:
        frame: What every page shares.
        listing: What the page is called.
        template: The fragment that makes its body.
        values: What that fragment is given.

    Returns:
        The page, and what is wrong in a site's own templates.
    """
    here = listing.src_uri
    report = frame.repository.report_link(listing.title, frame.addresses.of(here))
    header, problems = frame.render("list_header.jinja", here, title=listing.title, lead=listing.lead)
    body, found = frame.render(template, here, **values)
    footer, more = frame.render("page_footer.jinja", here, edit="", report=report)
    page = SitePage(
        src_uri=here,
        kind=listing.kind,
        title=listing.title,
        label=listing.label,
        description=listing.lead,
        markdown=body,
        header=header,
        footer=footer,
        boost=_BOOST,
    )
    return page, [*problems, *found, *more]
