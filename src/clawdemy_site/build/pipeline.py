"""The data's way through the house, on one page: read, check, draw, work out, render.

The adapters call ``build``: the command prints what it found, a host publishes what it made. Nothing here raises for a
mistake of an author; the mistakes come back beside what could be made without the wrong parts.
"""

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from pathlib import PurePosixPath

from clawdemy_site.assets.files import shared_files
from clawdemy_site.build.navigation import MenuEntry, navigate
from clawdemy_site.checks.captions import check_captions
from clawdemy_site.checks.content import check_content
from clawdemy_site.checks.coverage import covered
from clawdemy_site.checks.equations import check_equations
from clawdemy_site.checks.figures import check_figures, check_library, find_undrawn
from clawdemy_site.checks.leftovers import check_leftovers
from clawdemy_site.checks.links import Published, check_links, check_nav, check_styled, follow, know_published
from clawdemy_site.checks.practice import check_outside, check_practice
from clawdemy_site.checks.prose import check_prose
from clawdemy_site.checks.rendered import check_rendered
from clawdemy_site.checks.stated_counts import check_counts
from clawdemy_site.course.assemble import assemble
from clawdemy_site.course.glossary import load_glossary
from clawdemy_site.course.model import Catalogue
from clawdemy_site.course.rules import check_circles, check_days, check_outcome_ids, check_prerequisites
from clawdemy_site.diagnostics import Diagnostic, Location, has_errors, in_order
from clawdemy_site.exercises.sums import check_sums
from clawdemy_site.features import FEATURES
from clawdemy_site.features.feature import Maker
from clawdemy_site.features.flashcards.cards import card_counts
from clawdemy_site.figures.discovery import discover
from clawdemy_site.figures.studio import DrawingCounts, Studio
from clawdemy_site.keeping.keeper import Keeper
from clawdemy_site.listings.checker import check_listings
from clawdemy_site.markdown.lists import settled_rules
from clawdemy_site.markdown.passages import LazyPassages, Passage, read_passages
from clawdemy_site.markdown.pieces import cut_page
from clawdemy_site.markdown.scan import PageScan, scan_page
from clawdemy_site.records.lessons import PageFrontMatter
from clawdemy_site.records.project import Content, Layout, PageSource, check_layout, load_content, missing_folder
from clawdemy_site.records.sources import is_there
from clawdemy_site.records.validate import validate
from clawdemy_site.render.body import Body
from clawdemy_site.render.closing import render_closing
from clawdemy_site.render.marks import without_marks
from clawdemy_site.render.page import LazyPages, RenderedPage, SitePage, SitePages, read_parts
from clawdemy_site.render.reading import HtmlReading
from clawdemy_site.render.site import Site
from clawdemy_site.render.study import practised
from clawdemy_site.render.text import render_text
from clawdemy_site.render.traced import trace_pages, trace_site
from clawdemy_site.settings.effects import check_settings, nav_entries, style_addresses
from clawdemy_site.settings.overrides import check_fragments
from clawdemy_site.site.credits import Records, gather_credits, load_references
from clawdemy_site.site.files import PICTURES, type_of
from clawdemy_site.site.manuscript import Manuscript, kept_back
from clawdemy_site.site.options import Options
from clawdemy_site.site.places import HOME
from clawdemy_site.templating import Templates

COURSE_RULES = (check_prerequisites, check_circles, check_days, check_outcome_ids)
"""What must hold between lessons."""

MANUSCRIPT_RULES = (
    check_content,
    check_figures,
    check_equations,
    check_library,
    check_practice,
    check_outside,
    check_prose,
    check_counts,
    *(check for feature in FEATURES for check in feature.checks),
)
"""What must hold between pages, figures and outcomes."""


DERIVED = (practised, card_counts, covered)
"""What is worked out from all pages before any is made, so that a page rests on the result and not on all pages."""


