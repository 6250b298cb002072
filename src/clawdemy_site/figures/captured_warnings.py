"""Warnings that are raised while a figure is drawn, each at the author's own line.

An overflow in a sum or a glyph that no font has leaves a figure that looks finished and is wrong. A script that knows
better silences the warning by Python's or numpy's own means.
"""

import sys
import warnings
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType
from typing import Any

_MOST = 5  # of one figure; more say nothing new
_LONGEST = 300
_LIBRARIES_OWN = (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)
# We ask for constrained layout on behalf of scripts that then place their axes by hand, which is no mistake.
_OUR_OWN = "There are no gridspecs with layoutgrids"


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
