"""Finding links, images and citations in one piece of text, by walking its brackets once.

A regular expression for nested brackets is either wrong or slow. One stack of open brackets is neither: two hundred
thousand of them cost what two hundred thousand letters cost.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from clawdemy_site.markdown.syntax import CITATION

MAX_OPEN = 200
"""Brackets open at once; the renderer's time grows with their square."""

_EVENT = re.compile(r"[\[\]]|(?<![\w.\x00/])@(?=[A-Za-z0-9])")
_TARGET = re.compile(
    r"\(\s*(?:<(?P<angle>[^<>\n]*)>|(?P<bare>[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*))"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_LOOSE_TARGET = re.compile(r"\((?P<loose>[^()\n]*)\)")
_DEFINITION = re.compile(r"^\[(?!\^)[^\[\]\n]+\]:[ \t]*<?(?P<target>[^\s<>]+)", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A Markdown link or image: its target as written, and offsets of the whole, its words and its target.

    The whole ends behind its attribute list.
    """

    start: int
    end: int
    text_start: int
    text_end: int
    target_start: int
    target: str
    image: bool


@dataclass(slots=True)
class Found:
    """What the brackets of a text hold."""

    links: list[FoundLink] = field(default_factory=list)  # in the order in which they end
    citations: list[re.Match[str]] = field(default_factory=list)  # matches of ``CITATION``, in order
    # Offsets of ``@`` signs that look like a citation and are in no form that is read.
    malformed: list[int] = field(default_factory=list)
    crowded: int = -1  # offset of the bracket at which too many are open, or -1


def find_links(text: str) -> Found:
    """Find links, images and citations in a piece of text with code, formulas and escapes masked."""
    found = Found()
    if "[" not in text:
        return found
    stack: list[list[int]] = []
    for event in _EVENT.finditer(text):
        at = event.start()
        if event[0] == "[":
            stack.append([at, -1])
            if len(stack) > MAX_OPEN and found.crowded < 0:
                found.crowded = at
        elif event[0] == "]" and stack:
            _close(text, stack.pop(), at, found)
        elif event[0] == "@" and stack and stack[-1][1] < 0:
            stack[-1][1] = at
    found.malformed += [sign for start, sign in stack if sign == start + 1]
    for match in _DEFINITION.finditer(text):
        target, start = match["target"], match.start("target")
        words = match.start() + 1
        found.links.append(FoundLink(match.start(), match.end(), words, words, start, target, image=False))
    return found


def citations_in_links(found: Found) -> list[re.Match[str]]:
    """The citations that stand inside the words of a link, where a second link cannot be."""
    ends: Sequence[tuple[int, int]] = sorted((link.start, link.end) for link in found.links)
    inside: list[re.Match[str]] = []
    at, reach = 0, -1
    for citation in found.citations:
        while at < len(ends) and ends[at][0] < citation.start():
            reach = max(reach, ends[at][1])
            at += 1
        if citation.end() < reach:
            inside.append(citation)
    return inside


def _close(text: str, opened: list[int], at: int, found: Found) -> None:
    start, sign = opened
    match = _TARGET.match(text, at + 1) or _LOOSE_TARGET.match(text, at + 1)
    if sign == start + 1 or (sign >= 0 and not match):
        citation = CITATION.match(text, start)
        if citation and citation.end() == at + 1:
            found.citations.append(citation)
        else:
            found.malformed.append(sign)
        return
    if match:
        target_start = match.start(match.lastgroup or 0)
        target = match[match.lastgroup or 0].strip()
        image = text[start - 1 : start] == "!"
        attributes = _ATTRIBUTES.match(text, match.end())
        end = attributes.end() if attributes else match.end()
        found.links.append(FoundLink(start - image, end, start + 1, at, target_start, target, image))
