"""Colours as figures use them: on a light and on a dark page, their contrast, and what a grey means.

A grey that one of the schemes would swallow becomes the palette's colour for its part: what is dark is ink, what is
faint is a grid line or a panel, and white is the page.
"""

from collections.abc import Sequence
from functools import cache

from clawdemy_site.figures import palette

SEEN = 3.0
"""Contrast from which a line or a shape is seen (WCAG 1.4.11)."""

READ = 4.5
"""Contrast from which text can be read (WCAG 1.4.3)."""

Pair = tuple[str, str]
"""A colour on a light page and on a dark one, as ``#rrggbb``."""

PAGE: Pair = (palette.LIGHT_PAGE, palette.DARK_PAGE)

_SCHEMES = ("light", "dark")
_GREY = 16 / 255  # how far the channels of a grey may be apart
_STEPS = {  # for each part, from which contrast with white a grey becomes which colour
    "text": ((7.0, "INK"), (1.7, "MUTED"), (0.0, "PAPER")),
    "stroke": ((7.0, "INK"), (1.7, "MUTED"), (1.05, "GRID"), (0.0, "PAPER")),
    "fill": ((7.0, "INK"), (2.2, "MUTED"), (1.2, "GRID"), (1.05, "PANEL"), (0.0, "PAPER")),
}


def to_rgb(colour: str) -> tuple[float, ...]:
    """The channels of ``#rrggbb``, each from 0 to 1."""
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))


def to_hex(channels: Sequence[float]) -> str:
    """A colour of three or more channels from 0 to 1 as ``#rrggbb``, without its opacity."""
    return "#" + "".join(f"{round(255 * float(channel)):02x}" for channel in channels[:3])


@cache
def _luminance(colour: str) -> float:
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in to_rgb(colour)]  # noqa: PLR2004 - sRGB
    return sum(share * each for share, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, from 1 to 21, as WCAG 2.2 counts it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lowest(colour: Pair, ground: Pair) -> tuple[float, str]:
    """The contrast of a colour with its ground in the scheme where it is lower, and that scheme."""
    found = zip(map(contrast, colour, ground), _SCHEMES, strict=True)
    return min(found)


def mixed(colour: Pair, ground: Pair, alpha: float) -> Pair:
    """A translucent colour on its ground."""
    if alpha >= 1:
        return colour
    light, dark = (
        to_hex([alpha * a + (1 - alpha) * b for a, b in zip(to_rgb(one), to_rgb(other), strict=True)])
        for one, other in zip(colour, ground, strict=True)
    )
    return light, dark


def named(colour: str) -> palette.Colour | None:
    """The colour of the palette that has this value in this process, be it drawing for a dark page."""
    return next((each for each in palette.COLOURS if getattr(palette, each.name.upper()) == colour), None)


def pair_of(colour: str) -> Pair:
    """What a colour is in the two schemes: one that is not of the palette is the same."""
    own = named(colour)
    return (own.on_light, own.dark) if own else (colour, colour)


def turned(channels: Sequence[float], part: str) -> str | None:
    """The colour of the palette that a grey becomes on a ground that follows the scheme; None if it stays as it is.

    The part is ``text``, ``stroke`` or ``fill``.
    """
    red, green, blue = (float(each) for each in channels[:3])
    if max(red, green, blue) - min(red, green, blue) > _GREY:
        return None
    colour = to_hex((red, green, blue))
    wanted = READ if part == "text" else SEEN
    if named(colour) or min(contrast(colour, page) for page in PAGE) >= wanted:
        return None
    with_white = contrast(colour, palette.LIGHT_PAGE)
    value: str = getattr(palette, next(name for least, name in _STEPS[part] if with_white >= least))
    return value
