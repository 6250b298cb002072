"""The pages of flashcards: a deck for each course and each lesson that has cards, and the page on which they come back.

A deck can be read, and printed on both sides, without a script: each card with its answer folded away, on paper eight
fronts to a page with their backs behind them. The review is the script's; its page says so, and leads to the decks.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from typing import Any

from markupsafe import Markup

from clawdemy_site.course.model import Course, Lesson
from clawdemy_site.features.feature import Maker
from clawdemy_site.features.flashcards.cards import Flashcard, Flashcards, card_counts
from clawdemy_site.features.flashcards.files import ANKI, CSV, deck_path
from clawdemy_site.features.flashcards.text import NOWHERE, plain_text
from clawdemy_site.practice.decks import Deck
from clawdemy_site.references.licences import stated_terms
from clawdemy_site.render.listing import Listing, list_page
from clawdemy_site.render.page import PRACTICE_STYLES, SitePage, SitePages
from clawdemy_site.render.site import Site
from clawdemy_site.render.study import DECKS, data_script, study_tags
from clawdemy_site.site.places import REVIEW, lesson_deck_uri, list_uri

_ROWS, _COLUMNS = 4, 2  # cards on one side of a sheet

_SIZES = ((48, 9, ""), (62, 13, "small"), (76, math.inf, "smallest"))
"""Letters in a line and lines on a printed side, with what styles call a size in which that many fit."""

_PICTURE_LINES = 7  # lines of text in whose room a picture stands

_TALL = re.compile(r"<tr\b|<pre\b|<div class=\"(?:math-display|worked)")
"""What takes more room than its lines of text."""


@dataclass(frozen=True, slots=True)
class CardEntry:
    """A card on a page."""

    card: Flashcard
    front: Markup  # its front, phrasing content
    back: Markup
    front_size: str  # what a style calls the size in which the front fits on paper; empty for the common one
    back_size: str
    row: int  # the row of the printed front, counted through all sheets from 1; its back is four rows below
    column: int  # the column of the printed front; its back stands in the other, so that both meet on paper


@dataclass(frozen=True, slots=True)
class LessonDeck:
    """The cards of a lesson on a page, and where the lesson practises."""

    lesson: Lesson
    practice: str
    cards: tuple[CardEntry, ...]


def deck_pages(site: Site) -> Iterator[SitePage]:
    """The decks of courses and lessons, and the page of the review, as far as there are cards."""
    cards = Flashcards(site)
    for course in site.catalogue.courses:
        lessons = cards.decked(course)
        if not lessons:
            continue
        whole = Listing(
            "cards",
            "Cards",
            "The cards of every lesson. Say the answer to yourself before you look at it.",
            course,
            searchable=False,
            styles=PRACTICE_STYLES,
        )
        yield _deck_page(course, lessons, whole, cards, lesson=None)
        for lesson in lessons:
            lead = f"The cards of lesson {lesson.number}. Say the answer to yourself before you look at it."
            here, title = lesson_deck_uri(lesson), f"Cards: {lesson.title}"
            one = replace(whole, own_uri=here, own_title=title, lead=lead, is_in_menu=False)
            yield _deck_page(course, [lesson], one, cards, lesson=lesson)
    if card_counts(site):
        yield _review_page(site)


def deck_data(site: Site) -> dict[str, Maker]:
    """What makes the cards that the review shows, a script for each course, by its path in the site."""
    courses = (course for course in site.catalogue.courses if Flashcards(site).decked(course))
    return {f"{DECKS}/{course.slug}.js": partial(_data, site, course) for course in courses}


def _data(site: Site, course: Course) -> bytes:
    cards, placement = Flashcards(site), site.placement(REVIEW)
    faces = {card.key: cards.face(card).placed(placement) for card in cards.of_course(course)}
    sides = {key: {"front": face.front, "back": face.back} for key, face in faces.items()}
    return data_script({"kind": "deck", "course": course.slug, "cards": sides})


def _deck_page(
    course: Course, lessons: Sequence[Lesson], listing: Listing, cards: Flashcards, *, lesson: Lesson | None
) -> SitePage:
    key = lesson.path if lesson else course.slug

    def values(_pages: SitePages) -> dict[str, Any]:
        return {
            "course": course,
            "lesson": lesson,
            "whole": list_uri(course.slug, "cards"),
            "decks": _decks(cards, course, lessons),
            "anki": deck_path(key, ANKI),
            "csv": deck_path(key, CSV),
            "deck_name": Deck(course.slug, "", title=course.record.deck).name,
            "licence": stated_terms(course.record).text,
            "rows": _ROWS,
            "columns": _COLUMNS,
        }

    def head(pages: SitePages) -> str:
        return study_tags(pages.site, listing.src_uri, "cards", course.slug)

    page = list_page(listing, values, head)
    counts = card_counts(cards.site)
    return replace(page, count=sum(counts[one.path] for one in lessons))


def _decks(cards: Flashcards, course: Course, lessons: Sequence[Lesson]) -> list[LessonDeck]:
    places = _places()
    decks: list[LessonDeck] = []
    for lesson in lessons:
        own = cards.of_lesson(course, lesson)
        entries = tuple(_entry(cards, card, next(places)) for card in own)
        decks.append(LessonDeck(lesson, own[0].src_uri, entries))
    return decks


def _places() -> Iterator[tuple[int, int]]:
    """Row and column of each printed front; after every side of fronts, as many rows are left to their backs."""
    for line in count():
        side, row = divmod(line, _ROWS)
        for column in range(_COLUMNS):
            yield 2 * _ROWS * side + row + 1, column + 1


def _entry(cards: Flashcards, card: Flashcard, place: tuple[int, int]) -> CardEntry:
    face = cards.face(card)
    front, back = Markup(face.front), Markup(face.back)  # noqa: S704 - as the lesson shows them
    sizes = (_print_size(face.front), _print_size(face.back))
    return CardEntry(card, front, back, *sizes, *place)


def _print_size(side: str) -> str:
    """The largest size in which a side fits on its part of a sheet."""
    pictures = len(re.findall(r"<figure\b|<img\b", side)) * _PICTURE_LINES
    tall = len(_TALL.findall(side))
    lines = plain_text(NOWHERE.settle(side)).splitlines()

    def height(width: int) -> float:
        return pictures + tall + sum(math.ceil(len(line) / width) or 0.5 for line in lines)

    return next(size for width, most, size in _SIZES if height(width) <= most)


def _review_page(site: Site) -> SitePage:
    lead = "Cards come back just before you would forget them: soon at first, then after days, weeks and months."
    listing = Listing("review", "Review", lead, styles=PRACTICE_STYLES)
    courses = [course for course in site.catalogue.courses if Flashcards(site).decked(course)]

    def values(pages: SitePages) -> dict[str, Any]:
        links = {course.slug: pages.get(list_uri(course.slug, "cards")) for course in courses}
        links |= {
            lesson.path: pages.get(lesson_deck_uri(lesson))
            for course in courses
            for lesson in Flashcards(site).decked(course)
        }
        return {"courses": courses, "links": links}

    return list_page(listing, values, lambda pages: study_tags(pages.site, REVIEW, "review", shows_decks=True))
