"""The formulas of a course on one page: one section of each lesson's cheatsheet, with the lesson that it belongs to."""

from collections.abc import Iterator

from clawdemy_site.course.model import Course, Lesson, Page, PageKind
from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.diagnostics.registry import WARNING, Rule, declare
from clawdemy_site.features.feature import Feature
from clawdemy_site.render.gathering import SectionPlace, section_ids, section_page
from clawdemy_site.render.listing import Listing
from clawdemy_site.render.page import SitePage
from clawdemy_site.render.site import Site

SECTION = "the-one-formula"
"""Id of the section of a cheatsheet that holds the lesson's formula, where ``course.yml`` names no other."""

_LEAD = "What each lesson comes down to, with the names of its signs."


declare(
    "Pages",
    Rule(
        "formula-missing",
        "The cheatsheet lacks the section that the page of formulas is made of.",
        "write it, or give its heading the id",
        WARNING,
    ),
)


def check_formulas(site: Site) -> Iterator[Diagnostic]:
    """``formula-missing``: a lesson's cheatsheet lacks the section that the page of formulas is made of.

    A course in which no cheatsheet has one has no such page and owes none, unless its ``course.yml`` names the section.
    """
    for course in site.catalogue.courses:
        having = {place.lesson.path for place in _having(course, site)}
        if not having and course.record.formulas is None:
            continue
        for lesson, sheet in _sheets(course):
            if lesson.path not in having and sheet.source and sheet.src_uri not in site.skipped:
                name = _section(course)
                message = f"the cheatsheet has no section '{name}', so the page of formulas lacks this lesson"
                mend = f"write it, or give the heading that says most the id: {{#{name}}}"
                yield Diagnostic(Location(sheet.source.path), "formula-missing", message, mend)


def formula_pages(site: Site) -> Iterator[SitePage]:
    """The page of each course's formulas; none where no cheatsheet has the section."""
    for course in site.catalogue.courses:
        if places := list(_having(course, site)):
            listing = Listing("formulas", "Formulas", _LEAD, course, searchable=False)
            yield section_page(listing, places, "formula")


def _section(course: Course) -> str:
    return course.record.formulas or SECTION


def _sheets(course: Course) -> Iterator[tuple[Lesson, Page]]:
    """The cheatsheets of lessons that can be read; a lesson of one page has none."""
    for lesson in course.published_lessons:
        yield from ((lesson, page) for page in lesson.pages if page.kind is PageKind.CHEATSHEET)


def _having(course: Course, site: Site) -> Iterator[SectionPlace]:
    """The sections, of the cheatsheets that have one."""
    for lesson, sheet in _sheets(course):
        if _section(course) in section_ids(site, sheet):
            yield SectionPlace(lesson, sheet, _section(course))


FEATURE = Feature("formulas", formula_pages, site_checks=(check_formulas,))
