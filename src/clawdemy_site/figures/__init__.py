"""The figure studio: what a figure script imports, and what draws, keeps and inlines its figures.

A script takes ``figure``, ``palette`` and ``Fact`` from here. Importing this package never imports matplotlib or
numpy: a build in which every figure is already drawn must not pay for either.
"""

from clawdemy_site.figures import palette
from clawdemy_site.figures.animation import Motion
from clawdemy_site.figures.discovery import discover
from clawdemy_site.figures.facts import Fact
from clawdemy_site.figures.spec import FigureSpec, Payload, animation, figure, live

__all__ = ["Fact", "FigureSpec", "Motion", "Payload", "animation", "discover", "figure", "live", "palette"]
