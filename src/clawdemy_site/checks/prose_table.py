"""The prose of every lesson in a table: what ``clawdemy check --prose`` prints."""

from collections.abc import Iterator
from math import ceil

from clawdemy_site.checks.prose import read_prose
from clawdemy_site.course.model import Course, Lesson, PageKind
from clawdemy_site.site.manuscript import Manuscript

PACE = 200
"""Words that a careful reader of an explanation takes in a minute."""

_HEAD = ("lesson", "words", "minutes", "stated", "sentences", "longest", "ease")
_Row = tuple[str, ...]


def list_prose(manuscript: Manuscript) -> Iterator[str]:
    """A table for each course as lines of text: words, minutes, sentences, reading ease."""
    for number, course in enumerate(manuscript.catalogue.courses):
        if number:
            yield ""
        yield from _table(course, manuscript)


def _table(course: Course, manuscript: Manuscript) -> Iterator[str]:
    rows = [_HEAD, *(_row(lesson, manuscript) for lesson in course.published_lessons)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    yield course.record.title
    for title, *cells in rows if len(rows) > 1 else ():
        numbers = "  ".join(f"{cell:>{width}}" for cell, width in zip(cells, widths[1:], strict=True))
        yield f"  {title:<{widths[0]}}  {numbers}"
    yield f"  minutes: what brief, lesson and summary take at {PACE} words a minute; the rest: the lesson's page"


def _row(lesson: Lesson, manuscript: Manuscript) -> _Row:
    kinds = {PageKind.BRIEF, PageKind.LESSON, PageKind.SUMMARY, PageKind.SINGLE}
    read = sum(manuscript.scans[page.src_uri].words for page in lesson.pages if page.kind in kinds and page.source)
    prose = read_prose(manuscript.scans[lesson.main.src_uri])
    counts = prose.tally
    return (
        f"{lesson.number}. {lesson.title}",
        f"{counts.words:,}",
        str(ceil(read / PACE)),
        str(lesson.read_minutes),
        str(counts.sentences),
        str(prose.longest),
        f"{counts.ease:.1f}",
    )
