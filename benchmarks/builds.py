"""Measures what building, checking and serving a course costs, ours beside plain MkDocs with Material and Zensical.

Run it as ``python -m benchmarks.builds [--lessons N …] [--runs N] [--rows ROW …] [--builders NAME …]`` from the
repository's root. The table that it prints is Markdown.
"""

import argparse
import os
import platform
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median

from benchmarks.builders import OURS, PLAIN, WORDS, Builder, own_course, zensical
from benchmarks.loads import first_load, own_browser
from benchmarks.processes import MEGA, serve, spend
from benchmarks.report import BARRED, Numbers

BUILDS = {
    "cold": "cold build",
    "unchanged": "nothing changed",
    "text": "a lesson's text edited",
    "description": "a description edited",
    "title": "a title edited",
    "record": "a record edited",
    "helper": "a figure helper edited",
    "library": "the library edited",
}
CHECKS = {
    "check-cold": "check, cold",
    "check-unchanged": "check, nothing changed",
    "check-text": "check, a text edited",
}
OTHERS = ("size", "load", "serve")
ROWS = (*BUILDS, *OTHERS, *CHECKS)
"""All rows, in the order in which they are measured: what follows a cold build finds all that it has kept."""

PEAKS = {"cold", "unchanged"}
"""Builds whose memory is a row of the table."""

PAUSE = 1.0
"""Seconds from a page that was served anew to the next save, a little more each time, so that no watcher keeps step."""


@dataclass
class Bench:
    """A builder at work on its course in a folder."""

    builder: Builder
    lessons: int
    root: Path
    edits_each: int
    """How many saves a server sees."""

    warm: bool = False
    """Whether the last build left all that it keeps."""

    _originals: dict[str, str] = field(default_factory=dict)
    _number: int = 1

    def measure(self, row: str) -> Iterator[tuple[str, float]]:
        """The values of a row, each with its title; none where the builder has nothing of the sort."""
        if row in BUILDS:
            yield from self._build(row)
        elif row in CHECKS and self.builder.check:
            yield from self._check(row)
        elif row in OTHERS:
            self._be_warm()
            yield from {"size": self._size, "load": self._load, "serve": self._serve}[row]()

    def _edit(self, row: str) -> bool:
        edit = self.builder.edits(self.lessons).get(row)
        if edit is None:
            return False
        path = self.root / edit.path
        original = self._originals.setdefault(edit.path, path.read_text(encoding="utf-8"))
        self._number += 1
        path.write_text(edit.text(original, self._number), encoding="utf-8")
        return True

    def _be_warm(self) -> None:
        if not self.warm:
            spend(self.builder.build, self.root)
            self.warm = True

    def _build(self, row: str) -> Iterator[tuple[str, float]]:
        if row == "cold":
            self.builder.clear(self.root)
        else:
            self._be_warm()
            if row != "unchanged" and not self._edit(row):
                return
        spent = spend(self.builder.build, self.root)
        self.warm = True
        yield f"{BUILDS[row]}, CPU s", spent.cpu
        yield f"{BUILDS[row]}, s", spent.wall
        if row in PEAKS:
            yield f"{BUILDS[row]}, peak MB", spent.peak

    def _check(self, row: str) -> Iterator[tuple[str, float]]:
        if row == "check-cold":
            self.builder.clear(self.root)
            self.warm = False
        if row == "check-text":
            self._edit("text")
        spent = spend(self.builder.check, self.root)
        yield f"{CHECKS[row]}, CPU s", spent.cpu
        yield f"{CHECKS[row]}, s", spent.wall

    def _size(self) -> Iterator[tuple[str, float]]:
        yield "site, MB", _weigh(self.root / "site")
        yield "cache, MB", _weigh(self.root / ".cache")

    def _load(self) -> Iterator[tuple[str, float]]:
        with own_browser() as browser:
            load = first_load(browser, self.root / "site", self.builder.place(self.lessons))
        yield "first load of a lesson, requests", load.requests
        yield "first load of a lesson, gzip kB", load.whole
        yield "first load without drawings, gzip kB", load.bare
        yield "search opened, gzip kB more", load.search

    def _serve(self) -> Iterator[tuple[str, float]]:
        place = self.builder.place(self.lessons)
        with serve(self.builder.serve, self.root, place) as served:
            yield "serve ready, warm, s", served.ready
            saves = []
            for number in range(self.edits_each):
                words = WORDS.format(n=self._number + 1)
                saves.append(served.save(place, words, lambda: self._edit("text"), PAUSE * (1 + number / 9)))
            yield "save to page served, s", median(saves)
        yield "serve, peak MB", served.watch.peak


