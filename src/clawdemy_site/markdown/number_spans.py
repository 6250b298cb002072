"""Marked numbers on the page: they look like numbers, and one switch shows the sum behind each.

A number is a ``<span class="number">`` that holds the number alone while headings become anchors and contents. Its sum
is added after that, hidden, as text that no search index takes in. The switch is a checkbox, so it needs no script; the
list at the foot of the page says the same without styles.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from clawdemy_site.markdown.context import PageContext
from clawdemy_site.markdown.number_marks import NUMBER_HEAD, NumberMark, read_mark

_KEY = "data-number"
_CLASS = {"=": "number", "≈": "number", "given:": "number number--given"}


@dataclass(slots=True)
class Sums:
    """The marks of the page that is being rendered, by the key that their elements carry until the page is whole."""

    marks: dict[str, NumberMark] = field(default_factory=dict)

    def reset(self) -> None:
        """Forget the page: Python-Markdown calls this before each one."""
        self.marks.clear()

    def element(self, mark: NumberMark) -> ET.Element:
        """A number's element, which carries its key until `SumsProcessor` adds the sum."""
        key = str(len(self.marks))
        self.marks[key] = mark
        number = ET.Element("span", {"class": _CLASS[mark.sign], _KEY: key})
        # What is given may be words with code or emphasis in them; a checked number is never read again.
        number.text = mark.written if mark.sign == "given:" else AtomicString(mark.written)
        return number

    def mark_of(self, element: ET.Element) -> NumberMark | None:
        """The mark of a number's element, or None for any other element."""
        return self.marks.get(element.get(_KEY, ""))


class NumberProcessor(InlineProcessor):
    """Turns a mark into its number and remembers the sum."""

    def __init__(self, md: Markdown, sums: Sums) -> None:
        super().__init__(NUMBER_HEAD.pattern, md)
        # Python-Markdown compiles with DOTALL; the scan reads with the pattern as it stands.
        self.compiled_re = NUMBER_HEAD
        self.sums = sums

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's signature
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element | None, int | None, int | None]:
        """Render one number; a mark in another form stays as it is, for the scan has reported it."""
        mark = read_mark(data, m)
        if not isinstance(mark, NumberMark):
            return None, None, None
        return self.sums.element(mark), m.start(), mark.end


class SumsProcessor(Treeprocessor):
    """Adds the sums, the switch and the list. It runs after the table of contents is made, which must hold none."""

    def __init__(self, md: Markdown, sums: Sums) -> None:
        super().__init__(md)
        self.sums = sums

    def run(self, root: ET.Element) -> None:
        """Handle every number of the page."""
        folded = {number for part in root.iter("details") for number in part.iter("span")}
        lists: dict[bool, dict[str, ET.Element]] = {False: {}, True: {}}
        for number in root.iter("span"):
            mark = self.sums.mark_of(number)
            number.attrib.pop(_KEY, "")
            if mark is None:
                continue
            shown = " ".join("".join(number.itertext()).split())
            lists[number in folded].setdefault(f"{shown} {mark.sign} {mark.body}", _item(shown, mark))
            number.append(_sum(mark))
        if lists[False] or lists[True]:
            root.insert(0, _switch())
        if lists[False]:
            root.append(_list("The sums behind the numbers on this page", lists[False].values()))
        if lists[True]:
            # Apart, or who looks up one number would read the answers to all questions.
            root.append(_list("The sums behind the answers on this page", lists[True].values()))


def _sum(mark: NumberMark) -> ET.Element:
    """The sum beside its number. It holds no ``<span>``: the search index finds the end of what it skips by tag."""
    element = ET.Element("span", {"class": "number__sum", "hidden": "", "data-search-exclude": ""})
    text = f" ({mark.sign} {mark.body})" if mark.sign == "given:" else f" {mark.sign} {mark.body}"
    element.text = AtomicString(text)
    return element


def _switch() -> ET.Element:
    box = ET.Element("p", {"class": "sums-switch", "data-search-exclude": ""})
    label = ET.SubElement(box, "label")
    ET.SubElement(label, "input", {"type": "checkbox", "class": "sums-switch__box"}).tail = " Show the sums"
    return box


def _list(summary: str, items: Iterable[ET.Element]) -> ET.Element:
    details = ET.Element("details", {"class": "sums", "data-search-exclude": ""})
    ET.SubElement(details, "summary").text = summary
    ET.SubElement(details, "ol", {"class": "sums__list"}).extend(items)
    return details


def _item(shown: str, mark: NumberMark) -> ET.Element:
    item = ET.Element("li")
    number = ET.SubElement(item, "span", {"class": "sums__number"})
    number.text = AtomicString(shown)
    if mark.sign == "given:":
        number.tail = AtomicString(f", given: {mark.body}")
        return item
    number.tail = f" {mark.sign} "
    ET.SubElement(item, "code").text = AtomicString(mark.body)
    return item


class VaryingProcessor(Treeprocessor):
    """Gives each number that varies the index of its texts. It runs while numbers still carry their marks."""

    def __init__(self, md: Markdown, context: PageContext, sums: Sums) -> None:
        super().__init__(md)
        self.context = context
        self.sums = sums

    def run(self, root: ET.Element) -> None:
        """Handle every exercise of the page."""
        for section in root.iter("section"):
            if "practice-exercise" not in section.get("class", "").split():
                continue
            view = self.context.exercise(section.get("id", ""))
            for number in section.iter("span") if view and view.varying else ():
                mark = self.sums.mark_of(number)
                index = view.varying.get((mark.written, mark.body)) if view and mark else None
                if index is not None:
                    number.set("data-varies", str(index))
