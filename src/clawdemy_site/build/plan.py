"""From courses to the pages of a site: what stands on each page, above it and below it.

The plan knows no host. Everything around an author's words is rendered here, from templates that a site may
override, so that a host only has to put the parts in their places.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import jinja2
from markupsafe import Markup

from clawdemy_site.build.navigation import LABELS, navigate
from clawdemy_site.checks.coverage import Covered
from clawdemy_site.course.model import Catalogue, Course, Lesson, Page, PageKind
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.features.lessons.course_map import draw_map
from clawdemy_site.markdown.context import FigureView
from clawdemy_site.records.project import Content, PageSource
from clawdemy_site.references.citation import creators_text
from clawdemy_site.references.licences import terms_of
from clawdemy_site.references.model import Curriculum
from clawdemy_site.site.addresses import Addresses
from clawdemy_site.site.manuscript import HOME
from clawdemy_site.site.page import SitePage, SitePlan
from clawdemy_site.site.repository import Repository
from clawdemy_site.site.script_tags import Practised, with_scripts
from clawdemy_site.templating import render

_BOOSTS = {PageKind.LESSON: 2.0, PageKind.SINGLE: 1.0, PageKind.BRIEF: 0.002}
_COMMON_BOOST = 0.001
"""Pages that repeat a lesson's words rank below it in the search, which multiplies a word in a title by a thousand."""


@dataclass(frozen=True)
class Frame:
    """What every page of a site shares.

    Attributes:
        name: The site's name.
        templates: Our own autoescaping environment.
        addresses: How the host publishes pages.
        repository: Where sources are edited and errors reported.
        curricula: The series that courses follow, by id.
        cover: The figure on the home page, as that page shows it.
        records: The folder of the lessons' reference records.
    """

    name: str
    templates: jinja2.Environment
    addresses: Addresses = field(default_factory=Addresses)
    repository: Repository = field(default_factory=Repository)
    curricula: Mapping[str, Curriculum] = field(default_factory=dict)
    cover: FigureView | None = None
    records: str = "references/lessons"

    def render(self, template: str, here: str, **values: Any) -> tuple[str, list[Diagnostic]]:
        """One fragment of the page at ``here``, and what is wrong in a site's own template."""

        def link(src_uri: str, anchor: str = "") -> str:
            return self.addresses.link(here, src_uri, anchor)

        return render(self.templates, template, here=here, link=link, site_name=self.name, labels=LABELS, **values)


@dataclass(frozen=True, slots=True)
class DeckLink:
    """What the pages of a lesson or a course say of its flashcards: the ``.md`` path of the deck, and its cards."""

    src_uri: str
    count: int


@dataclass(frozen=True)
class Generated:
    """What is made from records and figures: parts of lessons by the lesson's path, and whole pages.

    Attributes:
        references: The body of a lesson's references, Markdown.
        callouts: HTML for its brief that names the series it mirrors.
        heads: HTML for the head of its main page.
        works: The page of all works, or None where no work is used.
        figures: The list of a course's figures, by the course's id.
        covered: The outcomes of each lesson with their practice.
        progress: The page of a learner's progress, or None where no course has practice.
        practised: Where practice stands.
        course_decks: The flashcards of a course, by the course's id.
        lesson_decks: The flashcards of a lesson, by the lesson's path.
        review: The page on which cards come back, or None where there are no cards.
        decks: Links to decks, by lesson path and by course id.
        glossaries: The glossary of a course, by the course's id.
        gathered: Pages that gather what others hold, by the course's id, one mapping for each kind.
        live: The own pages of live figures.
    """

    references: Mapping[str, str] = field(default_factory=dict)
    callouts: Mapping[str, str] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)
    works: SitePage | None = None
    figures: Mapping[str, SitePage] = field(default_factory=dict)
    covered: Mapping[str, Sequence[Covered]] = field(default_factory=dict)
    progress: SitePage | None = None
    practised: Practised = field(default_factory=Practised)
    course_decks: Mapping[str, SitePage] = field(default_factory=dict)
    lesson_decks: Mapping[str, SitePage] = field(default_factory=dict)
    review: SitePage | None = None
    decks: Mapping[str, DeckLink] = field(default_factory=dict)
    glossaries: Mapping[str, SitePage] = field(default_factory=dict)
    gathered: tuple[Mapping[str, SitePage], ...] = ()
    live: tuple[SitePage, ...] = ()

    @property
    def parts(self) -> tuple[Mapping[str, SitePage], ...]:
        """Whole pages that belong to a course, by the course's id, in the order of the navigation."""
        return (self.course_decks, self.figures, self.glossaries, *self.gathered)

    @property
    def tops(self) -> tuple[SitePage, ...]:
        """Whole pages of the site, in the order of the navigation."""
        return tuple(filter(None, [self.review, self.progress, self.works]))

    @property
    def pages(self) -> tuple[SitePage, ...]:
        """The whole pages."""
        parts = (page for part in self.parts for page in part.values())
        return (*parts, *self.lesson_decks.values(), *self.live, *self.tops)


