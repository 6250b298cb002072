"""The script of practice on a page: its tags for the head, with the data of the courses that the page speaks of.

The data come in scripts of their own, because a page opened from a folder cannot fetch files.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from clawdemy_site.practice.kinds import CARDS
from clawdemy_site.render.site import Site

SCRIPT = "assets/clawdemy/practice.js"
"""Path of the script in the site."""

COURSE_DATA = "assets/clawdemy/courses"
"""Folder of the courses' data: ``SLUG.js`` for each course with practice."""

DECKS = "assets/clawdemy/decks"
"""Folder of the courses' rendered flashcards: ``SLUG.js`` for each course with some."""

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


def data_script(value: Mapping[str, Any]) -> bytes:
    """A script that hands data to the site's own: it can be loaded from a folder too, where nothing can be fetched.

    It comes out in ASCII, and without a ``<`` that could close a script.
    """
    text = json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")
    return f"(self.clawdemyData ??= []).push({text});\n".encode("ascii")


def practised(site: Site) -> Practised:
    """Where practice stands in a site."""
    return site.once(("practised",), lambda: _find_practice(site))


def study_tags(site: Site, here: str, kind: str, about: str = "", *, shows_decks: bool = False) -> str:
    """The tags for the head of a page on which the script has something to do: data first, then the script.

    Args:
        site: The site.
        here: The page's ``.md`` path.
        kind: What the script knows the page by.
        about: Path of the lesson or id of the course that the page belongs to; empty where it speaks of all courses.
        shows_decks: Whether it shows rendered flashcards from all over the site.

    Returns:
        HTML; empty where none of the courses has practice.
    """
    found, course = practised(site), about.partition("/")[0]
    courses = tuple(slug for slug in found.courses if course in {"", slug})
    if not courses:
        return ""
    script = site.link(here, SCRIPT)
    base = script.removesuffix(SCRIPT) or "./"
    data = [f"{COURSE_DATA}/{slug}.js" for slug in courses]
    data += [f"{DECKS}/{slug}.js" for slug in found.decks if shows_decks]
    tags = [_DATA_TAG.format(site.link(here, path)) for path in data]
    return Markup("\n").join([*tags, _SCRIPT_TAG.format(script, base, kind, about if "/" in about else "", course)])


def _find_practice(site: Site) -> Practised:
    scans = site.manuscript.scans
    found = {
        page.src_uri: (course.slug, {block.kind for block in scans[page.src_uri].blocks})
        for course, _lesson, page in site.catalogue.pages()
        if page.src_uri in scans and scans[page.src_uri].blocks
    }
    order = [course.slug for course in site.catalogue.courses]
    courses = {slug for slug, _kinds in found.values()}
    decks = {slug for slug, kinds in found.values() if kinds & CARDS}
    return Practised(
        frozenset(found),
        tuple(slug for slug in order if slug in courses),
        tuple(slug for slug in order if slug in decks),
    )
