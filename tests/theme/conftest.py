"""The plan of the tiny course, with everything that stands around its words."""

from pathlib import Path

import pytest

from clawdemy_site.build import pipeline
from clawdemy_site.records.project import Layout
from clawdemy_site.site.page import SitePlan
from clawdemy_site.site.repository import Repository

OPTIONS = pipeline.Options(
    site_name="Tea school",
    drafts=True,
    repository=Repository("https://example.org/tea/school", "https://example.org/tea/school/edit/main/"),
)


def plan_of(project: Path) -> SitePlan:
    """The plan of a project in which nothing is wrong."""
    layout = Layout(project)
    with pipeline.open_studio(layout) as studio:
        built = pipeline.build(layout, OPTIONS, studio)
    assert not built.diagnostics, built.diagnostics
    return built.plan


@pytest.fixture(scope="session")
def plan(tiny: Path) -> SitePlan:
    """That of the tiny course."""
    return plan_of(tiny)
