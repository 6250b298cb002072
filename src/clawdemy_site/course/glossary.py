"""The terms of the courses, read from the glossary, each with its place in the author's file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.records.layout import Layout
from clawdemy_site.records.lessons import GlossaryRecord
from clawdemy_site.records.project import load_record

FILE = "glossary.yml"
"""The file, below the folder of references."""


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term of a course."""

    id: str
    name: str
    definition: str  # what it means, in plain text without line ends
    lesson: str  # path of the lesson that defines it
    also: tuple[str, ...]
    location: Location  # where its id stands
    lesson_at: Location  # where its lesson is named

    @property
    def course(self) -> str:
        """The course that it belongs to, by the lesson that defines it."""
        return self.lesson.partition("/")[0]


@dataclass(frozen=True)
class Glossary:
    """The terms of a project by id; ``unread`` where it could not be read, so that none is reported as missing."""

    terms: Mapping[str, GlossaryTerm] = field(default_factory=dict)
    unread: bool = False


def load_glossary(layout: Layout) -> tuple[Glossary, list[Diagnostic]]:
    """Read the glossary of a project that has one."""
    path = f"{layout.references}/{FILE}"
    if not (layout.root / path).exists():
        return Glossary(), []
    placed, problems = load_record(layout.root, path, GlossaryRecord)
    if placed is None:
        return Glossary(unread=True), problems
    terms: dict[str, GlossaryTerm] = {}
    for at, record in enumerate(placed.record.terms):
        where, lesson_at = placed.where.at("terms", at, "id"), placed.where.at("terms", at, "lesson")
        definition = " ".join(record.definition.split())
        term = GlossaryTerm(record.id, record.term, definition, record.lesson, record.also, where, lesson_at)
        earlier = terms.setdefault(term.id, term)
        if earlier is not term:
            message = f"the term '{term.id}' stands twice, first on line {earlier.location.line}"
            problems.append(Diagnostic(term.location, "duplicate-term", message, "keep one of the two"))
    return Glossary(terms), [*problems, *_said_twice(terms.values())]


def _said_twice(terms: Iterable[GlossaryTerm]) -> Iterator[Diagnostic]:
    """``duplicate-term``: two terms of one course under one word, of which a reader could not tell which is meant."""
    first: dict[tuple[str, str], GlossaryTerm] = {}
    for term in terms:
        for word in dict.fromkeys(name.casefold() for name in (term.name, *term.also)):
            other = first.setdefault((term.course, word), term)
            if other is not term:
                message = f"'{word}' is a word for '{other.id}' too, on line {other.location.line}"
                yield Diagnostic(term.location, "duplicate-term", message, "keep the word at one of the two")
