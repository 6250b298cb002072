"""The glossary of each course: a page of its terms from A to Z, and the card behind each term in the text.

Both are made of the same entries, so that a term means one thing wherever it is explained.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import urljoin

import jinja2

from clawdemy_site.build.navigation import LABELS
from clawdemy_site.build.plan import Frame
from clawdemy_site.course.glossary import Glossary, Term
from clawdemy_site.course.model import Course, Lesson
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.markdown.terms import term_anchor
from clawdemy_site.records.project import LESSONS
from clawdemy_site.references.jsonld import to_script
from clawdemy_site.site.addresses import Addresses
from clawdemy_site.site.listing import Listing, list_page
from clawdemy_site.site.manuscript import Manuscript
from clawdemy_site.site.page import SitePage
from clawdemy_site.templating import render

# A private-use character cannot meet a definition's text by chance.
_ID = "\ue0f5"


@dataclass(frozen=True, slots=True)
class TermPlace:
    """A page that marks a term, and how the glossary calls it: ``lesson 3``, ``practice of lesson 3``."""

    src_uri: str
    text: str


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term in the glossary.

    Attributes:
        term: The term.
        anchor: Its id, on this page and where it first stands on another.
        lesson: The lesson that defines it.
        marked: Whether that lesson's own page marks it, so that a link can lead to the very place.
        uses: The other pages that mark it, in order.
    """

    term: Term
    anchor: str
    lesson: Lesson
    marked: bool
    uses: tuple[TermPlace, ...]

    @property
    def others(self) -> tuple[str, ...]:
        """Its other forms that are worth a look: not those that only go on behind it, as plurals do."""
        name = self.term.name.replace("-", " ")
        return tuple(form for form in self.term.also if not form.replace("-", " ").startswith(name))


@dataclass(frozen=True, slots=True)
class Letter:
    """The terms that start with one letter."""

    name: str
    anchor: str
    entries: tuple[TermEntry, ...]


def glossary_uri(course: str) -> str:
    """The ``.md`` path of a course's glossary."""
    return f"{LESSONS}/{course}/glossary.md"


def plan_glossaries(
    frame: Frame, manuscript: Manuscript, site_url: str
) -> tuple[dict[str, SitePage], list[Diagnostic]]:
    """The glossary of each course that has terms, by the course's id; and what is wrong in a site's own templates."""
    pages: dict[str, SitePage] = {}
    problems: list[Diagnostic] = []
    for course in manuscript.catalogue.courses:
        entries = sorted(_entries(course, manuscript), key=lambda entry: _sorted_as(entry.term.name))
        if not entries:
            continue
        src_uri = glossary_uri(course.slug)
        lead = "What the words of this course mean, which lesson defines them, and where they are used."
        listing = Listing(src_uri, "glossary", f"Glossary: {course.record.title}", "Glossary", lead)
        page, found = list_page(frame, listing, "glossary.jinja", letters=list(_letters(entries)))
        address = urljoin(site_url, frame.addresses.of(src_uri)) if site_url else ""
        pages[course.slug] = replace(page, head=to_script(_json_ld(course, entries, address)))
        problems += found
    return pages, problems


def render_term_cards(
    manuscript: Manuscript, templates: jinja2.Environment, addresses: Addresses
) -> tuple[dict[tuple[str, str], Callable[[str], str]], list[Diagnostic]]:
    """The cards of every page that marks terms, by its ``.md`` path and `term_key`; and what is wrong in a template."""
    cards: dict[tuple[str, str], Callable[[str], str]] = {}
    problems: list[Diagnostic] = []
    printer = _CardPrinter(manuscript, templates, addresses)
    for src_uri, scan in manuscript.scans.items():
        for name in {use.name: None for use in scan.terms}:
            term = manuscript.glossary.terms.get(name)
            lesson = manuscript.catalogue.lessons.get(term.lesson) if term else None
            if term and lesson:
                cards[src_uri, term_key(name)], found = printer.card(term, lesson, src_uri)
                problems += found
    return cards, problems


