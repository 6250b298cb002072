"""The glossary of each course: a page of its terms from A to Z, with the places that use them."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from clawdemy_site.course.glossary import GlossaryTerm
from clawdemy_site.course.model import LABELS, Course, Lesson
from clawdemy_site.markdown.citations import term_anchor
from clawdemy_site.references.exports import to_script, without_empty
from clawdemy_site.render.listing import Listing, list_page
from clawdemy_site.render.page import SitePage, SitePages
from clawdemy_site.render.popovers import marks_term
from clawdemy_site.render.site import Site
from clawdemy_site.site.manuscript import Manuscript
from clawdemy_site.site.places import list_uri


@dataclass(frozen=True, slots=True)
class TermPlace:
    """A page that marks a term, and how the glossary calls it: ``lesson 3``, ``practice of lesson 3``."""

    src_uri: str
    text: str


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term in the glossary."""

    term: GlossaryTerm
    anchor: str  # its id, on this page and where it first stands on another
    lesson: Lesson  # the lesson that defines it
    marked: bool  # whether that lesson's own page marks it, so that a link can lead to the very place
    uses: tuple[TermPlace, ...]  # the other pages that mark it, in order

    @property
    def others(self) -> tuple[str, ...]:
        """Its other forms that are worth a look: not those that only go on behind it, as plurals do."""
        name = self.term.name.replace("-", " ")
        return tuple(form for form in self.term.also if not form.replace("-", " ").startswith(name))


def glossary_pages(site: Site) -> Iterator[SitePage]:
    """The glossary of each course that has terms."""
    for course in site.catalogue.courses:
        entries = sorted(_entries(course, site.manuscript), key=lambda entry: _sorted_as(entry.term.name))
        if entries:
            lead = "What the words of this course mean, which lesson defines them, and where they are used."
            listing = Listing("glossary", "Glossary", lead, course)
            yield list_page(listing, partial(_values, entries), partial(_head, course, entries))


def _values(entries: list[TermEntry], _pages: SitePages) -> dict[str, Any]:
    letters: dict[str, list[TermEntry]] = {}
    for entry in entries:
        letters.setdefault(_sorted_as(entry.term.name)[:1].upper(), []).append(entry)
    return {"letters": letters}


def _head(course: Course, entries: list[TermEntry], pages: SitePages) -> str:
    return to_script(_json_ld(course, entries, pages.site.absolute(list_uri(course.slug, "glossary"))))


def _entries(course: Course, manuscript: Manuscript) -> Iterator[TermEntry]:
    for term in manuscript.glossary.terms.values():
        lesson = manuscript.catalogue.lessons.get(term.lesson)
        if lesson and lesson.course == course.slug:
            own = lesson.main.src_uri if lesson.pages else ""
            uses = tuple(place for place in _places(term, course, manuscript) if place.src_uri != own)
            yield TermEntry(term, term_anchor(term.id), lesson, marks_term(term, own, manuscript), uses)


def _places(term: GlossaryTerm, course: Course, manuscript: Manuscript) -> Iterator[TermPlace]:
    for lesson in course.published_lessons:
        for page in lesson.pages:
            if marks_term(term, page.src_uri, manuscript):
                text = f"lesson {lesson.number}"
                yield TermPlace(page.src_uri, text if page is lesson.main else f"{LABELS[page.kind].lower()} of {text}")


def _sorted_as(name: str) -> str:
    """A name as it is sorted: without case and accents, from its first letter or digit on."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    return plain.lstrip("\"'“‘(-").strip() or plain


def _json_ld(course: Course, entries: list[TermEntry], address: str) -> Mapping[str, object]:
    """A glossary as schema.org says it.

    Source: https://schema.org/DefinedTermSet
    """
    terms = [
        {
            "@type": "DefinedTerm",
            "name": entry.term.name,
            "description": entry.term.definition,
            "alternateName": list(entry.term.also),
            "url": f"{address}#{entry.anchor}" if address else "",
        }
        for entry in entries
    ]
    return without_empty(
        {
            "@context": "https://schema.org",
            "@type": "DefinedTermSet",
            "name": f"Glossary: {course.record.title}",
            "url": address,
            "inLanguage": "en",
            "hasDefinedTerm": [without_empty(term) for term in terms],
        }
    )