@dataclass
class _Planner:
    """One run of planning; diagnostics of templates gather as it goes."""

    frame: Frame
    catalogue: Catalogue
    generated: Generated
    problems: list[Diagnostic] = field(default_factory=list)

    def render(self, template: str, here: str, **values: Any) -> str:
        html, found = self.frame.render(template, here, **values)
        self.problems += found
        return html

    def lesson_page(self, course: Course, lesson: Lesson, page: Page) -> SitePage:
        title = lesson.title
        if page.kind not in {PageKind.LESSON, PageKind.SINGLE}:
            title = f"{LABELS[page.kind]}: {lesson.title}"
        before, after = course.neighbours(lesson)
        shared = {
            "course": course,
            "module": next(module for module in course.modules if lesson in module.lessons),
            "lesson": lesson,
            "page": page,
            "title": title,
            "before": before,
            "after": after,
            "following": _following(lesson, page),
            "needs": [self.catalogue.lessons[path] for path in lesson.facts.prerequisites if self._known(path)],
            "deck": self.generated.decks.get(lesson.path),
            "edit": self.frame.repository.edit_link(self._source_path(lesson, page)),
            "report": self.frame.repository.report_link(title, page.address),
        }
        return SitePage(
            src_uri=page.src_uri,
            kind=str(page.kind),
            title=title,
            label=LABELS[page.kind] if len(lesson.pages) > 1 else lesson.title,
            description=_describe(lesson, page),
            markdown=self._body(lesson, page),
            source=page.source,
            header=self.render("lesson_header.jinja", page.src_uri, **shared) + self._callout(lesson, page),
            footer=self.render("lesson_footer.jinja", page.src_uri, **shared),
            head=self.generated.heads.get(lesson.path, "") if page is lesson.main else "",
            boost=_BOOSTS.get(page.kind, _COMMON_BOOST),
        )

    def _known(self, path: str) -> bool:
        return path in self.catalogue.lessons

    def _body(self, lesson: Lesson, page: Page) -> str:
        block = self.generated.references.get(lesson.path, "")
        if page.source is None:
            return block
        return f"{page.source.body}\n\n{block}\n" if lesson.is_single and block else page.source.body

    def _callout(self, lesson: Lesson, page: Page) -> str:
        return self.generated.callouts.get(lesson.path, "") if page.kind is PageKind.BRIEF else ""

    def _source_path(self, lesson: Lesson, page: Page) -> str:
        """The file behind a page: the author's own, or the record that a references page is made of."""
        return page.source.path if page.source else f"{self.frame.records}/{lesson.path}.yml"

    def course_page(self, course: Course) -> SitePage:
        record = course.record
        curriculum = self.frame.curricula.get(record.curriculum or "")
        work = curriculum.work if curriculum else None
        values = {
            "course": course,
            "reviewed": course.last_reviewed,
            "licence": terms_of(record.licence, None),
            "curriculum": curriculum,
            "creators": creators_text(work.creators) if work else "",
            "rights": terms_of(work.licence, work.rights) if work else None,
            "covered": self.generated.covered,
            "deck": self.generated.decks.get(course.slug),
            "progress": self.generated.progress,
            "review": self.generated.review,
            "maps": draw_map(course),
            "parts": [part[course.slug] for part in self.generated.parts if course.slug in part],
        }
        return SitePage(
            src_uri=course.src_uri,
            kind="course",
            title=record.title,
            label=record.title,
            description=" ".join(record.summary.split()),
            markdown=self.render("course.jinja", course.src_uri, **values),
            header=self.render("course_header.jinja", course.src_uri, **values),
            footer=self._footer(course.src_uri, record.title, course.placed.where.at().path),
        )

    def _footer(self, here: str, title: str, source: str) -> str:
        """Below a page that belongs to no lesson."""
        repository = self.frame.repository
        report = repository.report_link(title, self.frame.addresses.of(here))
        return self.render("page_footer.jinja", here, edit=repository.edit_link(source), report=report)

    def home_page(self, source: PageSource | None) -> SitePage:
        front = source.front.data if source and source.front else {}
        title = str(front.get("title") or self.frame.name)
        description = str(front.get("description") or "")
        values = {
            "courses": self.catalogue.courses,
            "title": title,
            "description": description,
            "start": next((lesson for course in self.catalogue.courses for lesson in course.published_lessons), None),
            "cover": _show(self.frame.cover),
            "progress": self.generated.progress,
            "review": self.generated.review,
        }
        return SitePage(
            src_uri=HOME,
            kind="home",
            title=title,
            label="Home",
            description=description,
            markdown=source.body if source else "",
            source=source,
            header=self.render("home_header.jinja", HOME, **values),
            footer=self._footer(HOME, title, source.path if source else ""),
        )


