"""Pages as they are rendered: nothing could run a script."""

import re
from collections.abc import Iterator

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.records.layout import Layout
from clawdemy_site.records.project import PageSource
from clawdemy_site.records.sources import list_files, load_text, locate
from clawdemy_site.render.page import SitePage
from clawdemy_site.render.reading import HtmlReading
from clawdemy_site.render.site import Site

_FRONT = re.compile(r"---\n[\s\S]*?\n---\n|")


def check_rendered(page: SitePage, reading: HtmlReading, site: Site) -> Iterator[Diagnostic]:
    """``unsafe-html``, ``unbalanced-html``: a page holds what could run a script or change the page around it.

    What a generated page repeats is told where it was written, unless that page is told to be wrong already.
    """
    if page.source and not reading.is_whole:
        message = "an element is not closed on this page, or one is closed that it does not open"
        yield Diagnostic(Location(page.source.path, page.source.body_line), "unbalanced-html", message)
    for text in reading.unsafe:
        message = f"the published page holds '{text}', which could run a script or change the page around it"
        opening = text.split()[0].rstrip(">")
        where = (
            place(opening, page.src_uri, page.source)
            if page.source
            else find_in_sources(opening, site.manuscript.layout)
        )
        told = {site.manuscript.content.pages[src_uri].path for src_uri in site.skipped}
        if where is None or where.path not in told:
            yield Diagnostic(where or Location(page.src_uri), "unsafe-html", message)


def find_in_sources(text: str, layout: Layout, *, with_pages: bool = True) -> Location | None:
    """The first place of a text in what authors wrote; of a page in its front matter alone where pages are left out."""
    kinds = ((layout.content, (".md", ".yml")), (layout.references, (".yml",)), (layout.figures, (".py",)))
    for path in (path for folder, suffixes in kinds for path in list_files(layout.root, folder, suffixes)):
        written = load_text(layout.root, path)[0] or ""
        front = None if with_pages or not path.endswith(".md") else _FRONT.match(written)
        at = written.find(text, 0, front.end() if front else len(written))
        if at >= 0:
            return locate(written, at, path)
    return None


def place(text: str, src_uri: str, source: PageSource | None) -> Location:
    """Where a piece of the rendered text stands in its source, as near as can be found."""
    if source is None:
        return Location(src_uri)
    offset = source.body.find(text)
    return Location(source.path) if offset < 0 else locate(source.body, offset, source.path, source.body_line)
