"""What a figure depends on, as values that can be compared: contents of files, versions, our own code."""

import functools
import hashlib
import importlib.metadata
import sys
from collections.abc import Iterable
from pathlib import Path

_STYLE = frozenset({"palette", "style"})


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
    sources = set(Path(__file__).parent.glob("*.py"))
    style = {source for source in sources if source.stem in _STYLE}
    return {
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "numpy": _version("numpy"),
        "matplotlib": _version("matplotlib"),
        "pillow": _version("pillow"),
        "style": _fingerprint(style),
        "renderer": _fingerprint(sources - style),
    }


def _fingerprint(sources: Iterable[Path]) -> str:
    return hashlib.sha256(b"\0".join(source.read_bytes() for source in sorted(sources))).hexdigest()


def _version(distribution: str) -> str:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return "none"  # the worker says so when it must draw
