"""What an author at work sees beside the pages: every mistake on a badge, and each where it stands."""

from clawdemy_site.assets.files import FOLDER
from clawdemy_site.build.built import Built
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.render.banner import lay_banner
from clawdemy_site.render.in_place import mark_in_place
from clawdemy_site.render.page import RenderedPage


def show_mistakes(built: Built, rendered: RenderedPage) -> RenderedPage:
    """A page with what is wrong with its text where it is wrong."""
    source, src_uri = rendered.page.source, rendered.page.src_uri
    if source is None:
        return rendered
    found = {
        number: diagnostic
        for number, diagnostic in enumerate(built.diagnostics, start=1)
        if diagnostic.location.path == source.path and diagnostic.location.line >= source.body_line
    }
    return built.with_body(rendered, mark_in_place(built.site, source, src_uri, found)) if found else rendered


def show_badge(built: Built, html: str, here: str) -> str:
    """A whole page, named by its ``.md`` path, with all that was found, first what is wrong on this one."""
    by_path = {page.source.path: src_uri for src_uri, page in built.stated.by_uri.items() if page.source}

    def link(found: Diagnostic) -> str:
        there = by_path.get(found.location.path)
        return built.site.link(here, there) if there else ""

    numbered = enumerate(built.diagnostics, start=1)
    found = sorted(numbered, key=lambda item: by_path.get(item[1].location.path) != here)
    return lay_banner(html, found, built.site.link(here, f"{FOLDER}/banner.css"), link)
