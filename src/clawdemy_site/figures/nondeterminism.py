"""Noticing that a drawing may come out differently the next time: chance, and the clock.

Drawing every figure twice would double the cost of a cold build, so an ordinary build draws again only where the first
drawing could have differed at all. What is random leaves traces that are cheap to see; what asks the clock names it in
its source. A second drawing happens on another day, so that a date in a figure shows as well.
"""

import os
import random
import re
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_CLOCK = re.compile(r"\b(?:datetime|getpid|monotonic|perf_counter|process_time|import time|from time|id\()")
_LATER = 400 * 24 * 3600.0  # seconds; another year, month and day
_ZONE = "LATER-24"  # a clock a day ahead, for what asks the system past Python's own ``time``


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
