"""The net under it all: a rendered page is read once more, for marks that were left over and for what could run."""

from collections.abc import Iterator

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.markdown.leftovers import find_leftovers, find_unsafe
from clawdemy_site.records.project import PageSource
from clawdemy_site.records.sources import locate


def check_rendered(html: str, src_uri: str, source: PageSource | None) -> Iterator[Diagnostic]:
    """``leftover``, ``unsafe-html``: what a page shows although its author cannot have meant it.

    Fix: write the mark in the form that is read; take the element out.

    Args:
        html: The page's content as it was rendered.
        src_uri: The page's ``.md`` path, for a page that has no source.
        source: What its author wrote.
    """
    for text in find_leftovers(html):
        message = f"the published text still shows '{text}'"
        yield Diagnostic(_place(text, src_uri, source), "leftover", message, "compare it with the form of such a mark")
    for text in find_unsafe(html):
        message = f"the published page holds '{text}', which could run a script"
        yield Diagnostic(_place(text.split()[0], src_uri, source), "unsafe-html", message, "take it out")


def _place(text: str, src_uri: str, source: PageSource | None) -> Location:
    """Where a piece of the rendered text stands in its source, as near as can be found."""
    if source is None:
        return Location(src_uri)
    offset = source.body.find(text)
    return Location(source.path) if offset < 0 else locate(source.body, offset, source.path, source.body_line)
