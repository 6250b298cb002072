"""Reading the files that authors write, so that nothing they hold can hurt.

A file is taken only if it is a regular file inside the project, not too large, and text in UTF-8. Line ends of
all three kinds read the same, so the same course comes out on every system.
"""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from clawdemy_site.diagnostics import Diagnostic, Location

MAX_BYTES = 2_000_000  # largest file read, in bytes: far beyond any lesson, far below what would exhaust a machine

# Signs that steer, that no font has (those of Word's lists among them), and that stand for one which was lost.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ue000-\uf8ff\ufeff\ufffd-\uffff\ud800-\udfff]"
)
_TURNING = re.compile(
    "[\u202a-\u202e]"
)  # turn the direction of what follows, past the end of the words that they stand in
_UNFIT = re.compile("[\x00-\x1f\x7f\x85\u2028-\u202e\ud800-\udfff]")  # in the name of a file
INVISIBLE = re.compile("[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]")
"""Signs that nobody sees, and that come along when text is copied."""

_BOM_UTF8 = b"\xef\xbb\xbf"
_BOMS_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def load_text(root: Path, relative: str) -> tuple[str | None, list[Diagnostic]]:
    """Read one author's file, by its POSIX path below the project's root, as text with LF line ends.

    A file that is refused is None, beside the reason.
    """
    data = _read_bytes(root, relative)
    text = _decode(data, relative) if isinstance(data, bytes) else data
    if isinstance(text, Diagnostic):
        return None, [text]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = [Diagnostic(locate(text, offset, relative), rule, message) for offset, rule, message in unfit_signs(text)]
    return (None, found) if found else (text, [])


def unfit_signs(text: str) -> Iterator[tuple[int, str, str]]:
    """Each sign that no text may hold: its offset, the rule that it breaks, and what is wrong with it."""
    for match in _FORBIDDEN.finditer(text):
        yield match.start(), "control-character", f"the character U+{ord(match[0]):04X} does not belong in text"
    for match in _TURNING.finditer(text):
        yield match.start(), "bidi-override", f"the character U+{ord(match[0]):04X} turns the direction of the text"


def locate(text: str, offset: int, path: str, first_line: int = 1) -> Location:
    """The place of a character offset in a text whose first line has the number ``first_line``."""
    line = text.count("\n", 0, offset)
    column = offset - (text.rfind("\n", 0, offset) + 1)
    return Location(path, first_line + line, column + 1)


def find_inside(folder: Path, relative: str) -> Path | None:
    """A file below a folder, by a path that an author wrote; None where there is none, or where it leads outside.

    The path may be any text: what no file system takes as a path names no file.
    """
    try:
        root = folder.resolve()
        file = (root / relative).resolve()
        return file if file.is_relative_to(root) and file.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None


def is_there(root: Path, path: str) -> bool:
    """Whether something stands at a path that an author wrote, which may be what no file system takes as a path."""
    try:
        return (root / path).exists()
    except (OSError, ValueError):
        return False


def list_files(root: Path, folder: str, suffixes: tuple[str, ...], *, deep: bool = True) -> list[str]:
    """Paths of the files below a folder with one of the suffixes, sorted, relative to the project.

    Hidden files and folders are passed over, and links to folders are not followed: nothing outside is reached. What
    is passed over because of its name, or cannot be listed, is told by `check_folder`. Not ``deep``, subfolders are
    left out.
    """
    found = (path for path, is_file in _walk(root, folder, []) if is_file and path.endswith(suffixes))
    return sorted(path for path in found if can_be_written(path) and (deep or path.rpartition("/")[0] == folder))


def can_be_written(path: str) -> bool:
    """Whether the names in a path are text that an author could write, on one line."""
    return not _UNFIT.search(path)


def check_folder(root: Path, folder: str) -> list[Diagnostic]:
    """What keeps the files of a folder from being read: a folder that cannot be listed, a name that none can write.

    In a folder that is not there, there is nothing.
    """
    found: list[Diagnostic] = []
    for path, is_file in _walk(root, folder, found):
        if not can_be_written(path.rpartition("/")[2]):
            message = "this name holds a sign that belongs in no name, or is not UTF-8"
            found.append(Diagnostic(Location(_shown(path)), "file-name", message))
        elif not is_file and (root / path).is_symlink():
            message = "links to folders are not followed"
            found.append(Diagnostic(Location(path), "outside-project", message, "put the folder itself here"))
    return found


def _walk(root: Path, folder: str, refused: list[Diagnostic]) -> Iterator[tuple[str, bool]]:
    """All below a folder, by path relative to the project, and whether it is a file; folders that cannot be listed."""

    def relative(path: str) -> str:
        return os.path.relpath(path, root).replace(os.sep, "/")

    def note(error: OSError) -> None:
        path = relative(os.fspath(error.filename))
        if not isinstance(error, FileNotFoundError):
            message = f"this folder cannot be read: {error.strerror}"
            refused.append(Diagnostic(Location(_shown(path)), "unreadable", message))

    for top, folders, files in os.walk(root / folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for names in (folders, files):
            for name in names:
                if not name.startswith("."):
                    yield relative(f"{top}/{name}"), names is files


def _shown(path: str) -> str:
    """A path as one line can show it."""
    return _UNFIT.sub(lambda match: quote(match[0], errors="surrogateescape"), path)


def _read_bytes(root: Path, relative: str) -> bytes | Diagnostic:
    """The bytes of a regular file inside the project, or why there are none."""
    path = root / relative
    where = Location(relative)
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            return Diagnostic(
                where, "outside-project", "this link leads out of the project", "put the file itself here"
            )
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Diagnostic(where, "not-a-file", "this is not a regular file", "put a text file in its place")
        if status.st_size > MAX_BYTES:
            size = f"{status.st_size / 1e6:.1f} MB, the limit is {MAX_BYTES / 1e6:.0f} MB"
            return Diagnostic(where, "too-large", f"this file has {size}", "split it")
        return path.read_bytes()
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "the links run in a circle"
        return Diagnostic(where, "unreadable", f"this file cannot be read: {reason}", "check it and its rights")


def _decode(data: bytes, relative: str) -> str | Diagnostic:
    """UTF-8 text of a file's bytes, with or without a byte order mark, or why it is none."""
    if data.startswith(_BOMS_UTF16):
        return Diagnostic(Location(relative), "not-utf8", "this file is UTF-16", "save it as UTF-8")
    data = data.removeprefix(_BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        where = locate(before, len(before), relative)
        message = f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8"
        return Diagnostic(where, "not-utf8", message, "save the file as UTF-8")
