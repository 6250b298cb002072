"""A project built in process, as the command and a host build it; and a site of nothing but options."""

from pathlib import Path

from clawdemy_site.build import pipeline
from clawdemy_site.build.built import Built
from clawdemy_site.course.model import Catalogue
from clawdemy_site.records.layout import Layout
from clawdemy_site.records.project import Content
from clawdemy_site.render.site import Site
from clawdemy_site.site.manuscript import Manuscript
from clawdemy_site.site.options import Options
from lasting import lasting_workers

TEA = Options(site_name="Tea school")
"""What a build of the tiny course is told."""


def build(project: Path, options: Options = TEA, content: str = "content") -> Built:
    """What a build of a project made and found.

    Args:
        project: Its root.
        options: What the host and the author want.
        content: Its content folder, below the root.
    """
    layout = Layout(project, content)
    with lasting_workers(), pipeline.open_studio(layout) as studio:
        return pipeline.build(layout, options, studio)


def bare_site(options: Options = TEA) -> Site:
    """A site without a page."""
    return Site(Manuscript(Layout(Path()), Content(), Catalogue(()), {}), options)
