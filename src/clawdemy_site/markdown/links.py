"""Finding links, images and citations in one piece of text, by walking its brackets once.

A regular expression for nested brackets is either wrong or slow. One stack of open brackets is neither: two hundred
thousand of them cost what two hundred thousand letters cost.

And where a link or an image may lead: nowhere that runs a script, and nowhere outside the content.
"""

import html
import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from clawdemy_site.diagnostics import Fault
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


_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_IGNORED = re.compile(r"[\x00-\x20\x7f-\x9f]")
_SAFE = frozenset({"http", "https", "mailto"})
SAFE_HELP = "use http, https, mailto or a relative path"


def is_internal(target: str) -> bool:
    """Whether a target names a place in this site rather than an address elsewhere."""
    return not _SCHEME.match(target) and not target.startswith("//")


def check_target(target: str, *, image: bool, page: str, root: str) -> Fault | None:
    """Say what is wrong with the target of a link or an image.

    Args:
        target: As the author wrote it.
        image: Whether it is the picture of an image.
        page: POSIX path of the page that holds it, relative to the project.
        root: The content folder, relative to the project, such as ``content``.
    """
    # Browsers read entities and drop control characters before they look at the scheme.
    plain = _IGNORED.sub("", html.unescape(target))
    match = _SCHEME.match(plain)
    if match:
        scheme = match[1].lower()
        if scheme not in _SAFE:
            return Fault(0, "link-scheme", f"'{scheme[:30]}:' is not an address that a page may lead to", SAFE_HELP)
        message = "a page fetches no picture from another site"
        help_text = "bring the picture into the content, with its credit"
        return Fault(0, "image-outside", message, help_text) if image else None
    path = unquote(re.split(r"[?#]", plain, maxsplit=1)[0]).replace("\\", "/")
    if plain.startswith("//") or path.startswith("/"):
        return Fault(0, "path-outside", "this address starts at the server's root, outside the site")
    place = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if path and place != root and not place.startswith(f"{root}/"):
        return Fault(0, "path-outside", "this path leads out of the content", "keep it inside the content folder")
    return None
