"""Where the code of all pages is held to what it says: taken as it stands, run, its output compared.

A page is run only when something that it rests on has changed: its code, a file that it read, a version. A build in
which nothing changed starts no process.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.listings.excerpt import Excerpt, read_excerpt
from clawdemy_site.listings.model import OUTPUT, Listing, Shown, key_of
from clawdemy_site.listings.running import LIMITS, run_pages
from clawdemy_site.numbers.store import Entry, Store
from clawdemy_site.sandbox.errors import FaultError, find_traced_line

_LONGEST = 80  # characters of a line in a message


@dataclass(slots=True)
class _Page:
    """A page with its fences, and what became of them."""

    src_uri: str
    listings: Sequence[Listing]
    excerpts: Mapping[str, Excerpt]
    printed: list[str] | None = None  # by each step; None as long as it must be run, or where running failed
    found: list[Diagnostic] = field(default_factory=list)

    def code(self, listing: Listing) -> str:
        """What a fence shows, be it left empty."""
        excerpt = self.excerpts.get(listing.source)
        return listing.code if listing.code.strip() or not excerpt else excerpt.text

    @property
    def steps(self) -> list[Listing]:
        """The fences that are run, and what they may use of those that are shown, in order."""
        last = max((at for at, one in enumerate(self.listings) if one.is_run), default=-1)
        shown = (one for one in self.listings[: last + 1] if one.language != OUTPUT)
        return [one for one in shown if one.is_run or self._module(one)]

    def _module(self, listing: Listing) -> str:
        excerpt = self.excerpts.get(listing.source)
        return excerpt.module if excerpt else ""

    def task(self, root: Path) -> dict[str, Any]:
        """What is to be done, for the worker."""
        return {
            "file": str(root / self.listings[0].location.path),
            "steps": [self._step(one, root) for one in self.steps],
        }

    def _step(self, listing: Listing, root: Path) -> dict[str, Any]:
        excerpt = self.excerpts.get(listing.source)
        if not listing.is_run and excerpt:
            return {"module": excerpt.module, "name": excerpt.name}
        if excerpt:
            return {"code": excerpt.text, "file": str(excerpt.path), "line": excerpt.line}
        where = listing.at(0)
        return {"code": listing.code, "file": str(root / where.path), "line": where.line}

    def key(self) -> str:
        """What is run, wherever it stands on the page."""
        stated = [
            [self.code(one), one.source, one.is_run, str(getattr(self.excerpts.get(one.source), "path", ""))]
            for one in self.steps
        ]
        return hashlib.sha256(json.dumps(stated).encode()).hexdigest()


def check_listings(
    pages: Mapping[str, Sequence[Listing]], root: Path, figures_dir: str, cache_dir: Path
) -> tuple[Shown, list[Diagnostic]]:
    """Hold the fences of pages, by the pages' ``.md`` paths, to the library and to what they print.

    The library lies in a folder below the project's root, results are kept in another. Given is what fences show that
    their authors left empty, and everything that is wrong.
    """
    root = root.resolve()
    folder = (root / figures_dir).resolve()
    all_excerpts: dict[str, Excerpt] = {}
    read: list[_Page] = []
    for src_uri, listings in pages.items():
        page = _Page(src_uri, listings, all_excerpts)
        for listing in listings:
            page.found += _take(listing, folder, all_excerpts)
        read.append(page)
    _run([page for page in read if page.steps and not page.found], root, folder, cache_dir)
    outputs: dict[tuple[str, str], str] = {}
    for page in read:
        page.found += _compare(page, outputs)
    return Shown({name: (one.text, one.label) for name, one in all_excerpts.items()}, outputs), [
        found for page in read for found in page.found
    ]


def _take(listing: Listing, folder: Path, excerpts: dict[str, Excerpt]) -> Iterator[Diagnostic]:
    """Read what a fence is taken from, and compare it with what stands in the fence."""
    if not listing.source:
        return
    try:
        excerpt = excerpts.get(listing.source) or read_excerpt(folder, listing.source)
    except FaultError as fault:
        yield Diagnostic(listing.location, fault.rule, str(fault), fault.advice)
        return
    excerpts[listing.source] = excerpt
    if not listing.code.strip():
        return
    for at, (here, there) in enumerate(zip_longest(_lines(listing.code), _lines(excerpt.text))):
        if here != there:
            place = f"{excerpt.path.name}, line {excerpt.line + at}"
            message = f"{place} is {_quote(there)}, and here stands {_quote(here)}"
            yield Diagnostic(listing.at(at, _first_difference(here, there)), "code-differs", message)
            return


def _run(pages: Sequence[_Page], root: Path, folder: Path, cache_dir: Path) -> None:
    store = Store(root, root / cache_dir, "listings", Path(__file__).parent)
    waiting = []
    for page in pages:
        path = page.listings[0].location.path
        entry = store.find(path, page.key())
        if entry:
            page.printed = entry.values
        else:
            waiting.append(page)
    if not waiting:
        return
    replies = run_pages(root, folder, [page.task(root) for page in waiting])
    for page, (first, second) in zip(waiting, replies, strict=True):
        page.found += _judge(page, first, root) or _tell_change(page, first, second)
        if page.found:
            continue
        page.printed = [outcome["printed"] for outcome in first["outcomes"]]
        if "unkept" not in first:
            store.keep(page.listings[0].location.path, Entry(page.key(), first["dependencies"], page.printed, []))
    waiting[0].found += store.save()


def _judge(page: _Page, reply: Mapping[str, Any], root: Path) -> list[Diagnostic]:
    """Why a page did not run to its end, told where it stopped."""
    done = reply["outcomes"]
    if done and "failure" in done[-1]:
        listing = page.steps[len(done) - 1]
        message, advice, line, column = done[-1]["failure"]
        where = Location(listing.location.path, line, column + listing.lead) if line else listing.location
        if message.startswith("NameError"):  # sums know the functions of the library by themselves, and code does not
            advice = "define it in an earlier fence that is run, or import it: from heat import warmed"
        return [Diagnostic(where, "code-failed", message, advice)]
    if "ended" not in reply:
        return []
    listing = page.steps[min(len(done), len(page.steps) - 1)]
    ended = reply["ended"]
    _, line = find_traced_line(ended["trace"], root / listing.location.path)
    where = Location(listing.location.path, line, listing.lead + 1) if line else listing.location
    if ended["cause"] == "late":
        return [Diagnostic(where, "code-hung", f"this code was not done within {LIMITS.seconds:g} s")]
    reason = {"exited": "ended its process with status ", "crashed": "crashed with "}.get(ended["cause"], "")
    return [Diagnostic(where, "code-crashed", f"this code {reason}{ended['detail']}" if reason else ended["detail"])]


def _tell_change(page: _Page, first: Mapping[str, Any], second: Mapping[str, Any]) -> Iterator[Diagnostic]:
    for listing, one, other in zip_longest(page.steps, first["outcomes"], second["outcomes"]):
        if one != other:
            got = _quote(one["printed"]), _quote((other or {}).get("printed"))
            message = f"run twice, this code printed {got[0]} and then {got[1]}"
            yield Diagnostic(listing.location, "code-not-deterministic", message)
            return


def _compare(page: _Page, outputs: dict[tuple[str, str], str]) -> Iterator[Diagnostic]:
    """Hold each output to the code before it, and note what those that are empty are to show."""
    printed = dict(zip(map(id, page.steps), page.printed or [], strict=False))
    code: Listing | None = None
    filled: dict[str, str] = {}
    alone: list[Listing] = []
    for listing in page.listings:
        if listing.language != OUTPUT:
            code = listing if listing.is_run else None
            continue
        if code is None:
            alone.append(listing)
            continue
        got = printed.get(id(code))
        key, code = key_of(page.code(code)), None
        if got is None:
            continue  # why it did not run is told
        if listing.code.strip():
            yield from _compare_output(listing, got)
        elif not got.strip():
            yield Diagnostic(listing.location, "wrong-output", "the code before this fence prints nothing", "print it")
        elif filled.setdefault(key, got) != got:
            message = "the same code stands before on this page and printed something else"
            yield Diagnostic(listing.location, "wrong-output", message, "write out what it prints")
        else:
            outputs[page.src_uri, key] = got.rstrip()
    if alone:
        others = f", nor before {len(alone) - 1} more on this page" if alone[1:] else ""
        message = f"no code that is run stands before this output{others}"
        yield Diagnostic(alone[0].location, "output-alone", message)


def _compare_output(listing: Listing, got: str) -> Iterator[Diagnostic]:
    for at, (here, there) in enumerate(zip_longest(_lines(listing.code), _lines(got))):
        if here != there:
            message = f"expected {_quote(here)}, and the code prints {_quote(there)}"
            yield Diagnostic(listing.at(at, _first_difference(here, there)), "wrong-output", message)
            return


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").rstrip().split("\n")]


def _first_difference(here: str | None, there: str | None) -> int:
    pairs = zip(here or "", there or "", strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(here or ""), len(there or "")))


def _quote(line: str | None) -> str:
    if line is None:
        return "no more line"
    words = line.strip("\n").replace("\n", "⏎")
    return f"'{words[:_LONGEST]}…'" if len(words) > _LONGEST else f"'{words}'"
