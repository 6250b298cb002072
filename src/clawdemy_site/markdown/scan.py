"""Reading a page as its author wrote it: what it uses, where each thing stands, and what would come out wrong.

Markdown keeps no lines, and drops what it does not understand to plain text. So every page is read here first, without
rendering; the plan of the site (figure numbers, citations, minutes) and every diagnostic with a line come from it.

A page is cut into pieces (`pieces`), and each piece is handed to the readers in `inline`, in the order of `READERS`.
A new construct of the text is one more reader there and one more field here.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.markdown.blank_reader import check_fills
from clawdemy_site.markdown.inline import READERS
from clawdemy_site.markdown.number_reader import check_numbers_in_html
from clawdemy_site.markdown.passages import Passage, read_passages
from clawdemy_site.markdown.pieces import CutPage, Piece, cut_page
from clawdemy_site.markdown.sections import Section, read_sections
from clawdemy_site.markdown.uses import Citation, FigureUse, Findings, Heading, Link, Maths, TermUse
from clawdemy_site.markdown.worked import read_worked_fences
from clawdemy_site.numbers.model import Chain, Claim, Given, Step, Term
from clawdemy_site.practice.exercises import page_ids
from clawdemy_site.practice.model import Block
from clawdemy_site.practice.ranges import named_values


@dataclass(frozen=True, slots=True)
class PageScan:
    """What a page holds, each list in the order of the page.

    Attributes:
        blocks: Practice blocks that stand on the page itself; inner ones are inside them.
        figures: Figures embedded and figures linked to.
        citations: Works cited in the text.
        maths: Formulas.
        links: Links and images that lead to places in this site.
        headings: Headings below the page's title.
        numbers: What it claims of numbers: checked numbers, worked sums, and the values that ranges name.
        given: Numbers that are said to be given, each with its reason.
        words: Words of prose, for the reading time; code does not count, a formula counts as one.
        sections: Its sections, each with a hash of its words.
        passages: Its words as readers see them.
        terms: Terms of the glossary that are marked in it.
    """

    blocks: tuple[Block, ...] = ()
    figures: tuple[FigureUse, ...] = ()
    citations: tuple[Citation, ...] = ()
    maths: tuple[Maths, ...] = ()
    links: tuple[Link, ...] = ()
    headings: tuple[Heading, ...] = ()
    numbers: tuple[Claim | Chain, ...] = ()
    given: tuple[Given, ...] = ()
    words: int = 0
    sections: tuple[Section, ...] = ()
    passages: tuple[Passage, ...] = ()
    terms: tuple[TermUse, ...] = ()


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
    _check_headings(findings, page.blocks)
    _check_heading_ids(findings, page.every)
    _check_blank_lines(page.pieces, findings)
    check_fills(page.blocks, findings)
    check_plus_lines(page, findings)
    check_numbers_in_html(page.pieces, findings)
    chains, found = read_worked_fences(page)
    findings.diagnostics += found
    sections = read_sections(page, findings.headings)
    chains += _read_ranges(page.blocks)
    return _page_scan(page, findings, chains, sections), sorted(set(findings.diagnostics))


def _check_headings(findings: Findings, blocks: tuple[Block, ...]) -> None:
    """No heading inside a practice block: the contents of the page would show it, answer or not."""
    ends = [block.body_end for block in blocks]
    for heading in findings.headings:
        at = bisect_right(ends, heading.location.line)
        if at < len(blocks) and blocks[at].body_first <= heading.location.line:
            message = f"a heading inside a {blocks[at].kind} would show in the page's contents"
            findings.report(heading.location, "heading-in-practice", message, "use bold text")


def _check_heading_ids(findings: Findings, blocks: Iterable[Block]) -> None:
    """An id that a heading brings is on the page once."""
    taken = {name: block.location for block in blocks if block.id for name in page_ids(block)}
    for heading in findings.headings:
        earlier = taken.setdefault(heading.id, heading.location) if heading.id else heading.location
        if earlier != heading.location:
            message = f"the id '{heading.id}' is taken on line {earlier.line}"
            findings.report(heading.location, "heading-id-twice", message, "choose another")


def _check_blank_lines(pieces: Iterable[Piece], findings: Findings) -> None:
    """A ``$$`` that opens in one paragraph and closes in a later one is no formula, only dollar signs."""
    pending: Location | None = None
    for piece in pieces:
        loose = piece.masked.find("$$")
        if loose < 0:
            continue
        where = piece.segment.locate(loose)
        if pending is None:
            pending = where
            continue
        findings.report(pending, "maths-blank-line", "this formula holds a blank line", "close it with $$ before that")
        pending = None
    if pending:
        help_text = r"close it with $$ in the same paragraph; a dollar sign in text is written \$"
        findings.report(pending, "maths-unclosed", "this formula is not closed", help_text)


def _read_ranges(blocks: Iterable[Block]) -> list[Chain]:
    """The names that the ranges of exercises define, for the page from there on: each as a sum worked in one line."""
    options = (block.option("ranges") for block in blocks if block.kind == "exercise")
    return [
        Chain(Term(one.name, one.name_at), (Step("=", Term(one.value, one.value_at)),))
        for option in options
        if option and option.text
        for one in named_values(option)
    ]


def _page_scan(page: CutPage, findings: Findings, chains: Iterable[Chain], sections: tuple[Section, ...]) -> PageScan:
    return PageScan(
        page.blocks,
        tuple(findings.figures),
        tuple(findings.citations),
        tuple(findings.maths),
        tuple(findings.links),
        tuple(findings.headings),
        tuple(sorted([*findings.claims, *chains], key=_place)),
        tuple(findings.given),
        findings.words,
        sections,
        read_passages(page),
        tuple(findings.terms),
    )


def _place(number: Claim | Chain) -> Location:
    return (number.written if isinstance(number, Claim) else number.left).location


_PLUS = re.compile(r"[ \t]*(?P<plus>\+)[ \t]+(?=[\d\[(−$-])")


def check_plus_lines(page: CutPage, findings: Findings) -> None:
    """Report each line that carries on a sum with ``+`` and would be shown as a bullet with the plus gone.

    A list that is written with ``+`` throughout is one, and in a paragraph outside lists a plus stays a plus.
    """
    lines = page.visible.lines
    items = {piece.segment.locate(0).line for piece in page.pieces}
    for index in range(1, len(lines)):
        plus = _PLUS.match(lines[index])
        above = lines[index - 1].strip()
        if plus and above and not above.startswith("+ ") and page.visible.first_line + index in items:
            message = "this line becomes an item of the list and loses its '+'"
            help_text = "put the + at the end of the line above, or write the items of a list with -"
            findings.report(page.visible.locate(index, plus.start("plus")), "plus-line", message, help_text)
