"""What a figure depends on, as values that can be compared: contents of files, versions, our own code."""

import functools
import hashlib
import importlib.metadata
import sys
from pathlib import Path


def digest(root: Path, name: str) -> str | None:
    """SHA-256 of a file or a folder's listing as it stands now, or ``None`` if it is not there.

    Args:
        root: The project's root.
        name: POSIX path relative to the root; that of a folder ends with a slash. A folder's digest is that of its
            visible names.
    """
    place = root / name
    try:
        if name.endswith("/"):
            names = sorted(entry.name for entry in place.iterdir() if not entry.name.startswith((".", "__pycache__")))
            return hashlib.sha256("\n".join(names).encode(errors="surrogateescape")).hexdigest()
        return hashlib.sha256(place.read_bytes()).hexdigest()
    except OSError:
        return None


@functools.cache
def environment() -> dict[str, str]:
    """The versions that a drawing depends on, found without importing what they are versions of."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    renderer = hashlib.sha256(b"\0".join(source.read_bytes() for source in sources)).hexdigest()
    return {
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "numpy": _version("numpy"),
        "matplotlib": _version("matplotlib"),
        "renderer": renderer,
    }


def _version(distribution: str) -> str:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return "none"  # the worker says so when it must draw
