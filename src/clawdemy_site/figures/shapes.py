"""How a plotted series runs: what "rises", "peaks" or "is flat" mean for a list of points.

Each is true where the series does so anywhere to a degree that a reader can see, because a text may speak of a part of
a curve; a series that does so nowhere makes the word false.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

Points = Sequence[Sequence[float | None]]

_SEEN = 0.02  # of the series' range: less does not show in a figure
_STRETCH = 0.1  # of its width: shorter does not look flat
_FEWEST = 2
_DOUBLE = 2


def rises(points: Points) -> bool:
    """Whether the values go up somewhere, beyond what does not show."""
    values = [y for _, y in _finite(points)]
    climbs = (value - low for value, low in zip(values, accumulate(values, min), strict=True))
    return max(climbs, default=0.0) > _SEEN * _range(values)


def falls(points: Points) -> bool:
    """Whether the values go down somewhere, beyond what does not show."""
    return rises(_mirrored(points))


def peaks(points: Points) -> bool:
    """Whether the highest value stands clearly above both ends."""
    values = [y for _, y in _finite(points)]
    return bool(values) and max(values) - max(values[0], values[-1]) > _SEEN * _range(values)


def is_flat(points: Points) -> bool:
    """Whether the values stay equal, to the eye, over a tenth of the width."""
    finite = sorted(_finite(points))
    values = [y for _, y in finite]
    if len(finite) < _FEWEST:
        return False
    width = _STRETCH * (finite[-1][0] - finite[0][0])
    start = 0
    for end, (x, _) in enumerate(finite):
        while _range(values[start : end + 1]) > _SEEN * _range(values):
            start += 1
        if end > start and x - finite[start][0] >= width:
            return True
    return False


def crosses(points: Points, level: float) -> bool:
    """Whether the values pass a level, or reach it from both sides."""
    sides = [(y > level) - (y < level) for _, y in _finite(points)]
    return {-1, 1} <= set(sides)


def meets(points: Points, others: Points) -> bool:
    """Whether two series pass each other where both are drawn."""
    return crosses(_gaps(points, others), 0.0)


def diverges(points: Points) -> bool:
    """Whether the values leave all bounds: not finite at some point, or growing in steps that grow."""
    finite = _finite(points)
    if len(finite) < len(points):
        return True
    steps = [abs(after[1] - before[1]) for before, after in pairwise(finite)]
    third = len(steps) // 3
    if not third:
        return False
    grows = abs(finite[-1][1]) > _DOUBLE * abs(finite[0][1])
    return grows and sum(steps[-third:]) > _DOUBLE * sum(steps[:third])


def parts_from(points: Points, others: Points) -> bool:
    """Whether the gap between two series more than doubles from its first to its last point."""
    gaps = [abs(gap) for _, gap in _finite(_gaps(points, others))]
    return bool(gaps) and gaps[-1] > _DOUBLE * gaps[0]


def describe(points: Points) -> str:
    """What a series does, in words that follow its name."""
    values = [y for _, y in _finite(points)]
    if not values:
        return "has no finite value"
    if _range(values) == 0:
        return f"stays at {values[0]:.4g}"
    ends = f"from {values[0]:.4g} to {values[-1]:.4g}"
    if rises(points) and falls(points):
        return f"goes {ends}, between {min(values):.4g} and {max(values):.4g}"
    return f"{'rises' if rises(points) else 'falls'} {ends}"


def _finite(points: Points) -> list[tuple[float, float]]:
    return [(x, y) for x, y in points if x is not None and y is not None]


def _mirrored(points: Points) -> Points:
    return [(x, -y) for x, y in _finite(points)]


def _range(values: Sequence[float]) -> float:
    return max(values) - min(values) if values else 0.0


def _gaps(points: Points, others: Points) -> Points:
    """The distance of two series at the places of the first, where the second has values too."""
    return list(_differences(_finite(points), sorted(_finite(others))))


def _differences(
    points: Sequence[tuple[float, float]], others: Sequence[tuple[float, float]]
) -> Iterator[tuple[float, float]]:
    for x, y in points:
        for (left, low), (right, high) in pairwise(others):
            if left <= x <= right:
                share = (x - left) / (right - left) if right > left else 0.0
                yield x, y - (low + share * (high - low))
                break
