"""Citations in text, rendered as links to the reference."""

import re
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from clawdemy_site.markdown.context import PageContext
from clawdemy_site.markdown.late import late_link
from clawdemy_site.markdown.syntax import CITATION


class CitationProcessor(InlineProcessor):
    """Turns ``[@id, locator]`` into ``(Label, locator)``, linked to the reference."""

    def __init__(self, md: Markdown, context: PageContext) -> None:
        super().__init__(CITATION.pattern, md)
        # Python-Markdown compiles with DOTALL; the scan reads with the pattern as it stands.
        self.compiled_re = CITATION
        self.context = context

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's signature
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the library's signature
    ) -> tuple[ET.Element, int, int]:
        """Render one citation."""
        work_id, locator = m[1], (m[2] or "").strip()
        return _element(self.context, work_id, locator), m.start(), m.end()


def _element(context: PageContext, work_id: str, locator: str) -> ET.Element:
    view = context.citation(work_id, locator)
    place = f", {locator}" if locator else ""
    if view is None:
        missing = ET.Element("span", {"class": "citation-missing"})
        missing.text = AtomicString(f"({work_id}{place})")
        return missing
    link = ET.Element("a", {"class": "citation", "href": late_link(view.url)})
    if view.title:
        link.set("title", view.title)
    link.text = AtomicString(f"({view.label}{place})")
    return link
