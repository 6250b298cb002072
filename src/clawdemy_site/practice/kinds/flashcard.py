"""A block of kind ``flashcard``: a question with its answer, which leaves its page for the decks and the review."""

from xml.etree import ElementTree as ET

from clawdemy_site.practice.model import BlockKind, RenderedBlock
from clawdemy_site.practice.parts import open_answer, set_data
from clawdemy_site.practice.shared import IDENTITY, check_answer


def _open(block: RenderedBlock, parent: ET.Element) -> ET.Element:
    """Before the first card of a page is room for the button that studies them."""
    if parent.find("div[@data-study]") is None:
        ET.SubElement(parent, "div", {"class": "deck-study", "data-study": ""})
    body = open_answer(block, parent)
    set_data(parent[-1], {"kind": "card"})
    return body


FLASHCARD = BlockKind("flashcard", "its answer", check_answer, _open, required=IDENTITY, is_card=True)
