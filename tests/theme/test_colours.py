"""Every colour of the page can be read on the grounds it may stand on, in light and in dark."""

import re

import pytest

from clawdemy_site.assets import colours, hues
from clawdemy_site.figures import palette

TONES = {tone.name: tone for tone in colours.TONES}
TEXT = 4.5  # WCAG 1.4.3
OUTLINE = 3.0  # WCAG 1.4.11


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _pairs(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(ground, colour) for ground, group in table.items() for colour in group]


def test_contrast_is_measured_as_wcag_defines_it() -> None:
    assert _contrast("#ffffff", "#000000") == pytest.approx(21)
    assert _contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ground", "colour"), _pairs(colours.READABLE))
def test_text_can_be_read(ground: str, colour: str, scheme: str) -> None:
    assert _contrast(getattr(TONES[ground], scheme), getattr(TONES[colour], scheme)) >= TEXT


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ground", "colour"), _pairs(colours.VISIBLE))
def test_outlines_can_be_seen(ground: str, colour: str, scheme: str) -> None:
    assert _contrast(getattr(TONES[ground], scheme), getattr(TONES[colour], scheme)) >= OUTLINE


@pytest.mark.parametrize("hue", [*hues.PRIMARY, "#fff0f0", "#1a0000"])
def test_any_colour_that_an_author_chooses_is_made_readable(hue: str) -> None:
    made = {tone.name: tone for tone in hues.tones_of(hue)}
    for scheme in ("light", "dark"):
        tones = {name: getattr(made.get(name, tone), scheme) for name, tone in TONES.items()}
        for table, least in ((colours.READABLE, TEXT), (colours.VISIBLE, OUTLINE)):
            for ground, colour in _pairs(table):
                assert _contrast(tones[ground], tones[colour]) >= least, (ground, colour, scheme)


def test_a_choice_is_in_light_dark_without_scripts_and_on_paper() -> None:
    sheet = hues.chosen([{"primary": "deep purple"}, {"primary": "tael", "accent": "custom"}]).css()
    accent = hues.tones_of("deep-purple")[0]
    assert sheet.count(f"--accent: {accent.light};") == sheet.count(f"--accent: {accent.dark};") == 2
    assert "tael" not in sheet
    assert "custom" not in sheet


def test_pages_and_figures_share_their_ground() -> None:
    assert (TONES["page"].light, TONES["page"].dark) == (palette.LIGHT_PAGE, palette.DARK_PAGE)


def test_every_scheme_defines_every_colour() -> None:
    """Light, dark by the switch, dark by the system without scripts, and paper."""
    sheet = colours.css()
    for tone in colours.TONES:
        assert len(re.findall(rf"--{tone.name}: {tone.light};", sheet)) == 2
        assert len(re.findall(rf"--{tone.name}: {tone.dark};", sheet)) == 2


def test_figures_are_dark_too_without_scripts() -> None:
    apart = colours.css().split(".no-js", 1)[1].split("@media print", 1)[0]
    for colour in palette.COLOURS:
        assert f"--fig-{colour.name}: {colour.dark};" in apart
