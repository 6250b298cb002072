"""The files of decks: for Anki and as a table, of each course and of each lesson that has cards."""

import contextlib
import hashlib
import html
import os
import re
import time
from collections.abc import Collection, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from urllib.parse import urljoin

from clawdemy_site.course.model import Catalogue, Course, Lesson
from clawdemy_site.diagnostics import did_you_mean
from clawdemy_site.features.feature import Maker
from clawdemy_site.features.figure_list.files import figure_picture
from clawdemy_site.features.flashcards.cards import Flashcard, Flashcards
from clawdemy_site.features.flashcards.text import text_face
from clawdemy_site.figures.facts import plain_text as plain_caption
from clawdemy_site.practice.decks import Deck, DeckCard, TableRow, anki_package, csv_table
from clawdemy_site.records.layout import LESSONS, Layout
from clawdemy_site.records.sources import find_inside
from clawdemy_site.references.licences import stated_terms
from clawdemy_site.render.marks import Placement
from clawdemy_site.render.site import Site
from clawdemy_site.site.files import LAST_MOMENT
from clawdemy_site.site.places import HOME

FOLDER = "assets/decks"
ANKI, CSV = ".apkg", ".csv"


def deck_path(key: str, suffix: str) -> str:
    """The path in the site of a deck, by a course's id or a lesson's path; its suffix is `ANKI` or `CSV`."""
    return f"{FOLDER}/{key.replace('/', '--')}{suffix}"


def deck_files(site: Site) -> dict[str, Maker]:
    """What makes the decks of a site, by their path in it; cards lead nowhere where the site's address is not known."""
    cards, layout = Flashcards(site), site.manuscript.layout
    files: dict[str, Maker] = {}
    times = cache(lambda: times_of_files(layout))
    site.keeper.know_input("last change", lambda *lessons: str(last_change(times(), layout, lessons)))
    for course in site.catalogue.courses:
        lessons = cards.decked(course)
        for key, part in [(course.slug, lessons), *((lesson.path, [lesson]) for lesson in lessons)] if lessons else ():
            files[deck_path(key, ANKI)] = partial(_anki, cards, course, part)
            files[deck_path(key, CSV)] = partial(_table, cards, course, part)
    return files


def last_change(times: Mapping[str, float], layout: Layout, lessons: Collection[str]) -> int:
    """When anything that the cards of some lessons may show was last changed, in seconds since 1970.

    ``SOURCE_DATE_EPOCH`` goes before the times of files, which a fresh checkout sets anew. A file from the future is as
    of now, or what is changed until then would seem old to Anki.
    """
    with contextlib.suppress(ValueError):
        return min(max(int(os.environ.get("SOURCE_DATE_EPOCH", "")), 1), LAST_MOMENT)
    own = tuple(f"{layout.content}/{LESSONS}/{lesson}{end}" for lesson in lessons for end in ("/", ".md"))
    shown = (when for path, when in times.items() if not path.endswith(".md") or path.startswith(own))
    return max(int(min(max(shown, default=1), time.time())), 1)


def times_of_files(layout: Layout) -> dict[str, float]:
    """When each file of a project was last changed, by its path."""
    folders = (layout.content, layout.references, layout.figures)
    files = (path for folder in folders for path in (layout.root / folder).rglob("*"))
    files = (path for path in files if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(layout.root).as_posix(): path.stat().st_mtime for path in files}


class UnknownDeckError(LookupError):
    """There is no such deck; the message says why, in words for who asked."""


