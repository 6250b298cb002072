"""The map of a course says what the prerequisites say, and no line of it runs through a lesson or upwards."""

import random
from collections.abc import Mapping, Sequence
from itertools import pairwise

import pytest

from clawdemy_site.course.lesson_map import LANE, WIDTH, LessonMap, find_edges, lay_out
from clawdemy_site.course.model import Course, Lesson, Module
from clawdemy_site.diagnostics import Location
from clawdemy_site.features.lessons.course_map import draw_map
from clawdemy_site.records.lessons import CourseRecord, FrontMatter
from clawdemy_site.records.tree import Positions
from clawdemy_site.records.validate import Placed

NOWHERE = Location("course.yml")
POSITIONS = Positions({(): NOWHERE}, {})


def course(*modules: Mapping[str, str | None]) -> Course:
    """A course of modules, each a mapping from a lesson's name to those that it needs; None for one to come."""
    made: list[Module] = []
    number = 0
    for place, lessons in enumerate(modules):
        row: list[Lesson] = []
        for name, needs in lessons.items():
            number += 1
            front = FrontMatter.model_construct(prerequisites=tuple((needs or "").split()))
            placed = None if needs is None else Placed(front, POSITIONS)
            row.append(Lesson(name, "c", f"m{place}", number, name.upper(), NOWHERE, placed))
        made.append(Module(f"m{place}", f"Module {place}", "", tuple(row)))
    return Course("c", Placed(CourseRecord.model_construct(), POSITIONS), tuple(made))


def pairs(found: Course) -> set[tuple[str, str]]:
    return {(edge.source, edge.target) for edge in find_edges(found)}


def by_chance(seed: int) -> Course:
    """A course of up to 14 lessons in up to four modules, each with any earlier lessons as prerequisites."""
    dice = random.Random(seed)  # noqa: S311 - chance for a test
    names = [f"l{number:02}" for number in range(dice.randint(3, 14))]
    needs: dict[str, str | None] = {
        name: None if dice.random() < 0.1 else " ".join(dice.sample(names[:place], dice.randint(0, min(place, 3))))
        for place, name in enumerate(names)
    }
    cuts = sorted(dice.sample(range(1, len(names)), dice.randint(0, min(3, len(names) - 1))))
    borders = [0, *cuts, len(names)]
    return course(*({n: needs[n] for n in names[a:b]} for a, b in pairwise(borders)))


CHANCES = [by_chance(seed) for seed in range(60)]


def above(edges: set[tuple[str, str]]) -> dict[str, set[str]]:
    """All that each lesson rests on, however indirectly; edges come in the order of the course."""
    found: dict[str, set[str]] = {}
    for source, target in sorted(edges, key=lambda edge: edge[1]):
        found.setdefault(target, set()).update({source} | found.get(source, set()))
    return found


def drawn_from(layout: LessonMap, level: int, start: float) -> set[str]:
    """The lessons that the lines lead to which leave a row at a point, followed as an eye would."""
    rows = layout.rows
    reached: set[str] = set()
    points = {start}
    for row in rows[level + 1 :]:
        ends = {line.bottom for line in row.lines if line.top in points}
        reached |= {spot.lesson.path for spot in row.spots if spot.dot in ends}
        points = {(lane + 0.5) * LANE for lane, passes in enumerate(row.lanes) if passes} & ends
    return reached


def test_every_prerequisite_is_an_edge_unless_others_say_it() -> None:
    found = course({"a": "", "b": "a", "c": "a b"}, {"d": "a c", "e": "b"})
    assert pairs(found) == {("a", "b"), ("b", "c"), ("c", "d"), ("b", "e")}


def test_what_stands_later_or_nowhere_is_no_edge() -> None:
    assert pairs(course({"a": "b other/x", "b": "a a", "c": ""})) == {("a", "b")}


def test_a_lesson_to_come_follows_the_one_before_it_on_a_dashed_line() -> None:
    found = course({"a": "", "b": "a"}, {"c": None, "d": None})
    assert [(edge.source, edge.target, edge.is_presumed) for edge in find_edges(found)] == [
        ("a", "b", False),
        ("b", "c", True),
        ("c", "d", True),
    ]
    spot = lay_out(found, 3).rows[2].spots[0]
    assert spot.needs == ()
    assert spot.is_reached


@pytest.mark.parametrize("found", CHANCES)
def test_nothing_that_is_needed_is_lost_and_no_edge_says_what_others_say(found: Course) -> None:
    known: set[str] = set()
    named: set[tuple[str, str]] = set()
    for lesson in found.lessons:
        needs = lesson.front.record.prerequisites if lesson.front else tuple(sorted(known)[-1:])
        named |= {(path, lesson.path) for path in needs if path in known}
        known.add(lesson.path)
    edges = pairs(found)
    assert above(edges) == above(named)
    for edge in edges:
        assert above(edges - {edge}) != above(edges)


@pytest.mark.parametrize("most", [1, 3])
@pytest.mark.parametrize("found", CHANCES)
def test_the_lines_lead_down_to_just_what_builds_on_a_lesson(found: Course, most: int) -> None:
    layout = lay_out(found, most)
    edges = pairs(found)
    for level, row in enumerate(layout.rows):
        for spot in row.spots:
            follows = {target for source, target in edges if source == spot.lesson.path}
            assert drawn_from(layout, level, spot.dot) == follows
            assert spot.is_left == bool(follows)


@pytest.mark.parametrize("most", [1, 3])
@pytest.mark.parametrize("found", CHANCES)
def test_lessons_stand_in_their_modules_and_nothing_runs_through_them(found: Course, most: int) -> None:
    layout = lay_out(found, most)
    assert sorted(spot.lesson.path for row in layout.rows for spot in row.spots) == [
        lesson.path for lesson in found.lessons
    ]
    for band in layout.bands:
        for row in band.rows:
            assert 0 < len(row.spots) <= most
            assert all(spot.lesson in band.module.lessons for spot in row.spots)
            edge = layout.lanes * LANE
            for spot in row.spots:
                assert spot.start >= edge - 1e-9
                edge = spot.start + spot.width
            assert edge <= WIDTH + 1e-9


def test_the_same_course_is_laid_out_the_same() -> None:
    assert [lay_out(by_chance(seed), 3) for seed in range(20)] == [lay_out(found, 3) for found in CHANCES[:20]]


def test_a_chain_runs_straight_down_in_one_drawing() -> None:
    (drawing,) = draw_map(course({"a": "", "b": "a"}, {"c": "b"}))
    assert drawing.size == "any"
    lines: Sequence[str] = [drawing.path(line) for band in drawing.bands for row in band.rows for line in row.lines]
    assert lines == ["M1 0V10", "M1 0V10"]


def test_two_lessons_on_one_level_stand_side_by_side_where_there_is_room() -> None:
    narrow, wide = draw_map(course({"a": "", "b": "a", "c": "a", "d": "b c"}))
    assert [len(row.spots) for band in wide.bands for row in band.rows] == [1, 2, 1]
    assert [len(row.spots) for band in narrow.bands for row in band.rows] == [1, 1, 1, 1]


def test_a_course_of_two_lessons_has_no_map() -> None:
    assert draw_map(course({"a": "", "b": "a"})) == ()
