"""The library of a project: its records of works and curricula, each tied to what it is a part of."""

from collections.abc import Iterable, Mapping

from clawdemy_site.diagnostics import Diagnostic, did_you_mean
from clawdemy_site.records.validate import Placed
from clawdemy_site.records.work_kinds import BOOK_CHAPTER
from clawdemy_site.records.works import ChapterRecord, CurriculumRecord, WorkRecord
from clawdemy_site.references.model import Bibliography, Curriculum, Origin, RecordedAs, Work


def resolve_library(
    works: Mapping[str, Placed[WorkRecord]],
    curricula: Mapping[str, Placed[CurriculumRecord]],
    broken: frozenset[str] = frozenset(),
) -> tuple[Bibliography, list[Diagnostic]]:
    """Tie the records of works and curricula together, each by its id.

    ``broken`` are the ids of further records, which stand but could not be read. Beside the
    library comes a diagnostic for each id that leads nowhere, in a circle, or is taken already.
    """
    series: dict[str, Curriculum] = {}
    problems: list[Diagnostic] = []
    known: dict[str, Work] = {}
    for name, placed in curricula.items():
        series[name], found = _curriculum(name, placed)
        problems += found
        known |= {work.id: work for work in (series[name].work, *series[name].chapters.values())}
    for name, placed_work in works.items():
        if name in known:
            message = f"the id '{name}' belongs to a curriculum or to one of its chapters"
            problems.append(Diagnostic(placed_work.where.at(), "duplicate-id", message, "rename this file"))
        problems += _check_parent(name, works, broken)
    for name in works:
        if name not in known:
            known[name] = _with_wholes(name, works, known)
    return Bibliography(known, series, broken), problems


def check_unused(library: Bibliography, used: Iterable[Work]) -> list[Diagnostic]:
    """``unused-work``: a record that no lesson uses, as a part or as a whole."""
    kept: set[str] = set()
    for work in used:
        ancestor: Work | None = work
        while ancestor and ancestor.id not in kept:
            kept.add(ancestor.id)
            ancestor = ancestor.whole
    return [
        Diagnostic(
            work.origin.at(),
            "unused-work",
            f"no lesson uses the {work.recorded_as} '{work.id}'",
            "cite or recommend it, or delete this file",
        )
        for work in library.works.values()
        if work.id not in kept and work.recorded_as is not RecordedAs.CHAPTER
    ]


def _curriculum(name: str, placed: Placed[CurriculumRecord]) -> tuple[Curriculum, list[Diagnostic]]:
    record = placed.record
    years = [chapter.date.year for chapter in record.chapters if chapter.date]
    whole = Work.model_construct(
        **record.model_dump(include={"title", "publisher", "licence"}),
        id=name,
        origin=Origin(placed.where),
        recorded_as=RecordedAs.CURRICULUM,
        kind="course",
        creators=record.creator,
        year=min(years, default=None),
        url=record.index,
        rights=record.rights,
    )
    chapters: dict[str, Work] = {}
    problems: list[Diagnostic] = []
    for index, chapter in enumerate(record.chapters):
        origin = Origin(placed.where, ("chapters", index))
        if chapter.key in chapters:
            where = origin.at("id" if chapter.id else "number")
            message = f"a chapter before this one is called '{chapter.key}' already"
            problems.append(Diagnostic(where, "duplicate-chapter", message, "give it a number or an id of its own"))
        chapters.setdefault(chapter.key, _chapter(whole, chapter, origin))
    return Curriculum(whole, chapters), problems


def _chapter(whole: Work, record: ChapterRecord, origin: Origin) -> Work:
    return Work.model_construct(
        id=f"{whole.id}-{record.id}" if record.id else f"{whole.id}-ch{record.number}",
        origin=origin,
        recorded_as=RecordedAs.CHAPTER,
        title=record.title,
        kind="video" if record.youtube else "article",
        creators=record.creator or whole.creators,
        part_of=whole.id,
        whole=whole,
        chapter="" if record.number is None else str(record.number),
        year=record.date.year if record.date else None,
        url=record.url,
        publisher=whole.publisher,
        licence=whole.licence,
        rights=whole.rights,
        text_adaptation=record.text_adaptation,
    )


def _check_parent(name: str, works: Mapping[str, Placed[WorkRecord]], broken: frozenset[str]) -> list[Diagnostic]:
    """What is wrong with what a work says that it is a part of."""
    placed = works[name]
    parent = placed.record.part_of
    if not parent:
        if placed.record.kind != BOOK_CHAPTER:
            return []
        mend = "add a line 'part_of: …' with the id of its book's record"
        return [Diagnostic(placed.where.at(), "part-of", f"the chapter '{name}' does not say of which book", mend)]
    where = placed.where.at("part_of")
    if parent not in works:
        mend = did_you_mean(parent, works) or f"write its record, {parent}.yml, beside this one"
        return [] if parent in broken else [Diagnostic(where, "unknown-work", f"there is no work '{parent}'", mend)]
    circle = {name: None}  # an ordered set
    while parent and parent in works and parent not in circle:
        circle[parent] = None
        parent = works[parent].record.part_of
    if parent != name:
        return []
    message = f"these works are parts of each other: {' > '.join([*circle, name])}"
    return [Diagnostic(where, "part-of-circle", message, "remove 'part_of' from the whole")]


def _with_wholes(name: str, works: Mapping[str, Placed[WorkRecord]], known: Mapping[str, Work]) -> Work:
    """A work tied to the works that it is a part of, as far as they form no circle."""
    line = [name]
    above = works[name].record.part_of
    while above in works and above not in line and above not in known:
        line.append(above)
        above = works[above].record.part_of
    whole = known.get(above)
    for part in reversed(line[1:]):
        whole = _resolved(part, works[part], whole)
    return _resolved(name, works[name], whole)


def _resolved(name: str, placed: Placed[WorkRecord], whole: Work | None) -> Work:
    """A record as a work: every field as it was validated, and the whole at hand."""
    return Work.model_construct(**dict(placed.record), id=name, origin=Origin(placed.where), whole=whole)
