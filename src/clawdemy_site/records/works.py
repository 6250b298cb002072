"""The records of what a course stands on: works, curricula, and how each lesson uses them.

A record's shape says what may be written; what must be written depends on how a lesson uses the work, and
``references.rules`` says that. So a bare record can stand while it is only listed, and owes more once it is used.
"""

import re
from typing import Annotated, Any, ClassVar, Self

from pydantic import AliasChoices, BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from clawdemy_site.records.credit import CreatorRecord, Owned
from clawdemy_site.records.fields import (
    Day,
    Flag,
    Internal,
    LessonPath,
    Line,
    Month,
    Record,
    Slug,
    Text,
    Url,
    Whole,
    Year,
    as_line,
    wrong,
)
from clawdemy_site.records.identifiers import Arxiv, Doi, Isbn, Pages, Youtube
from clawdemy_site.records.work_kinds import (
    DEGREES,
    PAPER,
    THESIS,
    VENUE_TYPES,
    WORK_KINDS,
    Degree,
    KindName,
    VenueType,
    WorkKind,
)

_EDITION = re.compile(r"\s*\b(?:edition|ed\.?)$", re.IGNORECASE)
ALL_CHAPTERS = ("all",)  # how ``chapters: all`` arrives


def _as_list(value: Any) -> Any:
    """One item without a list around it stands for a list of one."""
    return [value] if isinstance(value, str | dict) else value


def _as_chapters(value: Any) -> Any:
    if isinstance(value, list) and len(value) > 1 and "all" in value:
        raise wrong("chapters", "'all' already names every chapter", "write 'chapters: all', or the chapters alone")
    return _as_list(value)


def _as_edition(value: Any) -> str:
    text = as_line(value)
    short = _EDITION.sub("", text)
    if short != text:
        raise wrong("invalid-value", f"'{text}' says the word that pages add", f"write '{short or '3rd'}' alone")
    return text


Creators = Annotated[tuple[CreatorRecord, ...], BeforeValidator(_as_list), Field(min_length=1)]
Chapters = Annotated[tuple[Slug, ...], BeforeValidator(_as_chapters), Field(min_length=1)]
Edition = Annotated[str, BeforeValidator(_as_edition)]


class WorkRecord(Owned):
    """One book, paper, video, site or data set: ``references/works/<id>.yml``."""

    noun: ClassVar[str] = "a work"
    title: Line
    label: Line = ""  # the familiar name, shown in place of the title
    creators: Creators = ()
    others: Flag = False  # whether there are more creators than are listed
    kind: KindName
    edition: Edition = ""  # which edition, as ``3rd``
    editors: Creators = ()
    part_of: Slug = ""  # the id of the work that this one is a part of
    chapter: Line = ""  # its number or letter there
    series: Line = ""  # the series in which it came out, without its number there
    number: Line = ""  # its number: of a report or a standard, else in its series
    version: Line = ""  # which version, without that word
    degree: Degree = ""  # for which a thesis was written
    year: Year | None = None
    month: Month | None = None  # of that year
    url: Url = ""
    doi: Doi = ""
    isbn: Isbn = ""
    arxiv: Arxiv = ""
    accessed: Day | None = None  # the day on which it was looked at, for what may change
    publisher: Line = ""
    venue: Line = ""  # the journal or the conference, named without volume and pages
    venue_type: VenueType = ""
    volume: Line = ""
    issue: Line = ""
    pages: Pages = ""
    changes: Text = ""  # what was changed in the copy that the project holds, for data and pictures that it shows
    note: Annotated[Text, Internal("authors")] = ""  # for authors; shown nowhere

    @property
    def as_kind(self) -> WorkKind:
        """Its row in the table of kinds; a paper's is that of its venue, a thesis's that of its degree."""
        special = {PAPER: VENUE_TYPES.get(self.venue_type), THESIS: DEGREES.get(self.degree)}
        return special.get(self.kind) or WORK_KINDS[self.kind]

    @field_validator("month")
    @classmethod
    def _month_of_a_year(cls, value: int | None, info: ValidationInfo) -> int | None:
        if value and info.data.get("year", ...) is None:
            raise wrong("month", "a month needs its year", "add a line 'year: …'")
        return value

    @field_validator("degree")
    @classmethod
    def _degree_of_a_thesis(cls, value: str, info: ValidationInfo) -> str:
        if value and info.data.get("kind", THESIS) != THESIS:
            raise wrong("unknown-choice", "only a thesis has a degree", "write 'kind: thesis', or remove this line")
        return value

    @field_validator("chapter")
    @classmethod
    def _chapter_of_something(cls, value: str, info: ValidationInfo) -> str:
        if value and info.data.get("part_of") == "":
            raise wrong("part-of", "a chapter belongs to a work", "add a line 'part_of: …' with that work's id")
        return value


