"""What stands in the head of a lesson's main page: the lesson as search engines read it."""

from collections.abc import Mapping
from urllib.parse import urljoin

from clawdemy_site.course.model import Catalogue, Course, Lesson
from clawdemy_site.references.jsonld import LessonFacts, json_ld, to_script
from clawdemy_site.references.model import References
from clawdemy_site.site.addresses import Addresses


def render_heads(
    catalogue: Catalogue, references: Mapping[str, References], site_url: str, addresses: Addresses
) -> dict[str, str]:
    """JSON-LD of every lesson that stands, by the lesson's path.

    Args:
        catalogue: The courses.
        references: What each lesson uses, by path.
        site_url: Where the site is published; empty where that is not known.
        addresses: How the host publishes pages.
    """

    def absolute(src_uri: str) -> str:
        return urljoin(site_url, addresses.of(src_uri)) if site_url else ""

    return {
        lesson.path: to_script(
            json_ld(_facts(course, lesson, absolute(lesson.main.src_uri), absolute(course.src_uri)), uses)
        )
        for course in catalogue.courses
        for lesson in course.published_lessons
        if (uses := references.get(lesson.path)) is not None
    }


def _facts(course: Course, lesson: Lesson, url: str, course_url: str) -> LessonFacts:
    facts = lesson.facts
    return LessonFacts(
        title=lesson.title,
        description=facts.description,
        url=url,
        course=course.record.title,
        course_url=course_url,
        authors=facts.authors,
        licence=course.record.licence,
        level=course.record.level,
        minutes=lesson.minutes,
        outcomes=tuple(outcome.text for outcome in lesson.outcomes),
        published=facts.published_at,
        modified=facts.last_reviewed,
    )
