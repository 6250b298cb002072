"""What is said of the claims of a page, once their sums have been worked out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeAlias

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.numbers.compare import Verdict, compare_step, compare_written
from clawdemy_site.numbers.mistakes import SumError
from clawdemy_site.numbers.model import Chain, Claim, Relation
from clawdemy_site.numbers.scope import Worked
from clawdemy_site.numbers.sums import AnyClaim, Outcome, Sum, left_name, sides
from clawdemy_site.numbers.values import Value

_LONGEST = 60  # characters of a sum that a message quotes


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with one side of a claim, wherever it stands in its file."""

    claim: int  # which claim of the page, from 0
    side: int  # which of the claim's texts
    error: SumError

    def to_plain(self) -> list[Any]:
        """The finding as values for JSON."""
        return [self.claim, self.side, self.error.to_plain()]

    @classmethod
    def from_plain(cls, plain: Sequence[Any]) -> Self:
        """The finding that ``to_plain`` gave."""
        claim, side, error = plain
        return cls(claim, side, SumError.from_plain(error))

    def at(self, claims: Sequence[AnyClaim]) -> Diagnostic:
        """The finding at its place in the author's file."""
        return self.error.at(sides(claims[self.claim])[self.side])


Values: TypeAlias = tuple[Value | None, ...]
"""The values of a claim's sums in order; nothing for a sum that has none."""


def judge(
    claims: Sequence[AnyClaim], sums: Sequence[Sum], outcomes: Sequence[Outcome], taken: Mapping[str, str]
) -> tuple[tuple[Values, ...], list[Finding]]:
    """Compare what is written on a page with what each of its sums came to.

    Names of the library (``taken``) come with their modules.

    Returns:
        The values of each claim's sums in order (of a claim in prose that of its expression alone), and what is wrong.
    """
    came_to: list[dict[int, Outcome]] = [{} for _ in claims]
    found: list[Finding] = []
    for one, outcome in zip(sums, outcomes, strict=True):
        came_to[one.claim][one.side] = outcome
        if isinstance(outcome, SumError):
            found.append(Finding(one.claim, one.side, outcome))
        elif one.defines:
            came_to[one.claim][0] = outcome
    for place, claim in enumerate(claims):
        worked = {side: outcome for side, outcome in came_to[place].items() if isinstance(outcome, Worked)}
        if isinstance(claim, Claim):
            found += _judge_claim(place, claim, worked)
        elif isinstance(claim, Chain):
            defines = any(one.claim == place and one.defines for one in sums)
            found += _judge_chain(place, claim, worked, taken, defines=defines)
    return tuple(_values(claim, one) for claim, one in zip(claims, came_to, strict=True)), found


def _values(claim: AnyClaim, came_to: Mapping[int, Outcome]) -> Values:
    places = range(isinstance(claim, Claim), len(sides(claim)))
    outcomes = [came_to.get(side) for side in places]
    return tuple(outcome.value if isinstance(outcome, Worked) else None for outcome in outcomes)


def _judge_claim(place: int, claim: Claim, worked: Mapping[int, Worked]) -> Iterator[Finding]:
    if 1 not in worked:
        return
    text = claim.written.text
    try:
        verdict = compare_written(text, worked[1], claim.relation)
        if not verdict.agrees:
            rounds = claim.relation == "=" and compare_written(text, worked[1], "≈").agrees
            yield Finding(place, 0, _wrong(verdict, claim.expression.text, is_rounded=rounds))
    except SumError as error:
        yield Finding(place, 0, error)


def _judge_chain(
    place: int, chain: Chain, worked: Mapping[int, Worked], taken: Mapping[str, str], *, defines: bool
) -> Iterator[Finding]:
    texts = [term.text for term in sides(chain)]
    name = left_name(chain)
    if name in taken:
        message = f"'{name}' is a name of the library ({taken[name]}.py)"
        yield Finding(place, 0, SumError("name-taken", message, "give the value another name"))
    # Where nothing on the left can be compared, the first right-hand side stands for it.
    left = before = exact = 0 if 0 in worked and not defines else 1
    for side, step in enumerate(chain.steps[left:], left + 1):
        reference = left if step.relation == "≈" else before if step.is_shown else exact
        if side not in worked or reference not in worked:
            continue
        pair = worked[reference], worked[side]
        if not step.is_shown:
            # A reader sees the other side, so that is the wrong one. None behind ≈ is held to it: those are rounded.
            verdict = compare_step(pair[1], pair[0], ("=", texts[reference]), texts[side], None)
            if not verdict.agrees:
                yield Finding(place, reference, _wrong(verdict, texts[side], is_rounded=False))
            continue
        error = _judge_step(pair, (step.relation, texts[side]), texts[reference], chain.digits)
        if error is None:
            exact = side if step.relation == "=" and exact == before else exact
            before = side
        elif name and side == 1:
            yield Finding(place, 0, _defined_twice(name, error))
        else:
            yield Finding(place, side, error)


def _judge_step(
    pair: tuple[Worked, Worked], step: tuple[Relation, str], source: str, digits: int | None
) -> SumError | None:
    try:
        verdict = compare_step(*pair, step, source, digits)
    except SumError as error:
        return error
    if verdict.agrees:
        return None
    try:
        rounds = step[0] == "=" and compare_step(*pair, ("≈", step[1]), source, digits).agrees
    except SumError:
        rounds = False
    return _wrong(verdict, source, is_rounded=rounds)


def _defined_twice(name: str, error: SumError) -> SumError:
    if error.rule != "wrong-number":
        return error
    message = f"'{name}' has another value already: {error.message}"
    return SumError("name-defined-twice", message, "give one of the two another name, or mend the sum")


def _wrong(verdict: Verdict, source: str, *, is_rounded: bool) -> SumError:
    said = f"{_short(verdict.written)} is {verdict.said or 'written'}"
    other = "the side before it" if source == verdict.value else _short(source)
    message = f"{said}, {other} is {verdict.value}, {verdict.precision}"
    advice = f"write {verdict.mended}, or mend the sum" if verdict.mended else "mend one of the two"
    return SumError("wrong-number", message, advice + ", or write ≈ for a rounded number" * is_rounded)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
