"""Numbered formulas on a page, and references to them."""

import re
from xml.etree import ElementTree as ET

from markdown.util import AtomicString

from clawdemy_site.markdown.hooks import PageState, lead_nowhere, lead_to
from clawdemy_site.markdown.maths import maths_element
from clawdemy_site.markdown.syntax import EQUATION_SCHEME


def set_equation(page: PageState, match: re.Match[str]) -> ET.Element:
    """A formula of its own, with its number beside it if it has an id; the match is of `EQUATION`."""
    formula = maths_element(match[1], display=True, block=True)
    name = (match["id"] or "").removeprefix("eq-")
    view = page.context.equation(name) if name else None
    if view is None:
        return formula
    box = ET.Element("div", {"class": "equation", "id": page.next_id(f"eq-{name}")})
    box.append(formula)
    ET.SubElement(box, "span", {"class": "equation__number"}).text = AtomicString(f"({view.number})")
    return box


def link_equations(page: PageState, root: ET.Element) -> None:
    """Give each reference to a numbered formula its address and the number; an unknown one shows as its words."""
    for link in [link for link in root.iter("a") if link.get("href", "").startswith(EQUATION_SCHEME)]:
        view = page.context.equation(link.get("href", "").removeprefix(EQUATION_SCHEME))
        if view is None:
            lead_nowhere(link, "equation")
        else:
            lead_to(link, "equation", view.url, f"({view.number})", f"({view.number})")
