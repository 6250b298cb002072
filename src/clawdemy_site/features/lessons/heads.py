"""What stands in the head of a lesson's main page: the lesson as search engines read it."""

from clawdemy_site.course.model import Course, Lesson
from clawdemy_site.references.jsonld import LessonFacts, json_ld, to_script
from clawdemy_site.render.site import Site


def lesson_head(site: Site, course: Course, lesson: Lesson) -> str:
    """JSON-LD of a lesson as a script element; empty where its references could not be read.

    Args:
        site: The site.
        course: The course.
        lesson: A lesson that can be read.
    """
    uses = site.credits.lessons.get(lesson.path)
    if uses is None:
        return ""
    url, course_url = site.absolute(lesson.main.src_uri), site.absolute(course.src_uri)
    return to_script(json_ld(_facts(course, lesson, url, course_url), uses))


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
