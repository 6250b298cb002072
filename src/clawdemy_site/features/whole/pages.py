"""A whole course on one page, to print or to read at a stretch: every lesson in order, its glossary, and all sources.

The page's own template leaves a place for each lesson; what the host has rendered for the lesson is put there, with
links within the course leading to places on this page.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup

from clawdemy_site.assets.colours import TONES
from clawdemy_site.build.plan import Frame
from clawdemy_site.course.model import Course, Lesson
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.records.project import LESSONS
from clawdemy_site.references.licences import terms_of
from clawdemy_site.references.uses import UsingLesson, WorkEntry, gather_entries
from clawdemy_site.render.transplant import HtmlRebaser, address_key, fill_slots
from clawdemy_site.site.credits import Credits, linker
from clawdemy_site.site.listing import Listing, list_page
from clawdemy_site.site.page import SitePage

SOURCES = "sources"
"""Id of the list of sources."""

GLOSSARY = "glossary"
"""Id of the glossary, and the name of its place in the template."""

_GLOSSARY_PREFIX = "g--"

_KIND = "whole"
_MINIMUM = 2
"""A course of fewer lessons is one page already."""

_PAGE = "counter(page)"
_FONT = '8.5pt "Clawdemy Sans", sans-serif'
_COLOUR = next(tone.light for tone in TONES if tone.name == "muted")

_REFERENCE = re.compile(r"ref-(.+)")
_NOT_IN_A_STRING = re.compile(r'[\\"<>&\n\r\f]')


def whole_uri(course: str) -> str:
    """The ``.md`` path of the page of a whole course."""
    return f"{LESSONS}/{course}/whole.md"


def lesson_anchor(lesson: Lesson) -> str:
    """The id of a lesson's place on the page."""
    return f"lesson-{lesson.number}"


def lesson_prefix(lesson: Lesson) -> str:
    """What the ids of a lesson begin with on the page."""
    return f"l{lesson.number}--"


@dataclass(frozen=True)
class WholeMap:
    """What stands on the page of a whole course: main pages of lessons, the glossary, and works among the sources.

    Attributes:
        course: The course.
        works: The ids of the works.
        glossary: The ``.md`` path of the course's glossary; empty where it has none.
    """

    course: Course
    works: frozenset[str]
    glossary: str = ""

    def place(self, src_uri: str, anchor: str) -> str | None:
        """The id of a place, or None if it stands on a page of its own."""
        if self.glossary and src_uri == self.glossary:
            return f"{_GLOSSARY_PREFIX}{anchor}" if anchor else GLOSSARY
        for lesson in self.course.published_lessons:
            if src_uri == lesson.main.src_uri:
                return f"{lesson_prefix(lesson)}{anchor}" if anchor else lesson_anchor(lesson)
            if src_uri == lesson.pages[-1].src_uri:
                work = _REFERENCE.fullmatch(anchor)
                return f"work-{work[1]}" if work and f"work-{work[1]}" in self.works else SOURCES
        return None


def plan_whole(
    frame: Frame, course: Course, credit: Credits, site_url: str, glossary: str = ""
) -> tuple[SitePage | None, list[Diagnostic]]:
    """The page of a whole course; None where the course has too few lessons that can be read.

    Args:
        frame: What every page shares.
        course: The course.
        credit: What its lessons use.
        site_url: Where the site is published; empty where that is not known.
        glossary: The ``.md`` path of its glossary; empty where it has none.

    Returns:
        The page, and what is wrong in a site's own templates.
    """
    if len(course.published_lessons) < _MINIMUM:
        return None, []
    here = whole_uri(course.slug)
    lead = "The whole course on one page, to print or to read at a stretch."
    title = f"{course.record.title}: the whole course"
    works = _works(frame, course, credit, here)
    licence = terms_of(course.record.licence, None)
    values: dict[str, Any] = {
        "course": course,
        "works": works,
        "glossary": GLOSSARY if glossary else "",
        "licence": licence,
        "reviewed": course.last_reviewed,
        "address": urljoin(site_url, frame.addresses.of(course.src_uri)) if site_url else "",
        "lead": lead,
    }
    page, problems = list_page(frame, Listing(here, _KIND, title, "On one page", lead), "whole.jinja", **values)
    header, found = frame.render("whole_header.jinja", here, **values)
    ground = WholeMap(course, frozenset(entry.anchor for entry in works), glossary)
    uris = [*(page.src_uri for lesson in course.published_lessons for page in lesson.pages), *filter(None, [glossary])]
    pages = {address_key(frame.addresses.of(src_uri)): src_uri for src_uri in uris}
    compose = partial(_compose, ground, HtmlRebaser(here, ground, frame.addresses, pages))
    head = _NO_INDEX + _running_heads(course, licence.text if licence else "")
    return replace(page, header=header, head=head, searchable=False, compose=compose), [*problems, *found]


_NO_INDEX = Markup('<meta name="robots" content="noindex">\n')


def _compose(ground: WholeMap, rebaser: HtmlRebaser, body: str, bodies: Mapping[str, str]) -> str:
    """The body with each lesson and the glossary in their places."""
    origins = {lesson.path: (lesson.main.src_uri, lesson_prefix(lesson)) for lesson in ground.course.published_lessons}
    origins[GLOSSARY] = (ground.glossary, _GLOSSARY_PREFIX)

    def fill(name: str) -> str:
        src_uri, prefix = origins[name]
        return rebaser.move(bodies.get(src_uri, ""), src_uri, prefix, 1)

    return fill_slots(rebaser.move(body, rebaser.here, ""), fill)


def _works(frame: Frame, course: Course, credit: Credits, here: str) -> tuple[WorkEntry, ...]:
    """The works that the course uses, as the page of all works shows them."""
    using = [
        UsingLesson(
            f"Lesson {lesson.number}", lesson.main.src_uri, lesson.pages[-1].src_uri, credit.lessons[lesson.path]
        )
        for lesson in course.published_lessons
        if lesson.path in credit.lessons
    ]
    return gather_entries(using, linker(frame.addresses, here))


def _running_heads(course: Course, licence: str) -> Markup:
    """What stands at the head and foot of each printed page; each lesson has pages of a name of its own."""
    common = {"@top-left": _string(course.record.title), "@bottom-left": _string(licence), "@bottom-right": _PAGE}
    rules = [
        _page_rule("@page", common),
        *(
            _page_rule(f"@page {lesson_anchor(lesson)}", {"@top-right": _string(f"{lesson.number}. {lesson.title}")})
            for lesson in course.published_lessons
        ),
        _page_rule("@page :first", dict.fromkeys(common, "none")),
    ]
    return Markup("<style>{}</style>").format(Markup("\n".join(rules)))  # noqa: S704 - strings are escaped for CSS


def _page_rule(selector: str, boxes: Mapping[str, str]) -> str:
    inside = " ".join(
        f"{place} {{ content: {text}; font: {_FONT}; color: {_COLOUR} }}" for place, text in boxes.items()
    )
    return f"{selector} {{ {inside} }}"


def _string(text: str) -> str:
    """A text as a string of CSS that nothing in it can end."""
    return '"' + _NOT_IN_A_STRING.sub(lambda sign: f"\\{ord(sign[0]):x} ", text) + '"'
