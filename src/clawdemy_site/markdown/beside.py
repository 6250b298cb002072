"""Words with a card beside them, as a citation has and a term of the glossary.

The words stay a plain link, for print and for whatever shows words alone. A button over the link opens the card; the
button and the card come as HTML from a template, see ``fragments/beside.jinja``.
"""

from xml.etree import ElementTree as ET

from markdown import Markdown

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
