"""Sections of lessons' pages gathered on one page of their course, each under the lesson that it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from clawdemy_site.course.model import Lesson, Page
from clawdemy_site.render.listing import Listing, list_page
from clawdemy_site.render.page import SitePage
from clawdemy_site.render.rebase import HtmlRebaser, cut_section
from clawdemy_site.render.site import Site
from clawdemy_site.render.text import body_of

SECTION_LEVEL = 2
"""The level of a section's heading."""


@dataclass(frozen=True, slots=True)
class SectionPlace:
    """Where a section stands: its lesson, the lesson's page, and the id of its heading there."""

    lesson: Lesson
    page: Page
    anchor: str


@dataclass(frozen=True, slots=True)
class GatheredSection:
    """A section with its place, and what stands in it as the gathering page shows it."""

    place: SectionPlace
    html: Markup


def section_ids(site: Site, page: Page) -> tuple[str, ...]:
    """The ids of the sections of a page as it is rendered, in order."""
    return tuple(head.id for head in body_of(site, page.src_uri).headings if head.level == SECTION_LEVEL)


def section_page(listing: Listing, places: Sequence[SectionPlace], name: str) -> SitePage:
    """A page that gathers sections; ids of the lessons' headings on it begin with a name: ``name-3`` for lesson 3."""
    return list_page(listing, lambda pages: {"sections": _gather(pages.site, listing.src_uri, places, name)})


def _gather(site: Site, here: str, places: Sequence[SectionPlace], name: str) -> list[GatheredSection]:
    starts = {place.page.src_uri: f"{name}-{place.lesson.number}" for place in places}

    def at(src_uri: str, anchor: str) -> str | None:
        # Only what a section links to inside itself is taken along, so nothing but the start of a page stands here.
        return None if anchor else starts.get(src_uri)

    rebaser = HtmlRebaser(site, here, at)

    def html(place: SectionPlace) -> Markup:
        own = cut_section(body_of(site, place.page.src_uri).html, place.anchor)
        moved = rebaser.move(own, place.page.src_uri, f"l{place.lesson.number}--")
        return Markup(moved)  # noqa: S704 - as its own page shows it

    return [GatheredSection(place, html(place)) for place in places]