class ChapterRecord(Record):
    """One chapter of a curriculum, addressed by its number or, where the series gives none, by an id.

    Among the series' videos it may have another number than on the series' own site.
    """

    noun: ClassVar[str] = "a chapter"
    number: Whole | None = None  # on the series' own site
    id: Slug = ""
    title: Line
    url: Url = ""
    date: Day | None = None
    video_number: Annotated[Whole | None, Internal("authors")] = None
    youtube: Youtube = ""
    creator: Creators = ()  # who made this chapter, where it is not the maker of the series
    text_adaptation: CreatorRecord | None = None  # who turned the video into the written chapter
    note: Annotated[Text, Internal("authors")] = ""  # for authors; shown nowhere

    @model_validator(mode="after")
    def _one_key(self) -> Self:
        if (self.number is None) == (not self.id):
            mend = "write the 'number:' that its series gives it, or an 'id:' where the series gives none"
            raise wrong("chapter-key", "a chapter is called by its number, or else by an id", mend)
        return self

    @property
    def key(self) -> str:
        """What lessons call it by."""
        return self.id or str(self.number)


class CurriculumRecord(Owned):
    """A series that courses mirror: ``references/curricula/<id>.yml``; its index is the page that lists it whole."""

    noun: ClassVar[str] = "a curriculum"
    title: Line
    creator: Creators = ()
    publisher: Line = ""
    index: Url = ""
    chapters: Annotated[tuple[ChapterRecord, ...], Field(min_length=1)]
    note: Annotated[Text, Internal("authors")] = ""


class MirrorRecord(Record):
    """A lesson follows the order of ideas of a curriculum."""

    noun: ClassVar[str] = "a mirrored curriculum"
    curriculum: Slug
    chapters: Chapters = ()  # keys of the chapters, or ``all``
    portion: Line = ""  # which portion of them, worded so that it reads on after "from Chapter 1, this lesson mirrors"
    note: Text = ""


class SourceRecord(Record):
    """A use that names a work, or a curriculum and perhaps one chapter of it."""

    work: Slug = ""
    curriculum: Slug = ""
    chapter: Slug = ""
    locator: Line = ""

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if bool(self.work) == bool(self.curriculum):
            mend = "write 'work: …', or 'curriculum: …' with its 'chapter: …'"
            raise wrong("one-source", f"{self.noun} names one work, or one curriculum", mend)
        if self.chapter and not self.curriculum:
            raise wrong("one-source", "a chapter is one of a curriculum's", "write 'curriculum: …' in place of 'work'")
        return self


class RecommendationRecord(SourceRecord):
    """A work to read or watch, with the reason for this lesson."""

    noun: ClassVar[str] = "a recommendation"
    why: Text = ""


class AdaptationRecord(SourceRecord):
    """A part of the lesson that is changed from an openly licensed work."""

    noun: ClassVar[str] = "an adaptation"
    changes: Text = ""


class QuoteRecord(SourceRecord):
    """A short excerpt that the lesson shows."""

    noun: ClassVar[str] = "a quotation"
    excerpt: Text = ""


class FigureUseRecord(SourceRecord):
    """A source's picture or data that the lesson shows."""

    noun: ClassVar[str] = "a figure's source"
    changes: Text = ""


class LeadRecord(Record):
    """Where a lesson leads: one lesson, or several under a title."""

    noun: ClassVar[str] = "an adjacent topic"
    lessons: Annotated[
        tuple[LessonPath, ...],
        BeforeValidator(_as_list),
        Field(min_length=1, validation_alias=AliasChoices("lessons", "lesson")),
    ]
    title: Line = ""
    why: Text = ""

    @model_validator(mode="after")
    def _title_over_several(self) -> Self:
        if len(self.lessons) > 1 and not self.title:
            raise wrong("lead-title", "several lessons need a title over them", "add a line 'title: …'")
        return self


class LessonReferences(Record):
    """How one lesson uses its sources: ``references/lessons/<course>/<lesson>.yml``."""

    noun: ClassVar[str] = "a lesson's references"
    mirrors: tuple[MirrorRecord, ...] = ()
    adapts: tuple[AdaptationRecord, ...] = ()
    quotes: tuple[QuoteRecord, ...] = ()
    uses_figure: Annotated[
        tuple[FigureUseRecord, ...], Field(validation_alias=AliasChoices("uses_figure", "uses-figure"))
    ] = ()
    watch_next: Annotated[tuple[RecommendationRecord, ...], Field(max_length=1)] = ()
    going_deeper: tuple[RecommendationRecord, ...] = ()
    leads_to: tuple[LeadRecord, ...] = ()
