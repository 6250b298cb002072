"""Files kept between builds, known to be as they were written, and what they rest on, as values to compare."""

import hashlib
import importlib.metadata
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

OWN_SOURCES = frozenset(Path(__file__).parent.glob("*.py"))
"""The modules of this room: every result that was computed in it depends on them."""


def write_sealed(place: Path, form: str, data: bytes) -> None:
    """Write a file under a line with its form and its checksum, at once or not at all (``OSError``), and its folder."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_seal(form, data) + data)
        Path(temporary).replace(place)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def read_sealed(place: Path, form: str) -> bytes | None:
    """What was written under that form; ``None`` if nothing is there, or it is not as it was written."""
    try:
        head, end, data = place.read_bytes().partition(b"\n")
    except OSError:
        return None
    return data if head + end == _seal(form, data) else None


def _seal(form: str, data: bytes) -> bytes:
    return f"{form} {hashlib.sha256(data).hexdigest()}\n".encode()


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
