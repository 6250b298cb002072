"""What practice is made of: what a kind of block is, what an option is, and a block as it is written and rendered.

The kinds themselves stand in `kinds`, each as one `BlockKind`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from clawdemy_site.diagnostics import Diagnostic, Location, Rule
from clawdemy_site.practice.views import ExerciseView


@dataclass(frozen=True, slots=True)
class Form:
    """What the text of an option must look like, and the finding where it does not."""

    pattern: re.Pattern[str]  # what the whole text matches
    rule: str  # the id of the finding
    message: str  # its sentence, with ``{}`` in the place of the text
    help: str  # what to write instead


@dataclass(frozen=True, slots=True)
class OptionKind:
    """An option that blocks may take."""

    key: str  # the word before the colon
    purpose: str  # what it is for, as authors are told who leave it out where it must be
    # What its text must look like; None where that is told elsewhere, by whoever reads the text.
    form: Form | None = None
    is_worked_out: bool = False  # whether its text is a sum that the build works out


def keep(block: "RenderedBlock", element: ET.Element, body: ET.Element) -> None:
    """Leave a block as it was opened."""


@dataclass(frozen=True, slots=True)
class BlockKind:
    """A kind of block: all that Python knows of it. Parser, renderer, rules and documentation follow from this."""

    name: str  # the word behind the slashes
    contents: str  # what stands between head and closing slashes, for the documentation
    check: Callable[["BlockBody"], list[Diagnostic]]  # reads its body and says what is wrong with that
    # Adds the block's element at the end of the one that it stands in, and returns where its body goes.
    open: Callable[["RenderedBlock", ET.Element], ET.Element]
    # Puts the block together once its body is there, before inline Markdown is read: it is given the block, its element
    # and the one that holds the body.
    build: Callable[["RenderedBlock", ET.Element, ET.Element], None] = keep
    required: tuple[OptionKind, ...] = ()  # options that must be there
    optional: tuple[OptionKind, ...] = ()  # options that may be there
    # What stands behind the bar, "question" or "title"; empty for a kind that takes no words there.
    head: str = "question"
    takes: tuple[str, ...] = ()  # names of the kinds that may stand inside it
    # Modules of ``scripts/kinds``, by one of which ``data-practice`` says what runs its form; a kind that has some asks
    # a learner something and counts as a question for an outcome.
    runs_as: tuple[str, ...] = ()
    is_card: bool = False  # whether it counts as a card for an outcome
    # What an inner block's element is called in the styles, behind ``practice__``; empty for other kinds.
    part: str = ""
    rules: tuple[Rule, ...] = ()  # what can be wrong with this kind alone

    @property
    def asks_numbers(self) -> bool:
        """Whether the build works out what it asks for, and tries it before a learner does."""
        worked_out = any(option.is_worked_out for option in self.options.values())
        return bool(self.runs_as) and (worked_out or "step" in self.takes)

    @property
    def css_class(self) -> str:
        """The class of its element, by which styles find it."""
        return f"practice__{self.part}" if self.part else f"practice-{self.name}"

    @property
    def options(self) -> Mapping[str, OptionKind]:
        """Every option that the block takes, by key."""
        return {option.key: option for option in self.required + self.optional}


@dataclass(frozen=True, slots=True)
class Option:
    """One ``key: text`` line under the head of a block, without the spaces around its text, and where both start."""

    key: str
    text: str
    key_at: Location
    text_at: Location


@dataclass(frozen=True, slots=True)
class Block:
    """One practice block of a page."""

    kind: str  # a key of `kinds.KINDS`
    title: str  # the question or title in the author's Markdown; empty if there is none
    location: Location  # its first slash
    title_at: Location  # the first character of the title
    options: tuple[Option, ...]  # the options that the kind knows, each once, in the author's order
    body_first: int  # number of the first line below head and options
    body_end: int  # number of the line of the closing slashes: one past the last line of the body
    body: str  # the lines of the body as written, inner blocks included, joined with newlines
    blocks: tuple["Block", ...] = ()  # blocks inside this one

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

    def holds(self, line: int) -> bool:
        """Whether it stands on a line of its file, head and closing slashes included."""
        return self.location.line <= line <= self.body_end

    def inner(self, kind: str) -> tuple["Block", ...]:
        """The blocks of that kind inside it, in order."""
        return tuple(block for block in self.blocks if block.kind == kind)

    @property
    def outcome(self) -> str:
        """The id of the learning outcome that it practises; empty if the author left it out."""
        return self.values.get("outcome", "")


@dataclass(frozen=True, slots=True)
class BlockBody:
    """What stands in a block outside its inner blocks, which are checked, as the reader of its kind is given it.

    The lines of inner blocks are blanked; among the visible lines, code and comments are too.
    """

    block: Block
    lines: Sequence[str]
    visible: Sequence[str]

    def locate(self, index: int, column: int = 0) -> Location:
        """The place in the file of a line and column of the body, both from 0."""
        return Location(self.block.location.path, self.block.body_first + index, column + 1)


@dataclass(frozen=True, slots=True)
class RenderedBlock:
    """A block that is being rendered."""

    kind: BlockKind  # what it is
    title: str  # what stands behind the bar of its head, in Markdown
    options: Mapping[str, str]  # the texts of its options, by key
    # What its kind asks for, worked out; None where that is no number, or could not be worked out.
    answers: ExerciseView | None = None

    @property
    def id(self) -> str:
        """Its id; empty if the author left it out."""
        return self.options.get("id", "")
