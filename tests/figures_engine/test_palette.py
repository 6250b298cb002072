"""The palette can be read on a light and on a dark page."""

import itertools
import re

import pytest

from clawdemy_site.figures import palette
from clawdemy_site.figures.palette import COLOURS, DARK_PAGE, LIGHT_PAGE, Colour

PANEL = next(colour for colour in COLOURS if colour.name == "panel")
LEGIBLE = [colour for colour in COLOURS if colour.legible]


def luminance(colour: str) -> float:
    """Relative luminance of a six-digit colour (WCAG 2.2)."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("colour", LEGIBLE, ids=lambda colour: colour.name)
def test_text_and_lines_reach_4_5_to_1_on_page_and_panel(colour: Colour) -> None:
    assert min(contrast(colour.light, LIGHT_PAGE), contrast(colour.light, PANEL.light)) >= 4.5
    assert min(contrast(colour.dark, DARK_PAGE), contrast(colour.dark, PANEL.dark)) >= 4.5


@pytest.mark.parametrize("colour", LEGIBLE, ids=lambda colour: colour.name)
def test_paper_can_be_read_on_every_filled_shape(colour: Colour) -> None:
    assert contrast(palette.PAPER, colour.light) >= 4.5
    assert contrast(DARK_PAGE, colour.dark) >= 4.5


def test_only_backgrounds_and_grid_lines_are_faint() -> None:
    # They carry no information: a fill behind things, the lines behind data, the page itself (WCAG 1.4.11).
    assert {colour.name for colour in COLOURS if not colour.legible} == {"grid", "panel", "paper"}


def test_sentinels_are_distinct_and_improbable() -> None:
    sentinels = [colour.light for colour in COLOURS]
    assert len(set(sentinels)) == len(sentinels)
    for sentinel in sentinels:
        assert re.fullmatch(r"#[0-9a-f]{6}", sentinel)
        assert not re.fullmatch(r"#(.)\1(.)\2(.)\3", sentinel), "could be meant as a plain three-digit colour"


def test_curves_of_the_cycle_are_distinct_in_both_schemes() -> None:
    cycle = [colour for colour in COLOURS if colour.light in palette.CYCLE]
    assert len(cycle) == len(palette.CYCLE)
    for one, other in itertools.combinations(cycle, 2):
        assert one.light != other.light
        assert one.dark != other.dark


def test_stylesheet_defines_every_variable_for_both_schemes_and_print() -> None:
    light, dark, printed = (block for block in re.findall(r"\{([^{}]*)\}", palette.css()) if "--fig-" in block)
    for colour in COLOURS:
        assert f"--fig-{colour.name}: {colour.dark};" in dark
        assert f"--fig-{colour.name}: " in light
        assert f"--fig-{colour.name}: " in printed
    assert f"--fig-paper: {LIGHT_PAGE};" in light
    assert '[data-md-color-scheme="slate"] {' in palette.css()
