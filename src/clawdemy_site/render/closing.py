"""What closes a page: the terms of what stands on it, as the course it belongs to states them."""

from collections.abc import Sequence
from dataclasses import dataclass

from clawdemy_site.course.model import Course
from clawdemy_site.records.layout import LESSONS
from clawdemy_site.references.licences import Terms, licence_terms, stated_terms
from clawdemy_site.render.site import Site
from clawdemy_site.site.places import HOME


@dataclass(frozen=True, slots=True)
class Stated:
    """Terms, and the titles of the courses under them; those of their code only where it is shown."""

    courses: tuple[str, ...]
    terms: Terms
    code: Terms | None


def render_closing(site: Site, src_uri: str) -> str:
    """The foot of a page: the terms of its course, or on a page of no course those of all."""
    courses = site.catalogue.courses
    own = [course for course in courses if src_uri.startswith(f"{LESSONS}/{course.slug}/")]
    values = {"stated": _stated(site, own or courses), "counted_by": site.options.counted_by}
    key = ("closing", *(own[0].slug for _ in own))
    html = site.once(key, lambda: site.render("site_footer.jinja", HOME, **values))
    return site.placement(src_uri).settle(html)


def _stated(site: Site, courses: Sequence[Course]) -> list[Stated]:
    """What is said once for all courses of which it holds; the code is shown where the site names its repository."""
    found: dict[tuple[str, str], Stated] = {}
    for course in courses:
        record = course.record
        code = record.code_licence if site.options.repository.url else ""
        terms = stated_terms(record)
        before = found.get((terms.html(), code))
        titles = (*(before.courses if before else ()), record.title)
        found[terms.html(), code] = Stated(titles, terms, licence_terms(code) if code else None)
    return [*found.values()]
