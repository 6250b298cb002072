"""What a learner's own browser needs to say where they stand: the course as data, and the page of their progress.

Nothing here knows a learner. The data names lessons, sections, outcomes, questions and cards; what was read, answered
and reviewed stays in the browser, and the scripts bring both together.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from clawdemy_site.build.plan import Frame
from clawdemy_site.checks.coverage import Covered, Total, total_of
from clawdemy_site.checks.practice import lesson_blocks
from clawdemy_site.course.model import Catalogue, Course, Lesson, Page, PageKind
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.practice.model import CARDS, QUESTIONS
from clawdemy_site.render.anchors import heading_ids, heading_name
from clawdemy_site.site.addresses import Addresses
from clawdemy_site.site.listing import Listing, list_page
from clawdemy_site.site.manuscript import HOME, Manuscript
from clawdemy_site.site.page import SitePage
from clawdemy_site.site.script_tags import COURSE_DATA, Practised

PROGRESS = "progress.md"
"""The page of a learner's progress, below the content folder."""

OPENING = "The opening"
"""What stands above a lesson's first heading is called, where a list of sections names it."""

_LEAD = "What you have read, practised and reviewed. It is kept in this browser alone: nothing leaves it."


def course_files(manuscript: Manuscript, addresses: Addresses, practised: Practised) -> dict[str, Callable[[], bytes]]:
    """What makes the data of each course with practice, by its path in the site.

    Args:
        manuscript: The project as it was read.
        addresses: How the host publishes pages.
        practised: Where practice stands.
    """
    return {
        f"{COURSE_DATA}/{course.slug}.js": partial(_make, course, manuscript, addresses)
        for course in manuscript.catalogue.courses
        if course.slug in practised.courses
    }


def data_script(value: Mapping[str, Any]) -> bytes:
    """A script that hands data to the site's own: it can be loaded from a folder too, where nothing can be fetched.

    Args:
        value: What JSON can hold. It comes out in ASCII, and without a ``<`` that could close a script.
    """
    text = json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")
    return f"(self.clawdemyData ??= []).push({text});\n".encode("ascii")


def course_data(course: Course, manuscript: Manuscript, addresses: Addresses) -> dict[str, Any]:
    """A course as its script's data; addresses are relative to the site's root.

    Args:
        course: The course.
        manuscript: The project as it was read.
        addresses: How the host publishes pages.
    """
    return {
        "kind": "course",
        "slug": course.slug,
        "title": course.record.title,
        "address": addresses.link(HOME, course.src_uri),
        "lessons": [_lesson(lesson, manuscript, addresses) for lesson in course.published_lessons],
    }


def plan_progress(
    frame: Frame, catalogue: Catalogue, covered: Mapping[str, Sequence[Covered]], practised: Practised
) -> tuple[SitePage | None, list[Diagnostic]]:
    """The page of a learner's progress; None where no course has practice.

    Args:
        frame: What every page shares.
        catalogue: The courses.
        covered: The outcomes of each lesson with their practice, by the lesson's path.
        practised: Where practice stands.
    """
    courses = [course for course in catalogue.courses if course.slug in practised.courses]
    if not courses:
        return None, []
    listing = Listing(PROGRESS, "progress", "Your progress", "Your progress", _LEAD)
    totals = dict(_totals(courses, covered))
    return list_page(frame, listing, "progress.jinja", courses=courses, covered=covered, totals=totals)


def _totals(courses: Sequence[Course], covered: Mapping[str, Sequence[Covered]]) -> Iterator[tuple[str, Total]]:
    """What there is to do in each course, by its id, and in each module, by ``course/module``."""
    for course in courses:
        yield course.slug, total_of(course.lessons, covered)
        for module in course.modules:
            yield f"{course.slug}/{module.slug}", total_of(module.lessons, covered)


def _make(course: Course, manuscript: Manuscript, addresses: Addresses) -> bytes:
    return data_script(course_data(course, manuscript, addresses))


def _lesson(lesson: Lesson, manuscript: Manuscript, addresses: Addresses) -> dict[str, Any]:
    def address(page: Page) -> str:
        return addresses.link(HOME, page.src_uri)

    blocks = [block for block in lesson_blocks(lesson, manuscript.scans) if block.id]
    return {
        "path": lesson.path,
        "title": lesson.title,
        "number": lesson.number,
        "module": lesson.module,
        "address": address(lesson.pages[0]),
        "main": address(lesson.main),
        "practice": address(_practice(lesson)),
        "sections": list(_sections(lesson.main, manuscript)),
        "outcomes": [[outcome.id, outcome.text] for outcome in lesson.outcomes],
        "questions": [[block.id, block.outcome, block.kind] for block in blocks if block.kind in QUESTIONS],
        "cards": [[block.id, block.outcome] for block in blocks if block.kind in CARDS],
    }


def _practice(lesson: Lesson) -> Page:
    return next((page for page in lesson.pages if page.kind is PageKind.PRACTICE), lesson.main)


def _sections(page: Page, manuscript: Manuscript) -> Iterator[tuple[str, str, str]]:
    """Id, title and hash of each section; the id of what stands above the first heading is empty."""
    scan = manuscript.scans.get(page.src_uri)
    if scan is None or page.source is None:
        return
    ids = dict(zip(scan.headings, heading_ids(scan, page.source.body), strict=True))
    for section in scan.sections:
        heading = section.heading
        if heading is None:
            yield "", OPENING, section.digest
        else:
            yield ids[heading], heading_name(heading.text), section.digest