def choose_deck(
    catalogue: Catalogue, files: Collection[str], suffix: str, course: str | None = None, lesson: str | None = None
) -> str:
    """The path of the deck that was asked for, among the files that can be made.

    The course's id may be left out where only one course has cards, and the lesson's id, or its
    whole path, for all of a course.

    Raises:
        UnknownDeckError: No deck, or more than one, is meant by that.
    """
    courses = [one.slug for one in catalogue.courses if deck_path(one.slug, suffix) in files]
    if not courses:
        raise UnknownDeckError("no lesson has a flashcard, so there is no deck")
    if course is not None and course not in courses:
        mend = did_you_mean(course, courses) or f"the courses with cards are {', '.join(courses)}"
        raise UnknownDeckError(f"there is no deck of a course '{course}'; {mend}")
    if lesson is None:
        if course is None and len(courses) > 1:
            raise UnknownDeckError(f"more than one course has cards; name one with --course: {', '.join(courses)}")
        return deck_path(course or courses[0], suffix)
    decks = {path: one.slug for path, one in catalogue.lessons.items() if deck_path(path, suffix) in files}
    found = [path for path in decks if lesson in {path, decks[path]} and course in {None, path.partition("/")[0]}]
    if len(found) > 1:
        raise UnknownDeckError(f"more than one course has a lesson '{lesson}'; name the course with --course")
    if not found:
        mend = did_you_mean(lesson, decks.values()) or f"the lessons with cards are {', '.join(decks.values())}"
        raise UnknownDeckError(f"there is no deck of a lesson '{lesson}'; {mend}")
    return deck_path(found[0], suffix)


def _anki(cards: Flashcards, course: Course, lessons: Sequence[Lesson]) -> bytes:
    site, record = cards.site, course.record
    made = f"{record.title}, by {', '.join(record.authors)}"
    about = ". ".join(filter(None, [made, stated_terms(record).line, _absolute(site, course.src_uri)]))
    media: dict[str, bytes] = {}
    paths = {lesson.path for lesson in lessons}
    places = enumerate(cards.of_course(course))
    chosen = tuple(_deck_card(cards, card, place, media) for place, card in places if card.lesson.path in paths)
    moment = int(site.keeper.ask(("last change", *sorted(paths))))
    return anki_package(Deck(course.slug, about, chosen, record.deck), media, moment)


def _table(cards: Flashcards, course: Course, lessons: Sequence[Lesson]) -> bytes:
    return csv_table(_row(cards, card) for lesson in lessons for card in cards.of_lesson(course, lesson))


def _row(cards: Flashcards, card: Flashcard) -> TableRow:
    site = cards.site
    sides = site.once(("text face", card.key), lambda: text_face(cards.face(card)))
    return TableRow(card.key, card.lesson.title, _outcome(card), sides.front, sides.back)


def _deck_card(cards: Flashcards, card: Flashcard, place: int, media: dict[str, bytes]) -> DeckCard:
    site = cards.site
    placement = Placement(partial(_absolute, site), partial(_picture, site, media), partial(_draw, site, card, media))
    sides = cards.face(card).placed(placement)
    link = _absolute(site, card.lesson.main.src_uri)
    return DeckCard(card.key, place, sides.front, sides.back, card.lesson.title, _outcome(card), link)


def _absolute(site: Site, there: str, anchor: str = "") -> str:
    """The whole address of a page or a file; empty where it is not known where the site is published."""
    url = site.options.site_url
    return urljoin(url, site.link(HOME, there, anchor)) if url else ""


def _draw(site: Site, card: Flashcard, media: dict[str, bytes], name: str, _prefix: str) -> str:
    """A figure as a picture: its own file, which any program shows."""
    drawn = site.drawings.get(name)
    picture = figure_picture(site, card.course, name)
    if drawn is None or picture is None:
        return ""
    file = _keep(media, f"{card.course.slug}-{name}.svg", picture)
    alt = html.escape(drawn.alt or plain_caption(drawn.caption))
    return f'<img src="{file}" alt="{alt}" width="{drawn.width}" height="{drawn.height}">'


def _picture(site: Site, media: dict[str, bytes], path: str) -> str:
    """A picture that lies among the content; one that is not there was reported as a broken link."""
    layout = site.manuscript.layout
    file = find_inside(layout.root / layout.content, path)
    return _keep(media, path.replace("/", "-"), file.read_bytes()) if file else ""


def _keep(media: dict[str, bytes], name: str, data: bytes) -> str:
    """Put a picture into a package under a name of its own, since Anki keeps those of all decks in one folder."""
    stem, suffix = Path(name).stem, Path(name).suffix
    plain = re.sub(r"[^\w.-]", "-", stem, flags=re.ASCII)
    unique = f"{plain}-{hashlib.sha256(data).hexdigest()[:10]}{suffix}"
    media[unique] = data
    return unique


def _outcome(card: Flashcard) -> str:
    """What a card practises, in words."""
    return next((outcome.text for outcome in card.lesson.outcomes if outcome.id == card.outcome), card.outcome)
