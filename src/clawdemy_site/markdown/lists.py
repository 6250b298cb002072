"""Lists that would not come out as they were written.

Python-Markdown reads a list only where a paragraph begins, nests by steps of four columns, and goes on with a list of
one kind when an item of the other follows. Authors who come from elsewhere write otherwise, and see no fault in it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from clawdemy_site.diagnostics import Location
from clawdemy_site.markdown.pieces import CutPage, Piece
from clawdemy_site.markdown.segments import CONTAINER, Role
from clawdemy_site.markdown.uses import Findings
from clawdemy_site.practice.regions import TAB

_START = re.compile(r"(?P<quote>(?:[ \t]{0,3}>[ \t]?)*)(?P<space>[ \t]*)(?P<mark>(?:[-*+]|(?P<number>\d+)\.)[ \t]+)?")
_ITEM = re.compile(r"(?:(?P<bullet>[-*+])|(?P<number>\d{1,9})\.)[ \t]+\S")
_FOREIGN = re.compile(
    r"(?P<lead>[> \t]*)(?:(?P<bracket>\d{1,3}\))[ \t]|(?P<brackets>\(\d{1,3}\))[ \t]|"
    r"(?P<letter>(?:[A-Za-z]|[ivxIVX]{2,4})[.)])[ \t]|(?P<tight>\d{1,3}\.)(?=[^\W\d_])|"
    r"(?P<sign>[•‣◦▪●○■·→➢✓]|[–—](?=[ \t])|o(?=\t)|\\[-*+](?=[ \t]))|(?P<dash>-)(?=[^\W\d_])|"
    r"(?P<escaped>\d{1,3}\\\.)(?=[ \t]))"
)
_NO_TEXT = re.compile(r"\*?\[[^\[\]\n]+\]:(?:[ \t\n]|$)|</?[A-Za-z]")
"""An address, a note, an abbreviation or an element: they end no list."""

_CODE_ITEM = re.compile(r"(?: {4}|\t)[ \t]*(?:[-*+]|\d+\.)[ \t]+\S")
_STEP = 2
"""Columns by which an author sets in what is to be inside; one alone is a slip."""

_OWN_LISTS = frozenset({"choice", "order"})
"""Blocks whose lists have rules of their own."""


_SETTLED = {
    "sane_lists": {"list-kind"},
    "pymdownx.fancylists": {"list-kind", "list-glued"},
    "mdx_truly_sane_lists": {"list-kind", "list-indent"},
    "mdx_breakless_lists": {"list-glued"},
}
"""Extensions that read lists in another way, and the rules that then ask for nothing."""


def settled_rules(extensions: Iterable[object]) -> frozenset[str]:
    """The rules on lists that are moot, given the Markdown extensions that a site switches on."""
    names = (str(name).removeprefix("markdown.extensions.") for name in extensions)
    return frozenset(rule for name in names for rule in _SETTLED.get(name, ()))


@dataclass(slots=True)
class _List:
    """An open list as the renderer sees it."""

    numbered: bool
    first: int  # number of its first item
    bullet: str = ""  # the sign before its items
    count: int = 1  # items so far
    written: int = 0  # number of the last one
    is_told: bool = False  # whether something about it is told, from which more would follow


def check_glued_lists(page: CutPage, findings: Findings) -> None:
    """``list-glued``: items that run on in a paragraph, since no blank line or no mark that is read parts them."""
    for piece in page.pieces:
        if piece.role is not Role.TEXT or not _is_judged(page, piece):
            continue
        lines = piece.masked.split("\n")
        start = 1 if CONTAINER.match(lines[0]) else 0
        items = {at: item for at, line in enumerate(lines) if (item := _ITEM.match(line))}
        for at in sorted(items):
            if at > start and at - 1 not in items and _is_list(lines, items, at) and not _is_quoted(page, piece, at):
                where = _line_location(piece, at)
                message = "this list runs on in the text above it"
                findings.report(where, "list-glued", message, "put a blank line above its first item")
                break
    _check_foreign_marks(page, findings)


def _is_list(lines: list[str], items: dict[int, re.Match[str]], at: int) -> bool:
    """Whether what reads like an item in the midst of a paragraph is one, and no dash or year that begins a line."""
    item, above = items[at], lines[at - 1].rstrip()
    after = next((items[later] for later in range(at + 1, len(lines)) if later in items), None)
    if item["number"]:
        follows = after is not None and after["number"] == str(int(item["number"]) + 1)
        return follows or (item["number"] == "1" and above.endswith(":"))
    return after is not None or (above.endswith(":") and item["bullet"] != "+")


def _check_foreign_marks(page: CutPage, findings: Findings) -> None:
    """Items with a mark that is not read, such as ``1)`` or a printed bullet, one right below the other."""
    above: tuple[int, str] = (-1, "")
    for piece in page.pieces:
        first = _index(page, piece)
        for index, line in enumerate(page.visible.lines[first : first + piece.text.count("\n") + 1], first):
            item = _FOREIGN.match(line)
            form = item.lastgroup or "" if item else ""
            if item and above == (index - 1, form) and _is_judged(page, piece):
                message = "these items run on in one paragraph"
                mark = "- " if form in {"sign", "dash"} else "1. "
                where = page.visible.locate(index - 1, len(item["lead"]))
                lead = ", without a backslash" if "\\" in item[0] else ""
                findings.report(where, "list-glued", message, f"write '{mark}' before each of them{lead}")
                form = ""
            above = (index, form)


def check_lists(page: CutPage, findings: Findings) -> None:
    """``list-indent``, ``list-kind``, ``list-number``: items that get another place, another mark or another number."""
    reader = _Reader(page, findings)
    told = {one.location.line for one in findings.diagnostics if one.rule == "plus-line"}
    for piece in page.pieces:
        if piece.role is not Role.TITLE and _is_judged(page, piece) and piece.line not in told:
            reader.read(piece)
    _check_indented(page, findings)


def _check_indented(page: CutPage, findings: Findings) -> None:
    """A list that is set in below nothing: indented code, of which no piece is made."""
    lines = page.visible.lines
    starts = [at for at in range(1, len(lines)) if lines[at][:1] in {" ", "\t"} and not lines[at - 1].strip()]
    likely = [at for at in starts if _CODE_ITEM.match(lines[at]) and at not in page.structure]
    pieces = {_index(page, piece) for piece in page.pieces} if likely else set()
    for at in likely:
        if at not in pieces:
            where = page.visible.locate(at, len(lines[at]) - len(lines[at].lstrip()))
            message = "this list is set in by four spaces below no item, and would be shown as code"
            findings.report(where, "list-indent", message, "move it to the margin; code stands in a fence")


class _Reader:
    """One walk down the pieces of a page, with the lists that are open."""

    def __init__(self, page: CutPage, findings: Findings) -> None:
        self.page = page
        self.findings = findings
        self.open: list[_List] = []  # the lists that are open, by their depth
        self.indents: list[int] = []  # columns of the open items as their author sees them
        self.last = -1  # index of the line that was read last
        self.quote = 0
        fences = [(fence.first, fence.lead) for fence in page.visible.fences]
        self.fences = list(reversed(fences))

    def read(self, piece: Piece) -> None:
        """Read one piece."""
        if _NO_TEXT.match(piece.text):
            return
        index = _index(self.page, piece)
        line = self.page.visible.lines[index]
        start = _START.match(line)
        assert start is not None  # noqa: S101 - every part of it may be empty
        quote = start["quote"].count(">")
        if quote != self.quote or not self.page.structure.isdisjoint(range(self.last + 1, index)):
            self._close(0)
        self._pass_fences(index)
        self.quote, self.last = quote, index + piece.text.count("\n")
        indent = len(start["space"].expandtabs(TAB))
        is_item = start["mark"] is not None and piece.starts[0][2] == start.end() + 1
        if is_item and (self.open or indent < TAB):
            number = int(start["number"]) if start["number"] else -1
            bullet = "" if number >= 0 else start["mark"][0]
            self._item(indent, number, bullet, self.page.visible.locate(index, start.start("mark")))
        elif indent >= TAB:
            self._close(indent // TAB)
        else:
            if self.open and indent > 1 and piece.role is Role.TEXT:
                self._tell_loose(self.page.visible.locate(index, start.end("space")), indent)
            self._close(0)

    def _pass_fences(self, index: int) -> None:
        """Close the lists that a fence above a line ends."""
        while self.fences and self.fences[-1][0] < index:
            first, lead = self.fences.pop()
            indent = len(lead.replace(">", " ").expandtabs(TAB)) if ">" not in lead else TAB
            is_apart = first == 0 or not self.page.visible.source[first - 1].strip()
            if is_apart and indent < TAB:
                if self.open and indent > 1 and first > self.last:
                    self._tell_loose(self.page.visible.locate(first, len(lead)), indent)
                self._close(0)

    def _tell_loose(self, where: Location, indent: int) -> None:
        message = f"what is set in by {indent} spaces ends the list above it, and belongs to none of its items"
        self.findings.report(where, "list-indent", message, "set it in by four spaces, with all that belongs to it")

    def _item(self, indent: int, number: int, bullet: str, where: Location) -> None:
        while self.indents and self.indents[-1] > indent - _STEP:
            self.indents.pop()
        parent = self.indents[-1] if self.indents else None
        level = min(indent // TAB, len(self.open))
        self.indents.append(indent)
        self._close(level + 1, keep_indents=True)
        if parent is not None and parent // TAB == indent // TAB:
            self._tell(
                level,
                where,
                f"this item is set in by {indent - parent} spaces, and would not be part of the one above it",
            )
        elif level < indent // TAB:
            self._tell(level - 1, where, "this item is set in too far, and would be shown as text or code")
        if level == len(self.open):
            self.open.append(_List(number >= 0, max(number, 0), bullet, written=number))
            return
        self._go_on(self.open[level], number, bullet, where)

    def _tell(self, level: int, where: Location, message: str) -> None:
        """Tell that an item is indented wrongly, once for a list."""
        lists = [one for one in self.open[max(level, 0) :][:1] if not one.is_told]
        if lists or not self.open:
            self.findings.report(where, "list-indent", message)
        for one in lists:
            one.is_told = True

    def _go_on(self, one: _List, number: int, bullet: str, where: Location) -> None:
        """The next item of a list that is open."""
        one.count += 1
        shown = one.first + one.count - 1
        repeats = number == one.first == one.written  # ``1.`` before every item counts as well
        one.written = number
        if one.is_told:
            return
        if one.numbered != (number >= 0):
            one.is_told = True
            what = (
                f"becomes number {shown} of the list above it"
                if one.numbered
                else "becomes a bullet of the list above it"
            )
            self.findings.report(where, "list-kind", f"this item {what}")
        elif bullet != one.bullet:
            one.is_told = True
            message = f"this item begins with '{bullet}' and joins the list of items with '{one.bullet}' above it"
            self.findings.report(where, "list-kind", message)
        elif one.numbered and number != shown and not repeats:
            one.is_told = True
            message = f"this item is numbered {number}, and would be shown as {shown}"
            self.findings.report(
                where, "list-number", message, f"write '{shown}.', or part the lists with a line of text"
            )

    def _close(self, level: int, *, keep_indents: bool = False) -> None:
        del self.open[level:]
        if not keep_indents:
            self.indents = [indent for indent in self.indents if indent // TAB < level]


def _is_judged(page: CutPage, piece: Piece) -> bool:
    """Whether the lists of a piece are ours to judge, and not a block's."""
    block = page.block_at(piece.line)
    return block is None or block.kind not in _OWN_LISTS


def _index(page: CutPage, piece: Piece) -> int:
    return piece.line - page.visible.first_line


def _is_quoted(page: CutPage, piece: Piece, at: int) -> bool:
    """Whether a line of a piece begins a quotation, which parts it from the line above."""
    index = _index(page, piece) + at
    return page.visible.lines[index].lstrip().startswith(">") and ">" not in page.visible.lines[index - 1][:4]


def _line_location(piece: Piece, at: int) -> Location:
    """The place of a line of a piece."""
    return piece.locate(piece.starts[at][0])
