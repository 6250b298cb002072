"""Every paint is seen in both schemes: black means the ink, and what is lost on its ground is told with its artist."""

from collections.abc import Callable, Iterator
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from clawdemy_site.figures import palette, style
from clawdemy_site.figures.contrast import contrast
from clawdemy_site.figures.drawing import new_figure, to_svg
from clawdemy_site.figures.legibility import check_legibility
from clawdemy_site.figures.renderers import watch_paints
from clawdemy_site.figures.request import FigureLimits

Draw = Callable[[Figure], Any]

CELLS = np.arange(16).reshape(4, 4)


@pytest.fixture(autouse=True)
def _house_style() -> Iterator[None]:
    with mpl.rc_context():
        style.apply()
        yield


def look(draw: Draw) -> tuple[str, list[str]]:
    """The SVG of a figure, and what is said of its colours."""
    figure = new_figure((4.0, 3.0))
    draw(figure)
    with watch_paints() as paints:
        themed = to_svg(figure, FigureLimits())
    assert themed is not None
    told = [remark for remark in check_legibility(figure, paints) if remark.rule.endswith("colour")]
    return themed.text, [f"{remark.rule} {remark.message}" for remark in told]


def _annotated(fig: Figure) -> None:
    fig.subplots().annotate("here", (0.5, 0.5), (0.2, 0.8), arrowprops={"color": "k"}, bbox={"fc": "w", "ec": "k"})


def _errors(fig: Figure) -> None:
    fig.subplots().errorbar([0, 1], [1, 2], yerr=0.3, ecolor="black", capsize=4)


def _stream(fig: Figure) -> None:
    fig.subplots().streamplot(np.arange(3), np.arange(3), np.ones((3, 3)), np.ones((3, 3)), color="k")


def _panes(fig: Figure) -> None:
    fig.add_subplot(projection="3d").plot([0, 1], [0, 1], [0, 1], "k")


def _as_seaborn(fig: Figure) -> None:
    """The settings and calls with which seaborn draws a box plot in its own style."""
    with mpl.rc_context({"axes.facecolor": "#EAEAF2", "text.color": ".15", "grid.color": "white"}):
        ax = fig.subplots()
        ax.grid(visible=True)
        ax.boxplot([[1, 2, 3, 9]], patch_artist=True, medianprops={"color": "w"}, boxprops={"ec": "#4c4c4c"})
        ax.text(1.2, 3, "inside")


def _as_pandas(fig: Figure) -> None:
    """The lines that pandas adds to bars and to autocorrelation."""
    ax = fig.subplots()
    ax.bar([0, 1], [1, -1])
    ax.axhline(0, color="k", linestyle="--")
    ax.axhline(0.5, color="grey")


def _greys(fig: Figure) -> None:
    ax = fig.subplots()
    ax.axhline(0.5, color="0.8")
    ax.axvspan(0, 1, facecolor="0.9")


def _legend(fig: Figure) -> None:
    fig.subplots().plot([0, 1], label="x")
    fig.legend(frameon=True, facecolor="w", edgecolor="k")


FOLLOWING: dict[str, Draw] = {
    "a line": lambda fig: fig.subplots().plot([0, 1], "k-", marker="o"),
    "words in a white box": lambda fig: fig.text(0.5, 0.5, "words", color="black", bbox={"fc": "white"}),
    "boxes and whiskers": lambda fig: fig.subplots().boxplot([[1, 2, 3, 9]]),
    "violins": lambda fig: fig.subplots().violinplot([[1, 2, 3, 9]]),
    "arrows": lambda fig: fig.subplots().quiver([0, 1], [0, 1], [1, 0], [0, 1]),
    "a table": lambda fig: fig.subplots().table([["1", "2"]], loc="center"),
    "an annotation": _annotated,
    "errors": _errors,
    "a stream": _stream,
    "panes": _panes,
    "black points": lambda fig: fig.subplots().scatter([0, 1], [0, 1], c="k"),
    "contours": lambda fig: fig.subplots().contour(CELLS, colors="k"),
    "bars": lambda fig: fig.subplots().bar([0, 1], [1, 2], color="k"),
    "a filled shape": lambda fig: fig.subplots().fill([0, 1, 1], [0, 0, 1], "k"),
    "steps of a histogram": lambda fig: fig.subplots().hist([1, 2, 2], histtype="step", color="k"),
    "edges of bars": lambda fig: fig.subplots().bar([0, 1], [1, 2], edgecolor="k"),
    "a grey line and a grey span": _greys,
    "a legend": _legend,
    "seaborn": _as_seaborn,
    "pandas": _as_pandas,
}


@pytest.mark.parametrize("draw", FOLLOWING.values(), ids=FOLLOWING.keys())
def test_black_white_and_grey_follow_the_scheme(draw: Draw) -> None:
    svg, told = look(draw)
    assert told == []
    for grey in ("#000000", "#ffffff", "#4c4c4c", "#262626", "#eaeaf2"):
        assert grey not in svg.lower()
    assert "stroke:#000" not in svg.replace(" ", "")


def _white_on_bar(fig: Figure) -> None:
    ax = fig.subplots()
    ax.bar_label(ax.bar([0], [1]), ["4"], label_type="center", color="w")


def test_white_on_a_shape_of_the_palette_follows_it() -> None:
    svg, told = look(_white_on_bar)
    assert told == []
    assert "fill:var(--fig-paper)" in svg.replace(" ", "")


