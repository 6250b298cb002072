"""Figures of "The cost landscape": a slice of the real network's landscape, seen from the side and as a map."""

import math
from collections.abc import Iterator, Mapping

import numpy as np
from contourpy import contour_generator
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure

import terrain
from clawdemy_site.figures import Fact, figure, palette
from digits_data import load_network, training_digits
from drawing import arrow, canvas
from nn import Array
from plots import NORMAL, SMALL

STEP = 0.5
"""Cost between two neighbouring lines of the map."""

VEIL = 0.06
"""How strongly each of these lines colours all the ground that is higher."""

EYE, TILT, RISE, INCH = 150.0, 0.46, 5.6, 0.0715
"""The view from the side: how far away the eye is, how much of the depth is left, how high a cost of 1 is, in units of
the plane; and how many inches such a unit is in front."""

_HALO = {"facecolor": palette.PAPER, "edgecolor": "none", "pad": 1}


def _grid(columns: int, rows: int) -> tuple[Array, Array, Array]:
    """Places along and across, and the heights above them."""
    x, y = np.linspace(*terrain.WIDE, columns), np.linspace(*terrain.DEEP, rows)
    return x, y, terrain.plane().costs(x, y)


def _shade(height: float) -> float:
    """How strongly ground of this height is coloured."""
    clear: float = (1.0 - VEIL) ** (height / STEP)
    return 1.0 - clear


def _spots() -> dict[str, tuple[float, float, float]]:
    """Place and height of the settings that the slice was laid through."""
    made, plane = load_network(), terrain.plane()
    places = {"start": made.start, "trained": made.trained, "twin": terrain.twin(made.trained)}
    return {name: (*plane.point(place), terrain.cost_at(place)) for name, place in places.items()}


def _seen(x: Array, y: Array, z: Array) -> Array:
    """Project points of the plane and their heights onto the drawing, in inches: shape (n, 2)."""
    near = EYE / (EYE + y - terrain.DEEP[0])
    back = y - terrain.DEEP[0]
    return np.column_stack([3.0 + INCH * near * x, 0.12 + INCH * near * (TILT * back + RISE * z)])


def _on_ground(points: Array, x: Array, y: Array, heights: Array) -> Array:
    """The heights of points between two rows of the grid."""
    back, front = (np.interp(points[:, 0], x, row) for row in heights)
    share = (points[:, 1] - y[0]) / (y[1] - y[0])
    mixed: Array = back * (1.0 - share) + front * share
    return mixed


def _bands(x: Array, y: Array, heights: Array) -> Iterator[tuple[float, Array]]:
    """Cut the ground between two rows into bands of one shade: their middle heights and outlines."""
    cuts = contour_generator(x, y, heights)
    for low in range(math.ceil(heights.max())):
        for outline in cuts.filled(low, low + 1)[0]:
            if outline is not None:
                yield low + 0.5, np.asarray(outline, dtype=np.float64)


def _ground(ax: Axes) -> Array:
    """Draw the ground strip by strip, from the back to the front, and give its heights back."""
    x, y, heights = _grid(29, 14)
    for row in range(len(y) - 2, -1, -1):
        pair, between = heights[row : row + 2], y[row : row + 2]
        edges = [_seen(x, np.full(len(x), depth), z) for depth, z in zip(between, pair, strict=True)]
        whole = np.vstack([edges[0], edges[1][::-1]])
        ax.add_collection(PolyCollection([whole], facecolors=palette.PAPER, linewidths=0))
        for height, outline in _bands(x, between, pair):
            seen = _seen(outline[:, 0], outline[:, 1], _on_ground(outline, x, between, pair))
            ax.add_collection(PolyCollection([seen], facecolors=[(palette.BLUE, _shade(height))], linewidths=0))
        ax.plot(*edges[0].T, color=palette.BLUE, linewidth=0.9, alpha=0.6)
        threads = np.stack([edges[0][::4], edges[1][::4]], axis=1)
        ax.add_collection(LineCollection(list(threads), colors=[(palette.BLUE, 0.6)], linewidths=0.9))
    return heights


@figure(
    caption="A real piece of the landscape: height is the network's mean cost on its {digits:,} training digits, at "
    "{places:,} settings. High ground is deeper in colour. Two valleys, and a ridge between them.",
    alt="A surface seen from the side. At the back a hill of cost {highest:.1f}; on its slope a dot, the network "
    "before training, at {start:.2f}. The ground drops towards the reader into two valleys, left and right, with a dot "
    "in each: the trained network and its twin, both at {trained:.4f}. A ridge runs between the valleys; halfway "
    "between the two dots it is {ridge:.2f} high.",
    size=(6.0, 4.05),
    uses=("optdigits",),
)
def surface(fig: Figure) -> Mapping[str, Fact]:
    """Draw the slice as ground seen from the side."""
    ax = canvas(fig)
    heights, spots = _ground(ax), _spots()
    words = {"start": "before training", "trained": "trained", "twin": "its twin"}
    for name, (x, y, z) in spots.items():
        ((across, up),) = _seen(np.array([x]), np.array([y]), np.array([z])).tolist()
        colour = palette.ORANGE if name == "start" else palette.GREEN
        ax.plot(across, up, "o", color=colour, markersize=11, markeredgecolor=palette.PAPER, zorder=6)
        digits = 2 if name == "start" else 4
        for line, text in enumerate((words[name], f"cost {z:.{digits}f}")):
            mark = ax.text(across, up + 0.43 - 0.23 * line, text, fontsize=SMALL, color=colour, weight="bold", zorder=7)
            mark.set(ha="center", va="center", bbox=_HALO)
    made = load_network()
    return {
        "digits": len(training_digits()),
        "places": heights.size,
        "highest": float(heights.max()),
        "start": spots["start"][2],
        "trained": spots["trained"][2],
        "twin": spots["twin"][2],
        "ridge": terrain.line_costs(made.trained, terrain.twin(made.trained), [0.5])[0],
        "twin_digits": len(str(terrain.twins())),
    }


