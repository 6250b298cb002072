"""The files that a site needs beside its pages: its styles, its script, the figures' colours and its fonts.

Script and styles ship as they are served, so that nobody who builds a site needs node. What every page needs is one
sheet, since a page waits for each; what few pages need is in others. The text fonts come in two parts, of which the
second is asked for only by pages that hold its letters.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from clawdemy_site.assets import colours
from clawdemy_site.assets.fonts import WEBFONTS, maths_characters, maths_font
from clawdemy_site.assets.hues import Hues
from clawdemy_site.figures import palette

FOLDER = "assets/clawdemy"
SCRIPTS = Path(__file__).parent / "scripts"  # the modules of the script of practice

DIST = Path(__file__).parent / "dist"
"""What ships, joined and minified before: ``make bundle`` makes it of the modules and sheets beside it."""

_NONE = Hues()
COMMON_STYLES = "clawdemy.css"
"""The sheet that every page loads; what is made when a site is built stands at its head."""


def shared_files(formulas: Iterable[tuple[str, bool]], cache: Path, hues: Hues) -> dict[str, Callable[[], bytes]]:
    """What makes the files that all pages share, by their path in the site.

    Args:
        formulas: TeX of each formula of the site, and whether it is displayed.
        cache: Where cut fonts are kept.
        hues: The colours that the site's author has chosen.
    """
    paths = (*DIST.iterdir(), *WEBFONTS.glob("*.woff2"))
    return {
        **{f"{FOLDER}/{path.name}": path.read_bytes for path in sorted(paths)},
        f"{FOLDER}/{COMMON_STYLES}": lambda: common_styles(hues),
        f"{FOLDER}/maths.woff2": lambda: maths_font(maths_characters(formulas), cache),
    }


def common_styles(hues: Hues = _NONE) -> bytes:
    """The sheet that every page loads, with fonts and colours at its head."""
    made = fonts_css() + palette.css() + colours.css() + hues.css()
    return made.encode() + (DIST / COMMON_STYLES).read_bytes()


def fonts_css() -> str:
    """The stylesheet that declares every font, with stand-ins of the same width for the time until it arrives."""
    return (WEBFONTS / "fonts.css").read_text(encoding="utf-8")
