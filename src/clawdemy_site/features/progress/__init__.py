"""The page of a learner's progress: what there is to learn, counted; the script fills in what was done."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from clawdemy_site.checks.coverage import Covered, Total, covered_of, total_of
from clawdemy_site.course.model import Course
from clawdemy_site.features.feature import Feature
from clawdemy_site.features.progress.data import course_files
from clawdemy_site.render.listing import Listing, list_page
from clawdemy_site.render.page import SitePage, SitePages
from clawdemy_site.render.site import Site
from clawdemy_site.render.study import practised, study_tags
from clawdemy_site.site.places import PROGRESS

_LEAD = "What you have read, practised and reviewed. It is kept in this browser alone: nothing leaves it."


def progress_pages(site: Site) -> Iterator[SitePage]:
    """The page of a learner's progress; none where no course has practice."""
    if practised(site).courses:
        listing = Listing("progress", "Your progress", _LEAD, styles=("progress",))
        yield list_page(listing, _values, lambda pages: study_tags(pages.site, PROGRESS, "progress"))


def _values(pages: SitePages) -> dict[str, Any]:
    site = pages.site
    courses = [course for course in site.catalogue.courses if course.slug in practised(site).courses]
    covered = covered_of(site.manuscript)
    return {"courses": courses, "covered": covered, "totals": dict(_totals(courses, covered))}


def _totals(courses: Sequence[Course], covered: Mapping[str, Sequence[Covered]]) -> Iterator[tuple[str, Total]]:
    """What there is to do in each course, by its id, and in each module, by ``course/module``."""
    for course in courses:
        yield course.slug, total_of(course.lessons, covered)
        for module in course.modules:
            yield f"{course.slug}/{module.slug}", total_of(module.lessons, covered)


FEATURE = Feature("progress", progress_pages, course_files)
