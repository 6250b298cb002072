"""What moves in an animation: the verbs that a script uses, and what they come to once the figure is laid out.

A script draws the last moment, complete, and says how it comes about. So the still that paper, a reader who wants no
motion or an old browser shows is the drawing itself, and no way of showing it can lose it.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from clawdemy_site.sandbox.errors import FaultError

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.lines import Line2D

LONGEST = 5.0
"""Seconds that an animation may take; one that takes longer owes its reader a way to stop it (WCAG 2.2.2)."""

_SVG_DPI = 72.0
_TOLERANCE = 0.4  # units of the SVG by which a moment between two frames may be off, half a pixel at full size


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds at one moment of a play."""

    share: float  # from 0, the play's start, to 1, its end
    style: str  # declarations in CSS


@dataclass(frozen=True, slots=True)
class Play:
    """One change of one artist, in seconds from the animation's start; outside it the artist is as drawn."""

    start: float
    duration: float
    frames: tuple[Frame, ...]  # at least one; a missing first or last one is the artist as drawn
    easing: str = "linear"  # how CSS goes from one frame to the next
    holds_before: bool = True  # whether the first frame also holds from the animation's start until the play's


@dataclass(frozen=True, slots=True)
class Moving:
    """What changes of an artist, and whether it is shown for some time only, and so is no part of the still."""

    plays: tuple[Play, ...]
    is_passing: bool


class Motion:
    """The timeline of one animation: the drawing is its end, and each verb says how a part of it came there.

    Times are seconds from the start of the animation, which ends with its last change, after 5 seconds at most.
    """

    def __init__(self) -> None:
        self._artists: list[Artist] = []
        self._plays: dict[int, list[Play]] = {}
        self._travels: dict[int, tuple[list[float], list[tuple[float, float]]]] = {}
        self._traces: dict[int, list[float]] = {}
        self._fading: set[int] = set()
        self._passing: set[int] = set()

    @property
    def seconds(self) -> float:
        """When the last change ends."""
        ends = [play.start + play.duration for plays in self._plays.values() for play in plays]
        ends += [times[-1] for times, _ in self._travels.values()]
        ends += [times[-1] for times in self._traces.values()]
        return max(ends, default=0.0)

    def rest(self) -> None:
        """Leave on the figure what the still shows, for a drawing that cannot move."""
        for number in self._passing:
            self._artists[number].set_visible(False)

    def appear(self, *artists: "Artist", at: float, over: float = 0.4) -> None:
        """Have artists (what `ax.text`, `ax.add_patch` and their like gave back) fade in and stay, each once.

        It begins at a second and takes so many; 0 shows them at once.
        """
        _check_times((at, at + over), "appear")
        if over:
            play = Play(at, over, (Frame(0.0, "opacity:0"),), "ease-out")
        else:
            play = Play(0.0, at, (Frame(0.0, "visibility:hidden"), Frame(1.0, "visibility:hidden")))
        for artist in artists:
            number = self._enter(artist, self._fading, "appears")
            self._fading.add(number)
            if play.duration:
                self._plays.setdefault(number, []).append(play)

    def during(self, *artists: "Artist", start: float, end: float) -> None:
        """Show artists for some time only; they are no part of the still. May be said again for another time."""
        _check_times((start, end), "during", strictly=True)
        visible = (Frame(0.0, "visibility:visible"), Frame(1.0, "visibility:visible"))
        for artist in artists:
            number = self._enter(artist, (), "")
            self._passing.add(number)
            self._plays.setdefault(number, []).append(Play(start, end - start, visible, holds_before=False))

    def move(self, *artists: "Artist", times: Iterable[float], x: Iterable[float], y: Iterable[float]) -> None:
        """Have artists inside one axes go along points, in straight lines, and end where they are drawn; each once.

        There is a time, later than the one before, for each point; points are data of the axes.
        """
        moments, points = [float(time) for time in times], list(zip(map(float, x), map(float, y), strict=False))
        _check_times(moments, "move", strictly=True)
        if len(points) != len(moments) or not all(map(math.isfinite, (value for point in points for value in point))):
            raise _wrong(f"move has {len(moments)} times and {len(points)} finite points", "give one time for each")
        for artist in artists:
            number = self._enter(artist, self._travels, "moves")
            if artist.axes is None:
                raise _wrong("an artist that stands in no axes cannot move", "draw it with ax.plot, ax.text, …")
            self._travels[number] = (moments, points)

    def trace(self, line: "Line2D", *, times: Iterable[float]) -> None:
        """Have a solid line, as `ax.plot` gave it back, grow from its first point to its last; once.

        There is a time, later than the one before, for each of its points.
        """
        moments = [float(time) for time in times]
        _check_times(moments, "trace", strictly=True)
        number = self._enter(line, self._traces, "is traced")
        if len(line.get_xdata()) != len(moments):  # type: ignore[arg-type] # stub too wide
            raise _wrong(f"trace has {len(moments)} times for another number of points", "give one time for each")
        if line.get_linestyle() != "-" or line.get_drawstyle() != "default":
            raise _wrong("only a solid line without steps can be traced", 'draw it with linestyle="-"')
        self._traces[number] = moments

    def resolve(self) -> dict[str, Moving]:
        """What each moving artist does, by its id in the drawing; to be asked once the figure has been laid out.

        It is a fault if nothing moves, it takes too long, or a line that is traced has a gap.
        """
        if not self.seconds:
            raise _wrong("nothing moves", "say what does, for example motion.appear(text, at=1.0)")
        if self.seconds > LONGEST:
            message = f"the animation takes {self.seconds:g} s, more than {LONGEST:g}"
            raise _wrong(message, "make it shorter: what moves for longer needs a way to stop it")
        moving: dict[str, Moving] = {}
        for number, artist in enumerate(self._artists):
            plays = list(self._plays.get(number, []))
            if number in self._travels:
                plays.append(_travel(artist, *self._travels[number]))
            if number in self._traces:
                plays.append(_growth(artist, self._traces[number]))
            moving[_name(number)] = Moving(tuple(plays), number in self._passing)
        return moving

    def _enter(self, artist: "Artist", taken: Iterable[int], verb: str) -> int:
        """Give an artist its number, and its id in the drawing."""
        for number, known in enumerate(self._artists):
            if known is artist:
                if number in taken:
                    raise _wrong(f"an artist {verb} twice", "say it once")
                return number
        if not hasattr(artist, "set_gid"):
            raise _wrong(f"a {type(artist).__name__} cannot move", "name artists one by one: *ax.plot(…)")
        number = len(self._artists)
        artist.set_gid(_name(number))
        self._artists.append(artist)
        return number


