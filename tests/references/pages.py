"""Rendered references as a tree, the way a browser gets them: through Python-Markdown."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import markdown

EXTENSIONS = ["attr_list", "tables", "toc"]


class Rendered:
    """A page's HTML as a tree."""

    def __init__(self, text: str) -> None:
        self.html = markdown.markdown(text, extensions=EXTENSIONS)
        self.root = ET.fromstring(f"<main>{self.html}</main>")  # noqa: S314 - our own output

    @property
    def ids(self) -> list[str]:
        """Every id of the page, in order."""
        return [element.attrib["id"] for element in self.root.iter() if "id" in element.attrib]

    @property
    def headings(self) -> list[tuple[str, str, str]]:
        """Tag, id and text of the page's own headings."""
        return [(child.tag, child.attrib["id"], child.text or "") for child in self.root if child.tag[0] == "h"]

    def section(self, heading: str) -> ET.Element:
        """The section under a heading."""
        return next(child for child in self.root if child.get("aria-labelledby") == heading)

    def find(self, class_: str, within: ET.Element | None = None) -> list[ET.Element]:
        """Elements of a class."""
        top = self.root if within is None else within
        return [element for element in top.iter() if class_ in (element.get("class") or "").split()]

    def texts(self, class_: str, within: ET.Element | None = None) -> list[str]:
        """Texts of the elements of a class."""
        return [text(element) for element in self.find(class_, within)]

    def facts(self, within: ET.Element) -> dict[str, str]:
        """Labels of a list of facts, and what each says."""
        return {text(pair[0]): text(pair[1]) for pair in self._pairs(within)}

    def _pairs(self, within: ET.Element) -> Iterator[tuple[ET.Element, ET.Element]]:
        for facts in within.iter("dl"):
            for pair in facts:
                yield pair[0], pair[1]


def text(element: ET.Element) -> str:
    """The text of an element in one line."""
    return " ".join("".join(element.itertext()).split())


def links(element: ET.Element) -> dict[str, str]:
    """Texts and addresses of the links in an element."""
    return {text(link): link.attrib["href"] for link in element.iter("a")}
