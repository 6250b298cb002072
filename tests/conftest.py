"""Fixtures that several rooms' tests share: where the project stands, and the real site, built once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PREFIX = "/course/"
"""The sub-path that the built site believes it is published under, as a project on GitHub Pages is."""


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The root of this checkout."""
    return ROOT


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built strictly into a folder of its own for the sub-path `/course/`."""
    site = tmp_path_factory.mktemp("published") / "site"
    build = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=ROOT,
        env={**os.environ, "SITE_URL": f"http://localhost{PREFIX}", "NO_MKDOCS_2_WARNING": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if build.returncode:
        pytest.fail(f"the strict build failed:\n{build.stdout}{build.stderr}", pytrace=False)
    return site
