"""The page of all works that the site's lessons use, and the same list as files for reference managers and people."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from clawdemy_site.course.model import Lesson
from clawdemy_site.features.feature import Feature, Maker
from clawdemy_site.references.exports import export_attribution
from clawdemy_site.references.managers import EXPORTERS, Exporter
from clawdemy_site.references.model import Work
from clawdemy_site.references.uses import UsingLesson, gather_entries, used_works
from clawdemy_site.render.listing import Listing, list_page
from clawdemy_site.render.marks import mark_link
from clawdemy_site.render.page import SitePage, SitePages
from clawdemy_site.render.site import Site

FOLDER = "assets/references"
ATTRIBUTION = f"{FOLDER}/ATTRIBUTION.txt"  # Markdown to read and to copy, under a name that no host takes for a page

_LEAD = "Every work that a lesson rests on, shows or recommends, with its terms and with each place that uses it."


def work_pages(site: Site) -> Iterator[SitePage]:
    """The page of all works; none where no lesson uses any."""
    if _works(site):
        yield list_page(Listing("works", "Sources", _LEAD), _values)


def work_files(site: Site) -> dict[str, Maker]:
    """What makes the lists that the page offers, by their path in the site; empty where no lesson uses a work."""
    works = _works(site)
    if not works:
        return {}
    makers: dict[str, Maker] = {_path(exporter): partial(_export, exporter, works) for exporter in EXPORTERS}
    makers[ATTRIBUTION] = partial(_attribution, site)
    return makers


def _works(site: Site) -> tuple[Work, ...]:
    return used_works([*site.credits.lessons.values()])


def _values(pages: SitePages) -> dict[str, Any]:
    site = pages.site
    lessons = [lesson for _course, lesson in site.catalogue.published_lessons() if lesson.path in site.credits.lessons]
    entries = gather_entries([_using(lesson, site) for lesson in lessons], mark_link)
    lists = {_path(exporter): exporter.label for exporter in EXPORTERS}
    return {"works": entries, "lists": lists, "attribution": ATTRIBUTION}


def _export(exporter: Exporter, works: Sequence[Work]) -> bytes:
    return exporter.export(works).encode()


def _attribution(site: Site) -> bytes:
    titles = {path: lesson.title for path, lesson in site.catalogue.lessons.items()}
    return export_attribution(site.credits.lessons, titles).encode()


def _path(exporter: Exporter) -> str:
    return f"{FOLDER}/works{exporter.suffix}"


def _using(lesson: Lesson, site: Site) -> UsingLesson:
    title = f"{lesson.number}. {lesson.title}"
    courses = site.catalogue.courses
    if len(courses) > 1:
        course = next(course for course in courses if course.slug == lesson.course)
        title = f"{course.record.title}, {title}"
    return UsingLesson(title, lesson.pages[0].src_uri, lesson.pages[-1].src_uri, site.credits.lessons[lesson.path])


FEATURE = Feature("works", work_pages, work_files)
