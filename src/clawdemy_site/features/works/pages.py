"""The page of all works that the site's lessons use, and the same list as files for reference managers and people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from clawdemy_site.build.plan import Frame
from clawdemy_site.course.model import Catalogue, Lesson
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.references.exports import EXPORTERS, Exporter, export_attribution
from clawdemy_site.references.uses import UsingLesson, gather_entries, used_works
from clawdemy_site.references.view import WORKS
from clawdemy_site.site.credits import Credits, linker
from clawdemy_site.site.listing import Listing, list_page
from clawdemy_site.site.page import SitePage

FOLDER = "assets/references"
ATTRIBUTION = f"{FOLDER}/ATTRIBUTION.txt"
"""Markdown to read and to copy, under a name that no host takes for a page."""

_LEAD = "Every work that a lesson rests on, shows or recommends, with its terms and with each place that uses it."


@dataclass(frozen=True, slots=True)
class Download:
    """A file that the page offers."""

    src_uri: str
    label: str
    note: str


def plan_works(frame: Frame, credit: Credits, catalogue: Catalogue) -> tuple[SitePage | None, list[Diagnostic]]:
    """The page of all works; None where no lesson uses any."""
    lessons = [_using(lesson, credit, catalogue) for lesson in _crediting(credit, catalogue)]
    entries = gather_entries(lessons, linker(frame.addresses, WORKS))
    if not entries:
        return None, []
    listing = Listing(WORKS, "works", "Sources", "Sources", _LEAD)
    return list_page(frame, listing, "works.jinja", works=entries, downloads=_downloads())


def work_files(credit: Credits, catalogue: Catalogue) -> Mapping[str, Callable[[], bytes]]:
    """What makes the lists that the page offers, by their path in the site; empty where no lesson uses a work."""
    if not any(references.works() for references in credit.lessons.values()):
        return {}
    makers: dict[str, Callable[[], bytes]] = {
        _path(exporter): partial(_export, exporter, credit) for exporter in EXPORTERS
    }
    makers[ATTRIBUTION] = partial(_attribution, credit, catalogue)
    return makers


def _export(exporter: Exporter, credit: Credits) -> bytes:
    return exporter.export(used_works([*credit.lessons.values()])).encode()


def _attribution(credit: Credits, catalogue: Catalogue) -> bytes:
    titles = {path: lesson.title for path, lesson in catalogue.lessons.items()}
    return export_attribution(credit.lessons, titles).encode()


def _downloads() -> tuple[Download, ...]:
    lists = (Download(_path(exporter), exporter.label, "for reference managers") for exporter in EXPORTERS)
    return (*lists, Download(ATTRIBUTION, "Attribution", "as text: whose work it is, and on what terms it is used"))


def _path(exporter: Exporter) -> str:
    return f"{FOLDER}/works{exporter.suffix}"


def _crediting(credit: Credits, catalogue: Catalogue) -> list[Lesson]:
    """The lessons whose uses are known, in the order of the courses."""
    standing = (lesson for course in catalogue.courses for lesson in course.published_lessons)
    return [lesson for lesson in standing if lesson.path in credit.lessons and lesson.pages]


def _using(lesson: Lesson, credit: Credits, catalogue: Catalogue) -> UsingLesson:
    title = f"{lesson.number}. {lesson.title}"
    if len(catalogue.courses) > 1:
        course = next(course for course in catalogue.courses if course.slug == lesson.course)
        title = f"{course.record.title}, {title}"
    return UsingLesson(title, lesson.pages[0].src_uri, lesson.pages[-1].src_uri, credit.lessons[lesson.path])
