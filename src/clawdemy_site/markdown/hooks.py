"""How the extension hangs on Python-Markdown: what is kept of a page, and functions where it wants classes."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from clawdemy_site.markdown.context import PageContext
from clawdemy_site.markdown.number_marks import NumberMark


@dataclass(slots=True)
class PageState:
    """What is remembered of the page that is being rendered."""

    md: Markdown  # the Markdown instance that renders it
    context: PageContext  # what knows its figures, works and answers
    options: list[Mapping[str, str]] = field(default_factory=list)  # the options of its practice blocks, in order
    # Its marked numbers, by the key that their elements carry until the page is whole.
    marks: dict[str, NumberMark] = field(default_factory=dict)
    # What belongs into its blanks, by their elements: words, or one number.
    gaps: dict[ET.Element, tuple[str, ...] | NumberMark] = field(default_factory=dict)
    # How often each id of a figure, a citation or a term has been wanted.
    ids: Counter[str] = field(default_factory=Counter)

    code: str = ""  # of the last fence, if that is one that is run

    def reset(self) -> None:
        """Forget the page: Python-Markdown calls this before each one."""
        for kept in (self.options, self.marks, self.gaps, self.ids):
            kept.clear()
        self.code = ""

    def next_id(self, wanted: str) -> str:
        """An id that nothing has on the page: the one that is wanted, numbered from the second time on."""
        self.ids[wanted] += 1
        return wanted if self.ids[wanted] == 1 else f"{wanted}-{self.ids[wanted]}"


def lead_nowhere(link: ET.Element, what: str) -> None:
    """Show a reference to something that is not there as its words."""
    link.tag = "span"
    link.attrib.clear()
    link.set("class", f"{what}-missing")


def lead_to(link: ET.Element, what: str, url: str, alone: str, behind: str) -> None:
    """Let a reference lead to what it names, and say so: alone where the link has no words, else behind them."""
    link.set("href", url)
    link.set("class", f"{link.get('class', '')} {what}-link".strip())
    if not "".join(link.itertext()).strip():
        link.text = AtomicString(alone)
    elif len(link):
        link[-1].tail = AtomicString(f"{link[-1].tail or ''} {behind}")
    else:
        link.text = AtomicString(f"{link.text or ''} {behind}")


Made = tuple[ET.Element, int] | None
"""What is made of a match: an element and where the syntax ends, or None where it is to stay as it is."""


class Inline(InlineProcessor):
    """Inline syntax: a pattern, and what is made of each of its matches."""

    def __init__(self, md: Markdown, pattern: re.Pattern[str], make: Callable[[re.Match[str]], Made]) -> None:
        super().__init__(pattern.pattern, md)
        # Python-Markdown compiles with DOTALL; the scan reads with the pattern as it stands.
        self.compiled_re = pattern
        self.make = make

    def handleMatch(  # type: ignore[override]  # noqa: D102, N802 - the library's signature
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the library's signature
    ) -> tuple[ET.Element | None, int | None, int | None]:
        made = self.make(m)
        return (made[0], m.start(), made[1]) if made else (None, None, None)


class Paragraph(BlockProcessor):
    """A paragraph that matches a pattern as a whole, and the element that stands in its place."""

    def __init__(
        self, parser: BlockParser, pattern: re.Pattern[str], make: Callable[[re.Match[str]], ET.Element]
    ) -> None:
        super().__init__(parser)
        self.pattern = pattern
        self.make = make

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002, D102 - the library's signature
        return self.pattern.fullmatch(block.strip()) is not None

    def run(self, parent: ET.Element, blocks: list[str]) -> None:  # noqa: D102 - the library's
        match = self.pattern.fullmatch(blocks.pop(0).strip())
        if match:
            parent.append(self.make(match))


class TreeChange(Treeprocessor):
    """A change to the page once its elements are made."""

    def __init__(self, md: Markdown, change: Callable[[ET.Element], None]) -> None:
        super().__init__(md)
        self.change = change

    def run(self, root: ET.Element) -> None:  # noqa: D102 - the library's
        self.change(root)
