"""What the sums of pages came to, kept between builds with everything that it rests on.

One file holds all pages. An entry is used while the page's claims, the facts that they use, every file that the
library read and our own code are as stated; times of files are not believed. The file is replaced whole and carries a
checksum, so that a build that dies can cost sums but never show a wrong one.
"""

import functools
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from clawdemy_site.figures.cache import environment
from clawdemy_site.sandbox.files import digest, fingerprint, read_sealed, write_sealed

_FORM = "clawdemy-numbers 1"
_NAME = "numbers.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page's results as they are kept, in plain values."""

    key: str  # SHA-256 of what the page claims and of the facts that it uses
    dependencies: Mapping[str, str | None]  # SHA-256 by path relative to the root; None for a file not there
    values: list[Any]  # of each claim
    findings: list[Any]


class Store:
    """The entries of one project, whose root is absolute, in a folder that is made when something is first kept."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = root
        self._place = folder / _NAME
        self._digest = functools.cache(functools.partial(digest, root))
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
        self._entries[path] = asdict(replace(entry, dependencies=dict(sorted(entry.dependencies.items()))))
        self._is_changed = True

    def digests(self, names: tuple[str, ...]) -> dict[str, str | None]:
        """Files as dependencies."""
        return {name: self._digest(name) for name in names}

    def save(self) -> None:
        """Write what has changed, whole or not at all (``OSError``); pages whose file is gone are forgotten."""
        if not self._is_changed:
            return
        pages = {path: entry for path, entry in self._entries.items() if self._stands(path)}
        stated = {"environment": _environment(), "pages": dict(sorted(pages.items()))}
        write_sealed(self._place, _FORM, json.dumps(stated, ensure_ascii=False, separators=(",", ":")).encode())
        self._is_changed = False

    def _stands(self, path: str) -> bool:
        """Whether the file of a page, or of a part of a page, is there."""
        return any((self.root / file).is_file() for file in (path, path.rpartition("#")[0]))


def _load(place: Path) -> dict[str, dict[str, Any]]:
    data = read_sealed(place, _FORM)
    if data is None:
        return {}
    stated = json.loads(data)  # the checksum holds, so we wrote it
    pages: dict[str, dict[str, Any]] = stated["pages"] if stated["environment"] == _environment() else {}
    return pages


@functools.cache
def _environment() -> dict[str, str]:
    """The versions that results depend on."""
    return environment() | {"numbers": fingerprint(Path(__file__).parent.glob("*.py"))}
