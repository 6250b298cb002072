"""The sums of a page in the order in which they are worked out, what each came to, and which names rest on which."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, TypeAlias

from clawdemy_site.numbers import values
from clawdemy_site.numbers.evaluate import BROKEN, Scope, SilentError, Worked, evaluate
from clawdemy_site.numbers.expression import read_expression
from clawdemy_site.numbers.model import Answer, Chain, Claim, Let, SumError, Term
from clawdemy_site.numbers.spelling import canonical, is_name

AnyClaim: TypeAlias = Claim | Chain | Answer | Let

Outcome: TypeAlias = Worked | SumError | None
"""What a sum came to; nothing for one that rests on another that is wrong."""

_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum of a page."""

    claim: int  # which claim it belongs to, from 0
    side: int  # which of the claim's texts it is; see ``sides``
    text: str
    defines: str = ""  # the name that takes its value; empty for none


def sides(claim: AnyClaim) -> tuple[Term, ...]:
    """The texts of a claim: what is written, or a name, and its expression; or the sides of a chain; or one sum."""
    match claim:
        case Claim(written=written, expression=expression):
            return written, expression
        case Chain(left=left, steps=steps):
            return (left, *(step.term for step in steps))
        case Let(name=name, expression=expression):
            return name, expression
    return (claim.expression,)


def list_sums(claims: Sequence[AnyClaim], taken: Iterable[str] = ()) -> tuple[Sum, ...]:
    """The sums of a page to work out, in order; names of the library (``taken``) no page can define."""
    kept, known = frozenset(taken), set(taken)
    sums: list[Sum] = []
    for place, claim in enumerate(claims):
        name = left_name(claim)
        is_new = bool(name) and (name not in known or isinstance(claim, Let))
        known.add(name)
        for side, term in enumerate(sides(claim)):
            if side == 0 and (isinstance(claim, Claim) or is_new or name in kept):
                continue  # a number in prose is read by itself, and a name that is being defined has no value yet
            sums.append(Sum(place, side, term.text, name if is_new and side == 1 else ""))
    return tuple(sums)


def left_name(claim: AnyClaim) -> str:
    """The bare name on the left of a worked sum, as names are compared; empty if something else stands there."""
    left = claim.left if isinstance(claim, Chain) else claim.name if isinstance(claim, Let) else None
    return canonical(left.text) if left and is_name(left.text) else ""


def work_out(sums: Iterable[Sum], scope: Scope) -> Iterator[Outcome]:
    """Work out the sums of a page one after the other; names are defined in the scope as they come."""
    for one in sums:
        outcome = _work_out(one.text, scope)
        if one.defines:
            scope.defined[one.defines] = outcome.raw if isinstance(outcome, Worked) else BROKEN
        yield outcome


def _work_out(text: str, scope: Scope) -> Outcome:
    try:
        return evaluate(read_expression(text), scope)
    except SumError as error:
        return error
    except SilentError:
        return None


def to_plain(outcome: Outcome) -> dict[str, Any] | None:
    """What a sum came to, as values for JSON."""
    match outcome:
        case Worked(value=value, noise=noise):
            return {"value": value, "noise": noise}
        case SumError():
            return {"error": outcome.to_plain()}
    return None


def from_plain(plain: Mapping[str, Any] | None) -> Outcome:
    """What ``to_plain`` gave."""
    if plain is None:
        return None
    if "error" in plain:
        return SumError(*plain["error"])
    value = values.to_plain(plain["value"])
    return Worked(value, value, plain["noise"])


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a page defines, seen from some of them that can have other values."""

    sums: Mapping[str, str]  # for each other name the sum that it takes its value from, in the order of the page
    roots: Mapping[str, frozenset[str]]  # for every name those that can have other values on which it rests

    def roots_of(self, text: str) -> frozenset[str]:
        """The names that can have other values on which a sum rests."""
        return _NOTHING.union(*(self.roots.get(name, _NOTHING) for name in names_in(text)))

    def needed_by(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The defined names that sums use, directly or by way of others, in the order of the page."""
        needed: set[str] = set()
        waiting = [name for text in texts for name in names_in(text)]
        while waiting:
            name = waiting.pop()
            if name in self.sums and name not in needed:
                needed.add(name)
                waiting += names_in(self.sums[name])
        return tuple(name for name in self.sums if name in needed)


def trace_names(claims: Iterable[AnyClaim], varying: AbstractSet[str]) -> Names:
    """Follow the names of a page, some of which, as names are compared, can have other values (``varying``)."""
    sums: dict[str, str] = {}
    roots = {name: frozenset({name}) for name in varying}
    for claim in claims:
        name = left_name(claim)
        if isinstance(claim, Chain) and name and name not in roots:
            sums[name] = text = claim.steps[0].term.text
            roots[name] = _NOTHING.union(*(roots.get(other, _NOTHING) for other in names_in(text)))
    return Names(sums, roots)


def names_in(text: str) -> frozenset[str]:
    """The names in a sum, as far as it can be read: what cannot is told of by itself."""
    with contextlib.suppress(SumError):
        return read_expression(text).names
    return _NOTHING
