"""The list of a course's figures, and what readers can take of each: its picture, its data, its source.

A figure is listed once in each lesson that shows it, under the number it has there; its files are made once a course.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import urljoin

from markdown import Markdown
from markupsafe import Markup

from clawdemy_site.build.plan import Frame
from clawdemy_site.course.model import Course, Lesson
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.features.figure_list.standalone import Label, figure_data, standalone_svg
from clawdemy_site.figures.drawn import Drawn
from clawdemy_site.figures.spec import FigureSpec
from clawdemy_site.figures.templates import plain_text
from clawdemy_site.markdown.extension import ClawdemyExtension
from clawdemy_site.references.citation import plain_reference
from clawdemy_site.references.licences import terms_of
from clawdemy_site.references.model import Work
from clawdemy_site.render.context import Shelf, SiteContext, credit_of
from clawdemy_site.site.listing import Listing, list_page
from clawdemy_site.site.manuscript import Manuscript
from clawdemy_site.site.numbering import ShownFigure, entry_anchor, figures_uri, live_uri
from clawdemy_site.site.page import SitePage

FOLDER = "assets/figures"


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure in the list.

    Attributes:
        number: What readers call it.
        anchor: Its id on the page.
        src_uri: The page that shows it.
        target: Its id there.
        caption: Its caption.
        credit: Whose data or pictures it shows; may be empty.
        picture: Path of its picture in the site.
        data: Path of its data in the site; empty where it states no facts.
        script: The script that draws it, relative to the project.
        line: The line of the script on which it is declared.
        source: Where that line can be read; may be empty.
        width: Width of the picture in CSS pixels.
        height: Height of the picture in CSS pixels.
        live: The ``.md`` path of the own page of a live figure; empty for another.
    """

    number: str
    anchor: str
    src_uri: str
    target: str
    caption: Markup
    credit: Markup
    picture: str
    data: str
    script: str
    line: int
    source: str
    width: int
    height: int
    live: str = ""


@dataclass(frozen=True, slots=True)
class LessonFigures:
    """The figures of one lesson."""

    title: str
    anchor: str
    figures: tuple[FigureEntry, ...]


@dataclass(frozen=True)
class FigureLists:
    """Everything about the figures of a site that is no lesson.

    Attributes:
        pages: The list of each course that shows a figure, by the course's id.
        files: What makes each figure's files, by their path in the site.
    """

    pages: Mapping[str, SitePage]
    files: Mapping[str, Callable[[], bytes]]


