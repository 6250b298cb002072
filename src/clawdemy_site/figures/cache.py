"""Drawings kept between builds, each with everything it depends on.

An entry states the content of every file its drawing read and the versions it was drawn with, and is used only while
all of them are as stated; times of files are not believed. Entries are replaced whole and carry a checksum, so a build
that dies, a second build beside it or a damaged disk can cost a drawing but never show a wrong one.
"""

import contextlib
import functools
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from clawdemy_site.diagnostics import did_you_mean
from clawdemy_site.figures.spec import FigureSpec
from clawdemy_site.sandbox.files import OWN_SOURCES, digest, fingerprint, read_sealed, version, write_sealed

_FORM = "clawdemy-figure 3"
_STYLE = frozenset({"palette", "style"})


@dataclass(frozen=True, slots=True)
class CachedFigure:
    """A drawing as it is kept."""

    svg: str  # themed, its name and description still placeholders
    width: int  # in CSS pixels
    height: int  # in CSS pixels
    facts: Mapping[str, Any]  # what the function returned
    dependencies: Mapping[str, str | None]  # SHA-256 of each file read, by path relative to the root; None if absent
    warnings: Sequence[Mapping[str, Any]] = ()  # what was noticed while it was drawn, as ``Remark`` holds it
    data: Mapping[str, str] = field(default_factory=dict)  # what was handed over, as ``Payload.to_plain``


@functools.cache
def environment() -> dict[str, str]:
    """The versions that a drawing depends on, found without importing what they are versions of."""
    sources = OWN_SOURCES | set(Path(__file__).parent.glob("*.py"))
    style = {source for source in sources if source.stem in _STYLE}
    return {
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        **{name: version(name) for name in ("numpy", "matplotlib", "pillow")},
        "style": fingerprint(style),
        "renderer": fingerprint(sources - style),
    }


class FigureCache:
    """The entries of a project, whose root is absolute, in a folder that is made when something is first kept."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._folder = folder
        self._digest = functools.cache(functools.partial(digest, root))

    def forget_digests(self) -> None:
        """Look at every file again from here on; within one round each is read once."""
        self._digest.cache_clear()

    def load_entry(self, name: str) -> CachedFigure | None:
        """The drawing of a figure if it is still what drawing it again would give; else ``None``."""
        kept = self._read(name)
        if kept is None or any(self._compare(kept[0])):
            return None
        stated, svg = kept
        return CachedFigure(
            svg=svg.decode(), **{each.name: stated[each.name] for each in fields(CachedFigure) if each.name != "svg"}
        )

    def explain(self, spec: FigureSpec) -> list[str]:
        """Why a figure must be drawn, in words; empty where its kept drawing holds."""
        kept = self._read(spec.name)
        if kept is not None:
            return list(self._compare(kept[0], spec.path))
        return ["its drawing is damaged" if self._place(spec.name).exists() else "its drawing is not kept yet"]

    def _read(self, name: str) -> tuple[dict[str, Any], bytes] | None:
        """What was stated of a drawing, and its SVG, if both are whole."""
        data = read_sealed(self._place(name), _FORM)
        if data is None:
            return None
        text, _, svg = data.partition(b"\n")
        stated: dict[str, Any] = json.loads(text)  # the checksum holds, so some version of ours wrote it
        names = {each.name for each in fields(CachedFigure)} - {"svg"} | {"name", "environment"}
        return (stated, svg) if stated.keys() == names and stated["name"] == name else None

    def _compare(self, stated: Mapping[str, Any], script: str = "") -> Iterator[str]:
        """In words, each thing that is not as it was when a figure of a script was drawn."""
        now = environment()
        for what in sorted(now.keys() | stated["environment"].keys()):
            before, after = stated["environment"].get(what, "none"), now.get(what, "none")
            if before != after:
                is_ours = what in {"style", "renderer"}
                yield f"the {what} changed" if is_ours else f"the version of {what} changed: {before} → {after}"
        for path, before in stated["dependencies"].items():
            content = self._digest(path)
            if content != before:
                change = "is gone" if content is None else "is new" if before is None else "changed"
                role = "its code or its parameters in" if path == script else _role(path)
                yield f"{role} {path} {change}"

    def store_entry(self, name: str, entry: CachedFigure) -> None:
        """Keep a drawing in place of the last one of that name, whole or not at all (``OSError``)."""
        stated = {"name": name, "environment": environment(), **asdict(entry)}
        stated["dependencies"] = dict(sorted(entry.dependencies.items()))
        svg = stated.pop("svg")
        text = json.dumps(stated, separators=(",", ":"))
        write_sealed(self._place(name), _FORM, f"{text}\n{svg}".encode())

    def forget(self, name: str) -> None:
        """Have a figure drawn again the next time, as far as the folder lets it be forgotten."""
        with contextlib.suppress(OSError):
            self._place(name).unlink()

    def _place(self, name: str) -> Path:
        # Hashed, for a file system may hold two names that differ only in case for one.
        return self._folder / f"{hashlib.sha256(name.encode()).hexdigest()[:32]}.figure"


Explain = Callable[[FigureSpec], list[str]]  # the studio's answer to why a figure is due


def list_states(explain: Explain, specs: Iterable[FigureSpec]) -> Iterator[str]:
    """One line for each figure, ``cached`` or ``to draw``, then a count."""
    counts = {"cached": 0, "to draw": 0}
    for spec in specs:
        state = "to draw" if explain(spec) else "cached"
        counts[state] += 1
        yield f"{state:<8} {spec.name}"
    yield ", ".join(f"{count} {state}" for state, count in counts.items())


def explain_state(explain: Explain, spec: FigureSpec) -> Iterator[str]:
    """What has changed since the kept drawing of a figure, a line for each input."""
    differences = explain(spec)
    for difference in differences:
        yield f"{spec.name} is due: {difference}"
    if not differences:
        yield f"{spec.name} is cached: nothing that it depends on has changed"


def say_unknown(name: str, specs: Iterable[str]) -> str:
    """That there is no figure of a name, and which is near."""
    return " ".join(filter(None, [f"no script declares the figure '{name}'.", did_you_mean(name, specs)]))


def _role(path: str) -> str:
    if ":" in path:
        return "the state of"
    if path.endswith(".py"):
        return "the module"
    return "the folder" if path.endswith("/") else "the data file"
