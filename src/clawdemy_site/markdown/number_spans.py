"""Marked numbers on the page: they look like numbers, and one switch shows the sum behind each.

A number is a ``<span class="number">`` that holds the number alone while headings become anchors and contents. Its sum
is added after that, hidden, as text that no search index takes in. The switch is a checkbox, so it needs no script; the
list at the foot of the page says the same without styles.
"""

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from markdown.util import AtomicString

from clawdemy_site.markdown.hooks import PageState
from clawdemy_site.markdown.number_marks import NumberMark, read_mark

_KEY = "data-number"
_CLASS = {"=": "number", "≈": "number", "given:": "number number--given"}


def number_element(page: PageState, mark: NumberMark) -> ET.Element:
    """A number's element, which carries the key of its mark until `add_sums` adds the sum."""
    key = str(len(page.marks))
    page.marks[key] = mark
    number = ET.Element("span", {"class": _CLASS[mark.sign], _KEY: key})
    # What is given may be words with code or emphasis in them; a checked number is never read again.
    number.text = mark.written if mark.sign == "given:" else AtomicString(mark.written)
    return number


def render_number(page: PageState, head: re.Match[str]) -> tuple[ET.Element, int] | None:
    """Turn a mark into its number; one in another form stays as it is, for the scan has reported it."""
    mark = read_mark(head.string, head)
    return (number_element(page, mark), mark.end) if isinstance(mark, NumberMark) else None


def add_sums(page: PageState, root: ET.Element) -> None:
    """Add the sums, the switch and the list, after the table of contents is made, which must hold none."""
    folded = {number for part in root.iter("details") for number in part.iter("span")}
    lists: dict[bool, dict[str, ET.Element]] = {False: {}, True: {}}
    for number in root.iter("span"):
        mark = page.marks.get(number.attrib.pop(_KEY, ""))
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


def mark_varying(page: PageState, root: ET.Element) -> None:
    """Give each number of an exercise that varies the index of its texts, while numbers still carry their marks."""
    for section in root.iter("section"):
        if "practice-exercise" not in section.get("class", "").split():
            continue
        view = page.context.exercise(section.get("id", ""))
        for number in section.iter("span") if view and view.varying else ():
            mark = page.marks.get(number.get(_KEY, ""))
            index = view.varying.get((mark.written, mark.body)) if view and mark else None
            if index is not None:
                number.set("data-varies", str(index))


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
