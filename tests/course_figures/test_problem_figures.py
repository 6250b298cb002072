"""The figures of lesson 1 say what is true of the data, computed here a second way."""

from pathlib import Path

import numpy as np
import pytest
from matplotlib.patches import Rectangle

from course_figures.conftest import Draw
from digits_data import Digits, enlarge, held_out_digits, load_network, training_digits
from nn import forward


@pytest.fixture
def stored(project_root: Path) -> tuple[np.ndarray, np.ndarray]:
    """The digits as they are committed, in sixteenths, with their labels."""
    with np.load(project_root / "figures" / "data" / "digits.npz") as file:
        return file["images"].astype(int), file["labels"].astype(int)


def _pictures(draw: Draw, name: str) -> list[np.ndarray]:
    return [np.asarray(image.get_array()) for image in draw(name).figure.axes[0].images]


def _right(pictures: np.ndarray) -> int:
    answers = forward(pictures.reshape(297, -1), load_network().trained)[-1].argmax(axis=1)
    return int(np.count_nonzero(answers == held_out_digits().labels))


def test_the_four_threes_are_threes_of_the_data(draw: Draw, stored: tuple[np.ndarray, np.ndarray]) -> None:
    grids, labels = stored
    for shown in _pictures(draw, "handwriting.four_threes"):
        place = np.flatnonzero((grids == np.rint(shown * 16)).all(axis=(1, 2)))
        assert labels[place].tolist() == [3]


def test_the_printed_rows_are_theirs_and_no_two_agree(draw: Draw) -> None:
    drawing = draw("handwriting.four_threes")
    rows = [str(drawing.facts[name]) for name in ("first", "second", "third", "fourth")]
    assert len(set(rows)) == 4
    for row, shown in zip(rows, _pictures(draw, "handwriting.four_threes"), strict=True):
        assert [float(word) for word in row.split(", ")] == pytest.approx(shown[2].tolist(), abs=0.0051)
        assert row in drawing.alt


def test_what_the_threes_share_is_background(draw: Draw, stored: tuple[np.ndarray, np.ndarray]) -> None:
    grids, labels = stored
    drawing, shown = draw("handwriting.four_threes"), np.array(_pictures(draw, "handwriting.four_threes"))
    same = np.ptp(shown, axis=0) == 0
    assert (drawing.facts["same"], drawing.facts["same_blank"]) == (19, 19)
    assert same.sum() == 19
    assert shown[:, same].max() == 0
    assert len({grid.tobytes() for grid in grids[labels == 3]}) == drawing.facts["different"] == 183


def test_moving_changes_most_pixels_but_not_the_background(draw: Draw) -> None:
    drawing, shown = draw("handwriting.moved"), _pictures(draw, "handwriting.moved")
    before = shown[0]
    for columns, after, marked, count in zip(
        (1, 2, 3), shown[1::2], shown[2::2], drawing.numbers("changes"), strict=True
    ):
        assert after[:, columns:] == pytest.approx(before[:, :-columns])
        kept = after == before
        assert np.count_nonzero(~kept) == count == np.count_nonzero(marked.any(axis=2))
        assert np.count_nonzero(before[kept] == 0) > kept.sum() / 2
    assert drawing.numbers("changes")[0] > 0.75 * before.size


def test_the_unfamiliar_is_counted_with_the_committed_network(draw: Draw) -> None:
    drawing, images = draw("handwriting.unfamiliar"), enlarge(held_out_digits().grids)
    rights = [_right(images)]
    for columns in (1, 2, 3, 4):
        moved = np.roll(images, columns, axis=2)
        moved[:, :, :columns] = 0
        rights.append(_right(moved))
    assert drawing.numbers("rights") == rights
    assert rights == sorted(rights, reverse=True)
    assert drawing.number("swapped") == _right(1 - images)


def test_no_digit_loses_much_ink_over_the_edge(draw: Draw) -> None:
    images = enlarge(held_out_digits().grids)
    lost = images[:, :, -3:].sum(axis=(1, 2)) / images.sum(axis=(1, 2))
    assert draw("handwriting.unfamiliar").number("least_kept") == pytest.approx(100 * (1 - lost.max()))


