"""Elements of raw HTML that take in more of a page than their author meant.

Python-Markdown reads no Markdown inside a block of HTML, be there blank lines in it or not; where the block is never
closed, it reads none to the end of the page. A browser goes on with what an element for words began until it is closed.
"""

import re
from collections import Counter
from dataclasses import dataclass

from markdown.util import BLOCK_LEVEL_ELEMENTS

from clawdemy_site.diagnostics import Location
from clawdemy_site.markdown.pieces import CutPage, Piece
from clawdemy_site.markdown.segments import Role
from clawdemy_site.markdown.uses import Findings

TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)(?P<rest>(?:[\s/][^<>]*)?)>")
VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})

_OPTIONAL = frozenset(
    {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup", "body", "html"}
)
"""Elements that need no closing tag."""

_WORDS = frozenset(
    {"a", "abbr", "b", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp"}
    | {"small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var"}
)
"""Elements that stand in a line."""

_BLOCKS = frozenset(BLOCK_LEVEL_ELEMENTS)
_VERBATIM = frozenset({"pre", "math", "svg", "textarea", "script", "style"})
_MARKDOWN = re.compile(r"\bmarkdown\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is open."""

    name: str
    where: Location
    is_raw: bool  # whether it begins a block in which no Markdown is read


def check_html_blocks(page: CutPage, findings: Findings) -> None:
    """``unbalanced-html``, ``html-markdown``: elements that are not closed, and Markdown in a block of HTML."""
    reader = _Reader(page, findings)
    for piece in page.pieces:
        if piece.role is not Role.TITLE and (reader.stack or "<" in piece.masked):
            reader.read(piece)
    for one in reader.stack:
        reader.tell(one.name, one.where, f"<{one.name}> is not closed, and so what follows belongs to it")


class _Reader:
    """One walk down the pieces of a page, with the elements that are open; every element is taken off once."""

    def __init__(self, page: CutPage, findings: Findings) -> None:
        self.page = page
        self.findings = findings
        self.stack: list[_Open] = []
        self.names: Counter[str] = Counter()  # of the elements that are open
        self.raw: _Open | None = None  # the open element in which no Markdown is read
        self.is_upset = False  # whether it is told that one closes nothing: more of them come of the same slip
        self.uneven: dict[str, int] = {}  # by names, how many tags open on the page without one that closes

    def read(self, piece: Piece) -> None:
        """Read one piece."""
        is_text = piece.masked.strip()[:1] not in {"", "<"} and not any(self.names[name] for name in _VERBATIM)
        if self.raw and is_text:
            name = self.raw.name
            message = f"no Markdown is read inside this <{name}>, and its paragraphs run together"
            help_text = f"write <{name} markdown>, and list 'md_in_html' under markdown_extensions in mkdocs.yml"
            self.findings.report(self.raw.where, "html-markdown", message, help_text)
        for match in TAG.finditer(piece.masked):
            name = match["name"].lower()
            if name not in _WORDS | _BLOCKS or name in VOID or match["rest"].endswith("/"):
                continue
            if match["close"]:
                self._close(name, piece.locate(match.start()))
            else:
                self._open(name, piece, match)

    def _open(self, name: str, piece: Piece, match: re.Match[str]) -> None:
        starts_line = not piece.masked[: match.start()].rpartition("\n")[2].strip()
        is_raw = self.raw is None and name in _BLOCKS and starts_line and not _MARKDOWN.search(match["rest"])
        opened = _Open(name, piece.locate(match.start()), is_raw)
        self.raw = opened if is_raw else self.raw
        self.stack.append(opened)
        self.names[name] += 1

    def _close(self, name: str, where: Location) -> None:
        if not self.names[name]:
            if not self.is_upset:
                self.is_upset = self.tell(name, where, f"</{name}> closes nothing")
            return
        while self.stack:
            last = self.stack.pop()
            self.names[last.name] -= 1
            self.raw = None if last is self.raw else self.raw
            if last.name == name:
                return
            self.tell(last.name, last.where, f"<{last.name}> is not closed before </{name}>")

    def tell(self, name: str, where: Location, message: str) -> bool:
        """Tell of an element, unless it needs no closing tag, or the page holds as many of both; whether it was told.

        Then one of them stands in lines that are no text, such as those of an indented block.
        """
        if name not in self.uneven:
            lines = "\n".join(self.page.visible.lines)
            opened, closed = (len(re.findall(rf"<{sign}{name}\b", lines, re.IGNORECASE)) for sign in ("", "/"))
            self.uneven[name] = opened - closed
        is_told = self.uneven[name] != 0 and name not in _OPTIONAL
        if is_told:
            is_open = self.uneven[name] > 0
            mend = f"close it with </{name}>" if is_open else f"delete it, or open the element with <{name}>"
            self.findings.report(where, "unbalanced-html", message, mend)
        return is_told
