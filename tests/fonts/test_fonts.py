"""The fonts that a site serves hold what its pages show, and little else."""

import hashlib
import lzma
import sys
from io import BytesIO
from pathlib import Path
from subprocess import run

import pytest
from fontTools.ttLib import TTFont

from clawdemy_site.assets import fonts
from clawdemy_site.assets.files import fonts_css
from clawdemy_site.assets.fonts import WEBFONTS, maths_characters, maths_font
from cut_text_fonts import cut_text_font, stated_letters, whole_font

FORMULAS = [
    r"\sigma(z)=\frac{1}{1+e^{-z}}",
    r"a = \sigma\left(\sum_{i=1}^{n} w_i x_i + b\right)",
    r"C = \frac{1}{N}\sum_k \lVert y_k - a_k\rVert^2",
    r"\mathbf{W}\in\mathbb{R}^{16\times 784}",
    r"\sqrt{\begin{pmatrix}1&2\\3&4\end{pmatrix}}",
    r"\hat{h} \text{ if } x \ge 0",
    r"\begin{cases}1\\0\end{cases}",
]

STATED = stated_letters(fonts_css())
"""For each text font the letters that the stylesheet says it holds."""

STIX_TWO_MATH = "fdc2eec0308e64a53b9b1dc17fc040e69b4fe653"
"""What git calls the file in the repository of the font's makers, at their tag v2.11."""


def opened(data: bytes) -> TTFont:
    return TTFont(BytesIO(data))


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fonts")


@pytest.fixture(scope="module")
def maths(cache: Path) -> bytes:
    return maths_font(maths_characters((tex, True) for tex in FORMULAS), cache)


def test_single_letters_are_drawn_as_their_italic_twins() -> None:
    shown = maths_characters([(r"h + \sigma x \mathrm{d} N", False)])
    assert {"ℎ", "𝜎", "𝑥", "𝑁", "d"} <= shown
    assert "𝑑" not in shown


def test_a_formula_that_does_not_parse_adds_nothing() -> None:
    assert maths_characters([(r"\foo \Omega", True)]) == maths_characters([])


def test_the_font_for_formulas_holds_every_character(maths: bytes) -> None:
    held = set(opened(maths).getBestCmap())
    drawn = {char for char in maths_characters((tex, True) for tex in FORMULAS) if char != "\ufe00"}
    assert {char for char in drawn if ord(char) not in held} == set()


def test_the_font_for_formulas_stretches_brackets_and_roots(maths: bytes) -> None:
    font = opened(maths)
    table = font["MATH"].table.MathVariants
    taller = dict(zip(table.VertGlyphCoverage.glyphs, table.VertGlyphConstruction, strict=True))
    names = font.getBestCmap()
    for char in "({√":
        construction = taller[names[ord(char)]]
        assert len(construction.MathGlyphVariantRecord) > 2
        assert {record.VariantGlyph for record in construction.MathGlyphVariantRecord} <= set(font.getGlyphOrder())


def test_the_font_for_formulas_is_small(maths: bytes) -> None:
    assert len(maths) < 40_000


def test_the_whole_font_for_formulas_is_that_of_its_makers() -> None:
    font = lzma.decompress((WEBFONTS / "STIXTwoMath-Regular.ttf.xz").read_bytes())
    blob = b"blob %d\0" % len(font) + font
    assert hashlib.sha1(blob, usedforsecurity=False).hexdigest() == STIX_TWO_MATH


def test_the_stylesheet_names_every_text_font() -> None:
    assert {f"{name}.woff2" for name in STATED} == {path.name for path in WEBFONTS.glob("*.woff2")}


@pytest.mark.parametrize("name", STATED)
def test_a_text_font_holds_exactly_the_letters_stated_that_its_maker_drew(name: str) -> None:
    held = opened((WEBFONTS / f"{name}.woff2").read_bytes()).getBestCmap().keys()
    assert held == STATED[name] & opened(whole_font(name)).getBestCmap().keys()


