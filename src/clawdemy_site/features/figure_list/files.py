"""The files that readers can take of each figure that a course shows: its picture, and its data."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from clawdemy_site.course.model import Course, Lesson
from clawdemy_site.features.feature import Maker
from clawdemy_site.features.figure_list.standalone import Label, figure_data, standalone_svg
from clawdemy_site.figures.drawn import Drawn
from clawdemy_site.figures.facts import plain_text
from clawdemy_site.figures.spec import FigureSpec
from clawdemy_site.references.citation import plain_reference
from clawdemy_site.references.licences import stated_terms, terms_of
from clawdemy_site.references.model import Work
from clawdemy_site.render.site import Site
from clawdemy_site.site.numbering import ShownFigure

FOLDER = "assets/figures"


@dataclass(frozen=True, slots=True)
class ListedFigure:
    """A figure that was drawn, in one lesson that shows it: its number and its place there."""

    lesson: Lesson
    drawn: Drawn
    spec: FigureSpec
    shown: ShownFigure

    @property
    def picture(self) -> str:
        """Path in the site of its picture, one for each course."""
        return picture_path(self.lesson.course, self.drawn.name)

    @property
    def data(self) -> str:
        """Path in the site of its data; empty where it states no facts."""
        return f"{FOLDER}/{self.lesson.course}/{self.drawn.name}.json" if self.drawn.facts else ""


def listed_figures(site: Site, course: Course) -> Iterator[ListedFigure]:
    """The figures of a course that were drawn, in the order of their numbers, once for each lesson that shows them."""
    for (path, name), shown in site.manuscript.numbering.by_lesson.items():
        lesson = site.catalogue.lessons[path]
        drawn, spec = site.drawings.get(name), site.manuscript.specs.get(name)
        if lesson.course == course.slug and drawn and spec:
            yield ListedFigure(lesson, drawn, spec, shown)


def picture_path(course: str, figure: str) -> str:
    """Path in the site of the picture of a figure that a course shows."""
    return f"{FOLDER}/{course}/{figure}.svg"


def figure_files(site: Site) -> dict[str, Maker]:
    """What makes the files of all figures, each once a course."""
    files: dict[str, Maker] = {}
    for course in site.catalogue.courses:
        for figure in listed_figures(site, course):
            if figure.picture not in files:
                label = _label(site, course, figure)
                files[figure.picture] = partial(standalone_svg, figure.drawn, label)
                if figure.data:
                    files[figure.data] = partial(figure_data, figure.drawn, label)
    return files


def figure_picture(site: Site, course: Course, name: str) -> bytes | None:
    """The picture of a figure as a file; None where the course does not show it."""
    make = site.once(("figure files",), lambda: figure_files(site)).get(picture_path(course.slug, name))
    return make() if make else None


def _label(site: Site, course: Course, figure: ListedFigure) -> Label:
    licence = stated_terms(course.record)
    works = site.credits.records.library.works
    return Label(
        title=plain_text(figure.drawn.caption),
        creators=course.record.authors,
        course=course.record.title,
        address=site.absolute(figure.shown.src_uri, figure.shown.anchor),
        licence=licence.text,
        licence_urls=licence.urls,
        sources=tuple(_source(works[name]) for name in figure.drawn.uses if name in works),
        script=figure.spec.path,
    )


def _source(work: Work) -> str:
    """A work whose data or pictures are shown, with its terms and with what was changed."""
    terms = terms_of(work.terms)
    parts = [plain_reference(work), f"{terms.text}{terms.after}." if terms else "", work.changes]
    return " ".join(filter(None, parts))
