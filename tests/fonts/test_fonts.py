"""The fonts that a site serves hold what its pages show, and little else."""

import sys
from io import BytesIO
from pathlib import Path
from subprocess import run

import pytest
from fontTools.ttLib import TTFont

from clawdemy_site.assets import fonts
from clawdemy_site.assets.fonts import Face, font_licences, maths_characters, maths_font, sans, serif, text_font

FORMULAS = [
    r"\sigma(z)=\frac{1}{1+e^{-z}}",
    r"a = \sigma\left(\sum_{i=1}^{n} w_i x_i + b\right)",
    r"C = \frac{1}{N}\sum_k \lVert y_k - a_k\rVert^2",
    r"\mathbf{W}\in\mathbb{R}^{16\times 784}",
    r"\sqrt{\begin{pmatrix}1&2\\3&4\end{pmatrix}}",
    r"\hat{h} \text{ if } x \ge 0",
    r"\begin{cases}1\\0\end{cases}",
]


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


def test_a_text_face_holds_what_pages_hold(cache: Path) -> None:
    held = opened(text_font(serif("Regular"), cache)).getBestCmap()
    missing = [char for char in "aZ9äéßŁőş‘’“”…–—−×·≈≤≥±√∑∂→←βσηθ²₁½€" if ord(char) not in held]
    assert missing == []


@pytest.mark.parametrize("face", [serif("Regular"), serif("It"), serif("Semibold"), sans("Regular"), sans("Semibold")])
def test_a_text_face_is_small(face: Face, cache: Path) -> None:
    data = text_font(face, cache)
    assert data[:4] == b"wOF2"
    assert len(data) < 45_000


def test_a_cut_font_goes_by_another_name_and_keeps_its_licence(cache: Path) -> None:
    names = opened(text_font(sans("Semibold"), cache))["name"]
    for number in (1, 3, 4, 6):
        assert "Source" not in names.getDebugName(number)
    assert names.getDebugName(6) == "ClawdemySans-Semibold"
    assert "SIL Open Font License" in names.getDebugName(13)
    assert "Adobe" in names.getDebugName(0)


def test_licences_name_the_makers() -> None:
    licences = font_licences()
    assert [licence.family for licence in licences] == ["STIX Two Math", "Source Serif Pro", "Source Sans Pro"]
    assert {licence.licence for licence in licences} == {"OFL-1.1"}
    assert all(licence.copyright for licence in licences)


def test_the_same_characters_give_the_same_bytes(tmp_path: Path) -> None:
    one = text_font(sans("Regular"), tmp_path / "one", frozenset("abc"))
    two = text_font(sans("Regular"), tmp_path / "two", frozenset("cba"))
    assert one == two
    assert one != text_font(sans("Regular"), tmp_path / "one", frozenset("abcd"))


def test_a_second_build_takes_the_kept_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = text_font(sans("Regular"), tmp_path, frozenset("abc"))
    monkeypatch.setattr(fonts, "_subset", lambda *_: pytest.fail("cut again"))
    assert text_font(sans("Regular"), tmp_path, frozenset("abc")) == first


@pytest.mark.parametrize("spoiled", [b"", b"short", b"x" * 5000])
def test_a_spoiled_kept_font_is_cut_again(tmp_path: Path, spoiled: bytes) -> None:
    first = text_font(sans("Regular"), tmp_path, frozenset("abc"))
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(spoiled)
    assert text_font(sans("Regular"), tmp_path, frozenset("abc")) == first


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("in the way")
    assert text_font(sans("Regular"), occupied, frozenset("a"))[:4] == b"wOF2"


def test_importing_the_module_loads_no_font_tools() -> None:
    code = "import sys, clawdemy_site.assets.fonts; sys.exit('fontTools' in sys.modules)"
    assert run([sys.executable, "-c", code], check=False).returncode == 0
