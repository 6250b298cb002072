"""The courses together with what stands on their pages: what the checks that look across a project are given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from clawdemy_site.course.glossary import Glossary
from clawdemy_site.course.model import Catalogue, Lesson, Page
from clawdemy_site.diagnostics import Location
from clawdemy_site.figures.spec import FigureSpec
from clawdemy_site.keeping.keeper import Keeper
from clawdemy_site.markdown.scan import PageScan
from clawdemy_site.records.layout import LESSONS, Layout
from clawdemy_site.records.project import Content
from clawdemy_site.site.numbering import Numbering, number_shown
from clawdemy_site.site.places import HOME


@dataclass(frozen=True)
class Manuscript:
    """A project as it was read, before anything is rendered."""

    layout: Layout
    content: Content
    catalogue: Catalogue
    scans: Mapping[str, PageScan]  # what stands on each page, by its ``.md`` path
    specs: Mapping[str, FigureSpec] = field(default_factory=dict)  # the figures that scripts declare, by name
    # Figure scripts that could not be read: to name a figure of theirs is no mistake of its own.
    broken_topics: frozenset[str] = frozenset()
    glossary: Glossary = field(default_factory=Glossary)
    is_blocked: bool = False  # whether a folder could not be read, so that nothing of the project was
    keeper: Keeper = field(default_factory=Keeper, repr=False, compare=False)  # what is known of its pages already

    @cached_property
    def numbering(self) -> Numbering:
        """Where figures are shown, and under which number."""
        return number_shown(self.catalogue, {src_uri: shown_names(scan) for src_uri, scan in self.scans.items()})

    @cached_property
    def equations(self) -> Numbering:
        """Where numbered formulas stand, and under which number."""
        named = {
            src_uri: [use.name for use in scan.equations if use.kind == "shown"] for src_uri, scan in self.scans.items()
        }
        return number_shown(self.catalogue, named, "eq-{}".format)

    @cached_property
    def cover(self) -> tuple[str, Location] | None:
        """The name of the figure that the home page asks for as its cover, and where it does."""
        home = self.content.pages.get(HOME)
        name = home.front.data.get("cover") if home and home.front and isinstance(home.front.data, dict) else None
        return (name, home.front.positions.at("cover")) if home and home.front and isinstance(name, str) else None

    @cached_property
    def unsettled(self) -> frozenset[str]:
        """Pages of lessons that stand, but have no place in a course because of a mistake that is told elsewhere.

        What only follows from that mistake is not told again.
        """
        written = {*self.content.pages, *self.content.unread}
        settled = self.lesson_of.keys() | self.kept_back
        return frozenset(src_uri for src_uri in written if src_uri.startswith(f"{LESSONS}/") and src_uri not in settled)

    @cached_property
    def kept_back(self) -> frozenset[str]:
        """Pages of drafts, where drafts do not stand: they are neither published nor checked."""
        return kept_back(self.catalogue)

    def scans_of(self, lesson: Lesson) -> Iterator[tuple[Page, PageScan]]:
        """The pages of a lesson that an author wrote, in order, each with what stands on it."""
        return ((page, self.scans[page.src_uri]) for page in lesson.pages if page.src_uri in self.scans)

    def prints_of(self, lesson: Lesson) -> list[str]:
        """The prints of the files of a lesson."""
        return [f"{page.kind} {page.source.print}" for page in lesson.pages if page.source]

    @cached_property
    def lesson_of(self) -> Mapping[str, str]:
        """The path of the lesson that a page belongs to, by the page's ``.md`` path."""
        return {page.src_uri: lesson.path for _course, lesson, page in self.catalogue.pages()}


def kept_back(catalogue: Catalogue) -> frozenset[str]:
    """The ``.md`` paths of the pages of drafts that do not stand."""
    return frozenset(page.src_uri for lesson in catalogue.lessons.values() for page in lesson.kept_back)


def shown_names(scan: PageScan) -> list[str]:
    """Names of the figures that a page shows, in order."""
    return [use.name for use in scan.figures if use.kind == "embed"]
