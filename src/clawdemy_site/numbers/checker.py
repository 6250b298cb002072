"""Where the numbers of all pages are checked: each page worked out only when something that it rests on has changed.

Sums that use no function of a course's library are worked out here. The others run an author's code, and are handed to
a process of their own, which is started for them and ends with them. A build in which nothing changed starts none.
"""

import contextlib
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.figures.facts import Fact
from clawdemy_site.numbers.evaluate import Scope
from clawdemy_site.numbers.expression import read_expression
from clawdemy_site.numbers.judge import Values, judge
from clawdemy_site.numbers.library import LIMITS, Library, library_files, read_library, work_out_apart
from clawdemy_site.numbers.model import Chain, Claim, PageNumbers, SumError, beyond
from clawdemy_site.numbers.show import show
from clawdemy_site.numbers.store import Entry, Store
from clawdemy_site.numbers.sums import AnyClaim, Outcome, Sum, from_plain, list_sums, sides, work_out
from clawdemy_site.numbers.values import to_plain

Facts = Mapping[str, Mapping[str, Fact]]

_FACT = re.compile(r"([^\W\d]\w*\.[^\W\d]\w*)\.\w")


@dataclass(frozen=True, slots=True)
class Results:
    """What the claims of all pages came to."""

    # For each page, by its file, and for each claim in order: the value of the expression; of a worked sum the values
    # of its left side and of every right side; nothing where a sum has none.
    values: Mapping[str, tuple[Values, ...]] = field(default_factory=dict)
    worked: int = 0
    reused: int = 0

    def texts(self, path: str, claim: int) -> tuple[str, ...]:
        """The values of a claim as a reader writes them; empty text for a sum that has none."""
        claims = self.values.get(path, ())
        values = claims[claim] if claim < len(claims) else ()
        return tuple("" if value is None else show(value) for value in values)


@dataclass(slots=True)
class _Page:
    """A page that must be worked out."""

    numbers: PageNumbers
    key: str
    library: Library
    sums: tuple[Sum, ...]
    facts: Facts
    outcomes: list[Outcome] = field(default_factory=list)
    dependencies: Mapping[str, str | None] = field(default_factory=dict)
    is_final: bool = True
    problem: Diagnostic | None = None


def check_numbers(
    pages: Sequence[PageNumbers], root: Path, figures_dir: str, facts: Facts, cache_dir: Path
) -> tuple[Results, list[Diagnostic]]:
    """Work out and compare the numbers of pages, each file once.

    Args:
        pages: The pages with what they claim.
        root: The project's root.
        figures_dir: The folder of the library's modules, POSIX, relative to the root.
        facts: What figures state, by ``topic.figure`` and name.
        cache_dir: The folder in which results are kept, absolute or relative to the root.

    Returns:
        The values, and what is wrong: ``wrong-number`` where a number is not what it is said to be, ``number-syntax``,
        ``unknown-name``, ``number-failed``, ``number-limit``, ``name-taken``, ``name-defined-twice`` at their columns;
        ``library-failed`` and ``library-clash`` in a module; ``number-cache``, a warning.
    """
    root = root.resolve()
    store = Store(root, root / cache_dir, "numbers", Path(__file__).parent)
    entries, waiting, found = _sort_out(pages, store, facts, figures_dir)
    _work_out(waiting, root, (root / figures_dir).resolve())
    for one in waiting:
        entries[one.numbers.path] = entry = _judge(one)
        if one.is_final:
            files = library_files(figures_dir, one.numbers.library)
            store.keep(one.numbers.path, replace(entry, dependencies={**store.digests(files), **one.dependencies}))
        if one.problem:
            found.append(one.problem)
    for page in pages:
        for claim, side, error in entries[page.path].findings:
            found.append(SumError(*error).at(sides(page.claims[claim])[side]))
    found += store.save()
    values = {path: tuple(map(_values, entry.values)) for path, entry in entries.items()}
    return Results(values, len(waiting), len(pages) - len(waiting)), found


def _sort_out(
    pages: Sequence[PageNumbers], store: Store, facts: Facts, figures_dir: str
) -> tuple[dict[str, Entry], list[_Page], list[Diagnostic]]:
    """The kept results by page, the pages that must be worked out, and what is wrong with the libraries of those."""
    entries: dict[str, Entry] = {}
    waiting: list[_Page] = []
    libraries: dict[tuple[str, ...], Library] = {}
    for page in pages:
        used = _facts_in(page, facts)
        key = _key(page, used)
        entry = store.find(page.path, key)
        if entry is not None:
            entries[page.path] = entry
            continue
        if page.library not in libraries:
            libraries[page.library] = read_library(store.root, figures_dir, page.library)
        library = libraries[page.library]
        waiting.append(_Page(page, key, library, list_sums(page.claims, library.owners), used))
    return entries, waiting, [problem for library in libraries.values() for problem in library.problems]