def term_key(name: str) -> str:
    """What a term's card is kept under among those of citations, whose keys hold no colon."""
    return f"term:{name}"


def term_place(glossary: Glossary, name: str) -> tuple[str, str] | None:
    """The page and the id of a term's entry; None where there is no such term."""
    term = glossary.terms.get(name)
    return (glossary_uri(term.course), term_anchor(name)) if term else None


@dataclass(frozen=True, slots=True)
class _CardPrinter:
    """Makes the cards of terms."""

    manuscript: Manuscript
    templates: jinja2.Environment
    addresses: Addresses

    def card(self, term: Term, lesson: Lesson, src_uri: str) -> tuple[Callable[[str], str], list[Diagnostic]]:
        """The card of a term as one page shows it; it leads to its lesson, but for on that lesson's own page."""
        entry = self.addresses.link(src_uri, glossary_uri(term.course), term_anchor(term.id))
        href = ""
        if lesson.pages and src_uri != lesson.main.src_uri:
            anchor = term_anchor(term.id) if _marks(term, lesson.main.src_uri, self.manuscript) else ""
            href = self.addresses.link(src_uri, lesson.main.src_uri, anchor)
        values = {"term": term, "lesson": lesson, "href": href, "entry": entry, "id": _ID}
        html, problems = render(self.templates, "term-card.html.jinja", **values)
        return lambda id_: html.replace(_ID, id_), problems


def _entries(course: Course, manuscript: Manuscript) -> Iterator[TermEntry]:
    for term in manuscript.glossary.terms.values():
        lesson = manuscript.catalogue.lessons.get(term.lesson)
        if lesson and lesson.course == course.slug:
            own = lesson.main.src_uri if lesson.pages else ""
            uses = tuple(place for place in _places(term, course, manuscript) if place.src_uri != own)
            yield TermEntry(term, term_anchor(term.id), lesson, _marks(term, own, manuscript), uses)


def _places(term: Term, course: Course, manuscript: Manuscript) -> Iterator[TermPlace]:
    for lesson in course.published_lessons:
        for page in lesson.pages:
            if _marks(term, page.src_uri, manuscript):
                text = f"lesson {lesson.number}"
                yield TermPlace(page.src_uri, text if page is lesson.main else f"{LABELS[page.kind].lower()} of {text}")


def _marks(term: Term, src_uri: str, manuscript: Manuscript) -> bool:
    """Whether a page marks a term."""
    scan = manuscript.scans.get(src_uri)
    return scan is not None and any(use.name == term.id for use in scan.terms)


def _letters(entries: list[TermEntry]) -> Iterator[Letter]:
    for name, group in groupby(entries, key=lambda entry: _sorted_as(entry.term.name)[:1].upper()):
        yield Letter(name, f"letter-{name.lower()}", tuple(group))


def _sorted_as(name: str) -> str:
    """A name as it is sorted: without case and accents, from its first letter or digit on."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    return plain.lstrip("\"'“‘(-").strip() or plain


def _json_ld(course: Course, entries: list[TermEntry], address: str) -> Mapping[str, object]:
    """A glossary as schema.org says it.

    Source: https://schema.org/DefinedTermSet
    """
    whole = {"@context": "https://schema.org", "@type": "DefinedTermSet", "name": f"Glossary: {course.record.title}"}
    terms = [
        {
            "@type": "DefinedTerm",
            "name": entry.term.name,
            "description": entry.term.definition,
            **({"alternateName": list(entry.term.also)} if entry.term.also else {}),
            **({"url": f"{address}#{entry.anchor}"} if address else {}),
        }
        for entry in entries
    ]
    return {**whole, **({"url": address} if address else {}), "inLanguage": "en", "hasDefinedTerm": terms}