def _corners(outline: Array) -> Array:
    """Leave out the points of a closed outline at which it goes straight on, as along the edges of the slice."""
    points = outline[:-1]
    before, after = points - np.roll(points, 1, axis=0), np.roll(points, -1, axis=0) - points
    turns = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
    kept: Array = points[np.abs(turns) > 1e-9]  # noqa: PLR2004 - rounding alone
    return kept


def _heights_of_lines(ax: Axes, x: float) -> None:
    """Write the cost of some lines where they cross one column of the map."""
    y = np.linspace(*terrain.DEEP, 105)
    costs = terrain.plane().costs([x], y)[:, 0]
    for level in (STEP, *range(1, math.floor(costs.max()) + 1)):
        place = float(np.interp(level, costs, y))
        mark = ax.text(x, place, f"{level:g}", fontsize=SMALL, color=palette.INK, ha="center", va="center", zorder=4)
        mark.set_bbox(_HALO)


def _way_down(ax: Axes, spot: tuple[float, float, float]) -> dict[str, Fact]:
    """Draw an arrow against the gradient before training, as far as it lies in the plane."""
    slopes, plane = terrain.start_gradient(), terrain.plane()
    listed = terrain.dials(slopes)
    right, up = (float(listed @ terrain.dials(side)) for side in (plane.along, plane.across))
    within = math.hypot(right, up)
    reach = 9.0 / within
    arrow(ax, spot[:2], (spot[0] - reach * right, spot[1] - reach * up), palette.RED)
    words = ax.text(spot[0] + 2.0, spot[1] - 7.5, "steepest way down", fontsize=SMALL, color=palette.RED, weight="bold")
    words.set(va="center", bbox=_HALO)
    made = load_network()
    return {
        "dials": len(listed),
        "downhill": int(np.count_nonzero(listed < 0)),
        "uphill": int(np.count_nonzero(listed > 0)),
        "level": int(np.count_nonzero(listed == 0)),
        "steepest": float(np.abs(listed).max()),
        "bias_slope": float(slopes[-1][1][3]),
        "steepness": float(np.linalg.norm(listed)),
        "seen": within,
        "after_one_step": terrain.cost_at(terrain.blend((1.0, made.start), (-1.0, slopes))),
    }


@figure(
    caption="The same ground as a map. Each line joins settings of equal cost, {step} from one line to the next: where "
    "lines crowd, it is steep. The arrow is the steepest way down within the map: straight across the lines, and "
    "towards neither valley.",
    alt="A contour map with lines of equal cost, {step} apart. Before training, at cost {start:.2f}, the lines lie "
    "close together and an arrow crosses them at right angles, straight down the map. Below it, left and right, two "
    "wide areas without lines hold the trained network and its twin, both at cost {trained:.4f}. The arrow points "
    "between them, at the ridge.",
    size=(6.0, 4.0),
    uses=("optdigits",),
)
def contours(fig: Figure) -> Mapping[str, Fact]:
    """Draw the slice as a map with lines of equal cost."""
    ax = fig.add_axes((0.01, 0.01, 0.98, 0.98))
    x, y, heights = _grid(53, 36)
    cuts = contour_generator(x, y, heights)
    for level in np.arange(STEP, heights.max(), STEP):
        higher = [_corners(part) for part in cuts.filled(level, np.inf)[0] if part is not None]
        veil = PolyCollection(higher, facecolors=[(palette.BLUE, VEIL)], edgecolors=palette.BLUE, linewidths=1.0)
        ax.add_collection(veil)
    ax.axis("off")
    # The edges of the slice are cut off, so that what is drawn as a line is one of equal cost.
    ax.set(aspect="equal", xlim=np.multiply(terrain.WIDE, 0.99), ylim=np.add(terrain.DEEP, (0.4, -0.4)))
    spots = _spots()
    words = {"start": "before training", "trained": "trained", "twin": "its twin"}
    for name, (right, up, _) in spots.items():
        colour = palette.ORANGE if name == "start" else palette.GREEN
        ax.plot(right, up, "o", color=colour, markersize=11, markeredgecolor=palette.PAPER, zorder=6)
        mark = ax.text(right, up + 2.0, words[name], fontsize=NORMAL, color=colour, weight="bold", ha="center")
        mark.set(va="bottom", bbox=_HALO)
    ax.text(0.0, -4.0, "ridge", fontsize=NORMAL, color=palette.MUTED, ha="center", va="center")
    ax.text(0.0, 34.5, "hill", fontsize=NORMAL, color=palette.INK, ha="center", va="center")
    _heights_of_lines(ax, -34.0)
    facts = _way_down(ax, spots["start"])
    way = terrain.straight_way()
    return {
        **facts,
        "step": STEP,
        "start": spots["start"][2],
        "trained": spots["trained"][2],
        "way": way,
        "paces": terrain.PACES,
        "falling": terrain.falling_paces(way),
        "apart": 2.0 * abs(spots["trained"][0]),
    }
