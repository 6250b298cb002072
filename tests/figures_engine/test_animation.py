"""What authors say of a motion: each verb comes to what it promises, and each mistake is one plain sentence."""

from collections.abc import Callable

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from clawdemy_site.figures.animation import Frame, Motion, Play
from clawdemy_site.sandbox.errors import FaultError

ALWAYS_HIDDEN = (Frame(0.0, "visibility:hidden"), Frame(1.0, "visibility:hidden"))
ALWAYS_SHOWN = (Frame(0.0, "visibility:visible"), Frame(1.0, "visibility:visible"))


@pytest.fixture
def ax() -> Axes:
    """Axes of 2 by 1 inches whose data are inches, so that one of them is 72 units of an SVG."""
    axes = Figure(figsize=(2, 1), dpi=100).add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 2), ylim=(0, 1))
    return axes


def only_play(motion: Motion) -> Play:
    (moving,) = motion.resolve().values()
    (play,) = moving.plays
    return play


def test_what_appears_fades_in_and_is_drawn_as_it_stays(ax: Axes) -> None:
    motion = Motion()
    motion.appear(ax.text(0, 0, "a"), at=1.0, over=0.5)
    assert only_play(motion) == Play(1.0, 0.5, (Frame(0.0, "opacity:0"),), "ease-out", holds_before=True)
    assert motion.seconds == 1.5


def test_what_appears_at_once_is_hidden_until_then(ax: Axes) -> None:
    motion = Motion()
    motion.appear(ax.text(0, 0, "a"), at=2.0, over=0)
    assert only_play(motion) == Play(0.0, 2.0, ALWAYS_HIDDEN)


def test_what_passes_is_no_part_of_the_still(ax: Axes) -> None:
    motion, text = Motion(), ax.text(0, 0, "a")
    motion.during(text, start=1.0, end=1.5)
    motion.during(text, start=3.0, end=3.5)
    (moving,) = motion.resolve().values()
    assert moving.is_passing
    assert moving.plays == tuple(Play(start, 0.5, ALWAYS_SHOWN, holds_before=False) for start in (1.0, 3.0))
    motion.rest()
    assert not text.get_visible()


def test_what_moves_ends_where_it_is_drawn_and_up_is_up(ax: Axes) -> None:
    motion = Motion()
    motion.move(*ax.plot(2, 0.5, "o"), times=(1, 2, 3), x=(0, 1, 2), y=(0.5, 1.0, 0.5))
    assert only_play(motion).frames == (
        Frame(0.0, "transform:translate(-144px,0px)"),
        Frame(0.5, "transform:translate(-72px,-36px)"),
        Frame(1.0, "transform:translate(0px,0px)"),
    )


def test_moments_on_the_way_between_two_others_are_left_out(ax: Axes) -> None:
    motion, steps = Motion(), [step / 10 for step in range(21)]
    motion.move(*ax.plot(2, 0.5, "o"), times=steps, x=steps, y=[0.5] * 21)
    motion.trace(*ax.plot(steps, [0.5] * 21), times=steps)
    assert [len(moving.plays[0].frames) for moving in motion.resolve().values()] == [2, 2]


def test_a_traced_line_has_grown_to_each_point_at_its_time(ax: Axes) -> None:
    motion = Motion()
    motion.trace(*ax.plot([0, 0, 2], [0, 1, 1]), times=(0, 1, 4))
    play = only_play(motion)
    dash = "219.16"  # 216 units, a hundredth more and one
    assert (play.start, play.duration) == (0, 4)
    assert play.frames == (
        Frame(0.0, f"stroke-dashoffset:{dash};stroke-dasharray:{dash}"),
        Frame(0.25, "stroke-dashoffset:147.16"),
        Frame(1.0, f"stroke-dashoffset:3.16;stroke-dasharray:{dash}"),
    )


def test_each_artist_has_one_id_however_much_it_does(ax: Axes) -> None:
    motion = Motion()
    (dot,) = ax.plot(1, 1, "o")
    motion.appear(dot, ax.text(0, 0, "a"), at=0)
    motion.move(dot, times=(0, 1), x=(0, 1), y=(0, 1))
    assert {name: len(moving.plays) for name, moving in motion.resolve().items()} == {"motion-0": 2, "motion-1": 1}
    assert dot.get_gid() == "motion-0"


def _line(ax: Axes, style: str = "-") -> Line2D:
    return ax.plot([0, 1], [0, 1], linestyle=style)[0]


def _resolved(motion: Motion, say: Callable[[], None]) -> object:
    say()
    return motion.resolve()


Say = Callable[[Motion, Axes], object]
WRONG: dict[str, Say] = {
    "nothing moves": lambda motion, _: motion.resolve(),
    "takes 5.1 s, more than 5": lambda motion, ax: _resolved(motion, lambda: motion.appear(_line(ax), at=4.7)),
    "appear has times that do not rise": lambda motion, ax: motion.appear(_line(ax), at=-1),
    "appear has times that do not": lambda motion, ax: motion.appear(_line(ax), at=float("nan")),
    "during has times that do not rise": lambda motion, ax: motion.during(_line(ax), start=2, end=2),
    "move has times that do not rise": lambda motion, ax: motion.move(_line(ax), times=[1], x=[0], y=[0]),
    "2 times and 1 finite points": lambda motion, ax: motion.move(_line(ax), times=(0, 1), x=[0], y=[0]),
    "2 times and 2 finite": lambda motion, ax: motion.move(_line(ax), times=(0, 1), x=(0, float("inf")), y=(0, 0)),
    "3 times for another number": lambda motion, ax: motion.trace(_line(ax), times=(0, 1, 2)),
    "only a solid line": lambda motion, ax: motion.trace(_line(ax, "--"), times=(0, 1)),
    "an artist appears twice": lambda motion, ax: motion.appear(*[_line(ax)] * 2, at=0),
    "a list cannot move": lambda motion, ax: motion.appear(ax.plot([1, 2]), at=0),  # type: ignore[arg-type] # the mistake meant
    "has a gap": lambda motion, ax: _resolved(
        motion, lambda: motion.trace(*ax.plot([0, float("nan"), 1], [0, 1, 2]), times=(0, 1, 2))
    ),
    "stands in no axes": lambda motion, ax: motion.move(
        ax.get_figure().text(0, 0, "a"),  # type: ignore[union-attr] # axes have figures
        times=(0, 1),
        x=(0, 1),
        y=(0, 1),
    ),
}


@pytest.mark.parametrize("message", WRONG)
def test_mistakes_are_said_plainly(message: str, ax: Axes) -> None:
    with pytest.raises(FaultError, match=message) as caught:
        WRONG[message](Motion(), ax)
    assert caught.value.rule == "figure-motion"
    assert caught.value.advice
