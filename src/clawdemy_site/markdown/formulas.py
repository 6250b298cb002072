"""Formulas on the page: where Markdown meets the typesetter."""

import re
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor

from clawdemy_site.markdown.maths import maths_element
from clawdemy_site.markdown.syntax import DISPLAY_MATHS


class MathsProcessor(InlineProcessor):
    """Typesets the formulas that one of the two patterns finds in a line of text."""

    def __init__(self, md: Markdown, pattern: re.Pattern[str], *, display: bool) -> None:
        super().__init__(pattern.pattern, md)
        # Python-Markdown compiles with DOTALL; the scan reads with the pattern as it stands.
        self.compiled_re = pattern
        self.display = display

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's signature
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the library's signature
    ) -> tuple[ET.Element, int, int]:
        """Render one formula."""
        return maths_element(m[1], display=self.display), m.start(), m.end()


class MathsBlockProcessor(BlockProcessor):
    """Typesets a paragraph that is one displayed formula, outside any ``<p>``."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002 - the library's signature
        """Whether the block is a formula and nothing else."""
        return DISPLAY_MATHS.fullmatch(block.strip()) is not None

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Put the formula into the tree."""
        match = DISPLAY_MATHS.fullmatch(blocks.pop(0).strip())
        if match:
            parent.append(maths_element(match[1], display=True, block=True))
