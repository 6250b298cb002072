"""Pages as they are rendered: nothing could run a script."""

from collections.abc import Iterator

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.records.project import PageSource
from clawdemy_site.records.sources import locate
from clawdemy_site.render.page import SitePage
from clawdemy_site.render.reading import HtmlReading


def check_rendered(page: SitePage, reading: HtmlReading) -> Iterator[Diagnostic]:
    """``unsafe-html``: a page holds what could run a script or change the page around it."""
    for text in reading.unsafe:
        message = f"the published page holds '{text}', which could run a script or change the page around it"
        where = place(text.split()[0].rstrip(">"), page.src_uri, page.source)
        yield Diagnostic(where, "unsafe-html", message)


def place(text: str, src_uri: str, source: PageSource | None) -> Location:
    """Where a piece of the rendered text stands in its source, as near as can be found."""
    if source is None:
        return Location(src_uri)
    offset = source.body.find(text)
    return Location(source.path) if offset < 0 else locate(source.body, offset, source.path, source.body_line)
