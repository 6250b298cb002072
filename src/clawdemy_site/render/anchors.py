"""The ids that headings will have on the published page, known before it is rendered.

They are made as Python-Markdown's ``toc`` makes them: from the words that the heading shows, and never twice on a page.
"""

import html
import re
from functools import cache

from markdown import Markdown
from markdown.extensions.toc import slugify, unique

from clawdemy_site.markdown.extension import ClawdemyExtension
from clawdemy_site.markdown.scan import PageScan
from clawdemy_site.site.manuscript import shown_names
from clawdemy_site.site.numbering import figure_anchor

_PLAIN = re.compile(r"[^$`*_\[\]<>&\\{}!'\"]*")
_GIVEN = re.compile(r"\{[^{}\n]*#([\w-]+)[^{}\n]*\}")


def heading_ids(scan: PageScan, text: str) -> tuple[str, ...]:
    """The id of each heading of a page, in order.

    Args:
        scan: What the page holds.
        text: Its Markdown.
    """
    taken = {*_GIVEN.findall(text), *(figure_anchor(name) for name in shown_names(scan))}
    taken |= {block.id for block in scan.blocks} | {heading.id for heading in scan.headings}
    return tuple(heading.id or unique(slugify(heading_name(heading.text), "-"), taken) for heading in scan.headings)


def heading_name(text: str) -> str:
    """What a heading shows, without markup.

    Args:
        text: The heading in Markdown, checked numbers reduced to what is written.
    """
    return text if _PLAIN.fullmatch(text) else _rendered_name(text)


@cache
def _rendered_name(text: str) -> str:
    reader = Markdown(extensions=["toc", ClawdemyExtension()])
    reader.convert(f"## {text}")
    tokens: list[dict[str, str]] = getattr(reader, "toc_tokens", [])
    return html.unescape(tokens[0]["name"]) if tokens else text