@pytest.mark.parametrize("face", ["serif", "serif-italic", "serif-semibold", "sans", "sans-semibold"])
def test_both_parts_of_every_face_share_out_the_same_letters(face: str) -> None:
    assert STATED[face] == STATED["serif"]
    assert STATED[f"{face}-more"] == STATED["serif-more"]
    assert not STATED[face] & STATED[f"{face}-more"]


def test_what_english_pages_need_is_in_the_first_part_and_the_rest_in_the_second() -> None:
    assert {ord(char) for char in "aZ9äé‘’“”…–—−×·≈≤≥±→←₁½"} <= STATED["serif"]
    assert {ord(char) for char in "ßŁőş√∑∂βσηθ€fi"} - STATED["serif"] <= STATED["serif-more"]


@pytest.mark.parametrize("name", STATED)
def test_a_text_font_goes_by_another_name_and_keeps_its_licence(name: str) -> None:
    names = opened((WEBFONTS / f"{name}.woff2").read_bytes())["name"]
    for number in (1, 3, 4, 6):
        assert "Source" not in names.getDebugName(number)
    assert names.getDebugName(1).startswith(f"Clawdemy {name.partition('-')[0].title()}")
    assert "SIL Open Font License" in names.getDebugName(13)
    assert "Adobe" in names.getDebugName(0)


def test_the_stylesheet_names_the_makers_in_their_own_words(maths: bytes) -> None:
    fonts_served = [maths, *((WEBFONTS / f"{name}.woff2").read_bytes() for name in ("serif", "sans"))]
    for data in fonts_served:
        assert opened(data)["name"].getDebugName(0) in fonts_css().split("*/", 1)[0]


def test_the_licence_of_every_font_lies_beside_it() -> None:
    licences = sorted(WEBFONTS.glob("OFL-*.txt"))
    assert [path.stem for path in licences] == ["OFL-STIX-Two-Math", "OFL-Source-Sans-Pro", "OFL-Source-Serif-Pro"]
    assert all("SIL OPEN FONT LICENSE Version 1.1" in path.read_text(encoding="utf-8") for path in licences)


def test_the_script_cuts_the_letters_asked_for_and_names_the_font_anew() -> None:
    font = opened(cut_text_font("sans-semibold-more", frozenset(map(ord, "βσ"))))
    assert set(font.getBestCmap()) == set(map(ord, "βσ"))
    assert font["name"].getDebugName(6) == "ClawdemySans-Semibold"


def test_the_same_characters_give_the_same_bytes(tmp_path: Path) -> None:
    one = maths_font(frozenset("abc"), tmp_path / "one")
    assert one == maths_font(frozenset("cba"), tmp_path / "two")
    assert one != maths_font(frozenset("abcd"), tmp_path / "one")


@pytest.fixture
def short_work(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Cutting that takes no time, and what it was given."""
    given: list[bytes] = []

    def cut(source: bytes, *_: object) -> bytes:
        given.append(source)
        return b"wOF2 cut"

    monkeypatch.setattr(fonts, "cut_font", cut)
    return given


def test_a_second_build_takes_the_kept_font(tmp_path: Path, short_work: list[bytes]) -> None:
    first = maths_font(frozenset("abc"), tmp_path)
    assert maths_font(frozenset("abc"), tmp_path) == first
    assert len(short_work) == 1


@pytest.mark.parametrize("spoiled", [b"", b"short", b"x" * 5000])
def test_a_spoiled_kept_font_is_cut_again(tmp_path: Path, spoiled: bytes, short_work: list[bytes]) -> None:
    first = maths_font(frozenset("abc"), tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(spoiled)
    assert maths_font(frozenset("abc"), tmp_path) == first
    assert len(short_work) == 2


@pytest.mark.usefixtures("short_work")
def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("in the way")
    assert maths_font(frozenset("a"), occupied) == b"wOF2 cut"


def test_importing_the_module_loads_no_font_tools() -> None:
    code = "import sys, clawdemy_site.assets.fonts; sys.exit('fontTools' in sys.modules)"
    assert run([sys.executable, "-c", code], check=False).returncode == 0
