"""The fonts that a site serves itself: cut from open fonts that come inside Python packages.

No page asks another host for a font. The font for formulas is cut to the characters that the formulas of a site show,
with its MATH table, so that roots, fractions and tall brackets are drawn well on machines without such a font; text
fonts are cut to what European languages and this course's signs need. Cutting takes seconds, so the results are kept
in a cache folder under a name made from everything that they depend on.
"""

import hashlib
import importlib.metadata
import importlib.util
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from clawdemy_site.markdown.maths import render_maths

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont


@dataclass(frozen=True, slots=True)
class Face:
    """One font file inside an installed package."""

    package: str
    file: str


MATHS = Face("ziamath", "fonts/STIXTwoMath-Regular.ttf")
"""STIX Two Math."""


def serif(style: str) -> Face:
    """A face of Source Serif Pro, such as ``Regular``, ``It``, ``Semibold``, ``Bold``."""
    return Face("font_source_serif_pro", f"files/SourceSerifPro-{style}.ttf")


def sans(style: str) -> Face:
    """A face of Source Sans Pro, such as ``Regular``, ``It``, ``Semibold``, ``Bold``."""
    return Face("font_source_sans_pro", f"files/SourceSansPro-{style}.ttf")


_RESERVED = "Source"
"""A name that its maker reserves: the licence asks that a changed font, as a cut one is, goes by another."""

_OWN = "Clawdemy"
_FAMILY_NAMES = (1, 3, 4, 6)
_RECIPE = "1"  # raise it when what the functions below do to a font changes
_DIGEST = 32
_ALWAYS = " 0123456789()[]{}|+=,./<>−·×′∑∏∫√"
_TEXT_RANGES = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x017F),  # Latin-1, Latin Extended-A
    (0x0192, 0x0192),  # ƒ
    (0x0218, 0x021B),  # Romanian
    (0x02C6, 0x02DD),  # spacing accents
    (0x0300, 0x0304),  # accents that combine
    (0x0370, 0x03FF),  # Greek
    (0x2010, 0x2044),  # dashes, quotation marks, dots
    (0x2070, 0x209C),  # raised and lowered digits
    (0x20AC, 0x20AC),  # €
    (0x2122, 0x2122),  # ™
    (0x2150, 0x215F),  # fractions
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # signs of mathematics: − ≈ ≤ ∂ ∑ √
    (0x25A0, 0x25CF),  # marks
    (0xFB00, 0xFB04),  # ligatures
)
_FEATURES = ("kern", "mark", "mkmk", "liga", "locl", "ccmp", "frac", "lnum", "onum", "pnum", "tnum", "case")
READING = frozenset(chr(code) for first, last in _TEXT_RANGES for code in range(first, last + 1))
"""What a page of text may hold: Latin, Greek, punctuation, arrows and signs of mathematics."""

_ITALIC = {
    **{chr(0x41 + n): chr(0x1D434 + n) for n in range(26)},
    **{chr(0x61 + n): chr(0x1D44E + n) for n in range(26)},
    "h": "\u210e",
    **{chr(0x391 + n): chr(0x1D6E2 + n) for n in range(25) if chr(0x391 + n).isalpha()},
    **{chr(0x3B1 + n): chr(0x1D6FC + n) for n in range(25)},
    **dict(zip("∂ϵϑϰϕϱϖ∇ϴıȷ", "𝜕𝜖𝜗𝜘𝜙𝜚𝜛𝛻𝛳𝚤𝚥", strict=True)),
}


@dataclass(frozen=True, slots=True)
class FontLicence:
    """What a site says about a font that it serves.

    Attributes:
        family: Name of the font that it was cut from.
        licence: SPDX identifier.
        url: Address of the licence's text.
        copyright: The notice that the font carries.
    """

    family: str
    licence: str
    url: str
    copyright: str


