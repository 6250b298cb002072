"""Watching code of a course while it runs: what it truly depends on, and what it may not do.

What a result depends on is found here rather than declared, because a declaration is forgotten and then a stale one
is shown as new. Most of it raises an audit event. What asks about a file without opening it does not, and is seen by
standing before the functions of ``os`` that ask. For the same reason a script may not start processes or use the
network, whose influence cannot be seen. This is no security boundary: a hook inside a process does not hold code that
means harm.
"""

import contextlib
import functools
import importlib.metadata
import importlib.util
import os
import re
import sys
import threading
from collections.abc import Callable
from importlib.machinery import FileFinder, SourceFileLoader
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn
from urllib.parse import unquote, urlsplit

import clawdemy_site
from clawdemy_site.sandbox.confinement import KEPT
from clawdemy_site.sandbox.errors import RefusedError
from clawdemy_site.sandbox.files import digest, version

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_STARTS = frozenset({"os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.system", "subprocess.Popen"})
_CALLS = frozenset({"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"})
_CHANGES: dict[str, tuple[int, ...]] = {  # which of their arguments are paths that change
    f"os.{name}": (0,) for name in ("chmod", "chown", "mkdir", "remove", "rmdir", "setxattr", "truncate", "utime")
}
_CHANGES |= {"os.link": (1,), "os.symlink": (1,), "os.rename": (0, 1)}
_LISTS = {"os.listdir": "/", "os.scandir": "//"}  # names alone, or what else an entry may be asked
_ASKING = ("access", "lstat", "readlink", "stat")  # of a file, without an event
_FOLLOWED = frozenset(KEPT) - {"TMPDIR"}  # each job has a folder of its own there
_PYTHONS_OWN = ("<frozen os>", "/os.py", "posixpath", "genericpath", "pathlib", "_collections_abc")
_SPECIAL = ("mkfifo", "mknod")  # change a folder without an event
_READ_ONLY = re.compile(r"^file:[^?]*\?.*\b(?:mode=ro|immutable=1)\b")
_OF_THE_SYSTEM = tuple(map(Path, ("/bin", "/dev", "/etc", "/lib", "/lib64", "/proc", "/sys", "/usr", "/var/lib")))
_OPENING_THEMSELVES = frozenset(  # by C code, without an event
    {"cv2", "duckdb", "fiona", "h5py", "netCDF4", "osgeo", "polars", "pyarrow", "rasterio", "soundfile", "tables"}
)


