"""An exercise with other numbers: what the bench has to work out for each setting of its ranges, and what came of it.

All settings of an exercise travel as one page of claims, on which the names of the ranges take one value after the
other. The bench keeps its results beside those of the page itself, so an exercise that has not changed costs nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.markdown.scan import PageScan
from clawdemy_site.numbers.judge import Values
from clawdemy_site.numbers.model import Answer, Chain, Claim, Let, PageNumbers, Term
from clawdemy_site.numbers.spelling import canonical
from clawdemy_site.numbers.sums import AnyClaim, Names, sides, trace_names
from clawdemy_site.numbers.values import Value
from clawdemy_site.practice.accuracy import read_distance
from clawdemy_site.practice.exercises import Asked, asked_of
from clawdemy_site.practice.model import Block, Option
from clawdemy_site.practice.ranges import Range, draw_settings, parse_ranges

Setting = Mapping[str, str]
"""A value as text for each name of the ranges."""

MOST = 60
"""Settings that are drawn, so that there are enough even if some do not do."""

_NOWHERE = Location("")
_UNTRUE = frozenset({"wrong-number", "name-defined-twice"})


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise whose answers are numbers, with what its ranges may change."""

    src_uri: str  # the ``.md`` path of its page
    block: Block  # what its author wrote
    scan: PageScan  # what stands on its page
    asked: tuple[Asked, ...]  # what it asks for
    ranges: tuple[Range, ...]  # without any, nothing varies
    drawn: tuple[Setting, ...]  # the settings that it may be asked with, in the order in which they are tried
    names: Names  # of its page, seen from those of its ranges
    marks: tuple[Claim, ...]  # its marked numbers that rest on a range
    worked: tuple[Chain, ...]  # the worked sums in its text
    wanted: tuple[str, ...]  # the sums whose values are wanted: of answers, mistakes and marks, each once

    @property
    def moving(self) -> tuple[Chain, ...]:
        """The worked sums that rest on a range, with the sides that readers see."""
        shown = (replace(one, steps=tuple(step for step in one.steps if step.is_shown)) for one in self.worked)
        return tuple(one for one in shown if one.steps and self.moves(one))

    def is_asked(self, claim: Claim | Chain) -> bool:
        """Whether a learner sees something of it before answering: in the task, or in the title of a step."""
        parts = [(one.location.line + (one.kind == "step"), one.body_end) for one in self.block.blocks]
        return not any(first <= place_of(claim).line <= last for first, last in parts)

    def moves(self, chain: Chain) -> bool:
        """Whether a worked sum rests on a range."""
        return any(self.names.roots_of(term.text) for term in sides(chain))


@dataclass(frozen=True, slots=True)
class TrialOutcome:
    """What an exercise comes to under one setting."""

    setting: Setting
    values: Mapping[str, Value]  # of the wanted sums, by their text; without those that have none
    failed: str = ""  # what is wrong, if anything is
    untrue: int = -1  # its first worked sum that does not hold, by its place among those that move; -1 for none


def find_exercises(src_uri: str, scan: PageScan, seed: str) -> Iterator[Exercise]:
    """The exercises of a page whose answers are numbers; each draws its own from a seed and its id.

    Left out are those in which something is missing or does not read, and those whose id is taken: that is told of
    where the page is read.
    """
    seen: set[str] = {""}
    for block in scan.blocks:
        asked = asked_of(block)
        is_whole = len(asked) == max(1, len(block.inner("step"))) and all(map(_reads, asked))
        is_other = block.id in seen or sum(len(one.mistakes) for one in asked) < len(block.inner("mistake"))
        seen.add(block.id)
        if is_other or not is_whole:
            continue
        option = block.option("ranges")
        ranges, found = parse_ranges(option) if option else ((), [])
        if not found:
            drawn = draw_settings(ranges, f"{seed}#{block.id}", MOST)
            yield Exercise(src_uri, block, scan, asked, ranges, drawn, *_take_apart(scan, block, asked, ranges))


def _reads(asked: Asked) -> bool:
    """Whether the distances that are accepted can be read."""
    given = (asked.accept, *(one.accept for one in asked.mistakes))
    return all(read_distance(option.text) for option in given if option)


