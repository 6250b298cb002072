"""A figure that has been drawn, and how it enters a page.

Kept apart from the making of SVG: a build in which nothing is drawn needs no XML parser.
"""

import base64
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from clawdemy_site.figures.facts import Fact, fill_markdown, fill_template
from clawdemy_site.figures.spec import LiveSpec

# Private-use characters cannot meet a label's text by chance, unlike any readable placeholder.
PREFIX = "\ue0f1"  # stands in a themed SVG for the prefix of its ids
TITLE = "\ue0f2"  # stands in a themed SVG for its name
DESCRIPTION = "\ue0f3"  # stands in a themed SVG for its description
MOVING = "moving"  # behind the prefix, the id of an SVG that moves
AGAIN = "again"  # behind the prefix, the id of the label around the box that plays it again
_ID = re.compile(r"[^\s\"'<>&()#]+")
_MOVING_ID = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
_MOVES = f'<svg id="{PREFIX}-{MOVING}"'
# Shown by the drawing's own sheet where it moves. The box stands in its label: it scrolls into view when it is used.
_CONTROL = (
    '<label class="figure__again" id="{name}" hidden><input class="visually-hidden" type="checkbox">Play again</label>'
)


@dataclass(frozen=True, slots=True)
class Live(LiveSpec):
    """A live figure once it is drawn: its templates filled, and the data for its script."""

    data: Mapping[str, bytes] = field(default_factory=dict)  # what the drawing function handed over, by name


def fill_live(spec: LiveSpec, facts: Mapping[str, Any], data: Mapping[str, str]) -> Live:
    """A live figure with its facts, which must fit its templates, and its data, as ``Payload.to_plain`` gives them."""
    rows = tuple((fill_template(label, facts), fill_template(words, facts)) for label, words in spec.rows)
    read = {name: base64.b64decode(text) for name, text in data.items()}
    return Live(spec.title, spec.script, rows, fill_markdown(spec.about, facts), read)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure, drawn; its captions are filled with its facts."""

    name: str  # topic and function, as in ``squish.sigmoid_and_relu``
    svg: str  # themed, with its name and description, and a placeholder before each id; see ``inline``
    width: int  # in CSS pixels at full size
    height: int  # in CSS pixels at full size
    facts: Mapping[str, Fact]  # what the function returned, read-only
    caption: str  # Markdown
    alt: str  # plain
    uses: tuple[str, ...]  # ids of the works whose data or pictures are shown
    live: Live | None = None


def inline(drawn: Drawn, prefix: str) -> str:
    """The SVG as it goes into a page, every id of it beginning with a prefix; one that moves with its control.

    The prefix must differ for each use of any figure on one page, and be fit for an id and for ``url(#…)``; that of an
    animation also for a name in CSS (else a ``ValueError``).
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
