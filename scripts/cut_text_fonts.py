"""Cuts the text fonts of the site anew, from the packages that carry the whole fonts.

Which letters a file holds is stated once, as the `unicode-range` beside its name in the stylesheet that declares it.
"""

import importlib.util
import re
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

from clawdemy_site.assets.fonts import WEBFONTS, cut_font

SOURCES = {
    "serif": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    "serif-italic": ("font_source_serif_pro", "SourceSerifPro-It.ttf"),
    "serif-semibold": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
    "sans": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "sans-semibold": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
}
"""For each face the package and the file that it is cut from."""

_RESERVED = "Source"
"""A name that its maker reserves: the licence asks that a changed font, as a cut one is, goes by another."""

_OWN = "Clawdemy"
_FAMILY_NAMES = (1, 3, 4, 6)
_FEATURES = ("kern", "mark", "mkmk", "liga", "locl", "ccmp", "frac", "lnum", "onum", "pnum", "tnum", "case")
_RULE = re.compile(r'url\("([\w-]+)\.woff2"\)[^}]*unicode-range: ([^;]+);')


def stated_letters(stylesheet: str) -> Mapping[str, frozenset[int]]:
    """The characters' numbers that a stylesheet states for each file, by its name without the ending."""
    letters = {}
    for name, stated in _RULE.findall(stylesheet):
        spans = [span.strip().removeprefix("U+").partition("-") for span in stated.split(",")]
        ends = [(int(first, 16), int(last or first, 16)) for first, _, last in spans]
        letters[name] = frozenset(code for first, last in ends for code in range(first, last + 1))
    return letters


def whole_font(name: str) -> bytes:
    """The font that a file is cut from.

    Args:
        name: The file's name without its ending, of the first part or of the second.

    Raises:
        FileNotFoundError: If the package that carries it is not installed.
    """
    package, file = SOURCES[name.removesuffix("-more")]
    spec = importlib.util.find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise FileNotFoundError(f"the package {package}, which carries a font, is not installed")
    return (Path(folders[0]) / "files" / file).read_bytes()


def cut_text_font(name: str, letters: frozenset[int]) -> bytes:
    """A part of a text font as woff2, by a name of our own; its copyright and licence notices stay.

    Args:
        name: The file's name without its ending.
        letters: The characters' numbers; those that the font lacks are passed over.
    """
    renamed = BytesIO()
    with TTFont(BytesIO(whole_font(name)), recalcTimestamp=False) as font:
        names = font["name"]
        for record in names.names:
            if record.nameID in _FAMILY_NAMES:
                text = str(record).replace(" Pro", "").replace("Pro", "").replace(_RESERVED, _OWN)
                names.setName(text, record.nameID, record.platformID, record.platEncID, record.langID)
        font.save(renamed)
    return cut_font(renamed.getvalue(), letters, [*_FEATURES])


def main() -> int:
    """Write every file that the stylesheet names with its letters."""
    for name, letters in stated_letters((WEBFONTS / "fonts.css").read_text(encoding="utf-8")).items():
        data = cut_text_font(name, letters)
        (WEBFONTS / f"{name}.woff2").write_bytes(data)
        print(f"{name}.woff2: {len(data)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
