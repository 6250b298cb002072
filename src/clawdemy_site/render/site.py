"""The site while it is made: one frozen value that holds all that a page may ask."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urljoin

from clawdemy_site.course.model import LABELS, Catalogue
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.figures.drawn import Drawn, inline
from clawdemy_site.keeping.keeper import Keeper, Name
from clawdemy_site.listings.model import Shown
from clawdemy_site.practice.views import ExerciseView
from clawdemy_site.records.sources import find_inside
from clawdemy_site.render.marks import Placement, mark_link
from clawdemy_site.site.credits import Credits
from clawdemy_site.site.files import about_file, type_of
from clawdemy_site.site.manuscript import Manuscript
from clawdemy_site.site.options import Options
from clawdemy_site.templating import Templates

Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Site:
    """All that pages, files and checks are made from."""

    manuscript: Manuscript  # the project as it was read
    options: Options = field(default_factory=Options)
    # Our own escaping templates, and those of the site before them.
    templates: Templates = field(default_factory=Templates)
    drawings: Mapping[str, Drawn] = field(default_factory=dict)  # the drawn figures, by name
    # What kept a figure from being drawn, by the figure's name. A published site has none.
    undrawn: Mapping[str, Sequence[Diagnostic]] = field(default_factory=dict)
    credits: Credits = field(default_factory=Credits)
    # The exercises whose answers are worked out, by their page and id.
    exercises: Mapping[tuple[str, str], ExerciseView] = field(default_factory=dict)
    listings: Shown = field(default_factory=Shown)  # what fences of code show that their authors left empty
    # The ``.md`` paths of pages that are not rendered, because a mistake in them is told already.
    skipped: frozenset[str] = frozenset()
    # What was made, and what each of it rested on.
    keeper: Keeper = field(default_factory=Keeper, repr=False)

    @property
    def catalogue(self) -> Catalogue:
        """The courses."""
        return self.manuscript.catalogue

    def once(self, name: Name, make: Callable[[], Made]) -> Made:
        """What several pages share, made when it is first asked for; the first part of its name says what it is."""
        return self.keeper.once(name, make)

    def kept(self, name: Name, make: Callable[[], Made]) -> Made:
        """The same, kept for the next build: it is made again where something has changed that it asks for."""
        return self.keeper.kept(name, make)

    def link(self, here: str, there: str, anchor: str = "") -> str:
        """A relative link from one page to another or to a file, each named by its path."""
        return self.options.addresses.link(here, there, anchor)

    def absolute(self, src_uri: str, anchor: str = "") -> str:
        """The whole address of a page; empty where it is not known where the site is published."""
        address = self.options.addresses.of(src_uri) + (f"#{anchor}" if anchor else "")
        return urljoin(self.options.site_url, address) if self.options.site_url else ""

    def about_file(self, path: str) -> str:
        """Type and size of a file of the content that readers can take away, by its path; of any other, nothing."""
        self.keeper.note(("taken away", path))
        is_offered = path in self.manuscript.content.files and type_of(path) in self.options.downloads
        layout = self.manuscript.layout
        file = find_inside(layout.root / layout.content, path) if is_offered else None
        return about_file(path, file.stat().st_size) if file else ""

    def report_link(self, title: str, src_uri: str) -> str:
        """Where a reader reports an error on a page, or an empty string."""
        return self.options.repository.report_link(title, self.options.addresses.of(src_uri))

    def render(self, template: str, here: str, **values: Any) -> str:
        """One fragment of the page at ``here``, its links still marks."""
        shared = {"here": here, "link": mark_link, "site_name": self.options.site_name, "labels": LABELS}
        return self.templates.render(template, **shared, **values)

    def placement(self, here: str) -> Placement:
        """How a body stands on the page at ``here``."""
        return Placement(
            lambda src_uri, anchor: self.link(here, src_uri, anchor), lambda path: self.link(here, path), self.draw
        )

    def draw(self, name: str, prefix: str) -> str:
        """A figure's drawing as HTML, its ids beginning with a prefix; empty where it was not drawn."""
        drawn = self.drawings.get(name)
        return inline(drawn, prefix) if drawn else ""
