"""Colours that a site's author chooses: a name of Material's palette or a hex code, made readable in light and dark.

A hue is darkened on light pages and lightened on dark ones until text in it can be read on every ground that it may
stand on, so no choice makes a page that cannot be read.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from clawdemy_site.assets.colours import READABLE, TONES, Tone
from clawdemy_site.figures.contrast import READ, contrast, to_hex, to_rgb
from clawdemy_site.templating import environment

OWN = "custom"
"""What stands where no colour was chosen: those of our own stylesheet."""

PRIMARY = {
    "red": "#ef5552",
    "pink": "#e92063",
    "purple": "#ab47bd",
    "deep-purple": "#7e56c2",
    "indigo": "#4051b5",
    "blue": "#2094f3",
    "light-blue": "#02a6f2",
    "cyan": "#00bdd6",
    "teal": "#009485",
    "green": "#4cae4f",
    "light-green": "#8bc34b",
    "lime": "#cbdc38",
    "yellow": "#ffec3d",
    "amber": "#ffc105",
    "orange": "#ffa724",
    "deep-orange": "#ff6e42",
    "brown": "#795649",
    "grey": "#757575",
    "blue-grey": "#546d78",
    "black": "#000000",
    "white": "#ffffff",
}
"""The colours of Material's palette, by their names with hyphens; of those for ``accent`` it has fewer."""

_HEX = re.compile(r"#[0-9a-f]{6}")
_STEPS = 64
_TONES = {tone.name: tone for tone in TONES}


@dataclass(frozen=True, slots=True)
class Hues:
    """The colours that a site's author has chosen, each by its name with hyphens or its hex code."""

    primary: tuple[str, ...] = ()
    accent: tuple[str, ...] = ()

    def css(self) -> str:
        """The sheet of the tones that each choice brings, wherever a page names it."""
        tones = [("primary", hue, tones_of(hue)) for hue in self.primary]
        tones += [("accent", hue, tones_of(hue)[1:2]) for hue in self.accent]
        return environment().get_template("hues.css.jinja").render(choices=tones) if tones else ""


def chosen(palette: Any) -> Hues:
    """The colours in ``theme.palette``, a mapping or a list of them; unknown ones and our own are left out."""
    entries = [palette] if isinstance(palette, dict) else palette if isinstance(palette, list) else []

    def of(key: str) -> tuple[str, ...]:
        named = {dashed(entry.get(key)) for entry in entries if isinstance(entry, dict)}
        return tuple(sorted(hue for hue in named if value_of(hue)))

    return Hues(of("primary"), of("accent"))


def dashed(hue: object) -> str:
    """A colour's name as pages write it: ``deep purple`` is ``deep-purple``; our own where none is named."""
    return str(hue).strip().lower().replace(" ", "-") if hue else OWN


def value_of(hue: str) -> str | None:
    """The hex code of a choice, or None where there is no such colour."""
    return hue if _HEX.fullmatch(hue) else PRIMARY.get(hue)


def tones_of(hue: str) -> tuple[Tone, ...]:
    """The tones of links, of links under the pointer, of text on a button, and of a soft ground, made from a choice."""
    value = value_of(hue) or PRIMARY["grey"]
    pairs = zip(_scheme(value, "light", "#000000"), _scheme(value, "dark", "#ffffff"), strict=True)
    names = ("accent", "accent-strong", "on-accent", "tint")
    return tuple(Tone(name, light, dark) for name, (light, dark) in zip(names, pairs, strict=True))


def _scheme(hue: str, scheme: str, away: str) -> tuple[str, str, str, str]:
    """The four tones of a scheme, whose text lies towards ``away`` from its page."""
    tones = {name: getattr(tone, scheme) for name, tone in _TONES.items()}
    page, words = tones["page"], (tones["ink"], tones["muted"])
    tints = (mix(page, hue, step, _STEPS) for step in range(8, -1, -1))
    tint = next(tint for tint in tints if _reads(tint, words))
    grounds = [tint, *(tones[name] for name, on in READABLE.items() if "accent" in on and name != "tint")]
    accents = (mix(hue, away, step, _STEPS) for step in range(_STEPS + 1))
    accent = next(accent for accent in accents if _reads(accent, grounds))
    strong = mix(accent, away, 20, _STEPS)
    on = max(("#ffffff", tones["page"], tones["on-accent"]), key=lambda ink: contrast(ink, accent))
    return accent, strong, on, tint


def _reads(colour: str, grounds: Iterable[str]) -> bool:
    return all(contrast(colour, ground) >= READ for ground in grounds)


def mix(one: str, other: str, share: int, of: int) -> str:
    """A colour between two hex codes, ``share`` parts ``of`` all on the way to the other."""
    return to_hex([a + (b - a) * share / of for a, b in zip(to_rgb(one), to_rgb(other), strict=True)])
