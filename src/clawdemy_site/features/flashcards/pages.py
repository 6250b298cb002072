"""The pages of flashcards: a deck for each course and each lesson that has cards, and the page on which they come back.

A deck can be read, and printed on both sides, without a script: each card with its answer folded away, on paper eight
fronts to a page with their backs behind them. The review is the script's; its page says so, and leads to the decks.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from markupsafe import Markup

from clawdemy_site.build.plan import DeckLink, Frame
from clawdemy_site.course.model import Course, Lesson
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.features.flashcards.cards import Card, Flashcards
from clawdemy_site.features.flashcards.files import ANKI, CSV, deck_path
from clawdemy_site.features.flashcards.text import plain_text
from clawdemy_site.features.progress.pages import data_script
from clawdemy_site.records.project import LESSONS
from clawdemy_site.references.licences import terms_of
from clawdemy_site.site.listing import Listing, list_page
from clawdemy_site.site.page import SitePage
from clawdemy_site.site.script_tags import DECKS

REVIEW = "review.md"
"""The page of the review, below the content folder."""

_ROWS, _COLUMNS = 4, 2
"""Cards on one side of a sheet."""

_SIZES = ((48, 9, ""), (62, 13, "small"), (76, math.inf, "smallest"))
"""Letters in a line and lines on a printed side, with what styles call a size in which that many fit."""

_PICTURE_LINES = 7
"""Lines of text in whose room a picture stands."""

_TALL = re.compile(r"<tr\b|<pre\b|<div class=\"(?:math-display|worked)")
"""What takes more room than its lines of text."""


@dataclass(frozen=True, slots=True)
class CardEntry:
    """A card on a page.

    Attributes:
        id: Its id in the lesson.
        lesson: The lesson's path.
        anchor: Its id on the page.
        front: Its front, phrasing content.
        back: Its back.
        front_size: What a style calls the size in which the front fits on paper; empty for the common one.
        back_size: The same of the back.
        row: The row of the printed front, counted through all sheets from 1; its back is four rows below.
        column: The column of the printed front; its back stands in the other, so that both meet on paper.
    """

    id: str
    lesson: str
    anchor: str
    front: Markup
    back: Markup
    front_size: str
    back_size: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class LessonDeck:
    """The cards of a lesson on a page."""

    lesson: Lesson
    anchor: str
    practice: str
    cards: tuple[CardEntry, ...]


@dataclass(frozen=True)
class CardPages:
    """Everything about flashcards that is no lesson.

    Attributes:
        courses: The deck of each course with cards, by the course's id.
        lessons: The deck of each lesson with cards, by the lesson's path.
        review: The page of the review; None where no lesson has a card.
        links: What a lesson's or a course's own pages say of their deck, by lesson path and by course id.
    """

    courses: Mapping[str, SitePage] = field(default_factory=dict)
    lessons: Mapping[str, SitePage] = field(default_factory=dict)
    review: SitePage | None = None
    links: Mapping[str, DeckLink] = field(default_factory=dict)


def course_deck_uri(course: str) -> str:
    """The ``.md`` path of a course's deck."""
    return f"{LESSONS}/{course}/cards.md"


def lesson_deck_uri(lesson: Lesson) -> str:
    """The ``.md`` path of a lesson's deck."""
    return f"{LESSONS}/{lesson.course}/cards/{lesson.path.partition('/')[2]}.md"


def plan_cards(frame: Frame, flashcards: Flashcards) -> tuple[CardPages, list[Diagnostic]]:
    """The pages of flashcards.

    Args:
        frame: What every page shares.
        flashcards: The cards.

    Returns:
        The pages, and what is wrong in a site's own templates.
    """
    courses: dict[str, SitePage] = {}
    lessons: dict[str, SitePage] = {}
    links: dict[str, DeckLink] = {}
    problems: list[Diagnostic] = []
    for course in flashcards.manuscript.catalogue.courses:
        carded = [lesson for lesson in course.published_lessons if lesson.path in flashcards.lessons]
        if not carded:
            continue
        courses[course.slug], found = _course_deck(frame, flashcards, course, carded)
        links[course.slug] = DeckLink(course_deck_uri(course.slug), len(flashcards.of_course(course)))
        problems += found
        for lesson in carded:
            lessons[lesson.path], found = _lesson_deck(frame, flashcards, course, lesson)
            links[lesson.path] = DeckLink(lesson_deck_uri(lesson), len(flashcards.lessons[lesson.path]))
            problems += found
    if not courses:
        return CardPages(), problems
    review, found = _review(frame, flashcards, links)
    return CardPages(courses, lessons, review, links), [*problems, *found]


