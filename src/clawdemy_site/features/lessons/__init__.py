"""Lessons, courses and the home page."""

from collections.abc import Iterator

from clawdemy_site.features.feature import Feature
from clawdemy_site.features.lessons.home import home_page, other_pages
from clawdemy_site.features.lessons.pages import course_pages
from clawdemy_site.render.page import SitePage
from clawdemy_site.render.site import Site


def _pages(site: Site) -> Iterator[SitePage]:
    yield home_page(site)
    yield from course_pages(site)
    yield from other_pages(site)


FEATURE = Feature("lessons", _pages)