class DependencyRecorder:
    """Records what a script rests on and refuses what would escape the record.

    ``dependencies`` has a digest, as `digest` gives it, of each file read or asked about and of each folder listed,
    taken at that moment, by POSIX path relative to the root, or absolute outside it; and of versions and variables.
    """

    def __init__(self, root: Path, scratch: Path) -> None:
        self.dependencies: dict[str, str | None] = {}
        self._root = root
        self._scratch = scratch
        self._aside = _own_places(root, scratch)
        self._known = _tops()
        self._busy: set[int] = set()  # threads that are reading a dependency for the record

    def start(self) -> None:
        """Record from here on; Python gives no way to stop."""
        for name in _ASKING:
            setattr(os, name, self._watched(getattr(os, name), self._on_question))
        for name in _SPECIAL:
            setattr(os, name, self._watched(getattr(os, name), self._check_write))
        environment = type(os.environ)
        setattr(environment, "__getitem__", self._watched_variable(environment.__getitem__))  # noqa: B010 - mypy refuses assignment
        sys.addaudithook(self._on_event)

    def finish(self) -> dict[str, str | None]:
        """All that the result rests on: what was recorded, and the libraries that were imported."""
        new = _tops() - self._known - sys.stdlib_module_names
        files = {name: getattr(sys.modules.get(name), "__file__", None) for name in new}
        foreign = {name for name, file in files.items() if file and not self._is_authors(file)}
        if foreign & _OPENING_THEMSELVES:
            for place in Path(sys.path[0]).rglob("*"):  # the folder of the course's code, see `import_fresh_from`
                self._record(place, "" if place.is_file() else "/")
        self._busy.add(threading.get_ident())  # from here on it is we who look at folders
        owners = importlib.metadata.packages_distributions() if foreign else {}
        for distribution in {each for name in foreign for each in owners.get(name, ())}:
            self.dependencies[f"version:{distribution}"] = version(distribution)
        return self.dependencies

    def _watched(self, ask: Callable[..., Any], note: Callable[[Any], None]) -> Callable[..., Any]:
        @functools.wraps(ask)
        def asked(path: Any, *arguments: Any, **options: Any) -> Any:
            if threading.get_ident() not in self._busy:
                note(path)
            return ask(path, *arguments, **options)

        return asked

    def _watched_variable(self, get: Callable[..., str]) -> Callable[..., str]:
        def got(environment: Any, name: Any) -> str:
            # Libraries look at their own settings all the time; the author's are the ones that a result may show.
            if name in _FOLLOWED and self._is_authors(_caller(sys._getframe(1)).f_code.co_filename):  # noqa: SLF001 - nothing public
                self.dependencies.setdefault(f"variable:{name}", digest(self._root, f"variable:{name}"))
            return get(environment, name)

        return got

    def _on_event(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            self._on_open(*arguments)
        elif event in _LISTS:
            self._on_list(arguments[0], _LISTS[event])
        elif event in _STARTS:
            message, advice = "code of a course may not start processes", "compute in the script itself"
            raise RefusedError("figure-started-process", message, advice)
        elif event in _CALLS:
            message, advice = "code of a course may not use the network", "keep the data in a file under figures/data/"
            raise RefusedError("figure-used-network", message, advice)
        elif event in _CHANGES:
            for place in _CHANGES[event]:
                self._check_write(arguments[place])
        elif event == "sqlite3.connect":
            self._on_database(arguments[0])

    def _on_question(self, path: object) -> None:
        frame = sys._getframe(2)  # noqa: SLF001 - nothing public
        if isinstance(path, int) or "realpath" in frame.f_code.co_name:
            return
        place = _absolute(path)
        self._record(place)
        name, file = frame.f_code.co_name, frame.f_code.co_filename
        of_pathlib = "pathlib" in file and name in {"stat", "lstat"} and "pathlib" not in _caller_file(frame)
        if name in {"getmtime", "getctime", "getatime"} or of_pathlib or self._is_authors(file):
            self._record(place, kind="time:")

    def _on_database(self, database: object) -> None:
        address = os.fsdecode(database) if isinstance(database, str | bytes | os.PathLike) else ""
        if not address or ":memory:" in address or "mode=memory" in address:
            return
        path = unquote(urlsplit(address).path) if address.startswith("file:") else address
        if not _READ_ONLY.match(address):
            self._check_write(path, "open a database as sqlite3.connect(f'file:{path}?mode=ro', uri=True)")
        for suffix in ("", "-journal", "-wal"):
            self._record(_absolute(path + suffix))

    def _on_open(self, path: object, _mode: object, flags: int) -> None:
        if threading.get_ident() in self._busy or isinstance(path, int):
            return
        if flags & _WRITES:
            self._check_write(path)
            return
        place = _absolute(path)
        if place.parent.name == "__pycache__" and place.suffix == ".pyc":
            place = Path(importlib.util.source_from_cache(str(place)))
        self._record(place)

    def _on_list(self, path: object, suffix: str) -> None:
        # The import system lists folders to find modules; what it then opens is seen by itself.
        importing = sys._getframe(2).f_code.co_filename.startswith("<frozen importlib")  # noqa: SLF001 - nothing public
        if threading.get_ident() not in self._busy and not importing and not isinstance(path, int):
            self._record(_absolute(path or "."), suffix)

    def _record(self, place: Path, suffix: str = "", kind: str = "") -> None:
        if not place.is_relative_to(self._root):
            place = Path(os.path.realpath(place))  # the project's root is its real path
        is_own = place.is_relative_to(self._root)
        if any(place.is_relative_to(aside) for aside in (*self._aside, *(() if is_own else _OF_THE_SYSTEM))):
            return
        name = f"{kind}{place.relative_to(self._root).as_posix() if is_own else place.as_posix()}{suffix}"
        if name in self.dependencies:
            return
        thread = threading.get_ident()
        self._busy.add(thread)
        try:
            self.dependencies[name] = digest(self._root, name)
        finally:
            self._busy.discard(thread)

    def _is_authors(self, file: str) -> bool:
        place = Path(file)
        return place.is_relative_to(self._root) and not any(place.is_relative_to(aside) for aside in self._aside)

    def _check_write(self, path: object, advice: str = "return what the figure states as facts") -> None:
        if isinstance(path, int):
            return
        place = _absolute(path)
        if not place.is_relative_to(self._scratch) and not place.is_relative_to("/dev"):
            message = f"code of a course may not change files outside its scratch folder: '{place.name}'"
            raise RefusedError("figure-wrote-outside", message, advice)


class FreshLoader(SourceFileLoader):
    """Loads a course's modules from source always.

    Bytecode is trusted by its source's time and size, which an editor, a checkout or a clock can leave as they were.
    """

    def path_stats(self, path: Any) -> NoReturn:
        """Say that nothing is known of the source, so that no bytecode is read or written."""
        raise OSError(f"no bytecode for {path}")


def import_numpy() -> None:
    """Import numpy once for all jobs of a worker, where it is there."""
    with contextlib.suppress(ImportError):
        importlib.import_module("numpy")


def import_fresh_from(folder: Path) -> None:
    """Make a folder the first place to import from, its modules always read from source."""

    def hook(path: str) -> FileFinder:
        if not Path(path).is_relative_to(folder):
            raise ImportError(path)
        return FileFinder(path, (FreshLoader, [".py"]))

    sys.path_hooks.insert(0, hook)
    sys.path.insert(0, str(folder))


def _own_places(root: Path, scratch: Path) -> list[Path]:
    """Folders that hold no author's files: the environment, where modules come from, the scratch folder."""
    places = [Path(sys.prefix), Path(sys.base_prefix), Path(clawdemy_site.__file__).parent, scratch]
    places += [Path(entry) for entry in sys.path if Path(entry).name in {"dist-packages", "site-packages"}]
    places += [place.resolve() for place in places]  # an environment may be a link to another folder
    return [place for place in places if not root.is_relative_to(place)]


def _tops() -> set[str]:
    """The names of the modules and packages that are imported, without those inside packages."""
    return {name.partition(".")[0] for name in sys.modules}


def _caller(frame: FrameType) -> FrameType:
    """The first frame, upwards, that is no part of how Python asks for paths and variables."""
    while frame.f_back and any(part in frame.f_code.co_filename for part in _PYTHONS_OWN):
        frame = frame.f_back
    return frame


def _caller_file(frame: FrameType) -> str:
    return frame.f_back.f_code.co_filename if frame.f_back else ""


def _absolute(path: Any) -> Path:
    return Path(os.path.abspath(os.fsdecode(path)))  # noqa: PTH100 - links stay as named
