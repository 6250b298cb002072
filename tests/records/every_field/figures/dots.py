"""Two pictures for a cover."""

from typing import Any

from clawdemy_site.figures import figure


@figure(caption="One dot.", alt="A dot in the middle.", size=(3.0, 2.0))
def one(fig: Any) -> dict[str, float]:
    """A dot in the middle."""
    fig.subplots().plot([0.5], [0.5], "o")
    return {}


@figure(caption="Another dot.", alt="A dot further up.", size=(3.0, 2.0))
def two(fig: Any) -> dict[str, float]:
    """A dot further up."""
    fig.subplots().plot([0.5], [0.7], "o")
    return {}
