"""The reader of blanks, and what a page of fill blocks owes: blanks in them, and none elsewhere."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from clawdemy_site.diagnostics import Location
from clawdemy_site.markdown.links import find_links
from clawdemy_site.markdown.number_marks import read_number, sole_mark
from clawdemy_site.markdown.pieces import Piece
from clawdemy_site.markdown.uses import Findings
from clawdemy_site.practice.blanks import Blank, check_words
from clawdemy_site.practice.model import Block

_LOOSE = re.compile(r"\[_(?!\])")


def read_blanks(piece: Piece, findings: Findings) -> None:
    """Blanks to fill in: each holds plain words, or one marked number."""
    locate = piece.segment.locate
    text = piece.segment.text
    images = [link for link in find_links(piece.masked).links if link.image] if piece.blanks else []
    for blank in piece.blanks:
        findings.blanks.append(locate(blank.start))
        _check_body(piece, blank, findings)
        if any(image.text_start <= blank.start < image.text_end for image in images):
            message = "a blank in the words for a picture is never seen"
            findings.report(locate(blank.start), "blank-form", message, "move it into the text")
        if text[blank.end : blank.end + 1] == ":" and text[: blank.start].rpartition("\n")[2] == "":
            message = "a blank at the start of a line with a colon behind it is taken for the address of a link"
            findings.report(locate(blank.start), "blank-form", message, "put a word before it")
    findings.loose_blanks += [locate(match.start()) for match in _LOOSE.finditer(piece.masked)]


def check_fills(blocks: Iterable[Block], findings: Findings) -> None:
    """Blanks stand in the text of fill blocks, which have at least one, and nowhere else."""
    fills = [block for block in blocks if block.kind == "fill"]
    starts = [block.body_first for block in fills]
    filled: set[int] = set()

    def fill_at(where: Location) -> int:
        """Which fill block has a place in its own text, from 0, or -1."""
        at = bisect_right(starts, where.line) - 1
        is_own = at >= 0 and where.line < fills[at].body_end
        return at if is_own and not any(_holds(inner, where) for inner in fills[at].blocks) else -1

    for where in findings.blanks:
        at = fill_at(where)
        filled.add(at)
        if at < 0:
            message = "a blank stands outside the text of a fill block"
            help_text = "move it there; for words in italics inside brackets, write [*words*]"
            findings.report(where, "blank-outside-fill", message, help_text)
    for where in findings.loose_blanks:
        if fill_at(where) >= 0:
            help_text = "close it with _] on the same line; for a link in italics, write [*words*](…)"
            findings.report(where, "blank-form", "this blank is not closed", help_text)
    for at, block in enumerate(fills):
        if at not in filled and block.body.strip():
            message = "this fill has no blank"
            findings.report(
                block.location, "fill-without-blank", message, "put the words to be found between [_ and _]"
            )


def _holds(block: Block, where: Location) -> bool:
    return block.location.line <= where.line <= block.body_end


def _check_body(piece: Piece, blank: Blank, findings: Findings) -> None:
    """What is wrong with what a blank holds; marks that are in no form that is read have been told of."""
    end = blank.body_start + len(blank.body)
    if any(blank.start <= fault.offset < end for fault in piece.faults):
        return
    mark = sole_mark(blank.body)
    if mark is None:
        fault = check_words(blank.body)
        if fault:
            where = piece.segment.locate(blank.body_start + fault.offset)
            findings.diagnostics.append(fault.at(where))
    elif read_number(mark) is None:
        message = "the number in a blank is a plain one, without a unit, a sign behind it or a list"
        where = piece.segment.locate(blank.start)
        findings.report(where, "blank-number", message, "write the number in the blank and the rest behind it")
