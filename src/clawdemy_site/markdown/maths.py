"""Formulas on a page: the element that shows one, and its words where a heading is named."""

from xml.etree import ElementTree as ET

from markdown.util import AtomicString

from clawdemy_site.maths.typeset import render_maths

WIDE = 24
"""Characters that a line of a displayed formula may hold before a phone may have to scroll it."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def maths_element(tex: str, *, display: bool, block: bool = False) -> ET.Element:
    """The element that shows a formula, or its TeX as code where it does not parse: the scan has reported that.

    The arguments are those of `render_maths`; a ``block`` stands outside any paragraph.
    """
    mathml, fault = render_maths(tex, display=display)
    if fault:
        code = ET.Element("code", {"class": "math-error"})
        code.text = AtomicString(tex)
        return code
    maths = ET.fromstring(mathml)  # noqa: S314 - our own typesetter's output
    for part in maths.iter():
        part.text = AtomicString(part.text) if part.text else None
        part.tail = AtomicString(part.tail) if part.tail else None
    box = ET.Element("div" if block else "span", {"class": "math-display" if display else "math"})
    if display and _width(maths) > WIDE:
        box.attrib.update({"tabindex": "0", "role": "group", "aria-label": "Formula"})
    box.append(maths)
    return box


def _width(maths: ET.Element) -> int:
    """Characters in the longest line of a formula, a rough measure of its width."""
    table = maths[0] if len(maths) == 1 and maths[0].tag == "mtable" else None
    lines = maths if table is None else table
    widths = [len("".join(line.itertext())) for line in lines]
    return sum(widths) if table is None else max(widths, default=0)


class HeadingFormulas:
    """Lets headings with formulas be named by the words of these: what makes contents and ids takes the text.

    Each formula gives way to its words while that is done, and comes back after it.
    """

    def __init__(self) -> None:
        self._kept: list[tuple[ET.Element, ET.Element]] = []

    def hide(self, root: ET.Element) -> None:
        """Put words in the place of formulas."""
        for box in (box for heading in root.iter() if heading.tag in _HEADINGS for box in heading.iter()):
            if len(box) and box[0].tag == "math":
                self._kept.append((box, box[0]))
                box.text = AtomicString(box[0].get("alttext", ""))
                box.remove(box[0])

    def show(self, root: ET.Element) -> None:  # noqa: ARG002 - of one shape with other changes
        """Put the formulas back."""
        for box, maths in self._kept:
            box.text = None
            box.append(maths)
        self._kept.clear()
