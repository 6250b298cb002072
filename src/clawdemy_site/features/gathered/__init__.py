"""Sections of a course's lessons on one page: the formulas of its cheatsheets, and what people often believe wrongly.

A cheatsheet's formula is the section whose id ``course.yml`` names. A lesson's section on misconceptions is known by
its heading, whose id is ``misconceptions`` or ends in it: "Three misconceptions" needs no mark.
"""

from collections.abc import Iterator

from clawdemy_site.course.model import Course, Lesson, Page, PageKind
from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.diagnostics.registry import WARNING, Rule, declare
from clawdemy_site.features.feature import Feature
from clawdemy_site.render.gathering import SectionPlace, section_ids, section_page
from clawdemy_site.render.listing import Listing
from clawdemy_site.render.page import SitePage
from clawdemy_site.render.site import Site

_FORMULA = "the-one-formula"  # id of the section of a cheatsheet, where ``course.yml`` names no other
_MISCONCEPTIONS = "misconceptions"
_FORMULAS_LEAD = "What each lesson comes down to, with the names of its signs."
_MISCONCEPTIONS_LEAD = (
    "What people often believe about the subject, and what is so. Each stands in the lesson that explains it."
)

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
        having = {place.lesson.path for place in _formulas(site, course)}
        if not having and course.record.formulas is None:
            continue
        for lesson, sheet in _sheets(course):
            if lesson.path not in having and sheet.source and sheet.src_uri not in site.skipped:
                name = _formula_section(course)
                message = f"the cheatsheet has no section '{name}', so the page of formulas lacks this lesson"
                mend = f"write it, or give the heading that says most the id: {{#{name}}}"
                yield Diagnostic(Location(sheet.source.path), "formula-missing", message, mend)


def gathered_pages(site: Site) -> Iterator[SitePage]:
    """The page of each course's formulas, and that of its misconceptions; none where no lesson has the section."""
    for course in site.catalogue.courses:
        if places := list(_formulas(site, course)):
            listing = Listing("formulas", "Formulas", _FORMULAS_LEAD, course, searchable=False)
            yield section_page(listing, places, "formula")
    for course in site.catalogue.courses:
        if places := list(_misconceptions(site, course)):
            listing = Listing(_MISCONCEPTIONS, "Misconceptions", _MISCONCEPTIONS_LEAD, course, searchable=False)
            yield section_page(listing, places, _MISCONCEPTIONS)


def _formula_section(course: Course) -> str:
    return course.record.formulas or _FORMULA


def _sheets(course: Course) -> Iterator[tuple[Lesson, Page]]:
    """The cheatsheets of lessons that can be read; a lesson of one page has none."""
    for lesson in course.published_lessons:
        yield from ((lesson, page) for page in lesson.pages if page.kind is PageKind.CHEATSHEET)


def _formulas(site: Site, course: Course) -> Iterator[SectionPlace]:
    for lesson, sheet in _sheets(course):
        if _formula_section(course) in section_ids(site, sheet):
            yield SectionPlace(lesson, sheet, _formula_section(course))


def _misconceptions(site: Site, course: Course) -> Iterator[SectionPlace]:
    for lesson in course.published_lessons:
        ids = section_ids(site, lesson.main)
        found = next((name for name in ids if name == _MISCONCEPTIONS or name.endswith(f"-{_MISCONCEPTIONS}")), None)
        if found:
            yield SectionPlace(lesson, lesson.main, found)


FEATURE = Feature("gathered sections", gathered_pages, site_checks=(check_formulas,))
