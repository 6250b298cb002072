"""The files that a site needs beside its pages: its styles, its script, the figures' colours and its fonts.

Script and styles ship as they are served, so that nobody who builds a site needs node. What every page needs is one
sheet, since a page waits for each; what few pages need is in others. The text fonts come in two parts, of which the
second is asked for only by pages that hold its letters.
"""

from collections.abc import Iterable
from pathlib import Path

from clawdemy_site.assets import colours
from clawdemy_site.assets.fonts import WEBFONTS, maths_characters, maths_font
from clawdemy_site.figures import palette

FOLDER = "assets/clawdemy"
SCRIPTS = Path(__file__).parent / "scripts"
"""The modules of the script of practice."""

DIST = Path(__file__).parent / "dist"
"""What ships, joined and minified before: ``make bundle`` makes it of the modules and sheets beside it."""

COMMON_STYLES = "clawdemy.css"
"""The sheet that every page loads; what is made when a site is built stands at its head."""


def make_files(formulas: Iterable[tuple[str, bool]], cache: Path) -> dict[str, bytes]:
    """The files by their path in the site, by its formulas in TeX, displayed or not; cut fonts are kept in a folder."""
    return {
        **{f"{FOLDER}/{name}": data for name, data in shipped_files().items()},
        f"{FOLDER}/maths.woff2": maths_font(maths_characters(formulas), cache),
        **{f"{FOLDER}/{font.name}": font.read_bytes() for font in WEBFONTS.glob("*.woff2")},
    }


def shipped_files() -> dict[str, bytes]:
    """The script and the styles by name, with fonts and colours at the head of the common sheet."""
    shipped = {path.name: path.read_bytes() for path in sorted(DIST.iterdir())}
    made = fonts_css() + palette.css() + colours.css()
    return {**shipped, COMMON_STYLES: made.encode() + shipped[COMMON_STYLES]}


def fonts_css() -> str:
    """The stylesheet that declares every font, with stand-ins of the same width for the time until it arrives."""
    return (WEBFONTS / "fonts.css").read_text(encoding="utf-8")
