"""Ids followed to the works, chapters and lessons that they name; an id that leads nowhere is told where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from clawdemy_site.course.model import Lesson
from clawdemy_site.diagnostics import Diagnostic, Location, did_you_mean
from clawdemy_site.records.tree import Path, Positions
from clawdemy_site.records.validate import Placed
from clawdemy_site.records.works import ALL_CHAPTERS, LeadRecord, LessonReferences, MirrorRecord, SourceRecord
from clawdemy_site.references.model import Bibliography, Lead, Mirror, References, Relation, Use, Work


@dataclass(frozen=True, slots=True)
class Mention:
    """A use that stands outside the records: a citation in the text, or a figure that shows a work."""

    work: str  # the id that was written
    where: Location
    locator: str = ""
    place: str = ""  # title of the page, or name of the figure, in which it stands
    target: tuple[str, str] = ("", "")  # address and anchor of that place, as the caller's ``href`` takes them


@dataclass(frozen=True, slots=True)
class Mentions:
    """What a lesson's text cites, and whose pictures or data its figures show, each in order."""

    citations: tuple[Mention, ...] = ()
    figures: tuple[Mention, ...] = ()


NO_MENTIONS = Mentions()


def find_work(library: Bibliography, work: str, where: Location) -> tuple[Work | None, list[Diagnostic]]:
    """The work with an id, or why there is none."""
    if work in library.works:
        return library.works[work], []
    if work in library.broken:
        return None, []
    mend = did_you_mean(work, library.works) or f"write its record, {work}.yml, among the works"
    return None, [Diagnostic(where, "unknown-work", f"there is no work '{work}'", mend)]


def resolve_lesson(
    lesson: str,
    placed: Placed[LessonReferences] | None,
    library: Bibliography,
    lessons: Mapping[str, Lesson],
    mentions: Mentions = NO_MENTIONS,
) -> tuple[References, list[Diagnostic]]:
    """All that one lesson uses, as far as it could be resolved, and a diagnostic for each id that leads nowhere."""
    record, where = (placed.record, placed.where) if placed else (LessonReferences(), Positions({}, {}))
    run = _Resolution(lesson, library, lessons, where)
    figure_key = "uses-figure" if ("uses-figure",) in where.values else "uses_figure"
    shown = run.uses(Relation.USES_FIGURE, figure_key, record.uses_figure)
    found = References(
        lesson,
        follows=placed is None or bool(record.mirrors),
        mirrors=tuple(run.mirrors(record.mirrors)),
        adapts=run.uses(Relation.ADAPTS, "adapts", record.adapts),
        quotes=run.uses(Relation.QUOTES, "quotes", record.quotes),
        shows=(*shown, *run.mentions(Relation.USES_FIGURE, mentions.figures)),
        watch_next=run.uses(Relation.RECOMMENDS, "watch_next", record.watch_next),
        going_deeper=run.uses(Relation.RECOMMENDS, "going_deeper", record.going_deeper),
        leads_to=tuple(run.leads(record.leads_to)),
        cites=run.mentions(Relation.CITES, mentions.citations),
    )
    return found, run.problems


@dataclass
class _Resolution:
    """One run over a lesson's record; problems gather as it goes."""

    lesson: str
    library: Bibliography
    lessons: Mapping[str, Lesson]
    where: Positions
    problems: list[Diagnostic] = field(default_factory=list)

    def mentions(self, relation: Relation, mentions: Sequence[Mention]) -> tuple[Use, ...]:
        return tuple(
            Use(
                relation,
                work,
                mention.where,
                mention.where,
                locator=mention.locator,
                changes=work.changes,
                place=mention.place,
                target=mention.target,
            )
            for mention in mentions
            if (work := self._work(mention.work, mention.where))
        )

    def uses(self, relation: Relation, name: str, records: Sequence[SourceRecord]) -> tuple[Use, ...]:
        return tuple(
            Use(
                relation,
                work,
                self.where.at(name, index),
                self.where.at(name, index, "work" if record.work else "curriculum"),
                locator=record.locator,
                why=getattr(record, "why", ""),
                excerpt=getattr(record, "excerpt", ""),
                changes=getattr(record, "changes", "") or work.changes,
            )
            for index, record in enumerate(records)
            if (work := self._source(record, (name, index)))
        )

    def mirrors(self, records: Sequence[MirrorRecord]) -> Iterator[Mirror]:
        for index, entry in enumerate(records):
            series = self._curriculum(entry.curriculum, ("mirrors", index))
            if series is None:
                continue
            keys = () if entry.chapters == ALL_CHAPTERS else entry.chapters
            places = [self.where.at("mirrors", index, "chapters", n) for n in range(len(keys))]
            found = [self._chapter(entry.curriculum, key, place) for key, place in zip(keys, places, strict=True)]
            use = Use(
                Relation.MIRRORS,
                series,
                self.where.at("mirrors", index),
                self.where.at("mirrors", index, "curriculum"),
                locator=", ".join(entry.chapters),
                portion=entry.portion,
            )
            yield Mirror(tuple(filter(None, found)), use, entry.note)

    def leads(self, records: Sequence[LeadRecord]) -> Iterator[Lead]:
        for index, entry in enumerate(records):
            key = "lessons" if ("leads_to", index, "lessons") in self.where.values else "lesson"
            places = [self.where.at("leads_to", index, key, n) for n in range(len(entry.lessons))]
            lessons = tuple(filter(None, map(self._lesson, entry.lessons, places)))
            if lessons:
                yield Lead(lessons, entry.title or lessons[0].title, entry.why)

    def _work(self, name: str, where: Location) -> Work | None:
        work, found = find_work(self.library, name, where)
        self.problems += found
        return work

    def _source(self, record: SourceRecord, path: Path) -> Work | None:
        if record.work:
            return self._work(record.work, self.where.at(*path, "work"))
        series = self._curriculum(record.curriculum, path)
        if series is None or not record.chapter:
            return series
        return self._chapter(series.id, record.chapter, self.where.at(*path, "chapter"))

    def _curriculum(self, name: str, path: Path) -> Work | None:
        if name in self.library.curricula:
            return self.library.curricula[name].work
        if name not in self.library.broken:
            mend = did_you_mean(name, self.library.curricula) or f"write its record, {name}.yml, among the curricula"
            where = self.where.at(*path, "curriculum")
            self.problems.append(Diagnostic(where, "unknown-curriculum", f"there is no curriculum '{name}'", mend))
        return None

    def _chapter(self, name: str, key: str, where: Location) -> Work | None:
        chapters = self.library.curricula[name].chapters
        if key not in chapters:
            mend = did_you_mean(key, chapters) or f"its chapters are {', '.join(chapters)}"
            self.problems.append(Diagnostic(where, "unknown-chapter", f"'{name}' has no chapter '{key}'", mend))
        return chapters.get(key)

    def _lesson(self, name: str, where: Location) -> Lesson | None:
        course = self.lesson.split("/", 1)[0]
        within = {path.rsplit("/", 1)[-1]: path for path in self.lessons if path.startswith(f"{course}/")}
        path = name if name in self.lessons else within.get(name, "")
        if path == self.lesson:
            message, mend = f"'{name}' is this lesson itself", "name the lesson to which it leads"
            self.problems.append(Diagnostic(where, "leads-to-itself", message, mend))
            return None
        if not path:
            mend = (
                did_you_mean(name, [*within, *self.lessons]) or "list it in course.yml, with 'planned: true' if need be"
            )
            self.problems.append(Diagnostic(where, "unknown-lesson", f"there is no lesson '{name}'", mend))
        return self.lessons.get(path)
