"""All works of a site, each once, with every place that uses it: what the page of all works shows.

The entries are made of the same uses as the lessons' own references, so that neither can name a use that the other
does not know.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clawdemy_site.references.model import References, Relation, Use, Work, by_work
from clawdemy_site.references.view import Href, SiteLink, WorkView, anchor_of, work_anchor


@dataclass(frozen=True, slots=True)
class UsingLesson:
    """A lesson with what it uses: what pages of works call it, where it starts, and where its references stand."""

    title: str
    address: str
    page: str
    references: References


@dataclass(frozen=True, slots=True)
class LessonUses:
    """How one lesson uses a work: each way in words, linked to its place."""

    lesson: SiteLink
    ways: tuple[SiteLink, ...]


@dataclass(frozen=True, slots=True)
class WorkEntry(WorkView):
    """One work on the page of all works, with who uses it, in the order of the courses."""

    lessons: tuple[LessonUses, ...] = ()


def used_works(lessons: Sequence[References]) -> tuple[Work, ...]:
    """Every work that a lesson uses, once, by the first author's family name, then by year and title."""
    works = {work.id: work for references in lessons for work in references.works()}
    return tuple(sorted(works.values(), key=_place_in_order))


def gather_entries(lessons: Sequence[UsingLesson], href: Href) -> tuple[WorkEntry, ...]:
    """The entries of the page of all works, in order; those who use a work, in the order of the courses."""
    found: dict[str, list[LessonUses]] = {}
    for lesson in lessons:
        for name, uses in by_work(lesson.references.uses()).items():
            ways = tuple(dict.fromkeys(_ways(uses, lesson.page, href)))
            found.setdefault(name, []).append(LessonUses(SiteLink(lesson.title, href(lesson.address, "")), ways))
    works = used_works([lesson.references for lesson in lessons])
    return tuple(WorkEntry(work, work_anchor(work), lessons=tuple(found[work.id])) for work in works)


def _ways(uses: Sequence[Use], page: str, href: Href) -> Iterator[SiteLink]:
    """What a lesson does with one work; a use that stands in no text or figure leads to the lesson's references."""
    for use in uses:
        way = use.relation.way
        if not use.place:
            yield SiteLink(way, href(page, anchor_of(use.work)))
        elif use.relation is Relation.USES_FIGURE:
            yield SiteLink(f"{way} in {use.place}", href(*use.target))
        else:
            yield SiteLink(f"{way} in the {use.place.lower()}", href(*use.target), use.locator)


def _place_in_order(work: Work) -> tuple[str, int, str]:
    who = work.creators[0].short if work.creators else work.name
    return _plain(who), work.year or 0, _plain(work.title)


def _plain(text: str) -> str:
    """Letters without accents and case, so that Émile stands beside Emily."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()
