"""Word of a long drawing to whoever waits for it."""

import threading
from collections.abc import Callable
from typing import Self, TypeAlias

Tell: TypeAlias = Callable[[int, int], None]
"""Takes how many figures are done, and how many are due."""

_PAUSE = 1.0  # seconds


class Progress:
    """Tells how far a round is (not at all by ``None``), once it has taken a second and then every second.

    A thread of its own does so: the round itself waits for a worker, which may draw one figure for long.
    """

    def __init__(self, tell: Tell | None, due: int) -> None:
        self._tell = tell
        self._due = due
        self._done = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True) if tell and due else None

    def __enter__(self) -> Self:
        if self._thread:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        if self._thread:
            self._thread.join()

    def step(self) -> None:
        """Count one figure as done."""
        self._done += 1

    def _run(self) -> None:
        while self._tell and not self._ended.wait(_PAUSE):
            self._tell(self._done, self._due)
