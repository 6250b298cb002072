"""Where a build has its figures drawn: each exactly when something it depends on has changed.

The studio decides what must be drawn, has a warm worker draw it, keeps the drawings, and turns every way a script can
go wrong into a diagnostic. A build in which nothing changed starts no process and imports no matplotlib.
"""

import threading
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, fields
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Self, TypeAlias

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.figures.cache import CachedFigure, FigureCache
from clawdemy_site.figures.drawn import Drawn, fill_live, name_svg
from clawdemy_site.figures.facts import fill_markdown, fill_template, plain_text
from clawdemy_site.figures.request import (
    FigureLimits,
    Remark,
    Request,
    explain_outcome,
    tell_difference,
    tell_failure,
    tell_stale,
    tell_unkept,
    tell_warning,
    told_once,
)
from clawdemy_site.figures.spec import FigureSpec
from clawdemy_site.sandbox.errors import FaultError
from clawdemy_site.sandbox.job import JobResult
from clawdemy_site.sandbox.worker_client import WorkerClient, WorkerLostError

Tell: TypeAlias = Callable[[int, int], None]  # takes how many figures are done, and how many are due
_PAUSE = 1.0  # seconds
_DRAWING = "clawdemy_site.figures.drawing"
_OTHER_ORDER = 1  # a hash seed under which sets of texts come in another order than in a build
_LIVES = 2  # workers that may end without a drawing; one may have died while nobody drew


class Progress:
    """Tells how far a round is (not at all by ``None``), once it has taken a second and then every second.

    A thread of its own does so: the round itself waits for a worker, which may draw one figure for long.
    """

    def __init__(self, tell: Tell | None, due: int) -> None:
        self._tell = tell
        self._due = due
        self._done = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True) if tell and due else None

    def __enter__(self) -> Self:
        if self._thread:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        if self._thread:
            self._thread.join()

    def step(self) -> None:
        """Count one figure as done."""
        self._done += 1

    def _run(self) -> None:
        while self._tell and not self._ended.wait(_PAUSE):
            self._tell(self._done, self._due)


@dataclass(frozen=True, slots=True)
class DrawingCounts:
    """How a round of figures went: drawn anew, taken from the cache, and not to be drawn or filled in."""

    drawn: int = 0
    reused: int = 0
    failed: int = 0

    def __str__(self) -> str:
        failed = f", {self.failed} failed" if self.failed else ""
        return f"figures: {self.drawn} drawn, {self.reused} reused{failed}"


