"""The practice of a lesson as a whole: its blocks from all pages, against its outcomes."""

from collections.abc import Mapping

from clawdemy_site.course.model import Lesson
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.markdown.scan import PageScan
from clawdemy_site.practice.model import Block
from clawdemy_site.practice.rules import check_coverage, check_ids_unique, check_outcomes_exist
from clawdemy_site.site.manuscript import Manuscript


def lesson_blocks(lesson: Lesson, scans: Mapping[str, PageScan]) -> list[Block]:
    """The practice blocks of a lesson in page order, the inner ones (hints, solutions) within theirs."""
    return [block for page in lesson.pages if page.src_uri in scans for block in scans[page.src_uri].blocks]


def check_practice(manuscript: Manuscript) -> list[Diagnostic]:
    """Ids are unique, outcomes exist, and each outcome is practised, in every lesson that stands."""
    found: list[Diagnostic] = []
    for course in manuscript.catalogue.courses:
        for lesson in course.published_lessons:
            blocks = lesson_blocks(lesson, manuscript.scans)
            outcomes = {outcome.id: outcome.location for outcome in lesson.outcomes}
            found += check_ids_unique(blocks)
            found += check_outcomes_exist(blocks, outcomes)
            found += check_coverage(blocks, outcomes)
    return found
