"""The data's way through the house, on one page: read, check, draw, work out, render.

The adapters call ``build``: the command prints what it found, a host publishes what it made. Nothing here raises for a
mistake of an author; the mistakes come back beside what could be made without the wrong parts.
"""

from collections.abc import Iterable, Mapping
from itertools import chain

from clawdemy_site.assets.files import shared_files
from clawdemy_site.build.built import Built
from clawdemy_site.build.navigation import navigate
from clawdemy_site.build.page_checks import check_pages
from clawdemy_site.build.reading import read
from clawdemy_site.checks.captions import check_captions
from clawdemy_site.checks.content import check_content
from clawdemy_site.checks.coverage import covered
from clawdemy_site.checks.equations import check_equations
from clawdemy_site.checks.figures import check_figures, check_library, find_undrawn
from clawdemy_site.checks.practice import check_outside, check_practice
from clawdemy_site.checks.prose import check_prose
from clawdemy_site.checks.stated_counts import check_counts
from clawdemy_site.course.rules import check_circles, check_days, check_outcome_ids, check_prerequisites
from clawdemy_site.diagnostics import Diagnostic, Location, has_errors, in_order
from clawdemy_site.exercises.sums import check_sums
from clawdemy_site.features import FEATURES
from clawdemy_site.features.feature import Maker
from clawdemy_site.features.flashcards.cards import card_counts
from clawdemy_site.figures.studio import DrawingCounts, Studio
from clawdemy_site.keeping.keeper import Keeper
from clawdemy_site.listings.checker import check_listings
from clawdemy_site.markdown.lists import settled_rules
from clawdemy_site.records.layout import Layout
from clawdemy_site.records.project import missing_folder
from clawdemy_site.records.sources import is_there
from clawdemy_site.render.closing import render_closing
from clawdemy_site.render.page import LazyPages, SitePage, SitePages
from clawdemy_site.render.site import Site
from clawdemy_site.render.study import practised
from clawdemy_site.render.traced import print_maker, trace_pages, trace_site
from clawdemy_site.settings.effects import check_settings
from clawdemy_site.settings.overrides import check_fragments
from clawdemy_site.site.credits import Records, gather_credits, load_references
from clawdemy_site.site.manuscript import Manuscript
from clawdemy_site.site.options import Options
from clawdemy_site.site.places import HOME
from clawdemy_site.templating import Templates, keep_compiled

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
    problems += chain.from_iterable(rule(manuscript.catalogue) for rule in COURSE_RULES)
    problems += chain.from_iterable(check(manuscript) for check in MANUSCRIPT_RULES)
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
    templates, found = _open_templates(layout, options)
    problems += [*found, *check_settings(layout)]
    skipped = frozenset() if options.preview else _wrong_pages(manuscript, problems)
    site = Site(manuscript, options, templates, drawn, undrawn, credit, sums.exercises, listings, skipped, keeper)
    return _state_site(trace_site(site), problems, tally)


def _state_site(site: Site, problems: list[Diagnostic], tally: DrawingCounts) -> Built:
    """All pages and files of a site, checked; each is made when somebody asks for it, if it must be made at all."""
    for derive in DERIVED:
        derive(site)
    stated, found = state_pages(site)
    for here in (HOME, *(course.src_uri for course in site.catalogue.courses)):
        render_closing(site, here)
    files = {**_shared_files(site), **dict(item for one in FEATURES for item in one.files(site).items())}
    site.keeper.know_input("maker", lambda path: print_maker(files[path]))
    wrong, content_files = check_pages(stated, frozenset(files), is_sound=not has_errors([*problems, *found]))
    problems = [*problems, *found, *_not_told(wrong, problems), *site.templates.mistakes]
    navigation = navigate(stated.by_uri.values())
    return Built(site, stated, LazyPages(stated), navigation, files, content_files, tally, tuple(in_order(problems)))


def _open_templates(layout: Layout, options: Options) -> tuple[Templates, list[Diagnostic]]:
    """The templates of a site before ours, and what is wrong with them before any is used."""
    is_own = is_there(layout.root, options.templates)
    templates = Templates([layout.root / options.templates] if is_own else [], layout.root)
    keep_compiled(templates.environment, layout.root / layout.cache / "templates")
    is_missing = not is_own and options.templates != Options.templates
    missing = [missing_folder(layout, options.templates)] if is_missing else []
    return templates, [*missing, *check_fragments(layout.root, options.templates)]


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


def _shared_files(site: Site) -> Mapping[str, Maker]:
    """Styles, script and fonts, the font for formulas cut to those of the site."""
    manuscript = site.manuscript
    formulas = [(maths.tex, maths.display) for scan in manuscript.scans.values() for maths in scan.maths]
    return shared_files(formulas, manuscript.layout.root / manuscript.layout.cache / "fonts", site.options.hues)


_HARMLESS = frozenset(
    {"pasted", "box-empty", "link-wordless", "list-glued", "list-indent", "list-kind", "list-number", "table-glued"}
    | {"table-row", "table-code", "underlined-text", "sign-lost", "maths-outside", "image-without-alt", "broken-link"}
    | {"wrong-number", "wrong-output", "output-alone", "answer-unit", "solution-answer", "range-unmarked"}
)
"""Mistakes beside which a page renders as ever, so that the marks that only a rendered page shows are told as well."""


def _wrong_pages(manuscript: Manuscript, problems: Iterable[Diagnostic]) -> frozenset[str]:
    """Pages with a mistake that is told: what only follows from it would be told again, and some take minutes."""
    wrong = {one.location.path for one in problems if one.is_error and one.rule not in _HARMLESS}
    return frozenset(src_uri for src_uri, page in manuscript.content.pages.items() if page.path in wrong)


def _not_told(failed: Iterable[Diagnostic], told: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Failures without those at the place of a mistake that is told.

    A module that is no Python fails once more in each figure that imports it, and a page shows what it was told of.
    """
    places = {diagnostic.location for diagnostic in told if diagnostic.is_error}
    return [diagnostic for diagnostic in failed if diagnostic.location not in places]
