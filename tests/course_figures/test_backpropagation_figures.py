"""The figures of lesson 8 are legible and light, and every wish, count and angle on them is a true one."""

from itertools import pairwise

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, PathPatch, Rectangle
from matplotlib.text import Text

import backprop
import crowd
import digits_data
import nn
import wishes
import wishing
from clawdemy_site.figures import palette
from clawdemy_site.figures.animation import LONGEST, Moving
from clawdemy_site.figures.animation_css import write_sheet
from course_figures.conftest import Draw, played


def _pointers(figure: Figure) -> list[tuple[float, float, str]]:
    """Where the arrows of wishes start and end, along the axis that they lie on, and their colour."""
    arrows = [patch for patch in figure.axes[0].patches if isinstance(patch, FancyArrowPatch)]
    found = []
    for arrow in arrows:
        start, end = arrow._posA_posB  # type: ignore[attr-defined] # no public way
        along = 0 if start[1] == end[1] else 1
        found.append((start[along], end[along], str(arrow.get_edgecolor())))
    return found


def test_arrows_lead_from_outputs_to_targets(draw: Draw) -> None:
    drawing = draw("wishes.at_the_output")
    assert drawing.numbers("wishes") == pytest.approx([-0.2, 0, 0, 1.6, -1.4, 0, 0, 0, 0, 0])
    assert drawing.number("cost") == pytest.approx(1.14)
    assert "wish, +1.6" in drawing.alt
    reaches = [end - start for start, end, _ in _pointers(drawing.figure)]
    full = reaches[1] / 0.8
    assert reaches == pytest.approx([-0.1 * full, 0.8 * full, -0.7 * full])
    bars = [patch.get_height() / full for patch in drawing.figure.axes[0].patches if isinstance(patch, Rectangle)]
    assert bars == pytest.approx(wishing.OUTPUTS)


def test_arrows_of_the_three_ways_are_as_long_as_the_wishes(draw: Draw) -> None:
    drawing = draw("wishes.three_ways")
    expected = [1.6, *(1.6 * value for value in wishing.HIDDEN), *(1.6 * value for value in wishing.WEIGHTS[1])]
    reaches = [end - start for start, end, _ in _pointers(drawing.figure)]
    assert reaches == pytest.approx([wish * reaches[0] / 1.6 for wish in (1.6, 0.8, 1.28, 1.6, -0.48, 0.32, 0.8)])
    assert sorted(expected) == pytest.approx(sorted(reach * 1.6 / reaches[0] for reach in reaches))
    arrows = [patch for patch in drawing.figure.axes[0].patches if isinstance(patch, FancyArrowPatch)]
    hollow = [to_rgb(arrow.get_facecolor()) == to_rgb(palette.PAPER) for arrow in arrows]
    assert hollow == [False, False, True, False, True, False, True]


def test_the_small_layer_gives_the_answer_that_the_lesson_begins_with() -> None:
    outputs = wishing.outputs_of(wishing.last_layer(), np.array(wishing.HIDDEN))
    assert outputs == pytest.approx([wishing.OUTPUTS[place] for place in wishing.PLACES])
    assert wishing.wishes_of_outputs() == pytest.approx([-0.2, 1.6, -1.4])


def test_shares_add_up_to_what_nudging_a_hidden_neuron_finds() -> None:
    """The cost falls at the rate of the wish when a hidden activation could be raised."""
    facts = wishing.what_comes_of_it()
    assert facts["net"] == pytest.approx(wishing.shares().sum(axis=0).tolist())
    assert facts["net"] == pytest.approx([2.08, -1.76, 0.2])
    for place, wish in enumerate(wishing.shares().sum(axis=0)):
        turn = 1e-6 * nn.one_hot(place, 3)
        heights = [
            nn.cost(wishing.outputs_of(wishing.last_layer(), np.array(wishing.HIDDEN) + way * turn), wishing.target())
            for way in (1, -1)
        ]
        assert wish == pytest.approx((heights[1] - heights[0]) / 2e-6)


def test_granting_wishes_lowers_the_cost() -> None:
    facts = wishing.what_comes_of_it()
    assert facts["cost"] == pytest.approx(1.14)
    assert facts["turned_cost"] == pytest.approx(0.9424)
    assert facts["after_cost"] == pytest.approx(0.3349, abs=5e-5)


