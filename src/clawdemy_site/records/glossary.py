"""The glossary of a project: what each term means, and which lesson defines it."""

from typing import Annotated, ClassVar

from pydantic import Field

from clawdemy_site.records.fields import LessonPath, Line, Record, Slug, Text


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
