"""What the search finds on a page: its sections, each with its heading and its words, read from the page's HTML.

An entry is a function of the HTML alone, so what a page had in an earlier build can be taken again.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from clawdemy_site.maths.words import replace_maths

_HEADINGS = "h1[id], h2[id], h3[id], h4[id], h5[id], h6[id]"
_PASSED_OVER = (
    ":not(h1, h2, h3, h4, h5, h6)[data-search-exclude], .headerlink, .linenodiv, script, style, template, object, svg"
)
_BLOCK = re.compile(
    r"<(?=/?(?:address|article|aside|blockquote|br|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|"
    r"header|hr|label|legend|li|main|nav|ol|p|pre|section|summary|table|td|th|tr|ul)\b)"
)
_ANY_BLOCK, _CAPITAL = re.compile(_BLOCK.pattern, re.IGNORECASE), re.compile("</?[A-Z]")
# Signs that stand for the tree once it is text: a section begins, an element with sections of its own begins and ends.
_SECTION, _AFTER_ID, _AFTER_TITLE, _INTO, _OUT = "\1\2\3\4\5"
_UNUSUAL = re.compile(r"[\x01-\x05\t\r\f]")
_FLAT = {**dict.fromkeys(map(ord, "\n\t\r\f"), " "), **dict.fromkeys(range(1, 6))}
_PARTS = re.compile(f"([{_SECTION}{_INTO}{_OUT}])")
_SPACES = re.compile("  +")


class Entry(NamedTuple):
    """A section of a page, or what stands above all sections."""

    place: str  # the id of its heading; empty above all sections
    title: str  # the words of its heading; empty above all sections, where the page has no heading of its own
    text: str  # its words, a line for each block, formulas in words


def read_entries(html: str) -> tuple[Entry, ...]:
    """The sections of a page's HTML in order, without those that are to be passed over and without empty ones.

    ``data-search-exclude`` on a heading passes over its section, on any other element over what stands in it.
    """
    html = replace_maths(html).translate(_FLAT) if _UNUSUAL.search(html) else replace_maths(html).replace("\n", " ")
    tree = LexborHTMLParser((_ANY_BLOCK if _CAPITAL.search(html) else _BLOCK).sub("\n<", html))
    body = tree.body
    if body is None:
        return ()
    for node in tree.css(_PASSED_OVER):
        node.decompose()
    holders: set[int] = set()
    for heading in tree.css(_HEADINGS):
        _mark_section(heading, body, holders)
    found = [Entry(place, title, _tidy("".join(texts))) for place, title, texts in _sections(body.text(strip=False))]
    return tuple(entry for entry in found if entry.title or entry.text)


def _mark_section(heading: LexborNode, body: LexborNode, holders: set[int]) -> None:
    """Put signs in the place of a heading, and around the first element that holds sections of its own."""
    parent = heading.parent
    if parent is not None and parent.mem_id != body.mem_id and parent.mem_id not in holders:
        holders.add(parent.mem_id)
        heading.insert_before(_INTO)
        parent.insert_after(_OUT)
    place = "" if heading.tag == "h1" else heading.attributes["id"] or ""
    title = "" if "data-search-exclude" in heading.attributes else _tidy(heading.text(strip=False)).replace("\n", " ")
    heading.insert_before(f"{_SECTION}{place}{_AFTER_ID}{title}{_AFTER_TITLE}")
    heading.decompose()


def _sections(text: str) -> Iterator[tuple[str, str, list[str]]]:
    """Sections as text with signs in it holds them: id, title, and the texts that belong to it.

    Behind an element that holds sections the one around it goes on. A section without a title is passed over.
    """
    top: list[str] = []
    sections = [("", "", top)]
    current, around = top, []
    parts = _PARTS.split(text)
    for sign, after in zip(["", *parts[1::2]], parts[::2], strict=True):
        text = after
        if sign == _INTO:
            around.append(current)
        elif sign == _OUT and around:
            current = around.pop()
        elif sign == _SECTION:
            place, _, rest = after.partition(_AFTER_ID)
            title, _, text = rest.partition(_AFTER_TITLE)
            if not place and not any(map(str.strip, top)):
                sections[0] = ("", title, top)
                current = top
            else:
                current = []
                sections += [(place, title, current)] if title else []
        current.append(text)
    yield from sections


def _tidy(text: str) -> str:
    """Text without spaces and empty lines that nobody sees."""
    lines = (line.strip(" ") for line in _SPACES.sub(" ", text).split("\n"))
    return "\n".join(filter(None, lines))
