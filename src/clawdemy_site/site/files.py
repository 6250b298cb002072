"""Files of the content folder that are published as they are: pictures, and what lessons hand to their readers."""

import posixpath
from collections.abc import Mapping

PICTURES = frozenset({"avif", "gif", "ico", "jpeg", "jpg", "png", "svg", "webp"})
"""Types of pictures; they are published wherever they lie in the content folder."""

DOWNLOADS = (
    *("pdf", "epub", "txt", "rtf", "doc", "docx", "odt", "ppt", "pptx", "odp", "tex", "bib"),
    *("csv", "tsv", "xls", "xlsx", "ods", "json", "jsonl", "geojson", "npy", "npz", "parquet", "h5", "mat", "rds"),
    *("py", "ipynb", "r", "rmd", "qmd", "jl", "m", "c", "h", "cpp", "java", "rs", "go", "sql", "sh"),
    *("zip", "gz", "tgz", "xz", "bz2", "7z"),
    *("mp4", "webm", "mp3", "ogg", "m4a", "wav", "vtt", "srt"),
    *("stl", "apkg", "ics", "ggb"),
)  # fmt: skip
"""Types of files that are published where a page leads to them; none of them runs in a browser."""

_NAMES = {"ipynb": "Jupyter notebook", "py": "Python", "r": "R", "jl": "Julia", "m": "Matlab", "vtt": "subtitles"}
_NAMES |= {"srt": "subtitles", "tex": "TeX", "bib": "BibTeX", "apkg": "Anki deck", "ics": "calendar", "txt": "text"}
_STEP = 1000

LAST_MOMENT = 253_402_300_799
"""The end of the year 9999 in seconds since 1970, beyond which no date is read."""

DECK_FORMS: Mapping[str, str] = {"anki": ".apkg", "csv": ".csv"}
"""The forms of a deck by name: how its file ends."""


def file_types(asked: object) -> tuple[str, ...]:
    """The types that a site's settings list, with or without their dots; those of `DOWNLOADS` where they list none."""
    listed = asked if isinstance(asked, list | tuple) else DOWNLOADS
    return tuple(str(kind).lower().lstrip(".") for kind in listed)


def type_of(path: str) -> str:
    """The type of a file by its name's ending, in small letters and without the dot."""
    return posixpath.splitext(path)[1][1:].lower()


def about_file(path: str, size: int) -> str:
    """What a reader is told of a file: its type, and its size from bytes, as in ``CSV, 12 kB``."""
    kind = type_of(path)
    whole = "tar.gz" if path.lower().endswith(".tar.gz") else kind
    return f"{_NAMES.get(kind, whole.upper())}, {show_size(size)}"


def show_size(size: int) -> str:
    """A number of bytes at two digits: ``12 kB``, ``1.4 MB``."""
    value, unit = float(size), "bytes"
    for bigger in ("kB", "MB", "GB"):
        if round(value) < _STEP:
            break
        value, unit = value / _STEP, bigger
    if size == 1:
        return "1 byte"
    return f"{value:.1f} {unit}" if unit != "bytes" and round(value, 1) < 10 else f"{value:.0f} {unit}"  # noqa: PLR2004 - two digits