def plan_site(
    frame: Frame, content: Content, catalogue: Catalogue, generated: Generated
) -> tuple[SitePlan, list[Diagnostic]]:
    """Plan a whole site.

    Args:
        frame: What every page shares.
        content: What authors wrote.
        catalogue: The courses.
        generated: What is made from records for each lesson.

    Returns:
        The plan, and what is wrong with templates that the site overrides.
    """
    planner = _Planner(frame, catalogue, generated)
    pages = [planner.home_page(content.pages.get(HOME))]
    pages += [planner.course_page(course) for course in catalogue.courses]
    pages += [planner.lesson_page(*place) for place in catalogue.pages()]
    pages += generated.pages
    footer = planner.render("site_footer.jinja", HOME)
    scripted = with_scripts({page.src_uri: page for page in pages}, catalogue, frame.addresses, generated.practised)
    plan = SitePlan(scripted, tuple(navigate(catalogue, generated.parts, generated.tops)), footer)
    return plan, planner.problems


def _show(figure: FigureView | None) -> dict[str, str] | None:
    """A figure as templates show it; what the figure's own code made is not escaped again."""
    if figure is None:
        return None
    svg = figure.svg if isinstance(figure.svg, str) else figure.svg("cover")
    return {"number": figure.number, "url": figure.url, "svg": Markup(svg), "credit": Markup(figure.credit)}  # noqa: S704 - our own drawing


def _following(lesson: Lesson, page: Page) -> Page | None:
    """The page of the same lesson that a reader meets after this one."""
    place = lesson.pages.index(page)
    return lesson.pages[place + 1] if place + 1 < len(lesson.pages) else None


def _describe(lesson: Lesson, page: Page) -> str:
    """A description that differs from page to page, as search engines want it."""
    if page.kind in {PageKind.LESSON, PageKind.SINGLE}:
        return lesson.facts.description
    return f"{LABELS[page.kind]} of lesson {lesson.number}, {lesson.title}. {lesson.facts.description}"
