"""Whether anything at all has changed since the last build or check, told without reading a single page.

Of every file of a project its size, its times and its inode are noted, which no change leaves as they were. What
drawings, sums and code have read elsewhere is compared by its content. If all of it is as it was, what was found then
is what would be found now.
"""

import contextlib
import os
import pickle
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from clawdemy_site.build.salt import own_code
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.keeping.prints import print_of
from clawdemy_site.records.layout import Layout
from clawdemy_site.sandbox.files import digest, read_sealed, write_sealed
from clawdemy_site.settings.effects import rested_on

_FORM = "clawdemy-standing 1"
_GRAIN = 50_000_000  # nanoseconds: two changes of a file this close together may have one time
_VARIABLE = re.compile(r"!ENV[^\n]*")
_WORD = re.compile(r"[A-Za-z_]\w*")


class Standing:
    """A project as it stands at one moment.

    Args:
        layout: Where it keeps what.
        way: What is asked of it: a build, or a check. Of each the last one is known.
        told: What a build or a check is told, as a print.
        folders: Folders and files beside those of the layout on which the result rests.
    """

    def __init__(self, layout: Layout, way: str, told: str, folders: Sequence[str]) -> None:
        self._root = layout.root
        named = (layout.content, layout.references, layout.figures, layout.settings, *folders, *rested_on(layout))
        self._files = {mark[0]: mark[1:] for name in named for mark in _marks(layout.root / name)}
        newest = max((max(mark[1:3]) for mark in self._files.values()), default=0)
        self._is_settled = newest < time.time_ns() - _GRAIN
        salt = print_of([own_code(), told, os.environ.get("SOURCE_DATE_EPOCH"), _variables(layout)])
        self._place = layout.root / layout.cache / f"standing-{way}"
        self._form = f"{_FORM} {salt}"

    def recall(self) -> tuple[Diagnostic, ...] | None:
        """What was found when all was as it is now; None where something has changed, or nobody knows."""
        data = read_sealed(self._place, self._form)
        with contextlib.suppress(Exception):  # a file of another Python may be whole and yet not be read
            files, others, found = pickle.loads(data) if data else (None, {}, None)  # noqa: S301 - our own file
            if files == self._files and all(digest(self._root, name) == was for name, was in others.items()):
                return tuple(found)
        return None

    def keep(self, found: Sequence[Diagnostic], read_elsewhere: Iterable[str]) -> None:
        """Note what was found in the project as it stood when this was made, and what was read outside its folders."""
        if not self._is_settled:
            return
        names = (name for name in set(read_elsewhere) if f"{self._root}/{name}" not in self._files)
        others: Mapping[str, Any] = {name: digest(self._root, name) for name in names}
        with contextlib.suppress(OSError):
            write_sealed(self._place, self._form, pickle.dumps((self._files, others, tuple(found))))


def _marks(top: Path) -> list[tuple[Any, ...]]:
    """Path, size, times, inode and mode of each file below a folder, or of a file."""
    if not top.is_dir():
        return [_mark(os.fspath(top))]
    walked = (one for one in os.walk(top) if "__pycache__" not in one[0])
    return [
        mark
        for folder, folders, names in walked
        # Of a folder it matters whether it is one, and can be listed; what lies in it has marks of its own.
        for mark in (
            *(_mark(f"{folder}/{name}") for name in names),
            *((f"{folder}/{name}/", 0, 0, 0, 0, os.lstat(f"{folder}/{name}").st_mode) for name in folders),
        )
    ]


def _mark(path: str) -> tuple[Any, ...]:
    try:
        found = os.stat(path)  # noqa: PTH116 - there may be thousands
    except OSError:
        return (path, 0, 0, 0, 0, 0)
    return (path, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_mode)


def _variables(layout: Layout) -> list[tuple[str, str | None]]:
    """The variables that the settings name, as they are."""
    try:
        text = (layout.root / layout.settings).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    return [(name, os.environ.get(name)) for line in _VARIABLE.findall(text) for name in _WORD.findall(line)]
