"""Promises that every figure of the course keeps, whatever it shows; of one that moves, its still."""

import io
import re
from itertools import combinations
from pathlib import Path

import pytest
from matplotlib.colors import to_rgb
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from clawdemy_site.figures import palette
from clawdemy_site.figures.discovery import discover
from clawdemy_site.figures.svg import theme_svg
from course_figures.conftest import Draw, Drawing, house_style

FIGURES = sorted(discover(Path(__file__).parents[2])[0])
"""Every figure of the course, by its name."""

SMALLEST = 11 / 7.2
"""Points of text per inch of the figure's width."""

# One worker draws a figure for all of these tests.
every_figure = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in FIGURES]
)


def _texts(drawing: Drawing) -> list[tuple[Text, Bbox]]:
    with house_style():
        drawing.figure.draw_without_rendering()
    found = drawing.figure.findobj(lambda artist: isinstance(artist, Text))
    texts = [text for text in found if isinstance(text, Text) and text.get_text() and text.get_visible()]
    return [(text, text.get_window_extent()) for text in texts]


def _svg(drawing: Drawing) -> str:
    buffer = io.BytesIO()
    with house_style():
        drawing.figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return theme_svg(buffer.getvalue()).text


@every_figure
def test_no_text_is_small(name: str, draw: Draw) -> None:
    """Text keeps its proportion to the width, so that a phone shows it at a readable size."""
    drawing = draw(name)
    smallest = min(float(text.get_fontsize()) for text, _ in _texts(drawing) if text.get_text() not in "+−")
    assert smallest / drawing.figure.get_figwidth() >= SMALLEST


@every_figure
def test_texts_lie_inside_and_apart(name: str, draw: Draw) -> None:
    """No text leaves the figure or touches another, even in the widest font."""
    texts = _texts(draw(name))
    page = draw(name).figure.bbox.padded(1)
    outside = [text.get_text() for text, box in texts if not page.containsx(box.x0) or not page.containsx(box.x1)]
    outside += [text.get_text() for text, box in texts if not page.containsy(box.y0) or not page.containsy(box.y1)]
    touching = [(a.get_text(), b.get_text()) for (a, box), (b, other) in combinations(texts, 2) if box.overlaps(other)]
    assert (outside, touching) == ([], [])


@every_figure
def test_colours_follow_the_scheme(name: str, draw: Draw) -> None:
    """What is no grey of a picture is a colour of the palette, which the SVG gives as a variable."""
    fixed = set(re.findall(r"(?:fill|stroke): ?(#[0-9a-f]{6})", _svg(draw(name))))
    coloured = {colour for colour in fixed if len(set(to_rgb(colour))) > 1}
    swatches = {colour.dark for colour in palette.COLOURS if colour.name in {"blue", "orange"}}
    assert coloured <= swatches


@every_figure
def test_svg_is_light(name: str, draw: Draw) -> None:
    """A figure stays under 100 KB."""
    assert len(_svg(draw(name)).encode()) < 100_000


@every_figure
def test_texts_are_finished(name: str, draw: Draw) -> None:
    """Caption and alternative text are sentences, with every fact filled in."""
    drawing = draw(name)
    for text in (drawing.caption, drawing.alt):
        assert text.endswith(".")
        assert not set("{}[]") & set(text)
    assert len(drawing.caption) <= 300
