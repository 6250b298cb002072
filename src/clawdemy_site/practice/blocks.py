"""Reading practice blocks in an author's source, line by line.

The Markdown library that renders blocks drops a bad one to plain text, answer included, and says nothing. This
parser reads the same lines first and gives each mistake its place: it is the reason why a question can not vanish.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from clawdemy_site.diagnostics import Diagnostic, Location, did_you_mean
from clawdemy_site.practice.checks import check_block, check_options
from clawdemy_site.practice.kinds import KINDS, OUTER
from clawdemy_site.practice.lines import Head, match_slashes, parse_head, parse_option
from clawdemy_site.practice.model import Block, Option
from clawdemy_site.practice.regions import TAB, Visible, visible_lines

MAX_DEPTH = 8
"""Blocks open at once; two are all that any kind needs."""

_INNER = [f"{name}s" for name in OUTER]


def parse_blocks(lines: Sequence[str], path: str, first_line: int = 1) -> tuple[tuple[Block, ...], list[Diagnostic]]:
    """Read the practice blocks of a page.

    Args:
        lines: The source without line ends, front matter taken off.
        path: POSIX path of the file, relative to the project.
        first_line: Number of the first of the lines in that file.

    Returns:
        The blocks that stand on the page itself, in order, each with its inner blocks; and what is wrong with them.
        Unclosed code fences are not reported here: the scan of the page does that.
    """
    return parse_visible_blocks(lines, visible_lines(lines, path, first_line), path, first_line)


def parse_visible_blocks(
    lines: Sequence[str], visible: Visible, path: str, first_line: int = 1
) -> tuple[tuple[Block, ...], list[Diagnostic]]:
    """The same as `parse_blocks`, for a caller that has found the fences and comments already."""
    parser = _Parser(lines, visible, path, first_line)
    index = 0
    while index < len(lines):
        index = parser.step(index)
    parser.finish()
    return tuple(parser.done), parser.diagnostics


@dataclass(slots=True)
class _Open:
    """A block whose closing slashes have not been seen yet."""

    slashes: int
    head: Head
    location: Location
    title_at: Location
    options: list[Option] = field(default_factory=list)
    body_index: int = 0
    inner: list[Block] = field(default_factory=list)


class _Parser:
    """One walk down a page with a stack of open blocks."""

    def __init__(self, lines: Sequence[str], visible: Visible, path: str, first_line: int) -> None:
        self.lines = lines
        self.visible = visible
        self.path = path
        self.first_line = first_line
        self.stack: list[_Open] = []
        self.done: list[Block] = []
        self.diagnostics: list[Diagnostic] = []

    def step(self, index: int) -> int:
        """Handle one line and return the index of the next."""
        match = match_slashes(self.visible.lines[index])
        if match is None:
            return index + 1
        column = match.start("slashes")
        if len(match["lead"].expandtabs(TAB)) >= TAB:
            message = "a practice block stands at the start of its line, not indented or in a list"
            self._report(
                index, column, "indented-block", message, "move it out; to show how a block is written, fence it"
            )
            return index + 1
        if not match["rest"]:
            self._close(index, column, len(match["slashes"]))
            return index + 1
        head = parse_head(match)
        if head is None:
            message = f"'{_short(match['rest'])}' is not the head of a practice block"
            self._report(index, column, "block-head", message, "write the block's name, then a bar and the question")
            return index + 1
        return self._open(index, column, len(match["slashes"]), head)

    def finish(self) -> None:
        """Report the blocks still open at the end of the page."""
        while self.stack:
            self._unclosed(self.stack[-1], len(self.lines))

    def _open(self, index: int, column: int, slashes: int, head: Head) -> int:
        location = self._at(index, column)
        if head.name not in KINDS:
            known = did_you_mean(head.name, KINDS) or f"the blocks are {', '.join(KINDS)}"
            name_column = self.visible.lines[index].index(head.name, column)
            self._report(
                index, name_column, "unknown-block", f"there is no practice block '{_short(head.name)}'", known
            )
        self._make_room(index, location, slashes, head)
        opened = _Open(slashes, head, location, self._at(index, head.title_column))
        self._options(index, opened)
        if len(self.stack) < MAX_DEPTH:
            self.stack.append(opened)
        return opened.body_index

    def _make_room(self, index: int, location: Location, slashes: int, head: Head) -> None:
        """See whether a new block may open inside the one that is open."""
        kind = KINDS.get(head.name)
        while self.stack and slashes <= self.stack[-1].slashes:
            outer = self.stack[-1]
            if kind is None:
                return
            if outer.head.name in OUTER.get(kind.name, ()):
                message = f"'{head.name}' has no more slashes than the '{outer.head.name}' that it stands in"
                help_text = f"open and close it with {'/' * (outer.slashes + 1)}"
                self.diagnostics.append(Diagnostic(location, "block-nesting", message, help_text))
                return
            self._unclosed(outer, index)
        if self.stack and kind is not None and kind.name not in OUTER:
            message = (
                f"a '{head.name}' stands inside the '{self.stack[-1].head.name}' of line {self.stack[-1].location.line}"
            )
            self.diagnostics.append(
                Diagnostic(
                    location,
                    "misplaced-block",
                    message,
                    f"close the outer block first: only {', '.join(_INNER)} go inside",
                )
            )

    def _options(self, index: int, opened: _Open) -> None:
        """Read the option lines under a head and note where the body starts."""
        index += 1
        while index < len(self.lines):
            line = parse_option(self.visible.lines[index])
            if line is None:
                break
            key_at = self._at(index, line.key_column)
            if line.key:
                opened.options.append(Option(line.key, line.text, key_at, self._at(index, line.text_column)))
            else:
                message = f"'{_short(line.text)}' is not an option of the form 'key: text'"
                help_text = "a body starts at the margin, or after a blank line"
                self.diagnostics.append(Diagnostic(key_at, "bad-option", message, help_text))
            index += 1
        opened.body_index = index

    def _close(self, index: int, column: int, slashes: int) -> None:
        if all(opened.slashes != slashes for opened in self.stack):
            open_now = self.stack[-1] if self.stack else None
            help_text = "delete them, or open a block above"
            if open_now:
                help_text = (
                    f"'{open_now.head.name}' of line {open_now.location.line} closes with {'/' * open_now.slashes}"
                )
            self._report(index, column, "stray-slashes", "these closing slashes close no block", help_text)
            return
        while self.stack[-1].slashes != slashes:
            self._unclosed(self.stack[-1], index)
        self._finish_block(index)

    def _unclosed(self, opened: _Open, index: int) -> None:
        """Report the innermost block, which lacks its closing slashes, and end it before the line at ``index``."""
        message = f"'{opened.head.name}' is not closed"
        help_text = f"write {'/' * opened.slashes} on a line of its own under its last line"
        self.diagnostics.append(Diagnostic(opened.location, "unclosed-block", message, help_text))
        self._finish_block(index)

    def _finish_block(self, index: int) -> None:
        """Take the innermost block off the stack, its closing line being at ``index``, and check it."""
        opened = self.stack.pop()
        kind = KINDS.get(opened.head.name)
        if kind is None:
            return
        options, found = check_options(kind, opened.options, opened.location)
        self.diagnostics += found
        block = Block(
            kind.name,
            opened.head.title,
            opened.location,
            opened.title_at,
            options,
            self.first_line + opened.body_index,
            self.first_line + index,
            "\n".join(self.lines[opened.body_index : index]),
            tuple(opened.inner),
        )
        outer = self.stack[-1].head.name if self.stack else ""
        self.diagnostics += check_block(block, outer, self.visible.lines[opened.body_index : index])
        (self.stack[-1].inner if self.stack else self.done).append(block)

    def _at(self, index: int, column: int) -> Location:
        return Location(self.path, self.first_line + index, column + 1)

    def _report(self, index: int, column: int, rule: str, message: str, help_text: str) -> None:
        self.diagnostics.append(Diagnostic(self._at(index, column), rule, message, help_text))


def _short(text: str, limit: int = 60) -> str:
    """A piece of the author's text, cut to a length that suits a message."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
