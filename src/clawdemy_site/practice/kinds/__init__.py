"""Every kind of practice block, in one list: parser, renderer, rules, checks and documentation follow from it.

A kind is one module here that ends in its `BlockKind`, and an entry in this list. What runs its form is a script of its
name in ``assets/scripts/kinds``, how it looks a sheet in ``assets/styles/kinds``; both are gathered from their folders.
"""

from collections.abc import Mapping

from clawdemy_site.diagnostics import declare
from clawdemy_site.practice.kinds.choice import CHOICE
from clawdemy_site.practice.kinds.exercise import EXERCISE
from clawdemy_site.practice.kinds.fill import FILL
from clawdemy_site.practice.kinds.flashcard import FLASHCARD
from clawdemy_site.practice.kinds.inner import HINT, MISTAKE, SOLUTION, STEP
from clawdemy_site.practice.kinds.match import MATCH
from clawdemy_site.practice.kinds.order import ORDER
from clawdemy_site.practice.kinds.selfcheck import SELFCHECK
from clawdemy_site.practice.model import BlockKind

KINDS: Mapping[str, BlockKind] = {
    kind.name: kind
    for kind in (SELFCHECK, FLASHCARD, EXERCISE, CHOICE, FILL, ORDER, MATCH, STEP, MISTAKE, HINT, SOLUTION)
}
"""Every kind of practice block, by name."""

OUTER: Mapping[str, tuple[str, ...]] = {
    kind.name: tuple(outer.name for outer in KINDS.values() if kind.name in outer.takes)
    for kind in KINDS.values()
    if kind.part
}
"""For each kind that stands inside another, the kinds that it may stand in."""

QUESTIONS = frozenset(kind.name for kind in KINDS.values() if kind.runs_as)
"""Kinds that ask a learner something and count as a question for an outcome."""

CARDS = frozenset(kind.name for kind in KINDS.values() if kind.is_card)
"""Kinds that count as a card for an outcome."""

declare("Practice", *(rule for kind in KINDS.values() for rule in kind.rules))
