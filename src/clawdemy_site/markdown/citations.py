"""Citations and terms of the glossary in text: links, each with a card beside its words.

The words stay a plain link, for print and for whatever shows words alone. A button over the link opens the card; the
button and the card come as HTML from a template, see ``fragments/beside.jinja``.
"""

import re
from xml.etree import ElementTree as ET

from markdown.util import AtomicString

from clawdemy_site.markdown.context import CitationView
from clawdemy_site.markdown.hooks import PageState, lead_nowhere
from clawdemy_site.markdown.syntax import TERM_SCHEME

_ONE_LINE = 28  # as many letters fit one line of a phone, so that the words need not be broken


def render_citation(page: PageState, match: re.Match[str]) -> tuple[ET.Element, int]:
    """Turn ``[@id, locator]`` into ``(Label, locator)``, linked to the reference."""
    work_id, locator = match[1], (match[2] or "").strip()
    view = page.context.citation(work_id, locator)
    link = _link(view, work_id, locator)
    if view and view.card:
        link = _set_beside(page, link, view.card(page.next_id(f"cite-{work_id}")), "cite")
    return link, match.end()


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


def link_terms(page: PageState, root: ET.Element) -> None:
    """Give each link to a term its address and its card; an unknown term shows as its words alone."""
    for parent in list(root.iter()):
        for place, link in enumerate(list(parent)):
            if link.tag == "a" and link.get("href", "").startswith(TERM_SCHEME):
                parent[place] = _link_term(page, link)


def _link_term(page: PageState, link: ET.Element) -> ET.Element:
    name = link.get("href", "").removeprefix(TERM_SCHEME)
    view = page.context.term(name)
    if view is None:
        lead_nowhere(link, "term")
        return link
    link.set("href", view.url)
    link.set("class", f"{link.get('class', '')} term".strip())
    if view.card is None:
        return link
    anchor = page.next_id(term_anchor(name))
    element = _set_beside(page, link, view.card(f"{anchor}-card"))
    element.set("id", anchor)
    return element


def _set_beside(page: PageState, link: ET.Element, card: str, name: str = "") -> ET.Element:
    """Put a link and its card, safe HTML of phrasing content only, together in one element."""
    kinds = ["beside", name, "" if len("".join(link.itertext())) <= _ONE_LINE else "beside--long"]
    whole = ET.Element("span", {"class": " ".join(filter(None, kinds))})
    whole.tail = link.tail
    link.set("tabindex", "-1")  # the button over it is the one stop for the keyboard
    link.tail = page.md.htmlStash.store(card)
    whole.append(link)
    return whole
