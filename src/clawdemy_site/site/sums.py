"""The numbers of all pages, handed to the bench that works them out: what a page says is compared with what it is."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.figures.drawn import Drawn
from clawdemy_site.markdown.bare_numbers import find_bare_numbers
from clawdemy_site.numbers.bench import Results, check_numbers
from clawdemy_site.numbers.model import Answer, Chain, Claim, PageNumbers, Term
from clawdemy_site.practice.model import Block
from clawdemy_site.site.manuscript import Manuscript


def check_sums(manuscript: Manuscript, drawn: Mapping[str, Drawn]) -> tuple[Results, list[Diagnostic]]:
    """Work out and compare every checked number of a project.

    Args:
        manuscript: The project.
        drawn: The figures by name; their facts may stand in sums.

    Returns:
        The values of the sums, and each number that is not what it is said to be.
    """
    layout = manuscript.layout
    facts = {name: figure.facts for name, figure in drawn.items()}
    undrawn = {*manuscript.broken_topics, *(name for name in manuscript.specs if name not in drawn)}
    return check_numbers(
        list(_pages(manuscript, undrawn)), layout.root, layout.figures, facts, layout.root / layout.cache
    )


def list_unchecked(manuscript: Manuscript) -> Iterator[str]:
    """A line for each number in the text that nothing checks, and a count for each course and for the whole."""
    courses = {page.uri: course.record.title for course, _lesson, page in manuscript.catalogue.pages()}
    unchecked: Counter[str] = Counter()
    checked: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for uri, scan in manuscript.scans.items():
        course = courses.get(uri, "Pages outside the courses")
        checked[course] += len(scan.numbers)
        given[course] += len(scan.given)
        page = manuscript.content.pages[uri]
        for term in find_bare_numbers(page.path, page.body, page.body_line):
            unchecked[course] += 1
            yield f"{term.location}: {term.text}"
    for course in sorted(checked):
        yield f"{course}: {checked[course]} checked, {given[course]} given, {unchecked[course]} that nothing checks"


def _pages(manuscript: Manuscript, undrawn: AbstractSet[str]) -> Iterator[PageNumbers]:
    """What each page claims, with the library of its course in scope.

    Left out are pages that have no place in a course because of a mistake, and claims on figures that could not be
    drawn: both mistakes are told already.
    """
    libraries = {page.uri: course.record.library for course, _lesson, page in manuscript.catalogue.pages()}
    for uri, scan in manuscript.scans.items():
        claims = tuple(claim for claim in (*scan.numbers, *_answers(scan.blocks)) if not _rests_on(claim, undrawn))
        if claims and uri not in manuscript.unsettled:
            yield PageNumbers(manuscript.content.pages[uri].path, claims, libraries.get(uri, ()))


def _answers(blocks: tuple[Block, ...]) -> Iterator[Answer]:
    """The expressions that exercises give as their answers."""
    for block in blocks:
        option = block.option("answer")
        if option is not None and option.text:
            yield Answer(Term(option.text, option.text_at))


def _rests_on(claim: Claim | Chain | Answer, figures: AbstractSet[str]) -> bool:
    """Whether a sum quotes a fact of one of these figures, named in full or by their topic."""
    terms = (claim.left, *(step.term for step in claim.steps)) if isinstance(claim, Chain) else (claim.expression,)
    return any(re.search(rf"\b{re.escape(name)}\.", term.text) for name in figures for term in terms)
