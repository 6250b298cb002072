"""The list of a course's figures, and what readers can take of each: its picture, its data, its source.

A figure is listed once in each lesson that shows it, under the number it has there; its files are made once a course.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from clawdemy_site.course.model import Course
from clawdemy_site.features.figure_list.files import data_path, picture_path, shown_figures
from clawdemy_site.figures.drawn import Drawn
from clawdemy_site.figures.spec import FigureSpec
from clawdemy_site.render.context import PageAnswers, credit_of
from clawdemy_site.render.listing import Listing, list_page
from clawdemy_site.render.page import SitePage, SitePages
from clawdemy_site.render.site import Site
from clawdemy_site.render.text import render_text
from clawdemy_site.site.numbering import ShownFigure
from clawdemy_site.site.places import entry_anchor, list_uri, live_uri


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure in the list."""

    number: str  # what readers call it
    anchor: str  # its id on the page
    src_uri: str  # the page that shows it
    target: str  # its id there
    caption: Markup
    credit: Markup  # whose data or pictures it shows; may be empty
    picture: str  # path of its picture in the site
    data: str  # path of its data in the site; empty where it states no facts
    script: str  # the script that draws it, relative to the project
    line: int  # the line of the script on which it is declared
    source: str  # where that line can be read; may be empty
    width: int  # width of the picture in CSS pixels
    height: int  # height of the picture in CSS pixels
    live: str = ""  # the ``.md`` path of the own page of a live figure; empty for another


@dataclass(frozen=True, slots=True)
class LessonFigures:
    """The figures of one lesson."""

    title: str
    anchor: str
    figures: tuple[FigureEntry, ...]


def figure_pages(site: Site) -> Iterator[SitePage]:
    """The list of each course that shows a figure."""
    lead = "Every figure of the course, with the code that draws it, the numbers behind it, and a file to keep."
    for course in site.catalogue.courses:
        if any(shown_figures(site, course)):
            listing = Listing("figures", "Figures", lead, course)
            yield list_page(listing, partial(_values, course))


def _values(course: Course, pages: SitePages) -> dict[str, Any]:
    by_lesson: dict[str, list[FigureEntry]] = {}
    for lesson, drawn, spec, shown in shown_figures(pages.site, course):
        by_lesson.setdefault(lesson.path, []).append(_entry(pages.site, course, drawn, spec, shown))
    groups: list[LessonFigures] = []
    for path, entries in by_lesson.items():
        lesson = pages.site.catalogue.lessons[path]
        groups.append(LessonFigures(f"{lesson.number}. {lesson.title}", f"lesson-{lesson.number}", tuple(entries)))
    return {"lessons": groups}


def _entry(site: Site, course: Course, drawn: Drawn, spec: FigureSpec, shown: ShownFigure) -> FigureEntry:
    here = list_uri(course.slug, "figures")
    caption = render_text(site, drawn.caption, here, context=PageAnswers(site, here, popovers=False))
    return FigureEntry(
        number=shown.number,
        anchor=entry_anchor(shown.number),
        src_uri=shown.src_uri,
        target=shown.anchor,
        caption=Markup(caption.html),  # noqa: S704 - as the lesson shows it
        credit=credit_of(drawn, site.credits.records.library.works),
        picture=picture_path(course.slug, drawn.name),
        data=data_path(course.slug, drawn.name) if drawn.facts else "",
        script=spec.path,
        line=spec.line,
        source=site.options.repository.source_link(spec.path, spec.line),
        width=drawn.width,
        height=drawn.height,
        live=live_uri(course.slug, drawn.name) if drawn.live else "",
    )
