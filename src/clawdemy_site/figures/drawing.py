"""One drawing, in a process of its own: run the script, take its figure and facts, and make of it what a page holds.

That is a themed SVG, or two pictures where an SVG would be too heavy. The process is a fork of the warm worker, so
whatever a script does to settings, folder or environment dies with it.
"""

import base64
import importlib
import io
import sys
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clawdemy_site.figures import palette, style
from clawdemy_site.figures.animation import Motion
from clawdemy_site.figures.animation_css import write_sheet
from clawdemy_site.figures.facts import plain_facts
from clawdemy_site.figures.legibility import check_legibility
from clawdemy_site.figures.noticing import hear_warnings, move_to_another_day, watch_chance
from clawdemy_site.figures.renderers import watch_paints
from clawdemy_site.figures.request import FigureLimits, Request, explain_exception
from clawdemy_site.figures.spec import DEFAULT_SIZE, Payload
from clawdemy_site.figures.svg import ThemedSvg, theme_svg, wrap_pictures
from clawdemy_site.sandbox.dependencies import DependencyRecorder, import_fresh_from
from clawdemy_site.sandbox.errors import FaultError
from clawdemy_site.sandbox.job import Say

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))
_SHRINKING = 4  # theming makes an SVG smaller, never by as much as this
_DOTS = 144  # for each inch: one and a half for each CSS pixel


def warm_up() -> None:
    """Import what every script needs and fill matplotlib's own caches, once for all drawings."""
    import matplotlib as mpl  # noqa: PLC0415 - ready first, then slow

    mpl.use("svg")
    style.apply()
    style.draw_maths_as_paths()
    style.read_dollars()
    figure = new_figure(DEFAULT_SIZE)
    figure.subplots().set_title("bold", weight="bold")
    figure.savefig(io.BytesIO(), format="svg")


def work(task: Mapping[str, Any], scratch: Path, _say: Say) -> dict[str, Any]:
    """Draw what a request in plain values asks for, and give the drawing, or the failure, in plain values."""
    request = Request.from_plain(task)
    watch = DependencyRecorder(request.root, scratch)
    try:
        if request.again:
            move_to_another_day()
        import_fresh_from(request.folder)
        may_differ, heard = watch_chance(), hear_warnings(request.root, request.folder)
        watch.start()
        outcome = _draw(request)
        sources = [request.root / name for name in watch.dependencies if name.endswith(".py")]
        is_doubtful = may_differ(filter(Path.is_file, sources))
    except BaseException as error:  # noqa: BLE001 - scripts raise anything
        failure = asdict(explain_exception(error, request.folder, request.limits))
        traceback.clear_frames(error.__traceback__)  # frees what filled the memory
        return {"failure": failure}
    noticed = [asdict(remark) for remark in (*heard, *outcome.pop("illegible"))]
    return outcome | {"warnings": noticed, "may_differ": is_doubtful, "dependencies": watch.finish()}


@dataclass(frozen=True, slots=True)
class _Run:
    """What a function of a script made."""

    figure: "Figure"  # what it drew
    motion: Motion | None  # how that moves, if it is an animation
    data: Payload  # what it handed over, if it is a live figure
    returned: object


def _draw(request: Request) -> dict[str, Any]:
    run = _run(request)
    facts = plain_facts(run.returned)
    require_content(run.figure)
    with watch_paints() as paints:
        themed = to_svg(run.figure, request.limits, run.motion)
    if run.motion:
        run.motion.rest()
    illegible = check_legibility(run.figure, paints)
    if themed is None:
        light = to_picture(run.figure)
        _forget_modules(request.folder)
        turn_dark()
        style.apply()
        dark = _run(request)
        if dark.motion:
            dark.motion.rest()
        themed = to_pictures(light, to_picture(dark.figure), run.figure.get_size_inches(), request.limits)
    said = {"facts": facts, "data": run.data.to_plain(), "illegible": illegible}
    return {"svg": themed.text, "width": themed.width, "height": themed.height, **said}


def _run(request: Request) -> _Run:
    style.fit(request.size[0])
    function = _load_function(request)
    figure, data = new_figure(request.size), Payload()
    if hasattr(function, "__moves__"):
        motion = Motion()
        return _Run(figure, motion, data, function(figure, motion))
    return _Run(figure, None, data, function(figure, data) if hasattr(function, "__live__") else function(figure))


def _forget_modules(folder: Path) -> None:
    """Let the author's modules be imported afresh, with whatever state they keep."""
    for name, module in list(sys.modules.items()):
        if Path(getattr(module, "__file__", None) or "/").is_relative_to(folder):
            del sys.modules[name]


def _load_function(request: Request) -> Any:
    topic, _, name = request.name.partition(".")
    module = importlib.import_module(topic)
    if Path(module.__file__ or "").parent != request.folder:
        message = f"'{topic}' is the name of a module that Python or a library already has"
        raise FaultError("figure-topic", message, "rename the script")
    function = getattr(module, name, None)
    if not hasattr(function, "__figure__"):
        message = f"the script has no figure '{name}' once it has run"
        raise FaultError("figure-missing", message, "keep the function under its name, with @figure outermost")
    return function


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
    themed = theme_svg(drawing.getvalue(), sheet)
    return themed if len(themed.text.encode()) <= limits.svg_bytes else None


def to_picture(figure: "Figure") -> str:
    """The figure as a PNG of few colours with a transparent background, in base 64.

    With 256 colours, transparent ones among them, a surface takes 39 kB where all of its colours take 219.
    """
    from PIL import Image  # noqa: PLC0415 - only workers pay

    drawing, small = io.BytesIO(), io.BytesIO()
    with watch_paints():
        figure.savefig(drawing, format="png", dpi=_DOTS, metadata={"Software": None})
    with Image.open(drawing) as picture:
        picture.quantize(256, method=Image.Quantize.FASTOCTREE).save(small, "png", optimize=True)
    return base64.b64encode(small.getvalue()).decode()


def to_pictures(light: str, dark: str, inches: Iterable[float], limits: FigureLimits) -> ThemedSvg:
    """An SVG that holds a picture for each scheme, as `to_picture` gives them, not larger than a page can bear."""
    wide, high = (round(96 * float(side)) for side in inches)
    themed = wrap_pictures(light, dark, wide, high)
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
