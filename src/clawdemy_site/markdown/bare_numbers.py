"""Numbers that nothing checks: those of a page that are in no checked number, no given one and no worked sum.

A promise that every number is right is worth as much as the list of those that it does not cover. What counts as a
number here:

- digits in prose, headings, lists, tables, practice blocks and their titles, in the alt texts of images, in code spans
  and in code fences; with their sign, thousands commas, point, exponent, and ``%`` or ``million`` behind them;
- several joined by hyphens or by ``x``, as in 784-16-16-10 and 28x28, which count as one.

What does not:

- numbers in words: ``sixteen``;
- digits in words and names: ``GPT-4``, ``h1``, ``3D``, ``2nd``, ``nn.W1``, and versions such as ``1.6.1``;
- numbers of places: ``lesson 3``, ``lessons 2 to 5``, ``Figure 2.3``, ``section 4``, ``p. 12``, and the number that a
  heading or an item of a list starts with;
- what no reader sees or what belongs to the form: addresses, ids and other attributes, tags, comments, citations, the
  heads of fences, options of practice blocks, lines that are indented code;
- code that is run or taken from a file, and what it prints: the fence is held to that;
- formulas: they hold no checked numbers, and their digits are mostly exponents and indices. A computed number belongs
  into the text beside the formula or into a worked sum.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import filterfalse

from clawdemy_site.diagnostics import Location
from clawdemy_site.markdown.listings import read_listings
from clawdemy_site.markdown.pieces import Piece, cut_page
from clawdemy_site.markdown.segments import Role
from clawdemy_site.markdown.syntax import find_comments, mask
from clawdemy_site.markdown.worked import is_worked
from clawdemy_site.numbers.model import Term

_RAISED = "⁰¹²³⁴-⁹⁺⁻"
_LETTER = rf"[^\W\d_{_RAISED}]"
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[0-9]++)(?:\.[0-9]++)?+"
_TOKEN = re.compile(
    rf"(?P<word>{_LETTER}\w*+(?:[-.'’]\w++)*+)"
    r"|(?P<version>[0-9]++(?:\.[0-9]++){2,})"
    rf"|(?P<number>(?:(?<![\w)\]])[−+-])?(?:{_DIGITS}|(?<!\w)\.[0-9]++)(?:[eE][+−-]?[0-9]++)?+"
    rf"(?:[x-][0-9]++)*+[{_RAISED}]*+(?![{_RAISED}]|\w)"
    r"(?:[ \t]?%|[ \t](?:thousand|million|billion)\b)?+)"
    r"|[0-9][\w.,]*+"
)
"""One word or number after the other, so that digits inside a word are behind us before they could count."""

_ONE_PLACE = r"(?:figure|fig\.|table|section|sec\.|page|p\.|no\.)"
_PLACE = re.compile(
    rf"\b{_ONE_PLACE}\s+[0-9]+(?:\.[0-9]+)*"
    r"|\b(?:lesson|chapter|ch\.|part|exercise|step|question|hint|card|volume|vol\.)\s+[0-9]+(?![.,]?[0-9])"
    r"|\b(?:lessons|chapters|figures|tables|sections|pages|pp\.|parts|exercises|steps|questions|hints|cards)"
    r"\s+[0-9]+(?:\.[0-9]+)*(?:(?:,|\s+and|\s+or|\s+to|–)\s*[0-9]+(?:\.[0-9]+)*)*",
    re.IGNORECASE,
)
_STEP = re.compile(r"[0-9]+[.):]\s")
_HIDDEN = (
    re.compile(r"</?[A-Za-z][^<>]*>"),
    re.compile(r"\{:?[^{}\n]*\}"),
    re.compile(r"\b(?:https?://|www\.)[^\s<>\x00]+"),
)


def find_bare_numbers(path: str, text: str, first_line: int = 1) -> list[Term]:
    """The numbers of a page that nothing checks, in order; the arguments are those of `scan_page`."""
    page = cut_page(path, text, first_line)
    found: list[Term] = []
    for piece in page.pieces:
        found += _numbers(mask(piece.text, _unread(piece)), piece.locate)
    held = {listing.location.line for listing in read_listings(page)[0]}
    for fence in filterfalse(is_worked, page.visible.fences):
        if page.visible.locate(fence.first).line in held:
            continue
        for index in range(fence.first + 1, fence.last):
            found += _numbers(page.visible.source[index], partial(page.visible.locate, index))
    return sorted(found, key=lambda term: term.location)


def _numbers(text: str, locate: Callable[[int], Location]) -> Iterator[Term]:
    return (Term(match[0], locate(match.start())) for match in _TOKEN.finditer(text) if match["number"])


def _unread(piece: Piece) -> Iterator[tuple[int, int]]:
    """The parts of a text that are checked, given, or no text of the page."""
    yield from ((mark.start, mark.end) for mark in piece.marks)
    yield from ((span.start, span.end) for span in piece.spans)
    yield from (comment.span() for comment in find_comments(piece.text))
    for link in piece.found.links:
        yield (link.text_end, link.end) if link.text_end > link.text_start else (link.start, link.end)
    yield from (citation.span() for citation in piece.found.citations)
    for pattern in (*_HIDDEN, _PLACE):
        yield from (match.span() for match in pattern.finditer(piece.masked))
    step = _STEP.match(piece.masked) if piece.role is Role.HEADING else None
    if step:
        yield step.span()
