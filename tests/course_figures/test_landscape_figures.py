"""The figures of lesson 6 are legible and light, and say what is true of the landscapes that they draw."""

import numpy as np
import pytest
from matplotlib.patches import Circle, FancyArrowPatch

import landscape
import tangents
import terrain
import valleys
from clawdemy_site.figures import palette
from clawdemy_site.figures.animation import LONGEST
from clawdemy_site.figures.animation_css import write_sheet
from course_figures.conftest import Draw, played
from digits_data import load_network


def test_surface_and_map_show_the_same_ground(draw: Draw) -> None:
    surface, contours = draw("landscape.surface"), draw("landscape.contours")
    for name in ("start", "trained"):
        assert surface.number(name) == contours.number(name)
    assert surface.number("start") == pytest.approx(3.03, abs=0.005)
    assert surface.number("trained") == surface.number("twin") == pytest.approx(0.0104, abs=5e-5)
    assert surface.number("ridge") == pytest.approx(0.80, abs=0.005)
    assert (surface.facts["places"], surface.facts["digits"], surface.facts["twin_digits"]) == (406, 1500, 27)


def test_the_ground_is_drawn_from_the_back_to_the_front() -> None:
    """Nearer places lie lower on the drawing at equal height, and higher ground above lower."""
    far, near = landscape._seen(np.zeros(2), np.array([30.0, -10.0]), np.zeros(2))[:, 1]
    low, high = landscape._seen(np.zeros(2), np.zeros(2), np.array([0.0, 3.0]))[:, 1]
    assert far > near
    assert high > low


def test_lines_of_the_map_join_equal_costs(draw: Draw) -> None:
    """The heights written at the left are those of the places where they stand."""
    ax = draw("landscape.contours").figure.axes[0]
    marks = [text for text in ax.texts if text.get_text().replace(".", "").isdigit()]
    assert [text.get_text() for text in marks][:3] == ["0.5", "1", "2"]
    for mark in marks:
        x, y = mark.get_position()
        assert terrain.plane().costs([x], [y])[0, 0] == pytest.approx(float(mark.get_text()), abs=0.01)


def test_the_arrow_on_the_map_goes_against_the_gradient(draw: Draw) -> None:
    """A small step along it lowers the cost more than the same step in any direction a few degrees off."""
    x, y = terrain.plane().point(load_network().start)
    arrow = draw("landscape.contours").figure.axes[0].patches[-1]
    assert isinstance(arrow, FancyArrowPatch)
    start, onwards = np.asarray(arrow.get_path().vertices)[:2]
    assert start == pytest.approx([x, y])
    towards = np.arctan2(*(onwards - start)[::-1])
    heights = [
        terrain.plane().costs([x + 0.05 * np.cos(turn)], [y + 0.05 * np.sin(turn)])[0, 0]
        for turn in towards + np.radians([-20, 0, 20])
    ]
    assert min(heights) == heights[1]


def test_counts_of_slopes_before_training(draw: Draw) -> None:
    contours = draw("landscape.contours")
    counts = [contours.number(name) for name in ("downhill", "uphill", "level")]
    assert counts == [8416, 4522, 64]
    assert sum(counts) == contours.facts["dials"] == 13_002
    assert contours.number("bias_slope") == pytest.approx(0.246, abs=5e-4)
    assert contours.number("after_one_step") == pytest.approx(1.48, abs=0.005)
    assert contours.number("seen") < contours.number("steepness")


def test_tangents_touch_with_the_slope_that_is_written() -> None:
    still, motion = played(tangents.sliding)
    assert 3 < motion.seconds <= LONGEST
    assert len(write_sheet(motion.resolve()).css) < 14_000
    motion.rest()
    ax = still.figure.axes[0]
    moving = [
        np.asarray(line.get_xydata(), dtype=np.float64) for line in ax.lines if line.get_color() == palette.ORANGE
    ]
    ends = [points.tolist() for points in moving if len(points) == 2]
    assert len(ends) == 25
    for (x, y), (right, up) in ends:
        w = (x + right) / 2
        assert (up - y) / (right - x) == pytest.approx(2 * w)
        assert (y + up) / 2 == pytest.approx(w**2)
    assert [line.get_visible() for line in ax.lines if line.get_color() == palette.ORANGE].count(True) == 2
    assert still.numbers("slopes") == [-6, -4, -2, 0, 2, 4, 6]
    assert still.alt.startswith("Moving: ")


def test_steps_on_the_bowl_land_on_the_rings(draw: Draw) -> None:
    drawing = draw("tangents.on_the_bowl")
    assert drawing.numbers("gradient") == [6, 8]
    assert drawing.numbers("landed") == pytest.approx([16, 0, 25, 100])
    radii = [patch.get_radius() for patch in drawing.figure.axes[0].patches if isinstance(patch, Circle)]
    assert radii == pytest.approx([4, 5, 10])
    assert "(6, 8)" in drawing.alt


def test_two_walks_end_in_two_valleys(draw: Draw) -> None:
    drawing = draw("valleys.stuck")
    assert drawing.numbers("ends") == pytest.approx([-0.9, 1])
    assert [drawing.number("stuck"), drawing.number("best")] == pytest.approx([0.6859, 0])
    curve = np.asarray(drawing.figure.axes[0].lines[0].get_ydata(), dtype=np.float64)
    assert curve.min() >= 0


def test_the_shrug_is_level_between_higher_and_lower_ground(draw: Draw) -> None:
    drawing = draw("valleys.level")
    assert drawing.number("left") > drawing.number("shrug") > drawing.number("right")
    assert drawing.number("shrug") == pytest.approx(0.90, abs=0.005)
    assert drawing.number("steepest") < 1e-12
    assert valleys.STUCK < valleys.HUMP < valleys.BEST
