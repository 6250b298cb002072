"""The library of a project: its records of works and curricula, each tied to what it is a part of."""

from collections.abc import Iterable, Mapping

from clawdemy_site.diagnostics import Diagnostic, did_you_mean
from clawdemy_site.records.validate import Placed
from clawdemy_site.records.works import ChapterRecord, CurriculumRecord, WorkRecord
from clawdemy_site.references.model import Curriculum, Library, Noun, Origin, Work


def resolve_library(
    works: Mapping[str, Placed[WorkRecord]],
    curricula: Mapping[str, Placed[CurriculumRecord]],
    broken: frozenset[str] = frozenset(),
) -> tuple[Library, list[Diagnostic]]:
    """Tie the records together.

    Args:
        works: Records of works by id.
        curricula: Records of curricula by id.
        broken: Ids of further records that stand but could not be read.

    Returns:
        The library, and a diagnostic for each id that leads nowhere, in a circle, or is taken already.
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
    problems += [problem for name, placed_work in works.items() for problem in _check_parent(name, works, broken)]
    for name in works:
        if name not in known:
            known[name] = _with_parents(name, works, known)
    return Library(known, series, broken), problems


def check_unused(library: Library, used: Iterable[Work]) -> list[Diagnostic]:
    """``unused-work``: a record that no lesson uses, as a part or as a whole."""
    kept: set[str] = set()
    for work in used:
        ancestor: Work | None = work
        while ancestor and ancestor.id not in kept:
            kept.add(ancestor.id)
            ancestor = ancestor.part_of
    return [
        Diagnostic(
            work.origin.at(),
            "unused-work",
            f"no lesson uses the {work.noun} '{work.id}'",
            "cite or recommend it, or delete this file",
        )
        for work in library.works.values()
        if work.id not in kept and work.noun is not Noun.CHAPTER
    ]


def _curriculum(name: str, placed: Placed[CurriculumRecord]) -> tuple[Curriculum, list[Diagnostic]]:
    record = placed.record
    years = [chapter.date.year for chapter in record.chapters if chapter.date]
    whole = Work(
        name,
        record.title,
        "course",
        Origin(placed.where),
        Noun.CURRICULUM,
        creators=record.creator or (),
        year=min(years, default=None),
        url=record.index or "",
        publisher=record.publisher or "",
        licence=record.licence or "",
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
    return Work(
        f"{whole.id}-{record.id}" if record.id else f"{whole.id}-ch{record.number}",
        record.title,
        "video" if record.youtube else "article",
        origin,
        Noun.CHAPTER,
        creators=record.creator or whole.creators,
        part_of=whole,
        chapter="" if record.number is None else str(record.number),
        year=record.date.year if record.date else None,
        url=record.url or "",
        publisher=whole.publisher,
        licence=whole.licence,
        rights=whole.rights,
        text_adaptation=record.text_adaptation,
    )


def _check_parent(name: str, works: Mapping[str, Placed[WorkRecord]], broken: frozenset[str]) -> list[Diagnostic]:
    """What is wrong with what a work says that it is a part of."""
    placed = works[name]
    parent = placed.record.part_of
    if parent is None:
        if placed.record.kind != "book-chapter":
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


def _with_parents(name: str, works: Mapping[str, Placed[WorkRecord]], known: Mapping[str, Work]) -> Work:
    """A work tied to the works that it is a part of, as far as they form no circle."""
    line: dict[str, None] = {}  # an ordered set
    current: str | None = name
    while current and current in works and current not in line and current not in known:
        line[current] = None
        current = works[current].record.part_of
    parent = known.get(current or "")
    for ancestor in reversed(line):
        parent = _work(ancestor, works[ancestor], parent)
    return parent or _work(name, works[name], None)


def _work(name: str, placed: Placed[WorkRecord], parent: Work | None) -> Work:
    record = placed.record
    return Work(
        name,
        record.title,
        record.kind,
        Origin(placed.where),
        label=record.label or "",
        creators=record.creators or (),
        others=record.others,
        part_of=parent,
        chapter=record.chapter or "",
        year=record.year,
        url=record.url or "",
        doi=record.doi or "",
        isbn=record.isbn or "",
        arxiv=record.arxiv or "",
        publisher=record.publisher or "",
        venue=record.venue or "",
        venue_type=record.venue_type or "",
        volume=record.volume or "",
        issue=record.issue or "",
        pages=record.pages or "",
        licence=record.licence or "",
        rights=record.rights,
        changes=record.changes or "",
    )
