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
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType
from typing import Any

_MOST = 5  # of one figure; more say nothing new
_LONGEST = 300
_LIBRARIES_OWN = (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)
# We ask for constrained layout on behalf of scripts that then place their axes by hand, which is no mistake.
_OUR_OWN = "There are no gridspecs with layoutgrids"
_CLOCK = re.compile(r"\b(?:datetime|getpid|monotonic|perf_counter|process_time|import time|from time|id\()")
_LATER = 400 * 24 * 3600.0  # seconds; another year, month and day
_ZONE = "LATER-24"  # a clock a day ahead, for what asks the system past Python's own ``time``


@dataclass(frozen=True, slots=True)
class Remark:
    """A warning."""

    rule: str
    message: str  # of Python's own the kind and text
    help: str = ""  # empty of Python's own
    path: str = ""  # the author's file, relative to the root; empty where it arose outside the author's code
    line: int = 0  # from 1, or 0


class CapturedWarnings:
    """Collects what Python would print as warnings; the root and the folder of figures are absolute."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root = root
        self._folder = f"{folder}/"
        self._heard: list[Remark] = []

    def start(self) -> None:
        """Listen from here on."""
        warnings.resetwarnings()
        warnings.simplefilter("default")
        for category in _LIBRARIES_OWN:
            warnings.simplefilter("ignore", category)
        warnings.filterwarnings("ignore", _OUR_OWN)
        setattr(warnings, "showwarning", self._hear)  # noqa: B010 - mypy refuses assignment

    def to_plain(self) -> list[dict[str, Any]]:
        """The warnings as values for JSON, each once, the first few."""
        return [asdict(remark) for remark in list(dict.fromkeys(self._heard))[:_MOST]]

    def _hear(self, message: Warning | str, category: type[Warning], *_: object) -> None:
        text = " ".join(str(message).split())[:_LONGEST]
        frame = sys._getframe(1)  # noqa: SLF001 - nothing public
        path, line = self._own_place(frame)
        self._heard.append(Remark("figure-warning", f"{category.__name__}: {text}", path=path, line=line))

    def _own_place(self, frame: FrameType | None) -> tuple[str, int]:
        while frame is not None:
            if frame.f_code.co_filename.startswith(self._folder):
                return Path(frame.f_code.co_filename).relative_to(self._root).as_posix(), frame.f_lineno
            frame = frame.f_back
        return "", 0


class NondeterminismProbe:
    """Sees whether a script draws from anything random.

    The generators that ``random`` and ``numpy.random`` keep for everybody are seeded anew from the system: the drawing
    processes inherit one state from the worker, which would make what is unseeded look fixed for one build.
    """

    def __init__(self) -> None:
        self._was_asked = False
        self._before: object = None

    def start(self) -> None:
        """Watch from here on."""
        import numpy as np  # noqa: PLC0415 - only workers pay

        random.seed()
        np.random.seed()  # noqa: NPY002 - scripts may use it
        self._before = _shared_states()
        ask = os.urandom

        def urandom(size: int, /) -> bytes:
            self._was_asked = True
            return ask(size)

        setattr(os, "urandom", urandom)  # noqa: B010 - mypy refuses assignment
        setattr(random, "_urandom", urandom)  # noqa: B010 - numpy seeds itself here

    def may_differ(self, sources: Iterable[Path]) -> bool:
        """Whether the drawing so far, by these of the author's modules, may come out differently the next time."""
        if self._was_asked or _shared_states() != self._before:
            return True
        return any(_CLOCK.search(source.read_text(errors="replace")) for source in sources)


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
