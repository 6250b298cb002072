"""The files that a site needs beside its pages: its styles, its script, the figures' colours and its fonts.

Styles are written in files by concern and served as one, since a page waits for each file. The text fonts come in two
parts, of which the second is asked for only by pages that hold its letters.
"""

from pathlib import Path

from clawdemy_site.assets import colours
from clawdemy_site.assets.fonts import WEBFONTS, maths_characters, maths_font
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
    "match",
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
        **{f"{FOLDER}/{font.name}": font.read_bytes() for font in WEBFONTS.glob("*.woff2")},
    }


def joined_styles() -> str:
    """All stylesheets of the theme as one."""
    return "\n".join((STYLES / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)


def fonts_css() -> str:
    """The stylesheet that declares every font, with stand-ins of the same width for the time until it arrives."""
    return (WEBFONTS / "fonts.css").read_text(encoding="utf-8")
