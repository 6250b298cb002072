"""What must hold between the lessons of a project: every prerequisite exists, comes before, and runs in no circle."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from clawdemy_site.course.model import Catalogue, Lesson
from clawdemy_site.diagnostics import Diagnostic, Location, did_you_mean


def check_prerequisites(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Every prerequisite names another lesson that stands earlier in the course, without repeats."""
    for _course, lesson in catalogue.published_lessons():
        seen: set[str] = set()
        for named, where in _prerequisites(lesson):
            problem = _wrong(named, lesson, catalogue)
            if named in seen:
                problem = ("duplicate-prerequisite", f"'{named}' is named twice", "keep one of the two")
            seen.add(named)
            if problem:
                yield Diagnostic(where, *problem)


def check_circles(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """No lesson needs itself, by however many steps; the circle is printed."""
    lessons = catalogue.lessons
    graph = {
        path: [named for named, _ in _prerequisites(lesson) if named in lessons and named != path]
        for path, lesson in lessons.items()
    }
    while True:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            circle: list[str] = error.args[1]
        else:
            return
        where, needing, needed = min(
            (place, needing, needed)
            for needed, needing in pairwise(circle)
            for named, place in _prerequisites(lessons[needing])
            if named == needed
        )
        message = f"prerequisites run in a circle: {' needs '.join(reversed(circle))}"
        yield Diagnostic(where, "prerequisite-circle", message)
        graph[needing].remove(needed)


def check_days(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """A published lesson says the same of its days: it was reviewed on or after the day it was published."""
    for _course, lesson in catalogue.published_lessons():
        facts = lesson.facts
        if lesson.front and facts.last_reviewed < facts.published_at:
            where = lesson.front.where.at("last_reviewed")
            message = f"last_reviewed: {facts.last_reviewed} is before the day of publishing, {facts.published_at}"
            yield Diagnostic(where, "reviewed-before-published", message)


def check_outcome_ids(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """An outcome's id is unique in its lesson."""
    for _course, lesson in catalogue.published_lessons():
        first: dict[str, Location] = {}
        for outcome in lesson.outcomes:
            if first.setdefault(outcome.id, outcome.location) is not outcome.location:
                message = f"the outcome '{outcome.id}' stands twice, first on line {first[outcome.id].line}"
                yield Diagnostic(outcome.location, "duplicate-outcome", message, "give one of them another id")


def _prerequisites(lesson: Lesson) -> list[tuple[str, Location]]:
    """What a lesson needs, each with its place in the front matter."""
    if lesson.front is None:
        return []
    where = lesson.front.where
    return [(name, where.at("prerequisites", i)) for i, name in enumerate(lesson.front.record.prerequisites)]


def _wrong(named: str, lesson: Lesson, catalogue: Catalogue) -> tuple[str, str, str] | None:
    """Rule, message and help where a prerequisite cannot be."""
    other = catalogue.lessons.get(named)
    if other is None:
        mend = did_you_mean(named, catalogue.lessons) or "write the path of a lesson that a course.yml lists"
        return "unknown-prerequisite", f"no lesson is called '{named}'", mend
    if other is lesson:
        return "prerequisite-order", f"'{named}' needs itself", "remove the line"
    if other.course == lesson.course and other.number > lesson.number:
        message = f"'{named}' is lesson {other.number} and comes after this one, lesson {lesson.number}"
        return "prerequisite-order", message, "name an earlier lesson, or change the order in course.yml"
    return None
