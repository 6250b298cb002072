"""How every figure of a course looks: one set of matplotlib settings, applied once in the worker.

A figure fills a desktop's text column at its full 7.2 inches and shrinks to half of that on a phone, so its text is
large and its ornament thin.
"""

from typing import Any

from clawdemy_site.figures import palette

_FONT_SIZE = 13.0  # points at 7.2 inches; about 8.5 px on a 340 px phone, where the reader can zoom

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
