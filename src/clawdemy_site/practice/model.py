"""What practice is made of: the kinds of block that exist and a block as the author wrote it.

The table of kinds is the one place that says which options a block takes. The parser, the renderer and the rules
all read it, so a new kind or option is one line here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from clawdemy_site.diagnostics import Location


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of block asks for.

    Attributes:
        name: The word behind the slashes.
        required: Options that must be there.
        optional: Options that may be there.
        titled: Whether the head carries a question or title behind a bar; if not, it must carry none.
        inside: The kinds that it may stand in; empty for one that stands on the page itself.
    """

    name: str
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    titled: bool = True
    inside: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """Every option that the block takes."""
        return self.required + self.optional


_IDENTITY = ("id", "outcome")
_MARKED = ("exercise", "fill", "order")

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("selfcheck", _IDENTITY),
        Kind("flashcard", _IDENTITY),
        Kind("exercise", _IDENTITY, ("minutes", "ranges", "answer", "accept", "unit")),
        Kind("choice", _IDENTITY),
        Kind("fill", _IDENTITY),
        Kind("order", _IDENTITY),
        Kind("step", ("answer",), ("accept", "unit"), inside=("exercise",)),
        Kind("mistake", ("answer",), ("accept", "step"), titled=False, inside=("exercise",)),
        Kind("hint", titled=False, inside=_MARKED),
        Kind("solution", titled=False, inside=_MARKED),
    )
}
"""Every kind of practice block, by name."""

QUESTIONS = frozenset({"selfcheck", "exercise", "choice", "fill", "order"})
"""Kinds that ask a learner something and count as a question for an outcome."""

CARDS = frozenset({"flashcard"})
"""Kinds that count as a card for an outcome."""


@dataclass(frozen=True, slots=True)
class Option:
    """One ``key: text`` line under the head of a block, its text as it stands.

    Attributes:
        key: The word before the colon.
        text: The rest of the line, without the spaces around it.
        key_at: Where the key starts.
        text_at: Where the text starts.
    """

    key: str
    text: str
    key_at: Location
    text_at: Location


@dataclass(frozen=True, slots=True)
class Block:
    """One practice block of a page.

    Attributes:
        kind: A key of `KINDS`.
        title: The question or title in the author's Markdown; empty if there is none.
        location: Its first slash.
        title_at: The first character of the title.
        options: The options that the kind knows, each once, in the author's order.
        body_first: Number of the first line below head and options.
        body_end: Number of the line of the closing slashes: one past the last line of the body.
        body: The lines of the body as written, inner blocks included, joined with newlines.
        blocks: Blocks inside this one.
    """

    kind: str
    title: str
    location: Location
    title_at: Location
    options: tuple[Option, ...]
    body_first: int
    body_end: int
    body: str
    blocks: tuple["Block", ...] = ()

    def option(self, key: str) -> Option | None:
        """The option of that name, or None."""
        return next((option for option in self.options if option.key == key), None)

    @property
    def values(self) -> dict[str, str]:
        """The options' texts by key."""
        return {option.key: option.text for option in self.options}

    @property
    def id(self) -> str:
        """The id that a learner's history hangs on; empty if the author left it out."""
        return self.values.get("id", "")

    def inner(self, kind: str) -> tuple["Block", ...]:
        """The blocks of that kind inside it, in order."""
        return tuple(block for block in self.blocks if block.kind == kind)

    @property
    def outcome(self) -> str:
        """The id of the learning outcome that it practises; empty if the author left it out."""
        return self.values.get("outcome", "")
