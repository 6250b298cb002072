"""Pages of a course that gather what others hold: its formulas, and the whole of it to print."""

from collections.abc import Mapping

from clawdemy_site.build.plan import Frame
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.features.formulas.pages import plan_formulas
from clawdemy_site.features.whole.pages import plan_whole
from clawdemy_site.site.credits import Credits
from clawdemy_site.site.manuscript import Manuscript
from clawdemy_site.site.page import SitePage


def plan_gathered(
    frame: Frame,
    manuscript: Manuscript,
    credit: Credits,
    site_url: str,
    glossaries: Mapping[str, SitePage],
) -> tuple[tuple[Mapping[str, SitePage], ...], list[Diagnostic]]:
    """The pages, one mapping from the course's id for each kind, in the order of the navigation.

    Args:
        frame: What every page shares.
        manuscript: The project as it was read.
        credit: What the lessons use.
        site_url: Where the site is published; empty where that is not known.
        glossaries: The glossary of a course, by the course's id.

    Returns:
        The pages, and what is wrong in a site's own templates.
    """
    formulas: dict[str, SitePage] = {}
    wholes: dict[str, SitePage] = {}
    problems: list[Diagnostic] = []
    for course in manuscript.catalogue.courses:
        glossary = glossaries[course.slug].src_uri if course.slug in glossaries else ""
        for pages, (page, found) in (
            (formulas, plan_formulas(frame, manuscript, course)),
            (wholes, plan_whole(frame, course, credit, site_url, glossary)),
        ):
            problems += found
            if page:
                pages[course.slug] = page
    return (formulas, wholes), problems
