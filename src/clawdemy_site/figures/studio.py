"""Where a build has its figures drawn: each exactly when something it depends on has changed.

The studio decides what must be drawn, has a warm worker draw it, keeps the drawings, and turns every way a script can
go wrong into a diagnostic. A build in which nothing changed starts no process and imports no matplotlib.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from clawdemy_site.diagnostics import Diagnostic, Location, Severity
from clawdemy_site.figures.cache import Entry, FigureCache
from clawdemy_site.figures.drawn import Drawn, name_svg
from clawdemy_site.figures.request import Limits, Request
from clawdemy_site.figures.spec import FigureSpec
from clawdemy_site.figures.templates import TemplateError, fill_template, plain_text
from clawdemy_site.figures.workshop import WorkerLostError, Workshop, default_jobs

_LIVES = 2  # workers that may end without a drawing; one may have died while nobody drew


@dataclass(frozen=True, slots=True)
class Tally:
    """How a round of figures went.

    Attributes:
        drawn: Figures drawn anew.
        reused: Figures taken from the cache.
        failed: Figures that could not be drawn or filled in.
    """

    drawn: int = 0
    reused: int = 0
    failed: int = 0

    def __str__(self) -> str:
        failed = f", {self.failed} failed" if self.failed else ""
        return f"figures: {self.drawn} drawn, {self.reused} reused{failed}"


class Studio:
    """Draws the figures of one project.

    Args:
        root: The project's root.
        figures_dir: The folder of scripts, relative to the root.
        cache_dir: Where drawings are kept, relative to the root.
        jobs: How many figures may be drawn at once; by default one for each processor.
        limits: What one drawing may take.
    """

    def __init__(
        self,
        root: Path,
        figures_dir: str = "figures",
        cache_dir: str = ".cache/clawdemy/figures",
        jobs: int | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._root = root.resolve()
        self._folder = (self._root / figures_dir).resolve()
        self._cache_dir = cache_dir
        self._cache = FigureCache(self._root, self._root / cache_dir)
        self._limits = limits or Limits()
        self._workshop = Workshop(jobs or default_jobs())

    @property
    def worker_id(self) -> int | None:
        """The worker's process id while one runs; drawing starts it, nothing else does."""
        return self._workshop.process_id

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the worker and all that it draws; the studio may be used again."""
        self._workshop.close()

    def draw(self, specs: Iterable[FigureSpec]) -> tuple[dict[str, Drawn], list[Diagnostic], Tally]:
        """Have figures drawn, or take them from the cache where nothing that they depend on has changed.

        Args:
            specs: The figures, each name once.

        Returns:
            The drawn figures by name in the order asked for, what went wrong, and a count.
        """
        asked = list(specs)
        try:
            return self._draw_round(asked)
        except BaseException:
            self.close()  # a reply that nobody waits for any more must not meet the next round
            raise

    def _draw_round(self, asked: Sequence[FigureSpec]) -> tuple[dict[str, Drawn], list[Diagnostic], Tally]:
        self._cache.forget_digests()
        kept = {spec.name: entry for spec in asked if (entry := self._cache.load_entry(spec.name))}
        missing = [spec for spec in asked if spec.name not in kept]
        new, found = self._draw_missing(missing)
        drawn: dict[str, Drawn] = {}
        for spec in asked:
            entry = kept.get(spec.name) or new.get(spec.name)
            filled = _fill(spec, entry) if entry else None
            if isinstance(filled, Drawn):
                drawn[spec.name] = filled
            elif filled is not None:
                found.append(filled)
        reused = len(kept.keys() & drawn.keys())
        return drawn, found, Tally(len(drawn) - reused, reused, len(asked) - len(drawn))

    def _draw_missing(self, specs: Sequence[FigureSpec]) -> tuple[dict[str, Entry], list[Diagnostic]]:
        entries: dict[str, Entry] = {}
        found: list[Diagnostic] = []
        unkept: OSError | None = None
        for spec, outcome in self._outcomes(specs):
            failure = outcome.get("failure")
            if failure is not None:
                found.append(self._explain(spec, failure))
                continue
            entries[spec.name] = entry = _to_entry(outcome)
            try:
                self._cache.store_entry(spec.name, entry)
            except OSError as error:
                unkept = error
        if unkept is not None:
            found.append(self._complain_of_cache(unkept))
        order = {spec.name: place for place, spec in enumerate(specs)}
        return dict(sorted(entries.items(), key=lambda item: order[item[0]])), sorted(found)

    def _outcomes(self, specs: Sequence[FigureSpec]) -> Iterator[tuple[FigureSpec, dict[str, Any]]]:
        """Draw, starting over with a new worker where one was lost, until two in a row have drawn nothing."""
        waiting = list(specs)
        lost_in_vain = 0
        while waiting:
            done: set[int] = set()
            try:
                for position, outcome in self._workshop.draw_all(map(self._to_request, waiting)):
                    done.add(position)
                    yield waiting[position], outcome
            except WorkerLostError as error:
                lost_in_vain = 0 if done else lost_in_vain + 1
                if lost_in_vain == _LIVES:
                    yield waiting[0], {"failure": _lost(error)}
                    return
            waiting = [spec for position, spec in enumerate(waiting) if position not in done]

    def _to_request(self, spec: FigureSpec) -> Request:
        return Request(self._root, self._folder, spec.name, spec.size, self._limits)

    def _explain(self, spec: FigureSpec, failure: dict[str, Any]) -> Diagnostic:
        where = Location(spec.path, spec.line, spec.column)
        advice = failure["help"]
        path = Path(failure["path"])
        if failure["line"] and path.is_relative_to(self._root):
            where = Location(path.relative_to(self._root).as_posix(), failure["line"], failure["column"])
        if where.path != spec.path or not advice:
            advice = "; ".join(filter(None, [advice, f"it happened while '{spec.name}' was drawn"]))
        return Diagnostic(where, failure["rule"], failure["message"], advice)

    def _complain_of_cache(self, error: OSError) -> Diagnostic:
        message = f"drawings cannot be kept: {error.strerror or error}"
        advice = "make the folder writable; until then every build draws them again"
        return Diagnostic(Location(self._cache_dir), "figure-cache", message, advice, Severity.WARNING)


def _lost(error: WorkerLostError) -> dict[str, Any]:
    message = f"the drawing worker ended: {error}"
    advice = "see that numpy and matplotlib are installed and can be imported"
    return {"rule": "figure-worker", "message": message, "help": advice, "path": "", "line": 0, "column": 1}


def _to_entry(outcome: dict[str, Any]) -> Entry:
    return Entry(outcome["svg"], outcome["width"], outcome["height"], outcome["facts"], outcome["dependencies"])


def _fill(spec: FigureSpec, entry: Entry) -> Drawn | Diagnostic:
    """Fill caption and alternative text with the facts; a fact that is unknown is a finding at the declaration."""
    try:
        caption = fill_template(spec.caption, entry.facts)
        alt = fill_template(spec.alt, entry.facts)
    except TemplateError as error:
        where = Location(spec.path, spec.line, spec.column)
        return Diagnostic(where, "figure-template", f"caption or alt text of '{spec.name}': {error}", error.advice)
    return Drawn(
        name=spec.name,
        svg=name_svg(entry.svg, plain_text(caption), alt),
        width=entry.width,
        height=entry.height,
        facts=MappingProxyType(dict(entry.facts)),
        caption=caption,
        alt=alt,
        uses=spec.uses,
        dependencies=tuple(sorted(entry.dependencies)),
    )
