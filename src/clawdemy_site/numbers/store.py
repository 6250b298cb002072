"""What the sums of pages came to, or what their code printed, kept between builds with everything that it rests on.

One file holds all pages. An entry is used while what the page asks, the facts that it uses, every file that the
library read and our own code are as stated; times of files are not believed. The file is replaced whole and carries a
checksum, so that a build that dies can cost sums but never show a wrong one.
"""

import functools
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.figures.cache import environment
from clawdemy_site.sandbox.files import digest, fingerprint, read_sealed, write_sealed

_FORM = "clawdemy-results 1"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page's results as they are kept, in plain values."""

    key: str  # SHA-256 of what the page claims and of the facts that it uses
    dependencies: Mapping[str, str | None]  # SHA-256 by path relative to the root; None for a file not there
    values: list[Any]  # of each claim
    findings: list[Any]


def rested_on(folder: Path) -> set[str]:
    """Names of all that kept results rest on, of sums and of code on pages, as `digest` takes them."""
    files = (read_sealed(folder / f"{name}.json", _FORM) for name in ("numbers", "listings"))
    kept = [json.loads(data) for data in files if data]
    return {name for stated in kept for entry in stated["pages"].values() for name in entry["dependencies"]}


class Store:
    """The entries of one project, whose root is absolute, in a folder that is made when something is first kept."""

    def __init__(self, root: Path, folder: Path, name: str, room: Path) -> None:
        self.root = root
        self._place = folder / f"{name}.json"
        self._digest = functools.cache(functools.partial(digest, root))
        # The versions that results depend on, and the modules of the room that makes them.
        self._environment = environment() | {"room": fingerprint(room.glob("*.py"))}
        self._entries = self._load()
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

    def save(self) -> list[Diagnostic]:
        """Write what has changed, whole or not at all (``number-cache``); pages whose file is gone are forgotten."""
        if not self._is_changed:
            return []
        pages = {path: entry for path, entry in self._entries.items() if self._stands(path)}
        stated = {"environment": self._environment, "pages": dict(sorted(pages.items()))}
        try:
            write_sealed(self._place, _FORM, json.dumps(stated, ensure_ascii=False, separators=(",", ":")).encode())
        except OSError as error:
            message = f"results cannot be kept: {error.strerror or error}"
            advice = "make the folder writable; until then every build works them out again"
            folder = self._place.parent
            shown = folder.relative_to(self.root) if folder.is_relative_to(self.root) else folder
            return [Diagnostic(Location(shown.as_posix()), "number-cache", message, advice)]
        self._is_changed = False
        return []

    def _stands(self, path: str) -> bool:
        """Whether the file of a page, or of a part of a page, is there."""
        return any((self.root / file).is_file() for file in (path, path.rpartition("#")[0]))

    def _load(self) -> dict[str, dict[str, Any]]:
        data = read_sealed(self._place, _FORM)
        stated = json.loads(data) if data else None
        if not isinstance(stated, dict) or stated.get("environment") != self._environment:
            return {}
        pages: dict[str, dict[str, Any]] = stated["pages"]
        names = {each.name for each in fields(Entry)}
        return {path: plain for path, plain in pages.items() if plain.keys() == names}
