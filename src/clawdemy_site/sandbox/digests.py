"""What a result depends on, as values that can be compared: contents of files, versions, our own code."""

import hashlib
import importlib.metadata
from collections.abc import Iterable
from pathlib import Path

OWN_SOURCES = frozenset(Path(__file__).parent.glob("*.py"))
"""The modules of this room: every result that was computed in it depends on them."""


def digest(root: Path, name: str) -> str | None:
    """SHA-256 of a file, or of a folder's visible names, as they stand now; ``None`` if it is not there.

    The name is a POSIX path relative to the root; that of a folder ends with a slash.
    """
    place = root / name
    try:
        if name.endswith("/"):
            names = sorted(entry.name for entry in place.iterdir() if not entry.name.startswith((".", "__pycache__")))
            return hashlib.sha256("\n".join(names).encode(errors="surrogateescape")).hexdigest()
        return hashlib.sha256(place.read_bytes()).hexdigest()
    except OSError:
        return None


def fingerprint(sources: Iterable[Path]) -> str:
    """SHA-256 of some of our own modules together."""
    return hashlib.sha256(b"\0".join(source.read_bytes() for source in sorted(sources))).hexdigest()


def version(distribution: str) -> str:
    """The version of an installed package, found without importing it."""
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return "none"  # the worker says so when it must work
