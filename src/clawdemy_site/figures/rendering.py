"""From a matplotlib figure to what a page holds: a themed SVG, or two pictures where an SVG would be too heavy."""

import base64
import io
from typing import TYPE_CHECKING

from clawdemy_site.figures import palette
from clawdemy_site.figures.animation import Motion
from clawdemy_site.figures.animation_css import write_sheet
from clawdemy_site.figures.request import FigureLimits
from clawdemy_site.figures.svg import ThemedSvg, UnfitSvgError, theme_svg, wrap_pictures
from clawdemy_site.sandbox.errors import FaultError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))
_SHRINKING = 4  # theming makes an SVG smaller, never by as much as this
_DOTS = 144  # for each inch: one and a half for each CSS pixel


def new_figure(size: tuple[float, float]) -> "Figure":
    """An empty figure of a size in inches, laid out so that labels have room."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415 - only workers pay
    from matplotlib.figure import Figure  # noqa: PLC0415 - only workers pay

    figure = Figure(figsize=size, layout="constrained")
    FigureCanvasSVG(figure)
    return figure


def require_content(figure: "Figure") -> None:
    """Refuse a figure on which nothing was drawn, with a ``FaultError``."""
    own = (figure.lines, figure.patches, figure.texts, figure.images, figure.artists, figure.legends)
    if any(own) or any(
        axes.has_data() or axes.texts or axes.patches or axes.artists or axes.tables or axes.child_axes
        for axes in figure.axes
    ):
        return
    message = "the function drew nothing on the figure it was given"
    advice = "draw on its argument, for example ax = fig.subplots(); pyplot draws on a figure of its own"
    raise FaultError("figure-empty", message, advice)


def to_svg(figure: "Figure", limits: FigureLimits, motion: Motion | None = None) -> ThemedSvg | None:
    """The figure as an SVG for a page, moving or still, or ``None`` if that is larger than a page can bear.

    It is a fault if it holds what may not enter a page, or does not move as it should.
    """
    drawing = io.BytesIO()
    figure.savefig(drawing, format="svg", metadata=_METADATA)
    sheet = write_sheet(motion.resolve()) if motion else None
    if drawing.tell() > _SHRINKING * limits.svg_bytes:
        return None
    try:
        themed = theme_svg(drawing.getvalue(), sheet)
    except UnfitSvgError as error:
        raise FaultError("figure-unsafe", str(error), "draw without links, scripts or other files") from None
    return themed if len(themed.text.encode()) <= limits.svg_bytes else None


def to_picture(figure: "Figure") -> str:
    """The figure as a PNG of few colours with a transparent background, in base 64.

    With 256 colours, transparent ones among them, a surface takes 39 kB where all of its colours take 219.
    """
    from PIL import Image  # noqa: PLC0415 - only workers pay

    drawing, small = io.BytesIO(), io.BytesIO()
    figure.savefig(drawing, format="png", dpi=_DOTS, metadata={"Software": None})
    with Image.open(drawing) as picture:
        picture.quantize(256, method=Image.Quantize.FASTOCTREE).save(small, "png", optimize=True)
    return base64.b64encode(small.getvalue()).decode()


def to_pictures(light: "Figure", dark: "Figure", limits: FigureLimits) -> ThemedSvg:
    """Two drawings of one figure as an SVG that holds a picture for each scheme, not larger than a page can bear."""
    wide, high = (round(96 * float(side)) for side in light.get_size_inches())
    themed = wrap_pictures(to_picture(light), to_picture(dark), wide, high)
    size = len(themed.text)
    if size > limits.picture_bytes:
        message = f"the figure takes {size:,} bytes even as two pictures, more than {limits.picture_bytes:,}"
        raise FaultError("figure-too-large", message, "draw fewer points, or make the figure smaller")
    return themed


def turn_dark() -> None:
    """Let the palette's names mean their dark values in this process, for scripts that are imported from here on."""
    for colour in palette.COLOURS:
        setattr(palette, colour.name.upper(), colour.dark)
    dark = {colour.light: colour.dark for colour in palette.COLOURS}
    setattr(palette, "CYCLE", tuple(dark[light] for light in palette.CYCLE))  # noqa: B010 - a constant otherwise
