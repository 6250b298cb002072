"""A block of kind ``selfcheck``: a question to think about, which the learner judges."""

from xml.etree import ElementTree as ET

from clawdemy_site.practice.model import BlockKind, RenderedBlock
from clawdemy_site.practice.parts import add_sure_form, open_answer, set_data
from clawdemy_site.practice.shared import IDENTITY, check_answer


def _build(block: RenderedBlock, section: ET.Element, body: ET.Element) -> None:
    """How sure the learner was is asked below the answer."""
    set_data(section, {"kind": block.kind.name})
    add_sure_form(body)


SELFCHECK = BlockKind("selfcheck", "its answer", check_answer, open_answer, _build, IDENTITY, runs_as=("selfcheck",))
