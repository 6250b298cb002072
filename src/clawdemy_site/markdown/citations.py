"""Citations and terms of the glossary in text: links, each with a card beside its words.

The words stay a plain link, for print and for whatever shows words alone. A button over the link opens the card; the
button and the card come as HTML from a template, see ``fragments/beside.jinja``.
"""

import re
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from clawdemy_site.markdown.context import CitationView, PageContext
from clawdemy_site.markdown.syntax import CITATION, TERM_SCHEME

_ONE_LINE = 28
"""As many letters fit one line of a phone, so that the words need not be broken."""


def set_beside(md: Markdown, link: ET.Element, card: str, name: str = "") -> ET.Element:
    """Put a link and its card together.

    Args:
        md: The Markdown instance that renders the page.
        link: The link; what follows it in the text follows the whole afterwards.
        card: The button and the card, safe HTML of phrasing content only.
        name: A further class of the whole.
    """
    kinds = ["beside", name, "" if len("".join(link.itertext())) <= _ONE_LINE else "beside--long"]
    whole = ET.Element("span", {"class": " ".join(filter(None, kinds))})
    whole.tail = link.tail
    link.set("tabindex", "-1")  # the button over it is the one stop for the keyboard
    link.tail = md.htmlStash.store(card)
    whole.append(link)
    return whole


class CitationProcessor(InlineProcessor):
    """Turns ``[@id, locator]`` into ``(Label, locator)``, linked to the reference."""

    def __init__(self, md: Markdown, context: PageContext) -> None:
        super().__init__(CITATION.pattern, md)
        # Python-Markdown compiles with DOTALL; the scan reads with the pattern as it stands.
        self.compiled_re = CITATION
        self.context = context
        self.uses: dict[str, int] = {}

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's signature
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the library's signature
    ) -> tuple[ET.Element, int, int]:
        """Render one citation."""
        work_id, locator = m[1], (m[2] or "").strip()
        return self._element(work_id, locator), m.start(), m.end()

    def reset(self) -> None:
        """Start a page."""
        self.uses = {}

    def _element(self, work_id: str, locator: str) -> ET.Element:
        view = self.context.citation(work_id, locator)
        link = _link(view, work_id, locator)
        if view is None or view.card is None:
            return link
        count = self.uses[work_id] = self.uses.get(work_id, 0) + 1
        card = view.card(f"cite-{work_id}" if count == 1 else f"cite-{work_id}-{count}")
        return set_beside(self.md, link, card, "cite")


def _link(view: CitationView | None, work_id: str, locator: str) -> ET.Element:
    place = f", {locator}" if locator else ""
    if view is None:
        missing = ET.Element("span", {"class": "citation-missing"})
        missing.text = AtomicString(f"({work_id}{place})")
        return missing
    link = ET.Element("a", {"class": "citation", "href": view.url})
    if view.title:
        link.set("title", view.title)
    link.text = AtomicString(f"({view.label}{place})")
    return link


def term_anchor(name: str) -> str:
    """The id of a term, where it first stands on a page and where the glossary explains it."""
    return f"term-{name}"


class TermProcessor(Treeprocessor):
    """Gives each link to a term its address and its card; an unknown term shows as its words alone."""

    def __init__(self, md: Markdown, context: PageContext) -> None:
        super().__init__(md)
        self.md = md
        self.context = context

    def run(self, root: ET.Element) -> None:
        """Handle every term of the page."""
        uses: dict[str, int] = {}
        for parent in list(root.iter()):
            for place, link in enumerate(list(parent)):
                if link.tag == "a" and link.get("href", "").startswith(TERM_SCHEME):
                    parent[place] = self._element(link, uses)

    def _element(self, link: ET.Element, uses: dict[str, int]) -> ET.Element:
        name = link.get("href", "").removeprefix(TERM_SCHEME)
        view = self.context.term(name)
        if view is None:
            link.tag = "span"
            link.attrib.clear()
            link.set("class", "term-missing")
            return link
        link.set("href", view.url)
        link.set("class", f"{link.get('class', '')} term".strip())
        if view.card is None:
            return link
        count = uses[name] = uses.get(name, 0) + 1
        anchor = term_anchor(name) if count == 1 else f"{term_anchor(name)}-{count}"
        element = set_beside(self.md, link, view.card(f"{anchor}-card"))
        element.set("id", anchor)
        return element
