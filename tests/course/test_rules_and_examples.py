"""The rules of lesson 1 say what the lesson says they say, and the nearest example is the nearest."""

import numpy as np
import pytest

import neighbours
import rulebook
from digits_data import Digits, held_out_digits, training_digits

THREE = (
    "..###...",
    ".##.##..",
    ".....#..",
    "...##...",
    "...###..",
    "......#.",
    ".##..##.",
    "..####..",
)
SEVEN = (
    ".######.",
    ".##..#..",
    ".....#..",
    "....##..",
    "....#...",
    "....#...",
    "...##...",
    "...#....",
)


def _grid(rows: tuple[str, ...]) -> np.ndarray:
    return np.array([[1.0 if sign == "#" else 0.0 for sign in row] for row in rows])[np.newaxis]


def test_a_drawn_three_has_all_that_the_rules_ask_for() -> None:
    three = _grid(THREE)
    assert rulebook.right_edge(three).tolist() == [[4, 5, 5, 4, 5, 6, 6, 5]]
    assert all(bool(version(three)[0]) for version in rulebook.VERSIONS)
    assert rulebook.offending(three[0]) == []


def test_a_seven_is_open_on_the_left_but_has_no_foot() -> None:
    seven = _grid(SEVEN)
    assert rulebook.VERSIONS[1](seven)[0]
    assert not rulebook.has_foot(seven)[0]
    assert not rulebook.has_notch(seven)[0]
    assert rulebook.offending(seven[0]) == [(3, 5), (4, 4)]


def test_ink_in_the_opening_breaks_the_rule_until_a_patch_allows_the_next_row() -> None:
    three = _grid(THREE)
    three[0, rulebook.UPPER, 3] = rulebook.INK
    assert rulebook.offending(three[0]) == [(2, 3)]
    three[0, 3, 3] = 0.0
    verdicts = [bool(version(three)[0]) for version in rulebook.VERSIONS]
    assert verdicts == [False, False, False, True, True]


def test_what_is_dimmer_than_ink_is_not_seen() -> None:
    assert rulebook.right_edge(_grid(THREE) * 0.49).tolist() == [[-1] * 8]


def test_every_verdict_is_counted_once() -> None:
    digits = training_digits()
    for version in rulebook.VERSIONS:
        counts = rulebook.tally(version(digits.grids), digits)
        wrong = version(digits.grids) != (digits.labels == 3)
        assert counts.mistakes == np.count_nonzero(wrong)
        assert counts.found + counts.missed == 161


def test_the_difference_of_pictures_is_added_up() -> None:
    new, other = [[0, 0.9], [0.6, 0]], [[0.9, 0.9], [0.1, 0.2]]
    assert neighbours.difference(new, other) == pytest.approx(1.6)
    assert neighbours.difference(new, new) == 0
    with pytest.raises(ValueError, match="cannot be laid over"):
        neighbours.difference(new, [0, 1])


def test_the_nearest_example_differs_least() -> None:
    examples, digits = training_digits().take(np.arange(200)), held_out_digits().take(np.arange(20))
    for grid, place in zip(digits.grids, neighbours.nearest(examples, digits), strict=True):
        differences = [neighbours.difference(grid, example) for example in examples.grids]
        assert differences[place] == min(differences)


def test_an_example_is_its_own_nearest() -> None:
    few = training_digits().take(np.arange(30))
    assert neighbours.nearest(few, few).tolist() == list(range(30))
    twins = Digits(few.grids[[0, 0]], few.labels[[0, 0]])
    assert neighbours.nearest(twins, few.take(np.array([0]))).tolist() == [0]


def test_a_shift_moves_ink_to_the_right_and_leaves_blank_behind() -> None:
    picture = np.array([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]])
    assert neighbours.shifted(picture, 1).tolist() == [[0, 0.1, 0.2], [0, 0.4, 0.5]]
    assert neighbours.shifted(picture[np.newaxis], 3).tolist() == [[[0, 0, 0], [0, 0, 0]]]
    assert neighbours.shifted(picture, 0).tolist() == picture.tolist()
    with pytest.raises(ValueError, match="cannot move"):
        neighbours.shifted(picture, 4)
