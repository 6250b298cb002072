"""A figure that has been drawn, and how it enters a page.

Kept apart from the making of SVG: a build in which nothing is drawn needs no XML parser.
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from clawdemy_site.figures.live_drawn import Live
from clawdemy_site.figures.spec import Fact

# Private-use characters cannot meet a label's text by chance, unlike any readable placeholder.
PREFIX = "\ue0f1"
"""Stands in a themed SVG for the prefix of its ids."""

TITLE = "\ue0f2"
"""Stands in a themed SVG for its name."""

DESCRIPTION = "\ue0f3"
"""Stands in a themed SVG for its description."""

MOVING = "moving"
"""Behind the prefix, the id of an SVG that moves."""

AGAIN = "again"
"""Behind the prefix, the id of the label around the box that plays it again."""

_ID = re.compile(r"[^\s\"'<>&()#]+")
_MOVING_ID = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
_MOVES = f'<svg id="{PREFIX}-{MOVING}"'
# Shown by the drawing's own sheet where it moves. The box stands in its label: it scrolls into view when it is used.
_CONTROL = (
    '<label class="figure__again" id="{name}" hidden><input class="visually-hidden" type="checkbox">Play again</label>'
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure, drawn.

    Attributes:
        name: Topic and function, as in ``squish.sigmoid_and_relu``.
        svg: The themed SVG with its name and description, and a placeholder before each id; see ``inline``.
        width: Width in CSS pixels at full size.
        height: Height in CSS pixels at full size.
        facts: What the function returned, read-only.
        caption: The caption, Markdown, filled with the facts.
        alt: The alternative text, plain, filled with the facts.
        uses: Ids of the works whose data or pictures are shown.
        dependencies: Every file of the project that the drawing read, POSIX and relative to the project's root; a
            folder that it listed ends with a slash.
        live: What else it is made of if it is a live figure.
    """

    name: str
    svg: str
    width: int
    height: int
    facts: Mapping[str, Fact]
    caption: str
    alt: str
    uses: tuple[str, ...]
    dependencies: tuple[str, ...]
    live: Live | None = None


def inline(drawn: Drawn, prefix: str) -> str:
    """The SVG as it goes into a page, every id of it beginning with a prefix; one that moves with its control.

    Args:
        drawn: The figure.
        prefix: Must differ for each use of any figure on one page, and be fit for an id and for ``url(#…)``; that of
            an animation also for a name in CSS.

    Raises:
        ValueError: If the prefix is not fit.
    """
    moves = drawn.svg.startswith(_MOVES)
    if not (_MOVING_ID if moves else _ID).fullmatch(prefix):
        raise ValueError(f"{prefix!r} cannot begin an id")
    svg = drawn.svg.replace(PREFIX, prefix)
    return svg + _CONTROL.format(name=f"{prefix}-{AGAIN}") if moves else svg


def name_svg(themed: str, title: str, description: str) -> str:
    """The themed SVG with its accessible name and description."""
    named = themed.replace(TITLE, html.escape(title, quote=False), 1)
    return named.replace(DESCRIPTION, html.escape(description, quote=False), 1)
