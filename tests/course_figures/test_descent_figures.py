"""The figures of lesson 7 are legible and light, and draw the walks that they speak of."""

from itertools import pairwise

import numpy as np
import pytest
from matplotlib.patches import Ellipse, FancyArrowPatch

import rates
import zigzag
from clawdemy_site.figures import palette
from clawdemy_site.figures.animation import LONGEST
from clawdemy_site.figures.animation_css import write_sheet
from course_figures.conftest import Draw, played
from slopes import descend, long_bowl, long_bowl_gradient, square


def test_four_walks_have_four_fates(draw: Draw) -> None:
    drawn = draw("rates.four")
    for ax, rate in zip(drawn.figure.axes, rates.RATES, strict=True):
        dots = np.asarray(ax.lines[1].get_xydata(), dtype=np.float64)
        assert dots[:, 0] == pytest.approx(descend(5, rate, 4))
        assert dots[:, 1] == pytest.approx(square(dots[:, 0]))
        heads = [patch for patch in ax.patches if isinstance(patch, FancyArrowPatch)]
        assert len(heads) == {0.1: 0, 0.45: 1}.get(rate, 4)
    first, ends = drawn.number("first"), drawn.numbers("ends")
    assert ends[1] < 0.01 < ends[0] < first == ends[2] < ends[3]


def test_the_real_network_crawls_learns_and_falls_silent(draw: Draw) -> None:
    drawn = draw("rates.real_network")
    curves = [np.asarray(line.get_ydata(), dtype=np.float64) for line in drawn.figure.axes[0].lines]
    timid, ours, bold, silent = curves
    assert np.all(np.diff(timid) < 0)
    assert timid[-1] > 0.8
    assert ours[-1] < 0.1
    assert bold[5] < ours[5]
    assert ours[-1] < bold[-1]
    assert np.abs(silent[1:] - 1).max() < 0.02
    assert drawn.numbers("largest")[3] < 1e-8
    assert drawn.numbers("steepest")[3] < 1e-8


def test_each_arrow_of_the_zigzag_is_a_step_against_the_gradient() -> None:
    drawn, motion = played(zigzag.walk)
    ax = drawn.figure.axes[0]
    arrows = [patch for patch in ax.patches if isinstance(patch, FancyArrowPatch)]
    walk = descend([5, 2], 0.18, 8, long_bowl_gradient)
    assert len(arrows) == 8
    for arrow, (before, after) in zip(arrows, pairwise(walk), strict=True):
        assert np.asarray(arrow._posA_posB) == pytest.approx(np.array([before, after]))  # type: ignore[attr-defined] # stubs lack it
    assert np.all(walk[:-1, 1] * walk[1:, 1] < 0)
    assert drawn.numbers("costs") == pytest.approx([long_bowl(point) for point in walk])
    assert 3 < motion.seconds <= LONGEST
    assert len(write_sheet(motion.resolve()).css) < 14_000
    assert drawn.alt.startswith("Moving: ")


def test_rings_join_equal_costs_and_the_still_tells_the_last_step() -> None:
    drawn, motion = played(zigzag.walk)
    motion.rest()
    ax = drawn.figure.axes[0]
    rings = [patch for patch in ax.patches if isinstance(patch, Ellipse)]
    for ring, cost in zip(rings, zigzag.RINGS, strict=True):
        assert long_bowl([ring.get_width() / 2, 0]) == pytest.approx(cost)
        assert long_bowl([0, ring.get_height() / 2]) == pytest.approx(cost)
    still = [text.get_text() for text in ax.texts if text.get_visible()]
    assert [words for words in still if "cost" in words] == ["step 8: cost 0.58"]


def test_two_paths_take_as_many_steps_from_one_start(draw: Draw) -> None:
    drawn = draw("batches.two_paths")
    lines = [line for line in drawn.figure.axes[0].lines if line.get_linestyle() == "-" and len(line.get_xdata()) > 2]  # type: ignore[arg-type] # stub too wide
    paths = {line.get_color(): np.asarray(line.get_xydata(), dtype=np.float64) for line in lines}
    steady, wobbly = paths[palette.GREEN], paths[palette.ORANGE]
    assert len(steady) == len(wobbly) == drawn.number("steps") + 1 == 43
    assert steady[0] == pytest.approx(wobbly[0])
    assert drawn.number("steady_end") < drawn.number("one_step") < drawn.number("first")
    assert drawn.number("wobbly_end") == pytest.approx(drawn.number("steady_end"), abs=0.005)


def test_most_mini_batches_point_downhill_for_the_whole_pile(draw: Draw) -> None:
    drawn = draw("batches.two_paths")
    assert drawn.number("down_at_start") == drawn.number("per_epoch") == 75
    assert 50 < drawn.number("down_when_trained") < 75
    assert drawn.number("real_steps") == 60 * 75
    assert drawn.number("digits") == 75 * drawn.number("real_batch")
