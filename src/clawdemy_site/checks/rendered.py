"""Pages as they are rendered: links lead to pages, to places on them and to pictures; no mark of ours is left over."""

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from clawdemy_site.diagnostics import Diagnostic, Location, did_you_mean
from clawdemy_site.records.project import LESSONS, PageSource
from clawdemy_site.records.sources import find_inside, locate
from clawdemy_site.render.page import SitePage
from clawdemy_site.render.reading import HtmlReading
from clawdemy_site.site.manuscript import Manuscript


def check_links(
    manuscript: Manuscript, known: frozenset[str], ids: Mapping[str, frozenset[str]]
) -> Iterator[Diagnostic]:
    """``broken-link``, ``broken-anchor``: a link inside the site leads nowhere.

    Args:
        manuscript: The project.
        known: The ``.md`` paths of the pages of the site.
        ids: The ids on each page that was rendered; what stands on another is not known.
    """
    for src_uri, scan in manuscript.scans.items():
        for link in scan.links:
            parts = urlsplit(link.target)
            if parts.scheme or parts.netloc:
                continue
            target = _resolve(src_uri, unquote(parts.path))
            if target not in known:
                yield from _missing(manuscript, link.location, parts.path, target, known)
            elif parts.fragment and target in ids and unquote(parts.fragment) not in ids[target]:
                mend = did_you_mean(parts.fragment, ids[target]) or "give the heading an id: {#like-this}"
                message = f"there is no place '{parts.fragment}' on {target}"
                yield Diagnostic(link.location, "broken-anchor", message, mend)


def _resolve(src_uri: str, path: str) -> str:
    """What a relative path means on a page; the page itself where the path is empty."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(src_uri), path)) if path else src_uri


def _missing(
    manuscript: Manuscript, where: Location, written: str, target: str, known: frozenset[str]
) -> Iterator[Diagnostic]:
    """A finding for a target that is no page, unless it is another file of the content."""
    layout = manuscript.layout
    root = layout.root / layout.content
    if not target.endswith(".md") and find_inside(root, target):
        return
    lesson = target.removeprefix(f"{LESSONS}/").removesuffix(".md")
    if any(page.startswith(f"{posixpath.dirname(target)}/") for page in manuscript.unsettled):
        return
    lessons = manuscript.catalogue.lessons
    planned = lessons.get(lesson) or lessons.get(lesson.rpartition("/")[0])
    near = f"{target.rstrip('/')}.md"
    if planned is not None and planned.is_planned:
        mend = f"'{planned.title}' is still to come: write its name without a link"
    elif near in known:
        mend = f"link to the file: {written.rstrip('/')}.md"
    else:
        kind = posixpath.splitext(target)[1]
        alike = known if kind in {"", ".md"} else {path.relative_to(root).as_posix() for path in root.rglob(f"*{kind}")}
        mend = did_you_mean(target, alike) or "link to a .md file or a picture below the content folder"
    yield Diagnostic(where, "broken-link", f"'{written}' leads nowhere", mend)


def check_rendered(page: SitePage, reading: HtmlReading) -> Iterator[Diagnostic]:
    """``leftover``, ``unsafe-html``: what a page shows although its author cannot have meant it."""
    for text in reading.leftovers:
        where = _place(text, page.src_uri, page.source)
        yield Diagnostic(where, "leftover", f"the published text still shows '{text}'")
    for text in reading.unsafe:
        message = f"the published page holds '{text}', which could run a script or change the page around it"
        where = _place(text.split()[0].rstrip(">"), page.src_uri, page.source)
        yield Diagnostic(where, "unsafe-html", message)


def _place(text: str, src_uri: str, source: PageSource | None) -> Location:
    """Where a piece of the rendered text stands in its source, as near as can be found."""
    if source is None:
        return Location(src_uri)
    offset = source.body.find(text)
    return Location(source.path) if offset < 0 else locate(source.body, offset, source.path, source.body_line)
