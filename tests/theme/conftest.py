"""The tiny course as it is built, with everything that stands around its words."""

from pathlib import Path

import pytest

from clawdemy_site.build.built import Built
from clawdemy_site.site.options import Options, Repository
from projects import build

OPTIONS = Options(
    site_name="Tea school",
    drafts=True,
    repository=Repository("https://example.org/tea/school", "https://example.org/tea/school/edit/main/"),
)


def build_sound(project: Path) -> Built:
    """A project in which nothing is wrong, built."""
    built = build(project, OPTIONS)
    assert not built.diagnostics, built.diagnostics
    return built


@pytest.fixture(scope="session")
def built(tiny: Path) -> Built:
    """The tiny course, built."""
    return build_sound(tiny)
