"""Files that are kept between builds: replaced whole or not at all, and known to be as they were written."""

import hashlib
import os
import tempfile
from pathlib import Path


def write_atomically(place: Path, data: bytes) -> None:
    """Put a file in its place at once, whatever else reads or writes there; its folder is made.

    Raises:
        OSError: If it cannot be written; what stood there then stands as it was.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).replace(place)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def write_sealed(place: Path, form: str, data: bytes) -> None:
    """Write a file at once, under a line with its form and its checksum.

    Raises:
        OSError: If it cannot be written; what stood there then stands as it was.
    """
    write_atomically(place, _seal(form, data) + data)


def read_sealed(place: Path, form: str) -> bytes | None:
    """What was written under that form; ``None`` if nothing is there, or it is not as it was written."""
    try:
        head, end, data = place.read_bytes().partition(b"\n")
    except OSError:
        return None
    return data if head + end == _seal(form, data) else None


def _seal(form: str, data: bytes) -> bytes:
    return f"{form} {hashlib.sha256(data).hexdigest()}\n".encode()
