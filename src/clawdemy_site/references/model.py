"""Works and their uses after every id has been followed. Every value is frozen.

A curriculum and each of its chapters are works too, so that one code credits, cites and exports them all.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import Annotated
from urllib.parse import quote

from pydantic import Field

from clawdemy_site.course.model import Lesson
from clawdemy_site.diagnostics import Location
from clawdemy_site.records.credit import CreatorRecord
from clawdemy_site.records.tree import Path, Positions
from clawdemy_site.records.works import WorkRecord

_DOI_SAFE = "/:()!*'@=+$&,~"


class Relation(StrEnum):
    """How a lesson uses a source; what is owed follows from it."""

    MIRRORS = "mirrors"
    ADAPTS = "adapts"
    QUOTES = "quotes"
    USES_FIGURE = "uses-figure"
    CITES = "cites"
    RECOMMENDS = "recommends"

    @property
    def way(self) -> str:
        """What becomes of a work that is used so, in one word: ``mirrored``, ``shown``."""
        return _WAYS[self]


_WAYS = {
    Relation.MIRRORS: "mirrored",
    Relation.ADAPTS: "adapted",
    Relation.QUOTES: "quoted",
    Relation.USES_FIGURE: "shown",
    Relation.CITES: "cited",
    Relation.RECOMMENDS: "recommended",
}


class RecordedAs(StrEnum):
    """The kind of record that a work comes from."""

    WORK = "work"
    CURRICULUM = "curriculum"
    CHAPTER = "chapter"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a work's facts stand: positions in its record's file, and the path of its part, empty for the whole."""

    where: Positions
    prefix: Path = ()

    def at(self, *path: str | int) -> Location:
        """Where a field's value stands, or the nearest mapping above it."""
        return self.where.at(*self.prefix, *path)


class Work(WorkRecord):
    """Anything that can be credited: a work's validated record, with the work that it is a part of at hand.

    It is the record that is shown, cited and exported, so that a field which a record holds is at hand everywhere. What
    a curriculum and its chapters say is brought into the same form.
    """

    id: str  # its id; a chapter's is the curriculum's and ``-ch1`` (or ``-`` and the chapter's own id)
    origin: Annotated[Origin, Field(repr=False)]  # where its facts stand
    recorded_as: RecordedAs = RecordedAs.WORK  # the kind of record it comes from
    whole: "Work | None" = None
    text_adaptation: CreatorRecord | None = None  # who turned a video into the chapter's text

    @property
    def name(self) -> str:
        """What pages call it."""
        return self.label or self.title

    @property
    def link(self) -> str:
        """Where it is found: its address, else that of its DOI or arXiv number; empty where none is known."""
        return self.url or self.doi_link or (f"https://arxiv.org/abs/{self.arxiv}" if self.arxiv else "")

    @property
    def doi_link(self) -> str:
        """The address of its DOI, signs that an address cannot hold written as such."""
        return f"https://doi.org/{quote(self.doi, safe=_DOI_SAFE)}" if self.doi else ""

    @property
    def found_at(self) -> str:
        """Where it is found, in words: its address, or the ISBN under which it is found in print."""
        return self.link or (f"ISBN {self.found_in}" if self.found_in else "")

    @property
    def found_in(self) -> str:
        """The ISBN of what was printed: its own, else that of the book that it is a part of."""
        return self.isbn or (self.whole.found_in if self.whole else "")

    @property
    def terms(self) -> "Work":
        """The work whose licence or rights hold for this one: a chapter of a curriculum is under the whole's."""
        return self.whole if self.recorded_as is RecordedAs.CHAPTER and self.whole else self

    @property
    def brought_out_by(self) -> str:
        """The publisher: its own, else that of the work that it is a part of."""
        return self.publisher or (self.whole.publisher if self.whole else "")


@dataclass(frozen=True, slots=True)
class Curriculum:
    """A series that courses mirror: as a whole, and its chapters by key, in order."""

    work: Work
    chapters: Mapping[str, Work] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Bibliography:
    """All that can be cited: works, curricula and chapters by id.

    To name one of the ``broken`` ids, whose records stand but could not be read, is no mistake of its own.
    """

    works: Mapping[str, Work]
    curricula: Mapping[str, Curriculum]
    broken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a work by a lesson."""

    relation: Relation
    work: Work
    where: Location = field(compare=False)  # where the use is written; missing facts of the use are reported here
    source: Location = field(compare=False)  # where the use names its work
    locator: str = ""  # page, section or time in the work
    why: str = ""
    excerpt: str = ""
    changes: str = ""
    portion: str = ""  # which portion a lesson mirrors
    place: str = ""  # title of the page, or name of the figure, in which the use stands
    target: tuple[str, str] = ("", "")  # address and anchor of that place


def by_work(uses: Iterable[Use]) -> dict[str, list[Use]]:
    """Uses in order, together by the id of their work."""
    found: dict[str, list[Use]] = {}
    for use in uses:
        found.setdefault(use.work.id, []).append(use)
    return found


@dataclass(frozen=True, slots=True)
class Mirror:
    """A curriculum whose order of ideas a lesson follows: chapters of it, or none for the whole series."""

    chapters: tuple[Work, ...]
    use: Use
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a lesson leads."""

    lessons: tuple[Lesson, ...]
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class References:
    """All that one lesson owes and offers."""

    lesson: str
    follows: bool = True  # false where the lesson's record was read and mirrors nothing
    mirrors: tuple[Mirror, ...] = ()
    adapts: tuple[Use, ...] = ()
    quotes: tuple[Use, ...] = ()
    shows: tuple[Use, ...] = ()  # the pictures and data of others that its figures show
    watch_next: tuple[Use, ...] = ()
    going_deeper: tuple[Use, ...] = ()
    leads_to: tuple[Lead, ...] = ()
    cites: tuple[Use, ...] = ()

    def uses(self) -> Iterator[Use]:
        """Every use of a work, in the order of the page; a mirrored chapter is a use of its own."""
        for mirror in self.mirrors:
            yield mirror.use
            for chapter in mirror.chapters:
                yield Use(Relation.MIRRORS, chapter, mirror.use.where, mirror.use.source, portion=mirror.use.portion)
        yield from chain(self.adapts, self.quotes, self.watch_next, self.going_deeper, self.cites, self.shows)

    def works(self) -> tuple[Work, ...]:
        """Every work used, once, in the order of the page."""
        return tuple({use.work.id: use.work for use in self.uses()}.values())
