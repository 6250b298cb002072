"""What is noticed while a figure is drawn: warnings, each at the author's own line, and chance and the clock.

An overflow in a sum or a glyph that no font has leaves a figure that looks finished and is wrong. A script that knows
better silences the warning by Python's or numpy's own means.

Drawing every figure twice would double the cost of a cold build, so an ordinary build draws again only where the first
drawing could have differed at all. What is random leaves traces that are cheap to see; what asks the clock names it in
its source. A second drawing happens on another day, so that a date in a figure shows as well.
"""

import os
import random
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType
from typing import Any

from clawdemy_site.figures.request import Remark

_MOST = 5  # of one figure; more say nothing new
_LONGEST = 300
_LIBRARIES_OWN = (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)
# We ask for constrained layout on behalf of scripts that then place their axes by hand, which is no mistake.
_OUR_OWN = "There are no gridspecs with layoutgrids"
_CLOCK = re.compile(r"\b(?:datetime|getpid|monotonic|perf_counter|process_time|import time|from time|id\()")
_LATER = 400 * 24 * 3600.0  # seconds; another year, month and day
_ZONE = "LATER-24"  # a clock a day ahead, for what asks the system past Python's own ``time``


def hear_warnings(root: Path, folder: Path) -> dict[Remark, None]:
    """From here on collect, each once, what Python would print as warnings; root and folder of figures are absolute.

    What comes back fills while the script runs, with the first few.
    """
    heard: dict[Remark, None] = {}

    def hear(message: Warning | str, category: type[Warning], *_: object) -> None:
        text = " ".join(str(message).split())[:_LONGEST]
        path, line = _own_place(sys._getframe(1), folder)  # noqa: SLF001 - nothing public
        shown = Path(path).relative_to(root).as_posix() if path else ""
        if len(heard) < _MOST:
            heard[Remark("figure-warning", f"{category.__name__}: {text}", path=shown, line=line)] = None

    warnings.resetwarnings()
    warnings.simplefilter("default")
    for category in _LIBRARIES_OWN:
        warnings.simplefilter("ignore", category)
    warnings.filterwarnings("ignore", _OUR_OWN)
    setattr(warnings, "showwarning", hear)  # noqa: B010 - mypy refuses assignment
    return heard


def _own_place(frame: FrameType | None, folder: Path) -> tuple[str, int]:
    while frame is not None:
        if frame.f_code.co_filename.startswith(f"{folder}/"):
            return frame.f_code.co_filename, frame.f_lineno
        frame = frame.f_back
    return "", 0


def watch_chance() -> Callable[[Iterable[Path]], bool]:
    """From here on see whether a script draws from anything random.

    What comes back tells whether the drawing so far, by these of the author's modules, may come out differently the
    next time.

    The generators that ``random`` and ``numpy.random`` keep for everybody are seeded anew from the system: the drawing
    processes inherit one state from the worker, which would make what is unseeded look fixed for one build.
    """
    import numpy as np  # noqa: PLC0415 - only workers pay

    random.seed()
    np.random.seed()  # noqa: NPY002 - scripts may use it
    before = _shared_states()
    ask = os.urandom
    asked: list[int] = []

    def urandom(size: int, /) -> bytes:
        asked.append(size)
        return ask(size)

    def may_differ(sources: Iterable[Path]) -> bool:
        if asked or _shared_states() != before:
            return True
        return any(_CLOCK.search(source.read_text(errors="replace")) for source in sources)

    setattr(os, "urandom", urandom)  # noqa: B010 - mypy refuses assignment
    setattr(random, "_urandom", urandom)  # noqa: B010 - numpy seeds itself here
    return may_differ


def move_to_another_day() -> None:
    """Let this process believe that it is later, by Python's clock as by the system's time zone."""
    now = time.time

    def later() -> float:
        return now() + _LATER

    setattr(time, "time", later)  # noqa: B010 - mypy refuses assignment
    os.environ["TZ"] = _ZONE
    time.tzset()


def _shared_states() -> tuple[Any, ...]:
    import numpy as np  # noqa: PLC0415 - only workers pay

    kind, key, *rest = np.random.get_state()  # noqa: NPY002 - scripts may use it
    return random.getstate(), kind, np.asarray(key).tobytes(), rest
