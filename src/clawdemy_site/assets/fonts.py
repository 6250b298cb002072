"""The fonts that a site serves itself, so that no page asks another host for one.

The text fonts come ready in `webfonts/`, cut to what European languages and a course's signs need. The font for
formulas is cut here to the characters that the formulas of a site show, with its MATH table, so that roots, fractions
and tall brackets are drawn well on machines without such a font: cut, it is a tenth of what formulas could need. That
takes a second, so the result is kept in a cache folder under a name made from everything that it depends on.
"""

import hashlib
import lzma
from collections.abc import Iterable, Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree as ET

from clawdemy_site.maths.typeset import render_maths
from clawdemy_site.sandbox.files import read_sealed, version, write_sealed

WEBFONTS = Path(__file__).parent / "webfonts"
"""Fonts, the stylesheet that declares them, and their licences; its README says where they come from."""

_MATHS = WEBFONTS / "STIXTwoMath-Regular.ttf.xz"
_RECIPE = "2"  # raise it when what `cut_font` does to a font changes
_FORM = "clawdemy-font 1"
_ALWAYS = " 0123456789()[]{}|+=,./<>−·×′∑∏∫√"

# Browsers stretch the one, and the font has wide forms of the other; in formulas it is a wide accent alone.
_STRETCHED = MappingProxyType({0x7E: 0x303})

_ITALIC = {
    **{chr(0x41 + n): chr(0x1D434 + n) for n in range(26)},
    **{chr(0x61 + n): chr(0x1D44E + n) for n in range(26)},
    "h": "\u210e",
    **{chr(0x391 + n): chr(0x1D6E2 + n) for n in range(25) if chr(0x391 + n).isalpha()},
    **{chr(0x3B1 + n): chr(0x1D6FC + n) for n in range(25)},
    **dict(zip("∂ϵϑϰϕϱϖ∇ϴıȷ", "𝜕𝜖𝜗𝜘𝜙𝜚𝜛𝛻𝛳𝚤𝚥", strict=True)),
}


def maths_characters(formulas: Iterable[tuple[str, bool]]) -> frozenset[str]:
    """The characters that a browser will draw for the formulas of a site: TeX, and whether it is displayed.

    A single letter in a formula is drawn as its italic twin, which stands elsewhere in the font. Formulas that do not
    parse are passed over.
    """
    shown: set[str] = set(_ALWAYS)
    for tex, display in set(formulas):
        mathml, fault = render_maths(tex, display=display)
        if fault:
            continue
        for part in ET.fromstring(mathml).iter():  # noqa: S314 - our own typesetter's output
            text = (part.text or "").strip()
            shown.update(text)
            if part.tag == "mi" and part.get("mathvariant") != "normal":
                shown.add(_ITALIC.get(text, " "))
    return frozenset(shown)


def maths_font(characters: frozenset[str], cache_dir: Path) -> bytes:
    """STIX Two Math, cut to what `maths_characters` gives as far as it has it, as woff2; kept in a folder.

    The MATH table stays, with every larger glyph that stretches a bracket, a root or an arrow of those characters.
    """
    packed = _MATHS.read_bytes()
    codes = sorted({ord(char) for char in characters if len(char) == 1})
    parts = [
        _RECIPE,
        version("fonttools"),
        version("brotli"),
        hashlib.sha256(packed).hexdigest(),
        ",".join(map(str, codes)),
    ]
    name = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    path = cache_dir / f"{name[:32]}.woff2"
    kept = read_sealed(path, _FORM)
    if kept:
        return kept
    # Every feature: that is where smaller scripts and letters without dots are found.
    font = cut_font(lzma.decompress(packed), codes, ["*"], _STRETCHED)
    with suppress(OSError):  # a folder that cannot be written costs only time
        write_sealed(path, _FORM, font)
    return font


def cut_font(
    source: bytes, codes: Iterable[int], features: list[str], alike: Mapping[int, int] = MappingProxyType({})
) -> bytes:
    """A font, cut to some characters, as woff2; the same characters give the same bytes.

    Characters are numbers in Unicode, those that the font lacks are left out; of OpenType features ``*`` keeps all.
    What is ``alike`` is drawn as another character is.
    """
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 - slow, seldom needed
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow, seldom needed

    options = Options(
        hinting=False,
        layout_features=features,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        notdef_outline=True,
        drop_tables=[*Options().drop_tables, "DSIG", "BASE"],
    )
    # The time of a font's last change would differ from build to build.
    with TTFont(BytesIO(source), recalcTimestamp=False) as font:
        for table in font["cmap"].tables:
            table.cmap.update({code: table.cmap[other] for code, other in alike.items() if other in table.cmap})
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=codes)
        subsetter.subset(font)
        font.flavor = "woff2"
        out = BytesIO()
        font.save(out)
    return out.getvalue()
