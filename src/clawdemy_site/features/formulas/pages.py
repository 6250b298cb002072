"""The formulas of a course on one page: one section of each lesson's cheatsheet, with the lesson that it belongs to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from clawdemy_site.build.plan import Frame
from clawdemy_site.course.model import Course, Lesson, Page, PageKind
from clawdemy_site.diagnostics import Diagnostic, Location, Severity
from clawdemy_site.records.project import LESSONS
from clawdemy_site.render.anchors import heading_ids
from clawdemy_site.render.transplant import HtmlRebaser, address_key, cut_section, fill_slots
from clawdemy_site.site.listing import Listing, list_page
from clawdemy_site.site.manuscript import Manuscript
from clawdemy_site.site.page import SitePage

SECTION = "the-one-formula"
"""Id of the section of a cheatsheet that holds the lesson's formula, where ``course.yml`` names no other."""


_TOP = 2
"""The level of a section's heading."""


def formulas_uri(course: str) -> str:
    """The ``.md`` path of the page of a course's formulas."""
    return f"{LESSONS}/{course}/formulas.md"


def check_formulas(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``formula-missing``: a lesson's cheatsheet lacks the section that the page of formulas is made of.

    A course in which no cheatsheet has one has no such page and owes none, unless its ``course.yml`` names the section.

    Fix: write the section, or give its heading the id.
    """
    for course in manuscript.catalogue.courses:
        having = {lesson.path for lesson, _sheet in _having(course, manuscript)}
        if not having and course.record.formulas is None:
            continue
        for lesson, sheet in _sheets(course):
            if lesson.path not in having and sheet.source:
                name = _section(course)
                message = f"the cheatsheet has no section '{name}', so the page of formulas lacks this lesson"
                mend = f"write it, or give the heading that says most the id: {{#{name}}}"
                yield Diagnostic(Location(sheet.source.path), "formula-missing", message, mend, Severity.WARNING)


def plan_formulas(frame: Frame, manuscript: Manuscript, course: Course) -> tuple[SitePage | None, list[Diagnostic]]:
    """The page of a course's formulas; None where no cheatsheet has the section.

    Args:
        frame: What every page shares.
        manuscript: The project as it was read.
        course: The course.

    Returns:
        The page, and what is wrong in a site's own templates.
    """
    found = {lesson.path: (lesson, sheet) for lesson, sheet in _having(course, manuscript)}
    if not found:
        return None, []
    here = formulas_uri(course.slug)
    lead = "What each lesson comes down to, with the names of its signs."
    listing = Listing(here, "formulas", f"Formulas: {course.record.title}", "Formulas", lead)
    page, problems = list_page(frame, listing, "formulas.jinja", course=course, lessons=list(found.values()))
    pages = {address_key(frame.addresses.of(sheet.src_uri)): sheet.src_uri for _lesson, sheet in found.values()}
    rebaser = HtmlRebaser(
        here, _SheetMap({sheet.src_uri: lesson for lesson, sheet in found.values()}), frame.addresses, pages
    )
    return replace(page, searchable=False, compose=partial(_compose, _section(course), found, rebaser)), problems


@dataclass(frozen=True)
class _SheetMap:
    """Only what a section links to inside itself is taken along, so nothing but the start of a sheet stands here."""

    sheets: Mapping[str, Lesson]

    def place(self, src_uri: str, anchor: str) -> str | None:
        lesson = self.sheets.get(src_uri)
        return f"formula-{lesson.number}" if lesson and not anchor else None


def _compose(
    section: str,
    found: Mapping[str, tuple[Lesson, Page]],
    rebaser: HtmlRebaser,
    body: str,
    bodies: Mapping[str, str],
) -> str:
    """The page with each lesson's section in its place."""

    def fill(path: str) -> str:
        lesson, sheet = found[path]
        return rebaser.move(cut_section(bodies.get(sheet.src_uri, ""), section), sheet.src_uri, f"l{lesson.number}--")

    return fill_slots(body, fill)


def _section(course: Course) -> str:
    return course.record.formulas or SECTION


def _sheets(course: Course) -> Iterator[tuple[Lesson, Page]]:
    """The cheatsheets of lessons that can be read; a card has none."""
    for lesson in course.published_lessons:
        yield from ((lesson, page) for page in lesson.pages if page.kind is PageKind.CHEATSHEET)


def _having(course: Course, manuscript: Manuscript) -> Iterator[tuple[Lesson, Page]]:
    """The cheatsheets that have the section."""
    for lesson, sheet in _sheets(course):
        scan = manuscript.scans.get(sheet.src_uri)
        if scan is None or sheet.source is None:
            continue
        ids = heading_ids(scan, sheet.source.body)
        if any(name == _section(course) for name, part in zip(ids, scan.headings, strict=True) if part.level == _TOP):
            yield lesson, sheet
