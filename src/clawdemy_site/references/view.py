"""What the templates of a references block are given: words and addresses, nothing to work out.

Each work that is cited or recommended gets its id on the page once, where it stands first, so that a citation in the
text can link to it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from clawdemy_site.references.citation import KINDS, Part, makers_text, part_text, reference_parts
from clawdemy_site.references.licences import Terms, terms_of
from clawdemy_site.references.model import KnownLesson, Lead, Mirror, References, Use, Work

Href = Callable[[str, str], str]
"""From an address and an anchor (perhaps empty) to a link that works on the page that is rendered."""

WORKS = "works.md"
"""Address of the page of all works of a site."""


@dataclass(frozen=True, slots=True)
class Place:
    """A link inside the site; ``href`` is empty for what is still to come."""

    text: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One work on the page.

    Attributes:
        anchor: Its id on the page, empty where the id stands above already.
        title: Its exact title, where ``name`` is a familiar one; else empty.
        part: What it is a part of.
        chapter: ``Chapter 1``, or empty.
        adapter: Who adapted a video into the text.
        places: Where on the site it is used.
        all_uses: Link to its entry on the page of all works.
    """

    anchor: str
    name: str
    title: str
    href: str
    kind: str
    creators: str
    adapter: str
    year: str
    part: str
    chapter: str
    terms: Terms | None
    locator: str
    why: str
    excerpt: str
    changes: str
    reference: tuple[Part, ...]
    places: tuple[Place, ...] = ()
    all_uses: str = ""


@dataclass(frozen=True, slots=True)
class MirrorView:
    """A mirrored curriculum: the chapters as cards, then what holds for the series."""

    series: Card
    chapters: tuple[Card, ...]
    publisher: str
    index: str
    portion: str
    numbers: str
    note: str


@dataclass(frozen=True, slots=True)
class LeadView:
    """Where a lesson leads; ``title`` is empty where one lesson speaks for itself."""

    title: str
    numbers: str
    why: str
    lessons: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ReferencesView:
    """All of a lesson's references, ready to be shown."""

    mirrors: tuple[MirrorView, ...]
    adapts: tuple[Card, ...]
    quotes: tuple[Card, ...]
    watch_next: tuple[Card, ...]
    going_deeper: tuple[Card, ...]
    leads_to: tuple[LeadView, ...]
    cites: tuple[Card, ...]
    shows: tuple[Card, ...]


@dataclass
class _Anchors:
    """Gives each work's id out once."""

    given: set[str] = field(default_factory=set)

    def take(self, work: Work) -> str:
        if work.id in self.given:
            return ""
        self.given.add(work.id)
        return anchor_of(work)


def anchor_of(work: Work) -> str:
    """The id that a work has on a references page."""
    return f"ref-{work.id}"


def work_anchor(work: Work) -> str:
    """The id that a work has on the page of all works."""
    return f"work-{work.id}"


def build_view(references: References, href: Href) -> ReferencesView:
    """Turn resolved references into words, in the order in which the page shows them.

    Args:
        references: What the lesson uses.
        href: Turns addresses into links for the page that is rendered.
    """
    anchors = _Anchors()
    return ReferencesView(
        mirrors=tuple(_mirror(mirror, anchors, href) for mirror in references.mirrors),
        adapts=tuple(_card(use, anchors, href) for use in references.adapts),
        quotes=tuple(_card(use, anchors, href) for use in references.quotes),
        watch_next=tuple(_card(use, anchors, href) for use in references.watch_next),
        going_deeper=tuple(_card(use, anchors, href) for use in references.going_deeper),
        leads_to=tuple(_lead(lead, href) for lead in references.leads_to),
        cites=_gathered(references.cites, anchors, href),
        shows=_gathered(references.shows, anchors, href),
    )


def _card(use: Use, anchors: _Anchors, href: Href, places: tuple[Place, ...] = ()) -> Card:
    work = use.work
    return Card(
        anchor=anchors.take(work),
        name=work.name,
        title=work.title if work.label else "",
        href=work.link,
        kind=KINDS[work.kind],
        creators=makers_text(work),
        adapter=work.text_adaptation.full if work.text_adaptation else "",
        year=str(work.year or ""),
        part=part_text(work),
        chapter=f"Chapter {work.chapter}" if work.chapter else "",
        terms=terms_of(work.licence, work.rights),
        locator=use.locator,
        why=use.why,
        excerpt=use.excerpt,
        changes=use.changes,
        reference=reference_parts(work),
        places=places,
        all_uses=href(WORKS, work_anchor(work)),
    )


def _gathered(uses: Sequence[Use], anchors: _Anchors, href: Href) -> tuple[Card, ...]:
    """One card for each work, with every place in which it is used."""
    by_work: dict[str, list[Use]] = {}
    for use in uses:
        by_work.setdefault(use.work.id, []).append(use)
    cards: list[Card] = []
    for group in by_work.values():
        places = dict.fromkeys(
            Place(use.place, href(*use.target) if use.target[0] else "", use.locator) for use in group if use.place
        )
        cards.append(_card(group[0], anchors, href, tuple(places)))
    return tuple(cards)


def _mirror(mirror: Mirror, anchors: _Anchors, href: Href) -> MirrorView:
    series = mirror.curriculum.work
    numbers = [chapter.chapter for chapter in mirror.chapters if chapter.chapter]
    return MirrorView(
        series=_card(mirror.use, anchors, href),
        chapters=tuple(_card(_part_of(mirror.use, chapter), anchors, href) for chapter in mirror.chapters),
        publisher=series.publisher,
        index=series.url,
        portion=mirror.use.portion,
        numbers=_numbered("Chapter", [int(number) for number in numbers]),
        note=mirror.note,
    )


def _part_of(use: Use, work: Work) -> Use:
    return Use(use.relation, work, use.where, use.source)


def _lead(lead: Lead, href: Href) -> LeadView:
    several = len(lead.lessons) > 1
    titled = several or lead.title != lead.lessons[0].title
    return LeadView(
        title=lead.title if titled else "",
        numbers=_numbered("lesson", [lesson.number for lesson in lead.lessons if lesson.number is not None]),
        why=lead.why,
        lessons=tuple(_place(lesson, href) for lesson in lead.lessons),
    )


def _place(lesson: KnownLesson, href: Href) -> Place:
    note = "" if lesson.number is None else f"lesson {lesson.number}"
    return Place(lesson.title, "" if lesson.planned else href(lesson.address, ""), note)


def _numbered(noun: str, numbers: Sequence[int]) -> str:
    """``lesson 4``, ``lessons 5 and 7``, ``lessons 5 to 7``; empty where nothing is numbered."""
    if len(numbers) < 2:  # noqa: PLR2004 - one is no range
        return f"{noun} {numbers[0]}" if numbers else ""
    in_row = list(numbers) == list(range(numbers[0], numbers[0] + len(numbers)))
    if in_row and len(numbers) > 2:  # noqa: PLR2004 - two are named
        return f"{noun}s {numbers[0]} to {numbers[-1]}"
    return f"{noun}s {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
