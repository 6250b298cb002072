"""One drawing, in a process of its own: run the script, take its figure and facts, leave a result and end.

The process is a fork of the warm worker, so whatever a script does to settings, folder or environment dies with it.
It never returns to the worker's code.
"""

import faulthandler
import importlib
import json
import os
import resource
import signal
import sys
import tempfile
import traceback
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from clawdemy_site.figures import style
from clawdemy_site.figures.animation import Motion
from clawdemy_site.figures.captured_warnings import CapturedWarnings
from clawdemy_site.figures.dependencies import DependencyRecorder, import_fresh_from
from clawdemy_site.figures.facts import FactError, plain_facts
from clawdemy_site.figures.failures import DrawingError, explain_exception
from clawdemy_site.figures.legibility import check_legibility, record_texts
from clawdemy_site.figures.live import Payload
from clawdemy_site.figures.nondeterminism import NondeterminismProbe, move_to_another_day
from clawdemy_site.figures.rendering import new_figure, require_content, to_pictures, to_svg, turn_dark
from clawdemy_site.figures.request import Limits, Request

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
        failure = explain_exception(error, request.folder, request.limits).to_plain()
        traceback.clear_frames(error.__traceback__)  # frees what filled the memory
        return {"failure": failure}
    noticed = remarks.to_plain() + outcome.pop("illegible")
    return outcome | {"warnings": noticed, "may_differ": may_differ, "dependencies": watch.dependencies}


@dataclass(frozen=True, slots=True)
class _Run:
    """What a function of a script made.

    Attributes:
        figure: What it drew.
        motion: How that moves, if it is an animation.
        data: What it handed over, if it is a live figure.
        returned: What it returned.
    """

    figure: "Figure"
    motion: Motion | None
    data: Payload
    returned: object


def _draw(request: Request) -> dict[str, Any]:
    run = _run(request)
    try:
        facts = plain_facts(run.returned)
    except FactError as error:
        raise DrawingError("figure-facts", str(error), 'end the function with return {"name": value}, or {}') from None
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
        raise DrawingError("figure-topic", message, "rename the script")
    function = getattr(module, name, None)
    if not hasattr(function, "__figure__"):
        message = f"the script has no figure '{name}' once it has run"
        raise DrawingError("figure-missing", message, "keep the function under its name, with @figure outermost")
    return function


def _leave_result(outcome: Mapping[str, Any], scratch: Path) -> None:
    data = json.dumps(outcome, allow_nan=False, separators=(",", ":")).encode()
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))  # the script's bound is not the result's
    (scratch / RESULT).write_bytes(data)
