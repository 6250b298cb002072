"""The adapter serves ProperDocs, which took MkDocs' place for many, with the same settings and nothing changed."""

import os
import subprocess
import sys
from pathlib import Path


def test_a_course_builds_strictly_and_comes_out_as_with_mkdocs(tiny_copy: Path, tmp_path: Path) -> None:
    pages = {}
    for host in ("mkdocs", "properdocs"):
        site = tmp_path / host
        run = subprocess.run(
            [sys.executable, "-m", host, "build", "--strict", "-f", "mkdocs.yml", "--site-dir", str(site)],
            cwd=tiny_copy,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stdout + run.stderr
        pages[host] = {
            path.relative_to(site).as_posix(): path.read_text(encoding="utf-8").partition('<article class="page')[2]
            for path in site.rglob("*.html")
        }
    assert pages["properdocs"] == pages["mkdocs"]
    assert len(pages["mkdocs"]) >= 20
