"""Blanks in the sentences of a fill block: ruled lines on the page, and what belongs there in the folded answer.

Inline Markdown knows no blocks, so a blank is read in two turns. While inline syntax is read, each blank becomes a gap
and what it holds is kept; when the whole page is there, the gaps of each block are numbered and the answers set.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from clawdemy_site.markdown.block_parts import RenderedBlock, add_form, fold, set_data, take_parts
from clawdemy_site.markdown.number_marks import NumberMark, read_number, sole_mark
from clawdemy_site.markdown.number_spans import Sums
from clawdemy_site.practice.blanks import BLANK, accepted_words, blank_of, check_words

_ANSWERS = "practice__blanks"
_SHORT, _MEDIUM = 6, 14  # letters


@dataclass(slots=True)
class Gaps:
    """What belongs into the blanks of the page that is being rendered, by their elements: words, or one number."""

    held: dict[ET.Element, tuple[str, ...] | NumberMark] = field(default_factory=dict)

    def reset(self) -> None:
        """Forget the page: Python-Markdown calls this before each one."""
        self.held.clear()


def build_fill(block: RenderedBlock, section: ET.Element, text: ET.Element) -> None:
    """Put a fill block together; `BlanksProcessor` sets its answers once they are read."""
    parts = take_parts(text)
    section.remove(text)
    add_form(section, block.id, [text])
    section.extend(parts.hints)
    ET.SubElement(fold(section, "answer", "Show the answers"), "ol", {"class": _ANSWERS})
    section.extend(parts.solutions)


class BlankProcessor(InlineProcessor):
    """Turns a blank into a gap and remembers what belongs there."""

    def __init__(self, md: Markdown, gaps: Gaps) -> None:
        super().__init__(BLANK.pattern, md)
        # Python-Markdown compiles with DOTALL; the scan reads with the pattern as it stands.
        self.compiled_re = BLANK
        self.gaps = gaps

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's signature
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the library's signature
    ) -> tuple[ET.Element | None, int | None, int | None]:
        """Render one blank; one in another form stays as it is, for the scan has reported it."""
        body = blank_of(m).body
        mark = sole_mark(body)
        if mark is None and check_words(body):
            return None, None, None
        gap = ET.Element("span")
        self.gaps.held[gap] = mark or accepted_words(body)
        return gap, m.start(), m.end()


class BlanksProcessor(Treeprocessor):
    """Numbers the gaps of each fill block and sets its answers, after attribute lists and contents are read."""

    def __init__(self, md: Markdown, gaps: Gaps, sums: Sums) -> None:
        super().__init__(md)
        self.gaps = gaps
        self.sums = sums

    def run(self, root: ET.Element) -> None:
        """Handle every blank of the page; one outside a fill block shows what it holds."""
        for section in root.iter("section"):
            if "practice-fill" in section.get("class", "").split():
                self._fill(section)
        for gap, held in self.gaps.held.items():
            if not len(gap):
                gap.text = AtomicString(_shown(held))

    def _fill(self, section: ET.Element) -> None:
        answers = next((part for part in section.iter("ol") if part.get("class") == _ANSWERS), None)
        form = section.find("form")
        if answers is None or form is None:
            return
        blanks: list[dict[str, Any]] = []
        gaps = [gap for gap in form.iter("span") if gap in self.gaps.held]
        words = [word for gap in gaps for word in self._words(gap)]
        for gap in gaps:
            # One width for all that want words: a field as wide as its answer would tell which word fits where.
            size = _size(words if self._words(gap) else [_shown(self.gaps.held[gap])])
            gap.attrib = {"class": "practice__blank", "data-blank": str(len(blanks)), **size}
            ET.SubElement(gap, "span", {"class": "practice__line"}).text = f"({len(blanks) + 1})"
            blanks.append(_data(self.gaps.held[gap]))
            self._add_answer(answers, self.gaps.held[gap])
        set_data(section, {"kind": "fill", "blanks": blanks})

    def _words(self, gap: ET.Element) -> Sequence[str]:
        """The words that a gap wants; none where it wants a number."""
        held = self.gaps.held[gap]
        return () if isinstance(held, NumberMark) else held

    def _add_answer(self, answers: ET.Element, held: Sequence[str] | NumberMark) -> None:
        item = ET.SubElement(answers, "li")
        if isinstance(held, NumberMark):
            item.append(self.sums.element(held))
        else:
            item.text = AtomicString(" or ".join(held))


def _data(held: Sequence[str] | NumberMark) -> dict[str, Any]:
    if not isinstance(held, NumberMark):
        return {"words": held}
    number = read_number(held)
    return {"number": number[0], "within": number[1]} if number else {"words": [held.written]}


def _size(texts: Sequence[str]) -> dict[str, str]:
    """How wide a field the longest of these wants, so coarsely that the width gives nothing away."""
    longest = max(map(len, texts))
    return {"data-size": "short"} if longest <= _SHORT else {"data-size": "long"} if longest > _MEDIUM else {}


def _shown(held: Sequence[str] | NumberMark) -> str:
    return held.written if isinstance(held, NumberMark) else held[0]
