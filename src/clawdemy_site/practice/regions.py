"""Which parts of a page are not prose: fenced code and comments.

A lesson about the course's own formats shows them in code fences, so nothing inside a fence may be read as a
block, a citation or a formula. What opens and closes a fence follows the renderer (pymdownx superfences), not
CommonMark: a closing fence is exactly as long as its opening one and stands at the same depth.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clawdemy_site.diagnostics import Diagnostic, Location

_FENCE = re.compile(r"(?P<lead>[> \t]*)(?P<fence>`{3,}|~{3,})(?P<info>.*)$")
_DIAGRAM = re.compile(r"[ \t]*(?P<name>mermaid|plantuml|puml|graphviz|d2|vega-lite|vega|bpmn)\b")
_INFO = re.compile(
    r"[ \t]*(?:\.?[\w#.+-]+(?=[ \t]|$))?"
    r"(?:[ \t]*\{[^\n]*\}|(?:[ \t]+[A-Za-z]\w*(?:=(?:\"[^\"]*\"|'[^']*'))?(?=[ \t]|$))*)[ \t]*$"
)
_LATE_FENCE = re.compile(
    r"[> \t]*(?:[-*+]|\d+[.)]|[^\s`][^`]*)[ \t]+(?P<fence>`{3,})[ \t]*(?:[\w#.+-]*|\{[^`]*\})[ \t]*$"
)
_DIRECTIVE = re.compile(r"[ \t]*(?P<name>\{[ \t]*(?P<word>[A-Za-z][\w:-]*)(?![\w:.-]*[ \t]*=)[^{}]*\})")
_COMMENT = re.compile(r" {0,3}(?=<!--)")
COMMENT = re.compile(r"<!--(?:(?P<empty>-?>)|[\s\S]*?(?P<close>--!?>))")
"""A comment as browsers read it: ``<!-->`` and ``<!--->`` are whole, and ``--!>`` closes as ``-->`` does.

Source: https://html.spec.whatwg.org/multipage/parsing.html#comment-start-state
"""
_CLOSE = re.compile(r"--!?>")
FILLER = "\x00"
"""Stands in place of comments, code and formulas, so that columns stay; no author's file holds it."""
TAB = 4
"""Columns of a tab, and the depth from which a line is indented code."""


@dataclass(frozen=True, slots=True)
class Fence:
    """A closed code fence: indices of its first and last line, and what stands before and behind its opening signs."""

    first: int
    last: int
    lead: str
    info: str


@dataclass(frozen=True, slots=True)
class Visible:
    """A page's lines with fenced code and multi-line comments blanked, so that every column stays where it was."""

    path: str  # the file
    first_line: int  # number of the first line in it
    source: tuple[str, ...]  # the lines as written
    lines: tuple[str, ...]  # one for each source line
    fences: tuple[Fence, ...]  # the closed fences in order
    # Fences and comments that never close, comments of several lines that browsers close early, and fence heads that
    # the renderer does not understand.
    diagnostics: tuple[Diagnostic, ...]

    def locate(self, index: int, column: int = 0) -> Location:
        """The place in the file of a line and a column, both from 0."""
        return Location(self.path, self.first_line + index, column + 1)


def visible_lines(lines: Sequence[str], path: str, first_line: int = 1) -> Visible:
    """Blank what is not prose in the lines of a page; the first of them has a number in its file."""
    reader = _Reader(list(lines), path, first_line)
    index = 0
    while index < len(lines):
        index = reader.step(index)
    found = tuple(reader.lines), tuple(reader.fences), tuple(reader.diagnostics)
    return Visible(path, first_line, tuple(lines), *found)


