"""No number in a lesson can be wrong unnoticed: each is changed by one unit of its last digit, and the check must fail.

All variants of all pages go to the bench at once; each is the page as it stands, with one number changed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from clawdemy_site.figures.spec import Fact
from clawdemy_site.markdown.bare_numbers import find_bare_numbers
from clawdemy_site.numbers.checker import check_numbers
from clawdemy_site.numbers.model import Chain, Claim, Let, PageNumbers, Term
from clawdemy_site.numbers.sums import AnyClaim
from clawdemy_site.site.manuscript import Manuscript

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
NAME = re.compile(r"[^\W\d][\w₀-₉′]*")
WANTED = 0.95


@dataclass(frozen=True)
class Variant:
    """A page with one number changed, and where that number stands."""

    page: PageNumbers
    place: str
    text: str


def nudge(text: str) -> Iterator[str]:
    """The text with each of its numbers, one at a time, changed by one unit of its last digit."""
    for match in NUMBER.finditer(text):
        last = int(match[0][-1])
        changed = match[0][:-1] + str(last + 1 if last < 9 else last - 1)
        yield text[: match.start()] + changed + text[match.end() :]


def variants(page: PageNumbers) -> Iterator[Variant]:
    """Every page that differs from this one in one number, without what that number has no part in."""
    for index, claim in enumerate(page.claims):
        before = tuple(filter(defines, page.claims[:index]))
        after = page.claims[index + 1 :] if defines(claim) else ()
        for changed, term in changes(claim):
            yield Variant(replace(page, claims=(*before, changed, *after)), str(term.location), term.text)


def defines(claim: AnyClaim) -> bool:
    """Whether sums further down the page may rest on it."""
    return isinstance(claim, Let) or (isinstance(claim, Chain) and NAME.fullmatch(claim.left.text.strip()) is not None)


def changes(claim: AnyClaim) -> Iterator[tuple[Claim | Chain, Term]]:
    if isinstance(claim, Claim):
        for text in nudge(claim.written.text):
            yield replace(claim, written=replace(claim.written, text=text)), claim.written
    elif isinstance(claim, Chain):
        for text in nudge(claim.left.text):
            yield replace(claim, left=replace(claim.left, text=text)), claim.left
        for place, step in enumerate(claim.steps):
            for text in nudge(step.term.text):
                changed = replace(step, term=replace(step.term, text=text))
                yield replace(claim, steps=(*claim.steps[:place], changed, *claim.steps[place + 1 :])), step.term


def moved(page: PageNumbers, path: str) -> PageNumbers:
    """The page as if it stood in another file, so that a finding says which variant it is of."""

    def term(old: Term) -> Term:
        return replace(old, location=replace(old.location, path=path))

    def claim(old: AnyClaim) -> AnyClaim:
        if isinstance(old, Let):
            return Let(term(old.name), term(old.expression))
        if isinstance(old, Claim):
            return replace(old, written=term(old.written), expression=term(old.expression))
        if isinstance(old, Chain):
            steps = tuple(replace(step, term=term(step.term)) for step in old.steps)
            return replace(old, left=term(old.left), steps=steps)
        return replace(old, expression=term(old.expression))

    return replace(page, path=path, claims=tuple(claim(old) for old in page.claims))


@pytest.fixture(scope="module")
def pages(manuscript: Manuscript) -> list[PageNumbers]:
    """What the real lessons claim of numbers."""
    libraries = {page.src_uri: course.record.library for course, _lesson, page in manuscript.catalogue.pages()}
    return [
        PageNumbers(manuscript.content.pages[src_uri].path, scan.numbers, libraries[src_uri])
        for src_uri, scan in manuscript.scans.items()
        if src_uri in libraries and scan.numbers
    ]


def test_every_number_in_a_lesson_is_checked_or_given_with_a_reason(manuscript: Manuscript) -> None:
    bare = [
        f"{term.location}: {term.text}"
        for src_uri in manuscript.lesson_of
        if src_uri in manuscript.scans
        for source in [manuscript.content.pages[src_uri]]
        for term in find_bare_numbers(source.path, source.body, source.body_line)
    ]
    assert not bare


@pytest.mark.xdist_group("mutation")
def test_a_number_that_is_off_by_one_unit_fails_the_check(
    manuscript: Manuscript, facts: Mapping[str, Mapping[str, Fact]], pages: list[PageNumbers], tmp_path: Path
) -> None:
    layout = manuscript.layout
    tried = [variant for page in pages for variant in variants(page)]
    numbered = [moved(variant.page, f"variant-{n}.md") for n, variant in enumerate(tried)]
    results, found = check_numbers(numbered, layout.root, layout.figures, facts, tmp_path)
    assert results.worked == len(tried) > 100
    caught = {problem.location.path for problem in found}
    missed = [variant for page, variant in zip(numbered, tried, strict=True) if page.path not in caught]
    shown = "\n".join(f"{variant.place}: {variant.text}" for variant in missed)
    assert len(missed) <= (1 - WANTED) * len(tried), f"{len(missed)} of {len(tried)} were missed:\n{shown}"
