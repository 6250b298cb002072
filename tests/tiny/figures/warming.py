"""Figures about warming water."""

from typing import Any

import heat
from clawdemy_site.figures import figure, palette


@figure(
    caption="Water warms fast, then slowly: {start:.0f} degrees at first.",
    alt="A curve that rises from {start:.0f} to {end:.1f} degrees in {minutes} minutes.",
    size=(4.0, 3.0),
)
def curve(fig: Any) -> dict[str, float]:
    """A warming curve."""
    minutes = list(range(11))
    axes = fig.subplots()
    axes.plot(minutes, [heat.warmed(m) for m in minutes], color=palette.BLUE)
    return {"start": heat.warmed(0), "end": heat.warmed(10), "minutes": 10}


@figure(caption="Three cups.", alt="Three bars of heights 1, 2 and 3.", size=(3.0, 2.0))
def bars(fig: Any) -> dict[str, float]:
    """Three bars."""
    fig.subplots().bar([1, 2, 3], [1, 2, 3], color=palette.ORANGE)
    return {}
