"""Pages as they are rendered: nothing could run a script."""

import re
from collections.abc import Iterator

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.markdown.syntax import mask_code
from clawdemy_site.records.project import Layout, PageSource
from clawdemy_site.records.sources import list_files, load_text, locate
from clawdemy_site.render.page import SitePage
from clawdemy_site.render.reading import HtmlReading
from clawdemy_site.render.site import Site

_TAG = re.compile(r"<(?P<closes>/?)(?P<name>[A-Za-z][\w-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


def check_rendered(page: SitePage, reading: HtmlReading, site: Site) -> Iterator[Diagnostic]:
    """``unsafe-html``: a page holds what could run a script or change the page around it.

    What a generated page repeats is told where it was written, unless that page is told to be wrong already.
    """
    if page.source and not reading.is_whole:
        message = "an element is not closed here, or closed that is not open, and takes what stands around it along"
        yield Diagnostic(_unclosed(page.source), "unbalanced-html", message)
    for text in reading.unsafe:
        message = f"the published page holds '{text}', which could run a script or change the page around it"
        opening = text.split()[0].rstrip(">")
        where = place(opening, page.src_uri, page.source) if page.source else _find(opening, site.manuscript.layout)
        told = {site.manuscript.content.pages[src_uri].path for src_uri in site.skipped}
        if where is None or where.path not in told:
            yield Diagnostic(where or Location(page.src_uri), "unsafe-html", message)


def _find(text: str, layout: Layout) -> Location | None:
    """The first place of a text in what authors wrote."""
    kinds = ((layout.content, (".md", ".yml")), (layout.references, (".yml",)), (layout.figures, (".py",)))
    for path in (path for folder, suffixes in kinds for path in list_files(layout.root, folder, suffixes)):
        written = load_text(layout.root, path)[0] or ""
        if text in written:
            return locate(written, written.index(text), path)
    return None


def _unclosed(source: PageSource) -> Location:
    """The last element that an author opens and does not close, or the first that closes what is not open."""
    open_ones: list[tuple[str, int]] = []
    for tag in _TAG.finditer(mask_code(source.body)):
        name = tag["name"].lower()
        if not tag["closes"]:
            open_ones += [(name, tag.start())] if name not in _VOID and not tag[0].endswith("/>") else []
        elif name in {opened for opened, _ in open_ones}:
            while open_ones.pop()[0] != name:
                pass
        else:
            open_ones.append((name, tag.start()))
            break
    return locate(source.body, open_ones[-1][1] if open_ones else 0, source.path, source.body_line)


def place(text: str, src_uri: str, source: PageSource | None) -> Location:
    """Where a piece of the rendered text stands in its source, as near as can be found."""
    if source is None:
        return Location(src_uri)
    offset = source.body.find(text)
    return Location(source.path) if offset < 0 else locate(source.body, offset, source.path, source.body_line)
