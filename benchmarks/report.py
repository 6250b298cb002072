"""Numbers that were measured, and the tables in Markdown that are made of them."""

import json
import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

BARS = {
    "cold build, CPU s": "half of MkDocs",
    "nothing changed, CPU s": "0.8",
    "a lesson's text edited, CPU s": "1.0",
    "save to page served, s": "0.4",
    "serve ready, warm, s": "2",
    "check, nothing changed, s": "0.4",
    "first load without drawings, gzip kB": "120",
    "search opened, gzip kB more": "150",
    "cold build, peak MB": "500 at 500 lessons",
}
"""What we hold ourselves to, by row."""

BARRED = 100
"""The size at which we do."""

REFERENCE, APART = "ours", "this repository's courses"
"""The builder that others are compared with, and the one that does other work than they."""


@dataclass
class Numbers:
    """All that was measured: a value for each run, by lessons, builder and row."""

    values: dict[tuple[int, str, str], list[float]] = field(default_factory=dict)

    def add(self, lessons: int, builder: str, row: str, value: float) -> None:
        """Add the value of one run."""
        self.values.setdefault((lessons, builder, row), []).append(value)

    def rows(self, lessons: Iterable[int]) -> list[str]:
        """The rows of some sizes, in the order in which they were measured first."""
        wanted = set(lessons)
        return list(dict.fromkeys(row for size, _, row in self.values if size in wanted))

    def builders(self, lessons: int) -> list[str]:
        """The builders that were measured at a size."""
        return list(dict.fromkeys(builder for size, builder, _ in self.values if size == lessons))

    def sizes(self) -> list[int]:
        """The sizes that were measured, the least first."""
        return sorted({size for size, _, _ in self.values})

    def table(self, lessons: int, *, bars: bool) -> str:
        """The table of a size: a column for each builder, and ours as a multiple of each other one."""
        builders = self.builders(lessons)
        others = [one for one in builders if one not in {REFERENCE, APART}] if REFERENCE in builders else []
        runs = max(len(values) for (size, _, _), values in self.values.items() if size == lessons)
        head = [
            f"{lessons} lessons, {runs} run{'s' if runs > 1 else ''}",
            *builders,
            *(f"{REFERENCE} : {one}" for one in others),
            *(["bar"] if bars else []),
        ]
        lines = []
        for row in self.rows([lessons]):
            ours = self.values.get((lessons, REFERENCE, row), [])
            cells = [_median(self.values.get((lessons, one, row), [])) for one in builders]
            cells += [_ratio(ours, self.values.get((lessons, one, row), [])) for one in others]
            lines.append([row, *cells, *([BARS.get(row, "")] if bars else [])])
        return _markdown(head, lines)

    def growth(self) -> str:
        """How each row grows from a size to the next: the exponent, 1 where it grows as the lessons do."""
        builders = list(dict.fromkeys(builder for _, builder, _ in self.values))
        sizes = {builder: [size for size in self.sizes() if builder in self.builders(size)] for builder in builders}
        steps = [(builder, step) for builder in builders for step in pairwise(sizes[builder])]
        lines = [
            [row, *(_exponent(step, *(self.values.get((size, one, row)) for size in step)) for one, step in steps)]
            for row in self.rows(self.sizes())
        ]
        head = ["growth", *(f"{builder}, {smaller} to {larger}" for builder, (smaller, larger) in steps)]
        return _markdown(head, lines) if steps else ""

    def save(self, path: Path) -> None:
        """Keep the numbers in a file, to go on with them later."""
        path.write_text(json.dumps([[*key, values] for key, values in self.values.items()]), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "Numbers":
        """The numbers of a file, or none where there is no file."""
        kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
        return cls({(lessons, builder, row): values for lessons, builder, row, values in kept})


def _markdown(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (head, rule, *lines))


def _median(values: Sequence[float]) -> str:
    if not values:
        return "–"
    low, high = _number(min(values)), _number(max(values))
    return _number(statistics.median(values)) + (f" ({low} to {high})" if low != high else "")


def _ratio(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """Each run of ours against the same run of theirs: only those were measured under the same load."""
    ratios = [one / other for one, other in zip(ours, theirs, strict=False) if other]
    return _number(statistics.median(ratios)) if ratios else "–"


def _exponent(step: tuple[int, int], before: Sequence[float] | None, after: Sequence[float] | None) -> str:
    if not before or not after or not statistics.median(before) or not statistics.median(after):
        return "–"
    growth = math.log(statistics.median(after) / statistics.median(before)) / math.log(step[1] / step[0])
    return f"{growth:.2f}".replace("-", "−")


def _number(value: float) -> str:
    """A number with three digits that count, and whole from a hundred on."""
    digits = 0 if value == int(value) or value >= 99.5 else 1 if value >= 9.95 else 2  # noqa: PLR2004 - where digits end
    return f"{value:,.{digits}f}"
