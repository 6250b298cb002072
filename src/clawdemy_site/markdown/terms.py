"""Terms of the glossary in text: ``[weights](term:weight)``, read for the scan and rendered with a card."""

from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from clawdemy_site.markdown.beside import set_beside
from clawdemy_site.markdown.context import PageContext
from clawdemy_site.markdown.findings import Findings, Piece
from clawdemy_site.markdown.links import FoundLink
from clawdemy_site.markdown.segments import Role
from clawdemy_site.markdown.syntax import TERM_NAME, TERM_SCHEME
from clawdemy_site.markdown.uses import TermUse


def read_term(piece: Piece, link: FoundLink, findings: Findings) -> None:
    """Note a term that a piece of text names, and report one that is in no form that is read."""
    name = link.target.removeprefix(TERM_SCHEME)
    where = piece.segment.locate(link.target_start + len(TERM_SCHEME))
    words = piece.segment.text[link.text_start : link.text_end]
    start = piece.segment.locate(link.start)
    if link.image or not words.strip() or not TERM_NAME.fullmatch(name):
        message = f"'{name[:60]}' is not named as a term is" if words.strip() else "a term has no words here"
        findings.report(start, "term-form", message, "write [weights](term:weight), the words and the term's id")
        return
    if piece.segment.role in {Role.HEADING, Role.TITLE}:
        what = "heading" if piece.segment.role is Role.HEADING else "question"
        help_text = "write the word alone, and mark it in the text below"
        findings.report(start, "term-in-heading", f"a term is marked in a {what}", help_text)
    findings.terms.append(TermUse(name, words, where))


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
