"""A project as it is read: its content, its courses, what stands on their pages, what its scripts declare."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from clawdemy_site.course.assemble import assemble
from clawdemy_site.course.glossary import load_glossary
from clawdemy_site.course.model import Catalogue
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.figures.discovery import discover
from clawdemy_site.keeping.keeper import Keeper
from clawdemy_site.markdown.passages import LazyPassages, Passage, read_passages
from clawdemy_site.markdown.pieces import cut_page
from clawdemy_site.markdown.scan import PageScan, scan_page
from clawdemy_site.records.layout import Layout
from clawdemy_site.records.lessons import PageFrontMatter
from clawdemy_site.records.project import Content, PageSource, check_layout, load_content
from clawdemy_site.records.validate import validate
from clawdemy_site.site.manuscript import Manuscript, kept_back
from clawdemy_site.site.places import HOME


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
