"""The list of an order block: shuffled in the form, in its right order in the folded answer."""

from xml.etree import ElementTree as ET

from clawdemy_site.markdown.exercises import Parts, fold
from clawdemy_site.markdown.forms import add_form, drop_if_empty, set_data
from clawdemy_site.practice.orders import shuffle


def build_order(section: ET.Element, task: ET.Element, block_id: str, parts: Parts) -> None:
    """Put an order block together below its text.

    Args:
        section: The block, which holds question and task.
        task: The element that holds the text and the list, before inline Markdown is read.
        block_id: The block's id, which fixes the order that is shown.
        parts: Its inner blocks.
    """
    found = task.find("ol")
    texts = [] if found is None else [_text(item) for item in found]
    if found is not None and texts:
        task.remove(found)
        drop_if_empty(section, task)
        shown = ET.Element("ol", {"class": "practice__order"})
        for place in shuffle(block_id, len(texts)):
            item = ET.SubElement(shown, "li", {"class": "practice__item", "data-place": str(place)})
            ET.SubElement(item, "span", {"class": "practice__item-text"}).text = texts[place]
        add_form(section, block_id, [shown])
        set_data(section, {"kind": "order"})
    section.extend(parts.hints)
    if texts:
        right = ET.SubElement(fold(section, "answer", "Show the right order"), "ol")
        for text in texts:
            ET.SubElement(right, "li").text = text
    section.extend(parts.solutions)


def _text(item: ET.Element) -> str:
    """The text of a list item, be the list tight or loose."""
    if not (item.text or "").strip() and len(item) and item[0].tag == "p":
        return item[0].text or ""
    return item.text or ""
