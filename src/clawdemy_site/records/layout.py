"""Where a project keeps what: read before anything else, so it needs nothing else."""

from dataclasses import dataclass
from pathlib import Path

LESSONS = "lessons"  # the folder of courses, below both the content and the references


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a project keeps what; folders are POSIX paths relative to the root."""

    root: Path
    content: str = "content"
    references: str = "references"
    figures: str = "figures"
    cache: str = ".cache/clawdemy"
    settings: str = "mkdocs.yml"  # the file that says all this
    # Patterns, as in a ``.gitignore``, of what is left out of the content folder.
    excluded: tuple[str, ...] = ()
