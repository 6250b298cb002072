"""A live figure on the page: the place that a script takes over, and what stands in it until then.

The still drawing and the table of facts are in the page as it is sent. They stay on paper, where scripts are off, and
where the script fails.
"""

from xml.etree import ElementTree as ET

from markdown.util import AtomicString

from clawdemy_site.markdown.context import LiveView


def lay_place(figure: ET.Element, live: LiveView) -> ET.Element:
    """The place inside a figure that its script takes over."""
    return ET.SubElement(figure, "div", {"class": "live", "data-live": live.name})


def add_rows(place: ET.Element, live: LiveView) -> None:
    """The facts of a live figure as a table, none where it states none, and a line for readers without scripts."""
    if live.rows:
        _add_table(place, live)
    ET.SubElement(place, "p", {"class": "live__off"}).text = AtomicString("Where scripts run, this figure can be used.")


def _add_table(place: ET.Element, live: LiveView) -> None:
    table = ET.SubElement(place, "table")
    ET.SubElement(table, "caption").text = AtomicString(f"{live.title}: the facts")
    body = ET.SubElement(table, "tbody")
    for label, words in live.rows:
        row = ET.SubElement(body, "tr")
        ET.SubElement(row, "th", {"scope": "row"}).text = AtomicString(label)
        ET.SubElement(row, "td").text = AtomicString(words)


def add_page_link(caption: ET.Element, live: LiveView) -> None:
    """A way to the figure's own page, which has more room."""
    line = ET.SubElement(caption, "span", {"class": "figure__page"})
    ET.SubElement(line, "a", {"href": live.page}).text = AtomicString(f"{live.title}, on a page of its own")
