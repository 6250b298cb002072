"""The series that a figure declares: its lines that carry a label, as the plain numbers that were plotted.

The name stands on the line itself (``ax.plot(x, y, label="sigmoid")``), so that what is checked against a caption's
words is what the reader sees, and no list of data can go stale beside the drawing.
"""

import math
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Series: TypeAlias = list[tuple[float, float | None]]
"""Points in the order in which they are drawn; a value that is not finite is ``None``."""

_UNNAMED = "_"  # matplotlib's own labels
_MOST = 10_000  # points; a line on a screen has fewer


def find_series(figure: "Figure") -> dict[str, Series]:
    """The declared series of a figure by name; lines of one name follow each other."""
    found: dict[str, Series] = {}
    for axes in figure.axes:
        for line in axes.get_lines():
            name = str(line.get_label())
            if name.strip() and not name.startswith(_UNNAMED):
                found.setdefault(name, []).extend(_plain(line.get_xydata()))
    return {name: points[:: len(points) // _MOST + 1] for name, points in found.items()}


def _plain(points: Any) -> Series:
    return [(x, y if math.isfinite(y) else None) for x, y in points.tolist() if math.isfinite(x)]
