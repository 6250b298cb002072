"""The figures of lesson 3 say what the arithmetic of a neuron says, computed here a second way."""

import math

import numpy as np
import pytest

from course_figures.conftest import Draw
from digits_data import held_out_digits
from template import ONE, ZERO


def _sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def test_connections_are_as_thick_as_their_weights(draw: Draw) -> None:
    """Widths are in proportion to the five weights; negative ones are dashed."""
    drawing = draw("connections.weighted")
    lines = drawing.figure.axes[0].lines[::2]
    sizes = [0.8, 0.5, 0.1, 0.3, 0.6]
    assert [line.get_linewidth() / lines[0].get_linewidth() * 0.8 for line in lines] == pytest.approx(sizes)
    assert [line.get_linestyle() for line in lines] == ["-", "--", "-", "--", "-"]
    assert "+0.8, −0.5, +0.1, −0.3, +0.6" in drawing.alt
    assert (drawing.facts["strongest"], drawing.facts["weakest"]) == (0.8, 0.1)


def test_template_sums_ink_by_the_sign_of_its_column(draw: Draw) -> None:
    """The sums are those of the middle columns less those beside them, for a real 1 and a real 0."""
    drawing = draw("template.weights_as_template")
    digits = held_out_digits()
    assert drawing.numbers("labels") == digits.labels[[ONE, ZERO]].tolist() == [1, 0]
    for place, grid in enumerate(digits.grids[[ONE, ZERO]]):
        gain, loss = grid[:, [3, 4]].sum(), grid[:, [1, 2, 5, 6]].sum()
        assert drawing.numbers("gains")[place] == gain
        assert drawing.numbers("losses")[place] == loss
        assert drawing.numbers("sums")[place] == gain - loss
    assert drawing.facts["one_total"] == "+12.75"
    assert drawing.facts["zero_total"] == "−10.25"


def test_squishes_have_their_shapes(draw: Draw) -> None:
    """Sigmoid is 0.5 at 0 and symmetric; ReLU is drawn at equal scale, so that it rises at 45 degrees."""
    drawing = draw("squish.sigmoid_and_relu")
    assert drawing.facts["mid"] == 0.5
    assert drawing.number("low") == pytest.approx(_sigmoid(-6))
    assert drawing.number("high") == pytest.approx(1 - _sigmoid(-6))
    assert (drawing.facts["relu_low"], drawing.facts["relu_high"]) == (0, 6)
    below = drawing.figure.axes[1]
    across, up = np.diff(below.transData.transform([(0, 0), (1, 1)]), axis=0)[0]
    assert across == pytest.approx(up, rel=1e-6)


def test_biases_shift_the_curve(draw: Draw) -> None:
    """A bias of 3 moves the middle of the curve to −3, and at the same sum the higher bias gives more."""
    drawing = draw("squish.bias_shift")
    assert drawing.numbers("values") == pytest.approx([_sigmoid(4), _sigmoid(1), _sigmoid(-2)])
    assert drawing.numbers("crossings") == [-3, 0, 3]
    assert "0.98, 0.73 and 0.12" in drawing.alt


def test_one_neuron_adds_up(draw: Draw) -> None:
    """0.15 − 0.16 + 0.10 + 0.10 = 0.19, and sigmoid makes 0.547 of it."""
    drawing = draw("neuron.one_neuron")
    assert drawing.numbers("products") == pytest.approx([0.15, -0.16, 0.10])
    assert drawing.number("z") == pytest.approx(0.19)
    assert drawing.number("activation") == pytest.approx(_sigmoid(0.19))
    assert drawing.number("rectified") == pytest.approx(0.19)
    printed = [text.get_text() for axes in drawing.figure.axes for text in axes.texts]
    assert {"+0.15", "−0.16", "+0.10", "0.19", "0.547", "× −0.2"} <= set(printed)


def test_knobs_draw_every_parameter_once(draw: Draw) -> None:
    """The specks of the three pictures are 12,560, 272 and 170, all of one size."""
    drawing = draw("neuron.knobs")
    pictures = drawing.figure.axes[0].images
    specks = [np.asarray(picture.get_array()).shape[:2] for picture in pictures]
    assert [rows * columns for rows, columns in specks] == drawing.numbers("counts") == [12560, 272, 170]
    assert drawing.facts["total"] == 13002
    assert drawing.number("share") == pytest.approx(100 * 12560 / 13002)
    sizes = [
        side
        for picture, (rows, columns) in zip(pictures, specks, strict=True)
        for left, right, bottom, top in [picture.get_extent()]
        for side in ((right - left) / columns, (top - bottom) / rows)
    ]
    assert sizes == pytest.approx([sizes[0]] * 6)
