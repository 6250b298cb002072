"""Files kept between builds, known to be as they were written, and what they rest on, as values to compare."""

import hashlib
import importlib.metadata
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

OWN_SOURCES = frozenset(Path(__file__).parent.glob("*.py"))
"""The modules of this room: every result that was computed in it depends on them."""


def write_sealed(place: Path, form: str, data: bytes) -> None:
    """Write a file under a line with its form and its checksum, at once or not at all (``OSError``), and its folder."""
    place.parent.mkdir(parents=True, exist_ok=True)
    write_whole(place, _seal(form, data) + data)


def write_whole(place: Path, data: bytes) -> None:
    """Write a file at once or not at all (``OSError``), unless it is none that can be replaced, such as a pipe."""
    if place.exists() and not place.is_file():
        place.write_bytes(data)
        return
    part = place.with_name(f".{secrets.token_hex(8)}.new")
    try:
        part.write_bytes(data)
        part.replace(place)
    except BaseException:
        part.unlink(missing_ok=True)
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
    """What a dependency is now, as text to compare; ``None`` if it is not there.

    Of a file its SHA-256, by its POSIX path, absolute or relative to the root, and ``folder`` for a folder. Of a path
    that ends with ``/`` the SHA-256 of the visible names in that folder, with ``//`` their sizes too. Of ``time:`` and
    a path when it was changed, of ``variable:`` and a name the value of a worker's variable, of ``version:`` and the
    name of a library its version.
    """
    kind, _, rest = name.partition(":")
    try:
        match kind:
            case "variable":
                return os.environ.get(rest)
            case "version":
                return version(rest)
            case "time":
                return str((root / rest).stat().st_mtime_ns)
        place = root / name
        if name.endswith("/"):
            return hashlib.sha256(_listing(place, with_sizes=name.endswith("//"))).hexdigest()
        return "folder" if place.is_dir() else hashlib.sha256(place.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return None


def _listing(folder: Path, *, with_sizes: bool) -> bytes:
    entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith((".", "__pycache__")))
    lines = [f"{entry.name} {entry.stat().st_size if with_sizes and entry.is_file() else ''}" for entry in entries]
    return "\n".join(lines).encode(errors="surrogateescape")


def fingerprint(sources: Iterable[Path]) -> str:
    """SHA-256 of some of our own modules together."""
    return hashlib.sha256(b"\0".join(source.read_bytes() for source in sorted(sources))).hexdigest()


def version(distribution: str) -> str:
    """The version of an installed package, found without importing it."""
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return "none"  # the worker says so when it must work
