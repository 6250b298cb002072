"""Figures on the page: the drawing with its caption, the place of a live one, and links that name a figure's number."""

from xml.etree import ElementTree as ET

from markdown.util import AtomicString

from clawdemy_site.markdown.context import FigureView, LiveView
from clawdemy_site.markdown.hooks import PageState, lead_nowhere, lead_to
from clawdemy_site.markdown.syntax import FIGURE_SCHEME


def embed_figures(page: PageState, root: ET.Element) -> None:
    """Replace images and links whose address is ``figure:…``; an author's mistake shows as code and never raises.

    It runs after attribute lists, which could otherwise not be taken off the image, and before the table of contents,
    so that the text of a heading is final when its anchor is made.
    """
    parents = {child: parent for parent in root.iter() for child in parent}
    for image in [image for image in root.iter("img") if image.get("src", "").startswith(FIGURE_SCHEME)]:
        _embed(page, image, parents)
    for link in [link for link in root.iter("a") if link.get("href", "").startswith(FIGURE_SCHEME)]:
        _link(page, link)


def _embed(page: PageState, image: ET.Element, parents: dict[ET.Element, ET.Element]) -> None:
    name = image.get("src", "").removeprefix(FIGURE_SCHEME)
    view = page.context.figure(name)
    figure = _figure(page, view) if view else _missing(name)
    replaced, parent = image, parents[image]
    alone = parent.tag == "p" and len(parent) == 1 and not f"{parent.text or ''}{image.tail or ''}".strip()
    if alone and parent in parents:
        replaced, parent = parent, parents[parent]
    elif parent.tag == "p" and view:
        parent.tag = "div"  # a paragraph cannot hold a figure
    figure.tail = replaced.tail
    parent[list(parent).index(replaced)] = figure


def _figure(page: PageState, view: FigureView) -> ET.Element:
    """The whole figure: drawing, caption, credit, description."""
    anchor = page.next_id(view.anchor)
    figure = ET.Element("figure", {"class": "figure", "id": anchor})
    # The script of a live figure takes over a place in it. The still drawing and the table of facts are in the page as
    # it is sent: they stay on paper, where scripts are off, and where the script fails.
    place = figure
    if view.live:
        place = ET.SubElement(figure, "div", {"class": "live", "data-live": view.live.name})
    # The search index passes over the drawing's labels. It matches the end by tag, so no second div goes inside.
    canvas = ET.SubElement(place, "div", {"class": "figure__scroll", "data-search-exclude": ""})
    if view.wide:
        label = f"Figure {view.number}"
        canvas.attrib.update({"tabindex": "0", "role": "group", "aria-label": label})
    svg = view.svg if isinstance(view.svg, str) else view.svg(f"{anchor}-")
    canvas.text = page.md.htmlStash.store(svg)
    if view.live:
        _add_rows(place, view.live)
    caption = _caption(page, figure, view)
    if view.alt:
        # Inside the caption, because HTML wants the caption first or last in its figure.
        details = ET.SubElement(caption, "details", {"class": "figure__alt"})
        heading = "Description, data and source" if view.more else "Description of the figure"
        ET.SubElement(details, "summary").text = heading
        ET.SubElement(details, "p").text = AtomicString(view.alt)
        if view.more:
            more = ET.SubElement(ET.SubElement(details, "p"), "a", {"href": view.more})
            more.text = AtomicString(f"Data, source and a file to keep of Figure {view.number}")
    return figure


def _caption(page: PageState, figure: ET.Element, view: FigureView) -> ET.Element:
    caption = ET.SubElement(figure, "figcaption", {"class": "figure__caption"})
    if view.number:
        number = ET.SubElement(caption, "span", {"class": "figure__number"})
        number.text = AtomicString(f"Figure {view.number}.")
        number.tail = " "
    ET.SubElement(caption, "span", {"class": "figure__text"}).text = view.caption
    page.md.treeprocessors["inline"].run(caption)
    if view.credit:
        credit = ET.SubElement(caption, "span", {"class": "figure__credit"})
        credit.text = page.md.htmlStash.store(view.credit)
    if view.live and view.live.page:
        line = ET.SubElement(caption, "span", {"class": "figure__page"})
        link = ET.SubElement(line, "a", {"href": view.live.page})
        link.text = AtomicString(f"{view.live.title}, on a page of its own")
    return caption


def _link(page: PageState, link: ET.Element) -> None:
    name = link.get("href", "").removeprefix(FIGURE_SCHEME)
    view = page.context.figure(name)
    if view is None or not view.url:
        lead_nowhere(link, "figure")
    else:
        lead_to(link, "figure", view.url, f"Figure {view.number}", f"(Figure {view.number})")


def _missing(name: str) -> ET.Element:
    code = ET.Element("code", {"class": "figure-missing"})
    code.text = AtomicString(name)
    return code


def _add_rows(place: ET.Element, live: LiveView) -> None:
    """The facts of a live figure as a table, none where it states none, and a line for readers without scripts."""
    if live.rows:
        table = ET.SubElement(place, "table")
        ET.SubElement(table, "caption").text = AtomicString(f"{live.title}: the facts")
        body = ET.SubElement(table, "tbody")
        for label, words in live.rows:
            row = ET.SubElement(body, "tr")
            ET.SubElement(row, "th", {"scope": "row"}).text = AtomicString(label)
            ET.SubElement(row, "td").text = AtomicString(words)
    ET.SubElement(place, "p", {"class": "live__off"}).text = AtomicString("Where scripts run, this figure can be used.")
