"""The things that a page uses, each with its place, and where the readers of a scan note them."""

from dataclasses import dataclass, field
from typing import Literal

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.numbers.model import Claim, Given


@dataclass(frozen=True, slots=True)
class FigureUse:
    """A figure shown (``embed``) or linked to (``link``)."""

    name: str  # ``topic.figure``
    kind: Literal["embed", "link"]  # how it is used
    text: str  # the words of a link, in Markdown; empty for an embed
    location: Location  # the first character of the name


@dataclass(frozen=True, slots=True)
class EquationUse:
    """A numbered formula (``shown``), or a reference to one (``link``)."""

    name: str  # its id without ``eq-``
    kind: Literal["shown", "link"]  # how it is used
    location: Location  # where the id or the name starts


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term of the glossary that is marked: its id, the words as written, and where the id starts."""

    name: str
    text: str
    location: Location


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited work: its id, the place in it (empty for the whole), and where the id stands."""

    work_id: str
    locator: str
    location: Location


@dataclass(frozen=True, slots=True)
class Maths:
    """A formula: its TeX, whether it is displayed, and where the TeX starts."""

    tex: str
    display: bool
    location: Location


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image that leads to a place in this site: its target as written, and where that starts."""

    target: str
    image: bool
    location: Location


@dataclass(frozen=True, slots=True)
class RawAddress:
    """An address in raw HTML or in an attribute list, the attribute that holds it, and where its value starts."""

    target: str
    attribute: str
    location: Location


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level from 2, its text without an attribute list, its own id if it has one, and its place."""

    level: int
    text: str
    id: str
    location: Location


@dataclass(slots=True)
class Findings:
    """What the readers have found so far on a page, and the content folder that its links must stay in.

    Of blanks it is the places alone; a loose one opens and does not close as a blank does.
    """

    diagnostics: list[Diagnostic]
    root: str
    figures: list[FigureUse] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    maths: list[Maths] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    raw: list[RawAddress] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    blanks: list[Location] = field(default_factory=list)
    loose_blanks: list[Location] = field(default_factory=list)
    terms: list[TermUse] = field(default_factory=list)
    equations: list[EquationUse] = field(default_factory=list)
    words: int = 0

    def report(self, where: Location, rule: str, message: str, help_text: str = "") -> None:
        """Note a mistake."""
        self.diagnostics.append(Diagnostic(where, rule, message, help_text))
