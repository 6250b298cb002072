"""Exercises whose answers are numbers: worked out as they stand and with other numbers, ready for the page.

A learner must never be told that a right answer is wrong. So an exercise is given a field for its answer only if
everything that it rests on holds: its sums, the distances that it accepts, the mistakes that it tells apart, and all of
these again under each of the settings that it can be asked with.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.exercises.answers import (
    accepted,
    check_ranges,
    check_units,
    claims_of,
    find_faults,
    in_words,
    is_untrue,
    number_in,
    pattern_for,
    plain,
    reach,
    write_all,
)
from clawdemy_site.exercises.solutions import check_solution, check_unmarked
from clawdemy_site.exercises.variants import Exercise, Series, TrialOutcome, line_up
from clawdemy_site.numbers.checker import Results
from clawdemy_site.numbers.model import Chain, Claim, Let, PageNumbers
from clawdemy_site.numbers.show import is_exact, rewrite, show
from clawdemy_site.numbers.values import Value
from clawdemy_site.practice.exercises import Asked, Mistake
from clawdemy_site.practice.model import Block
from clawdemy_site.practice.ranges import FEWEST
from clawdemy_site.practice.units import split_unit
from clawdemy_site.practice.views import ExerciseView, MistakeView, StepView

Exercises = Mapping[tuple[str, str], ExerciseView]
"""The exercises that are worked out, by the ``.md`` path of their page and their id."""

Check = Callable[[Sequence[PageNumbers]], tuple[Results, list[Diagnostic]]]
"""The bench, told already where everything lies."""

_FIRST = 30  # settings that are tried at once; the others only where too few of these do


def check_exercises(
    pages: Mapping[str, PageNumbers], exercises: Iterable[Exercise], check: Check
) -> tuple[Results, Exercises, list[Diagnostic]]:
    """Work out pages, by their ``.md`` path, together with the exercises on them.

    Given are the values of the pages, the exercises in which nothing is wrong, and what is wrong with all of it.
    """
    trials = [_Trial(exercise, pages[exercise.src_uri]) for exercise in exercises if exercise.src_uri in pages]
    series = [trial.series(0, _FIRST) for trial in trials]
    results, found = check([*pages.values(), *(one.page for one in series if one.settings)])
    own = {one.page.path for one in series}
    told = [one for one in found if one.location.path not in own]
    for trial, one in zip(trials, series, strict=True):
        trial.take_base(results, told)
        trial.take(one, results, found)
    again = [(trial, trial.series(_FIRST, None)) for trial in trials if trial.wants_more]
    if again:
        more, found = check([one.page for _, one in again])
        for trial, one in again:
            trial.take(one, more, found)
    faults = [fault for trial in trials for fault in trial.close()]
    views = {(one.exercise.src_uri, one.exercise.block.id): one.view() for one in trials if one.is_sound}
    return results, views, [*told, *faults]


@dataclass(slots=True)
class _Trial:
    """One exercise being tried."""

    exercise: Exercise
    page: PageNumbers  # what its page claims
    base: dict[str, Value] = field(default_factory=dict)  # its sums as it stands; none if one has no value
    good: list[TrialOutcome] = field(default_factory=list)  # the settings that do
    tried: int = 0  # for these
    reason: str = ""  # why the first that does not do does not
    faults: list[Diagnostic] = field(default_factory=list)
    patterns: dict[Location, Claim | None] = field(default_factory=dict)  # what writes each answer, by its place

    @property
    def is_sound(self) -> bool:
        """Whether it can be shown with a field for its answer."""
        return bool(self.base) and not self.faults

    @property
    def wants_more(self) -> bool:
        """Whether further settings may make up for those that do not do; where none does, they would not."""
        return self.is_sound and 0 < len(self.good) < FEWEST and len(self.exercise.drawn) > _FIRST

    def series(self, first: int, last: int | None) -> Series:
        """Some of its settings for the bench."""
        path = f"{self.page.path}#{self.exercise.block.id}" + f"+{first}" * bool(first)
        return line_up(self.exercise, self.exercise.drawn[first:last], path, self.page.library)

    def take_base(self, results: Results, told: Iterable[Diagnostic]) -> None:
        """Take what the bench says of the page that it stands on."""
        block = self.exercise.block
        lines = range(block.location.line, block.body_end + 1)
        is_wrong = any(one.location.path == self.page.path and one.location.line in lines for one in told)
        values = dict(_values_in(lines, self.page, results))
        if not is_wrong and all(text in values for text in self.exercise.wanted):
            self.base = values
            self.faults += list(check_ranges(self.exercise, values)) or check_unmarked(self.exercise)
        for asked in self.exercise.asked:
            if asked.answer.text in values:
                pattern = self._pattern(asked) if self.base else None
                known = tuple(mistake for mistake in asked.mistakes if mistake.answer.text in values)
                claims = claims_of(self.exercise.scan, asked.answer, self._writing(asked))
                self.faults += check_units(asked, claims, block)
                faults = list(find_faults(replace(asked, mistakes=known), values, pattern, values[asked.answer.text]))
                self.faults += faults or (check_solution(self.exercise, asked, values) if self.base else ())

    def take(self, series: Series, results: Results, found: Iterable[Diagnostic]) -> None:
        """Take what the bench says of some of its settings."""
        if not series.settings or not self.is_sound:
            return
        path = series.page.path
        own = [one for one in found if one.location.path == path]
        for outcome in series.outcomes(results.values[path], own):
            if self.faults or len(self.good) == FEWEST:
                return
            self.tried += 1
            problem = self._problem(outcome)
            if problem:
                self.reason = self.reason or f"with {in_words(outcome.setting)}, {problem}"
            elif not self.faults:
                self.good.append(outcome)

    def close(self) -> list[Diagnostic]:
        """All that is wrong, once everything has been tried."""
        option = self.exercise.block.option("ranges")
        if option and self.exercise.ranges and self.is_sound and len(self.good) < FEWEST:
            message = f"{len(self.good)} of {self.tried} settings can be asked, and {FEWEST} are wanted: {self.reason}"
            help_text = "change the ranges, or the number that a mistake or a distance rests on"
            self.faults.append(Diagnostic(option.text_at, "range-variants", message, help_text))
        return self.faults

    def view(self) -> ExerciseView:
        """The exercise as a page shows it."""
        cases = [self.base, *(outcome.values for outcome in self.good)]
        varying: dict[tuple[str, str], int] = {}
        texts: list[tuple[str, ...]] = []
        for mark in sorted(self.exercise.marks, key=lambda mark: mark.relation == "≈"):
            key = mark.written.text, mark.expression.text
            if varying.setdefault(key, len(texts)) == len(texts):
                texts.append((mark.written.text, *(self._write(mark, case) for case in cases[1:])))
        return ExerciseView(tuple(self._step(asked, cases) for asked in self.exercise.asked), varying, tuple(texts))

    def _problem(self, outcome: TrialOutcome) -> str:
        """Why a setting does not do; a mistake that all settings share is noted for its author."""
        if outcome.failed:
            return outcome.failed
        if outcome.untrue >= 0:
            self.faults.append(is_untrue(self.exercise, outcome.untrue, outcome.setting))
            return ""
        for mark in self.exercise.marks:
            if not self._can_show(mark, outcome.values):
                value = outcome.values[mark.expression.text]
                return f"{show(value)} cannot be written as '{mark.written.text}' is"
        for asked in self.exercise.asked:
            pattern, base = self._pattern(asked), self.base[asked.answer.text]
            for fault in find_faults(asked, outcome.values, pattern, base):
                if fault.rule == "missing-accept":
                    self.faults.append(replace(fault, message=f"{fault.message}, with {in_words(outcome.setting)}"))
                return fault.message
        return ""

    def _can_show(self, mark: Claim, values: Mapping[str, Value]) -> bool:
        """Whether a marked number can be written under other values, in the task as exactly as it stands there."""
        text, value = self._write(mark, values), values[mark.expression.text]
        if not text:
            return False
        # A learner computes with what the task shows, so no digit of it may be lost.
        is_rounded = mark.relation == "≈" or not is_exact(mark.written.text, self.base[mark.expression.text])
        return is_rounded or not self.exercise.is_asked(mark) or is_exact(text, value)

    def _write(self, mark: Claim, values: Mapping[str, Value]) -> str:
        """A marked number under other values."""
        text = mark.expression.text
        return rewrite(mark.written.text, self.base[text], values[text], mark.relation)

    def _step(self, asked: Asked, cases: Sequence[Mapping[str, Value]]) -> StepView:
        values, shown = self._write_answers(asked, cases)
        mistakes = tuple(self._mistake(asked, mistake, cases) for mistake in asked.mistakes)
        accept, share = accepted(asked)
        unit, alike = split_unit(asked.unit)
        return StepView(values, shown, accept, unit, mistakes, share, alike)

    def _mistake(self, asked: Asked, mistake: Mistake, cases: Sequence[Mapping[str, Value]]) -> MistakeView:
        accept, share = accepted(asked, mistake)
        return MistakeView(*self._write_answers(asked, cases, mistake), accept, mistake.index, share)

    def _write_answers(
        self, asked: Asked, cases: Sequence[Mapping[str, Value]], mistake: Mistake | None = None
    ) -> tuple[tuple[float, ...], tuple[str, ...]]:
        """The values of an answer or a mistake, and how they are written."""
        answer = mistake.answer if mistake else asked.answer
        pattern = pattern_for(self.exercise.scan, answer, [mistake.block]) if mistake else self._pattern(asked)
        values = [number_in(case, answer) for case in cases]
        within = min(reach(asked, value, mistake) for value in values)
        return tuple(map(plain, values)), write_all(pattern, self.base[answer.text], values, within)

    def _pattern(self, asked: Asked) -> Claim | None:
        """The number that writes an answer."""
        where = asked.answer.text_at
        if where not in self.patterns:
            self.patterns[where] = pattern_for(self.exercise.scan, asked.answer, self._writing(asked))
        return self.patterns[where]

    def _writing(self, asked: Asked) -> list[Block]:
        """Where an answer is written out: in the solution, or in the words that follow its step."""
        block = self.exercise.block
        return [*block.inner("solution"), *(() if asked.block is block else (asked.block,))]


def _values_in(lines: range, page: PageNumbers, results: Results) -> Iterator[tuple[str, Value]]:
    """The values of the answers and marks on some lines of a page, by their sums."""
    for claim, values in zip(page.claims, results.values[page.path], strict=True):
        if not isinstance(claim, Chain | Let) and claim.expression.location.line in lines and values[-1] is not None:
            yield claim.expression.text, values[-1]
