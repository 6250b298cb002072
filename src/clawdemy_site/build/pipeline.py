"""The data's way through the house, on one page: load, assemble, check, draw, plan.

The adapters call ``build``: the command prints what it found, a host publishes what it planned. Nothing here raises
for a mistake of an author; the mistakes come back beside what could be made without the wrong parts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

import jinja2

from clawdemy_site.build.gathered import plan_gathered
from clawdemy_site.build.plan import Frame, Generated, plan_site
from clawdemy_site.checks.coverage import cover_all
from clawdemy_site.checks.figures import check_figures, check_library, find_undrawn
from clawdemy_site.checks.link_check import check_links
from clawdemy_site.checks.outside import check_outside
from clawdemy_site.checks.practice import check_practice
from clawdemy_site.checks.prose import check_prose
from clawdemy_site.checks.reserved_paths import check_taken
from clawdemy_site.checks.stated_counts import check_counts
from clawdemy_site.checks.terms import check_terms
from clawdemy_site.course.assemble import assemble
from clawdemy_site.course.glossary import load_glossary
from clawdemy_site.course.rules import check_circles, check_days, check_outcome_ids, check_prerequisites
from clawdemy_site.diagnostics import Diagnostic, in_order
from clawdemy_site.exercises.sums import check_sums
from clawdemy_site.features.figure_list.pages import plan_figures
from clawdemy_site.features.flashcards.cards import Flashcards
from clawdemy_site.features.flashcards.files import deck_files
from clawdemy_site.features.flashcards.pages import deck_data, plan_cards
from clawdemy_site.features.formulas.pages import check_formulas
from clawdemy_site.features.glossary.pages import plan_glossaries, render_term_cards
from clawdemy_site.features.lessons.heads import render_heads
from clawdemy_site.features.live.pages import plan_live, with_live
from clawdemy_site.features.live.scripts import check_live
from clawdemy_site.features.progress.pages import course_files, plan_progress
from clawdemy_site.features.works.pages import plan_works, work_files
from clawdemy_site.figures.discovery import discover
from clawdemy_site.figures.studio import Studio, Tally
from clawdemy_site.markdown.context import FigureView
from clawdemy_site.markdown.scan import PageScan, scan_page
from clawdemy_site.records.lessons import PageFrontMatter
from clawdemy_site.records.project import LESSONS, Content, Layout, load_content
from clawdemy_site.records.validate import validate
from clawdemy_site.render.context import Shelf, SiteContext
from clawdemy_site.site.addresses import Addresses
from clawdemy_site.site.credits import gather_credits, load_references, render_cards, render_references
from clawdemy_site.site.manuscript import HOME, Manuscript, kept_back
from clawdemy_site.site.page import SitePlan
from clawdemy_site.site.repository import Repository
from clawdemy_site.site.script_tags import find_practice
from clawdemy_site.templating import environment

COURSE_RULES = (check_prerequisites, check_circles, check_days, check_outcome_ids)
"""What must hold between lessons."""

MANUSCRIPT_RULES = (
    check_figures,
    check_library,
    check_practice,
    check_outside,
    check_taken,
    check_prose,
    check_counts,
    check_terms,
    check_formulas,
    check_live,
)
"""What must hold between pages, figures and outcomes."""


@dataclass(frozen=True)
class Options:
    """What a build is told beside the project itself.

    Attributes:
        site_name: The site's name.
        site_url: Where it is published; empty where that is not known.
        drafts: Whether lessons with the status ``draft`` stand.
        addresses: How the host publishes pages.
        repository: Where sources are edited and errors reported.
        templates: Folder of the site's own templates, relative to the project.
    """

    site_name: str = ""
    site_url: str = ""
    drafts: bool = False
    addresses: Addresses = field(default_factory=Addresses)
    repository: Repository = field(default_factory=Repository)
    templates: str = "templates"


@dataclass(frozen=True)
class Built:
    """What a build made and found.

    Attributes:
        manuscript: The project as it was read.
        plan: The site.
        shelf: What pages may name while they are rendered.
        tally: How many figures were drawn, and how many came from the cache.
        diagnostics: All findings, in order.
    """

    manuscript: Manuscript
    plan: SitePlan = field(default_factory=SitePlan)
    shelf: Shelf = field(default_factory=Shelf)
    tally: Tally = field(default_factory=Tally)
    diagnostics: tuple[Diagnostic, ...] = ()


def open_studio(layout: Layout) -> Studio:
    """The figure studio of a project; it starts its process when there is something to draw."""
    return Studio(layout.root, layout.figures, f"{layout.cache}/figures")


def build(layout: Layout, options: Options, studio: Studio) -> Built:
    """Take a project from its files to a plan of its site.

    Args:
        layout: Where the project keeps what.
        options: What the host and the author want.
        studio: Draws the figures; it may be warm from an earlier build.
    """
    manuscript, problems = read(layout, drafts=options.drafts)
    for rule in COURSE_RULES:
        problems += rule(manuscript.catalogue)
    for check in MANUSCRIPT_RULES:
        problems += check(manuscript)
    sound = [spec for spec in manuscript.specs.values() if spec.topic not in manuscript.broken_topics]
    drawn, failed, tally = studio.draw(sound)
    undrawn = find_undrawn(manuscript, drawn, problems, failed)
    problems += _not_told(failed, problems)
    sums, found = check_sums(manuscript, drawn)
    problems += found
    records, found = load_references(layout)
    problems += found
    credit, found = gather_credits(manuscript, records)
    problems += found
    own = layout.root / options.templates
    templates = environment([own] if own.is_dir() else [], layout.root)
    cards, found = render_cards(credit, manuscript.catalogue, templates, options.addresses)
    problems += found
    term_cards, found = render_term_cards(manuscript, templates, options.addresses)
    problems += found
    shelf = Shelf(
        manuscript.catalogue,
        drawn,
        manuscript.numbering,
        credit,
        options.addresses,
        {**cards, **term_cards},
        undrawn,
        sums.exercises,
        manuscript.glossary,
    )
    plan, found = _plan(manuscript, shelf, options, templates)
    problems += found
    problems += check_links(manuscript, plan.pages)
    return Built(manuscript, plan, shelf, tally, tuple(in_order(problems)))


def read(layout: Layout, *, drafts: bool = False) -> tuple[Manuscript, list[Diagnostic]]:
    """Read a project: its content, its courses, what stands on their pages, and which figures its scripts declare."""
    content, problems = load_content(layout)
    problems += _check_home(content)
    catalogue, found = assemble(content, drafts=drafts)
    problems += found
    scans: dict[str, PageScan] = {}
    drafts_apart = kept_back(catalogue)
    for src_uri, page in content.pages.items():
        if src_uri in drafts_apart:
            continue
        scans[src_uri], found = scan_page(page.path, page.body, page.body_line)
        problems += found
    specs, found = discover(layout.root, layout.figures)
    problems += found
    glossary, unresolved = load_glossary(layout)
    problems += unresolved
    broken = frozenset(PurePosixPath(diagnostic.location.path).stem for diagnostic in found)
    return Manuscript(layout, content, catalogue, scans, specs, broken, glossary), problems


def _not_told(failed: Iterable[Diagnostic], told: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Failures of drawing without those at the place of a mistake that is told.

    A module that is no Python fails once more in each figure that imports it.
    """
    places = {diagnostic.location for diagnostic in told if diagnostic.is_error}
    return [diagnostic for diagnostic in failed if diagnostic.location not in places]


