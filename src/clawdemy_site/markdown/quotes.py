"""Quotation marks beside code, emphasis, links and formulas, which ``smarty`` would turn the wrong way.

It reads each text between two elements by itself, and so takes a mark that stands alone behind one for an opening mark.
"""

import re
from xml.etree import ElementTree as ET

from markdown.util import AtomicString

_CLOSING = re.compile(
    r"(?P<mark>[\"'])(?![\w\"']|$)|(?P<apostrophe>')(?=(?:s|d|m|t|ll|re|ve|th)\b)|(?P<plural>\")(?=s\b)"
)
_OPENING = re.compile(r"(?<=[/(\[{–—-])(?P<mark>[\"'])$")
_CURVED = {'"': ("“", "”"), "'": ("‘", "’")}


def curve_quotes(root: ET.Element) -> None:
    """Curve the marks that stand directly behind an element, and those before one where no space tells their side."""
    for parent in root.iter():
        if len(parent) and not isinstance(parent.text, AtomicString):
            parent.text = _OPENING.sub(_open, parent.text or "") or None
        for place, element in enumerate(parent):
            tail = element.tail
            if not tail or isinstance(tail, AtomicString) or element.tag == "br":
                continue
            is_last = place + 1 == len(parent)
            if _CLOSING.match(tail) or (is_last and tail in _CURVED):
                tail = _CURVED[tail[0]][1] + tail[1:]
            element.tail = tail if is_last else _OPENING.sub(_open, tail)


def _open(match: re.Match[str]) -> str:
    return _CURVED[match["mark"]][0]
