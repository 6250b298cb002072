"""Marks that finished pages still show, each told where its author wrote it."""

import re
from collections.abc import Container, Iterable, Iterator

from clawdemy_site.checks.rendered import find_in_sources, place
from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.markdown.pieces import CutPage, cut_page
from clawdemy_site.records.layout import Layout
from clawdemy_site.render.leftovers import FILLED, Leftover, names_work
from clawdemy_site.render.page import SitePage
from clawdemy_site.render.reading import HtmlReading

_CHANGED = re.compile(r"[\"'“”‘’\n\x00&<>]")
"""What may stand in another way in the source than on the page."""

_EMPHASIS = re.compile(r"[*_]")
_LEAST = 4
"""Characters of a mark that is looked for in files which are not cut into pieces."""


def check_leftovers(
    layout: Layout, readings: Iterable[tuple[SitePage, HtmlReading]], works: Container[str], *, is_filled: bool = True
) -> Iterator[Diagnostic]:
    """``leftover``: a page shows a mark that its author cannot have meant to be seen.

    A mark of another tool that is escaped in any way is meant: it stands nowhere in the sources as it does on the page.
    What a generated page repeats is told where it was written.

    Args:
        layout: Where the project keeps what.
        readings: The pages, each with what was read on it.
        works: The ids of the works that may be cited.
        is_filled: Whether no plugin will fill in anything on them any more.
    """
    told: set[str] = set()
    # Pages that somebody wrote come first: what they show, generated pages show again.
    for page, reading in sorted(readings, key=lambda item: item[0].source is None):
        source = page.source if reading.leftovers else None
        cut = cut_page(source.path, source.body, source.body_line) if source else None
        seen: set[Location] = set()
        for leftover in reading.leftovers:
            is_name = leftover.text.lstrip("-")[:1] == "@" and not names_work(leftover.text, works)
            if is_name or (leftover.cure == FILLED and not is_filled) or (cut is None and leftover.text in told):
                continue
            where = (_find_on_page(leftover, cut, seen) if cut else None) or _find_in_records(leftover, layout)
            if where is None and not leftover.cure:
                where = place(leftover.text, page.src_uri, page.source)
            if where:
                told.add(leftover.text)
                message = f"the published text still shows '{leftover.text}'"
                yield Diagnostic(where, "leftover", message, leftover.cure)


def _find_on_page(leftover: Leftover, cut: CutPage, seen: set[Location]) -> Location | None:
    """The first place of a mark outside code and formulas at which nothing is told yet."""
    first = _CHANGED.split(leftover.text, maxsplit=1)[0].rstrip()
    for mark in dict.fromkeys([leftover.text, first]):
        hits = [piece.locate(at) for piece in cut.pieces for at in _all(piece.masked, mark)]
        if not hits and mark[:1] not in {"*", "_"}:
            # Emphasis inside the mark is gone from the page.
            for piece in cut.pieces:
                kept = [at for at, sign in enumerate(piece.masked) if sign not in "*_"]
                plain = "".join(piece.masked[at] for at in kept)
                hits += [piece.locate(kept[at]) for at in _all(plain, _EMPHASIS.sub("", mark))]
        if not hits:
            lines = ((index, cut.visible.lines[index]) for index in sorted(cut.structure))
            hits = [cut.visible.locate(index, at) for index, line in lines for at in _all(line, mark)]
        if hits:
            where = next((hit for hit in hits if hit not in seen), None)
            seen |= {where} if where else set()
            return where
    return None


def _all(text: str, mark: str) -> Iterator[int]:
    """Offsets at which a mark stands in a text, one after the other; elements lose their capitals on the way."""
    # A mark of one sign alone, such as ``:::``, is a part of no longer one.
    whole = rf"(?<!:){mark}(?!:)" if set(mark) == {":"} else re.escape(mark)
    return (match.start() for match in re.finditer(whole, text, re.IGNORECASE)) if mark else iter(())


def _find_in_records(leftover: Leftover, layout: Layout) -> Location | None:
    """The first place of a mark in front matter, records and the scripts of figures."""
    mark = _CHANGED.split(leftover.text, maxsplit=1)[0].rstrip() or leftover.text
    return find_in_sources(mark, layout, with_pages=False) if len(mark) >= _LEAST else None
