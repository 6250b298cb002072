"""The search in the host: authors ask for it as they always did, ``plugins: [search, …]``, and get ours.

Material's own would read every page with Python's parser, and have every page that is opened load the whole index.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from clawdemy_site.render.page import RenderedPage
from clawdemy_site.search.entries import read_entries
from clawdemy_site.search.index import FOLDER, FoundPage, IndexedPage, index_page, make_index


def index_of(page: Page, rendered: RenderedPage | None) -> IndexedPage | None:
    """What the search finds on a page, ours or one of another plugin; None where it is to pass it over."""
    asked = page.meta.get("search")
    exclude, boost = (asked.get("exclude"), asked.get("boost", 1)) if isinstance(asked, dict) else (False, 1)
    if exclude or (rendered and not rendered.page.searchable):
        return None
    html = page.content or ""
    if rendered and html == rendered.content:
        html = rendered.parts.body.html  # the same words, without the drawings
    title = (rendered.page.title if rendered else "") or title_of(page)
    tags = page.meta.get("tags")
    return index_page(
        FoundPage(
            address=page.url,
            title=title,
            entries=read_entries(html),
            boost=(boost if isinstance(boost, int | float) else 1) * (rendered.page.boost if rendered else 1),
            tags=tuple(map(str, tags)) if isinstance(tags, list) else (),
        )
    )


def title_of(page: Page) -> str:
    """What the host calls a page, as text."""
    return str(Markup(page.title).striptags())  # noqa: S704 - it is taken out


def write_index(
    pages: Iterable[IndexedPage], config: MkDocsConfig, is_there: Callable[[str, bytes], bool] | None = None
) -> None:
    """Write the files of the index into the site, but for those that are there."""
    site = Path(config.site_dir)
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    for path, content in make_index(pages).items():
        if is_there is None or not is_there(path, content):
            (site / path).write_bytes(content)
