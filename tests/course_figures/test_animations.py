"""The moving figures of lessons 2, 4 and 5 end in time, in a still that says all, and move as sums and run went."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Circle
from matplotlib.text import Text

import cost
import digits
import forward
from clawdemy_site.figures import Fact, Motion
from clawdemy_site.figures.animation import LONGEST, Moving
from clawdemy_site.figures.animation_css import write_sheet
from course_figures.conftest import house_style
from digits_data import load_network

ANIMATIONS: list[Callable[..., Mapping[str, Fact]]] = [digits.end_to_end, forward.forward_pass, cost.falling]
each_animation = pytest.mark.parametrize("function", ANIMATIONS, ids=lambda function: function.__name__)


@dataclass(frozen=True)
class Played:
    """An animation that was drawn.

    Attributes:
        figure: The figure with all that ever shows on it.
        motion: Its motion.
        moving: What each artist does.
        facts: Its facts.
        alt: Its alternative text, filled.
    """

    figure: Figure
    motion: Motion
    moving: Mapping[str, Moving]
    facts: Mapping[str, Fact]
    alt: str

    def starts(self) -> dict[str, float]:
        """When each text starts to show, by its words; those that show from the start are not named."""
        found = {}
        for text in self.texts():
            for play in self.moving.get(text.get_gid() or "", Moving((), is_passing=False)).plays:
                hides = play.frames[0].style == "visibility:hidden"
                found[text.get_text()] = play.start + play.duration if hides else play.start
        return found

    def texts(self) -> list[Text]:
        """Every text on the figure."""
        return [text for text in self.figure.findobj(Text) if isinstance(text, Text) and text.get_text()]


def play(function: Callable[..., Mapping[str, Fact]]) -> Played:
    """Draw an animation in the house style."""
    declared: dict[str, Any] = getattr(function, "__figure__")  # noqa: B009 - mypy refuses access
    figure, motion = Figure(figsize=declared["size"]), Motion()
    with house_style():
        facts = function(figure, motion)
    return Played(figure, motion, motion.resolve(), facts, declared["alt"].format_map(facts))


@each_animation
def test_it_is_over_in_time(function: Callable[..., Mapping[str, Fact]]) -> None:
    assert 3 < play(function).motion.seconds <= LONGEST


@each_animation
def test_the_alt_text_tells_the_movement_and_how_it_ends(function: Callable[..., Mapping[str, Fact]]) -> None:
    alt = play(function).alt
    assert alt.startswith("Moving: ")
    assert "at the end" in alt.lower()
    assert not set("{}") & set(alt)


@each_animation
def test_its_sheet_is_small_and_always_the_same(function: Callable[..., Mapping[str, Fact]]) -> None:
    sheets = [write_sheet(play(function).moving).css for _ in range(2)]
    assert sheets[0] == sheets[1]
    assert len(sheets[0]) < 14_000


def test_the_pixels_line_up_row_after_row() -> None:
    """Each neuron has the brightness of its pixel, the rows come one after the other, and neighbours end up apart."""
    played = play(digits.end_to_end)
    discs = [disc for disc in played.figure.findobj(Circle) if isinstance(disc, Circle) and disc.get_fill()]
    discs.sort(key=lambda disc: -float(np.asarray(disc.get_center())[1]))
    assert [to_rgb(disc.get_facecolor())[0] for disc in discs] == pytest.approx(digits.TOY.ravel().tolist())
    arrivals = [max(play.start + play.duration for play in played.moving[str(disc.get_gid())].plays) for disc in discs]
    assert arrivals == sorted(arrivals)
    assert len(set(arrivals)) == len(digits.TOY)
    assert (played.facts["first"], played.facts["last"], played.facts["apart"]) == (6, 10, 4)


def test_the_forward_pass_shows_each_number_after_those_it_is_made_from() -> None:
    played = play(forward.forward_pass)
    starts = played.starts()
    order = ["0.5", "0.5 − 0.2 + 0 + 0.1 = 0.4", "ReLU → 0.4", "0.24 + 0 + 0 = 0.24", "ReLU → 0.24"]
    times = [starts[words] for words in order]
    assert times == sorted(set(times))
    assert starts["−0.3 + 0.4 + 0 − 0.2 = −0.1"] == times[1]
    assert played.facts["out"] == [pytest.approx(0.24), 0]


def test_a_dot_runs_for_each_connection_that_carries_something() -> None:
    """Inputs 1 and 2 send to two neurons each, the first hidden neuron to two outputs; what holds 0 sends nothing."""
    played = play(forward.forward_pass)
    assert sum(what.is_passing for what in played.moving.values()) == 6
    played.motion.rest()
    lines = [line for line in played.figure.axes[0].lines if line.get_visible()]
    assert len(lines) == 10
    assert all(line.get_marker() == "None" for line in lines)


def test_the_training_run_is_the_recorded_one() -> None:
    played, made = play(cost.falling), load_network()
    for ax, values in zip(played.figure.axes, (made.costs, 100 * made.accuracies), strict=True):
        drawn = np.asarray(ax.lines[0].get_xydata(), dtype=np.float64)
        epochs = drawn[:, 0].astype(int)
        assert sorted(set(epochs)) == list(range(61))
        assert drawn[:, 1] == pytest.approx(values[epochs])
    assert played.facts["last"] == made.costs[-1]
    assert np.all(np.diff(cost._schedule()[0]) > 0)


def test_the_training_run_says_the_numbers_of_the_epoch_that_it_has_reached() -> None:
    played, made = play(cost.falling), load_network()
    starts = played.starts()
    times, epochs = cost._schedule()
    for stop in cost.STOPS:
        reached = times[epochs.index(stop)]
        shown = [words for words, start in starts.items() if words.startswith(f"epoch {stop}: ") and start == reached]
        assert f"epoch {stop}: {100 * made.accuracies[stop]:.1f} %" in shown
        numbers = [float(words.partition(": ")[2]) for words in shown if "%" not in words]
        assert numbers == [pytest.approx(made.costs[stop], abs=0.005)]


def test_only_the_last_numbers_of_the_training_run_are_part_of_the_still() -> None:
    played = play(cost.falling)
    played.motion.rest()
    still = {text.get_text() for text in played.texts() if text.get_visible()}
    assert {words for words in still if words.startswith("epoch ")} == {"epoch 60: 0.0104", "epoch 60: 98.7 %"}
    assert {"3.03", "7.4 %"} <= still