@dataclass(frozen=True)
class _Lister:
    """Knows all that the entries are made of."""

    frame: Frame
    manuscript: Manuscript
    shelf: Shelf
    site_url: str

    def shown(self, course: Course) -> Iterator[tuple[Lesson, Drawn, FigureSpec, ShownFigure]]:
        """The figures of a course that were drawn, in the order of their numbers."""
        for (path, name), shown in self.shelf.numbering.by_lesson.items():
            lesson = self.manuscript.catalogue.lessons[path]
            drawn, spec = self.shelf.figures.get(name), self.manuscript.specs.get(name)
            if lesson.course == course.slug and drawn and spec:
                yield lesson, drawn, spec, shown

    def page(self, course: Course) -> tuple[SitePage | None, list[Diagnostic]]:
        """The list of one course; None where it shows no figure."""
        src_uri = figures_uri(course.slug)
        captions = self._captions(src_uri)
        by_lesson: dict[str, list[FigureEntry]] = {}
        for lesson, drawn, spec, shown in self.shown(course):
            by_lesson.setdefault(lesson.path, []).append(self._entry(course, drawn, spec, shown, captions))
        if not by_lesson:
            return None, []
        groups = [_group(self.manuscript.catalogue.lessons[path], entries) for path, entries in by_lesson.items()]
        title = f"Figures: {course.record.title}"
        lead = "Every figure of the course, with the code that draws it, the numbers behind it, and a file to keep."
        listing = Listing(src_uri, "figures", title, "Figures", lead)
        return list_page(self.frame, listing, "figures.jinja", lessons=groups)

    def files(self, course: Course) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """What makes the files of a course's figures."""
        seen: set[str] = set()
        for _lesson, drawn, spec, shown in self.shown(course):
            if drawn.name in seen:
                continue
            seen.add(drawn.name)
            label = partial(self._label, course, drawn, spec, shown)
            yield _path(course, drawn, "svg"), partial(_make, standalone_svg, drawn, label)
            if drawn.facts:
                yield _path(course, drawn, "json"), partial(_make, figure_data, drawn, label)

    def _captions(self, src_uri: str) -> Callable[[str], Markup]:
        context = SiteContext()
        context.open(self.shelf)
        context.turn_to(src_uri)
        reader = Markdown(extensions=[ClawdemyExtension(context=context)])
        return lambda caption: Markup(reader.reset().convert(caption))  # noqa: S704 - as the lesson shows it

    def _entry(
        self,
        course: Course,
        drawn: Drawn,
        spec: FigureSpec,
        shown: ShownFigure,
        captions: Callable[[str], Markup],
    ) -> FigureEntry:
        return FigureEntry(
            number=shown.number,
            anchor=entry_anchor(shown.number),
            src_uri=shown.src_uri,
            target=shown.anchor,
            caption=captions(drawn.caption),
            credit=credit_of(drawn, self._works),
            picture=_path(course, drawn, "svg"),
            data=_path(course, drawn, "json") if drawn.facts else "",
            script=spec.path,
            line=spec.line,
            source=self.frame.repository.source_link(spec.path, spec.line),
            width=drawn.width,
            height=drawn.height,
            live=live_uri(course.slug, drawn.name) if drawn.live else "",
        )

    @property
    def _works(self) -> Mapping[str, Work]:
        return self.shelf.credits.records.library.works

    def _label(self, course: Course, drawn: Drawn, spec: FigureSpec, shown: ShownFigure) -> Label:
        licence = terms_of(course.record.licence, None)
        address = f"{self.frame.addresses.of(shown.src_uri)}#{shown.anchor}"
        return Label(
            title=plain_text(drawn.caption),
            creators=course.record.authors,
            course=course.record.title,
            address=urljoin(self.site_url, address) if self.site_url else "",
            licence=licence.text if licence else "",
            licence_url=licence.url if licence else "",
            sources=tuple(_source(self._works[name]) for name in drawn.uses if name in self._works),
            script=spec.path,
        )


def plan_figures(
    frame: Frame, manuscript: Manuscript, shelf: Shelf, site_url: str
) -> tuple[FigureLists, list[Diagnostic]]:
    """The lists of all courses.

    Args:
        frame: What every page shares.
        manuscript: The project as it was read.
        shelf: The drawn figures, their numbers, and whose data they show.
        site_url: Where the site is published; empty where that is not known.

    Returns:
        The lists, and what is wrong in a site's own templates.
    """
    lister = _Lister(frame, manuscript, shelf, site_url)
    pages: dict[str, SitePage] = {}
    files: dict[str, Callable[[], bytes]] = {}
    problems: list[Diagnostic] = []
    for course in manuscript.catalogue.courses:
        page, found = lister.page(course)
        problems += found
        if page:
            pages[course.slug] = page
            files.update(lister.files(course))
    return FigureLists(pages, files), problems


def _group(lesson: Lesson, entries: list[FigureEntry]) -> LessonFigures:
    return LessonFigures(f"{lesson.number}. {lesson.title}", f"lesson-{lesson.number}", tuple(entries))


def _path(course: Course, drawn: Drawn, suffix: str) -> str:
    return f"{FOLDER}/{course.slug}/{drawn.name}.{suffix}"


def picture_path(course: str, figure: str) -> str:
    """Path in the site of the picture of a figure that a course shows."""
    return f"{FOLDER}/{course}/{figure}.svg"


def _make(form: Callable[[Drawn, Label], bytes], drawn: Drawn, label: Callable[[], Label]) -> bytes:
    return form(drawn, label())


def _source(work: Work) -> str:
    """A work whose data or pictures are shown, with its terms and with what was changed."""
    terms = terms_of(work.terms.licence, work.terms.rights)
    parts = [plain_reference(work), f"{terms.text}{terms.after}." if terms else "", work.changes]
    return " ".join(filter(None, parts))
