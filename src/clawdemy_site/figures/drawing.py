"""One drawing, in a process of its own: run the script, take its figure and facts, leave a result and end.

The process is a fork of the warm worker, so whatever a script does to settings, folder or environment dies with it.
It never returns to the worker's code.
"""

import faulthandler
import importlib
import io
import json
import os
import resource
import signal
import tempfile
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from clawdemy_site.figures.facts import FactError, plain_facts
from clawdemy_site.figures.failures import DrawingError, explain_exception, mebibytes
from clawdemy_site.figures.request import Limits, Request
from clawdemy_site.figures.svg import ThemedSvg, UnfitSvgError, theme_svg
from clawdemy_site.figures.watch import Watch, import_fresh_from

if TYPE_CHECKING:
    from matplotlib.figure import Figure

RESULT = "result.json"
"""Where in the scratch folder a drawing leaves what it has to say."""

TRACE = "trace.txt"
"""Where in the scratch folder a crash or a hang leaves the calls it was in."""

PRINTED = "printed.txt"
"""Where in the scratch folder a script's prints go."""

WHERE_SIGNAL = signal.SIGUSR1
"""Makes a drawing write to its trace where it is."""

_GRACE = 5.0  # seconds after which a drawing ends itself, should its worker be gone
_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))


def draw_and_end(request: Request, scratch: Path) -> NoReturn:
    """Draw in this process, leave a result in the scratch folder and end the process, whatever happens."""
    status = 70
    process = os.getpid()
    try:
        _close_in(request, scratch)
        outcome = _draw_watched(request, scratch)
        if os.getpid() == process:  # a script that forked must not report twice
            _leave_result(outcome, scratch)
            status = 0
    finally:
        os._exit(status)


def _close_in(request: Request, scratch: Path) -> None:
    """Cut the process off: own group, folder, files, limits and signals."""
    os.setsid()
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    os.chdir(scratch)
    nothing = os.open(os.devnull, os.O_RDONLY)
    printed = os.open(PRINTED, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for source, target in ((nothing, 0), (printed, 1), (printed, 2)):
        os.dup2(source, target)
    os.closerange(3, 4096)
    os.environ["TMPDIR"] = tempfile.tempdir = str(scratch)
    trace = os.open(TRACE, os.O_WRONLY | os.O_CREAT)
    faulthandler.enable(trace)
    faulthandler.register(WHERE_SIGNAL, trace)
    faulthandler.register(signal.SIGXCPU, trace, chain=True)
    _limit(request.limits)


def _limit(limits: Limits) -> None:
    seconds = int(limits.seconds) + 1
    signal.alarm(seconds + int(_GRACE))
    for kind, bound in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, limits.written_bytes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, limits.memory_bytes),
    ):
        try:
            resource.setrlimit(kind, (bound, resource.getrlimit(kind)[1]))
        except (OSError, ValueError):
            continue  # a stricter limit of the system stands, or macOS, which has no bound on address space


def _draw_watched(request: Request, scratch: Path) -> dict[str, Any]:
    watch = Watch(request.root, scratch)
    try:
        import_fresh_from(request.folder)
        watch.start()
        themed, facts = _draw(request)
    except BaseException as error:  # noqa: BLE001 - scripts raise anything
        failure = explain_exception(error, request.folder, request.limits).to_plain()
        traceback.clear_frames(error.__traceback__)  # frees what filled the memory
        return {"failure": failure}
    size = {"width": themed.width, "height": themed.height}
    return {"svg": themed.text, "facts": facts, "dependencies": watch.dependencies, **size}


def _draw(request: Request) -> tuple[ThemedSvg, Mapping[str, Any]]:
    function = _load_function(request)
    figure = _new_figure(request.size)
    returned = function(figure)
    try:
        facts = plain_facts(returned)
    except FactError as error:
        raise DrawingError("figure-facts", str(error), 'end the function with return {"name": value}, or {}') from None
    if not _holds_anything(figure):
        message = "the function drew nothing on the figure it was given"
        raise DrawingError("figure-empty", message, "draw on its argument, for example ax = fig.subplots()")
    drawing = io.BytesIO()
    figure.savefig(drawing, format="svg", metadata=_METADATA)
    return _themed(drawing.getvalue(), request.limits), facts


def _load_function(request: Request) -> Any:
    topic, _, name = request.name.partition(".")
    module = importlib.import_module(topic)
    if Path(module.__file__ or "").parent != request.folder:
        message = f"'{topic}' is the name of a module that Python or a library already has"
        raise DrawingError("figure-topic", message, "rename the script")
    function = getattr(module, name, None)
    if not hasattr(function, "__figure__"):
        message = f"the script has no figure '{name}' once it has run"
        raise DrawingError("figure-missing", message, "keep the function under its name, with @figure outermost")
    return function


def _new_figure(size: tuple[float, float]) -> "Figure":
    from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415 - only workers pay
    from matplotlib.figure import Figure  # noqa: PLC0415 - only workers pay

    figure = Figure(figsize=size, layout="constrained")
    FigureCanvasSVG(figure)
    return figure


def _holds_anything(figure: "Figure") -> bool:
    own = (figure.lines, figure.patches, figure.texts, figure.images, figure.artists, figure.legends)
    return any(own) or any(
        axes.has_data() or axes.texts or axes.patches or axes.artists or axes.tables or axes.child_axes
        for axes in figure.axes
    )


def _themed(drawing: bytes, limits: Limits) -> ThemedSvg:
    advice = "draw fewer points, or give large artists rasterized=True"
    if len(drawing) > limits.written_bytes:
        message = f"the drawing takes {mebibytes(len(drawing))}, more than {mebibytes(limits.written_bytes)}"
        raise DrawingError("figure-too-large", message, advice)
    try:
        themed = theme_svg(drawing)
    except UnfitSvgError as error:
        raise DrawingError("figure-unsafe", str(error), "draw without links, scripts or other files") from None
    size = len(themed.text.encode())
    if size > limits.svg_bytes:
        message = f"the SVG takes {size:,} bytes, more than {limits.svg_bytes:,}"
        raise DrawingError("figure-too-large", message, advice)
    return themed


def _leave_result(outcome: Mapping[str, Any], scratch: Path) -> None:
    data = json.dumps(outcome, allow_nan=False, separators=(",", ":")).encode()
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))  # the script's bound is not the result's
    (scratch / RESULT).write_bytes(data)