def _name(number: int) -> str:
    return f"motion-{number}"


def _wrong(message: str, advice: str) -> FaultError:
    return FaultError("figure-motion", message, advice)


def _check_times(times: Sequence[float], verb: str, *, strictly: bool = False) -> None:
    is_rising = all(before < after if strictly else before <= after for before, after in pairwise(times))
    if len(times) <= 1 or not is_rising or times[0] < 0 or not all(map(math.isfinite, times)):
        raise _wrong(f"{verb} has times that do not rise from 0 or later", "count seconds from the animation's start")


def _play(times: Sequence[float], values: Sequence[Sequence[float]], styles: Sequence[str]) -> Play:
    start, length = times[0], times[-1] - times[0]
    kept = _needed(times, values, 0, len(times) - 1)
    return Play(start, length, tuple(Frame((times[i] - start) / length, styles[i]) for i in [0, *kept]))


def _needed(times: Sequence[float], values: Sequence[Sequence[float]], first: int, last: int) -> list[int]:
    """The moments after the first without which going in straight lines would be off by more than the tolerance."""
    ends = (values[first], values[last])
    errors = []
    for place in range(first + 1, last):
        share = (times[place] - times[first]) / (times[last] - times[first])
        between = [before + share * (after - before) for before, after in zip(*ends, strict=True)]
        errors.append((math.dist(between, values[place]), place))
    worst, place = max(errors, default=(0.0, last))
    if worst <= _TOLERANCE:
        return [last]
    return _needed(times, values, first, place) + _needed(times, values, place, last)


def _points(artist: Any, points: Any, transform: Any) -> list[tuple[float, float]]:
    """Places on the SVG, in its units."""
    scale = _SVG_DPI / artist.get_figure().dpi
    return [(scale * x, -scale * y) for x, y in transform.transform(points).tolist()]


def _travel(artist: Any, times: Sequence[float], points: Sequence[tuple[float, float]]) -> Play:
    places = _points(artist, points, artist.axes.transData)
    end_x, end_y = places[-1]
    styles = [f"transform:translate({short(x - end_x)}px,{short(y - end_y)}px)" for x, y in places]
    return _play(times, places, styles)


def _growth(line: Any, times: Sequence[float]) -> Play:
    places = _points(line, line.get_xydata(), line.get_transform())
    grown = list(accumulate((math.dist(*pair) for pair in pairwise(places)), initial=0.0))
    if not math.isfinite(grown[-1]):
        raise _wrong("a line that is traced has a gap", "draw it without missing values")
    # One dash as long as the line and a bit more, as a rounded length must not leave its tip blank.
    dash = short(1.01 * grown[-1] + 1.0)
    styles = [f"stroke-dashoffset:{short(float(dash) - length)}" for length in grown]
    for end in (0, -1):
        styles[end] += f";stroke-dasharray:{dash}"
    return _play(times, [(length,) for length in grown], styles)


def short(value: float) -> str:
    """A number to a hundredth, without zeros that say nothing."""
    shortened = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shortened == "-0" else shortened