def deck_data(flashcards: Flashcards) -> dict[str, Callable[[], bytes]]:
    """What makes the cards that the review shows, a script for each course, by its path in the site."""
    courses = (course for course in flashcards.manuscript.catalogue.courses if flashcards.of_course(course))
    return {f"{DECKS}/{course.slug}.js": partial(_data, flashcards, course) for course in courses}


def _data(flashcards: Flashcards, course: Course) -> bytes:
    faces = {card.key: flashcards.on_page(card, REVIEW) for card in flashcards.of_course(course)}
    cards = {key: {"front": face.front, "back": face.back} for key, face in faces.items()}
    return data_script({"kind": "deck", "course": course.slug, "cards": cards})


def _course_deck(
    frame: Frame, flashcards: Flashcards, course: Course, lessons: Sequence[Lesson]
) -> tuple[SitePage, list[Diagnostic]]:
    lead = "The cards of every lesson. Say the answer to yourself before you look at it."
    here = course_deck_uri(course.slug)
    listing = Listing(here, "cards", f"Cards: {course.record.title}", "Cards", lead)
    return _deck_page(frame, flashcards, course, lessons, listing, lesson=None)


def _lesson_deck(
    frame: Frame, flashcards: Flashcards, course: Course, lesson: Lesson
) -> tuple[SitePage, list[Diagnostic]]:
    lead = f"The cards of lesson {lesson.number}. Say the answer to yourself before you look at it."
    listing = Listing(lesson_deck_uri(lesson), "cards", f"Cards: {lesson.title}", "Cards", lead)
    return _deck_page(frame, flashcards, course, [lesson], listing, lesson=lesson)


def _deck_page(  # noqa: PLR0913 - both kinds share it
    frame: Frame,
    flashcards: Flashcards,
    course: Course,
    lessons: Sequence[Lesson],
    listing: Listing,
    *,
    lesson: Lesson | None,
) -> tuple[SitePage, list[Diagnostic]]:
    key = lesson.path if lesson else course.slug
    licence = terms_of(course.record.licence, None)
    values: dict[str, Any] = {
        "course": course,
        "lesson": lesson,
        "whole": course_deck_uri(course.slug),
        "decks": _decks(flashcards, lessons, listing.src_uri),
        "anki": deck_path(key, ANKI),
        "csv": deck_path(key, CSV),
        "licence": licence.text if licence else course.record.licence,
        "rows": _ROWS,
        "columns": _COLUMNS,
    }
    page, problems = list_page(frame, listing, "cards.jinja", **values)
    return replace(page, searchable=False), problems


def _decks(flashcards: Flashcards, lessons: Sequence[Lesson], here: str) -> list[LessonDeck]:
    places = _places()
    decks: list[LessonDeck] = []
    for lesson in lessons:
        cards = flashcards.lessons[lesson.path]
        entries = tuple(_entry(flashcards, card, here, next(places)) for card in cards)
        decks.append(LessonDeck(lesson, f"deck-{lesson.number}", cards[0].src_uri, entries))
    return decks


def _places() -> Iterator[tuple[int, int]]:
    """Row and column of each printed front; after every side of fronts, as many rows are left to their backs."""
    side = 0
    while True:
        for row in range(_ROWS):
            for column in range(_COLUMNS):
                yield 2 * _ROWS * side + row + 1, column + 1
        side += 1


def _entry(flashcards: Flashcards, card: Card, here: str, place: tuple[int, int]) -> CardEntry:
    face = flashcards.on_page(card, here)
    front, back = Markup(face.front), Markup(face.back)  # noqa: S704 - as the lesson shows them
    sizes = (_print_size(face.front), _print_size(face.back))
    return CardEntry(card.id, card.lesson.path, card.anchor, front, back, *sizes, *place)


def _print_size(side: str) -> str:
    """The largest size in which a side fits on its part of a sheet."""
    pictures = len(re.findall(r"<figure\b|<img\b", side)) * _PICTURE_LINES
    tall = len(_TALL.findall(side))
    lines = plain_text(side).splitlines()

    def height(width: int) -> float:
        return pictures + tall + sum(math.ceil(len(line) / width) or 0.5 for line in lines)

    return next(size for width, most, size in _SIZES if height(width) <= most)


def _review(frame: Frame, flashcards: Flashcards, links: Mapping[str, DeckLink]) -> tuple[SitePage, list[Diagnostic]]:
    lead = "Cards come back just before you would forget them: soon at first, then after days, weeks and months."
    listing = Listing(REVIEW, "review", "Review", "Review", lead)
    courses = [course for course in flashcards.manuscript.catalogue.courses if course.slug in links]
    return list_page(frame, listing, "review.jinja", courses=courses, links=links)
