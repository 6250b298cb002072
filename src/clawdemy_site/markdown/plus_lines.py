"""Sums that break over lines inside a list, where Markdown takes a ``+`` at the start of a line for a new item."""

import re

from clawdemy_site.diagnostics import Location
from clawdemy_site.markdown.findings import Findings
from clawdemy_site.markdown.pieces import CutPage

_PLUS = re.compile(r"[ \t]*(?P<plus>\+)[ \t]+(?=[\d\[(−$-])")


def check_plus_lines(page: CutPage, findings: Findings) -> None:
    """Report each line that carries on a sum with ``+`` and would be shown as a bullet with the plus gone.

    A list that is written with ``+`` throughout is one, and in a paragraph outside lists a plus stays a plus.
    """
    lines = page.visible.lines
    items = {piece.segment.locate(0).line for piece in page.pieces}
    for index in range(1, len(lines)):
        plus = _PLUS.match(lines[index])
        above = lines[index - 1].strip()
        if plus and above and not above.startswith("+ ") and page.first_line + index in items:
            message = "this line becomes an item of the list and loses its '+'"
            help_text = "put the + at the end of the line above, or write the items of a list with -"
            findings.report(
                Location(page.path, page.first_line + index, plus.start("plus") + 1), "plus-line", message, help_text
            )