@dataclass(frozen=True)
class Built:
    """What a build made and found."""

    site: Site
    stated: SitePages  # the pages before they were rendered
    # The pages by their ``.md`` path, as a host publishes them.
    pages: Mapping[str, RenderedPage] = field(default_factory=dict)
    navigation: tuple[MenuEntry, ...] = ()
    files: Mapping[str, Maker] = field(default_factory=dict)  # what makes each further file, by its path in the site
    content_files: frozenset[str] = frozenset()  # paths of the files of the content that are published as they are
    tally: DrawingCounts = field(default_factory=DrawingCounts)
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def manuscript(self) -> Manuscript:
        """The project as it was read."""
        return self.site.manuscript

    def footer(self, src_uri: str = HOME) -> str:
        """What closes a page: HTML that states the terms of what stands there."""
        return render_closing(self.site, src_uri)

    def render_again(self, rendered: RenderedPage, markdown: str) -> tuple[RenderedPage, list[Diagnostic]]:
        """A page whose text something else has changed since it was read, and what is wrong with it as it is now."""
        again = self.with_body(rendered, render_text(self.site, without_marks(markdown), rendered.page.src_uri))
        # The source does not tell what a page that was changed holds.
        reading = read_parts(again.parts, is_plain=False)
        return again, [
            *check_read(self.site, [(again.page, reading)]),
            *check_links(self.published, {}, {again.page.src_uri: reading}, is_sound=True),
        ]

    def with_body(self, rendered: RenderedPage, body: Body) -> RenderedPage:
        """A page with another body."""
        site = replace(self.site, keeper=Keeper().preset(("body", rendered.page.src_uri), body))
        return replace(self.stated, site=site).render(rendered.page)

    @cached_property
    def published(self) -> Published:
        """What links of a page that was changed may lead to."""
        content = replace(self.manuscript.content, files=self.content_files)
        site = replace(self.site, manuscript=replace(self.manuscript, content=content))
        return Published(site, frozenset(self.pages), frozenset(self.files))


def open_studio(layout: Layout) -> Studio:
    """The figure studio of a project; it starts its process when there is something to draw."""
    return Studio(layout.root, layout.figures, f"{layout.cache}/figures")


def build(layout: Layout, options: Options, studio: Studio, keeper: Keeper | None = None) -> Built:
    """Take a project from its files to its pages; the studio that draws may be warm from an earlier build.

    With a keeper, what it has kept of the build before is not made again as long as it holds.
    """
    keeper = keeper or Keeper()
    manuscript, found = read(layout, drafts=options.drafts, keeper=keeper)
    settled = settled_rules(options.markdown.extensions)
    problems = [one for one in found if one.rule not in settled]
    for rule in COURSE_RULES:
        problems += rule(manuscript.catalogue)
    for check in MANUSCRIPT_RULES:
        problems += check(manuscript)
    unfit = check_captions(manuscript)
    kept_from = manuscript.broken_topics | unfit.keys()
    sound = [spec for spec in manuscript.specs.values() if kept_from.isdisjoint((spec.topic, spec.name))]
    drawn, failed, tally = studio.draw(sound)
    failed += chain.from_iterable(unfit.values())
    undrawn = find_undrawn(manuscript, drawn, problems, failed)
    problems += _not_told(failed, problems)
    sums, found = check_sums(manuscript, drawn)
    problems += found
    held = {src_uri: scan.listings for src_uri, scan in manuscript.scans.items() if scan.listings}
    listings, found = check_listings(held, layout.root, layout.figures, layout.root / layout.cache)
    problems += found
    records, found = (Records(), []) if manuscript.is_blocked else load_references(layout)
    problems += found
    credit, found = gather_credits(manuscript, records)
    problems += found
    has_templates = is_there(layout.root, options.templates)
    templates = Templates([layout.root / options.templates] if has_templates else [], layout.root)
    if not has_templates and options.templates != Options.templates:
        problems.append(missing_folder(layout, options.templates))
    problems += [*check_fragments(layout.root, options.templates), *check_settings(layout)]
    skipped = frozenset() if options.preview else _wrong_pages(manuscript, problems)
    site = trace_site(
        Site(manuscript, options, templates, drawn, undrawn, credit, sums.exercises, listings, skipped, keeper)
    )
    for derive in DERIVED:
        derive(site)
    stated, found = state_pages(site)
    pages = LazyPages(stated)
    for here in (HOME, *(course.src_uri for course in manuscript.catalogue.courses)):
        render_closing(site, here)
    files = {**_shared_files(site), **dict(item for one in FEATURES for item in one.files(site).items())}
    wrong, content_files = check_pages(stated, frozenset(files), is_sound=not has_errors([*problems, *found]))
    problems += [*found, *wrong, *templates.mistakes]
    navigation = navigate(stated.by_uri.values())
    return Built(site, stated, pages, navigation, files, content_files, tally, tuple(in_order(problems)))


