"""The way through a site: courses with their modules and lessons, then what is made from data."""

from collections.abc import Iterator, Mapping, Sequence

from clawdemy_site.course.model import Catalogue, Lesson, PageKind
from clawdemy_site.site.manuscript import HOME
from clawdemy_site.site.page import Entry, SitePage

LABELS = {
    PageKind.BRIEF: "Brief",
    PageKind.LESSON: "Lesson",
    PageKind.PRACTICE: "Practice",
    PageKind.SUMMARY: "Summary",
    PageKind.CHEATSHEET: "Cheatsheet",
    PageKind.REFERENCES: "References",
    PageKind.SINGLE: "Card",
}
"""What the pages of a lesson are called, by kind."""


def navigate(
    catalogue: Catalogue, parts: Sequence[Mapping[str, SitePage]], tops: Sequence[SitePage]
) -> Iterator[Entry]:
    """The entries of the navigation in order.

    Args:
        catalogue: The courses.
        parts: Pages that close a course, by the course's id.
        tops: Pages that close the whole.
    """
    yield Entry("Home", HOME)
    for course in catalogue.courses:
        modules = (Entry(module.title, "", _lessons(module.lessons)) for module in course.modules)
        entries = [module for module in modules if module.entries]
        entries += [_entry(part[course.slug]) for part in parts if course.slug in part]
        yield Entry(course.record.title, course.src_uri, tuple(entries))
    yield from map(_entry, tops)


def _entry(page: SitePage) -> Entry:
    return Entry(page.label, page.src_uri)


def _lessons(lessons: Sequence[Lesson]) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    for lesson in lessons:
        label = f"{lesson.number}. {lesson.title}"
        if lesson.is_single:
            entries.append(Entry(label, lesson.main.src_uri))
        elif lesson.pages:
            entries.append(Entry(label, "", tuple(Entry(LABELS[page.kind], page.src_uri) for page in lesson.pages)))
    return tuple(entries)
