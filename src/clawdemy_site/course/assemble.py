"""From the files of a project to its courses: each entry of ``course.yml`` meets the pages that stand for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from clawdemy_site.course.model import WRITTEN, Catalogue, Course, Lesson, Module, Page, PageKind
from clawdemy_site.diagnostics import Diagnostic, Location, did_you_mean
from clawdemy_site.records.layout import LESSONS
from clawdemy_site.records.lessons import CourseRecord, FrontMatter, LessonEntry
from clawdemy_site.records.project import Content, PageSource
from clawdemy_site.records.validate import Placed, validate


@dataclass
class _Assembly:
    """One run over a project; problems gather as it goes."""

    pages: Mapping[str, PageSource]
    unread: frozenset[str]
    drafts: bool
    used: set[str] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.files = self.pages.keys() | self.unread
        self.folders = {src_uri.rpartition("/")[0] + "/" for src_uri in self.files}

    def course(self, slug: str, placed: Placed[CourseRecord]) -> Course:
        modules: list[Module] = []
        seen: dict[str, Location] = {}
        number = 0
        for m, module in enumerate(placed.record.modules):
            self._is_first(module.slug, placed.where.at("modules", m, "slug"), seen, "module")
            lessons: list[Lesson] = []
            for n, entry in enumerate(module.lessons):
                where = placed.where.at("modules", m, "lessons", n)
                if self._is_first(entry.slug, where, seen, "lesson"):
                    number += 1
                    lessons.append(self._lesson(slug, module.slug, entry, number, where))
                else:
                    self.used.add(f"{LESSONS}/{slug}/{module.slug}/{entry.slug}.md")
            modules.append(Module(module.slug, module.title, module.summary or "", tuple(lessons)))
        return Course(slug, placed, tuple(modules))

    def _is_first(self, slug: str, where: Location, seen: dict[str, Location], what: str) -> bool:
        """Whether this is where a course lists something first; a second place is told, and stands for nothing."""
        first = seen.setdefault(f"{what} {slug}", where)
        if first is not where:
            message = f"the {what} '{slug}' is listed twice, first on line {first.line}"
            self.problems.append(Diagnostic(where, f"duplicate-{what}", message, "keep one of the two"))
        return first is where

    def _lesson(self, course: str, module: str, entry: LessonEntry, number: int, where: Location) -> Lesson:
        path = f"{course}/{entry.slug}"
        planned = Lesson(path, course, module, number, entry.title or entry.slug, where)
        card = f"{LESSONS}/{course}/{module}/{entry.slug}.md"
        folder = f"{LESSONS}/{course}/{entry.slug}/"
        has_folder = folder in self.folders
        if entry.planned:
            if has_folder or card in self.files:
                message = f"the lesson '{entry.slug}' is planned, and yet its pages stand"
                self.problems.append(Diagnostic(where, "planned-lesson", message, "remove 'planned' and its title"))
                self.used |= {src_uri for src_uri in self.pages if src_uri == card or src_uri.startswith(folder)}
            return planned
        if has_folder and card in self.files:
            message = f"'{entry.slug}' is both a card and a lesson of six pages"
            self.problems.append(Diagnostic(where, "two-lessons", message, f"delete {card} or the folder {folder}"))
        if card in self.files:
            return self._card(planned, card)
        if has_folder:
            return self._six_pages(planned, folder)
        names = {
            src_uri.rstrip("/").rpartition("/")[2]
            for src_uri in self.folders
            if src_uri.startswith(f"{LESSONS}/{course}/")
        }
        mend = did_you_mean(entry.slug, names) or f"write {folder}brief.md, or mark the lesson 'planned: true'"
        self.problems.append(Diagnostic(where, "missing-lesson", f"no page stands for '{entry.slug}'", mend))
        return planned

    def _card(self, planned: Lesson, src_uri: str) -> Lesson:
        planned = replace(planned, path=f"{planned.course}/{planned.module}/{planned.slug}")
        self.used.add(src_uri)
        if src_uri in self.unread:
            return planned
        return self._standing(planned, (Page(PageKind.SINGLE, src_uri, self.pages[src_uri]),))

    def _six_pages(self, planned: Lesson, folder: str) -> Lesson:
        pages: list[Page] = []
        for kind in WRITTEN:
            src_uri = f"{folder}{kind}.md"
            self.used.add(src_uri)
            if src_uri in self.pages:
                pages.append(Page(kind, src_uri, self.pages[src_uri]))
            elif src_uri not in self.unread:
                message = f"the lesson '{planned.slug}' has no {kind} page"
                self.problems.append(Diagnostic(planned.entry, "missing-page", message, f"write {src_uri}"))
        if PageKind.LESSON not in {page.kind for page in pages}:
            return planned
        pages.append(Page(PageKind.REFERENCES, f"{folder}references.md", None))
        return self._standing(planned, tuple(pages))

    def _standing(self, planned: Lesson, pages: tuple[Page, ...]) -> Lesson:
        """The lesson with its front matter; without a good one it stays planned, and the reason is told."""
        source = pages[0].source
        if source is None or pages[0].kind not in {PageKind.BRIEF, PageKind.SINGLE}:
            return planned
        for page in pages[1:]:
            if page.source and page.source.front:
                where = page.source.front.positions.at()
                message = f"a lesson's front matter stands on its brief, not on its {page.kind} page"
                self.problems.append(Diagnostic(where, "front-matter", message, "move it there, or delete it"))
        if source.front is None:
            message = "this page needs front matter with the lesson's title, minutes and outcomes"
            self.problems.append(
                Diagnostic(
                    Location(source.path), "front-matter", message, "open it with a line '---', the first of the file"
                )
            )
            return planned
        front, found = validate(FrontMatter, source.front)
        self.problems += found
        if front is None:
            return planned
        titled = replace(planned, title=front.record.title)
        if front.record.status == "draft" and not self.drafts:
            return replace(titled, kept_back=pages)
        return replace(titled, front=front, pages=pages)

    def unlisted(self, unread_courses: frozenset[str]) -> None:
        """Report the pages below the lessons that no course lists."""
        for src_uri, page in self.pages.items():
            top, _, rest = src_uri.partition("/")
            if top == LESSONS and src_uri not in self.used and rest.partition("/")[0] not in unread_courses:
                message = "no course.yml lists the lesson of this page"
                mend = "list it in its course, or move the page elsewhere"
                if src_uri.endswith("/references.md"):
                    message, mend = "the references page is generated", "delete this file; write the lesson's record"
                self.problems.append(Diagnostic(Location(page.path), "unlisted-page", message, mend))


def assemble(content: Content, *, drafts: bool = False) -> tuple[Catalogue, list[Diagnostic]]:
    """Build the courses of a project, and find what does not fit together in them.

    Without ``drafts``, lessons with the status ``draft`` are still to come.
    """
    assembly = _Assembly(content.pages, content.unread, drafts)
    courses = tuple(assembly.course(slug, placed) for slug, placed in sorted(content.courses.items()))
    assembly.unlisted(content.unread_courses)
    return Catalogue(courses), assembly.problems
