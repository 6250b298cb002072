"""Standing before matplotlib's renderers: every paint is seen as it is drawn, and a grey is turned to the palette.

Libraries draw in black, white and grey where nobody asks them to: boxes and whiskers, arrows, cells of tables, panes of
three-dimensional axes, most of seaborn. An author who writes ``"k"`` means the ink. On a picture, on a shape of a
colour of its own, as a fill that is given in numbers, and where a colour map has chosen it, a grey stays.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from clawdemy_site.figures.contrast import named, to_hex, to_rgb
from clawdemy_site.figures.paints import Paints, finite, inwards, middle

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox

_DEEP = 12  # calls between an artist and the renderer
_LIT = "Poly3DCollection"  # surfaces, each facet in a shade of its own
_FLAT = 0.1  # pixels under which a shape is a line, and its fill shows nothing
_NAMED = ((0.0, 0.0, 0.0, 1.0), (1.0, 1.0, 1.0, 1.0))  # black and white
_MOST_PAIRS = 60  # of colours of one collection that are judged, evenly apart
_MOST_SHAPES = 500  # of one collection that can be a ground

Given = tuple[Any, ...]
"""What a method of a renderer is called with."""


@contextmanager
def watch_paints() -> Iterator[Paints]:
    """What matplotlib paints meanwhile, on an SVG or a picture, its greys turned as they are drawn."""
    from matplotlib.backends.backend_agg import RendererAgg  # noqa: PLC0415 - only workers pay
    from matplotlib.backends.backend_svg import RendererSVG  # noqa: PLC0415 - only workers pay
    from matplotlib.text import Text  # noqa: PLC0415 - only workers pay

    painter = _Painter(paints := Paints())
    draw_text: Any = Text.draw
    update: Any = RendererAgg._update_methods  # noqa: SLF001 - which gives each one methods of its own

    def draw_and_record(text: Text, renderer: Any, *given: Any, **options: Any) -> None:
        if text.get_visible() and text.get_text().strip():
            paints.texts[text] = _box(text, renderer)
        draw_text(text, renderer, *given, **options)

    def update_and_wrap(renderer: Any) -> None:
        update(renderer)
        for name in painter.turns.keys() & vars(renderer).keys():
            own = getattr(renderer, name)
            wrapped = painter.before(lambda _, *given, own=own, **options: own(*given, **options), name)
            setattr(renderer, name, partial(wrapped, renderer))

    replaced: list[tuple[Any, str, Any]] = [(Text, "draw", draw_and_record)]
    replaced.append((RendererAgg, "_update_methods", update_and_wrap))
    replaced += [
        (kind, name, painter.before(getattr(kind, name), name))
        for kind in (RendererSVG, RendererAgg)
        for name in painter.turns.keys() & vars(kind).keys()
    ]
    before = [(owner, name, getattr(owner, name)) for owner, name, _ in replaced]
    try:
        for change in replaced:
            setattr(*change)
        yield paints
    finally:
        for change in before:
            setattr(*change)


class _Painter:
    """Takes what a method of a renderer is called with, notes it, and gives it back with its greys turned."""

    def __init__(self, paints: Paints) -> None:
        self._paints = paints
        self._is_busy = False  # a renderer draws collections and markers by way of its own ``draw_path``
        self.turns: dict[str, Callable[..., Given]] = {
            "draw_path": self._path,
            "draw_markers": self._markers,
            "draw_path_collection": self._collection,
            "draw_image": self._picture,
            "draw_quad_mesh": self._picture,
            "draw_gouraud_triangles": self._picture,
            "draw_text": self._text,
        }

    def before(self, draw: Callable[..., Any], name: str) -> Callable[..., Any]:
        """A method of a renderer that lets what it is called with be turned first."""

        def painted(renderer: Any, *given: Any, **options: Any) -> Any:
            artist = None if self._is_busy else _find_artist()
            if artist is None:
                return draw(renderer, *given, **options)
            self._is_busy = True
            try:
                if "rgbFace" in options:
                    given = (*given, options.pop("rgbFace"))
                return draw(renderer, *self.turns[name](_Call(renderer, artist), *given), **options)
            finally:
                self._is_busy = False

        return painted

    def _path(self, call: "_Call", *given: Any) -> Given:
        gc, path, transform, *face = given
        gc, turned = self._area(call, gc, face[0] if face else None, path.transformed(transform))
        return gc, path, transform, turned

    def _markers(self, call: "_Call", *given: Any) -> Given:
        gc, marker, own, path, transform, *rest = given
        face = rest[0] if rest else None
        points = finite(transform.transform(path.vertices))
        if len(points) == 1 and not hasattr(call.artist, "get_markerfacecolor"):  # a collection of one
            gc, face = self._area(call, gc, face, marker.transformed(own.frozen().translate(*points[0])))
        elif len(points):
            gc, face = self._shape(call, gc, face, points)
        return gc, marker, own, path, transform, face

    def _area(self, call: "_Call", gc: Any, face: Any, shape: Any) -> tuple[Any, Any]:
        """One shape, which is a ground for what comes after it."""
        corners = finite(shape.vertices)
        if not len(corners):
            return gc, face
        is_flat = min(corners.max(axis=0) - corners.min(axis=0)) < _FLAT
        gc, face = self._shape(call, gc, face, corners if face is None else inwards(corners), is_flat=is_flat)
        if face is not None and not call.is_layered:
            self._paints.fill(face, shape, corners)
        return gc, face

    def _shape(self, call: "_Call", gc: Any, face: Any, places: Any, *, is_flat: bool = False) -> tuple[Any, Any]:
        is_word = _is_word(call.artist)
        lying = [] if call.is_layered else places
        if face is not None:
            is_forced = gc.get_forced_alpha() or len(face) == 3  # noqa: PLR2004 - RGB
            part = "text" if is_word else "fill"
            colour = self._paints.turn(face, part, lying) if _is_named(call.artist) else None
            face = (*(to_rgb(colour) if colour else face[:3]), gc.get_alpha() if is_forced else face[3])
        edge = gc.get_rgb() if gc.get_linewidth() > 0 else None
        if edge is not None:
            gc = call.with_stroke(gc, self._paints.turn(edge, "stroke", lying))
            edge = gc.get_rgb()
        if not call.is_layered:
            self._paints.hold(call.artist, None if is_flat else face, edge, places)
        return gc, face

    def _collection(self, call: "_Call", *given: Any) -> Given:
        gc, master, paths, own, offsets, moved, faces, edges, widths, *rest = given
        is_mapped, is_thin = _is_mapped(call.artist), _is_thin(call.artist)
        is_lit = type(call.artist).__name__ == _LIT
        if is_lit or (is_mapped and not is_thin):
            self._paints.picture(_box(call.artist, call.renderer))
            faces = _apart(faces) if is_lit else faces
            return (gc, master, paths, own, offsets, moved, faces, edges, widths, *rest)
        places = finite(moved.transform(offsets)) if len(offsets) else finite([(0.0, 0.0)])
        shapes = []
        if len(places) == 1:  # each part lies where its own points are
            shapes = [each.transformed(master.frozen().translate(*places[0])) for each in paths[:_MOST_SHAPES]]
            shapes = [each for each in shapes if len(finite(each.vertices))]
            places = finite([middle(each, is_thin=is_thin) for each in shapes])
        if len(places) and not is_mapped:
            faces = self._rows(faces, "fill", places) if is_thin or _is_named(call.artist) else faces
            edges = self._rows(edges, "stroke", places)
        has_stroke = not len(widths) or max(widths) > 0
        pairs = list(dict.fromkeys(zip(*_aligned(faces, edges), strict=True))) if len(places) else []
        for face, edge in pairs[:: 1 + len(pairs) // _MOST_PAIRS]:
            self._paints.hold(call.artist, face, edge if has_stroke else None, places)
        for at, shape in enumerate(shapes if len(faces) and not is_thin else ()):
            self._paints.fill(faces[at % len(faces)], shape, finite(shape.vertices))
        return (gc, master, paths, own, offsets, moved, faces, edges, widths, *rest)

    def _rows(self, rows: Any, part: str, places: Any) -> Any:
        turned = [self._paints.turn(row, part, places) for row in rows]
        if not any(turned):
            return rows
        changed = rows.copy()
        for at, colour in enumerate(turned):
            if colour:
                changed[at, :3] = to_rgb(colour)
        return changed

    def _picture(self, call: "_Call", *given: Any) -> Given:
        self._paints.picture(_box(call.artist, call.renderer))
        return given

    def _text(self, call: "_Call", gc: Any, *given: Any) -> Given:
        box = self._paints.texts.get(cast("Text", call.artist))
        if box is not None:
            centre = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
            gc = call.with_stroke(gc, self._paints.turn(gc.get_rgb(), "text", [centre]))
            self._paints.read(cast("Text", call.artist), gc.get_rgb())
        return gc, *given


@dataclass(frozen=True, slots=True)
class _Call:
    """Whose drawing goes on, by which renderer."""

    renderer: Any
    artist: "Artist"

    @property
    def is_layered(self) -> bool:
        """Whether an artist is drawn in layers, such as a text with a halo: then each is a ground for the next."""
        return bool(self.artist.get_path_effects()) or _is_word(self.artist)

    def with_stroke(self, gc: Any, colour: str | None) -> Any:
        """What a renderer draws with, in another colour if there is one."""
        if colour is None:
            return gc
        changed = self.renderer.new_gc()
        changed.copy_properties(gc)
        changed.set_foreground((*to_rgb(colour), gc.get_rgb()[3]), isRGBA=True)
        return changed


def _find_artist() -> "Artist | None":
    """Whose drawing goes on."""
    from matplotlib.artist import Artist  # noqa: PLC0415 - only workers pay

    frame = sys._getframe(2)  # noqa: SLF001 - nothing public
    for _ in range(_DEEP):
        this = frame.f_locals.get("self")
        if isinstance(this, Artist):
            return this
        if frame.f_back is None:
            return None
        frame = frame.f_back
    return None


def _is_word(artist: "Artist") -> bool:
    from matplotlib.text import Text  # noqa: PLC0415 - only workers pay

    return isinstance(artist, Text)


def _box(artist: Any, renderer: Any) -> "Bbox":
    import numpy as np  # noqa: PLC0415 - only workers pay
    from matplotlib.text import Text  # noqa: PLC0415 - only workers pay

    # Not the method of a text itself: that of an annotation counts its arrow.
    box: Bbox = (Text if _is_word(artist) else type(artist)).get_window_extent(artist, renderer)
    return box if np.isfinite(box.bounds).all() else (artist.axes or artist.get_figure()).bbox


def _is_named(artist: Any) -> bool:
    """Whether the fill of an artist was given by name, such as ``"w"``: greys that are given as numbers are data.

    Matplotlib itself turns the names given to bars into an array, and those given to polygons into four numbers.
    """
    given: Any = getattr(artist, "_original_facecolor", None)
    if hasattr(artist, "get_markerfacecolor"):
        given = artist.get_markerfacecolor()
    is_named = isinstance(given, str) or hasattr(given, "dtype")
    return is_named or _is_word(artist) or (isinstance(given, tuple) and given in _NAMED)


def _aligned(faces: Any, edges: Any) -> tuple[list[Any], list[Any]]:
    """The rows of two tables of colours as pairs, the shorter one taken round and round; None for an empty one."""
    most = max(len(faces), len(edges))
    one, other = ([tuple(rows[at % len(rows)]) if len(rows) else None for at in range(most)] for rows in (faces, edges))
    return one, other


def _apart(rows: Any) -> Any:
    """Shades of one colour, none exactly one of the palette, which alone would follow the scheme."""
    changed = rows.copy()
    for row in changed:
        row[2] += 1 / 255 if named(to_hex(row)) else 0.0
    return changed


def _is_mapped(artist: Any) -> bool:
    """Whether a colour map has chosen the colours of an artist; lines of a contour may be given theirs."""
    values = getattr(artist, "get_array", lambda: None)()
    return values is not None and getattr(artist, "colors", None) is None


def _is_thin(artist: Any) -> bool:
    """Whether an artist of many parts is points, lines or arrows, which lie on a ground, and no area of its own."""
    from matplotlib.collections import LineCollection, PathCollection  # noqa: PLC0415 - only workers pay
    from matplotlib.contour import ContourSet  # noqa: PLC0415 - only workers pay
    from matplotlib.quiver import Barbs, Quiver  # noqa: PLC0415 - only workers pay

    if isinstance(artist, ContourSet):
        return not artist.filled
    return isinstance(artist, PathCollection | LineCollection | Quiver | Barbs)
