"""What the host gets of a page and of the navigation, in its own forms."""

import re

from markupsafe import escape

from clawdemy_site.build.navigation import MenuEntry
from clawdemy_site.render.page import RenderedPage

_SWITCH = re.compile(r'(<input\b[^>]*\btype="checkbox"[^>]*?)\s+autocomplete="off"')


def mend_frame(html: str) -> str:
    """A page of the host in which no checkbox carries ``autocomplete``, which HTML allows on fields of text only."""
    return _SWITCH.sub(r"\1", html)


def meta_of(rendered: RenderedPage, closing: str) -> dict[str, object]:
    """What our templates find in ``page.meta``; the host prints texts as they stand, so they are escaped here."""
    page, parts = rendered.page, rendered.parts
    return {
        "title": str(escape(page.title)),
        "description": str(escape(page.description)),
        "template": "clawdemy.html",
        "clawdemy": {
            "kind": page.kind,
            "header": parts.header,
            "footer": parts.footer,
            "head": parts.head,
            "closing": closing,
            "is_wide": page.is_wide,
            "lists_contents": page.lists_contents,
        },
    }


def nav_of(entry: MenuEntry) -> dict[str, object]:
    """An entry of the navigation in the form of ``nav`` in ``mkdocs.yml``."""
    label = str(escape(entry.label))
    if not entry.entries:
        return {label: entry.src_uri}
    children: list[object] = [entry.src_uri] if entry.src_uri else []
    return {label: [*children, *(nav_of(child) for child in entry.entries)]}
