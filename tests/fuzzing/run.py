"""Texts made wrong for as long as one likes: ``python tests/fuzzing/run.py --seconds 600 --first 1000``.

It prints each seed that ended in an exception or took more than 20 seconds, and at the end how many were tried of each
target and how much memory was taken.
"""

import argparse
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import NoReturn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from clawdemy_site.build import pipeline
from clawdemy_site.figures.studio import Studio
from clawdemy_site.records.layout import Layout
from fuzzing.targets import TARGETS, TINY, spoil, try_build, try_one
from projects import TEA

_PATIENCE = 20  # seconds for one text


def main() -> int:
    """Try until the time is over; 1 where anything went wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--only", default="", help="one target, or 'build'")
    parser.add_argument("--texts", type=Path, help="a folder whose pages and records are made wrong as well")
    asked = parser.parse_args()
    for kind, target in ((".md", "page"), (".yml", "record")) if asked.texts else ():
        TARGETS[target][1].extend(path.read_text(encoding="utf-8") for path in sorted(asked.texts.rglob(f"*{kind}")))
    signal.signal(signal.SIGALRM, _give_up)
    tried: Counter[str] = Counter()
    wrong, seed, end = 0, asked.first, time.monotonic() + asked.seconds
    with tempfile.TemporaryDirectory() as folder, pipeline.open_studio(Layout(Path(folder) / "p")) as studio:
        while time.monotonic() < end:
            for target in [asked.only] if asked.only else [*TARGETS, "build"]:
                for one in range(seed, seed + (1 if target == "build" else 10)):
                    tried[target] += 1
                    signal.alarm(_PATIENCE * (3 if target == "build" else 1))
                    try:
                        _build(Path(folder), one, studio) if target == "build" else try_one(target, one)
                    except Exception:  # noqa: BLE001 - what is looked for
                        wrong += 1
                        _say(f"{target}, seed {one}\n{traceback.format_exc(limit=-4)}")
                    signal.alarm(0)
            seed += 10
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    _say(f"{dict(tried)}, {wrong} wrong, at most {peak} MiB, seeds from {asked.first} to {seed - 1}")
    return 1 if wrong else 0


def _build(folder: Path, seed: int, studio: Studio) -> None:
    project = folder / "p"
    kept = folder / "kept"
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(TINY, project)
    if kept.exists():
        shutil.copytree(kept, project / ".cache", dirs_exist_ok=True)
    else:
        try_build(project, studio, TEA)
        shutil.copytree(project / ".cache", kept)
    names = list(spoil(project, seed))
    try:
        built = try_build(project, studio, TEA)
    except Exception:
        _say(f"build, seed {seed}: {names}")
        raise
    assert all(found.help and found.message for found in built.diagnostics)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _give_up(*_: object) -> NoReturn:
    raise TimeoutError(f"this took more than {_PATIENCE} seconds")


if __name__ == "__main__":
    sys.exit(main())
