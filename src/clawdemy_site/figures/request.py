"""What the studio asks of the worker: one figure, within bounds."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from clawdemy_site.sandbox.confinement import Limits


@dataclass(frozen=True, slots=True)
class FigureLimits(Limits):
    """Bounds on one figure.

    Attributes:
        svg_bytes: Largest SVG that may enter a page; a larger one becomes two pictures.
        picture_bytes: Largest that the two pictures may be together, as a page holds them.
    """

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
        again: Whether this drawing is there to be compared with an earlier one.
    """

    root: Path
    folder: Path
    name: str
    size: tuple[float, float]
    limits: FigureLimits
    again: bool = False

    def to_plain(self) -> dict[str, Any]:
        """The request as values for JSON."""
        return asdict(self) | {"root": str(self.root), "folder": str(self.folder)}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """The request that ``to_plain`` gave."""
        places = {"root": Path(plain["root"]), "folder": Path(plain["folder"])}
        width, height = plain["size"]
        return cls(**{**plain, **places, "size": (width, height), "limits": FigureLimits(**plain["limits"])})