def read(layout: Layout, *, drafts: bool = False, keeper: Keeper | None = None) -> tuple[Manuscript, list[Diagnostic]]:
    """Read a project: its content, its courses, what stands on their pages, and which figures its scripts declare."""
    keeper = keeper or Keeper()
    problems, is_blocked = check_layout(layout)
    if is_blocked:
        return Manuscript(layout, Content(), Catalogue(()), {}, is_blocked=True), problems
    content, found = load_content(layout)
    problems += found
    home = content.pages.get(HOME)
    problems += validate(PageFrontMatter, home.front)[1] if home and home.front else []
    catalogue, found = assemble(content, drafts=drafts)
    problems += found
    scans: dict[str, PageScan] = {}
    drafts_apart = kept_back(catalogue)
    for src_uri, page in content.pages.items():
        if src_uri in drafts_apart:
            continue
        scans[src_uri], found = scan_kept(keeper, page, layout.content)
        problems += found
    specs, found = discover(layout.root, layout.figures)
    problems += found
    glossary, unresolved = load_glossary(layout)
    problems += unresolved
    broken = frozenset(PurePosixPath(diagnostic.location.path).stem for diagnostic in found)
    return Manuscript(layout, content, catalogue, scans, specs, broken, glossary, keeper=keeper), problems


def scan_kept(keeper: Keeper, page: PageSource, content: str) -> tuple[PageScan, list[Diagnostic]]:
    """What stands on a page as its author wrote it, read where it is not known from the build before."""
    fresh: list[Sequence[Passage]] = []

    def make() -> tuple[PageScan, list[Diagnostic]]:
        scan, found = scan_page(page.path, page.body, page.body_line, content)
        fresh.append(scan.passages)
        return replace(scan, passages=()), found  # they are most of it, and seldom looked at again

    scan, found = keeper.kept(("scanned", page.print, content), make)
    passages = LazyPassages(lambda: read_passages(cut_page(page.path, page.body, page.body_line)))
    return replace(scan, passages=fresh[0] if fresh else passages), found


def state_pages(site: Site) -> tuple[SitePages, list[Diagnostic]]:
    """The pages that the features state, and ``page-taken`` where two stand at one address."""
    pages: dict[str, SitePage] = {}
    found: list[Diagnostic] = []
    for feature in FEATURES:
        for page in feature.pages(site):
            other = pages.setdefault(page.src_uri, page)
            if other is not page and other.source:
                message = f"the page '{page.title}' is made at this address"
                where = Location(other.source.path)
                found.append(Diagnostic(where, "page-taken", message, "give this file another name"))
    return trace_pages(SitePages(site, pages, tuple(feature.head for feature in FEATURES if feature.head))), found


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


def _pictures(manuscript: Manuscript) -> frozenset[str]:
    """The pictures of the content but for those beside pages that are kept back."""
    pages = manuscript.content.pages.keys()
    apart = {posixpath.dirname(page) for page in manuscript.kept_back}
    apart -= {posixpath.dirname(page) for page in pages - manuscript.kept_back}
    files = manuscript.content.files
    return frozenset(file for file in files if type_of(file) in PICTURES and posixpath.dirname(file) not in apart)


def check_read(
    site: Site, readings: Sequence[tuple[SitePage, HtmlReading]], *, is_filled: bool = True
) -> list[Diagnostic]:
    """What is wrong with pages by what was read on them, once another plugin has filled them in or before."""
    works = site.credits.records.library.works
    unsafe = (one for page, reading in readings for one in check_rendered(page, reading, site))
    return [*unsafe, *check_leftovers(site.manuscript.layout, readings, works, is_filled=is_filled)]


def _shared_files(site: Site) -> Mapping[str, Maker]:
    """Styles, script and fonts, the font for formulas cut to those of the site."""
    manuscript = site.manuscript
    formulas = [(maths.tex, maths.display) for scan in manuscript.scans.values() for maths in scan.maths]
    return shared_files(formulas, manuscript.layout.root / manuscript.layout.cache / "fonts", site.options.hues)


def _wrong_pages(manuscript: Manuscript, problems: Iterable[Diagnostic]) -> frozenset[str]:
    """Pages with a mistake that is told: what only follows from it would be told again, and some take minutes."""
    wrong = {diagnostic.location.path for diagnostic in problems if diagnostic.is_error}
    return frozenset(src_uri for src_uri, page in manuscript.content.pages.items() if page.path in wrong)


def _not_told(failed: Iterable[Diagnostic], told: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Failures of drawing without those at the place of a mistake that is told.

    A module that is no Python fails once more in each figure that imports it.
    """
    places = {diagnostic.location for diagnostic in told if diagnostic.is_error}
    return [diagnostic for diagnostic in failed if diagnostic.location not in places]
