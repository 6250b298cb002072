"""A drawing too heavy for a page becomes two pictures, one for each scheme, with all that was said of it."""

import base64
import io
import re

import matplotlib.image as mpl_image
import numpy as np
import pytest

from clawdemy_site.figures import discover, palette
from clawdemy_site.figures.drawn import Drawn, inline
from clawdemy_site.figures.request import FigureLimits
from clawdemy_site.figures.studio import Studio
from figures_engine.conftest import write_project

pytestmark = pytest.mark.xdist_group("heavy figure")

HEAVY = """
    import numpy as np
    from clawdemy_site.figures import figure, palette

    DICE = np.random.default_rng(0)


    @figure(caption="{count} points.", alt="A cloud of {count} points, the first at {first:.3f}.", size=(2.0, 1.0))
    def cloud(fig):
        points = DICE.random((3000, 2))
        axes = fig.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.scatter(*points.T, c=range(3000), cmap="gray", s=1).set_in_layout(False)
        axes.add_patch(__import__("matplotlib.patches").patches.Rectangle((0.4, 0.4), 0.2, 0.2, color=palette.BLUE))
        return {"count": 3000, "first": points[0, 0]}
    """


@pytest.fixture(scope="module")
def heavy(tmp_path_factory: pytest.TempPathFactory) -> list[Drawn]:
    """The figure, drawn by two studios that share nothing."""
    twice = []
    for name in ("one", "two"):
        root = write_project(tmp_path_factory.mktemp(name), {"figures/heavy.py": HEAVY})
        with Studio(root, limits=FigureLimits(svg_bytes=60_000)) as studio:
            drawn, found, _ = studio.draw(discover(root)[0].values())
        assert found == []
        twice.append(drawn["heavy.cloud"])
    return twice


def pictures(drawn: Drawn) -> dict[str, np.ndarray]:
    """The pixels for each scheme."""
    found = re.findall(r'<image class="fig-(\w+)"[^>]*base64,([^"]+)"', drawn.svg)
    return {scheme: mpl_image.imread(io.BytesIO(base64.b64decode(data)), format="png") for scheme, data in found}


def test_two_pictures_share_one_name_and_one_place(heavy: list[Drawn]) -> None:
    svg = inline(heavy[0], "fig-1")
    assert svg.count("<image ") == 2
    assert '<title id="fig-1-title">3000 points.</title>' in svg
    assert "A cloud of 3000 points, the first at 0.637.</desc>" in svg
    assert (heavy[0].width, heavy[0].height) == (192, 96)
    assert 'width="192" height="96" viewBox="0 0 192 96"' in svg


def test_each_picture_has_its_schemes_colours_and_no_background(heavy: list[Drawn]) -> None:
    shown = pictures(heavy[0])
    blue = next(colour for colour in palette.COLOURS if colour.name == "blue")
    for scheme, value in (("light", blue.light), ("dark", blue.dark)):
        assert shown[scheme].shape == (144, 288, 4)
        wanted = [int(value[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        assert shown[scheme][72, 144, :3] == pytest.approx(wanted, abs=0.03)
        assert shown[scheme][0, 0, 3] == 0


def test_facts_are_those_of_the_first_drawing(heavy: list[Drawn]) -> None:
    assert heavy[0].facts == {"count": 3000, "first": pytest.approx(np.random.default_rng(0).random())}


def test_pictures_are_the_same_bytes_in_every_build(heavy: list[Drawn]) -> None:
    assert heavy[0].svg == heavy[1].svg


def test_stylesheet_shows_one_picture_for_each_scheme() -> None:
    sheet = " ".join(palette.css().split())
    assert '.fig-dark, [data-md-color-scheme="slate"] .fig-light { display: none; }' in sheet
    assert '[data-md-color-scheme="slate"] .fig-dark { display: inline; }' in sheet
