"""The inline pass of Python-Markdown, asking of each text only those patterns that can match in it.

The library tries every pattern on every text, some forty on each cell of a table, and most texts hold no mark at all.
Which characters every match of a pattern holds is read off the pattern itself, so that those of authors' extensions are
left out as safely as the library's own; one that tells nothing is always tried.
"""

import importlib
import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

_PARSER: Any = importlib.import_module("re._parser")  # public until Python 3.11, under another name
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_LARGEST_RANGE = 64  # of characters, as in ``[a-z]``


class Needs(NamedTuple):
    """What every match of a pattern holds: all characters of the one set, or one of the other where that has any."""

    every: frozenset[str] = frozenset()
    some: frozenset[str] = frozenset()

    @property
    def sign(self) -> frozenset[str]:
        """Characters one of which is in every match, a mark rather than a letter; none where nothing is known."""
        return frozenset(sorted(self.every, key=lambda one: (one.isalnum() or one == " ", one))[:1]) or self.some


@cache
def needs_of(pattern: re.Pattern[str]) -> Needs:
    """What a text has to hold for a pattern to match anywhere in it."""
    if pattern.flags & re.IGNORECASE:
        return Needs()
    sets = _sets_in(_PARSER.parse(pattern.pattern, pattern.flags))
    if every := frozenset().union(*(one for one in sets if len(one) == 1)):
        return Needs(every)
    return Needs(some=min(sets, key=_order, default=frozenset()))


def _order(signs: frozenset[str]) -> tuple[int, list[str]]:
    return len(signs), sorted(signs)


def _sets_in(items: Iterable[tuple[Any, Any]]) -> set[frozenset[str]]:
    """Sets of characters of each of which one is in whatever a sequence of a parsed pattern matches or looks at."""
    found: set[frozenset[str]] = set()
    for kind, what in items:
        name = str(kind)
        if name == "LITERAL":
            found.add(frozenset(chr(what)))
        elif name == "IN" and (chars := _chars(what)):
            found.add(chars)
        elif name == "SUBPATTERN" and not what[1]:  # none that switches flags on
            found |= _sets_in(what[3])
        elif name in _REPEATS and what[0]:
            found |= _sets_in(what[2])
        elif name == "ATOMIC_GROUP":
            found |= _sets_in(what)
        elif name == "ASSERT":
            found |= _sets_in(what[1])
        elif name == "BRANCH":
            found |= _shared([_sets_in(way) for way in what[1]])
    return found


def _shared(ways: list[set[frozenset[str]]]) -> set[frozenset[str]]:
    """What holds whichever of several ways is taken."""
    if common := set.intersection(*ways):
        return common
    return {frozenset().union(*(min(way, key=_order) for way in ways))} if all(ways) else set()


def _chars(members: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The characters of a class in brackets; none where it is one of many, or says what it is not."""
    chars: set[str] = set()
    for kind, what in members:
        if str(kind) == "LITERAL":
            chars.add(chr(what))
        elif str(kind) == "RANGE" and what[1] - what[0] < _LARGEST_RANGE:
            chars.update(map(chr, range(what[0], what[1] + 1)))
        else:
            return frozenset()
    return frozenset(chars)


class InlinePass(InlineProcessor):
    """The library's pass, which never tries a pattern on a text that lacks what every match of it holds."""

    # The library's own step; another version of it that has none is left as it is.
    _apply: Any = getattr(InlineProcessor, "_InlineProcessor__applyPattern", None)

    def run(self, tree: ET.Element, ancestors: list[str] | None = None) -> ET.Element:
        """Apply the patterns to a tree; one without any of their signs is as they would leave it."""
        self._asked = [(pattern, _needs(pattern)) for pattern in self.inlinePatterns]
        signs = [needs.sign for _, needs in self._asked]
        self._signs = frozenset().union(*signs) if all(signs) else None  # of all patterns, where all have one
        if self._signs is not None and all(self._lacks(part.text) and self._lacks(part.tail) for part in tree.iter()):
            self.stashed_nodes = {}
            return tree
        return super().run(tree, ancestors)

    def _lacks(self, text: str | None) -> bool:
        return not text or (self._signs or frozenset()).isdisjoint(text)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - the library's own loop
        if isinstance(data, AtomicString):
            return data
        signs = frozenset(data)
        if self._signs is not None and self._signs.isdisjoint(signs):
            return data
        start = 0
        while patternIndex < len(self._asked):
            pattern, needs = self._asked[patternIndex]
            matched = False
            if needs.every <= signs and not (needs.some and needs.some.isdisjoint(signs)):
                data, matched, start = self._apply(pattern, data, patternIndex, start)
            if matched:
                signs = frozenset(data)
            else:
                patternIndex, start = patternIndex + 1, 0  # noqa: N806 - the library's name
        return data


def _needs(pattern: Any) -> Needs:
    # One that makes up its expression as it goes may want another the next time.
    is_fixed = type(pattern).getCompiledRegExp is Pattern.getCompiledRegExp
    return needs_of(pattern.getCompiledRegExp()) if is_fixed else Needs()


def ask_less(processors: Iterable[object]) -> None:
    """Let those among the processors of a tree that are the library's own inline pass be ours."""
    for one in processors:
        if type(one) is InlineProcessor and InlinePass._apply:  # noqa: SLF001 - our own
            # In place: what an extension has kept of it, and its set of patterns, stay what they are.
            one.__class__ = InlinePass
