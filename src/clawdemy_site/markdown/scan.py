"""Reading a page as its author wrote it: what it uses, where each thing stands, and what would come out wrong.

Markdown keeps no lines, and drops what it does not understand to plain text. So every page is read here first, without
rendering; the plan of the site (figure numbers, citations, minutes) and every diagnostic with a line come from it.

A page is cut into pieces (`pieces`), and each piece is handed to the readers in `inline`, in the order of `READERS`.
A new construct of the text is one more reader there and one more field here. What shows only in several pieces together
is found in `page_checks`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.listings.model import Listing
from clawdemy_site.markdown.inline import READERS
from clawdemy_site.markdown.listings import read_listings
from clawdemy_site.markdown.page_checks import PAGE_CHECKS
from clawdemy_site.markdown.passages import Passage, read_passages
from clawdemy_site.markdown.pieces import cut_page, read_piece
from clawdemy_site.markdown.sections import Section, read_sections
from clawdemy_site.markdown.segments import Role, Segment
from clawdemy_site.markdown.uses import (
    Citation,
    EquationUse,
    FigureUse,
    Findings,
    Heading,
    Link,
    Maths,
    RawAddress,
    TermUse,
)
from clawdemy_site.markdown.worked import read_worked_fences
from clawdemy_site.numbers.model import Chain, Claim, Given, Step, Term
from clawdemy_site.numbers.sums import sides
from clawdemy_site.practice.model import Block
from clawdemy_site.practice.ranges import named_values


@dataclass(frozen=True, slots=True)
class PageScan:
    """What a page holds, each list in the order of the page."""

    blocks: tuple[Block, ...] = ()  # practice blocks that stand on the page itself; inner ones are inside them
    figures: tuple[FigureUse, ...] = ()  # figures embedded and figures linked to
    citations: tuple[Citation, ...] = ()  # works cited in the text
    maths: tuple[Maths, ...] = ()  # formulas
    links: tuple[Link, ...] = ()  # links and images that lead to places in this site
    headings: tuple[Heading, ...] = ()  # headings below the page's title
    # What it claims of numbers: checked numbers, worked sums, and the values that ranges name.
    numbers: tuple[Claim | Chain, ...] = ()
    given: tuple[Given, ...] = ()  # numbers that are said to be given, each with its reason
    words: int = 0  # words of prose, for the reading time; code does not count, a formula counts as one
    sections: tuple[Section, ...] = ()  # its sections, each with a hash of its words
    passages: Sequence[Passage] = ()  # its words as readers see them
    terms: tuple[TermUse, ...] = ()  # terms of the glossary that are marked in it
    listings: tuple[Listing, ...] = ()  # fences that are taken from the library, run, or show what was printed
    raw: tuple[RawAddress, ...] = ()  # addresses in raw HTML and attribute lists
    equations: tuple[EquationUse, ...] = ()  # formulas that are numbered, and references to them


def scan_page(path: str, text: str, first_line: int = 1, root: str = "") -> tuple[PageScan, list[Diagnostic]]:
    """Read a page's Markdown without rendering it.

    Args:
        path: POSIX path of the file, relative to the project.
        text: The Markdown below the front matter, with LF line ends.
        first_line: Number of its first line in the file.
        root: The content folder, relative to the project; the first part of ``path`` if left empty.

    Returns:
        What the page holds, and everything wrong with it that can be told from the page alone.
    """
    page = cut_page(path, text, first_line)
    findings = Findings(list(page.diagnostics), root or path.partition("/")[0])
    for piece in page.pieces:
        for reader in READERS:
            reader(piece, findings)
    for check in PAGE_CHECKS:
        check(page, findings)
    chains, found = read_worked_fences(page)
    listings, wrong = read_listings(page)
    findings.diagnostics += [*found, *wrong]
    numbers: list[Claim | Chain] = [*findings.claims, *chains, *_read_ranges(page.blocks)]
    scan = PageScan(
        page.blocks,
        tuple(findings.figures),
        tuple(findings.citations),
        tuple(findings.maths),
        tuple(findings.links),
        tuple(findings.headings),
        tuple(sorted(numbers, key=lambda number: sides(number)[0].location)),
        tuple(findings.given),
        findings.words,
        read_sections(page, findings.headings),
        read_passages(page),
        tuple(findings.terms),
        listings,
        tuple(findings.raw),
        tuple(findings.equations),
    )
    return scan, sorted(set(findings.diagnostics))


def scan_line(path: str, text: str, line: int = 1) -> Findings:
    """Read a text that stands in no page, such as a caption, as one paragraph; a column counts from its start."""
    findings = Findings([], path.partition("/")[0])
    piece = read_piece(Segment(Role.TEXT, text, path, ((0, line, 1),)))
    for reader in READERS:
        reader(piece, findings)
    return findings


def _read_ranges(blocks: Iterable[Block]) -> list[Chain]:
    """The names that the ranges of blocks define, for the page from there on: each as a sum worked in one line."""
    options = (block.option("ranges") for block in blocks)
    return [
        Chain(Term(one.name, one.name_at), (Step("=", Term(one.value, one.value_at)),))
        for option in options
        if option and option.text
        for one in named_values(option)
    ]