def measure(benches: Sequence[Bench], rows: Sequence[str], runs: int, numbers: Numbers) -> Iterator[str]:
    """Measure rows of a size: builders take turns within a row, so that those of a run meet the same load.

    Yields:
        What is about to be measured, for whoever waits.
    """
    for bench in benches if runs else ():
        yield f"{bench.lessons} lessons, {bench.builder.name}: writing"
        bench.builder.write(bench.lessons, bench.root)
    for run in range(1, runs + 1):
        for row in rows:
            for bench in benches:
                yield f"{bench.lessons} lessons, run {run} of {runs}, {row}, {bench.builder.name}"
                for title, value in bench.measure(row):
                    numbers.add(bench.lessons, bench.builder.name, title, value)


def _weigh(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / MEGA


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lessons", type=int, nargs="+", default=[10, 100, 500], help="sizes of the made-up course")
    parser.add_argument("--runs", type=int, default=5, help="how often each row is measured")
    parser.add_argument("--saves", type=int, default=5, help="how many saves each server sees")
    parser.add_argument("--rows", nargs="+", choices=ROWS, default=ROWS, metavar="ROW", help=", ".join(ROWS))
    builders = ("ours", "mkdocs", "zensical", "own")
    parser.add_argument("--builders", nargs="+", choices=builders, default=builders[:2], help="own: our own courses")
    parser.add_argument("--zensical", help="the path of Zensical's command, in an environment of its own")
    parser.add_argument("--results", type=Path, help="a file of numbers, to go on with those of earlier runs")
    return parser


def main(arguments: Sequence[str]) -> None:
    """Measure what was asked for and print the tables."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # servers are ended by it, and inherit that it is ignored
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if "zensical" in chosen.builders and not chosen.zensical:
        parser.error("Zensical is not among our requirements: install it elsewhere and name its command by --zensical")
    named = {"ours": OURS, "mkdocs": PLAIN, "zensical": zensical(chosen.zensical)}
    groups = [(size, [named[one] for one in named if one in chosen.builders]) for size in chosen.lessons]
    own, count = own_course()
    if "own" in chosen.builders:
        groups.append((count, [own]))
    numbers = Numbers.load(chosen.results) if chosen.results else Numbers()
    rows = [row for row in ROWS if row in chosen.rows]
    for size, builders in groups:
        with tempfile.TemporaryDirectory() as folder:
            benches = [Bench(one, size, Path(folder, str(place)), chosen.saves) for place, one in enumerate(builders)]
            for step in measure(benches, rows, chosen.runs, numbers):
                sys.stderr.write(f"load {os.getloadavg()[0]:.1f}  {step}\n")
                if chosen.results:
                    numbers.save(chosen.results)
    if chosen.results:
        numbers.save(chosen.results)
    _print(numbers)


def _print(numbers: Numbers) -> None:
    versions = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material"))
    machine = f"{platform.platform()}, {os.cpu_count()} processors, Python {platform.python_version()}, {versions}"
    sys.stdout.write(f"{machine}; medians, least and most in brackets\n")
    for size in numbers.sizes():
        sys.stdout.write(f"\n{numbers.table(size, bars=size == BARRED)}")
    sys.stdout.write(f"\n{numbers.growth()}")


if __name__ == "__main__":
    main(sys.argv[1:])
