"""What must hold of the pages of a site once they are rendered, whatever they were made from."""

import posixpath
from collections.abc import Sequence
from itertools import chain

from clawdemy_site.checks.leftovers import check_leftovers
from clawdemy_site.checks.links import Published, check_links, check_nav, check_styled, follow, know_published
from clawdemy_site.checks.rendered import check_rendered
from clawdemy_site.diagnostics import Diagnostic, has_errors
from clawdemy_site.features import FEATURES
from clawdemy_site.render.page import SitePage, SitePages
from clawdemy_site.render.reading import HtmlReading
from clawdemy_site.render.site import Site
from clawdemy_site.settings.effects import nav_entries, style_addresses
from clawdemy_site.site.files import PICTURES, type_of
from clawdemy_site.site.manuscript import Manuscript


def check_pages(stated: SitePages, files: frozenset[str], *, is_sound: bool) -> tuple[list[Diagnostic], frozenset[str]]:
    """What is wrong with pages that only shows once they are rendered, and the files of the content that they need.

    Args:
        stated: The pages.
        files: Paths of the files that are made for the site.
        is_sound: Whether nothing is wrong so far.
    """
    site, pages = stated.site, stated.by_uri
    readings = {src_uri: stated.read(page) for src_uri, page in pages.items() if src_uri not in site.skipped}
    on_pages = [(pages[src_uri], reading) for src_uri, reading in readings.items()]
    found = check_read(site, on_pages, is_filled=not site.options.filled_later)
    for feature in FEATURES:
        for check in feature.site_checks:
            found += check(site)
    ids = {src_uri: reading.ids for src_uri, reading in readings.items()}
    published = Published(site, frozenset(pages), files, ids)
    layout = site.manuscript.layout
    found += check_nav(published, nav_entries(layout))
    styled = list(style_addresses(layout))
    found += check_styled(published, styled)
    know_published(published)
    leads = [follow(stated, published, src_uri) for src_uri in readings]
    if site.skipped or any(one.is_faulty for one in leads):
        found += check_links(published, site.manuscript.scans, readings, is_sound=is_sound and not has_errors(found))
    named = {path for path, _ in styled} & site.manuscript.content.files
    linked = chain.from_iterable(one.files for one in leads)
    return found, frozenset({*linked, *named, *_pictures(site.manuscript)})


def check_read(
    site: Site, readings: Sequence[tuple[SitePage, HtmlReading]], *, is_filled: bool = True
) -> list[Diagnostic]:
    """What is wrong with pages by what was read on them, once another plugin has filled them in or before."""
    works = site.credits.records.library.works
    unsafe = (one for page, reading in readings for one in check_rendered(page, reading, site))
    return [*unsafe, *check_leftovers(site.manuscript.layout, readings, works, is_filled=is_filled)]


def _pictures(manuscript: Manuscript) -> frozenset[str]:
    """The pictures of the content but for those beside pages that are kept back."""
    pages = manuscript.content.pages.keys()
    apart = {posixpath.dirname(page) for page in manuscript.kept_back}
    apart -= {posixpath.dirname(page) for page in pages - manuscript.kept_back}
    files = manuscript.content.files
    return frozenset(file for file in files if type_of(file) in PICTURES and posixpath.dirname(file) not in apart)
