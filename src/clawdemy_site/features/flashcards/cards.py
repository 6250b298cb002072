"""The flashcards of a site, rendered once for every place that shows them: pages, the review, and decks to take away.

A card is rendered with the Markdown extension outside any host, as its lesson's page would show it. Addresses and
drawings stay marks in its text until it is known where the card goes: links are relative on a page and whole in a
deck, and a figure is a drawing here and a file there.
"""

import html
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from clawdemy_site.checks.practice import lesson_blocks
from clawdemy_site.course.model import Course, Lesson
from clawdemy_site.figures.drawn import inline
from clawdemy_site.markdown.context import FigureView
from clawdemy_site.markdown.extension import ClawdemyExtension
from clawdemy_site.markdown.late import PRIORITY as LATE
from clawdemy_site.markdown.late import late_link
from clawdemy_site.practice.model import CARDS, Block
from clawdemy_site.records.project import PageSource
from clawdemy_site.render.context import Shelf, SiteContext
from clawdemy_site.site.addresses import Addresses
from clawdemy_site.site.manuscript import Manuscript

# Private-use characters, which no page may show: they cannot meet an author's text by chance.
_LINK, _PICTURE, _FIGURE, _PART, _END, _CUT = "\ue0f4\ue0f5\ue0f6\ue0f7\ue0f8\ue0f9"
_MARK = re.compile(f"([{_LINK}{_PICTURE}{_FIGURE}])([^{_PART}{_END}]*){_PART}([^{_END}]*){_END}")
_RESERVED = re.compile(f"[{_LINK}-{_CUT}]")
_DEAD_LINK = re.compile(r'<a\b[^>]*\bhref=""[^>]*>(.*?)</a>', re.DOTALL)
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\[\]\n]+\]:.*$", re.MULTILINE)
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Card:
    """A flashcard where its author wrote it.

    Attributes:
        course: The course.
        lesson: The lesson.
        src_uri: The ``.md`` path of the page that it stands on.
        id: Its id in the lesson.
        outcome: The id of the learning outcome that it practises.
        source: Its Markdown, head and slashes included.
    """

    course: Course
    lesson: Lesson
    src_uri: str
    id: str
    outcome: str
    source: str

    @property
    def key(self) -> str:
        """What a learner's history of it hangs on: ``course/lesson#id``."""
        return f"{self.lesson.path}#{self.id}"

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


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card goes, for the marks in its text.

    Attributes:
        link: From a page's path and an anchor to an address; empty where the link is dropped and its words are kept.
        picture: From the path of a picture among the content to its address.
        draw: From a figure's name, and what its ids begin with, to what stands in the drawing's place.
    """

    link: Callable[[str, str], str]
    picture: Callable[[str], str]
    draw: Callable[[str, str], str]

    def settle(self, side: str) -> str:
        """A side of a card with everything in the place of its mark."""
        return _DEAD_LINK.sub(r"\1", _MARK.sub(self._settle, side))

    def _settle(self, match: re.Match[str]) -> str:
        first, second = html.unescape(match[2]), html.unescape(match[3])
        if match[1] == _FIGURE:
            return _in_one_line(self.draw(first, second))
        return html.escape(self.picture(first) if match[1] == _PICTURE else self.link(first, second))


class Flashcards:
    """All flashcards of a site, in the order of the courses, each rendered when it is first asked for."""

    def __init__(self, manuscript: Manuscript, shelf: Shelf) -> None:
        self.manuscript = manuscript
        self.shelf = shelf
        self._faces: dict[str, Face] = {}

    @cached_property
    def lessons(self) -> Mapping[str, tuple[Card, ...]]:
        """The cards of each lesson that has any, by the lesson's path."""
        standing = (
            (course, lesson) for course in self.manuscript.catalogue.courses for lesson in course.published_lessons
        )
        cards = {lesson.path: tuple(self._cards(course, lesson)) for course, lesson in standing}
        return {path: found for path, found in cards.items() if found}

    def of_course(self, course: Course) -> tuple[Card, ...]:
        """The cards of a course in order."""
        return tuple(card for lesson in course.published_lessons for card in self.lessons.get(lesson.path, ()))

    def on_page(self, card: Card, here: str) -> Face:
        """A card as the page at ``here`` shows it, or a script on that page: each side in one line of HTML."""

        def link(src_uri: str, anchor: str) -> str:
            return self.shelf.addresses.link(here, src_uri, anchor)

        return self.apart(card, Place(link, lambda path: link(path, ""), self._draw))

    def apart(self, card: Card, place: "Place") -> Face:
        """A card anywhere else."""
        if card.key not in self._faces:
            self._faces[card.key] = self._press.face(card)
        return self._faces[card.key].each(place.settle)

    def _cards(self, course: Course, lesson: Lesson) -> Iterator[Card]:
        seen: set[str] = set()
        pages = {page.src_uri: page.source for page in lesson.pages if page.source}
        paths = {source.path: src_uri for src_uri, source in pages.items()}
        for block in lesson_blocks(lesson, self.manuscript.scans):
            source = pages.get(paths.get(block.location.path, ""))
            if block.kind in CARDS and block.id and block.id not in seen and source:
                seen.add(block.id)
                src_uri = paths[source.path]
                yield Card(course, lesson, src_uri, block.id, block.outcome, _source(block, source))

    @cached_property
    def _press(self) -> "FlashcardRenderer":
        return FlashcardRenderer(self.shelf)

    def _draw(self, name: str, prefix: str) -> str:
        drawn = self.shelf.figures.get(name)
        return inline(drawn, prefix) if drawn else ""