def _take_apart(
    scan: PageScan, block: Block, asked: Sequence[Asked], ranges: Sequence[Range]
) -> tuple[Names, tuple[Claim, ...], tuple[Chain, ...], tuple[str, ...]]:
    """What ranges may change in an exercise: the last four parts of an `Exercise`."""
    names = trace_names(scan.numbers, {canonical(one.name) for one in ranges})
    inside = [claim for claim in scan.numbers if block.location.line <= place_of(claim).line < block.body_end]
    marks = tuple(one for one in inside if isinstance(one, Claim) and names.roots_of(one.expression.text))
    worked = tuple(one for one in inside if isinstance(one, Chain) and place_of(one).line >= block.body_first)
    answers = [option.text for one in asked for option in answers_of(one)]
    return names, marks, worked, tuple(dict.fromkeys([*answers, *(mark.expression.text for mark in marks)]))


def answers_of(asked: Asked) -> tuple[Option, ...]:
    """The sums of one number that is asked for: of the number itself, then of the mistakes made there."""
    return asked.answer, *(mistake.answer for mistake in asked.mistakes)


def place_of(claim: Claim | Chain) -> Location:
    """Where a claim stands."""
    return (claim.written if isinstance(claim, Claim) else claim.left).location


@dataclass(frozen=True, slots=True)
class Series:
    """The settings of one exercise as the bench gets them."""

    exercise: Exercise
    settings: Sequence[Setting]
    page: PageNumbers  # the lines of its findings count its claims, from 1
    size: int  # claims of each setting; those before the first do not depend on it

    def outcomes(self, values: Sequence[Values], found: Iterable[Diagnostic]) -> Iterator[TrialOutcome]:
        """What came of each setting, from the values of the page's claims and what was found on the page."""
        said: dict[int, Diagnostic] = {}
        for finding in found:
            said.setdefault(finding.location.line - 1, finding)
        first = len(self.page.claims) - self.size * len(self.settings)
        early = next((said[place].message for place in sorted(said) if place < first), "")
        for number, setting in enumerate(self.settings):
            claims = range(first + number * self.size, first + (number + 1) * self.size)
            yield self._read(setting, [values[place][-1] for place in claims], [said.get(at) for at in claims], early)

    def _read(
        self, setting: Setting, values: Sequence[Value | None], said: Sequence[Diagnostic | None], early: str
    ) -> TrialOutcome:
        wanted = self.exercise.wanted
        came_to = dict(zip(wanted, values[len(values) - len(wanted) :], strict=True))
        known = {text: value for text, value in came_to.items() if value is not None}
        worked = len(values) - len(wanted) - len(self.exercise.moving)
        untrue = [place - worked for place, one in enumerate(said) if one and one.rule in _UNTRUE]
        messages = [early, *(one.message for one in said if one and one.rule not in _UNTRUE)]
        failed = next(filter(None, messages), "" if len(known) == len(wanted) else "it was not worked out")
        return TrialOutcome(setting, known, failed, untrue[0] if untrue else -1)


def line_up(exercise: Exercise, settings: Sequence[Setting], path: str, library: tuple[str, ...]) -> Series:
    """Put the settings of an exercise behind one another, as a page whose results are kept under a path."""
    names = exercise.names
    needed = names.needed_by([*exercise.wanted, *(term.text for one in exercise.moving for term in sides(one))])
    fixed = [_let(name, names.sums[name]) for name in needed if not names.roots[name]]
    rest: list[AnyClaim] = [_let(name, names.sums[name]) for name in needed if names.roots[name]]
    rest += [*exercise.moving, *(Answer(Term(text, _NOWHERE)) for text in exercise.wanted)]
    each = [[*(_let(name, text) for name, text in setting.items()), *rest] for setting in settings]
    claims = [*fixed, *(claim for one in each for claim in one)]
    placed = tuple(_at(claim, Location(path, line)) for line, claim in enumerate(claims, start=1))
    return Series(exercise, settings, PageNumbers(path, placed, library), len(each[0]) if each else 0)


def _let(name: str, text: str) -> Let:
    return Let(Term(name, _NOWHERE), Term(text, _NOWHERE))


def _at(claim: AnyClaim, where: Location) -> AnyClaim:
    """A claim whose findings are told at one place."""
    match claim:
        case Chain(left=left, steps=steps):
            moved = tuple(replace(step, term=Term(step.term.text, where)) for step in steps)
            return replace(claim, left=Term(left.text, where), steps=moved)
        case Let(name=name, expression=expression):
            return Let(Term(name.text, where), Term(expression.text, where))
    return replace(claim, expression=Term(claim.expression.text, where))
