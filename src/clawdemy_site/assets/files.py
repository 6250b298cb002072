"""The files that a site needs beside its pages: its styles, its script, the figures' colours, and fonts cut to size.

Styles are written in files by concern and served as one, since a page waits for each file. The text fonts come in two
parts, of which the second is asked for only by pages that hold its letters.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from clawdemy_site.assets import colours
from clawdemy_site.assets.fonts import (
    READING,
    Face,
    font_licences,
    maths_characters,
    maths_font,
    sans,
    serif,
    text_font,
)
from clawdemy_site.assets.joining import practice_script
from clawdemy_site.figures import palette
from clawdemy_site.site.manuscript import Manuscript

FOLDER = "assets/clawdemy"
STYLES = Path(__file__).parent / "styles"

SHEETS = (
    "base",
    "shell",
    "navigation",
    "prose",
    "figures",
    "live",
    "numbers",
    "code",
    "lesson",
    "course",
    "map",
    "gathered",
    "home",
    "practice",
    "forms",
    "exercises",
    "unscripted",
    "references",
    "beside",
    "works",
    "glossary",
    "cards",
    "progress",
    "banner",
    "print",
)
"""The stylesheets in the order in which they are joined; a later one may refine an earlier one."""

COMMON = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) | frozenset("‘’“”…–—−×·÷±≈≠≤≥→←′•₀₁₂₃₄₅₆₇₈₉▸▾")
"""The letters that nearly every English page needs; the rest of what can be read comes in a second file."""


@dataclass(frozen=True, slots=True)
class TextFace:
    """One face of the site's text: its CSS family, style and weight, and the font that it is cut from."""

    family: str
    slug: str
    weight: int
    face: Face
    style: str = "normal"


FACES = (
    TextFace("Clawdemy Serif", "serif", 400, serif("Regular")),
    TextFace("Clawdemy Serif", "serif-italic", 400, serif("It"), "italic"),
    TextFace("Clawdemy Serif", "serif-semibold", 600, serif("Semibold")),
    TextFace("Clawdemy Sans", "sans", 400, sans("Regular")),
    TextFace("Clawdemy Sans", "sans-semibold", 600, sans("Semibold")),
)

PRELOADED = ("serif", "sans")
"""Faces that every page shows at once."""

# Ours against these fonts in width, by the frequency of English letters: lines break alike before and after loading.
_STAND_INS = (
    ("Clawdemy Serif Stand-in", ("Georgia", "Gelasio"), 101.9),
    ("Clawdemy Serif Stand-in 2", ("Times New Roman", "Liberation Serif", "Tinos"), 111.6),
    ("Clawdemy Serif Stand-in 3", ("Noto Serif", "DejaVu Serif"), 87.1),
    ("Clawdemy Sans Stand-in", ("Arial", "Helvetica Neue", "Liberation Sans", "Arimo", "Roboto"), 94.3),
    ("Clawdemy Sans Stand-in 2", ("Noto Sans", "DejaVu Sans"), 82.1),
)


def make_files(manuscript: Manuscript) -> dict[str, bytes]:
    """The files by their path in the site."""
    layout = manuscript.layout
    cache = layout.root / layout.cache / "fonts"
    formulas = maths_characters(
        (maths.tex, maths.display) for scan in manuscript.scans.values() for maths in scan.maths
    )
    return {
        f"{FOLDER}/clawdemy.css": (fonts_css() + palette.css() + colours.css() + joined_styles()).encode(),
        f"{FOLDER}/maths.woff2": maths_font(formulas, cache),
        f"{FOLDER}/practice.js": practice_script(),
        **{
            f"{FOLDER}/{text.slug}{suffix}.woff2": text_font(text.face, cache, letters)
            for text in FACES
            for suffix, letters in _parts()
        },
    }


def joined_styles() -> str:
    """All stylesheets of the theme as one."""
    return "\n".join((STYLES / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)


def fonts_css() -> str:
    """The stylesheet that declares every font, with stand-ins of the same width for the time until it arrives."""
    rules = ["/* The site's own fonts, and system fonts at their width while they load."]
    rules += (f"   Cut from {font.family}, {font.licence}: {font.copyright}" for font in font_licences())
    rules.append("*/")
    rules += (_font_rule(text, suffix, letters) for text in FACES for suffix, letters in _parts())
    rules.append(
        '@font-face { font-family: "Clawdemy Maths"; src: url("maths.woff2") format("woff2"); font-display: swap; }'
    )
    for family, locals_, width in _STAND_INS:
        sources = ", ".join(f'local("{name}")' for name in locals_)
        rules.append(f'@font-face {{ font-family: "{family}"; src: {sources}; size-adjust: {width}%; }}')
    return "\n".join(rules) + "\n"


def _parts() -> tuple[tuple[str, frozenset[str]], ...]:
    return ("", COMMON), ("-more", frozenset(READING) - COMMON)


def _font_rule(text: TextFace, suffix: str, letters: frozenset[str]) -> str:
    return (
        f'@font-face {{ font-family: "{text.family}"; font-style: {text.style}; font-weight: {text.weight}; '
        f'font-display: swap; src: url("{text.slug}{suffix}.woff2") format("woff2"); '
        f"unicode-range: {', '.join(_ranges(letters))}; }}"
    )


def _ranges(letters: frozenset[str]) -> Iterator[str]:
    """The letters as CSS ranges, in order."""
    codes = sorted(map(ord, letters))
    start = 0
    for place, code in enumerate(codes):
        if place + 1 < len(codes) and codes[place + 1] == code + 1:
            continue
        first = codes[start]
        yield f"U+{first:X}" if first == code else f"U+{first:X}-{code:X}"
        start = place + 1
