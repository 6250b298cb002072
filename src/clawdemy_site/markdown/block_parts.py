"""What the builders of practice blocks share: a block as it is rendered, its outer element, and its folded parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from clawdemy_site.markdown.context import PageContext
from clawdemy_site.markdown.forms import question_id
from clawdemy_site.practice.model import BlockKind


@dataclass(frozen=True, slots=True)
class RenderedBlock:
    """A block that is being rendered.

    Attributes:
        kind: What it is.
        title: What stands behind the bar of its head, in Markdown.
        options: The texts of its options, by key.
        context: What knows the answers of its exercise.
    """

    kind: BlockKind
    title: str
    options: Mapping[str, str]
    context: PageContext

    @property
    def id(self) -> str:
        """Its id; empty if the author left it out."""
        return self.options.get("id", "")


@dataclass(frozen=True, slots=True)
class Parts:
    """The inner blocks of a block, as elements, in order."""

    hints: Sequence[ET.Element]
    steps: Sequence[ET.Element]
    mistakes: Sequence[ET.Element]
    solutions: Sequence[ET.Element]


def open_task(block: RenderedBlock, parent: ET.Element) -> ET.Element:
    """Open a question with a task under it; what else it has is built when its last line is read."""
    section = _add_section(block, parent)
    minutes = block.options.get("minutes", "")
    if minutes:
        unit = "minute" if minutes == "1" else "minutes"
        ET.SubElement(section, "p", {"class": "practice__minutes"}).text = f"About {minutes} {unit}"
    return ET.SubElement(section, "div", {"class": "practice__task"})


def open_answer(block: RenderedBlock, parent: ET.Element) -> ET.Element:
    """Open a question whose body is its answer, folded away."""
    return fold(_add_section(block, parent), "answer", "Show the answer")


def open_folded(block: RenderedBlock, parent: ET.Element, summary: str) -> ET.Element:
    """Open a folded part, which its outer block moves below its task."""
    return fold(parent, block.kind.part, summary)


def fold(parent: ET.Element, part: str, summary: str) -> ET.Element:
    """A folded part of a block; returns the element that its text goes into."""
    details = ET.SubElement(parent, "details", {"class": f"practice__{part}"})
    ET.SubElement(details, "summary").text = summary
    return ET.SubElement(details, "div", {"class": "practice__body"})


def take_parts(body: ET.Element) -> Parts:
    """Take the inner blocks out of the text that they stand in."""
    found: dict[str, list[ET.Element]] = {"hint": [], "remark": [], "mistake": [], "solution": []}
    for element in list(body):
        part = element.get("class", "").removeprefix("practice__")
        if part in found:
            body.remove(element)
            found[part].append(element)
    hints = found["hint"]
    for number, hint in enumerate(hints, start=1):
        if len(hints) > 1:
            hint[0].text = f"Hint {number} of {len(hints)}"
    return Parts(hints, found["remark"], found["mistake"], found["solution"])


def item_text(item: ET.Element) -> tuple[str, list[ET.Element]]:
    """The text of a list item, be the list tight or loose, and what stands under it."""
    if not (item.text or "").strip() and len(item) and item[0].tag == "p":
        return item[0].text or "", list(item)[1:]
    return item.text or "", list(item)


def _add_section(block: RenderedBlock, parent: ET.Element) -> ET.Element:
    """The block's outer element with its question."""
    section = ET.SubElement(parent, "section", {"class": f"practice {block.kind.css_class}"})
    question = ET.SubElement(section, "p", {"class": "practice__question"})
    question.text = block.title
    if block.id:
        section.set("id", block.id)
        question.set("id", question_id(block.id))
    if block.options.get("outcome"):
        section.set("data-outcome", block.options["outcome"])
    return section