def _plain_first_rule(grid: np.ndarray) -> bool:
    """The first version, pixel by pixel, as the lesson words it."""
    ink = [[value >= 0.5 for value in row] for row in grid]
    if any(ink[row][col] for row in (2, 5) for col in range(4)):
        return False
    ends = [max((col for col in range(8) if row[col]), default=-1) for row in ink]
    return any(0 <= ends[row] < min(max(ends[:row]), max(ends[row + 1 :])) for row in (3, 4))


def test_the_first_rule_counts_as_its_words_say(draw: Draw) -> None:
    drawing, digits = draw("rules.first_rule"), training_digits()
    said = np.array([_plain_first_rule(grid) for grid in digits.grids])
    threes = digits.labels == 3
    assert drawing.facts["found"] == np.count_nonzero(said & threes)
    assert drawing.facts["missed"] == np.count_nonzero(~said & threes)
    assert digits.labels[said & ~threes].tolist() == [drawing.facts["taken"]]


def test_what_is_shown_under_the_first_rule_passes_and_fails(draw: Draw) -> None:
    shown = _pictures(draw, "rules.first_rule")
    assert [_plain_first_rule(grid) for grid in shown] == [True] * 3 + [False] * 3 + [True]
    assert 0.2 < shown[-1][2, :4].max() < 0.5
    reasons = str(draw("rules.first_rule").facts["reasons"]).split("; ")
    assert len(set(reasons)) == 3


def test_two_paths_counts_the_nearest_examples(draw: Draw) -> None:
    drawing, training, unseen = draw("rules.two_paths"), training_digits(), held_out_digits()
    flat = unseen.grids.reshape(297, 1, 64)
    for count, mistakes, right in zip(
        *(drawing.numbers(name) for name in ("examples", "example_mistakes", "all_ten")), strict=True
    ):
        some = Digits(training.grids[: int(count)], training.labels[: int(count)])
        apart = np.abs(flat - some.grids.reshape(1, -1, 64)).sum(axis=2)
        named = some.labels[apart.argmin(axis=1)]
        assert np.count_nonzero((named == 3) != (unseen.labels == 3)) == mistakes
        assert np.count_nonzero(named == unseen.labels) == right


def test_the_words_under_two_paths_hold(draw: Draw) -> None:
    drawing = draw("rules.two_paths")
    missed, false = drawing.numbers("rule_missed"), drawing.numbers("rule_false")
    assert [a > b for a, b in zip(missed, false, strict=True)] == [True, True, True, False, True]
    by_count = dict(zip(drawing.numbers("examples"), drawing.numbers("example_mistakes"), strict=True))
    assert by_count[10] >= drawing.number("never")
    assert by_count[20] > drawing.number("never")
    assert max(by_count[count] for count in by_count if count >= 160) <= 2
    assert drawing.number("luck_low") <= by_count[drawing.number("drawn")] <= drawing.number("luck_high")
    assert drawing.number("luck_high") < min(drawing.numbers("rule_mistakes"))


def test_columns_are_as_tall_as_their_mistakes(draw: Draw) -> None:
    drawing = draw("rules.two_paths")
    patches = drawing.figure.axes[0].patches
    heights = np.array([patch.get_height() for patch in patches if isinstance(patch, Rectangle)])
    counts = np.array([*drawing.numbers("rule_mistakes"), *drawing.numbers("example_mistakes")])
    assert heights.reshape(-1, 2).sum(axis=1) / heights[0] * 15 == pytest.approx(counts)


def test_the_patches_tell_of_sevens_and_twos(draw: Draw) -> None:
    assert draw("rules.two_paths").facts["culprits"] == [[9, 1], [7, 15], [9, 2], [2, 36], [2, 6]]


def test_the_rule_of_the_practice_is_right_on_four_of_six(draw: Draw) -> None:
    drawing = draw("rules.ones_and_sevens")
    shown = _pictures(draw, "rules.ones_and_sevens")
    widths = [int(max(grid[0].sum(), grid[1].sum())) for grid in shown]
    assert drawing.numbers("widths") == widths
    says = [7 if width >= 4 else 1 for width in widths]
    right = [a == b for a, b in zip(says, drawing.numbers("labels"), strict=True)]
    assert right == [True, False, True, False, True, True]
    assert drawing.facts["right"] == 4
    missed = drawing.number("sevens_missed") + drawing.number("ones_taken")
    assert drawing.number("all_right") + missed == drawing.number("all")
