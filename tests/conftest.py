"""Fixtures that several rooms' tests share: where the project stands, the real site, built once, and one browser."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.nodeid import NodeId
from _pytest.runner import runtestprotocol
from click.testing import CliRunner
from playwright.sync_api import Browser, sync_playwright

from browsers import CLOSED, Browsers
from clawdemy_site.build.built import Built
from clawdemy_site.cli import main
from ensure_browser import ADVICE, SKIP_VARIABLE, browser_unwanted, find_browser
from gate import SITE_VARIABLE
from plugin.builds import build as build_site
from projects import build

ROOT = Path(__file__).resolve().parents[1]
MATHS_FONT = "assets/clawdemy/maths.woff2"
"""The font that is cut to the formulas of a site, which takes longer than all its pages."""

PREFIX = "/course/"
"""The sub-path that the built site believes it is published under, as a project on GitHub Pages is."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let tests of one ``xdist_group`` go to one worker, which then makes what they share once.

    pytest-xdist 3.8 writes the group into an attribute that pytest 9.2 reads no more, so no group is kept together.
    """
    for item in items:
        with_group = vars(item).get("_nodeid", item.nodeid)
        if with_group != item.nodeid:
            item._id = NodeId.parse(with_group)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run a test once more whose browser was ended because it did not answer; see `browsers`."""
    if not item.get_closest_marker("browser"):
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, log=False, nextitem=nextitem)
    if any(report.failed and CLOSED in report.longreprtext for report in reports):
        item.user_properties.append(("browser", "did not answer, and was replaced"))  # stands in the report in XML
        reports = runtestprotocol(item, log=False, nextitem=nextitem)
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


@pytest.fixture(scope="session")
def browsers() -> Iterator[Browsers]:
    """Gives a headless Chromium; its absence is a failure, unless the browser tests were left out on purpose."""
    if browser_unwanted():
        pytest.skip(f"{SKIP_VARIABLE}=1")
    path = find_browser()
    if path is None:
        pytest.fail(ADVICE, pytrace=False)
    with sync_playwright() as playwright:
        browsers = Browsers(playwright, path)
        yield browsers
        browsers.close()


@pytest.fixture
def browser(browsers: Browsers) -> Iterator[Browser]:
    """The browser that all tests of this process share, for as long as it answers."""
    with browsers.one() as browser:
        yield browser


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The root of this checkout."""
    return ROOT


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built strictly for the sub-path `/course/`: the gate's own, or else one of this run's."""
    of_the_gate = os.environ.get(SITE_VARIABLE)
    if of_the_gate and Path(of_the_gate).is_dir():
        return Path(of_the_gate)
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


@pytest.fixture(scope="session")
def built_course() -> Built:
    """The real courses as a check builds them; a test that asks for it stands in the group ``real course``."""
    return build(ROOT)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny real course with its figures drawn and its font cut. To be read only: `tiny_copy` may be changed."""
    project = tmp_path_factory.mktemp("tiny") / "project"
    shutil.copytree(Path(__file__).parent / "tiny", project, ignore=shutil.ignore_patterns(".cache", "__pycache__"))
    built = build(project)
    assert not built.diagnostics, built.diagnostics
    built.files[MATHS_FONT]()  # kept where the figures are, so that no copy of the course cuts it again
    # What a check and a build have made of its pages is at hand too, as it is for an author after the first day.
    assert CliRunner().invoke(main, ["check", "--config", str(project / "mkdocs.yml")]).exit_code == 0
    assert build_site(project).exit_code == 0
    shutil.rmtree(project / "site")
    return project


@pytest.fixture
def tiny_copy(tiny: Path, tmp_path: Path) -> Path:
    """The tiny course for one test to change, its drawn figures and its font at hand."""
    project = tmp_path / "project"
    shutil.copytree(tiny, project)
    return project
