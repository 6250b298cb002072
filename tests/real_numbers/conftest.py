"""The real course as it was read, and what its figures state: shared by the tests of its numbers."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from clawdemy_site.build.pipeline import open_studio
from clawdemy_site.build.reading import read
from clawdemy_site.figures.facts import Fact
from clawdemy_site.records.layout import Layout
from clawdemy_site.site.manuscript import Manuscript


@pytest.fixture(scope="session")
def manuscript(project_root: Path) -> Manuscript:
    """The real course as it was read."""
    found, problems = read(Layout(project_root))
    assert not problems
    return found


@pytest.fixture(scope="session")
def facts(manuscript: Manuscript) -> Mapping[str, Mapping[str, Fact]]:
    """What each figure states, by its name; figures that have not changed come from the project's cache."""
    with open_studio(manuscript.layout) as studio:
        drawn, problems, _ = studio.draw(manuscript.specs.values())
    assert not problems
    return {name: figure.facts for name, figure in drawn.items()}
