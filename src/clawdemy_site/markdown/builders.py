"""How each kind of practice block is built, in one table; what a kind is stands in `practice.kinds`.

Reading and building meet by the kind's name: the blocks are read below this room, by code that knows no renderer.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from xml.etree import ElementTree as ET

from clawdemy_site.markdown.blanks import build_fill
from clawdemy_site.markdown.block_parts import RenderedBlock, open_answer, open_folded, open_task
from clawdemy_site.markdown.exercises import build_exercise, open_mistake, open_step
from clawdemy_site.markdown.forms import add_sure_form, set_data
from clawdemy_site.markdown.matches import build_match
from clawdemy_site.markdown.orders import build_order
from clawdemy_site.markdown.verdicts import build_choices


def _keep(block: RenderedBlock, element: ET.Element, body: ET.Element) -> None:
    """Leave a block as it was opened."""


@dataclass(frozen=True, slots=True)
class Builder:
    """How a kind of block becomes HTML.

    Attributes:
        open: Adds the block's element at the end of the one that it stands in, and returns where its body goes.
        build: Puts the block together once its body is there, before inline Markdown is read: it is given the block,
            its element and the one that holds the body.
    """

    open: Callable[[RenderedBlock, ET.Element], ET.Element]
    build: Callable[[RenderedBlock, ET.Element, ET.Element], None] = _keep


def _build_selfcheck(block: RenderedBlock, section: ET.Element, body: ET.Element) -> None:
    """A question to think about; how sure the learner was is asked below the answer."""
    set_data(section, {"kind": block.kind.name})
    add_sure_form(body)


def _open_flashcard(block: RenderedBlock, parent: ET.Element) -> ET.Element:
    """A question with its answer; before the first of a page is room for the button that studies them."""
    if parent.find("div[@data-study]") is None:
        ET.SubElement(parent, "div", {"class": "deck-study", "data-study": ""})
    body = open_answer(block, parent)
    set_data(parent[-1], {"kind": "card"})
    return body


BUILDERS: Mapping[str, Builder] = {
    "selfcheck": Builder(open_answer, _build_selfcheck),
    "flashcard": Builder(_open_flashcard),
    "exercise": Builder(open_task, build_exercise),
    "choice": Builder(open_task, build_choices),
    "fill": Builder(open_task, build_fill),
    "order": Builder(open_task, build_order),
    "match": Builder(open_task, build_match),
    "step": Builder(open_step),
    "mistake": Builder(open_mistake),
    "hint": Builder(partial(open_folded, summary="Hint")),
    "solution": Builder(partial(open_folded, summary="Show the solution")),
}
"""The builder of every kind, by its name."""
