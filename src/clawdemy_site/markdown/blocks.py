"""Practice blocks on the page: questions to read, answers folded away, forms that wait for their script.

The structure is plain HTML: a question is a heading that the page's contents do not list, an answer stands in
``<details>``, and a page without scripts says all that one with scripts does. The blocks are read by pymdownx; a
preprocessor takes the options out first, because that library reads them as YAML, where ``yes`` is not a word, ``0.19``
not a text and ``#`` the end of the line.
"""

import re
from xml.etree import ElementTree as ET

from markdown.preprocessors import Preprocessor
from pymdownx.blocks import BlocksProcessor
from pymdownx.blocks.block import Block

from clawdemy_site.markdown.hooks import PageState
from clawdemy_site.practice.kinds import KINDS
from clawdemy_site.practice.lines import match_slashes, parse_head, parse_option
from clawdemy_site.practice.model import BlockKind, RenderedBlock
from clawdemy_site.practice.regions import TAB

_PREFIX = "clawdemy-"  # other extensions have a block named hint
_NUMBERED = re.compile(r"([0-9]{1,9})(?: (.*))?")


class OptionsPreprocessor(Preprocessor):
    """Takes the options from under the heads and leaves one number before the title, by which the block finds them."""

    def __init__(self, page: PageState) -> None:
        super().__init__(page.md)
        self.page = page

    def run(self, lines: list[str]) -> list[str]:
        """Rewrite the lines of a page in which every fence is a placeholder already."""
        kept: list[str] = []
        index = 0
        while index < len(lines):
            head = _own_head(lines[index], len(self.page.options))
            kept.append(lines[index] if head is None else head)
            index += 1
            if head is None:
                continue
            options: dict[str, str] = {}
            while index < len(lines) and (option := parse_option(lines[index])) is not None:
                options.setdefault(option.key, option.text)
                index += 1
            kept.append("")  # or an indented body would be read as options
            self.page.options.append(options)
        return kept


def _own_head(line: str, number: int) -> str | None:
    """The head of one of our blocks under the name that only we use, numbered, or None for any other line."""
    match = match_slashes(line)
    head = parse_head(match) if match and len(match["lead"].expandtabs(TAB)) < TAB else None
    if match is None or head is None or head.name not in KINDS:
        return None
    return f"{match['lead']}{match['slashes']} {_PREFIX}{head.name} | {number} {head.title}".rstrip()


class _Practice(Block):  # type: ignore[misc]  # pymdownx ships no types
    """A practice block as pymdownx drives it: the library reads the lines, the kind makes the elements."""

    KIND: BlockKind
    ARGUMENT = None

    def on_create(self, parent: ET.Element) -> ET.Element:
        page: PageState = self.config["page"]
        numbered = _NUMBERED.fullmatch(self.argument or "")
        options = page.options[int(numbered[1])] if numbered and int(numbered[1]) < len(page.options) else {}
        answers = page.context.exercise(options.get("id", "")) if self.KIND.asks_numbers else None
        title = (numbered[2] if numbered else self.argument) or ""
        self.block = RenderedBlock(self.KIND, title, options, answers)
        self.target: ET.Element = self.KIND.open(self.block, parent)
        return parent[-1]

    def on_add(self, block: ET.Element) -> ET.Element:  # noqa: ARG002 - the library's signature
        return self.target

    def on_end(self, block: ET.Element) -> None:
        self.KIND.build(self.block, block, self.target)


_BLOCKS: tuple[type[_Practice], ...] = tuple(
    type(name, (_Practice,), {"NAME": name, "KIND": kind})
    for name, kind in ((f"{_PREFIX}{kind.name}", kind) for kind in KINDS.values())
)


def register_blocks(processor: BlocksProcessor, page: PageState) -> None:
    """Teach the practice blocks to pymdownx; a second time on the same Markdown is harmless."""
    for block in _BLOCKS:
        if block.NAME not in processor.blocks:
            processor.register(block, {"page": page})


def raise_questions(root: ET.Element) -> None:
    """Make the questions headings, one level below the section that they stand in.

    It runs after the table of contents is made: readers who move from heading to heading find every question, and
    the contents of the page stay short.
    """
    level = 2
    for element in root.iter():
        if element.tag == "p" and element.get("class", "").split()[:1] == ["practice__question"]:
            element.tag = f"h{min(level + 1, 6)}"
        elif element.tag in {"h2", "h3", "h4", "h5", "h6"} and "practice__question" not in element.get("class", ""):
            level = int(element.tag[1])
