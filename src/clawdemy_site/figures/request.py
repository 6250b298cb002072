"""What the studio asks of the worker: one figure, within bounds."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from clawdemy_site.sandbox.confinement import Limits


@dataclass(frozen=True, slots=True)
class FigureLimits(Limits):
    """Bounds on one figure."""

    svg_bytes: int = 300_000  # the largest SVG that may enter a page; a larger one becomes two pictures
    picture_bytes: int = 1_000_000  # of the two pictures together, as a page holds them


@dataclass(frozen=True, slots=True)
class Request:
    """One figure to draw."""

    root: Path  # the project's, absolute and real
    folder: Path  # the figures', absolute and real
    name: str  # topic and function
    size: tuple[float, float]  # in inches
    limits: FigureLimits
    again: bool = False  # whether this drawing is there to be compared with an earlier one

    def to_plain(self) -> dict[str, Any]:
        """The request as values for JSON."""
        return asdict(self) | {"root": str(self.root), "folder": str(self.folder)}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """The request that ``to_plain`` gave."""
        places = {"root": Path(plain["root"]), "folder": Path(plain["folder"])}
        width, height = plain["size"]
        return cls(**{**plain, **places, "size": (width, height), "limits": FigureLimits(**plain["limits"])})
