"""The things that a page uses, each with its place: the vocabulary of a scan."""

from dataclasses import dataclass
from typing import Literal

from clawdemy_site.diagnostics import Location


@dataclass(frozen=True, slots=True)
class FigureUse:
    """A figure shown (``embed``) or linked to (``link``).

    Attributes:
        name: ``topic.figure``.
        kind: How it is used.
        text: The words of a link, in Markdown; empty for an embed.
        location: The first character of the name.
    """

    name: str
    kind: Literal["embed", "link"]
    text: str
    location: Location


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
class Heading:
    """A heading: its level from 2, its text without an attribute list, its own id if it has one, and its place."""

    level: int
    text: str
    id: str
    location: Location