def test_shares_appear_as_they_arrive_and_sums_last() -> None:
    """Output 3 sends first, as its wish is the largest, and output 0 last."""
    drawing, motion = played(wishes.flowing_back)
    moving = motion.resolve()
    assert 3 < motion.seconds <= LONGEST
    assert len(write_sheet(moving).css) < 14_000
    assert drawing.alt.startswith("Moving: ")
    assert "at the end" in drawing.alt.lower()
    starts: dict[str, list[float]] = {}
    for text in drawing.figure.findobj(Text):
        assert isinstance(text, Text)
        plays = moving.get(text.get_gid() or "", Moving((), is_passing=False)).plays
        if plays:
            words = text.get_text()
            starts.setdefault("sum" if words.startswith("wish") else words[-1], []).append(plays[0].start)
    assert [len(starts[key]) for key in "340"] == [3, 3, 3]
    assert all(max(starts[a]) < min(starts[b]) for a, b in pairwise(["3", "4", "0", "sum"]))
    assert sum(what.is_passing for what in moving.values()) == 9


def test_the_two_ways_to_the_slopes_agree_and_the_areas_are_to_scale(draw: Draw) -> None:
    drawing = draw("passes.counted")
    assert [drawing.number(name) for name in ("forward", "backward", "both")] == [12_960, 13_376, 26_336]
    assert drawing.number("nudging") == 168_518_880
    assert drawing.number("times") == pytest.approx(6399, abs=0.5)
    assert drawing.number("slopes") == drawing.number("parameters") == 13_002
    assert drawing.number("runs") == 13_003
    assert drawing.number("apart") < 6e-8 < drawing.number("steepest")
    square, speck, backward, forward = (
        patch.get_width() * patch.get_height()
        for patch in drawing.figure.axes[0].patches
        if isinstance(patch, Rectangle)
    )
    assert square / speck == pytest.approx(drawing.number("times"))
    assert backward / forward == pytest.approx(13_376 / 12_960)


def test_angles() -> None:
    found = crowd.angles(np.array([[2.0, 0.0], [0.0, 3.0], [-1.0, 0.0], [1.0, 1.0]]), np.array([0.5, 0.0]))
    assert found == pytest.approx([0, 90, 180, 45])


def test_what_single_pictures_ask_for_stands_nearly_upright_to_the_mean(draw: Draw) -> None:
    drawing = draw("crowd.directions")
    assert drawing.number("median") == pytest.approx(85.4, abs=0.05)
    assert drawing.number("batch_median") < drawing.number("median") < 90
    assert (drawing.number("away"), drawing.number("batches_away")) == (566, 5)
    fans = [patch for patch in drawing.figure.axes[0].patches if isinstance(patch, PathPatch)]
    assert len(fans) == 2
    for fan, low, high in zip(fans, ("low", "batch_low"), ("high", "batch_high"), strict=True):
        vertices = np.asarray(fan.get_path().vertices)
        turns = np.degrees(np.arccos((vertices[1::2] - vertices[::2])[:, 0] / crowd.LONG))
        assert len(turns) == 75
        assert (turns.min(), turns.max()) == pytest.approx((drawing.number(low), drawing.number(high)))


def test_a_step_for_one_picture_suits_that_picture_alone() -> None:
    facts = crowd.steps_for_one()
    assert (facts["called_before"], facts["called_after_one"], facts["called_after_all"]) == (560, 1500, 534)
    assert (facts["own_fell"], facts["mean_rose"], facts["tried"]) == (150, 150, 150)
    digits, network = digits_data.training_digits(), digits_data.load_early()
    chosen = int(np.flatnonzero(digits.labels == 3)[0])
    slopes = backprop.gradient(digits.inputs[chosen], digits.targets[chosen], network)
    outputs = nn.forward(digits.inputs, backprop.stepped(network, slopes, 1.0))[-1]
    assert facts["mean_after_one"] == pytest.approx(nn.mean_cost(outputs, digits.targets))
    assert facts["own_after"] == pytest.approx(nn.cost(outputs[chosen], digits.targets[chosen]))
