"""Ids followed to the works, chapters and lessons that they name; an id that leads nowhere is told where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from clawdemy_site.diagnostics import Diagnostic, Location, did_you_mean
from clawdemy_site.records.tree import Path
from clawdemy_site.records.validate import Placed
from clawdemy_site.records.works import ALL_CHAPTERS, LessonReferences, SourceRecord
from clawdemy_site.references.model import KnownLesson, Lead, Library, Mirror, References, Relation, Use, Work


@dataclass(frozen=True, slots=True)
class Mention:
    """A use that stands outside the records: a citation in the text, or a figure that shows a work.

    Attributes:
        work: The id that was written.
        where: Where it was written.
        locator: Page, section or time in the work.
        place: Title of the page, or name of the figure, in which it stands.
        target: Address and anchor of that place, in the form that the caller's ``href`` understands.
    """

    work: str
    where: Location
    locator: str = ""
    place: str = ""
    target: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Mentions:
    """What a lesson's pages and figures name, each in order.

    Attributes:
        citations: The citations in its text.
        figures: The works whose pictures or data its figures show.
    """

    citations: tuple[Mention, ...] = ()
    figures: tuple[Mention, ...] = ()


NO_MENTIONS = Mentions()


def find_work(library: Library, work: str, where: Location) -> tuple[Work | None, list[Diagnostic]]:
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
    library: Library,
    lessons: Mapping[str, KnownLesson],
    mentions: Mentions = NO_MENTIONS,
) -> tuple[References, list[Diagnostic]]:
    """Everything that one lesson uses.

    Args:
        lesson: The lesson's path.
        placed: Its record, or None where it has none.
        library: All works.
        lessons: All lessons by path.
        mentions: What its pages and figures name.

    Returns:
        What could be resolved, and a diagnostic for each id that leads nowhere.
    """
    run = _Resolution(lesson, library, lessons)
    cites = run.mentions(Relation.CITES, mentions.citations)
    shown = run.mentions(Relation.USES_FIGURE, mentions.figures)
    if placed is None:
        return References(lesson, cites=cites, shows=shown), run.problems
    run.placed = placed
    record = placed.record
    figure_key = "uses-figure" if ("uses-figure",) in placed.where.values else "uses_figure"
    found = References(
        lesson,
        follows=bool(record.mirrors),
        mirrors=run.mirrors(record),
        adapts=run.uses(Relation.ADAPTS, "adapts", record.adapts),
        quotes=run.uses(Relation.QUOTES, "quotes", record.quotes),
        shows=(*run.uses(Relation.USES_FIGURE, figure_key, record.uses_figure), *shown),
        watch_next=run.uses(Relation.RECOMMENDS, "watch_next", record.watch_next),
        going_deeper=run.uses(Relation.RECOMMENDS, "going_deeper", record.going_deeper),
        leads_to=run.leads(record),
        cites=cites,
    )
    return found, run.problems


@dataclass
class _Resolution:
    """One run over a lesson's record; problems gather as it goes."""

    lesson: str
    library: Library
    lessons: Mapping[str, KnownLesson]
    placed: Placed[LessonReferences] | None = None
    problems: list[Diagnostic] = field(default_factory=list)

    def at(self, *path: str | int) -> Location:
        return self.placed.where.at(*path) if self.placed else Location("")

    def mentions(self, relation: Relation, mentions: Sequence[Mention]) -> tuple[Use, ...]:
        uses: list[Use] = []
        for mention in mentions:
            work, found = find_work(self.library, mention.work, mention.where)
            self.problems += found
            if work:
                uses.append(
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
                )
        return tuple(uses)

    def uses(self, relation: Relation, name: str, records: Sequence[SourceRecord]) -> tuple[Use, ...]:
        uses: list[Use] = []
        for index, record in enumerate(records):
            work = self._source(record, (name, index))
            if work is None:
                continue
            uses.append(
                Use(
                    relation,
                    work,
                    self.at(name, index),
                    self.at(name, index, "work" if record.work else "curriculum"),
                    locator=record.locator,
                    why=getattr(record, "why", ""),
                    excerpt=getattr(record, "excerpt", ""),
                    changes=getattr(record, "changes", "") or work.changes,
                )
            )
        return tuple(uses)

    def mirrors(self, record: LessonReferences) -> tuple[Mirror, ...]:
        mirrors: list[Mirror] = []
        for index, entry in enumerate(record.mirrors):
            path: Path = ("mirrors", index)
            series = self._curriculum(entry.curriculum, path)
            if series is None:
                continue
            keys = entry.chapters
            found = [
                self._chapter(entry.curriculum, key, self._chapter_place(path, n))
                for n, key in enumerate(keys)
                if keys != ALL_CHAPTERS
            ]
            use = Use(
                Relation.MIRRORS,
                series,
                self.at(*path),
                self.at(*path, "curriculum"),
                locator=", ".join(keys),
                portion=entry.portion,
            )
            chapters = tuple(chapter for chapter in found if chapter)
            mirrors.append(Mirror(self.library.curricula[entry.curriculum], chapters, use, entry.note))
        return tuple(mirrors)

    def leads(self, record: LessonReferences) -> tuple[Lead, ...]:
        leads: list[Lead] = []
        for index, entry in enumerate(record.leads_to):
            key = "lessons" if ("leads_to", index, "lessons") in self._values else "lesson"
            named = [self._lesson(name, self.at("leads_to", index, key, n)) for n, name in enumerate(entry.lessons)]
            lessons = tuple(lesson for lesson in named if lesson)
            if lessons:
                leads.append(Lead(lessons, entry.title or lessons[0].title, entry.why, self.at("leads_to", index)))
        return tuple(leads)

    @property
    def _values(self) -> Mapping[Path, Location]:
        return self.placed.where.values if self.placed else {}

    def _chapter_place(self, path: Path, index: int) -> Location:
        return self.at(*path, "chapters", index)

    def _source(self, record: SourceRecord, path: Path) -> Work | None:
        if record.work:
            work, found = find_work(self.library, record.work, self.at(*path, "work"))
            self.problems += found
            return work
        series = self._curriculum(record.curriculum, path)
        if series is None or not record.chapter:
            return series
        return self._chapter(series.id, record.chapter, self.at(*path, "chapter"))

    def _curriculum(self, name: str, path: Path) -> Work | None:
        if name in self.library.curricula:
            return self.library.curricula[name].work
        if name not in self.library.broken:
            mend = did_you_mean(name, self.library.curricula) or f"write its record, {name}.yml, among the curricula"
            where = self.at(*path, "curriculum")
            self.problems.append(Diagnostic(where, "unknown-curriculum", f"there is no curriculum '{name}'", mend))
        return None

    def _chapter(self, name: str, key: str, where: Location) -> Work | None:
        chapters = self.library.curricula[name].chapters
        if key not in chapters:
            mend = did_you_mean(key, chapters) or f"its chapters are {', '.join(chapters)}"
            self.problems.append(Diagnostic(where, "unknown-chapter", f"'{name}' has no chapter '{key}'", mend))
        return chapters.get(key)

    def _lesson(self, name: str, where: Location) -> KnownLesson | None:
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