def maths_characters(formulas: Iterable[tuple[str, bool]]) -> frozenset[str]:
    """The characters that a browser will draw for the formulas of a site.

    A single letter in a formula is drawn as its italic twin, which stands elsewhere in the font. Formulas that do not
    parse are passed over.

    Args:
        formulas: TeX of each formula, and whether it is displayed.
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
    """STIX Two Math, cut to some characters, as woff2.

    The MATH table stays, with every larger glyph that stretches a bracket, a root or an arrow of those characters.

    Args:
        characters: As `maths_characters` gives them.
        cache_dir: Folder for results, made if it is missing.
    """
    # Every feature: that is where smaller scripts and letters without dots are found.
    return _cut(MATHS, characters, ["*"], cache_dir)


def text_font(face: Face, cache_dir: Path, characters: frozenset[str] = READING) -> bytes:
    """A text font, cut to some characters, as woff2; it goes by a name of our own where its maker reserves his.

    Args:
        face: As `serif` and `sans` give them.
        cache_dir: Folder for results, made if it is missing.
        characters: `READING`, or a part of it; those that the font lacks are passed over.

    Raises:
        FileNotFoundError: If there is no such face.
    """
    return _cut(face, characters, [*_FEATURES], cache_dir)


def font_licences() -> tuple[FontLicence, ...]:
    """What the site owes the makers of its fonts, read from the fonts themselves; each file keeps the same words."""
    return tuple(_licence(face) for face in (MATHS, serif("Regular"), sans("Regular")))


@cache
def _licence(face: Face) -> FontLicence:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow, seldom needed

    with TTFont(BytesIO(_read(face)), lazy=True) as font:
        names = {number: font["name"].getDebugName(number) or "" for number in (0, 1, 13, 14)}
    return FontLicence(names[1], "OFL-1.1" if "Open Font License" in names[13] else names[13], names[14], names[0])


def _cut(face: Face, characters: frozenset[str], features: list[str], cache_dir: Path) -> bytes:
    """Cut a font, or take the result of an earlier build."""
    source = _read(face)
    codes = sorted({ord(char) for char in characters if len(char) == 1})
    name = hashlib.sha256(
        "\n".join(
            [
                _RECIPE,
                importlib.metadata.version("fonttools"),
                importlib.metadata.version("brotli"),
                hashlib.sha256(source).hexdigest(),
                ",".join(map(str, codes)),
                ",".join(features),
            ]
        ).encode()
    ).hexdigest()
    path = cache_dir / f"{name[:32]}.woff2"
    kept = _load(path)
    if kept is not None:
        return kept
    font = _subset(source, codes, features)
    _store(path, font)
    return font


def _subset(source: bytes, codes: list[int], features: list[str]) -> bytes:
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
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=codes)
        subsetter.subset(font)
        _rename(font)
        font.flavor = "woff2"
        out = BytesIO()
        font.save(out)
    return out.getvalue()


def _rename(font: "TTFont") -> None:
    """Give a font whose maker reserves its name another one; its copyright and licence notices stay."""
    names = font["name"]
    if f"Reserved Font Name ‘{_RESERVED}’" not in (names.getDebugName(0) or ""):
        return
    for record in names.names:
        if record.nameID in _FAMILY_NAMES:
            text = str(record).replace(" Pro", "").replace("Pro", "").replace(_RESERVED, _OWN)
            names.setName(text, record.nameID, record.platformID, record.platEncID, record.langID)


def _read(face: Face) -> bytes:
    # Found without being imported: the package that carries the font for formulas is slow to load.
    spec = importlib.util.find_spec(face.package)
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise FileNotFoundError(f"the package {face.package}, which carries a font, is not installed")
    return (Path(folders[0]) / face.file).read_bytes()


def _load(path: Path) -> bytes | None:
    """A kept font, or None if there is none or it is not what was stored."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    digest, font = data[:_DIGEST], data[_DIGEST:]
    return font if font and hashlib.sha256(font).digest() == digest else None


def _store(path: Path, font: bytes) -> None:
    """Keep a font under its digest, whole or not at all; a folder that cannot be written costs only time."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".font-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(font).digest() + font)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
