"""Elements of other extensions, changed so that they need no other host and are whole on paper and without scripts."""

from copy import deepcopy
from xml.etree import ElementTree as ET

from markdown.util import AtomicString

_EMOJI = frozenset({"twemoji", "emojione", "gemoji"})
_OURS = ("practice__", "figure__", "sums")
_ALTERNATE = "tabbed-alternate"


def write_emoji(root: ET.Element) -> None:
    """Let the picture of an emoji, which lies on another host, be its character."""
    for image in root.iter("img"):
        is_emoji = not _EMOJI.isdisjoint(image.get("class", "").split())
        if is_emoji and "//" in image.get("src", "") and image.get("alt"):
            image.tag, image.text = "span", AtomicString(image.attrib["alt"])
            title = image.get("title", "")
            image.attrib.clear()
            image.attrib.update({"class": "emoji", "title": title} if title else {"class": "emoji"})


def name_boxes(root: ET.Element) -> None:
    """Tell the folded boxes of an author from those of ours, each of which has a class of its own."""
    for box in root.iter("details"):
        if not box.get("class", "").startswith(_OURS):
            box.set("class", f"{box.get('class', '')} box".strip())


def title_panels(root: ET.Element) -> None:
    """Give each panel of tabs its label as a title of its own, which shows where all panels do."""
    for tabs in root.iter("div"):
        if _ALTERNATE not in tabs.get("class", "").split():
            continue
        labels = [label for part in tabs.findall("div") for label in part.findall("label")]
        panels = [panel for part in tabs.findall("div") for panel in part.findall("div")]
        for label, panel in zip(labels, panels, strict=False):
            title = ET.Element("p", {"class": "tabbed-title", "data-search-exclude": ""})
            title.text = label.text
            title.extend(deepcopy(list(label)))
            for element in title.iter():
                element.attrib.pop("id", None)
            panel.insert(0, title)
