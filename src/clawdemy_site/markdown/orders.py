"""The list of an order block: shuffled in the form, in its right order in the folded answer."""

from xml.etree import ElementTree as ET

from clawdemy_site.markdown.block_parts import RenderedBlock, fold, item_text, take_parts
from clawdemy_site.markdown.forms import add_form, drop_if_empty, set_data
from clawdemy_site.practice.orders import shuffle


def build_order(block: RenderedBlock, section: ET.Element, task: ET.Element) -> None:
    """Put an order block together below its text; its id fixes the order that is shown."""
    parts = take_parts(task)
    found = task.find("ol")
    texts = [] if found is None else [item_text(item)[0] for item in found]
    if found is not None and texts:
        task.remove(found)
        drop_if_empty(section, task)
        shown = ET.Element("ol", {"class": "practice__order"})
        for place in shuffle(block.id, len(texts)):
            item = ET.SubElement(shown, "li", {"class": "practice__item", "data-place": str(place)})
            ET.SubElement(item, "span", {"class": "practice__item-text"}).text = texts[place]
        add_form(section, block.id, [shown])
        set_data(section, {"kind": "order"})
    section.extend(parts.hints)
    if texts:
        right = ET.SubElement(fold(section, "answer", "Show the right order"), "ol")
        for text in texts:
            ET.SubElement(right, "li").text = text
    section.extend(parts.solutions)
