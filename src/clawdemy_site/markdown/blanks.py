"""Blanks in the sentences of a fill block: ruled lines on the page, and what belongs there in the folded answer.

Inline Markdown knows no blocks, so a blank is read in two turns. While inline syntax is read, each blank becomes a gap
and what it holds is kept; when the whole page is there, the gaps of each block are numbered and the answers set.
"""

import json
import re
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as ET

from markdown.util import AtomicString

from clawdemy_site.markdown.hooks import PageState
from clawdemy_site.markdown.number_marks import NumberMark, read_number, sole_mark
from clawdemy_site.markdown.number_spans import number_element
from clawdemy_site.practice.accuracy import say
from clawdemy_site.practice.blanks import accepted_words, blank_of, check_words
from clawdemy_site.practice.kinds.fill import ANSWERS, FILL, alike
from clawdemy_site.practice.parts import set_data

_DOUBTFUL = re.compile(r"[−-]?[1-9]\d{0,2}[.,]\d{3}")  # thousands or decimals
_SHORT, _MEDIUM = 6, 14  # letters


def open_gap(page: PageState, match: re.Match[str]) -> tuple[ET.Element, int] | None:
    """Turn a blank into a gap; one in another form stays as it is, for the scan has reported it."""
    body = blank_of(match).body
    mark = sole_mark(body)
    if mark is None and check_words(body):
        return None
    gap = ET.Element("span")
    page.gaps[gap] = mark or accepted_words(body)
    return gap, match.end()


def fill_gaps(page: PageState, root: ET.Element) -> None:
    """Number the gaps of each fill block and set its answers; a blank outside shows what it holds."""
    for section in root.iter("section"):
        if FILL.css_class in section.get("class", "").split():
            _fill(page, section)
    for gap, held in page.gaps.items():
        if not len(gap):
            gap.text = AtomicString(_shown(held))


def _fill(page: PageState, section: ET.Element) -> None:
    answers = next((part for part in section.iter("ol") if part.get("class") == ANSWERS), None)
    form = section.find("form")
    if answers is None or form is None:
        return
    data = json.loads(section.get("data-practice", "{}"))
    groups = data.pop("alike", [])
    blanks: list[dict[str, Any]] = []
    parents = {child: parent for parent in form.iter() for child in parent}
    gaps = [(gap, page.gaps[gap]) for gap in form.iter("span") if gap in page.gaps]
    # A field to choose from has an arrow as wide as three letters.
    words = [*(f"{word}___" for word in data.get("bank", [])), *(word for _, held in gaps for word in _words(held))]
    for gap, held in gaps:
        # One width for all that want words: a field as wide as its answer would tell which word fits where.
        size = _size(words if _words(held) else [_shown(held)])
        gap.attrib = {"class": "practice__blank", "data-blank": str(len(blanks)), **size}
        ET.SubElement(gap, "span", {"class": "practice__line"}).text = f"({len(blanks) + 1})"
        blanks.append(_data(held, groups))
        item = ET.SubElement(answers, "li")
        if isinstance(held, NumberMark):
            item.append(number_element(page, held))
            _add_accuracy(gap, parents[gap], blanks[-1].get("within", 0.0))
        else:
            item.text = AtomicString(" or ".join(held))
    set_data(section, {**data, "blanks": blanks})


def _add_accuracy(gap: ET.Element, parent: ET.Element, within: float) -> None:
    """Say behind a blank how exact its number is to be, where that is not a whole number."""
    words = say(within)
    if within not in {0.0, 0.5}:
        note = ET.Element("span", {"class": "practice__accuracy"})
        note.text, note.tail, gap.tail = f"({words})", gap.tail, " "
        parent.insert(list(parent).index(gap) + 1, note)


def _words(held: Sequence[str] | NumberMark) -> Sequence[str]:
    """The words that a gap wants; none where it wants a number."""
    return () if isinstance(held, NumberMark) else held


def _data(held: Sequence[str] | NumberMark, groups: Sequence[Sequence[str]]) -> dict[str, Any]:
    if not isinstance(held, NumberMark):
        return {"words": alike(held, groups)}
    number = read_number(held)
    if number is None:
        return {"words": [held.written]}
    # What is written is right even where the language of the page reads its marks otherwise.
    written = {"shown": held.written} if _DOUBTFUL.fullmatch(held.written) else {}
    return {"number": number[0], "within": number[1], **written}


def _size(texts: Sequence[str]) -> dict[str, str]:
    """How wide a field the longest of these wants, so coarsely that the width gives nothing away."""
    longest = max(map(len, texts))
    return {"data-size": "short"} if longest <= _SHORT else {"data-size": "long"} if longest > _MEDIUM else {}


def _shown(held: Sequence[str] | NumberMark) -> str:
    return held.written if isinstance(held, NumberMark) else held[0]