def _check_home(content: Content) -> list[Diagnostic]:
    """The home page says what it is called and what the site is."""
    home = content.pages.get(HOME)
    return validate(PageFrontMatter, home.front)[1] if home and home.front else []


def _plan(
    manuscript: Manuscript, shelf: Shelf, options: Options, templates: jinja2.Environment
) -> tuple[SitePlan, list[Diagnostic]]:
    """Plan the pages with what is generated for them."""
    layout, catalogue = manuscript.layout, manuscript.catalogue
    frame = Frame(
        options.site_name,
        templates,
        options.addresses,
        options.repository,
        shelf.credits.records.library.curricula,
        _cover(manuscript, shelf),
        f"{layout.references}/{LESSONS}",
    )
    bodies, callouts, problems = render_references(shelf.credits, catalogue, templates, options.addresses)
    heads = render_heads(catalogue, shelf.credits.lessons, options.site_url, options.addresses)
    works, found = plan_works(frame, shelf.credits, catalogue)
    figures, more = plan_figures(frame, manuscript, shelf, options.site_url)
    glossaries, found_here = plan_glossaries(frame, manuscript, options.site_url)
    covered, practised = cover_all(manuscript), find_practice(manuscript)
    progress, found_there = plan_progress(frame, catalogue, covered, practised)
    problems += [*found, *more, *found_here, *found_there]
    flashcards = Flashcards(manuscript, shelf)
    cards, found = plan_cards(frame, flashcards)
    problems += found
    decks = (cards.courses, cards.lessons, cards.review, cards.links)
    live, found_live = plan_live(frame, manuscript, shelf)
    problems += found_live
    gathered, found = plan_gathered(frame, manuscript, shelf.credits, options.site_url, glossaries)
    problems += found
    made = (works, figures.pages, covered, progress, practised, *decks, glossaries, gathered, live.pages)
    generated = Generated(bodies, callouts, heads, *made)
    plan, found = plan_site(frame, manuscript.content, catalogue, generated)
    data = {**course_files(manuscript, options.addresses, practised), **deck_data(flashcards)}
    taken_away = deck_files(flashcards, figures.files, options.site_url)
    files = {**work_files(shelf.credits, catalogue), **figures.files, **live.files, **data, **taken_away}
    return replace(plan, pages=with_live(plan.pages, live, options.addresses), files=files), [*problems, *found]


def _cover(manuscript: Manuscript, shelf: Shelf) -> FigureView | None:
    """The figure that the home page asks for as its cover."""
    asked = manuscript.cover
    if asked is None:
        return None
    context = SiteContext()
    context.open(shelf)
    context.turn_to(HOME)
    return context.figure(asked[0])
