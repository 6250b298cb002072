"""Where kept values lie between builds: one file of traces, and a database of values by their prints.

Whatever happens to either, nothing wrong is ever read: traces and values carry a checksum each. What cannot be read is
as if it had never been kept.
"""

import contextlib
import pickle
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from clawdemy_site.keeping.prints import digest_of
from clawdemy_site.sandbox.files import read_sealed, write_sealed

_FORM = "clawdemy-traces 1"
_PATIENCE = 10.0  # seconds to wait for another build that is writing
_TABLE = "CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, data BLOB, seal TEXT) WITHOUT ROWID"
_TRACES, _VALUES = "traces", "values.db"


class Store:
    """The values of one way to build a site; ``salt`` is what all of them rest on, such as our own version."""

    def __init__(self, folder: Path, salt: str) -> None:
        self.folder = folder
        self.salt = salt
        self._new: dict[str, bytes] = {}
        self._database: sqlite3.Connection | None = None
        self._is_broken = False

    def load_traces(self) -> dict[Any, Any]:
        """What was kept, as `save` was given it; empty where nothing of it holds any more."""
        data = read_sealed(self.folder / _TRACES, f"{_FORM} {self.salt}")
        with contextlib.suppress(Exception):  # a file of another Python may be whole and yet not be read
            return dict(pickle.loads(data)) if data else {}  # noqa: S301 - our own file, known by its checksum
        return {}

    def load(self, name: str) -> bytes | None:
        """The value with a print."""
        if name in self._new:
            return self._new[name]
        row = self._ask("SELECT data, seal FROM kept WHERE name = ?", name)
        return row[0] if row and digest_of(row[0]) == row[1] else None

    def add(self, name: str, data: bytes) -> None:
        """Keep a value under its print, from the next `save` on."""
        self._new[name] = data

    def save(self, traces: Mapping[Any, Any], used: Iterable[str]) -> None:
        """Write what is new, and forget all values but the used ones. Where nothing can be written, nothing is kept."""
        try:
            database = self._open()
            known = {name for (name,) in database.execute("SELECT name FROM kept")}
            with database:
                wanted = set(used)
                new = [(name, data, digest_of(data)) for name, data in self._new.items() if name in wanted]
                database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", new)
                database.executemany("DELETE FROM kept WHERE name = ?", [(name,) for name in known - wanted])
            data = pickle.dumps(dict(traces), pickle.HIGHEST_PROTOCOL)
            write_sealed(self.folder / _TRACES, f"{_FORM} {self.salt}", data)
            self._new.clear()
        except sqlite3.DatabaseError as error:
            self._give_up(error)
        except OSError:
            self._is_broken = True
        self.close()  # a preview would gather open files, one a save

    def close(self) -> None:
        """Let go of the database."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def _ask(self, query: str, *values: str) -> Any:
        if self._is_broken or (self._database is None and not (self.folder / _VALUES).is_file()):
            return None
        try:
            return self._open().execute(query, values).fetchone()
        except sqlite3.DatabaseError as error:
            self._give_up(error)
            return None
        except OSError:
            return None

    def _open(self) -> sqlite3.Connection:
        if self._database is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(self.folder / _VALUES, timeout=_PATIENCE, check_same_thread=False)
            # Losing the last build to a crash of the machine costs time only, and every value is checked when read.
            self._database.execute("PRAGMA synchronous = OFF")
            self._database.execute(_TABLE)
        return self._database

    def _give_up(self, error: sqlite3.DatabaseError) -> None:
        """A database that is damaged is thrown away; one that another build holds for too long is left alone."""
        self.close()
        self._new.clear()
        if error.sqlite_errorcode in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            return
        with contextlib.suppress(OSError):
            (self.folder / _TRACES).unlink(missing_ok=True)
            (self.folder / _VALUES).unlink(missing_ok=True)