def _facts_in(page: PageNumbers, facts: Facts) -> Facts:
    """The facts that a page may use; with the names of all figures where it names one that is not known."""
    texts = "\n".join(term.text for claim in page.claims for term in sides(claim))
    named = set(_FACT.findall(texts))
    used = {figure: facts[figure] for figure in named & facts.keys()}
    return used if named <= facts.keys() else {figure: {} for figure in facts} | used


def _key(page: PageNumbers, facts: Facts) -> str:
    """What a page claims, wherever it stands in its file, and what its facts are."""
    claims = [[type(claim).__name__, [term.text for term in sides(claim)], _signs(claim)] for claim in page.claims]
    stated = [claims, page.library, {figure: dict(facts[figure]) for figure in sorted(facts)}]
    return hashlib.sha256(json.dumps(stated, sort_keys=True, default=list).encode()).hexdigest()


def _signs(claim: AnyClaim) -> list[Any]:
    if isinstance(claim, Chain):
        return [[[step.relation, step.is_shown] for step in claim.steps], claim.digits]
    return [claim.relation] if isinstance(claim, Claim) else []


def _work_out(pages: Sequence[_Page], root: Path, folder: Path) -> None:
    apart = [page for page in pages if _needs_library(page)]
    for page in pages:
        if page not in apart:
            later = frozenset(one.defines for one in page.sums)
            page.outcomes = list(work_out(page.sums, Scope(facts=page.facts, later=later)))
    if apart:
        tasks = [
            {
                "sums": [astuple(one) for one in page.sums],
                "owners": page.library.owners,
                "facts": {figure: dict(stated) for figure, stated in page.facts.items()},
            }
            for page in apart
        ]
        for page, reply in zip(apart, work_out_apart(root, folder, tasks, LIMITS), strict=True):
            _take(page, reply, root)
    for page in pages:
        page.is_final &= page.library.is_whole and not page.library.problems
        if not page.library.is_whole:
            # A name that is missing may stand in a module that cannot be read and has been told of.
            page.outcomes = [None if getattr(one, "rule", "") == "unknown-name" else one for one in page.outcomes]


def _needs_library(page: _Page) -> bool:
    for one in page.sums:
        with contextlib.suppress(SumError):
            if read_expression(one.text).names & page.library.owners.keys():
                return True
    return False


def _take(page: _Page, reply: Mapping[str, Any], root: Path) -> None:
    page.outcomes = list(map(from_plain, reply["outcomes"]))
    missing = len(page.sums) - len(page.outcomes)
    page.is_final = "ended" not in reply and "library" not in reply
    page.dependencies = reply.get("dependencies") or {}
    if "library" in reply:
        page.problem = _library_failed(reply["library"], root, page.library)
    elif missing:
        stopped = page.sums[len(page.outcomes)]
        page.outcomes.append(_stopped(stopped.text, reply.get("ended", "")))
        missing -= 1
    page.outcomes += [None] * missing


def _stopped(text: str, reason: str) -> SumError:
    if reason == "late":
        advice = "look for an endless loop, or compute less"
        return beyond(f"{text} was not worked out within {LIMITS.seconds:g} s, with the sums before it", advice=advice)
    return SumError("number-failed", f"{text}: {reason}", "look at the function that it calls")


def _library_failed(failure: Sequence[Any], root: Path, library: Library) -> Diagnostic:
    module, message, advice, path, line = failure
    stated = dict(zip(library.modules, library.files, strict=False)).get(module, module)
    file = PurePosixPath(path).relative_to(root).as_posix() if path else stated
    return Diagnostic(Location(file, line), "library-failed", f"the library cannot be run: {message}", advice)


def _judge(page: _Page) -> Entry:
    values, findings = judge(page.numbers.claims, page.sums, page.outcomes, page.library.owners)
    told = [[claim, side, error.to_plain()] for claim, side, error in findings]
    return Entry(page.key, {}, [list(one) for one in values], told)


def _values(plain: Sequence[Any]) -> Values:
    return tuple(None if value is None else to_plain(value) for value in plain)
