"""How every figure of a course looks: one set of matplotlib settings, applied once in the worker.

A figure fills a desktop's text column at its full 7.2 inches and shrinks to half of that on a phone, so its text is
large and its ornament thin. In a wide figure text is larger still, see `fit`.
"""

import re
from itertools import pairwise
from typing import Any

from clawdemy_site.figures import palette
from clawdemy_site.maths.dollars import INLINE_MATHS

SMALLEST = 11 * 72 / 378
"""Points for each inch of its width that a figure's text needs to have 11 px on a phone, which shows it 378 px wide."""

_PAD = 3.5  # points between a tick and its label, as matplotlib has it
_FONT_SIZE = 13.0  # points, in a figure that is narrow enough

_MONEY = re.compile(r"(?<!\\)\$")
_WORDS = re.compile(
    r"(?=.*\s)(?=.*[A-Za-z]{2})[^\\^_={}]*", re.DOTALL
)  # as between the units of "cost ($) and price ($)"

SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "clawdemy",
    "figure.facecolor": "none",
    "savefig.facecolor": "auto",
    "axes.facecolor": "none",
    "image.interpolation": "nearest",
    "mathtext.fontset": "dejavusans",
    # The one font that comes with matplotlib: layout is measured with it, and it is wider than most readers' fonts.
    "font.family": ["DejaVu Sans"],
    "font.size": _FONT_SIZE,
    "text.color": palette.INK,
    "axes.labelcolor": palette.INK,
    "axes.titlecolor": palette.INK,
    "axes.titlesize": _FONT_SIZE + 1,
    "axes.titleweight": "bold",
    "axes.labelsize": _FONT_SIZE,
    "xtick.labelsize": _FONT_SIZE - 1,
    "ytick.labelsize": _FONT_SIZE - 1,
    "legend.fontsize": _FONT_SIZE - 0.5,
    "legend.frameon": False,
    "figure.titlesize": _FONT_SIZE + 1,
    "figure.titleweight": "bold",
    "axes.edgecolor": palette.MUTED,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "xtick.color": palette.MUTED,
    "ytick.color": palette.MUTED,
    "xtick.major.width": 0.8,
    "ytick.major.width": 0.8,
    "grid.color": palette.GRID,
    "grid.linewidth": 0.8,
    "lines.linewidth": 2.25,
    "lines.markersize": 7.0,
    "patch.facecolor": palette.BLUE,
    "patch.edgecolor": palette.INK,
    "hatch.color": palette.MUTED,
    "legend.edgecolor": palette.GRID,
    **{f"axes3d.{axis}axis.panecolor": palette.PANEL for axis in "xyz"},
}
"""The settings by matplotlib's names, to be laid over its defaults.

Text stays text, ids come from a fixed salt and the background is transparent, so that one drawing serves both schemes
and two drawings of one script are equal byte for byte.
"""


def apply() -> None:
    """Reset matplotlib to its own defaults, whatever its user has configured, and lay the house style over them."""
    import matplotlib as mpl  # noqa: PLC0415 - only workers pay
    from cycler import cycler  # noqa: PLC0415 - only workers pay

    mpl.rcdefaults()
    # What the names of the palette mean in this process, be it drawing for a dark page.
    now = {colour.light: getattr(palette, colour.name.upper()) for colour in palette.COLOURS}
    mpl.rcParams.update(
        {name: now.get(value, value) if isinstance(value, str) else value for name, value in SETTINGS.items()}
    )
    mpl.rcParams["axes.prop_cycle"] = cycler(color=palette.CYCLE)


def fit(width: float) -> None:
    """Let all text of a figure so many inches wide be large enough for a phone."""
    import matplotlib as mpl  # noqa: PLC0415 - only workers pay

    grown = max(0.0, SMALLEST * width - SETTINGS["xtick.labelsize"])
    sizes = {name: size for name, size in SETTINGS.items() if name.endswith("size") and "marker" not in name}
    pads = {f"{axis}tick.major.pad": _PAD + grown / 2 for axis in "xy"}  # which keeps the labels of a corner apart
    settings: dict[Any, Any] = {**{name: size + grown for name, size in sizes.items()}, **pads}
    mpl.rcParams.update(settings)


def draw_maths_as_paths() -> None:
    """Make matplotlib's SVG draw formulas as outlines and all other text as text.

    A formula is set glyph by glyph at measured places, which fit no other font than the one it was measured with.
    """
    import matplotlib as mpl  # noqa: PLC0415 - only workers pay
    from matplotlib.backends.backend_svg import RendererSVG  # noqa: PLC0415 - only workers pay

    draw_text: Any = RendererSVG.draw_text

    def draw(self: Any, *arguments: Any, ismath: Any = False, **options: Any) -> None:
        with mpl.rc_context({"svg.fonttype": "path"} if ismath else {}):
            draw_text(self, *arguments, ismath=ismath, **options)

    setattr(RendererSVG, "draw_text", draw)  # noqa: B010 - mypy refuses assignment


def read_dollars() -> None:
    """Make matplotlib read the dollar signs of a label as pages read theirs: in "costs $5 and $6" they are money.

    By itself it takes every even number of them for formulas, and sets what stands between as one.
    """
    from matplotlib.text import Text  # noqa: PLC0415 - only workers pay

    preprocess: Any = vars(Text)["_preprocess_math"]  # where it decides

    def read(text: Text, words: str) -> tuple[str, Any]:
        if text.get_usetex() or not text.get_parse_math():
            read_by_matplotlib: tuple[str, Any] = preprocess(text, words)
            return read_by_matplotlib
        return part_formulas(words)

    setattr(Text, "_preprocess_math", read)  # noqa: B010 - mypy refuses assignment


def part_formulas(words: str) -> tuple[str, bool]:
    """A label as matplotlib is to read it, and whether it holds formulas."""
    formulas = [match for match in INLINE_MATHS.finditer(words) if not _WORDS.fullmatch(match[1])]
    if not formulas:
        return words.replace(r"\$", "$"), False
    ends = [0, *(end for match in formulas for end in match.span()), len(words)]
    parts = [words[start:end] for start, end in pairwise(ends)]
    return "".join(part if place % 2 else _MONEY.sub(r"\\$", part) for place, part in enumerate(parts)), True
