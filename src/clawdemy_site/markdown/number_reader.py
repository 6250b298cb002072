"""The reader of numbers: what a piece of text claims of them, and marks that stand where they cannot be read."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from clawdemy_site.diagnostics import Location
from clawdemy_site.markdown.pieces import Piece
from clawdemy_site.markdown.uses import Findings
from clawdemy_site.numbers.model import Claim, Given, Term

_IN_TEX = re.compile(r"\]\s*\{\s*(?:=|≈|given:)")
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)(?P<rest>[^<>]*)>")
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


def read_numbers(piece: Piece, findings: Findings) -> None:
    """Checked and given numbers."""
    locate = piece.segment.locate
    for mark in piece.marks:
        written = Term(piece.segment.text[mark.written_start : mark.written_end], locate(mark.written_start))
        body = Term(mark.body, locate(mark.body_start))
        if mark.sign == "given:":
            findings.given.append(Given(written, body))
        else:
            findings.claims.append(Claim(written, mark.sign, body))
    for fault in piece.faults:
        findings.diagnostics.append(fault.at(locate(fault.offset)))
    for span in piece.spans:
        inside = _IN_TEX.search(span.tex)
        if inside:
            where = locate(span.tex_start + inside.start())
            help_text = "put the sum into a worked fence, or the number into the text"
            findings.report(where, "number-in-maths", "a formula holds no checked number", help_text)


def check_numbers_in_html(pieces: Iterable[Piece], findings: Findings) -> None:
    """No marked number inside an element or a tag of raw HTML, where Markdown is not always read."""
    pieces = list(pieces)
    inside = _merge(_elements(pieces))
    starts = [start for start, _ in inside]
    for piece in pieces:
        for mark in piece.marks:
            where = piece.segment.locate(mark.start)
            at = bisect_right(starts, where) - 1
            if at >= 0 and where < inside[at][1]:
                message = "a number inside raw HTML is not always read"
                findings.report(where, "number-in-html", message, "write the text around it in Markdown")


def _elements(pieces: Iterable[Piece]) -> Iterator[tuple[Location, Location]]:
    """From where to where the tags and elements of a page reach; a tag that is never closed opens no element."""
    stack: list[tuple[str, Location]] = []
    open_tags: dict[str, int] = {}
    for piece in pieces:
        for match in _TAG.finditer(piece.masked):
            name = match["name"].lower()
            yield piece.segment.locate(match.start()), piece.segment.locate(match.end())
            if name in _VOID or match["rest"].endswith("/"):
                continue
            if not match["close"]:
                stack.append((name, piece.segment.locate(match.start())))
                open_tags[name] = open_tags.get(name, 0) + 1
                continue
            while open_tags.get(name):
                last, start = stack.pop()
                open_tags[last] -= 1
                if last == name:
                    yield start, piece.segment.locate(match.start())
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
