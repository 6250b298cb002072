"""Citations in text, rendered as links to the reference."""

import re
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from clawdemy_site.markdown.beside import set_beside
from clawdemy_site.markdown.context import CitationView, PageContext
from clawdemy_site.markdown.syntax import CITATION


class CitationProcessor(InlineProcessor):
    """Turns ``[@id, locator]`` into ``(Label, locator)``, linked to the reference."""

    def __init__(self, md: Markdown, context: PageContext) -> None:
        super().__init__(CITATION.pattern, md)
        # Python-Markdown compiles with DOTALL; the scan reads with the pattern as it stands.
        self.compiled_re = CITATION
        self.context = context
        self.uses: dict[str, int] = {}

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's signature
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the library's signature
    ) -> tuple[ET.Element, int, int]:
        """Render one citation."""
        work_id, locator = m[1], (m[2] or "").strip()
        return self._element(work_id, locator), m.start(), m.end()

    def reset(self) -> None:
        """Start a page."""
        self.uses = {}

    def _element(self, work_id: str, locator: str) -> ET.Element:
        view = self.context.citation(work_id, locator)
        link = _link(view, work_id, locator)
        if view is None or view.card is None:
            return link
        count = self.uses[work_id] = self.uses.get(work_id, 0) + 1
        card = view.card(f"cite-{work_id}" if count == 1 else f"cite-{work_id}-{count}")
        return set_beside(self.md, link, card, "cite")


def _link(view: CitationView | None, work_id: str, locator: str) -> ET.Element:
    place = f", {locator}" if locator else ""
    if view is None:
        missing = ET.Element("span", {"class": "citation-missing"})
        missing.text = AtomicString(f"({work_id}{place})")
        return missing
    link = ET.Element("a", {"class": "citation", "href": view.url})
    if view.title:
        link.set("title", view.title)
    link.text = AtomicString(f"({view.label}{place})")
    return link
