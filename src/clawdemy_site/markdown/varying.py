"""Numbers of an exercise that vary: marked, so that a script can put others in their place."""

from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from clawdemy_site.markdown.context import PageContext
from clawdemy_site.markdown.number_spans import Sums


class VaryingProcessor(Treeprocessor):
    """Gives each number that varies the index of its texts. It runs while numbers still carry their marks."""

    def __init__(self, md: Markdown, context: PageContext, sums: Sums) -> None:
        super().__init__(md)
        self.context = context
        self.sums = sums

    def run(self, root: ET.Element) -> None:
        """Handle every exercise of the page."""
        for section in root.iter("section"):
            if "practice-exercise" not in section.get("class", "").split():
                continue
            view = self.context.exercise(section.get("id", ""))
            for number in section.iter("span") if view and view.varying else ():
                mark = self.sums.mark_of(number)
                index = view.varying.get((mark.written, mark.body)) if view and mark else None
                if index is not None:
                    number.set("data-varies", str(index))
