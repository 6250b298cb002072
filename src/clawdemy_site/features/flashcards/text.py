"""Flashcards as plain text, for tables: formulas in words, pictures by their captions, code as it stands."""

import re
from html.parser import HTMLParser
from typing import ClassVar

from clawdemy_site.features.flashcards.cards import Face
from clawdemy_site.maths.words import replace_maths
from clawdemy_site.render.marks import Placement

NOWHERE = Placement(lambda _uri, _anchor: "", lambda _path: "", lambda _name, _prefix: "")
_SPACE = re.compile(r"[ \t\r\n]+")


def text_face(face: Face) -> Face:
    """Both sides of a card as plain text."""
    return face.each(lambda side: plain_text(NOWHERE.settle(side)))


def plain_text(html: str) -> str:
    """The words of a piece of HTML, a line for each block; code keeps its lines."""
    reader = _Reader()
    reader.feed(replace_maths(html, _formula))
    reader.close()
    lines = (line.rstrip() for line in "".join(reader.parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _formula(words: str, maths: str) -> str:
    """A formula in words; a displayed one stands on a line of its own."""
    return f"<p>{words}</p>" if 'display="block"' in maths else words


class _Reader(HTMLParser):
    """Collects words, with line ends where blocks part."""

    LINES = frozenset({"div", "tr", "li", "br", "figcaption", "pre", "dt", "dd", "summary"})
    PARAGRAPHS = frozenset({"p", "ul", "ol", "table", "figure", "blockquote", "details", "dl"})
    LEADS: ClassVar = {"li": "• ", "td": " | ", "th": " | "}

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
        if self.left_out or not self.parts or so_far.endswith(("• ", "\n" * max(ends, 1))) or not ends:
            return
        self.parts.append("\n" * (ends - so_far.endswith("\n")))