class Studio:
    """Draws the figures of one project."""

    def __init__(
        self,
        root: Path,
        figures_dir: str = "figures",  # of the scripts, relative to the root
        cache_dir: str = ".cache/clawdemy/figures",  # of the drawings that are kept, relative to the root
        jobs: int | None = None,  # how many figures may be drawn at once; by default one for each processor
        limits: FigureLimits | None = None,  # on one drawing
    ) -> None:
        self._root = root.resolve()
        self._folder = (self._root / figures_dir).resolve()
        self._cache_dir = cache_dir
        self._cache = FigureCache(self._root, self._root / cache_dir)
        self._limits = limits or FigureLimits()
        self._jobs = jobs
        self._worker = self._new_worker()
        self.tell: Tell | None = None  # told every second, from a thread of its own, once drawing takes longer

    @property
    def worker_id(self) -> int | None:
        """The worker's process id while one runs; drawing starts it, nothing else does."""
        return self._worker.process_id

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the worker and all that it draws; the studio may be used again."""
        self._worker.close()

    def draw(self, specs: Iterable[FigureSpec]) -> tuple[dict[str, Drawn], list[Diagnostic], DrawingCounts]:
        """Have figures, each name once, drawn, or take them from the cache where all that they depend on is as it was.

        The drawn ones come by name in the order asked for, with what went wrong, and a count.
        """
        self._cache.forget_digests()
        asked = list(specs)
        kept = self._kept(asked)
        new, found = self._draw_missing([spec for spec in asked if spec.name not in kept])
        drawn: dict[str, Drawn] = {}
        for spec in asked:
            entry = kept.get(spec.name) or new.get(spec.name)
            if entry is None:
                continue
            found += [tell_warning(self._root, spec, Remark(**warning)) for warning in entry.warnings]
            filled = _fill(spec, entry)
            if isinstance(filled, Drawn):
                drawn[spec.name] = filled
            else:
                found.append(filled)
        reused = len(kept.keys() & drawn.keys())
        return drawn, found, DrawingCounts(len(drawn) - reused, reused, len(asked) - len(drawn))

    def rested_on(self, names: Iterable[str]) -> set[str]:
        """Names of all that the kept drawings of some figures rest on, as `digest` takes them."""
        entries = filter(None, map(self._cache.load_entry, names))
        return set(chain.from_iterable(entry.dependencies for entry in entries))

    def explain(self, spec: FigureSpec) -> list[str]:
        """Why a figure must be drawn, in words; empty where its kept drawing holds."""
        self._cache.forget_digests()
        return self._cache.explain(spec)

    def check(self, specs: Iterable[FigureSpec]) -> tuple[list[Diagnostic], DrawingCounts]:
        """Draw every figure once more, on another day and in another order of sets, and compare with what is kept.

        Those, each name once, that have no drawing that holds are drawn first, which is what is counted.
        """
        asked = list(specs)
        _, found, tally = self.draw(asked)
        sound = self._kept(asked)
        with self._new_worker(_OTHER_ORDER) as others:
            differing = self._compare([spec for spec in asked if spec.name in sound], sound, others)
        self._blame_inputs(asked, sound, differing)
        return sorted([*found, *chain.from_iterable(differing.values())]), tally

    def _kept(self, specs: Sequence[FigureSpec]) -> dict[str, CachedFigure]:
        """The drawings that still hold, by name."""
        return {spec.name: entry for spec in specs if (entry := self._cache.load_entry(spec.name))}

    def _draw_missing(self, specs: Sequence[FigureSpec]) -> tuple[dict[str, CachedFigure], list[Diagnostic]]:
        entries: dict[str, CachedFigure] = {}
        found: list[Diagnostic] = []
        doubtful: list[FigureSpec] = []
        with closing(self._drawings(specs, self._worker)) as drawings:
            for spec, drawing, may_differ in drawings:
                if isinstance(drawing, Diagnostic):
                    found.append(drawing)
                    continue
                entries[spec.name] = drawing
                if may_differ:
                    doubtful.append(spec)
                else:
                    found += self._keep(spec.name, drawing)
        for name, wrong in self._compare(doubtful, entries, self._worker).items():
            found += wrong or self._keep(name, entries[name])
            if wrong:
                del entries[name]
        order = {spec.name: place for place, spec in enumerate(specs)}
        return dict(sorted(entries.items(), key=lambda item: order[item[0]])), told_once(found)

    def _compare(
        self, specs: Sequence[FigureSpec], entries: Mapping[str, CachedFigure], worker: WorkerClient
    ) -> dict[str, list[Diagnostic]]:
        """Draw figures once more and say of each how it differs from what was drawn before."""
        found: dict[str, list[Diagnostic]] = {}
        with closing(self._drawings(specs, worker, again=True)) as drawings:
            for spec, second, _ in drawings:
                if isinstance(second, Diagnostic):
                    found[spec.name] = [second]
                else:
                    found[spec.name] = tell_difference(spec, entries[spec.name], second)
        return found

    def _blame_inputs(
        self, specs: Sequence[FigureSpec], kept: Mapping[str, CachedFigure], differing: dict[str, list[Diagnostic]]
    ) -> None:
        """Tell figures that come out differently under the same conditions too from those that chance or a clock moves.

        Their kept drawing rests on something that nobody could see, and has changed. It is forgotten.
        """
        doubtful = [spec for spec in specs if differing.get(spec.name)]
        with closing(self._drawings(doubtful, self._worker)) as drawings:
            for spec, now, _ in drawings:
                if isinstance(now, CachedFigure) and tell_difference(spec, kept[spec.name], now):
                    differing[spec.name] = [tell_stale(spec)]
                    self._cache.forget(spec.name)

    def _keep(self, name: str, entry: CachedFigure) -> list[Diagnostic]:
        try:
            self._cache.store_entry(name, entry)
        except OSError as error:
            return [tell_unkept(self._cache_dir, error)]
        return []

    def _drawings(
        self, specs: Sequence[FigureSpec], worker: WorkerClient, *, again: bool = False
    ) -> Generator[tuple[FigureSpec, CachedFigure | Diagnostic, bool], None, None]:
        """Draw, starting over with a new worker where one was lost, until two in a row have drawn nothing.

        Each comes as a drawing, and whether it may differ the next time, or as why there is none. To be closed: a
        reply that nobody waits for any more must not meet the next round.
        """
        waiting = [
            (spec, Request(self._root, self._folder, spec.name, spec.size, self._limits, again=again)) for spec in specs
        ]
        lost_in_vain = 0
        with Progress(self.tell, len(waiting)) as progress:
            while waiting:
                done: set[int] = set()
                try:
                    for position, outcome in worker.run_all(request.to_plain() for _, request in waiting):
                        done.add(position)
                        progress.step()
                        spec = waiting[position][0]
                        yield spec, *self._read(spec, outcome)
                except WorkerLostError as error:
                    lost_in_vain = 0 if done else lost_in_vain + 1
                    if lost_in_vain == _LIVES:
                        advice = "see that numpy and matplotlib are installed and can be imported"
                        failure = Remark("figure-worker", f"the drawing worker ended: {error}", advice)
                        yield waiting[0][0], tell_failure(self._root, waiting[0][0], failure), False
                        return
                waiting = [one for position, one in enumerate(waiting) if position not in done]

    def _read(self, spec: FigureSpec, outcome: JobResult) -> tuple[CachedFigure | Diagnostic, bool]:
        """What a drawing process came to."""
        whole = outcome.whole
        if whole is None:
            return tell_failure(self._root, spec, explain_outcome(outcome, self._folder, self._limits)), False
        if "failure" in whole:
            return tell_failure(self._root, spec, Remark(**whole["failure"])), False
        return CachedFigure(**{field.name: whole[field.name] for field in fields(CachedFigure)}), whole["may_differ"]

    def _new_worker(self, hash_seed: int = 0) -> WorkerClient:
        return WorkerClient(_DRAWING, self._limits, self._jobs, hash_seed)


def _fill(spec: FigureSpec, entry: CachedFigure) -> Drawn | Diagnostic:
    """Fill all that is said of a figure with its facts; a fact that is unknown is a finding at the declaration."""
    try:
        caption, title = fill_markdown(spec.caption, entry.facts), fill_template(spec.caption, entry.facts)
        alt = fill_template(spec.alt, entry.facts)
        live = fill_live(spec.live, entry.facts, entry.data) if spec.live else None
    except FaultError as error:
        texts = "caption, alt text, rows or about" if spec.live else "caption or alt text"
        return Diagnostic(spec.location, error.rule, f"{texts} of '{spec.name}': {error}", error.advice)
    return Drawn(
        name=spec.name,
        svg=name_svg(entry.svg, plain_text(title), alt),
        width=entry.width,
        height=entry.height,
        facts=MappingProxyType(dict(entry.facts)),
        caption=caption,
        alt=alt,
        uses=spec.uses,
        live=live,
    )
