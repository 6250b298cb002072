"""What the studio asks of the worker: one figure, within bounds."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one figure. They stop mistakes; a script that means harm is not held by them.

    Attributes:
        seconds: Time from start to drawn SVG, also of processor time.
        memory_bytes: Address space of the drawing process, libraries included (Linux; macOS does not enforce it).
        written_bytes: Largest file that a script may write, and the most that it may print.
        svg_bytes: Largest SVG that may enter a page; a larger one becomes two pictures.
        picture_bytes: Largest that the two pictures may be together, as a page holds them.
    """

    seconds: float = 20.0
    memory_bytes: int = 2 * 1024**3
    written_bytes: int = 16 * 1024**2
    svg_bytes: int = 300_000
    picture_bytes: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Request:
    """One figure to draw.

    Attributes:
        root: The project's root, absolute and real.
        folder: The figures' folder, absolute and real.
        name: Topic and function.
        size: Width and height in inches.
        limits: What the drawing may take.
        number: Tells this request from the others of one worker.
        again: Whether this drawing is there to be compared with an earlier one.
    """

    root: Path
    folder: Path
    name: str
    size: tuple[float, float]
    limits: Limits
    number: int = 0
    again: bool = False

    def to_plain(self) -> dict[str, Any]:
        """The request as values for JSON."""
        return asdict(self) | {"root": str(self.root), "folder": str(self.folder)}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """The request that ``to_plain`` gave."""
        places = {"root": Path(plain["root"]), "folder": Path(plain["folder"])}
        width, height = plain["size"]
        return cls(**{**plain, **places, "size": (width, height), "limits": Limits(**plain["limits"])})
