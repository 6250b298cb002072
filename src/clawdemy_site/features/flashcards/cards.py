"""The flashcards of a site, rendered once for every place that shows them: pages, the review, and decks to take away.

A card is rendered as its lesson's page would show it. Addresses and drawings stay marks until it is known where the
card goes, see ``render.marks``.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from clawdemy_site.checks.practice import lesson_blocks
from clawdemy_site.course.model import Course, Lesson
from clawdemy_site.markdown.context import FigureView
from clawdemy_site.practice.kinds import CARDS
from clawdemy_site.practice.model import Block
from clawdemy_site.records.project import PageSource
from clawdemy_site.render.context import PageAnswers
from clawdemy_site.render.marks import Placement, mark_drawing, without_marks
from clawdemy_site.render.page import CATALOGUE
from clawdemy_site.render.site import Site
from clawdemy_site.render.text import render_text

# A private-use character, which no page may show: it cannot meet an author's text by chance.
_CUT = "\ue0f9"
_DEAD_LINK = re.compile(r'<a\b[^>]*\bhref=""[^>]*>(.*?)</a>', re.DOTALL)
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\[\]\n]+\]:.*$", re.MULTILINE)
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Flashcard:
    """A flashcard where its author wrote it."""

    course: Course
    lesson: Lesson
    src_uri: str  # the ``.md`` path of the page that it stands on
    id: str  # its id in the lesson
    outcome: str  # the id of the learning outcome that it practises
    source: str  # its Markdown, head and slashes included

    @property
    def key(self) -> str:
        """What a learner's history of it hangs on: ``course/lesson#id``."""
        return f"{self.lesson.key}#{self.id}"

    @property
    def anchor(self) -> str:
        """An id that no other card of the site has."""
        return f"card-{self.lesson.path.replace('/', '--')}--{self.id}"


@dataclass(frozen=True, slots=True)
class Face:
    """The two sides of a card as HTML: the front phrasing content, the back blocks."""

    front: str
    back: str

    def each(self, change: Callable[[str], str]) -> "Face":
        """Both sides, changed."""
        return Face(change(self.front), change(self.back))

    def placed(self, placement: Placement) -> "Face":
        """Both sides with everything in the place of its mark; a link that leads nowhere leaves its words."""
        return self.each(lambda side: _in_one_line(_DEAD_LINK.sub(r"\1", placement.settle(side))))


@dataclass(frozen=True)
class Flashcards:
    """All flashcards of a site."""

    site: Site

    def of_lesson(self, course: Course, lesson: Lesson) -> tuple[Flashcard, ...]:
        """The cards of a lesson in order."""
        cut = self.site.kept(("cards of", lesson.path), lambda: tuple(_cut_cards(self.site, lesson)))
        return tuple(Flashcard(course, lesson, *one) for one in cut)

    def of_course(self, course: Course) -> tuple[Flashcard, ...]:
        """The cards of a course in order."""
        return tuple(card for lesson in course.published_lessons for card in self.of_lesson(course, lesson))

    def decked(self, course: Course) -> list[Lesson]:
        """The lessons of a course that have cards."""
        carded = card_counts(self.site)
        return [lesson for lesson in course.published_lessons if lesson.path in carded]

    def face(self, card: Flashcard) -> Face:
        """Both sides of a card, each in one line of HTML, addresses and drawings still marks."""

        def make() -> Face:
            self.site.keeper.note(CATALOGUE)
            own = self.of_lesson(card.course, card.lesson)  # noted, for a card is cut out of its page
            return render_card(self.site, next(one for one in own if one.id == card.id))

        return self.site.kept(("face", card.key), make)


def card_counts(site: Site) -> dict[str, int]:
    """How many cards each lesson has, by its path; lessons without cards are left out."""

    def make() -> dict[str, int]:
        cards = Flashcards(site)
        counts = {one.path: len(cards.of_lesson(course, one)) for course, one in site.catalogue.published_lessons()}
        return {path: count for path, count in counts.items() if count}

    return site.kept(("card counts",), make)


