"""The numbers of all pages, handed to the bench that works them out: what a page says is compared with what it is."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.exercises.exercises import Exercises, check_exercises
from clawdemy_site.exercises.variants import answers_of, find_exercises
from clawdemy_site.figures.drawn import Drawn
from clawdemy_site.markdown.bare_numbers import find_bare_numbers
from clawdemy_site.numbers.checker import Results, check_numbers
from clawdemy_site.numbers.model import Answer, Claim, PageNumbers, Term
from clawdemy_site.numbers.sums import AnyClaim, left_name, names_in, sides
from clawdemy_site.practice.exercises import asked_of
from clawdemy_site.practice.model import Block
from clawdemy_site.site.manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class Sums:
    """What the numbers of a project came to: its sums, and the exercises in which nothing is wrong."""

    results: Results = field(default_factory=Results)
    exercises: Exercises = field(default_factory=dict)  # without those in which something is wrong


def check_sums(manuscript: Manuscript, drawn: Mapping[str, Drawn]) -> tuple[Sums, list[Diagnostic]]:
    """Work out and compare every checked number of a project, and the answers of its exercises.

    The facts of the figures that are drawn, by name, may stand in sums. Told is each number that is not what it is said
    to be, and each answer that could not be marked.
    """
    layout = manuscript.layout
    facts = {name: figure.facts for name, figure in drawn.items()}
    undrawn = {*manuscript.broken_topics, *(name for name in manuscript.specs if name not in drawn)}

    def check(pages: Sequence[PageNumbers]) -> tuple[Results, list[Diagnostic]]:
        return check_numbers(pages, layout.root, layout.figures, facts, layout.root / layout.cache)

    exercises = [
        exercise
        for src_uri, scan in manuscript.scans.items()
        for exercise in find_exercises(src_uri, scan, manuscript.lesson_of.get(src_uri, src_uri))
    ]
    results, views, found = check_exercises(dict(_pages(manuscript, undrawn)), exercises, check)
    return Sums(results, views), found


def list_unchecked(manuscript: Manuscript) -> Iterator[str]:
    """A line for each number in the text that nothing checks, and a count for each course and for the whole."""
    courses = {page.src_uri: course.record.title for course, _lesson, page in manuscript.catalogue.pages()}
    unchecked: Counter[str] = Counter()
    checked: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for src_uri, scan in manuscript.scans.items():
        course = courses.get(src_uri, "Pages outside the courses")
        checked[course] += len(scan.numbers)
        given[course] += len(scan.given)
        page = manuscript.content.pages[src_uri]
        for term in find_bare_numbers(page.path, page.body, page.body_line):
            unchecked[course] += 1
            yield f"{term.location}: {term.text}"
    for course in sorted(checked):
        yield f"{course}: {checked[course]} checked, {given[course]} given, {unchecked[course]} that nothing checks"


def _pages(manuscript: Manuscript, undrawn: AbstractSet[str]) -> Iterator[tuple[str, PageNumbers]]:
    """What each page claims, with the library of its course in scope, by the page's ``.md`` path.

    Left out are pages that have no place in a course because of a mistake, and claims on figures that could not be
    drawn: both mistakes are told already.
    """
    libraries = {page.src_uri: course.record.library for course, _lesson, page in manuscript.catalogue.pages()}
    for src_uri, scan in manuscript.scans.items():
        claims = tuple(_standing((*scan.numbers, *list_answers(scan.blocks)), undrawn))
        if claims and src_uri not in manuscript.unsettled:
            yield src_uri, PageNumbers(manuscript.content.pages[src_uri].path, claims, libraries.get(src_uri, ()))


def list_answers(blocks: tuple[Block, ...]) -> Iterator[Answer]:
    """The expressions that exercises give for their answers, and for the mistakes that they know."""
    for block in blocks:
        for asked in asked_of(block):
            for option in answers_of(asked):
                yield Answer(Term(option.text, option.text_at))


def _standing(claims: Iterable[AnyClaim], undrawn: AbstractSet[str]) -> Iterator[AnyClaim]:
    """The claims that rest on no figure of these: neither on its facts nor on a name whose value comes from one."""
    defined: set[str] = set()
    lost: set[str] = set()
    for claim in claims:
        name = left_name(claim)
        stands = not _rests_on(claim, undrawn) and not any(names_in(term.text) & lost for term in _sums(claim) if lost)
        if stands:
            yield claim
        if name and name not in defined:
            (defined if stands else lost).add(name)


def _rests_on(claim: AnyClaim, figures: AbstractSet[str]) -> bool:
    """Whether a sum quotes a fact of one of these figures, named in full or by their topic."""
    return any(re.search(rf"\b{re.escape(name)}\.", term.text) for name in figures for term in _sums(claim))


def _sums(claim: AnyClaim) -> tuple[Term, ...]:
    """The expressions of a claim."""
    return sides(claim)[isinstance(claim, Claim) :]
