"""What the sums of pages came to, kept between builds with everything that it rests on.

One file holds all pages. An entry is used while the page's claims, the facts that they use, every file that the
library read and our own code are as stated; times of files are not believed. The file is replaced whole and carries a
checksum, so that a build that dies can cost sums but never show a wrong one.
"""

import functools
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clawdemy_site.figures.digests import digest, environment

_FORMAT = "clawdemy-numbers 1"
_NAME = "numbers.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page's results as they are kept.

    Attributes:
        key: SHA-256 of what the page claims and of the facts that it uses.
        dependencies: SHA-256 of each file that was read, by path relative to the root; ``None`` for one not there.
        values: The values of each claim.
        findings: What is wrong, in plain values.
    """

    key: str
    dependencies: Mapping[str, str | None]
    values: list[Any]
    findings: list[Any]


class Store:
    """The entries of one project.

    Attributes:
        root: The project's root, absolute.

    Args:
        root: The project's root, absolute.
        folder: Where the file of entries is kept; made when something is first kept.
    """

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = root
        self._place = folder / _NAME
        self._digests: dict[str, str | None] = {}
        self._entries = _load(self._place)
        self._is_changed = False

    def find(self, path: str, key: str) -> Entry | None:
        """The entry of a page, if everything that it rests on is as it was."""
        plain = self._entries.get(path)
        if plain is None or plain["key"] != key:
            return None
        if any(self._digest(name) != content for name, content in plain["dependencies"].items()):
            return None
        return Entry(**plain)

    def keep(self, path: str, entry: Entry) -> None:
        """Keep the results of a page in place of its last ones."""
        self._entries[path] = {
            "key": entry.key,
            "dependencies": dict(sorted(entry.dependencies.items())),
            "values": entry.values,
            "findings": entry.findings,
        }
        self._is_changed = True

    def digests(self, names: tuple[str, ...]) -> dict[str, str | None]:
        """Files as dependencies."""
        return {name: self._digest(name) for name in names}

    def save(self) -> None:
        """Write what has changed; pages whose file is gone are forgotten.

        Raises:
            OSError: If the folder cannot be written; the last file then stands as it was.
        """
        if not self._is_changed:
            return
        pages = {path: entry for path, entry in self._entries.items() if self._stands(path)}
        stated = {"environment": _environment(), "pages": dict(sorted(pages.items()))}
        rest = json.dumps(stated, ensure_ascii=False, separators=(",", ":")).encode()
        self._place.parent.mkdir(parents=True, exist_ok=True)
        _write_atomically(self._place, _head(rest) + b"\n" + rest)
        self._is_changed = False

    def _stands(self, path: str) -> bool:
        """Whether the file of a page, or of a part of a page, is there."""
        return any((self.root / file).is_file() for file in (path, path.rpartition("#")[0]))

    def _digest(self, name: str) -> str | None:
        if name not in self._digests:
            self._digests[name] = digest(self.root, name)
        return self._digests[name]


def _load(place: Path) -> dict[str, dict[str, Any]]:
    try:
        head, _, rest = place.read_bytes().partition(b"\n")
    except OSError:
        return {}
    if head != _head(rest):
        return {}
    stated = json.loads(rest)  # the checksum holds, so we wrote it
    pages: dict[str, dict[str, Any]] = stated["pages"] if stated["environment"] == _environment() else {}
    return pages


@functools.cache
def _environment() -> dict[str, str]:
    """The versions that results depend on."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    own = hashlib.sha256(b"\0".join(source.read_bytes() for source in sources)).hexdigest()
    return environment() | {"numbers": own}


def _head(rest: bytes) -> bytes:
    return f"{_FORMAT} {hashlib.sha256(rest).hexdigest()}".encode()


def _write_atomically(place: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).replace(place)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
