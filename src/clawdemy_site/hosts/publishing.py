"""Writing of a site only what has changed since it was written the last time.

MkDocs empties the folder of a site and writes everything anew. So it is given another folder, and in it writes what has
changed; that is then brought over, and what belongs to the site no more is deleted. A page or a file is as it was while
the print of what it is made from is, and the file on the disk has not been touched: its size, its times and its inode
are those that were noted when it was written. So a build that is stopped half way, or a file that somebody has changed,
costs a little time and nothing else.
"""

import contextlib
import json
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from clawdemy_site.sandbox.files import read_sealed, write_sealed

_FORM = "clawdemy-site 1"
_RECORD, _STAGING = "published", "site-"
_DAY = 86_400  # seconds
_SAYS = ("Cleaning site directory", "Building documentation to directory", "Page skipped: ")
_Mark = tuple[int, ...]


class Publishing:
    """One way of a site to its folder.

    Args:
        site_dir: The folder of the site.
        cache: The folder of caches; an ``OSError`` where nothing can be written there.
    """

    def __init__(self, site_dir: str, cache: Path) -> None:
        self.site_dir = site_dir
        self.site = Path(site_dir)
        cache.mkdir(parents=True, exist_ok=True)
        _sweep(cache)
        self.staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=cache))
        self._record = cache / _RECORD
        self._before: Mapping[str, Any] = _load(self._record)
        self._prints: dict[str, str] = {}
        self._held: set[str] = set()
        self._config: MkDocsConfig | None = None

    def take(self, config: MkDocsConfig) -> None:
        """Have the host write into another folder than the site's."""
        self._config = config
        config.site_dir = str(self.staging)
        logging.getLogger("mkdocs.commands.build").addFilter(_leave_unsaid)

    def holds(self, path: str, print_: str) -> bool:
        """Whether a file of the site is as it would be written; ``print_`` is that of what it is made from."""
        self._prints[path] = print_
        before = self._before.get(path)
        if before is None or not (before[0] == print_ != "" and before[1] == _mark(self.site / path)):
            return False
        self._held.add(path)
        return True

    def finish(self) -> int:
        """Bring over what was written, delete what is the site's no more; how many files have changed."""
        staged = {*_files(self.staging)}
        changed = sum([self._bring(path) for path in sorted(staged)])
        for path in {*_files(self.site)} - staged - self._held:
            (self.site / path).unlink()
            changed += 1
        _drop_empty(self.site)
        # Of what was written unasked, such as a map of the site, nobody knows what it is made from.
        noted = {path: (self._prints.get(path, ""), _mark(self.site / path)) for path in staged | self._held}
        with contextlib.suppress(OSError):
            write_sealed(self._record, _FORM, json.dumps(noted).encode())
        self.close()
        return changed

    def close(self) -> None:
        """Throw away what was not brought over, and give the host the folder of the site again."""
        if self._config is not None:
            self._config.site_dir = self.site_dir
            logging.getLogger("mkdocs.commands.build").removeFilter(_leave_unsaid)
        shutil.rmtree(self.staging, ignore_errors=True)

    def _bring(self, path: str) -> bool:
        """Put a file in its place, unless an equal one is there."""
        new, place = self.staging / path, self.site / path
        with contextlib.suppress(OSError):
            if place.stat().st_size == new.stat().st_size and place.read_bytes() == new.read_bytes():
                return False
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        _make_folder(place.parent, self.site)
        shutil.move(new, place)
        return True


def is_untouched(site_dir: str, cache: Path) -> bool:
    """Whether a site lies there as it was written the last time, nothing added and nothing missing."""
    site = Path(site_dir)
    noted = _load(cache / _RECORD)
    return (
        bool(noted)
        and {*_files(site)} == noted.keys()
        and all(mark == _mark(site / path) for path, (_print, mark) in noted.items())
    )


def _sweep(cache: Path) -> None:
    """Delete what builds have left that were killed; one that is going on is younger than a day."""
    for left in cache.glob(f"{_STAGING}*"):
        with contextlib.suppress(OSError):
            if left.stat().st_mtime < time.time() - _DAY:
                shutil.rmtree(left)


def _leave_unsaid(record: logging.LogRecord) -> bool:
    """Of the other folder and of empty pages nobody need hear."""
    return not record.getMessage().startswith(_SAYS)


def _make_folder(folder: Path, top: Path) -> None:
    """Make a folder, in place of a file that stood there when it belonged to a page."""
    for one in [*reversed(folder.parents), folder]:
        if one.is_relative_to(top) and one != top and one.is_file():
            one.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def _load(record: Path) -> Mapping[str, Any]:
    data = read_sealed(record, _FORM)
    return json.loads(data) if data else {}


def _mark(path: Path) -> list[int] | None:
    """What tells whether a file has been touched."""
    try:
        found = path.lstat()
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_mode]


def _files(folder: Path) -> Iterator[str]:
    """The files below a folder; hidden ones at its top are nobody's business, as for the host."""
    for top, folders, files in os.walk(folder):
        inner = os.path.relpath(top, folder).replace(os.sep, "/")
        lead = "" if inner == "." else f"{inner}/"
        for names in (folders, files) if not lead else ():
            names[:] = [name for name in names if not name.startswith(".")]
        yield from (f"{lead}{name}" for name in files)
        # A link to a folder is deleted as a file is.
        links = [name for name in folders if Path(top, name).is_symlink()]
        yield from (f"{lead}{name}" for name in links)
        folders[:] = [name for name in folders if name not in links]


def _drop_empty(folder: Path) -> None:
    """Delete the folders below a folder in which nothing is left."""
    for top, _folders, files in os.walk(folder, topdown=False):
        if top != str(folder) and not files and not os.listdir(top):  # noqa: PTH208 - names are enough
            with contextlib.suppress(OSError):
                os.rmdir(top)  # noqa: PTH106 - as it was walked