class _Reader:
    """One walk down a page; every line is visited at most twice, so the walk is linear."""

    def __init__(self, lines: list[str], path: str, first_line: int) -> None:
        self.lines = lines
        self.path = path
        self.first_line = first_line
        self.fences: list[Fence] = []
        self.diagnostics: list[Diagnostic] = []
        self.is_upset = False  # whether a fence took in another: what is not closed further down follows from that

    def step(self, index: int) -> int:
        """Handle the line at ``index`` and return the index of the next one to look at."""
        line = self.lines[index]
        fence = _FENCE.match(line)
        if fence and not _is_code_span(fence):
            return self._fence(index, fence)
        late = _LATE_FENCE.match(line) if "```" in line else None
        if late:
            return self._late_fence(index, late)
        comment = _COMMENT.match(line)
        if comment and not COMMENT.match(line, comment.end()):
            return self._comment(index, comment.end() + 1)
        return index + 1

    def _fence(self, index: int, opening: re.Match[str]) -> int:
        self._check_head(index, opening)
        column = opening.start("fence") + 1
        depth = _depth(opening["lead"])
        end = index + 1
        inner = 0  # the line on which a second fence seems to open
        while end < len(self.lines) and not _ends(self.lines[end], depth, opening["fence"]):
            inner = inner or (end if _opens(self.lines[end], depth, opening["fence"]) else 0)
            end += 1
        if inner:
            self.is_upset = True
            message = f"this code fence is not closed before the one of line {self.first_line + inner}"
            help_text = (
                f"close it with {opening['fence']} above that line; to show a fence in it, open it with one sign more"
            )
            self._report(index, column, "unclosed-fence", message, help_text)
        if end < len(self.lines) and _closes(self.lines[end], depth, opening["fence"]):
            self.fences.append(Fence(index, end, opening["lead"], opening["info"]))
            end += 1
        elif not self.is_upset:
            help_text = f"close it with {opening['fence']} at the same depth, as long as the opening one"
            self._report(index, column, "unclosed-fence", "this code fence is not closed", help_text)
        self.lines[index:end] = [""] * (end - index)
        return end

    def _check_head(self, index: int, opening: re.Match[str]) -> None:
        """What stands behind the signs of a fence, and makes code of it that it was not meant to be, or text."""
        info = opening["info"]
        diagram, directive = _DIAGRAM.match(info), _DIRECTIVE.match(info)
        if info.strip() == "math":
            message, help_text = "a formula in a fence would show as code", "write it between $$ and $$"
        elif diagram:
            message = f"a diagram in a fence of '{diagram['name']}' would show as code"
            help_text = "draw it with a script in 'figures/'; to show the code itself, name the language 'text'"
        elif directive:
            message = f"'{directive['name'][:40]}' is a directive of another tool, and what it holds would show as code"
            help_text = (
                "write code as ```python, a box as '!!! note', a formula as $$…$$, a picture as ![words](file.png)"
            )
        elif not _INFO.match(info):
            message = "what stands behind this code fence is not understood, so the code would show as text"
            help_text = 'write the language alone, or options as key="value" or inside braces'
        else:
            return
        self._report(index, opening.start("fence") + 1, "fence-head", message, help_text)

    def _late_fence(self, index: int, opening: re.Match[str]) -> int:
        """A fence that opens behind words: what it was to hold is no prose either."""
        message = "a code fence opens a line, and behind these words it opens none"
        help_text = "put it on a line of its own below a blank one, four spaces in where it belongs to a list item"
        self._report(index, opening.start("fence") + 1, "fence-in-line", message, help_text)
        closing = (at for at in range(index + 1, len(self.lines)) if self.lines[at].strip("> \t") == opening["fence"])
        end = next(closing, index)
        self.lines[index] = self.lines[index][: opening.start("fence")].rstrip()
        self.lines[index + 1 : end + 1] = [""] * (end - index)
        return end + 1

    def _comment(self, index: int, column: int) -> int:
        for end in range(index + 1, len(self.lines)):
            close = _CLOSE.search(self.lines[end])
            if close:
                where = Location(self.path, self.first_line + end, close.start() + 1)
                self.diagnostics += check_close(close[0], where)
                self.lines[index] = self.lines[index][: column - 1].rstrip()
                self.lines[index + 1 : end] = [""] * (end - index - 1)
                behind = self.lines[end][close.end() :]
                self.lines[end] = FILLER * close.end() + behind if behind.strip() else ""
                return end
        self._report(index, column, "unclosed-comment", "this comment is not closed, so the rest of the page is lost")
        self.lines[index:] = [""] * (len(self.lines) - index)
        return len(self.lines)

    def _report(self, index: int, column: int, rule: str, message: str, help_text: str = "close it with -->") -> None:
        where = Location(self.path, self.first_line + index, column)
        self.diagnostics.append(Diagnostic(where, rule, message, help_text))


def check_close(close: str, where: Location) -> list[Diagnostic]:
    """``comment-end``: what closes a comment, at its place, closes it for its author's eyes too."""
    if close == "-->":
        return []
    if close == "--!>":
        return [Diagnostic(where, "comment-end", "browsers end a comment at '--!>'", "write '-->' where it is to end")]
    message = f"browsers end this comment at '<!--{close}', and show or run what follows"
    return [Diagnostic(where, "comment-end", message, "put a space behind '<!--'")]


def _is_code_span(fence: re.Match[str]) -> bool:
    """Whether three backticks open a code span in a line of text rather than a fence."""
    return fence["fence"][0] == "`" and "`" in fence["info"]


def _opens(line: str, depth: int, fence: str) -> bool:
    """Whether a line inside a fence opens another of the same signs and depth, with the name of a language."""
    match = _FENCE.match(line)
    if match is None or match["fence"] != fence or not match["info"].strip() or _is_code_span(match):
        return False
    return _INFO.match(match["info"]) is not None and _depth(line) == depth


def _closes(line: str, depth: int, fence: str) -> bool:
    match = _FENCE.match(line)
    is_same = match is not None and match["fence"] == fence and not match["info"].strip()
    return is_same and _depth(line) == depth


def _ends(line: str, depth: int, fence: str) -> bool:
    """Whether a line closes a fence or, standing less deep, breaks it off."""
    return _closes(line, depth, fence) or (bool(line.strip("> \t")) and _depth(line) < depth)


def _depth(line: str) -> int:
    lead = line[: len(line) - len(line.lstrip("> \t"))]
    return len(lead.expandtabs(TAB))
