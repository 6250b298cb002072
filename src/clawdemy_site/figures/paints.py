"""What a figure is painted with, each paint held to the ground that it lies on, in both schemes.

What is translucent is judged as if it were not: how faint it is to be is its author's choice, and the same in both. A
shape is seen by its fill or by its stroke. Backgrounds and grid lines of the palette are meant to be faint.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from clawdemy_site.figures.contrast import PAGE, READ, SEEN, Pair, lowest, mixed, named, pair_of, to_hex, turned

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.path import Path
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox

_VEIL = 0.5  # opacity up to which a fill is a shade over its ground, and hides nothing
_MOST = 3000  # fills that are searched for a ground
_EDGE = 0.5  # pixels
_SAMPLES = 5  # places of a paint at which its ground is looked up


@dataclass(frozen=True, slots=True)
class Faint:
    """A paint that is hard to see on its ground."""

    artist: "Artist"
    colour: str  # as matplotlib was given it
    contrast: float
    scheme: str  # in which it is that low


@dataclass(frozen=True, slots=True)
class Fill:
    """A shape that hides what lies under it."""

    box: tuple[float, float, float, float]  # in pixels: left, bottom, right, top
    holds: Callable[[float, float], bool]  # whether a place in the box lies in it
    colour: Pair | None = None  # None for a picture
    follows: bool = False  # whether it changes with the scheme
    is_solid: bool = False  # whether nothing shines through; on other fills no shape is judged


@dataclass(slots=True)
class Paints:
    """All that was painted, in order."""

    texts: "dict[Text, Bbox]" = field(default_factory=dict)  # with the boxes around them, in pixels
    words: "dict[Text, Faint]" = field(default_factory=dict)  # those that are hard to read
    shapes: list[Faint] = field(default_factory=list)
    _fills: list[Fill] = field(default_factory=list)

    def ground(self, place: Sequence[float]) -> Fill | None:
        """The uppermost fill under a place, or None for the page."""
        x, y = place
        for fill in reversed(self._fills[-_MOST:]):
            left, bottom, right, top = fill.box
            # A line along the edge of a shape lies on both sides.
            if left + _EDGE < x < right - _EDGE and bottom + _EDGE < y < top - _EDGE and fill.holds(x, y):
                return fill
        return None

    def turn(self, rgba: Sequence[float], part: str, places: Any) -> str | None:
        """The colour of the palette that a grey becomes, on what lies under the middle one of its places."""
        colour = turned(rgba, part)
        ground = self.ground(places[len(places) // 2]) if colour and len(places) else None
        return colour if ground is None or ground.follows else None

    def hold(self, artist: "Artist", face: Any, edge: Any, places: Any) -> None:
        """Note a shape of which neither fill nor stroke (RGBA, or None) is seen on any ground that it lies on."""
        edge = None if face is not None and edge is not None and tuple(face) == tuple(edge) else edge
        painted = [(to_hex(rgba), rgba is face, rgba[3]) for rgba in (face, edge) if rgba is not None and rgba[3] > 0]
        if not artist.get_in_layout() or not any(_must_be_seen(*paint) for paint in painted):
            return
        step = max(1, len(places) // _SAMPLES)
        grounds = {id(ground): ground for ground in map(self.ground, places[step // 2 :: step])}
        best = (0.0, "", "")
        for ground in grounds.values():
            under = ground.colour if ground else PAGE
            if under is None or (ground and not ground.is_solid):
                return
            best = max(best, *((*lowest(pair_of(colour), under), colour) for colour, _, _ in painted))
        if best[0] < SEEN:
            self.shapes.append(Faint(artist, best[2], best[0], best[1]))

    def read(self, text: "Text", rgba: Sequence[float]) -> None:
        """Note a text that is hard to read on its ground."""
        self.words.pop(text, None)
        box = self.texts[text]
        ground = self.ground(((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2))
        under = ground.colour if ground else PAGE
        if under is not None:
            colour = to_hex(rgba)
            found, scheme = lowest(mixed(pair_of(colour), under, float(rgba[3])), under)
            if found < READ:
                self.words[text] = Faint(text, colour, found, scheme)

    def fill(self, rgba: Any, shape: "Path", points: Any) -> None:
        """Let a shape be a ground for what is painted after it; points are the corners of its outline."""
        alpha = float(rgba[3])
        if alpha <= _VEIL or not len(points):
            return
        box = (*points.min(axis=0), *points.max(axis=0))
        ground = self.ground(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
        under = ground.colour if ground else PAGE
        colour = to_hex(rgba)
        pair = mixed(pair_of(colour), under, alpha) if under else None
        follows, is_solid = named(colour) is not None, alpha >= 1
        self._fills.append(Fill(box, lambda x, y: bool(shape.contains_point((x, y))), pair, follows, is_solid))

    def picture(self, box: "Bbox") -> None:
        """Let what is under a box be a picture, on which nothing is judged."""
        self._fills.append(Fill((box.xmin, box.ymin, box.xmax, box.ymax), lambda _x, _y: True))


def _must_be_seen(colour: str, is_fill: bool, alpha: float) -> bool:  # noqa: FBT001 - a row of three
    own = named(colour)
    return (own is None or own.legible) and not (is_fill and alpha <= _VEIL)


def finite(points: Any) -> Any:
    """Points, shape (n, 2), without those that are nowhere."""
    import numpy as np  # noqa: PLC0415 - only workers pay

    rows: Any = np.ma.filled(np.ma.asarray(points, dtype=float), np.nan).reshape(-1, 2)
    return rows[np.isfinite(rows).all(axis=1)]


def middle(shape: Any, *, is_thin: bool) -> Any:
    """A place of a shape: on a line, else inside."""
    points = finite(shape.vertices)
    return points[len(points) // 2] if is_thin else points.mean(axis=0)


def inwards(points: Any) -> Any:
    """The corners of a shape, moved inwards from where it meets its neighbours."""
    centre = points.mean(axis=0)
    return centre + 0.8 * (points - centre)