class FlashcardRenderer:
    """Renders cards, with marks for addresses and drawings."""

    def __init__(self, shelf: Shelf) -> None:
        self.context = _MarkingContext()
        self.context.open(replace(shelf, addresses=_MarkingAddresses(), cards={}))
        self.reader = Markdown(extensions=[ClawdemyExtension(context=self.context)])
        # A card stands apart from its page: no switch and no list of sums.
        self.reader.treeprocessors.deregister("clawdemy_sums", strict=False)
        self.marker = _Marker(self.reader)
        self.reader.treeprocessors.register(self.marker, "clawdemy_card_links", LATE + 0.5)
        self.reader.treeprocessors.register(_Cut(self.reader), "clawdemy_card_sides", LATE - 1)

    def face(self, card: Card) -> Face:
        """Both sides of a card; empty where a mistake of its author kept it from being read as a card."""
        self.context.turn_to(card.src_uri)
        self.context.anchor = self.marker.anchor = card.anchor
        self.marker.src_uri = card.src_uri
        rendered = self.reader.reset().convert(card.source)
        front, _, back = rendered.partition(_CUT)
        return Face(_in_one_line(front), _in_one_line(back))


def _source(block: Block, page: PageSource) -> str:
    """A card's lines as written, and behind them the page's link definitions, which it may use."""
    lines = page.body.split("\n")[block.location.line - page.body_line : block.body_end - page.body_line + 1]
    definitions = _DEFINITION.findall(page.body)
    return _RESERVED.sub("", "\n".join([*lines, "", *definitions]))


def _in_one_line(side: str) -> str:
    """HTML without line ends, so that no Markdown around it takes a line of it for its own."""
    parts = _PRE.split(side.strip())
    return "".join(
        part.replace("\n", "&#10;") if place % 2 else " ".join(part.split("\n")) for place, part in enumerate(parts)
    )


class _MarkingAddresses(Addresses):
    """Writes down where a link leads, for whoever knows the page that it starts from."""

    def link(self, here: str, there: str, anchor: str = "") -> str:  # noqa: ARG002 - the same as its parent's
        """A mark."""
        return _mark(_LINK, there, anchor)


class _MarkingContext(SiteContext):
    """Answers as for the card's own page; drawings are marks, with ids that belong to the card."""

    anchor = ""

    def figure(self, name: str) -> FigureView | None:
        """A figure in a card; one that could not be drawn shows why."""
        view = super().figure(name)
        if view is None or isinstance(view.svg, str):
            return view
        anchor = f"{self.anchor}-{view.anchor}"
        return replace(view, anchor=anchor, svg=lambda prefix: _mark(_FIGURE, name, prefix), live=None)


class _Marker(Treeprocessor):
    """Marks what an author's own links and pictures lead to, and keeps ids of different cards apart."""

    src_uri = ""
    anchor = ""

    def run(self, root: ET.Element) -> None:
        """Handle every element of the card."""
        scheme = late_link("")
        for element in root.iter():
            element.attrib.pop("data-number", None)
            name = element.get("id", "")
            if name and not name.startswith(self.anchor):
                element.set("id", f"{self.anchor}-{name}")
            key, kind = {"a": ("href", _LINK), "img": ("src", _PICTURE)}.get(element.tag, ("", ""))
            address = element.get(key, "") if key else ""
            parts = urlsplit(address)
            if address and not (parts.scheme or parts.netloc or address.startswith(scheme)):
                element.set(key, _mark(kind, self._resolve(unquote(parts.path)), unquote(parts.fragment)))

    def _resolve(self, path: str) -> str:
        """What a relative path means on the card's page."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.src_uri), path)) if path else self.src_uri


class _Cut(Treeprocessor):
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
        for side in (question, body):
            side.tail = None
        root.text = question.text
        root[:] = [*question]
        last = root[-1] if len(root) else None
        if last is None:
            root.text = f"{root.text or ''}{_CUT}{body.text or ''}"
        else:
            last.tail = f"{last.tail or ''}{_CUT}{body.text or ''}"
        root.extend(body)


def _mark(kind: str, first: str, second: str) -> str:
    return f"{kind}{first}{_PART}{second}{_END}"


def _first(card: ET.Element, name: str) -> ET.Element | None:
    return next((part for part in card.iter() if name in part.get("class", "").split()), None)
