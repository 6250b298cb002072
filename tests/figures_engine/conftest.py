"""Small projects with figure scripts, and one studio's account of every way in which a script can fail."""

import textwrap
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.figures import discover
from clawdemy_site.figures.drawn import Drawn
from clawdemy_site.figures.request import FigureLimits
from clawdemy_site.figures.studio import Studio
from figures_engine.scripts import BROKEN, HELD, SECRET, SOUND
from lasting import lasting_workers

MakeProject = Callable[[Mapping[str, str]], Path]


@pytest.fixture(scope="module")
def lasting() -> Iterator[None]:
    """Workers that are there already, for tests that do not ask how they live."""
    with lasting_workers():
        yield


@pytest.fixture
def make_project(tmp_path: Path) -> MakeProject:
    """Write a project's files, indentation taken off, and give its root."""

    def make(files: Mapping[str, str]) -> Path:
        return write_project(tmp_path, files)

    return make


def write_project(root: Path, files: Mapping[str, str]) -> Path:
    """Write files under a root, their common indentation taken off."""
    for name, text in files.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def sound_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the sound scripts."""
    return write_project(tmp_path_factory.mktemp("sound"), SOUND)


@pytest.fixture(scope="session")
def sound(sound_root: Path) -> dict[str, Drawn]:
    """The figures of the sound scripts, drawn together."""
    specs, mistakes = discover(sound_root)
    with pytest.MonkeyPatch.context() as patch, Studio(sound_root) as studio:
        patch.setenv(*SECRET)
        drawn, found, _ = studio.draw(specs.values())
    assert mistakes + found == []
    return drawn


@pytest.fixture(scope="session")
def failures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Diagnostic]:
    """What each broken script's figure fails with, by the figure's topic; all drawn by one worker."""
    scripts = {f"figures/{topic}.py": text for topic, text in (BROKEN | HELD).items()}
    root = write_project(tmp_path_factory.mktemp("broken"), scripts)
    specs, mistakes = discover(root)
    assert mistakes == []
    limits = FigureLimits(3.0, memory_bytes=1024**3, written_bytes=1024**2, svg_bytes=60_000, picture_bytes=9_000)
    explained: dict[str, Diagnostic] = {}
    with Studio(root, limits=limits) as studio:
        drawn, found, tally = studio.draw(specs.values())
        assert drawn == {}
        assert tally.failed == len(specs) == len(found)
    for diagnostic in found:
        topic = Path(diagnostic.location.path).stem
        explained[topic] = diagnostic
    assert len(explained) == len(found)
    return explained
