"""The map of a course: which lesson builds on which, laid out by levels from what the lessons' prerequisites say.

Modules are bands of rows, one below the other; each row is a level, so that a line always leads down. Lines run only
between two rows, or in lanes at the side that no lesson stands in: by construction none runs through a lesson.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from clawdemy_site.course.model import Course, Lesson, Module

MINIMUM = 3
"""A course of fewer lessons has no map: two in a row need none."""

WIDTH = 24.0
"""Width of every map in units of its own; a page stretches them."""

LANE = 1.0
"""Width of a lane in units."""

DOT = 2.0
"""Width in units of the part of a lesson's place that holds its dot; lines lead to the middle of it."""


@dataclass(frozen=True, slots=True)
class Edge:
    """That one lesson builds on another."""

    source: str  # path of the lesson that comes first
    target: str  # path of the lesson that builds on it
    # The target is still to come and names no prerequisites, so it is drawn after the one before it.
    is_presumed: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A lesson's place in a row."""

    lesson: Lesson
    start: float  # where its place begins, in units from the left
    width: float
    needs: tuple[Lesson, ...]  # the lessons that it builds on directly, in order
    is_reached: bool  # whether a line leads to it
    is_left: bool  # whether a line leads on from it

    @property
    def dot(self) -> float:
        """Where lines meet it, in units from the left."""
        return self.start + DOT / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two rows, from a point above to a point below, in units from the left."""

    top: float
    bottom: float
    is_presumed: bool = False


@dataclass(frozen=True, slots=True)
class MapRow:
    """A level of the map."""

    lines: tuple[Line, ...]  # what runs between the row above and this one
    spots: tuple[Spot, ...]  # its lessons, from left to right
    lanes: tuple[bool, ...]  # for each lane whether a line passes this row in it


@dataclass(frozen=True, slots=True)
class Band:
    """A module with its rows."""

    module: Module
    rows: tuple[MapRow, ...]


@dataclass(frozen=True, slots=True)
class LessonMap:
    """A course, laid out; ``lanes`` is how many run at its left side."""

    bands: tuple[Band, ...]
    lanes: int

    @property
    def rows(self) -> tuple[MapRow, ...]:
        """All rows from top to bottom."""
        return tuple(row for band in self.bands for row in band.rows)


def find_edges(course: Course) -> tuple[Edge, ...]:
    """Every prerequisite inside a course as an edge, without those that follow from others."""
    before: dict[str, set[str]] = {}
    edges: list[Edge] = []
    previous = ""
    for lesson in course.lessons:
        needed = lesson.front.record.prerequisites if lesson.front else ()
        named = [path for path in dict.fromkeys(needed) if path in before]
        if lesson.is_planned and previous:
            named = [previous]
        implied = {path for name in named for path in before[name]}
        edges += (Edge(name, lesson.path, lesson.is_planned) for name in named if name not in implied)
        before[lesson.path] = implied | set(named)
        previous = lesson.path
    return tuple(edges)


def lay_out(course: Course, most: int) -> LessonMap:
    """Lay out the map of a course, with at most so many lessons side by side.

    Prerequisites that do not stand earlier in the course are passed over: they are told elsewhere.
    """
    edges = find_edges(course)
    levels = _levels(course, edges, most)
    lanes = _lanes(edges, levels)
    count = max((lane + 1 for lane in lanes.values()), default=0)
    places = _places(levels, edges, most=max(1, *map(len, _by_level(levels))), left=count * LANE)
    return _Draughtsman(course, edges, levels, lanes, places, count).draw()


def _needs(edges: Iterable[Edge]) -> dict[str, list[str]]:
    needs: dict[str, list[str]] = {}
    for edge in edges:
        needs.setdefault(edge.target, []).append(edge.source)
    return needs


def _levels(course: Course, edges: Sequence[Edge], most: int) -> dict[str, int]:
    """The row of each lesson: below all that it builds on, and below the modules before its own."""
    needs = _needs(edges)
    levels: dict[str, int] = {}
    held: dict[int, int] = {}
    top = 0
    for module in course.modules:
        for lesson in module.lessons:
            level = max([top, *(levels[path] + 1 for path in needs.get(lesson.path, ()))])
            while held.get(level, 0) >= most:
                level += 1
            held[level] = held.get(level, 0) + 1
            levels[lesson.path] = level
        top = max(levels.values(), default=-1) + 1
    return levels


def _by_level(levels: Mapping[str, int]) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(max(levels.values()) + 1)]
    for path, level in levels.items():
        rows[level].append(path)
    return rows


def _lanes(edges: Iterable[Edge], levels: Mapping[str, int]) -> dict[str, int]:
    """The lane of each lesson on which one builds that is not in the next row; one lane serves all of these."""
    ends: dict[str, int] = {}
    for edge in edges:
        if levels[edge.target] > levels[edge.source] + 1:
            ends[edge.source] = max(ends.get(edge.source, 0), levels[edge.target])
    free: list[int] = []
    lanes: dict[str, int] = {}
    for path in sorted(ends, key=lambda path: (levels[path], path)):
        # Not between the same two rows in which its last line leaves it: both would seem to be one.
        lane = next((place for place, end in enumerate(free) if end <= levels[path]), len(free))
        free[lane : lane + 1] = [ends[path]]
        lanes[path] = lane
    return lanes


def _places(levels: Mapping[str, int], edges: Iterable[Edge], *, most: int, left: float) -> dict[str, float]:
    """Where each lesson's place begins: as near as can be below what it builds on, so that few lines cross."""
    needs = _needs(edges)
    width = (WIDTH - left) / most
    places: dict[str, float] = {}
    for row in _by_level(levels):
        wished = {path: _mean(places[name] for name in needs.get(path, ())) for path in row}
        in_order = sorted(row, key=lambda path: (wished[path], row.index(path)))
        for column, path in enumerate(in_order):
            places[path] = left + column * width
    return places


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0