def render_card(site: Site, card: Flashcard) -> Face:
    """Both sides of a card; empty where a mistake of its author kept it from being read as a card."""
    context = _CardAnswers(site, card)
    body = render_text(site, card.source, card.src_uri, context=context, extend=[partial(_set_up, card)])
    front, _, back = body.html.partition(_CUT)
    return Face(_in_one_line(front), _in_one_line(back))


def _set_up(card: Flashcard, reader: Markdown) -> None:
    # A card stands apart from its page: no switch and no list of sums, no links to headings.
    reader.treeprocessors.deregister("clawdemy_sums", strict=False)
    reader.treeprocessors.register(_OwnIds(card.anchor), "clawdemy_card_ids", -0.5)
    reader.treeprocessors.register(_Sides(reader), "clawdemy_card_sides", -1)


def _cut_cards(site: Site, lesson: Lesson) -> Iterator[tuple[str, str, str, str]]:
    """Page, id, outcome and source of each card of a lesson."""
    site.keeper.note(CATALOGUE)
    seen: set[str] = set()
    written = site.manuscript.content.pages
    pages = {page.src_uri: written[page.src_uri] for page in lesson.pages if page.source}
    paths = {source.path: src_uri for src_uri, source in pages.items()}
    for block in lesson_blocks(lesson, site.manuscript):
        source = pages.get(paths.get(block.location.path, ""))
        if block.kind in CARDS and block.id and block.id not in seen and source:
            seen.add(block.id)
            yield paths[source.path], block.id, block.outcome, _source(block, source)


def _source(block: Block, page: PageSource) -> str:
    """A card's lines as written, and behind them the page's link definitions, which it may use."""
    every, definitions = _lines(page.body)
    lines = every[block.location.line - page.body_line : block.body_end - page.body_line + 1]
    return without_marks("\n".join([*lines, "", *definitions]))


@lru_cache(8)  # the cards of a page come one after the other
def _lines(body: str) -> tuple[list[str], list[str]]:
    """The lines of a page, and the definitions of its links."""
    return body.split("\n"), _DEFINITION.findall(body)


def _in_one_line(side: str) -> str:
    """HTML without line ends, so that no Markdown around it takes a line of it for its own."""
    parts = _PRE.split(side.strip())
    return "".join(
        part.replace("\n", "&#10;") if place % 2 else " ".join(part.split("\n")) for place, part in enumerate(parts)
    )


class _CardAnswers(PageAnswers):
    """Answers as for the card's own page, without popovers; ids of drawings belong to the card."""

    def __init__(self, site: Site, card: Flashcard) -> None:
        super().__init__(site, card.src_uri, popovers=False)
        self.card = card

    def figure(self, name: str) -> FigureView | None:
        """A figure in a card; one that could not be drawn shows why."""
        view = super().figure(name)
        if view is None or isinstance(view.svg, str):
            return view
        anchor = f"{self.card.anchor}-{view.anchor}"
        return replace(view, anchor=anchor, svg=lambda prefix: mark_drawing(name, prefix), live=None)


class _OwnIds(Treeprocessor):
    """Keeps the ids of different cards apart."""

    def __init__(self, anchor: str) -> None:
        super().__init__()
        self.anchor = anchor

    def run(self, root: ET.Element) -> None:
        """Handle every element of the card."""
        for element in root.iter():
            element.attrib.pop("data-number", None)
            name = element.get("id", "")
            if name and not name.startswith(self.anchor):
                element.set("id", f"{self.anchor}-{name}")


class _Sides(Treeprocessor):
    """Leaves of the card's block its two sides with a cut between them."""

    def run(self, root: ET.Element) -> None:
        """Handle the one card."""
        card = next((part for part in root.iter("section") if "practice-flashcard" in part.get("class", "")), None)
        question = None if card is None else _first(card, "practice__question")
        body = None if card is None else _first(card, "practice__body")
        root[:] = []
        root.text = _CUT
        if question is None or body is None:
            return
        between = f"{_CUT}{body.text or ''}"
        root[:] = [*question]
        root.text = question.text
        if len(root):
            root[-1].tail = f"{root[-1].tail or ''}{between}"
        else:
            root.text = f"{root.text or ''}{between}"
        root.extend(body)


def _first(card: ET.Element, name: str) -> ET.Element | None:
    return next((part for part in card.iter() if name in part.get("class", "").split()), None)
