"""A fence that is held to something: to a part of the library, to being run, or to what code before it printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from clawdemy_site.diagnostics import Location

OUTPUT = "output"
"""The language of a fence that shows what the code before it printed."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One such fence."""

    language: str
    code: str  # its lines as written, without what indents them
    location: Location  # of its opening signs
    lead: int = 0  # columns before each of its lines
    source: str = ""  # what it is taken from, ``file`` or ``file:name``; empty for code that stands here alone
    is_run: bool = False

    def at(self, line: int, column: int = 0) -> Location:
        """The place of a line of its code, and of a column in it, both from 0."""
        where = self.location
        return Location(where.path, where.line + 1 + line, self.lead + column + 1)


@dataclass(frozen=True, slots=True)
class Shown:
    """What fences that their author left empty show."""

    # By what they are taken from: the text, and what readers are told that it is.
    excerpts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    # By the ``.md`` path of the page and the code that printed it, as ``key_of`` writes it.
    outputs: Mapping[tuple[str, str], str] = field(default_factory=dict)


def key_of(code: str) -> str:
    """Code as it is looked up: the renderer indents it in its own way."""
    return " ".join(code.split())
