"""Outcomes against practice: how many questions and cards exercise each thing that a lesson promises."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clawdemy_site.course.model import Course, Lesson, Outcome
from clawdemy_site.practice.kinds import CARDS, QUESTIONS
from clawdemy_site.render.site import Site
from clawdemy_site.site.manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class Covered:
    """An outcome with the practice that exercises it."""

    outcome: Outcome
    questions: int = 0  # how many questions, of whatever kind, name it
    cards: int = 0  # how many flashcards name it
    src_uri: str = ""  # the page of the first of these; empty where there is none
    anchor: str = ""  # the id of the first on that page

    @property
    def lacks(self) -> str:
        """What it has none of, in words; empty where it has both."""
        return " and ".join(
            f"no {word}" for word, count in (("question", self.questions), ("flashcard", self.cards)) if not count
        )


@dataclass(frozen=True, slots=True)
class Total:
    """How much there is in some lessons: those that can be read, outcomes that a question practises, flashcards."""

    lessons: int = 0
    outcomes: int = 0
    cards: int = 0


def total_of(lessons: Sequence[Lesson], covered: Mapping[str, Sequence[Covered]]) -> Total:
    """How much there is to do in those of the lessons that stand."""
    entries = [entry for lesson in lessons for entry in covered.get(lesson.path, ())]
    standing = sum(not lesson.is_planned for lesson in lessons)
    return Total(standing, sum(entry.questions > 0 for entry in entries), sum(entry.cards for entry in entries))


def cover_lesson(lesson: Lesson, manuscript: Manuscript) -> tuple[Covered, ...]:
    """The outcomes of a lesson in order, each with its practice on whichever of the lesson's pages."""
    blocks = [(page.src_uri, block) for page, scan in manuscript.scans_of(lesson) for block in scan.blocks]
    return tuple(
        Covered(
            outcome,
            sum(block.kind in QUESTIONS for _uri, block in mine),
            sum(block.kind in CARDS for _uri, block in mine),
            mine[0][0] if mine else "",
            mine[0][1].id if mine else "",
        )
        for outcome in lesson.outcomes
        for mine in [[(src_uri, block) for src_uri, block in blocks if block.outcome == outcome.id]]
    )


def covered(site: Site) -> dict[str, tuple[Covered, ...]]:
    """The outcomes of every lesson that stands, by the lesson's path, kept between builds."""
    return site.kept(("covered",), lambda: covered_of(site.manuscript))


def covered_of(manuscript: Manuscript) -> dict[str, tuple[Covered, ...]]:
    """The outcomes of every lesson that stands, by the lesson's path."""
    return {
        lesson.path: cover_lesson(lesson, manuscript) for _course, lesson in manuscript.catalogue.published_lessons()
    }


def list_coverage(manuscript: Manuscript) -> Iterator[str]:
    """A table for each course as lines of text: lesson, outcome, questions, cards, and what has none."""
    covered = covered_of(manuscript)
    for number, course in enumerate(manuscript.catalogue.courses):
        if number:
            yield ""
        yield from _table(course, covered)


def _table(course: Course, covered: Mapping[str, Sequence[Covered]]) -> Iterator[str]:
    rows = [
        (f"{lesson.number}. {lesson.title}", entry)
        for lesson in course.published_lessons
        for entry in covered[lesson.path]
    ]
    lessons = max((len(title) for title, _entry in rows), default=0)
    outcomes = max((len(entry.outcome.id) for _title, entry in rows), default=0)
    yield course.record.title
    if rows:
        yield f"  {'lesson':<{lessons}}  {'outcome':<{outcomes}}  questions  cards"
    before = ""
    for title, entry in rows:
        shown = "" if title == before else title
        counts = f"{entry.questions:>9}  {entry.cards:>5}  {entry.lacks}"
        yield f"  {shown:<{lessons}}  {entry.outcome.id:<{outcomes}}  {counts}".rstrip()
        before = title
    entries = [entry for _title, entry in rows]
    unasked, uncarded = sum(not entry.questions for entry in entries), sum(not entry.cards for entry in entries)
    yield f"  {len(entries)} outcomes, {unasked} without a question, {uncarded} without a flashcard"
