"""Addresses that pages of ours are made at: no file of an author may stand there."""

from collections.abc import Iterator, Mapping

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.features.flashcards.pages import REVIEW, lesson_deck_uri
from clawdemy_site.features.progress.pages import PROGRESS
from clawdemy_site.references.view import WORKS
from clawdemy_site.site.manuscript import Manuscript
from clawdemy_site.site.numbering import live_uri

GENERATED: Mapping[str, str] = {
    WORKS: "the page of all works",
    PROGRESS: "the page of a learner's progress",
    REVIEW: "the page of the review",
}
"""What is made at each ``.md`` path."""


def check_taken(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``page-taken``: a file stands where a page is made.

    Fix: give the file another name.
    """
    for src_uri, name in {**GENERATED, **dict(_decks(manuscript)), **dict(_live(manuscript))}.items():
        page = manuscript.content.pages.get(src_uri)
        if page:
            message = f"{name} is made at this address"
            yield Diagnostic(Location(page.path), "page-taken", message, "give this file another name")


def _decks(manuscript: Manuscript) -> Iterator[tuple[str, str]]:
    """The decks of lessons: a lesson called "cards" may have its pages there."""
    for course in manuscript.catalogue.courses:
        yield from ((lesson_deck_uri(lesson), "a deck of cards") for lesson in course.published_lessons)


def _live(manuscript: Manuscript) -> Iterator[tuple[str, str]]:
    """Pages of live figures: a module called "figures" may have its cards there."""
    for course in manuscript.catalogue.courses:
        yield from (
            (live_uri(course.slug, name), "a live figure") for name, spec in manuscript.specs.items() if spec.live
        )
