"""A whole course on one page, to print or to read at a stretch: every lesson in order, its glossary, and all sources.

The page's own template leaves a place for each lesson; what the host has rendered for the lesson is put there, with
links within the course leading to places on this page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from markupsafe import Markup

from clawdemy_site.assets.colours import TONES
from clawdemy_site.course.model import Course, Lesson
from clawdemy_site.features.feature import Feature
from clawdemy_site.keeping.prints import print_of
from clawdemy_site.references.licences import stated_terms
from clawdemy_site.references.uses import UsingLesson, gather_entries, used_works
from clawdemy_site.references.view import work_anchor
from clawdemy_site.render.listing import Listing, list_page
from clawdemy_site.render.marks import SEAM, mark_link
from clawdemy_site.render.page import CATALOGUE, PRACTICE_STYLES, SitePage, SitePages
from clawdemy_site.render.rebase import HtmlRebaser
from clawdemy_site.render.site import Site
from clawdemy_site.site.places import list_uri

_GLOSSARY_PREFIX = "g--"
_MINIMUM = 2  # a course of fewer lessons is one page already
_COLOUR = next(tone.light for tone in TONES if tone.name == "muted")
_REFERENCE = re.compile(r"ref-(.+)")
_NOT_IN_A_STRING = re.compile(r'[\\"<>&\n\r\f]')


def _prefix(lesson: Lesson) -> str:
    return f"l{lesson.number}--"  # what the ids of a lesson begin with on the page


@dataclass(frozen=True)
class WholeMap:
    """What stands on the page of a whole course: main pages, its glossary if it has one, works among the sources.

    The ids of lessons, of the glossary and of the sources are those that the page's template gives them.
    """

    course: Course
    works: frozenset[str]
    glossary: str = ""

    def place(self, src_uri: str, anchor: str) -> str | None:
        """The id of a place, or None if it stands on a page of its own."""
        if self.glossary and src_uri == self.glossary:
            return f"{_GLOSSARY_PREFIX}{anchor}" if anchor else "glossary"
        if lesson := self._main.get(src_uri):
            return f"{_prefix(lesson)}{anchor}" if anchor else f"lesson-{lesson.number}"
        if src_uri in self._sources:
            work = _REFERENCE.fullmatch(anchor)
            return f"work-{work[1]}" if work and f"work-{work[1]}" in self.works else "sources"
        return None

    @cached_property
    def _main(self) -> dict[str, Lesson]:
        return {lesson.main.src_uri: lesson for lesson in self.course.published_lessons}

    @cached_property
    def _sources(self) -> frozenset[str]:
        return frozenset(lesson.pages[-1].src_uri for lesson in self.course.published_lessons)

    def link(self, src_uri: str, anchor: str) -> str:
        """A link to a place: on the page where it stands there, else a mark."""
        found = self.place(src_uri, anchor)
        return mark_link(src_uri, anchor) if found is None else f"#{found}"


def whole_pages(site: Site) -> Iterator[SitePage]:
    """The page of each course that has lessons enough to need one."""
    for course in site.catalogue.courses:
        if len(course.published_lessons) < _MINIMUM:
            continue
        listing = Listing(
            "whole",
            "On one page",
            "The whole course on one page, to print or to read at a stretch.",
            course,
            own_title=f"{course.record.title}: the whole course",
            searchable=False,
            styles=(*PRACTICE_STYLES, "lists"),
            header="whole_header.jinja",
        )
        yield list_page(listing, partial(_values, course), partial(_head, course))


def _values(course: Course, pages: SitePages) -> dict[str, Any]:
    site = pages.site
    using = _using(site, course)
    glossary = pages.get(list_uri(course.slug, "glossary"))
    works = frozenset(work_anchor(work) for work in used_works([one.references for one in using]))
    found = WholeMap(course, works, glossary.src_uri if glossary else "")
    rebaser = HtmlRebaser(site, list_uri(course.slug, "whole"), found.place)
    digest = print_of([works, found.glossary])

    def body(page: SitePage, prefix: str) -> Markup:
        def make() -> str:
            site.keeper.note(CATALOGUE)
            return rebaser.move(pages.parts_of(page).body.html, page.src_uri, prefix, 1)

        # What the page map says of other lessons is a part of its name.
        name = ("moved", rebaser.here, page.src_uri, digest)
        return Markup(site.kept(name, make) + SEAM)  # noqa: S704 - as the page shows it

    return {
        "course": course,
        "bodies": {
            lesson.path: body(page, _prefix(lesson))
            for lesson in course.published_lessons
            if (page := pages.get(lesson.main.src_uri))
        },
        "works": gather_entries(using, found.link),
        "glossary": body(glossary, _GLOSSARY_PREFIX) if glossary else "",
        "licence": stated_terms(course.record),
        "reviewed": course.last_reviewed,
        "address": site.absolute(course.src_uri),
    }


def _head(course: Course, pages: SitePages) -> str:
    values = {"course": course, "licence": stated_terms(course.record).text, "colour": _COLOUR}
    return pages.site.render("whole_head.jinja", list_uri(course.slug, "whole"), string=_css_string, **values)


def _using(site: Site, course: Course) -> list[UsingLesson]:
    """The lessons of the course with what they use."""
    return [
        UsingLesson(
            f"Lesson {lesson.number}", lesson.main.src_uri, lesson.pages[-1].src_uri, site.credits.lessons[lesson.path]
        )
        for lesson in course.published_lessons
        if lesson.path in site.credits.lessons
    ]


def _css_string(text: str) -> Markup:
    """A text as a string of CSS that nothing in it can end."""
    escaped = _NOT_IN_A_STRING.sub(lambda sign: f"\\{ord(sign[0]):x} ", text)
    return Markup(f'"{escaped}"')  # noqa: S704 - escaped for CSS


FEATURE = Feature("whole", whole_pages)
