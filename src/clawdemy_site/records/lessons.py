"""The records of a course: ``course.yml``, the front matter of a lesson, and the glossary."""

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from clawdemy_site.records.credit import Owned
from clawdemy_site.records.fields import (
    Day,
    Flag,
    Internal,
    LessonPath,
    Line,
    Minutes,
    Record,
    Slug,
    Text,
    matching,
    wrong,
)
from clawdemy_site.records.prose import ProseRecord
from clawdemy_site.records.spdx import Licence

Level = Literal["introductory", "intermediate", "advanced"]
Difficulty = Literal["intro", "standard", "deep"]
Status = Literal["draft", "published", "needs-review"]

ModuleName = Annotated[
    str,
    matching(r"[a-z_][a-z0-9_]*", "library", "a module's name", "name a file of figures/ without its .py"),
]


class OutcomeRecord(Record):
    """What a learner can do after a lesson."""

    noun: ClassVar[str] = "a learning outcome"
    id: Slug
    text: Line


class FrontMatter(Record):
    """The front matter of a lesson's brief, or of a card."""

    noun: ClassVar[str] = "a lesson"
    title: Line
    description: Line
    difficulty: Difficulty
    estimated_read_minutes: Minutes
    estimated_practice_minutes: Minutes
    prerequisites: tuple[LessonPath, ...] = ()
    learning_outcomes: Annotated[tuple[OutcomeRecord, ...], Field(min_length=3, max_length=5)]
    authors: Annotated[tuple[Line, ...], Field(min_length=1)]
    published_at: Day
    last_reviewed: Day
    status: Status


class LessonEntry(Record):
    """One line of a module's list of lessons."""

    noun: ClassVar[str] = "a lesson's entry"
    slug: Slug
    title: Line | None = None
    planned: Flag = False

    @model_validator(mode="before")
    @classmethod
    def _bare_slug(cls, value: Any) -> Any:
        """A bare id stands for an entry that says no more."""
        return {"slug": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _title_where_planned(self) -> "LessonEntry":
        if self.planned and self.title is None:
            raise wrong("planned-title", f"the planned lesson '{self.slug}' has no title", "add a line 'title: …'")
        if not self.planned and self.title is not None:
            raise wrong(
                "planned-title",
                f"the title of '{self.slug}' stands in its front matter",
                "remove it here, or add a line 'planned: true'",
            )
        return self


class ModuleRecord(Record):
    """A part of a course."""

    noun: ClassVar[str] = "a module"
    slug: Slug
    title: Line
    summary: Text | None = None
    lessons: Annotated[tuple[LessonEntry, ...], Field(min_length=1)]


class CourseRecord(Owned):
    """A whole course, as ``course.yml`` gives it."""

    noun: ClassVar[str] = "a course"
    title: Line
    level: Level
    subject: Line
    authors: Annotated[tuple[Line, ...], Field(min_length=1)]
    summary: Text
    code_licence: Licence = ""  # of the scripts behind its figures
    curriculum: Slug | None = None
    library: Annotated[tuple[ModuleName, ...], Internal("checked numbers")] = ()
    prose: Annotated[ProseRecord, Internal("checks")] = ProseRecord()
    formulas: Slug | None = None
    deck: Line = ""  # what its deck is called in Anki
    modules: Annotated[tuple[ModuleRecord, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _terms(self) -> Self:
        if not self.licence and not self.rights:
            mend = "add a line 'licence: …' with an SPDX id, or 'rights:' with a 'statement:' and perhaps a 'url:'"
            raise wrong("missing-field", "a course needs 'licence', or 'rights'", mend)
        return self


class PageFrontMatter(Record):
    """The front matter of a page outside the lessons, such as the home page."""

    noun: ClassVar[str] = "a page"
    title: Line
    description: Line
    cover: Line | None = None


class TermRecord(Record):
    """A term."""

    noun: ClassVar[str] = "a term"
    id: Slug
    term: Line
    definition: Text
    lesson: LessonPath
    also: tuple[Line, ...] = ()


class GlossaryRecord(Record):
    """All terms, as ``glossary.yml`` gives them."""

    noun: ClassVar[str] = "a glossary"
    terms: Annotated[tuple[TermRecord, ...], Field(min_length=1)]
