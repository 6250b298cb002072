"""Reading practice blocks in an author's source, line by line.

The Markdown library that renders blocks drops a bad one to plain text, answer included, and says nothing. This
parser reads the same lines first and gives each mistake its place: it is the reason why a question can not vanish.
"""

from dataclasses import dataclass, field

from clawdemy_site.diagnostics import Diagnostic, Location, did_you_mean
from clawdemy_site.practice.checks import check_block, check_options
from clawdemy_site.practice.kinds import KINDS, OUTER
from clawdemy_site.practice.lines import Head, match_slashes, parse_head, parse_option
from clawdemy_site.practice.model import Block, Option
from clawdemy_site.practice.regions import TAB, Visible

MAX_DEPTH = 8
"""Blocks open at once; two are all that any kind needs."""

_LONGEST = 60  # letters of an author's text in a message


def parse_blocks(page: Visible) -> tuple[tuple[Block, ...], list[Diagnostic]]:
    """Read the practice blocks of a page.

    Returns:
        The blocks that stand on the page itself, in order, each with its inner blocks; and what is wrong with them.
    """
    parser = _Parser(page)
    index = 0
    while index < len(page.lines):
        index = parser.step(index)
    while parser.stack:
        parser.end_unclosed(index)
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


_FOLLOWING = frozenset({"missing-option", "bad-accept", "unit-without-answer", "mistake-without-answer"})
"""What is told of a block whose options are not read."""


class _Parser:
    """One walk down a page with a stack of open blocks."""

    def __init__(self, page: Visible) -> None:
        self.page = page
        self.stack: list[_Open] = []
        self.done: list[Block] = []
        self.headless: list[int] = []  # slashes of blocks whose head does not read
        self.diagnostics: list[Diagnostic] = []

    def step(self, index: int) -> int:
        """Handle one line and return the index of the next."""
        match = match_slashes(self.page.lines[index])
        if match is None:
            return index + 1
        where = self.page.locate(index, match.start("slashes"))
        head = parse_head(match)
        if len(match["lead"].expandtabs(TAB)) >= TAB:
            message = "a practice block stands at the start of its line, not indented or in a list"
            self._report(where, "indented-block", message, "move it out; to show how a block is written, fence it")
        elif not match["rest"]:
            self._close(index, where, len(match["slashes"]))
        elif head is None:
            message = f"'{_short(match['rest'])}' is not the head of a practice block"
            name, _, rest = match["rest"].replace(":", " ").partition(" ")
            name = name.lower()
            known = f"write '{match['slashes']} {name} | {_short(rest.strip())}'" if name in KINDS else ""
            self._report(where, "block-head", message, known or "write the block's name, then a bar and the question")
            self.headless.append(len(match["slashes"]))
        else:
            if head.name not in KINDS:
                known = did_you_mean(head.name, KINDS) or f"the blocks are {', '.join(KINDS)}"
                message = f"there is no practice block '{_short(head.name)}'"
                self._report(self.page.locate(index, match.start("rest")), "unknown-block", message, known)
            return self._open(index, where, len(match["slashes"]), head)
        return index + 1

    def _open(self, index: int, where: Location, slashes: int, head: Head) -> int:
        if head.name in KINDS:
            self._make_room(index, where, slashes, head.name)
        opened = _Open(slashes, head, where, self.page.locate(index, head.title_column))
        self._options(index, opened)
        if len(self.stack) < MAX_DEPTH:
            self.stack.append(opened)
        return opened.body_index

    def _make_room(self, index: int, where: Location, slashes: int, name: str) -> None:
        """See whether a new block may open inside the one that is open."""
        while self.stack and slashes <= self.stack[-1].slashes:
            outer = self.stack[-1]
            if outer.head.name in OUTER.get(name, ()):
                message = f"'{name}' has no more slashes than the '{outer.head.name}' that it stands in"
                self._report(where, "block-nesting", message, f"open and close it with {'/' * (outer.slashes + 1)}")
                return
            self.end_unclosed(index)
        if self.stack and name not in OUTER:
            outer = self.stack[-1]
            message = f"a '{name}' stands inside the '{outer.head.name}' of line {outer.location.line}"
            help_text = f"close the outer block first: only {', '.join(f'{kind}s' for kind in OUTER)} go inside"
            self._report(where, "misplaced-block", message, help_text)

    def _options(self, index: int, opened: _Open) -> None:
        """Read the option lines under a head and note where the body starts."""
        opened.body_index = index + 1
        while opened.body_index < len(self.page.lines):
            line = parse_option(self.page.lines[opened.body_index])
            if line is None:
                return
            key_at = self.page.locate(opened.body_index, line.key_column)
            if line.key:
                text_at = self.page.locate(opened.body_index, line.text_column)
                opened.options.append(Option(line.key, line.text, key_at, text_at))
            else:
                message = f"'{_short(line.text)}' is not an option of the form 'key: text'"
                self._report(key_at, "bad-option", message, "a body starts at the margin, or after a blank line")
            opened.body_index += 1

    def _close(self, index: int, where: Location, slashes: int) -> None:
        if all(opened.slashes != slashes for opened in self.stack):
            if slashes in self.headless:  # they close what has no head, which is told
                self.headless.remove(slashes)
                return
            help_text = "delete them, or open a block above"
            if self.stack:
                last = self.stack[-1]
                help_text = f"'{last.head.name}' of line {last.location.line} closes with {'/' * last.slashes}"
            self._report(where, "stray-slashes", "these closing slashes close no block", help_text)
            return
        while self.stack[-1].slashes != slashes:
            self.end_unclosed(index)
        self._finish_block(index)

    def end_unclosed(self, index: int) -> None:
        """Report the innermost block, which lacks its closing slashes, and end it before the line at ``index``."""
        opened = self.stack[-1]
        message = f"'{opened.head.name}' is not closed"
        help_text = f"write {'/' * opened.slashes} on a line of its own under its last line"
        self._report(opened.location, "unclosed-block", message, help_text)
        self._finish_block(index)

    def _finish_block(self, index: int) -> None:
        """Take the innermost block off the stack, its closing line being at ``index``, and check it."""
        opened = self.stack.pop()
        kind = KINDS.get(opened.head.name)
        if kind is None:
            return
        options, found = check_options(kind, opened.options, opened.location)
        block = Block(
            kind.name,
            opened.head.title,
            opened.location,
            opened.title_at,
            options,
            self.page.first_line + opened.body_index,
            self.page.first_line + index,
            "\n".join(self.page.source[opened.body_index : index]),
            tuple(opened.inner),
        )
        outer = self.stack[-1].head.name if self.stack else ""
        own = check_block(block, outer, self.page.lines[opened.body_index : index])
        strayed = any(
            one.rule == "option-place" for one in own
        )  # what is missing stands in the text, and is told there
        self.diagnostics += [one for one in (*found, *own) if not (strayed and one.rule in _FOLLOWING)]
        (self.stack[-1].inner if self.stack else self.done).append(block)

    def _report(self, where: Location, rule: str, message: str, help_text: str) -> None:
        self.diagnostics.append(Diagnostic(where, rule, message, help_text))


def _short(text: str) -> str:
    """A piece of the author's text, cut to a length that suits a message."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
