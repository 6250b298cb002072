"""The script of a live figure: the course's own modules, joined with the figure's data into one classic script.

A page opened from a folder may not fetch files, so the data travel inside the script, as base64. Two modules are lent
to the course's own: ``dom``, which makes and finds elements and speaks to screen readers, and ``live``, which hands
the figure over.
"""

import base64
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from clawdemy_site.assets.files import SCRIPTS
from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.diagnostics.registry import Rule, declare
from clawdemy_site.features.live.joining import ScriptError, join_modules, read_modules
from clawdemy_site.figures.drawn import Live
from clawdemy_site.figures.spec import FigureSpec
from clawdemy_site.site.manuscript import Manuscript

LIVE = Path(__file__).parent / "lent"
MAIN = "main"  # the module of a course's script that exports ``start``

_ENTRY = "live-entry"
_NO_START = "it exports no function start(stage, live)"
_CALL = """\
import {{ mountLive }} from "./live.js";
import {{ start }} from "./main.js";
mountLive({name}, {data}, start);
"""


declare(
    "Figures",
    Rule(
        "live-script",
        "The script of a live figure is not there, or its modules cannot be joined.",
        "write `main.js` with `start`, and mend the line that the message names",
    ),
)


def lent_modules() -> dict[str, str]:
    """The modules that a course's script may import beside its own, by name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in (SCRIPTS / "dom.js", LIVE / "live.js")}


def live_script(folder: Path, name: str, live: Live) -> bytes:
    """A live figure's script as it ships: its folder's modules joined, with its data, in UTF-8.

    Raises:
        ScriptError: If the modules cannot be joined.
    """
    data = {part: base64.b64encode(value).decode("ascii") for part, value in live.data.items()}
    return _join(folder, name, data).encode()


def live_styles(folder: Path) -> bytes:
    """The stylesheets of a course's script as one, by name; empty where there are none."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.glob("*.css")))


def check_live(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``live-script``: the folder of a live figure's script holds modules that can be joined."""
    told: set[str] = set()
    for spec in manuscript.specs.values():
        if spec.live and spec.live.script not in told:
            told.add(spec.live.script)
            yield from check_script(manuscript, spec)


def script_folder(manuscript: Manuscript, spec: FigureSpec) -> Path:
    """Where the modules of a live figure's script are."""
    return manuscript.layout.root / manuscript.layout.figures / (spec.live.script if spec.live else "")


def check_script(manuscript: Manuscript, spec: FigureSpec) -> Iterator[Diagnostic]:
    """What keeps the script of a live figure from being joined."""
    root, folder = manuscript.layout.root.resolve(), script_folder(manuscript, spec)
    shown = folder.relative_to(manuscript.layout.root).as_posix()
    if not all(path.resolve().is_relative_to(root) for path in (folder, *folder.glob("*.*"))):
        yield Diagnostic(
            Location(shown), "live-script", "the script leaves the project", "put the files themselves here"
        )
    elif odd := [path for path in sorted(folder.glob("*.*")) if path.suffix in {".css", ".js"} and not path.is_file()]:
        where = Location(f"{shown}/{odd[0].name}")
        yield Diagnostic(where, "live-script", "this is not a regular file", "put a file in its place")
    elif not (folder / f"{MAIN}.js").is_file():
        message = f"there is no script {shown}/{MAIN}.js"
        yield Diagnostic(spec.location, "live-script", message, "write it, or mend script=")
    else:
        try:
            _join(folder, spec.name, {})
        except ScriptError as error:
            # What our own call of it asks for is missing from the entry that authors know.
            is_ours = error.module == _ENTRY
            where = Location(f"{shown}/{MAIN if is_ours else error.module}.js", 1 if is_ours else error.line)
            yield Diagnostic(where, "live-script", _NO_START if is_ours else error.reason, error.advice)


def _join(folder: Path, name: str, data: Mapping[str, str]) -> str:
    own, lent = read_modules(folder), lent_modules()
    if taken := sorted(own.keys() & lent.keys()):
        raise ScriptError(taken[0], f"'{taken[0]}' is a module that every live figure has: rename this one")
    entry = _CALL.format(name=json.dumps(name), data=json.dumps(data))
    return join_modules({**own, **lent, _ENTRY: entry}, _ENTRY)
