"""Watching code of a course while it runs: which files it truly depends on, and what it may not do.

What a result depends on is found here rather than declared, because a declaration is forgotten and then a stale one
is shown as new. For the same reason a script may not start processes or use the network, whose influence cannot be
seen. This is no security boundary: a hook inside a process does not hold code that means harm.
"""

import importlib.util
import os
import sys
import threading
from importlib.machinery import FileFinder, SourceFileLoader
from pathlib import Path
from typing import Any, NoReturn

import clawdemy_site
from clawdemy_site.sandbox.errors import RefusedError
from clawdemy_site.sandbox.files import digest

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_STARTS = frozenset({"os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.system", "subprocess.Popen"})
_CALLS = frozenset({"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"})
_CHANGES = {"os.link": 1, "os.symlink": 1, "os.rename": 0}  # which argument is the path that changes
_CHANGES |= {
    f"os.{name}": 0 for name in ("chmod", "chown", "mkdir", "remove", "rmdir", "setxattr", "truncate", "utime")
}
_LISTS = frozenset({"os.listdir", "os.scandir"})


class DependencyRecorder:
    """Records what a script reads from its project and refuses what would escape the record.

    ``dependencies`` has the SHA-256 of each file read or folder listed (its name ends with a slash), by POSIX path
    relative to the root, taken at the moment of reading; ``None`` for what was looked for and is not there.
    """

    def __init__(self, root: Path, scratch: Path) -> None:
        self.dependencies: dict[str, str | None] = {}
        self._root = root
        self._scratch = scratch
        self._aside = _own_places(root, scratch)
        self._busy: set[int] = set()  # threads that are reading a dependency for the record

    def start(self) -> None:
        """Record from here on; Python gives no way to stop."""
        sys.addaudithook(self._on_event)

    def _on_event(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            self._on_open(*arguments)
        elif event in _LISTS:
            self._on_list(arguments[0])
        elif event in _STARTS:
            message, advice = "code of a course may not start processes", "compute in the script itself"
            raise RefusedError("figure-started-process", message, advice)
        elif event in _CALLS:
            message, advice = "code of a course may not use the network", "keep the data in a file under figures/data/"
            raise RefusedError("figure-used-network", message, advice)
        elif event in _CHANGES:
            self._check_write(arguments[_CHANGES[event]])
        elif event == "sqlite3.connect":
            self._on_database(os.fsdecode(arguments[0]))

    def _on_database(self, name: str) -> None:
        """A database is a file that its own library opens: read where it says so, else written."""
        path, _, options = name.removeprefix("file:").partition("?")
        if "mode=ro" in options or "immutable=1" in options:
            self._record(_absolute(path), is_folder=False)
        elif path and path != ":memory:" and "mode=memory" not in options:
            self._check_write(path)

    def _on_open(self, path: object, _mode: object, flags: int) -> None:
        if threading.get_ident() in self._busy or isinstance(path, int):
            return
        if flags & _WRITES:
            self._check_write(path)
            return
        place = _absolute(path)
        if place.parent.name == "__pycache__" and place.suffix == ".pyc":
            place = Path(importlib.util.source_from_cache(str(place)))
        self._record(place, is_folder=False)

    def _on_list(self, path: object) -> None:
        # The import system lists folders to find modules; what it then opens is seen by itself.
        importing = sys._getframe(2).f_code.co_filename.startswith("<frozen importlib")  # noqa: SLF001 - nothing public
        if threading.get_ident() not in self._busy and not importing and not isinstance(path, int):
            self._record(_absolute(path or "."), is_folder=True)

    def _record(self, place: Path, *, is_folder: bool) -> None:
        if not place.is_relative_to(self._root):
            place = Path(os.path.realpath(place))  # the project's root is its real path
        if not place.is_relative_to(self._root) or any(place.is_relative_to(aside) for aside in self._aside):
            return
        name = place.relative_to(self._root).as_posix() + "/" * is_folder
        if name in self.dependencies:
            return
        thread = threading.get_ident()
        self._busy.add(thread)
        try:
            self.dependencies[name] = digest(self._root, name)
        finally:
            self._busy.discard(thread)

    def _check_write(self, path: object) -> None:
        if isinstance(path, int):
            return
        place = _absolute(path)
        if not place.is_relative_to(self._scratch) and not place.is_relative_to("/dev"):
            message = f"code of a course may not change files outside its scratch folder: '{place.name}'"
            raise RefusedError("figure-wrote-outside", message, "return what the figure states as facts")


class FreshLoader(SourceFileLoader):
    """Loads a course's modules from source always.

    Bytecode is trusted by its source's time and size, which an editor, a checkout or a clock can leave as they were.
    """

    def path_stats(self, path: Any) -> NoReturn:
        """Say that nothing is known of the source, so that no bytecode is read or written."""
        raise OSError(f"no bytecode for {path}")


def import_fresh_from(folder: Path) -> None:
    """Make a folder the first place to import from, its modules always read from source."""

    def hook(path: str) -> FileFinder:
        if not Path(path).is_relative_to(folder):
            raise ImportError(path)
        return FileFinder(path, (FreshLoader, [".py"]))

    sys.path_hooks.insert(0, hook)
    sys.path.insert(0, str(folder))


def _own_places(root: Path, scratch: Path) -> list[Path]:
    """Folders inside the project that hold no author's files: the environment, this package, the scratch folder."""
    package = Path(clawdemy_site.__file__).parent
    places = [Path(sys.prefix), Path(sys.base_prefix), package, scratch]
    return [place for place in places if place != root and place.is_relative_to(root)]


def _absolute(path: Any) -> Path:
    return Path(os.path.abspath(os.fsdecode(path)))  # noqa: PTH100 - links stay as named
