"""Which names of a page rest on which: what changes when some of its values do."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from clawdemy_site.numbers.expression import read_expression
from clawdemy_site.numbers.mistakes import SumError
from clawdemy_site.numbers.model import Chain
from clawdemy_site.numbers.sums import AnyClaim, left_name

_NOTHING: frozenset[str] = frozenset()


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
    for name, text in _definitions(claims):
        if name not in roots:
            sums[name] = text
            roots[name] = _NOTHING.union(*(roots.get(other, _NOTHING) for other in names_in(text)))
    return Names(sums, roots)


def names_in(text: str) -> frozenset[str]:
    """The names in a sum, as far as it can be read: what cannot is told of by itself."""
    with contextlib.suppress(SumError):
        return read_expression(text).names
    return _NOTHING


def _definitions(claims: Iterable[AnyClaim]) -> Iterator[tuple[str, str]]:
    for claim in claims:
        name = left_name(claim)
        if name and isinstance(claim, Chain):
            yield name, claim.steps[0].term.text
