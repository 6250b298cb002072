"""The page of a learner's progress, and each course as data for the script that fills it in.

Nothing here knows a learner. The page counts what there is to learn; the data name lessons, sections, outcomes,
questions and cards. What was read, answered and reviewed stays in the browser, and the scripts bring both together.
"""

import html
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from clawdemy_site.checks.coverage import Covered, Total, covered, total_of
from clawdemy_site.checks.practice import lesson_blocks
from clawdemy_site.course.model import Course, Lesson, Page, PageKind
from clawdemy_site.features.feature import Feature, Maker
from clawdemy_site.practice.kinds import CARDS, QUESTIONS
from clawdemy_site.render.listing import Listing, list_page
from clawdemy_site.render.page import SitePage, SitePages
from clawdemy_site.render.site import Site
from clawdemy_site.render.study import COURSE_DATA, data_script, practised, study_tags
from clawdemy_site.render.text import body_of
from clawdemy_site.site.places import HOME, PROGRESS

OPENING = "The opening"  # what stands above a lesson's first heading is called, where a list of sections names it
_SECTION_LEVEL = 2
_LEAD = "What you have read, practised and reviewed. It is kept in this browser alone: nothing leaves it."


def progress_pages(site: Site) -> Iterator[SitePage]:
    """The page of a learner's progress; none where no course has practice."""
    if practised(site).courses:
        listing = Listing("progress", "Your progress", _LEAD, styles=("progress",))
        yield list_page(listing, _values, lambda pages: study_tags(pages.site, PROGRESS, "progress"))


def course_files(site: Site) -> dict[str, Maker]:
    """What makes the data of each course with practice, by its path in the site."""
    return {f"{COURSE_DATA}/{course.slug}.js": partial(_make, course, site) for course in _courses(site)}


def course_data(course: Course, site: Site) -> dict[str, Any]:
    """A course as its script's data; addresses are relative to the site's root."""
    return {
        "kind": "course",
        "slug": course.slug,
        "title": course.record.title,
        "address": site.link(HOME, course.src_uri),
        "lessons": [_lesson(lesson, site) for lesson in course.published_lessons],
    }


def _courses(site: Site) -> list[Course]:
    return [course for course in site.catalogue.courses if course.slug in practised(site).courses]


def _values(pages: SitePages) -> dict[str, Any]:
    site = pages.site
    found = covered(site)
    return {"courses": _courses(site), "covered": found, "totals": dict(_totals(_courses(site), found))}


def _totals(courses: Sequence[Course], covered: Mapping[str, Sequence[Covered]]) -> Iterator[tuple[str, Total]]:
    """What there is to do in each course, by its id, and in each module, by ``course/module``."""
    for course in courses:
        yield course.slug, total_of(course.lessons, covered)
        for module in course.modules:
            yield f"{course.slug}/{module.slug}", total_of(module.lessons, covered)


def _make(course: Course, site: Site) -> bytes:
    return data_script(course_data(course, site))


def _lesson(lesson: Lesson, site: Site) -> dict[str, Any]:
    def address(page: Page) -> str:
        return site.link(HOME, page.src_uri)

    practice = next((page for page in lesson.pages if page.kind is PageKind.PRACTICE), lesson.main)
    blocks = [block for block in lesson_blocks(lesson, site.manuscript) if block.id]
    return {
        "path": lesson.key,
        "title": lesson.title,
        "number": lesson.number,
        "module": lesson.module,
        "address": address(lesson.pages[0]),
        "main": address(lesson.main),
        "practice": address(practice),
        "sections": list(_sections(lesson.main, site)),
        "outcomes": [[outcome.id, outcome.text] for outcome in lesson.outcomes],
        "questions": [[block.id, block.outcome, block.kind] for block in blocks if block.kind in QUESTIONS],
        "cards": [[block.id, block.outcome] for block in blocks if block.kind in CARDS],
    }


def _sections(page: Page, site: Site) -> Iterator[tuple[str, str, str]]:
    """Id, title and hash of each section; the id of what stands above the first heading is empty."""
    scan = site.manuscript.scans.get(page.src_uri)
    if scan is None or page.source is None:
        return
    rendered = iter(head for head in body_of(site, page.src_uri).headings if head.level == _SECTION_LEVEL)
    for section in scan.sections:
        if section.heading is None:
            yield "", OPENING, section.digest
        elif heading := next(rendered, None):
            yield heading.id, html.unescape(heading.name), section.digest


FEATURE = Feature("progress", progress_pages, course_files)
