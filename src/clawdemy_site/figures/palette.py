"""The course's colours, each readable on a light and on a dark page.

A script gives matplotlib a colour's sentinel, an improbable hex string; the drawn SVG carries a CSS variable in its
place, and the page's scheme decides what that variable is. The sentinel is the colour's value on a light page, so a
script that is run by itself shows the light figure. Blends through ``alpha`` keep the variable; a mixture computed by
a colour map does not, so a map that should follow the scheme runs from transparent to one colour, drawn with
``pcolormesh`` (``imshow`` makes a picture, which no scheme can recolour).
"""

from dataclasses import dataclass
from types import MappingProxyType

LIGHT_PAGE = "#ffffff"  # the page's background in the light scheme
DARK_PAGE = "#14171f"  # the page's background in the dark scheme


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour of the palette.

    Text may have one that is legible: 4.5:1 against both pages and the soft fill. Lines need 3:1. The others are
    backgrounds and grid lines, which carry no information (WCAG 1.4.11).
    """

    name: str  # in CSS, as in ``--fig-blue``
    light: str  # on a light page, which is also what matplotlib is given
    dark: str  # on a dark page
    legible: bool = True

    @property
    def on_light(self) -> str:
        """What it is on a light page; the page's own sentinel differs from white, which scripts use."""
        return LIGHT_PAGE if self.name == "paper" else self.light

    @property
    def variable(self) -> str:
        """The CSS value that stands in an SVG in place of the sentinel."""
        return f"var(--fig-{self.name})"


COLOURS = (
    Colour("ink", "#1a1e2b", "#e9ecf3"),
    Colour("muted", "#586075", "#a6aebf"),
    Colour("grid", "#dde2eb", "#333a49", legible=False),
    Colour("panel", "#eef2f9", "#222835", legible=False),
    Colour("paper", "#fdfeff", DARK_PAGE, legible=False),
    Colour("blue", "#1b5cb9", "#82b4ff"),
    Colour("orange", "#ac4b07", "#ffac61"),
    Colour("green", "#1a733b", "#74d18f"),
    Colour("red", "#bd242d", "#ff918d"),
    Colour("purple", "#753bb1", "#c9a6ff"),
    Colour("teal", "#0a6c79", "#62d2d9"),
)
"""Every colour, in the order of the stylesheet."""

_SENTINELS = {colour.name: colour.light for colour in COLOURS}

INK = _SENTINELS["ink"]  # text and main lines
MUTED = _SENTINELS["muted"]  # secondary text, axes
GRID = _SENTINELS["grid"]  # faint lines behind the data
PANEL = _SENTINELS["panel"]  # a soft fill behind things
PAPER = _SENTINELS["paper"]  # the page itself: text on a filled shape, a halo around a label
BLUE = _SENTINELS["blue"]
ORANGE = _SENTINELS["orange"]
GREEN = _SENTINELS["green"]
RED = _SENTINELS["red"]
PURPLE = _SENTINELS["purple"]
TEAL = _SENTINELS["teal"]

CYCLE = (BLUE, ORANGE, GREEN, PURPLE, RED, TEAL)  # the colours that successive curves take

VARIABLES = MappingProxyType({colour.light: colour.variable for colour in COLOURS})
"""The CSS value for each sentinel (lower case, six digits)."""


def css() -> str:
    """The stylesheet that defines every ``--fig-…`` variable: light, dark, and light on paper.

    Of a figure that is two pictures it shows the one for the scheme.
    """
    from clawdemy_site.templating import environment  # noqa: PLC0415 - workers draw without

    return environment().get_template("palette.css.jinja").render(colours=COLOURS)
