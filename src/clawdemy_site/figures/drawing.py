"""One drawing, in a process of its own: run the script, take its figure and facts.

The process is a fork of the warm worker, so whatever a script does to settings, folder or environment dies with it.
"""

import importlib
import io
import sys
import traceback
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clawdemy_site.figures import style
from clawdemy_site.figures.animation import Motion
from clawdemy_site.figures.captured_warnings import CapturedWarnings
from clawdemy_site.figures.facts import plain_facts
from clawdemy_site.figures.legibility import check_legibility, record_texts
from clawdemy_site.figures.nondeterminism import NondeterminismProbe, move_to_another_day
from clawdemy_site.figures.rendering import new_figure, require_content, to_pictures, to_svg, turn_dark
from clawdemy_site.figures.request import Request, explain_exception
from clawdemy_site.figures.spec import Payload
from clawdemy_site.sandbox.dependencies import DependencyRecorder, import_fresh_from
from clawdemy_site.sandbox.errors import FaultError
from clawdemy_site.sandbox.job import Say

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def warm_up() -> None:
    """Import what every script needs and fill matplotlib's own caches, once for all drawings."""
    import matplotlib as mpl  # noqa: PLC0415 - ready first, then slow

    mpl.use("svg")
    from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415 - after the backend
    from matplotlib.figure import Figure  # noqa: PLC0415 - after the backend

    style.apply()
    style.draw_maths_as_paths()
    figure = Figure(layout="constrained")
    FigureCanvasSVG(figure)
    figure.subplots().set_title("bold", weight="bold")
    figure.savefig(io.BytesIO(), format="svg")


def work(task: Mapping[str, Any], scratch: Path, _say: Say) -> dict[str, Any]:
    """Draw what a request in plain values asks for, and give the drawing, or the failure, in plain values."""
    return _draw_watched(Request.from_plain(task), scratch)


def _draw_watched(request: Request, scratch: Path) -> dict[str, Any]:
    watch = DependencyRecorder(request.root, scratch)
    chance, remarks = NondeterminismProbe(), CapturedWarnings(request.root, request.folder)
    try:
        if request.again:
            move_to_another_day()
        import_fresh_from(request.folder)
        chance.start()
        remarks.start()
        watch.start()
        outcome = _draw(request)
        sources = [request.root / name for name in watch.dependencies if name.endswith(".py")]
        may_differ = chance.may_differ(filter(Path.is_file, sources))
    except BaseException as error:  # noqa: BLE001 - scripts raise anything
        failure = asdict(explain_exception(error, request.folder, request.limits))
        traceback.clear_frames(error.__traceback__)  # frees what filled the memory
        return {"failure": failure}
    noticed = remarks.to_plain() + outcome.pop("illegible")
    return outcome | {"warnings": noticed, "may_differ": may_differ, "dependencies": watch.dependencies}


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
    with record_texts() as texts:
        themed = to_svg(run.figure, request.limits, run.motion)
    if run.motion:
        run.motion.rest()
    illegible = [asdict(remark) for remark in check_legibility(run.figure, texts)]
    if themed is None:
        _forget_modules(request.folder)
        turn_dark()
        style.apply()
        dark = _run(request)
        if dark.motion:
            dark.motion.rest()
        themed = to_pictures(run.figure, dark.figure, request.limits)
    said = {"facts": facts, "data": run.data.to_plain(), "illegible": illegible}
    return {"svg": themed.text, "width": themed.width, "height": themed.height, **said}


def _run(request: Request) -> _Run:
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
