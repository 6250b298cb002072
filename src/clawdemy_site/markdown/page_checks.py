"""What would come out wrong on a page and shows only in several of its pieces together."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from clawdemy_site.diagnostics import Location
from clawdemy_site.markdown.html_blocks import TAG, VOID, check_html_blocks
from clawdemy_site.markdown.lists import check_glued_lists, check_lists
from clawdemy_site.markdown.pasted import check_pasted
from clawdemy_site.markdown.pieces import CutPage, Piece
from clawdemy_site.markdown.tables import check_tables, check_underlines
from clawdemy_site.markdown.uses import Findings
from clawdemy_site.practice.exercises import page_ids
from clawdemy_site.practice.model import Block

_PLUS = re.compile(r"[ \t]*(?P<plus>\+)[ \t]+(?=[\d\[(−$-])")


def check_headings(page: CutPage, findings: Findings) -> None:
    """No heading inside a practice block: the contents of the page would show it, answer or not."""
    for heading in findings.headings:
        block = page.block_at(heading.location.line)
        if block and block.body_first <= heading.location.line < block.body_end:
            message = f"a heading inside a {block.kind} would show in the page's contents"
            findings.report(heading.location, "heading-in-practice", message)


def check_heading_ids(page: CutPage, findings: Findings) -> None:
    """An id that a heading brings is on the page once."""
    taken = {name: block.location for block in page.every if block.id for name in page_ids(block)}
    taken |= {f"eq-{use.name}": use.location for use in findings.equations if use.kind == "shown"}
    for heading in findings.headings:
        earlier = taken.setdefault(heading.id, heading.location) if heading.id else heading.location
        if earlier != heading.location:
            findings.report(
                heading.location, "heading-id-twice", f"the id '{heading.id}' is taken on line {earlier.line}"
            )


def check_equations(page: CutPage, findings: Findings) -> None:
    """No numbered formula inside a practice block, which is shown in other places as well."""
    for use in findings.equations:
        block = page.block_at(use.location.line)
        if use.kind == "shown" and block:
            message = f"a formula in a {block.kind} has no number"
            findings.report(use.location, "equation-form", message, "take the id off, or number it in the text")


def check_displays(page: CutPage, findings: Findings) -> None:
    """A ``$$`` that opens in one paragraph and closes in a later one is no formula, only dollar signs."""
    pending: Location | None = None
    for piece in page.pieces:
        loose = piece.masked.find("$$")
        if loose < 0:
            continue
        where = piece.locate(loose)
        if pending is None:
            pending = where
            continue
        findings.report(pending, "maths-blank-line", "this formula holds a blank line", "close it with $$ before that")
        pending = None
    if pending:
        help_text = r"close it with $$ in the same paragraph; a dollar sign in text is written \$"
        findings.report(pending, "maths-unclosed", "this formula is not closed", help_text)


def check_fills(page: CutPage, findings: Findings) -> None:
    """Blanks stand in the text of fill blocks, which have at least one, and nowhere else."""

    def fill_at(where: Location) -> Block | None:
        block = page.block_at(where.line)
        is_own = block and block.kind == "fill" and block.body_first <= where.line < block.body_end
        return block if block and is_own and not any(inner.holds(where.line) for inner in block.blocks) else None

    filled: set[Location] = set()
    for where in findings.blanks:
        block = fill_at(where)
        if block:
            filled.add(block.location)
            continue
        findings.report(where, "blank-outside-fill", "a blank stands outside the text of a fill block")
    for where in filter(fill_at, findings.loose_blanks):
        help_text = "write [_words_], the words within, on one line; for a link in italics, write [*words*](…)"
        findings.report(where, "blank-form", "this is not a blank as it is read, or it is not closed", help_text)
    for block in page.blocks:
        if block.kind == "fill" and block.location not in filled and block.body.strip():
            findings.report(block.location, "fill-without-blank", "this fill has no blank")


def check_plus_lines(page: CutPage, findings: Findings) -> None:
    """Report each line that carries on a sum with ``+`` and would be shown as a bullet with the plus gone.

    A list that is written with ``+`` throughout is one, and in a paragraph outside lists a plus stays a plus.
    """
    lines = page.visible.lines
    items = {piece.line for piece in page.pieces}
    for index in range(1, len(lines)):
        plus = _PLUS.match(lines[index])
        above = lines[index - 1].strip()
        if plus and above and not above.startswith("+ ") and page.visible.first_line + index in items:
            message = "this line becomes an item of the list and loses its '+'"
            help_text = "put the + at the end of the line above, or write the items of a list with -"
            findings.report(page.visible.locate(index, plus.start("plus")), "plus-line", message, help_text)


def check_numbers_in_html(page: CutPage, findings: Findings) -> None:
    """No marked number inside an element or a tag of raw HTML, where Markdown is not always read."""
    inside = _merge(_elements(page.pieces))
    starts = [start for start, _ in inside]
    for piece in page.pieces:
        for mark in piece.marks:
            where = piece.locate(mark.start)
            at = bisect_right(starts, where) - 1
            if at >= 0 and where < inside[at][1]:
                message = "a number inside raw HTML is not always read"
                findings.report(where, "number-in-html", message, "write the text around it in Markdown")


PAGE_CHECKS: tuple[Callable[[CutPage, Findings], None], ...] = (
    check_headings,
    check_heading_ids,
    check_equations,
    check_displays,
    check_fills,
    check_plus_lines,
    check_numbers_in_html,
    check_glued_lists,
    check_lists,
    check_tables,
    check_underlines,
    check_html_blocks,
    check_pasted,
)
"""Every check of a page as a whole; each is given what the readers have found."""


def _elements(pieces: Iterable[Piece]) -> Iterator[tuple[Location, Location]]:
    """From where to where the tags and elements of a page reach; a tag that is never closed opens no element."""
    stack: list[tuple[str, Location]] = []
    open_tags: dict[str, int] = {}
    for piece in pieces:
        for match in TAG.finditer(piece.masked):
            name = match["name"].lower()
            yield piece.locate(match.start()), piece.locate(match.end())
            if name in VOID or match["rest"].endswith("/"):
                continue
            if not match["close"]:
                stack.append((name, piece.locate(match.start())))
                open_tags[name] = open_tags.get(name, 0) + 1
                continue
            while open_tags.get(name):
                last, start = stack.pop()
                open_tags[last] -= 1
                if last == name:
                    yield start, piece.locate(match.start())
                    break


def _merge(spans: Iterable[tuple[Location, Location]]) -> list[tuple[Location, Location]]:
    """The spans in order, those that touch joined."""
    merged: list[tuple[Location, Location]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