@dataclass(frozen=True)
class _Draughtsman:
    """Knows the row, the place and the lane of everything, and draws the rows."""

    course: Course
    edges: tuple[Edge, ...]
    levels: Mapping[str, int]
    lanes: Mapping[str, int]
    places: Mapping[str, float]
    count: int

    def draw(self) -> LessonMap:
        bands: list[Band] = []
        for module in self.course.modules:
            levels = sorted({self.levels[lesson.path] for lesson in module.lessons})
            if levels:
                bands.append(Band(module, tuple(self._row(level, module.lessons) for level in levels)))
        return LessonMap(tuple(bands), self.count)

    def _row(self, level: int, lessons: Iterable[Lesson]) -> MapRow:
        here = [lesson for lesson in lessons if self.levels[lesson.path] == level]
        here.sort(key=lambda lesson: self.places[lesson.path])
        passing = {lane for edge in self.edges for row, lane in self._passes(edge) if row == level}
        lanes = tuple(lane in passing for lane in range(self.count))
        lines = dict.fromkeys(line for edge in self.edges for row, line in self._lines(edge) if row == level)
        return MapRow(tuple(lines), tuple(map(self._spot, here)), lanes)

    def _spot(self, lesson: Lesson) -> Spot:
        lessons = {known.path: known for known in self.course.lessons}
        needs = [edge for edge in self.edges if edge.target == lesson.path]
        return Spot(
            lesson,
            start=self.places[lesson.path],
            width=(WIDTH - self.count * LANE) / max(map(len, _by_level(self.levels))),
            needs=tuple(lessons[edge.source] for edge in needs if not edge.is_presumed),
            is_reached=bool(needs),
            is_left=any(edge.source == lesson.path for edge in self.edges),
        )

    def _passes(self, edge: Edge) -> Iterator[tuple[int, int]]:
        """The rows that an edge passes, with its lane."""
        for row in range(self.levels[edge.source] + 1, self.levels[edge.target]):
            yield row, self.lanes[edge.source]

    def _lines(self, edge: Edge) -> Iterator[tuple[int, Line]]:
        """The lines of an edge, each with the row that it leads down to."""
        points = [self.places[edge.source] + DOT / 2]
        points += [(lane + 0.5) * LANE for _row, lane in self._passes(edge)]
        points.append(self.places[edge.target] + DOT / 2)
        for row, (top, bottom) in enumerate(pairwise(points), start=self.levels[edge.source] + 1):
            yield row, Line(top, bottom, edge.is_presumed)