def _words_on_cells(fig: Figure) -> None:
    ax = fig.subplots()
    ax.pcolormesh(CELLS)
    ax.text(0.5, 0.5, "low", color="w")
    ax.text(3.5, 3.5, "high", color="k")


def _boxed(words: str, **options: Any) -> Draw:
    return lambda fig: fig.text(0.5, 0.5, words, **options)


def _bars(label: str = "", **options: Any) -> Draw:
    def draw(fig: Figure) -> None:
        ax = fig.subplots()
        ax.bar_label(ax.bar([0], [1], **options), [label], label_type="center")

    return draw


def _box(colour: tuple[float, float, float], **options: Any) -> Draw:
    return lambda fig: fig.subplots().add_patch(Rectangle((0.2, 0.2), 0.5, 0.5, facecolor=colour, **options))


def _line(**options: Any) -> Draw:
    return lambda fig: fig.subplots().plot([0, 1], **options)


KEPT: dict[str, tuple[Draw, str]] = {
    "words on a map of colours": (_words_on_cells, "#ffffff"),
    "words on a shape of its own colour": (_boxed("x", color="w", bbox={"fc": "navy", "ec": "k"}), "#ffffff"),
    "a grey given in numbers": (_box((0.9, 0.9, 0.9), edgecolor=palette.MUTED), "#e6e6e6"),
}


@pytest.mark.parametrize(("draw", "colour"), KEPT.values(), ids=KEPT.keys())
def test_a_grey_that_means_itself_stays(draw: Draw, colour: str) -> None:
    svg, told = look(draw)
    assert told == []
    assert colour in svg


def _maps(fig: Figure) -> None:
    fig.subplots().scatter(range(9), range(9), c=range(9), label="runs")


def _on_blue(fig: Figure) -> None:
    ax = fig.subplots()
    ax.axvspan(0, 1, facecolor=palette.BLUE)
    ax.plot([0.2, 0.8], [0, 1], color=palette.PURPLE)


LOST: dict[str, tuple[Draw, str]] = {
    "blue": (_line(color="blue", label="cost"), "Line2D 'cost' has the colour #0000ff, 2.1:1"),
    "yellow": (_bars(color="yellow"), "Rectangle has the colour #ffff00, 1.1:1"),
    "a veil of navy": (_line(color="navy", alpha=0.3), "Line2D has the colour #000080"),
    "one colour of the palette on another": (_on_blue, "Line2D has the colour #753bb1"),
    "a map of colours for points": (_maps, "PathCollection 'runs' (and"),
    "data in numbers": (_box((0.0, 0.0, 0.0)), "Rectangle has the colour #000000"),
}


@pytest.mark.parametrize(("draw", "message"), LOST.values(), ids=LOST.keys())
def test_a_colour_that_one_scheme_swallows_is_told_with_its_artist(draw: Draw, message: str) -> None:
    told = look(draw)[1]
    assert len(told) == 1
    assert told[0].startswith(f"figure-colour {message}")


UNREAD: dict[str, tuple[Draw, str]] = {
    "ink on a pale box": (_boxed("pale", bbox={"fc": "wheat"}), "'pale' has the colour #1a1e2b, 1."),
    "paper on the page": (_boxed("gone", color=palette.PAPER), "'gone' has the colour #fdfeff, 1."),
    "a veil": (_boxed("thin", alpha=0.2), "'thin' has the colour #1a1e2b, 1."),
    "ink on a bar": (_bars("4"), "'4' has the colour #1a1e2b, 1."),
}


@pytest.mark.parametrize(("draw", "message"), UNREAD.values(), ids=UNREAD.keys())
def test_text_is_held_to_what_it_stands_on(draw: Draw, message: str) -> None:
    told = look(draw)[1]
    assert len(told) == 1
    assert told[0].startswith(f"figure-text-colour {message}")


def _meant(fig: Figure) -> None:
    for line in fig.subplots().plot([0, 1], color="navy"):
        line.set_in_layout(False)


def _shaded(fig: Figure) -> None:
    fig.subplots().fill_between([0, 1], [1, 1], color="yellow", alpha=0.3)


def _haloed(fig: Figure) -> None:
    fig.subplots().scatter([0, 1], [0, 1], path_effects=[withStroke(linewidth=3, foreground="k")])


def _lit(fig: Figure) -> None:
    fig.subplots().tripcolor([0, 1, 0, 1], [0, 0, 1, 1], [0, 1, 2, 3], shading="gouraud")


def _shadowed(fig: Figure) -> None:
    fig.subplots().pie([1, 2], shadow=True)


@pytest.mark.parametrize(
    "draw",
    [_meant, _shaded, _haloed, _lit, _shadowed],
    ids=["meant so", "a shade", "a halo", "shades of colours", "a shadow"],
)
def test_what_is_meant_to_be_faint_is_not_told_of(draw: Draw) -> None:
    assert look(draw)[1] == []


def test_a_lit_surface_keeps_its_shades_in_both_schemes() -> None:
    x, y = np.meshgrid(range(5), range(5))
    svg, told = look(lambda fig: fig.add_subplot(projection="3d").plot_surface(x, y, x * y, color=palette.BLUE))
    assert told == []
    assert "--fig-blue" not in svg


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)  # a grey known to just miss 4.5
