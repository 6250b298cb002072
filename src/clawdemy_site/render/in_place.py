"""Mistakes shown where they stand, on the pages of an author at work.

A sign is put into the page's text before each mistake and the text is rendered anew. A sign may only add itself: where
it would change what is rendered, as inside a formula or before a list, another place close by is tried. So the page
that an author sees is the page that readers get, signs apart.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from markupsafe import Markup

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.markdown.pieces import Piece, cut_page
from clawdemy_site.records.project import PageSource
from clawdemy_site.render.body import Body
from clawdemy_site.render.marks import without_marks
from clawdemy_site.render.site import Site
from clawdemy_site.render.text import render_text

_FIRST_SIGN = 0xE100  # the first of the private-use characters that stand for mistakes
_MOST = 50  # signs on a page
_SIGNS = re.compile(f"[{chr(_FIRST_SIGN)}-{chr(_FIRST_SIGN + _MOST - 1)}]")
_IN_TAG = re.compile(f"<[^<>]*{_SIGNS.pattern}[^<>]*>")
_MISTAKE = Markup('<strong class="clawdemy-mistake" id="mistake-{number}">{severity}[{rule}]: {message}</strong>')
_RENDERINGS = 40
"""How often one page is rendered at most: some ten milliseconds each, and only where there are mistakes."""


def mark_in_place(site: Site, source: PageSource, src_uri: str, found: Mapping[int, Diagnostic]) -> Body:
    """A page's body with its mistakes where they stand, as far as there is a place; each has a number."""
    text = without_marks(source.body)
    plain = render_text(site, text, src_uri)
    if _SIGNS.search(text):
        return plain
    pieces = cut_page(source.path, text, source.body_line).pieces
    wanted = [list(dict.fromkeys(_places(pieces, one.location))) for one in islice(found.values(), _MOST)]
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)

    def render(places: Mapping[int, Location]) -> Body | None:
        """The text with signs at some places, or None if more has changed than that they are there."""
        offsets = {sign: starts[at.line - source.body_line] + at.column - 1 for sign, at in places.items()}
        signed = text
        for sign, offset in sorted(offsets.items(), key=lambda item: item[::-1], reverse=True):
            signed = signed[:offset] + chr(_FIRST_SIGN + sign) + signed[offset:]
        made = render_text(site, signed, src_uri)
        is_clean = len(_SIGNS.findall(made.html)) == len(places) and not _IN_TAG.search(made.html)
        return made if is_clean and _SIGNS.sub("", made.html) == plain.html else None

    placed = {sign: places[0] for sign, places in enumerate(wanted) if places}
    body = render(placed)
    if body is None:
        placed, body = {}, plain
        tries = ((sign, at) for sign, places in enumerate(wanted) for at in places if sign not in placed)
        for sign, place in islice(tries, _RENDERINGS):
            made = render({**placed, sign: place})
            if made is not None:
                placed[sign], body = place, made
    shown = {chr(_FIRST_SIGN + sign): _show(*item) for sign, item in enumerate(islice(found.items(), _MOST))}
    return replace(plain, html=_SIGNS.sub(lambda match: shown[match[0]], body.html))


def _places(pieces: tuple[Piece, ...], where: Location) -> Iterator[Location]:
    """Where the sign of a mistake may stand, the best place first."""
    if not pieces:
        return
    at = max(bisect_right(pieces, where.line, key=lambda piece: piece.line) - 1, 0)
    piece = pieces[at]
    on_line = [(offset, column) for offset, line, column in piece.starts if line == where.line]
    if on_line:
        start, column = on_line[-1]
        offset = start + max(where.column - column, 0)
        around = [(mark.start, mark.end) for mark in piece.marks] + [(span.start, span.end) for span in piece.spans]
        yield piece.locate(min([offset, *(first for first, end in around if first <= offset < end)]))
        yield piece.locate(max(piece.text.rfind("[", start, offset), start))
        yield piece.locate(start)
    elif piece.line < where.line and at + 1 < len(pieces):
        yield pieces[at + 1].locate(0)
    yield piece.locate(0)
    yield piece.locate(len(piece.text))


def _show(number: int, found: Diagnostic) -> str:
    return str(_MISTAKE.format(number=number, severity=found.severity, rule=found.rule, message=found.message))
