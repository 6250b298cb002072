"""The practice of a lesson as a whole, against its outcomes; and what only lessons can hold, on pages outside them."""

from collections.abc import Iterator

from clawdemy_site.course.model import Lesson
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.practice.model import Block
from clawdemy_site.practice.rules import check_coverage, check_ids_unique, check_outcomes_exist
from clawdemy_site.site.manuscript import Manuscript


def lesson_blocks(lesson: Lesson, manuscript: Manuscript) -> list[Block]:
    """The practice blocks of a lesson in page order, the inner ones (hints, solutions) within theirs."""
    return [block for _page, scan in manuscript.scans_of(lesson) for block in scan.blocks]


def check_practice(manuscript: Manuscript) -> list[Diagnostic]:
    """Ids are unique, outcomes exist, and each outcome is practised, in every lesson that stands."""
    found: list[Diagnostic] = []
    for _course, lesson in manuscript.catalogue.published_lessons():
        blocks = lesson_blocks(lesson, manuscript)
        outcomes = {outcome.id: outcome.location for outcome in lesson.outcomes}
        found += check_ids_unique(blocks)
        found += check_outcomes_exist(blocks, outcomes)
        found += check_coverage(blocks, outcomes)
    return found


def check_outside(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``outside-lesson``: a figure, a citation or a practice block on a page that belongs to no lesson.

    A figure gets its number, and a citation its reference, from the lesson that it stands in.
    """
    for src_uri, scan in manuscript.scans.items():
        if src_uri in manuscript.lesson_of or src_uri in manuscript.unsettled:
            continue
        for use in scan.figures:
            if use.kind == "embed":
                message = "a figure is numbered by its lesson, and this page belongs to none"
                mend = f"show it in a lesson, and link to it here: [words](figure:{use.name})"
                yield Diagnostic(use.location, "outside-lesson", message, mend)
        for citation in scan.citations:
            message = "a citation leads to its lesson's references, and this page belongs to no lesson"
            yield Diagnostic(citation.location, "outside-lesson", message, "link to the work's own address")
        for block in scan.blocks:
            message = f"a {block.kind} is practice for a lesson, and this page belongs to none"
            yield Diagnostic(block.location, "outside-lesson", message, "move it to the practice page of a lesson")
