"""A block of kind ``fill``: text with blanks to fill in.

A blank is inline syntax: `practice.blanks` says how it reads, and `markdown.blanks` numbers those of a block and sets
the answers, once all text is read.
"""

from xml.etree import ElementTree as ET

from clawdemy_site.diagnostics import Rule
from clawdemy_site.practice.model import BlockKind, RenderedBlock
from clawdemy_site.practice.parts import add_form, fold, open_task, take_parts
from clawdemy_site.practice.shared import HELP, IDENTITY, check_task

ANSWERS = "practice__blanks"
"""The class of the list that the answers go into."""


def _build(block: RenderedBlock, section: ET.Element, text: ET.Element) -> None:
    """Put the text into the form, and fold away a list that has no answers yet."""
    parts = take_parts(text)
    section.remove(text)
    add_form(section, block.id, [text])
    section.extend(parts["hint"])
    ET.SubElement(fold(section, "answer", "Show the answers"), "ol", {"class": ANSWERS})
    section.extend(parts["solution"])


# fmt: off
_RULES = (
    Rule("fill-without-blank", "A `fill` has no blank.", "put the words to be found between `[_` and `_]`"),
    Rule("blank-outside-fill", "A blank stands outside the text of a `fill`.", "move it; words in italics in brackets are `[*words*]`"),
    Rule("blank-form", "A blank is not closed on its line, is empty, or holds something else than plain words or one marked number.", "write plain words or one marked number between `[_` and `_]`, on one line"),
    Rule("blank-number", "A number in a blank is not marked, or has a unit, a sign or a list.", "write `[_[0.5]{= …}_]`, and the rest behind it"),
)
# fmt: on

FILL = BlockKind(
    "fill",
    "text with at least one blank; hints and a solution if you like",
    check_task,
    open_task,
    _build,
    IDENTITY,
    takes=HELP,
    runs_as=("fill",),
    rules=_RULES,
)
