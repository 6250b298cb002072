"""Flashcards as plain text, for tables: formulas as TeX, pictures by their captions, code as it stands."""

import re
from html.parser import HTMLParser
from typing import ClassVar
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from clawdemy_site.features.flashcards.cards import Card, Face, render_card
from clawdemy_site.markdown.syntax import DISPLAY_MATHS, INLINE_MATHS
from clawdemy_site.render.marks import Placement
from clawdemy_site.render.site import Site

NOWHERE = Placement(lambda _uri, _anchor: "", lambda _path: "", lambda _name, _prefix: "")
_SPACE = re.compile(r"[ \t\r\n]+")


def text_face(site: Site, card: Card) -> Face:
    """Both sides of a card as plain text."""
    return render_card(site, card, _keep_tex).each(lambda side: plain_text(NOWHERE.settle(side)))


def _keep_tex(reader: Markdown) -> None:
    patterns = reader.inlinePatterns
    patterns.register(_Tex(DISPLAY_MATHS, "$$", reader), "clawdemy_display", 186)
    patterns.register(_Tex(INLINE_MATHS, "$", reader), "clawdemy_maths", 185)
    reader.parser.blockprocessors.register(_TexBlock(reader.parser), "clawdemy_maths", 79.8)


def plain_text(html: str) -> str:
    """The words of a piece of HTML, a line for each block; code keeps its lines."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (line.rstrip() for line in "".join(reader.parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Tex(InlineProcessor):
    """A formula as its author wrote it."""

    def __init__(self, pattern: re.Pattern[str], sign: str, md: Markdown) -> None:
        super().__init__(pattern.pattern, md)
        self.compiled_re = pattern
        self.sign = sign

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's signature
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the library's signature
    ) -> tuple[ET.Element, int, int]:
        """Keep one formula."""
        return _formula("span", m[1], self.sign), m.start(), m.end()


class _TexBlock(BlockProcessor):
    """A paragraph that is one formula."""

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002 - the library's signature
        """Whether the block is a formula and nothing else."""
        return DISPLAY_MATHS.fullmatch(block.strip()) is not None

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Keep the formula."""
        match = DISPLAY_MATHS.fullmatch(blocks.pop(0).strip())
        if match:
            parent.append(_formula("p", match[1], "$$"))


def _formula(tag: str, tex: str, sign: str) -> ET.Element:
    element = ET.Element(tag)
    element.text = AtomicString(f"{sign}{' '.join(tex.split())}{sign}")
    return element


class _Reader(HTMLParser):
    """Collects words, with line ends where blocks part."""

    LINES = frozenset({"div", "tr", "li", "br", "figcaption", "pre", "dt", "dd", "summary"})
    PARAGRAPHS = frozenset({"p", "ul", "ol", "table", "figure", "blockquote", "details", "dl"})
    LEADS: ClassVar = {"li": "- ", "td": " | ", "th": " | "}

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.code = 0
        self.left_out = 0
        self.cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Part what an element parts from what stands before it."""
        if tag == "details" and "figure__alt" in (dict(attrs).get("class") or ""):
            self.left_out += 1
        elif self.left_out:
            self.left_out += tag == "details"
        self._part(tag)
        self.code += tag == "pre"
        self.cells = 0 if tag == "tr" else self.cells + (tag in {"td", "th"})
        if not self.left_out and (tag == "li" or self.cells > 1):
            self.parts.append(self.LEADS.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        """Part it from what stands behind it."""
        if self.left_out:
            self.left_out -= tag == "details"
            return
        self.code -= tag == "pre" and self.code > 0
        self._part(tag)

    def handle_data(self, data: str) -> None:
        """Keep words; a line end outside code is a space."""
        if self.left_out:
            return
        text = data if self.code else _SPACE.sub(" ", data)
        fresh = not self.parts or self.parts[-1].endswith("\n")
        self.parts.append(text.lstrip(" ") if fresh and not self.code else text)

    def _part(self, tag: str) -> None:
        so_far = "".join(self.parts[-2:])
        ends = 2 if tag in self.PARAGRAPHS else 1 if tag in self.LINES else 0
        if self.left_out or not self.parts or so_far.endswith(("- ", "\n" * max(ends, 1))) or not ends:
            return
        self.parts.append("\n" * (ends - so_far.endswith("\n")))
