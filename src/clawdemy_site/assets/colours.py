"""The site's own colours in light and dark, as one table from which the stylesheet and its contrast tests are made.

Pages and figures share their inks and hues, so that a curve, a link and a button of one blue are the same blue.
"""

from dataclasses import dataclass

from clawdemy_site.figures import palette
from clawdemy_site.templating import environment

_FIGURES = {colour.name: colour for colour in palette.COLOURS}


@dataclass(frozen=True, slots=True)
class Tone:
    """One colour of the page: its name in CSS, as in ``--ink``, and its values in both schemes."""

    name: str
    light: str
    dark: str


def _shared(name: str, figure: str) -> Tone:
    return Tone(name, _FIGURES[figure].light, _FIGURES[figure].dark)


TONES = (
    Tone("page", palette.LIGHT_PAGE, palette.DARK_PAGE),
    Tone("sheet", palette.LIGHT_PAGE, "#f6f7f9"),  # what pictures were drawn for
    _shared("ink", "ink"),
    _shared("muted", "muted"),
    Tone("line", "#d9dfe9", "#323a4a"),
    Tone("edge", "#828b9e", "#737d91"),
    Tone("soft", "#f4f6fa", "#1b202b"),
    Tone("tint", "#e9f0fa", "#1d2a42"),
    _shared("accent", "blue"),
    Tone("accent-strong", "#123f85", "#b3d1ff"),
    Tone("on-accent", "#ffffff", "#0d1524"),
    Tone("good-tint", "#e7f4ea", "#18301f"),
    Tone("bad-tint", "#fbebeb", "#3a1d20"),
    _shared("good", "green"),
    _shared("bad", "red"),
    _shared("warm", "orange"),
    _shared("violet", "purple"),
    _shared("sea", "teal"),
)
"""Every colour of the page, in the order of the stylesheet."""

READABLE = {
    "page": ("ink", "muted", "accent", "accent-strong", "good", "bad", "warm", "violet", "sea"),
    "soft": ("ink", "muted", "accent", "accent-strong", "good", "bad", "warm", "violet", "sea"),
    "tint": ("ink", "muted", "accent", "accent-strong"),
    "good-tint": ("ink", "good"),
    "bad-tint": ("ink", "bad"),
    "accent": ("on-accent",),
    "accent-strong": ("on-accent",),
}
"""Which colours text may have on which ground: 4.5:1 in both schemes (WCAG 1.4.3)."""

VISIBLE = {"page": ("edge", "accent"), "soft": ("edge", "accent"), "tint": ("accent",)}
"""Which colours an outline may have that a reader must see: 3:1 in both schemes (WCAG 1.4.11)."""


def css() -> str:
    """The stylesheet that defines every colour of the page, and the figures' colours for readers without scripts."""
    return environment().get_template("colours.css.jinja").render(tones=TONES, figures=palette.COLOURS)
