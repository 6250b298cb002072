"""Who is owed what on which page: the records of references meet the lessons, their citations and their figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from clawdemy_site.course.model import LABELS, Lesson
from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.records.layout import LESSONS, Layout
from clawdemy_site.records.project import load_records
from clawdemy_site.records.validate import Placed
from clawdemy_site.records.works import CurriculumRecord, LessonReferences, WorkRecord
from clawdemy_site.references.library import check_unused, resolve_library
from clawdemy_site.references.model import Bibliography, References
from clawdemy_site.references.resolve import Mention, Mentions, resolve_lesson
from clawdemy_site.references.rules import check_attribution, check_fit, check_records
from clawdemy_site.site.manuscript import Manuscript, shown_names


@dataclass(frozen=True)
class Records:
    """The reference records of a project, read and tied together."""

    library: Bibliography = field(default_factory=lambda: Bibliography({}, {}))
    lessons: Mapping[str, Placed[LessonReferences]] = field(default_factory=dict)
    names: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Credits:
    """What each lesson uses, by the lesson's path."""

    records: Records = field(default_factory=Records)
    lessons: Mapping[str, References] = field(default_factory=dict)


def load_references(layout: Layout) -> tuple[Records, list[Diagnostic]]:
    """Read the curricula, the works and the lessons' records."""
    top = layout.references
    works, work_names, problems = load_records(layout.root, f"{top}/works", WorkRecord)
    curricula, curriculum_names, found = load_records(layout.root, f"{top}/curricula", CurriculumRecord)
    lessons, lesson_names, more = load_records(layout.root, f"{top}/{LESSONS}", LessonReferences)
    broken = (work_names - works.keys()) | (curriculum_names - curricula.keys())
    library, unresolved = resolve_library(works, curricula, broken)
    return Records(library, lessons, lesson_names), [*problems, *found, *more, *unresolved]


def gather_credits(manuscript: Manuscript, records: Records) -> tuple[Credits, list[Diagnostic]]:
    """Resolve what every lesson uses, and check that each use is paid."""
    catalogue = manuscript.catalogue
    resolved: dict[str, References] = {}
    problems: list[Diagnostic] = []
    for course in catalogue.courses:
        for lesson in course.published_lessons:
            cited = (
                Mention(citation.work_id, citation.location, citation.locator, LABELS[page.kind], (page.src_uri, ""))
                for page, scan in manuscript.scans_of(lesson)
                for citation in scan.citations
            )
            mentions = Mentions(tuple(cited), tuple(_shown(lesson, manuscript)))
            placed = records.lessons.get(lesson.path)
            found, unresolved = resolve_lesson(lesson.path, placed, records.library, catalogue.lessons, mentions)
            problems += [*unresolved, *check_attribution(found), *check_fit(found, course.record.licence)]
            resolved[lesson.path] = found
    mirroring = {course.slug: course.record.curriculum for course in catalogue.courses if course.record.curriculum}
    folder = f"{manuscript.layout.references}/{LESSONS}"
    names = {name for name in records.names if name.partition("/")[0] not in manuscript.content.unread_courses}
    problems += check_records(names, catalogue.lessons, mirroring, resolved.values(), folder)
    if not manuscript.unsettled and not manuscript.kept_back:
        problems += check_unused(records.library, (use.work for found in resolved.values() for use in found.uses()))
    return Credits(records, resolved), problems


def _shown(lesson: Lesson, manuscript: Manuscript) -> Iterator[Mention]:
    """The works whose data or pictures the figures of a lesson show, each figure once."""
    names = dict.fromkeys(name for _page, scan in manuscript.scans_of(lesson) for name in shown_names(scan))
    for name in names:
        spec = manuscript.specs.get(name)
        shown = manuscript.numbering.find(lesson.path, name)
        if spec and shown:
            where, place = Location(spec.path, spec.line, spec.column), (shown.src_uri, shown.anchor)
            yield from (Mention(work, where, "", f"Figure {shown.number}", place) for work in spec.uses)
