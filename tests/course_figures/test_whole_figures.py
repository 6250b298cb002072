"""The figures of lesson 10 are legible and light, and say what is true of the training and of the trained network."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

import one_step
import sureness
from clawdemy_site.figures import palette
from course_figures.conftest import Draw
from digits_data import held_out_digits, load_network, training_digits
from nn import accuracy, cost, forward, one_hot
from training_step import right_by_digit, shown_moment, take


def test_the_step_changes_the_answer_to_the_digit_that_is_shown(draw: Draw) -> None:
    frames, moment = draw("one_step.frames"), shown_moment()
    place = moment.batch[one_step.PLACE]
    assert training_digits().labels[place] == frames.facts["label"] == frames.facts["after"] == 3
    assert frames.facts["before"] == 2
    outputs = forward(training_digits().take(np.array([place])).inputs[0], take(moment).after)[-1]
    assert frames.numbers("after_outputs") == pytest.approx(outputs)
    assert frames.number("own_after") == pytest.approx(cost(outputs, one_hot(3)))


def test_the_step_is_good_for_most_and_for_the_pile(draw: Draw) -> None:
    frames = draw("one_step.frames")
    assert (frames.facts["batch"], frames.facts["cheaper"], frames.facts["same"]) == (20, 16, 6)
    for before, after in (
        ("own_before", "own_after"),
        ("batch_before", "batch_after"),
        ("whole_before", "whole_after"),
    ):
        assert frames.number(before) > frames.number(after)
    counts = [frames.number(name) for name in ("up", "down", "level")]
    assert sum(counts) == frames.facts["dials"] == 13_002
    inked = training_digits().take(shown_moment().batch).inputs.max(axis=0)
    assert frames.number("level") == 16 * np.count_nonzero(inked == 0)


def test_areas_of_the_misses_are_the_cost(draw: Draw) -> None:
    frames = draw("one_step.frames")
    shapes = [patch for patch in frames.figure.axes[0].patches if isinstance(patch, Rectangle)]
    squares = [patch for patch in shapes if _is_orange(patch)]
    assert len(squares) == 10
    assert all(square.get_width() == pytest.approx(square.get_height()) for square in squares)
    areas = sum(square.get_width() ** 2 for square in squares) / 1.25**2
    assert areas == pytest.approx(frames.number("own_before"))


def _is_orange(patch: Rectangle) -> bool:
    return to_rgb(patch.get_facecolor()) == to_rgb(palette.ORANGE)


def test_the_rows_of_digits_are_as_blue_as_answers_are_right(draw: Draw) -> None:
    drawing = draw("story.epochs")
    rows = drawing.figure.axes[1]
    filled = [patch.get_alpha() for patch in rows.patches if patch.get_alpha() is not None]
    shares = right_by_digit()[:21] / np.array(drawing.numbers("totals"))
    assert np.array(filled).reshape(10, 21) == pytest.approx(shares.T)
    assert drawing.numbers("twos")[2:5] == [40, 8, 42]
    assert drawing.facts["none_after_two"] == 5
    assert drawing.numbers("totals")[2] == drawing.numbers("twos")[4]
    assert (drawing.facts["zeros_read"], drawing.facts["half_eights"]) == (2, 7)
    lines = {line.get_label(): np.asarray(line.get_ydata()) for line in drawing.figure.axes[0].lines}
    assert lines["cost"] == pytest.approx(load_network().costs[:21])
    assert lines["share"] == pytest.approx(load_network().accuracies[:21])


def test_what_training_added_is_the_difference(draw: Draw) -> None:
    drawing = draw("story.weights")
    assert drawing.number("pixel_after") == pytest.approx(drawing.number("pixel_before") + 0.277, abs=5e-4)
    assert drawing.number("moved") > 3 * drawing.number("size")
    shown = [image.get_array() for image in drawing.figure.axes[0].images]
    assert len(shown) == 12
    before, change, after = (np.asarray(shown[column]) for column in range(3))
    assert before.max() < change.max()
    assert np.corrcoef(change.ravel(), after.ravel())[0, 1] > 0.9


def test_sure_answers_are_counted(draw: Draw) -> None:
    drawing = draw("sureness.sure_and_torn")
    unseen = held_out_digits()
    outputs = forward(unseen.inputs, load_network().trained)[-1]
    assert drawing.facts["right"] == round(len(unseen) * accuracy(outputs, unseen.labels))
    assert drawing.facts["sure_answers"] == np.count_nonzero(outputs.max(axis=1) >= sureness.SURE) == 273
    assert (drawing.facts["sure_wrong"], drawing.facts["unsure_wrong"]) == (0, 4)
    assert drawing.facts["swapped_sure_answers"] == drawing.facts["swapped_sure_wrong"] == 98
    assert drawing.facts["sure_noises"] == 116


def test_the_five_answers_are_what_their_heads_say(draw: Draw) -> None:
    drawing = draw("sureness.sure_and_torn")
    heads = [text.get_text() for text in drawing.figure.axes[0].texts if "ays" in text.get_text()]
    assert [head.rpartition(", ")[2] for head in heads[:4]] == ["right", "right", "wrong", "wrong"]
    assert [": sure" in head for head in heads[:4]] == [True, False, False, False]
    assert heads[4] == "Noise. Says 7: sure"
    assert drawing.numbers("tallest")[4] >= sureness.SURE


def test_the_map_names_every_lesson_once(draw: Draw) -> None:
    drawing = draw("course_map.whole")
    assert sorted(drawing.numbers("lessons")) == list(range(1, 10))
    numbers = [text.get_text() for text in drawing.figure.axes[0].texts if text.get_text().isdigit()]
    assert sorted(map(int, numbers)) == list(range(1, 11))
    assert drawing.facts["steps"] == 60 * 75
