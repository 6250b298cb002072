"""The script of practice on a page: its tags for the head, with the data of the courses that the page speaks of.

The data come in scripts of their own, because a page opened from a folder cannot fetch files.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
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
    """Where practice stands: pages by ``.md`` path, courses by id, and those of the courses that have flashcards."""

    pages: Mapping[str, None] = field(default_factory=dict)
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
    return site.kept(("practised",), lambda: _find_practice(site))


def study_tags(site: Site, here: str, kind: str, about: str = "", *, shows_decks: bool = False) -> str:
    """The tags for the head of a page on which the script has something to do: data first, then the script.

    Args:
        site: The site.
        here: The page's ``.md`` path.
        kind: What the script knows the page by.
        about: Key of the lesson or id of the course that the page belongs to; empty where it speaks of all courses.
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
    kinds: dict[str, set[str]] = {}
    pages: dict[str, None] = {}
    for course, _lesson, page in site.catalogue.pages():
        scan = site.manuscript.scans.get(page.src_uri)
        if scan and scan.blocks:
            pages[page.src_uri] = None
            kinds.setdefault(course.slug, set()).update(block.kind for block in scan.blocks)
    return Practised(pages, tuple(kinds), tuple(slug for slug in kinds if kinds[slug] & CARDS))
