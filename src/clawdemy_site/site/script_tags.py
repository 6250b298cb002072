"""Which pages load the script of practice, and what its tags say.

The script is loaded only where a course has practice, from the pages on which it has something to do. The data of
courses comes in scripts of its own, because a page opened from a folder cannot fetch files.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from clawdemy_site.course.model import Catalogue
from clawdemy_site.practice.model import CARDS
from clawdemy_site.records.project import LESSONS
from clawdemy_site.site.addresses import Addresses
from clawdemy_site.site.manuscript import Manuscript
from clawdemy_site.site.page import SitePage

SCRIPT = "assets/clawdemy/practice.js"
"""Path of the script in the site."""

COURSE_DATA = "assets/clawdemy/courses"
"""Folder of the courses' data: ``SLUG.js`` for each course with practice."""

DECKS = "assets/clawdemy/decks"
"""Folder of the courses' rendered cards: ``SLUG.js`` for each course with flashcards."""

DECKS_ON = "review"
"""The kind of page that shows rendered cards from all over the site."""

OF_ALL = frozenset({"home", "review", "progress"})
"""Kinds of pages that speak of all courses."""

KINDS = frozenset({"lesson", "practice", "card", "course", "cards"}) | OF_ALL
"""Kinds of pages on which the script has something to do even where no practice stands."""

_DATA_TAG = Markup('<script defer src="{}"></script>')
_SCRIPT_TAG = Markup('<script defer src="{}" data-base="{}" data-kind="{}" data-lesson="{}" data-course="{}"></script>')


@dataclass(frozen=True, slots=True)
class Practised:
    """Where practice stands.

    Attributes:
        pages: The ``.md`` paths of the lessons' pages that hold some.
        courses: Ids of the courses with some, in order.
        decks: Ids of those that have flashcards.
    """

    pages: frozenset[str] = frozenset()
    courses: tuple[str, ...] = ()
    decks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """What a page is about.

    Attributes:
        kind: The page's kind.
        courses: Ids of the courses whose data it needs, in order.
        lesson: Path of its lesson, or empty where it belongs to none.
        decks: Ids of the courses whose rendered cards it shows.
    """

    kind: str
    courses: tuple[str, ...]
    lesson: str = ""
    decks: tuple[str, ...] = ()

    @property
    def course(self) -> str:
        """The id of its course, or empty where it speaks of all."""
        return "" if self.kind in OF_ALL else self.courses[0]


def script_tags(here: str, addresses: Addresses, subject: Subject) -> Markup:
    """The tags for the head of a page: data first, then the script.

    Args:
        here: The page's ``.md`` path.
        addresses: How the host publishes pages.
        subject: What the page is about.
    """
    script = addresses.link(here, SCRIPT)
    base = script.removesuffix(SCRIPT) or "./"
    data = [f"{COURSE_DATA}/{slug}.js" for slug in subject.courses] + [f"{DECKS}/{slug}.js" for slug in subject.decks]
    tags = [_DATA_TAG.format(addresses.link(here, path)) for path in data]
    tags.append(_SCRIPT_TAG.format(script, base, subject.kind, subject.lesson, subject.course))
    return Markup("\n").join(tags)


def find_practice(manuscript: Manuscript) -> Practised:
    """Where practice stands in a project."""
    found = {
        page.src_uri: (course.slug, {block.kind for block in manuscript.scans[page.src_uri].blocks})
        for course, _lesson, page in manuscript.catalogue.pages()
        if page.src_uri in manuscript.scans and manuscript.scans[page.src_uri].blocks
    }
    order = [course.slug for course in manuscript.catalogue.courses]
    courses = {slug for slug, _kinds in found.values()}
    decks = {slug for slug, kinds in found.values() if kinds & CARDS}
    return Practised(
        frozenset(found),
        tuple(slug for slug in order if slug in courses),
        tuple(slug for slug in order if slug in decks),
    )


def with_scripts(
    pages: Mapping[str, SitePage], catalogue: Catalogue, addresses: Addresses, practised: Practised
) -> dict[str, SitePage]:
    """The pages of a site, with the tags in the head of those that need them.

    Args:
        pages: All pages by their ``.md`` path.
        catalogue: The courses.
        addresses: How the host publishes pages.
        practised: Where practice stands.
    """
    lessons = {page.src_uri: lesson.path for _course, lesson, page in catalogue.pages()}

    def tagged(page: SitePage) -> SitePage:
        own = _course_of(page.src_uri)
        courses = tuple(slug for slug in practised.courses if page.kind in OF_ALL or slug == own)
        if not courses or not (page.kind in KINDS or page.src_uri in practised.pages):
            return page
        decks = practised.decks if page.kind == DECKS_ON else ()
        tags = script_tags(page.src_uri, addresses, Subject(page.kind, courses, lessons.get(page.src_uri, ""), decks))
        return replace(page, head="\n".join(filter(None, [page.head, tags])))

    return {src_uri: tagged(page) for src_uri, page in pages.items()}


def _course_of(src_uri: str) -> str:
    """The id of the course that a page belongs to, or nothing."""
    first, _, rest = src_uri.partition("/")
    return rest.partition("/")[0] if first == LESSONS else ""
