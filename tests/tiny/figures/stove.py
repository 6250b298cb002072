"""A figure about the stove that a reader can use."""

import struct
from typing import Any

import heat
from clawdemy_site.figures import Payload, live


@live(
    caption="Ten minutes end at {end:.1f} degrees.",
    alt="A bar of {end:.1f}.",
    title="The stove in your hands",
    script="stove",
    rows=(("After {minutes} minutes", "{end:.1f} degrees"),),
    about="It starts at {start:.0f} degrees.",
    size=(3.0, 2.0),
)
def dial(fig: Any, data: Payload) -> dict[str, float]:
    """A bar, and the degrees of each minute for the script."""
    degrees = [heat.warmed(minute) for minute in range(11)]
    fig.subplots().bar([0], degrees[-1:])
    data.add("degrees", struct.pack("<11f", *degrees))
    return {"start": degrees[0], "end": degrees[-1], "minutes": 10}
