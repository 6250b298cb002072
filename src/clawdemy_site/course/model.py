"""What a course is made of. Every value is frozen: data does not change under your feet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from clawdemy_site.diagnostics import Location
from clawdemy_site.records.layout import LESSONS
from clawdemy_site.records.lessons import CourseRecord, FrontMatter
from clawdemy_site.records.project import PageSource
from clawdemy_site.records.validate import Placed


class PageKind(StrEnum):
    """The pages of a lesson, in the order in which a reader meets them; a card is its lesson's only page."""

    BRIEF = "brief"
    LESSON = "lesson"
    PRACTICE = "practice"
    SUMMARY = "summary"
    CHEATSHEET = "cheatsheet"
    REFERENCES = "references"
    SINGLE = "card"


LABELS = {kind: kind.capitalize() for kind in PageKind}
"""What readers see the pages of a lesson called."""

WRITTEN = (PageKind.BRIEF, PageKind.LESSON, PageKind.PRACTICE, PageKind.SUMMARY, PageKind.CHEATSHEET)
"""The pages of a six-page lesson that an author writes; its references are generated."""


@dataclass(frozen=True)
class Page:
    """One page of a lesson."""

    kind: PageKind
    src_uri: str  # path of its Markdown below the content folder; the address follows from it
    source: PageSource | None  # what the author wrote, or None for a generated page

    @property
    def address(self) -> str:
        """Where it is published, relative to the site, ending in a slash."""
        return self.src_uri.removesuffix(".md") + "/"


@dataclass(frozen=True)
class Outcome:
    """What a learner can do after a lesson, and where the author said so."""

    id: str
    text: str
    location: Location


@dataclass(frozen=True)
class Lesson:
    """One lesson of a course."""

    path: str  # its id in the whole project: ``course/lesson``, or ``course/module/card``
    course: str  # the course's id
    module: str  # the module's id
    number: int  # its place in the course, from 1; planned lessons count
    title: str
    entry: Location  # where ``course.yml`` lists it
    front: Placed[FrontMatter] | None = None  # its front matter, or None for a lesson that is still to come
    pages: tuple[Page, ...] = ()  # its pages in reading order; none for a lesson that is still to come
    kept_back: tuple[Page, ...] = ()  # the pages of a draft where drafts do not stand; none are published

    @property
    def slug(self) -> str:
        """The last part of the path."""
        return self.path.rsplit("/", 1)[-1]

    @property
    def key(self) -> str:
        """What its learners' history hangs on, ``course/lesson``: without the module, for it may move to another."""
        return f"{self.course}/{self.slug}"

    @property
    def is_planned(self) -> bool:
        """Whether the lesson is still to come."""
        return self.front is None

    @property
    def is_single(self) -> bool:
        """Whether the lesson has one page only."""
        return len(self.pages) == 1

    @property
    def is_draft(self) -> bool:
        """Whether its author has not published it yet."""
        return self.front is not None and self.front.record.status == "draft"

    @property
    def facts(self) -> FrontMatter:
        """The front matter of a lesson that stands; a ``ValueError`` for one that is still to come."""
        if self.front is None:
            raise ValueError(f"{self.path} is planned")
        return self.front.record

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Its learning outcomes with their places."""
        if self.front is None:
            return ()
        where = self.front.where
        return tuple(
            Outcome(outcome.id, outcome.text, where.at("learning_outcomes", index, "id"))
            for index, outcome in enumerate(self.front.record.learning_outcomes)
        )

    @property
    def main(self) -> Page:
        """The page that holds the lesson itself, or the card."""
        return next(page for page in self.pages if page.kind in {PageKind.LESSON, PageKind.SINGLE})

    @property
    def minutes(self) -> int:
        """Minutes of reading and practice; none for a lesson that is still to come."""
        return 0 if self.front is None else self.read_minutes + self.practice_minutes

    @property
    def read_minutes(self) -> int:
        """Minutes of reading."""
        return 0 if self.front is None else self.front.record.estimated_read_minutes

    @property
    def practice_minutes(self) -> int:
        """Minutes of practice."""
        return 0 if self.front is None else self.front.record.estimated_practice_minutes


@dataclass(frozen=True)
class Module:
    """A part of a course with lessons in order."""

    slug: str
    title: str
    summary: str
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True)
class Course:
    """A course: what ``course.yml`` says of it, and its modules."""

    slug: str
    placed: Placed[CourseRecord]
    modules: tuple[Module, ...]

    @property
    def record(self) -> CourseRecord:
        """What ``course.yml`` says."""
        return self.placed.record

    @property
    def src_uri(self) -> str:
        """Path of the course's own page below the content folder."""
        return f"{LESSONS}/{self.slug}/index.md"

    @cached_property
    def lessons(self) -> tuple[Lesson, ...]:
        """All lessons in order, planned ones too."""
        return tuple(lesson for module in self.modules for lesson in module.lessons)

    @cached_property
    def published_lessons(self) -> tuple[Lesson, ...]:
        """The lessons that can be read."""
        return tuple(lesson for lesson in self.lessons if not lesson.is_planned)

    @property
    def last_reviewed(self) -> date | None:
        """The day of the latest review of a lesson; None where no lesson can be read."""
        return max((lesson.facts.last_reviewed for lesson in self.published_lessons), default=None)

    def neighbours(self, lesson: Lesson) -> tuple[Lesson | None, Lesson | None]:
        """The lessons that can be read before and after one."""
        place = self.published_lessons.index(lesson)
        before = self.published_lessons[place - 1] if place else None
        after = self.published_lessons[place + 1] if place + 1 < len(self.published_lessons) else None
        return before, after


@dataclass(frozen=True)
class Catalogue:
    """All courses of a project."""

    courses: tuple[Course, ...]

    @cached_property
    def lessons(self) -> dict[str, Lesson]:
        """Every lesson of every course by its path."""
        return {lesson.path: lesson for course in self.courses for lesson in course.lessons}

    def published_lessons(self) -> Iterator[tuple[Course, Lesson]]:
        """Every lesson that can be read, in order."""
        for course in self.courses:
            for lesson in course.published_lessons:
                yield course, lesson

    def pages(self) -> Iterator[tuple[Course, Lesson, Page]]:
        """Every page of every lesson that can be read, in order."""
        for course, lesson in self.published_lessons():
            for page in lesson.pages:
                yield course, lesson, page
