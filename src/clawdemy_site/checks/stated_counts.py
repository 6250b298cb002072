"""Counts that a page states of a lesson's practice and figures, held against what stands there.

"Nine flashcards" on a page with ten is a number that nothing else checks: it is written in words, and it goes wrong
whenever somebody adds a card.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from clawdemy_site.course.model import Lesson, Page, PageKind
from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.markdown.passages import Passage
from clawdemy_site.markdown.scan import PageScan
from clawdemy_site.practice.kinds import CARDS, QUESTIONS
from clawdemy_site.prose.counts import PLAIN, Stated, find_counts
from clawdemy_site.prose.sentences import split_sentences
from clawdemy_site.site.manuscript import Manuscript, shown_names

_KINDS: Mapping[str, tuple[frozenset[str], ...]] = {
    "cards": (CARDS,),
    "selfchecks": (frozenset({"selfcheck"}),),
    "questions": (QUESTIONS, frozenset({"selfcheck"}), frozenset({"choice"})),
    "exercises": (QUESTIONS - {"selfcheck"}, frozenset({"exercise"}), QUESTIONS),
}
"""The kinds of block that a noun may mean, the likeliest first: a question may be any, or one that nobody marks."""

_OF_PRACTICE = re.compile(r"\b(?:practice|below|this (?:page|lesson|course))\b", re.IGNORECASE)
_OF_LESSON = re.compile(r"\bthis (?:page|lesson|course)\b", re.IGNORECASE)
"""What makes "two questions" a sentence about the lesson's own, outside its practice page."""


@dataclass(frozen=True)
class _Stock:
    """What stands in some part of a course: blocks by kind, and figures."""

    kinds: Counter[str]
    figures: int

    def counts(self, counted: str) -> tuple[int, ...]:
        """How many of a thing there are, in each sense of its name."""
        if counted == "figures":
            return (self.figures,)
        return tuple(sum(self.kinds[kind] for kind in kinds) for kinds in _KINDS[counted])


def check_counts(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``stated-count``: a number of cards, questions, exercises or figures is the one that can be counted.

    It may be that of the section, the page, the lesson or the course. Parts ("the last six") are passed over, and so
    are numbers that are said to be given.
    """
    for course in manuscript.catalogue.courses:
        if not course.record.prose.stated_counts:
            continue
        whole = _stock_of([scan for lesson in course.published_lessons for scan in _scans(lesson, manuscript)])
        for lesson in course.published_lessons:
            stock = _stock_of(_scans(lesson, manuscript))
            for page, scan in manuscript.scans_of(lesson):
                name = ("stated counts", str(page.kind), page.source.print if page.source else "")
                stated = manuscript.keeper.kept(name, partial(_stated_on, page, scan))
                yield from _check_page(scan, stated, [stock, whole])


def _stated_on(page: Page, scan: PageScan) -> list[tuple[Stated, Location]]:
    """The counts that a page states of its lesson, each with its place."""
    return [
        (stated, passage.locate(stated.start))
        for passage in scan.passages
        if not passage.in_practice
        for stated in find_counts(passage.text)
        if stated.start not in passage.given and _is_meant(stated, passage, page)
    ]


def _check_page(
    scan: PageScan, found: Sequence[tuple[Stated, Location]], around: Sequence[_Stock]
) -> Iterator[Diagnostic]:
    here = _stock_of([scan])
    for stated, where in found:
        stocks = [_section(scan, where), here, *around]
        if all(stated.number not in stock.counts(stated.counted) for stock in stocks):
            nearest = next((stock for stock in stocks if stock.counts(stated.counted)[0]), here)
            what = "lesson" if nearest is around[0] else "course" if nearest is around[1] else "page"
            message = f"'{stated.text}', and this {what} has {nearest.counts(stated.counted)[0]}"
            help_text = "mend the number; one that counts other things is given: [two]{given: the reader's} questions"
            yield Diagnostic(where, "stated-count", message, help_text)


def _is_meant(stated: Stated, passage: Passage, page: Page) -> bool:
    """Whether a count speaks of the lesson's own practice or figures."""
    if stated.noun in PLAIN or (page.kind is PageKind.PRACTICE and stated.counted != "figures"):
        return True
    sentences = split_sentences(passage.text)
    around = next((one for one in reversed(sentences) if one.start <= stated.start), None)
    return bool(around and (_OF_LESSON if stated.counted == "figures" else _OF_PRACTICE).search(around.text))


def _section(scan: PageScan, where: Location) -> _Stock:
    """What stands in the section of a page that holds a place."""
    starts = [heading.location.line for heading in scan.headings]
    at = bisect_right(starts, where.line)
    first, last = (starts[at - 1] if at else 0), (starts[at] if at < len(starts) else float("inf"))
    kinds = Counter(block.kind for block in scan.blocks if first <= block.location.line < last)
    return _Stock(kinds, sum(use.kind == "embed" and first <= use.location.line < last for use in scan.figures))


def _stock_of(scans: Sequence[PageScan]) -> _Stock:
    kinds = Counter(block.kind for scan in scans for block in scan.blocks)
    return _Stock(kinds, len({name for scan in scans for name in shown_names(scan)}))


def _scans(lesson: Lesson, manuscript: Manuscript) -> list[PageScan]:
    return [scan for _page, scan in manuscript.scans_of(lesson)]
