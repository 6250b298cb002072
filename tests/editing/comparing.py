"""A build that keeps values beside one that knows nothing: what both published and told."""

from clawdemy_site.build.built import Built
from clawdemy_site.build.pipeline import build
from clawdemy_site.build.salt import open_store
from clawdemy_site.figures.studio import Studio
from clawdemy_site.keeping.keeper import Keeper
from clawdemy_site.records.layout import Layout
from clawdemy_site.site.options import Options


def differences(layout: Layout, options: Options, studio: Studio) -> tuple[list[str], Keeper]:
    """What differs between a build that has kept what it could, and a clean one; and what the first one made."""
    store = open_store(layout, options, "build")
    keeper = Keeper(store)
    kept, clean = published(build(layout, options, studio, keeper)), published(build(layout, options, studio))
    keeper.save()
    if store:
        store.close()
    return [name for name in kept.keys() | clean.keys() if kept.get(name) != clean.get(name)], keeper


def published(built: Built) -> dict[str, object]:
    """All that a build hands to a host, by what it is."""
    pages: dict[str, object] = {
        f"page {src_uri}": (
            page.content,
            page.parts.header,
            page.parts.footer,
            page.parts.head,
            page.contents,
            page.styles,
        )
        for src_uri, page in built.pages.items()
    }
    stated = {
        f"stated {page.src_uri}": (page.title, page.label, page.count, page.menu)
        for page in built.stated.by_uri.values()
    }
    files = {f"file {path}": make() for path, make in built.files.items()}
    told: dict[str, object] = {"told": built.diagnostics, "navigation": built.navigation, "copied": built.content_files}
    closings = {f"closing {src_uri}": built.footer(src_uri) for src_uri in built.pages}
    return {**pages, **stated, **files, **told, **closings}
