"""A build that is killed at any moment leaves nothing behind that harms the next one."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from projects import build

MOMENTS = 12


def drawings(project: Path) -> dict[str, str]:
    """Every figure as a build shows it."""
    built = build(project)
    assert not built.diagnostics, built.diagnostics
    return {name: drawn.svg for name, drawn in built.site.drawings.items()}


def test_the_build_after_a_killed_one_equals_a_clean_one(tiny_copy: Path) -> None:
    clean = drawings(tiny_copy)
    moments = random.Random(20).sample(range(30, 1500), MOMENTS)  # noqa: S311 - not a secret
    for place, moment in enumerate(sorted(moments)):
        if place % 3 == 0:
            shutil.rmtree(tiny_copy / ".cache", ignore_errors=True)
        build = subprocess.Popen(
            [sys.executable, "-m", "clawdemy_site", "check"],
            cwd=tiny_copy,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(moment / 1000)
        os.kill(build.pid, signal.SIGKILL)
        build.wait()
    assert drawings(tiny_copy) == clean
