"""The list of a course's figures, and what readers can take of each: its picture, its data, its source.

A figure is listed once in each lesson that shows it, under the number it has there; its files are made once a course.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from clawdemy_site.course.model import Course
from clawdemy_site.features.figure_list.files import ListedFigure, listed_figures
from clawdemy_site.render.context import PageAnswers, credit_of
from clawdemy_site.render.listing import Listing, list_page
from clawdemy_site.render.page import SitePage, SitePages
from clawdemy_site.render.site import Site
from clawdemy_site.render.text import render_text
from clawdemy_site.site.places import entry_anchor, list_uri, live_uri


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure in the list, with what the page makes of it."""

    listed: ListedFigure
    anchor: str  # its id on the page
    caption: Markup
    credit: Markup  # whose data or pictures it shows; may be empty
    source: str  # where the line of the script that declares it can be read; may be empty
    live: str  # the ``.md`` path of the own page of a live figure; empty for another


def figure_pages(site: Site) -> Iterator[SitePage]:
    """The list of each course that shows a figure."""
    lead = "Every figure of the course, with the code that draws it, the numbers behind it, and a file to keep."
    for course in site.catalogue.courses:
        if any(listed_figures(site, course)):
            listing = Listing("figures", "Figures", lead, course)
            yield list_page(listing, partial(_values, course))


def _values(course: Course, pages: SitePages) -> dict[str, Any]:
    by_lesson: dict[str, list[FigureEntry]] = {}
    for listed in listed_figures(pages.site, course):
        by_lesson.setdefault(listed.lesson.path, []).append(_entry(pages.site, listed))
    return {"lessons": [pages.site.catalogue.lessons[path] for path in by_lesson], "figures": by_lesson}


def _entry(site: Site, listed: ListedFigure) -> FigureEntry:
    course, drawn, spec = listed.lesson.course, listed.drawn, listed.spec
    here = list_uri(course, "figures")
    caption = render_text(site, drawn.caption, here, context=PageAnswers(site, here, popovers=False))
    return FigureEntry(
        listed,
        anchor=entry_anchor(listed.shown.number),
        caption=Markup(caption.html),  # noqa: S704 - as the lesson shows it
        credit=credit_of(drawn, site.credits.records.library.works),
        source=site.options.repository.source_link(spec.path, spec.line),
        live=live_uri(course, drawn.name) if drawn.live else "",
    )
