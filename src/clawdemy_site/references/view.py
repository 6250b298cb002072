"""Views of works for templates: the work itself, with the words and addresses that are worked out from it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from clawdemy_site.course.model import Lesson
from clawdemy_site.references.citation import (
    Part,
    edition_text,
    join_names,
    makers_text,
    part_text,
    reference_parts,
    short_label,
)
from clawdemy_site.references.licences import Terms, terms_of
from clawdemy_site.references.model import Lead, Mirror, References, Use, Work, by_work

Href = Callable[[str, str], str]
"""From an address and an anchor (perhaps empty) to a link that works on the page that is rendered."""

WORKS = "works.md"  # address of the page of all works of a site


@dataclass(frozen=True, slots=True)
class SiteLink:
    """A link inside the site; ``href`` is empty for what is still to come."""

    text: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class WorkView:
    """A work as templates are given it: the work itself, and what is worked out from it."""

    work: Work  # the work, with every field of its record
    anchor: str = ""  # its id on the page, empty where the id stands above already
    all_uses: str = ""  # link to its entry on the page of all works

    @property
    def kind(self) -> str:
        """What pages call its kind."""
        return self.work.as_kind.label

    @property
    def label(self) -> str:
        """How a citation calls it."""
        return short_label(self.work)

    @property
    def creators(self) -> str:
        """Who made it."""
        return makers_text(self.work)

    @property
    def part(self) -> str:
        """What it is a part of, in which edition, and who edited it."""
        return ", ".join(filter(None, [part_text(self.work), edition_text(self.work)]))

    @property
    def reference(self) -> tuple[Part, ...]:
        """The full reference."""
        return reference_parts(self.work)

    @property
    def terms(self) -> Terms | None:
        """Its licence, or the statement of its rights."""
        return terms_of(self.work)


@dataclass(frozen=True, slots=True)
class UseView(WorkView):
    """A work as one lesson uses it: with what the lesson's entry says, and where on the site it is used."""

    use: Use = field(kw_only=True)
    places: tuple[SiteLink, ...] = ()


@dataclass(frozen=True, slots=True)
class MirrorView:
    """A mirrored curriculum: the series, its chapters, their numbers in words, and a remark for readers."""

    series: UseView
    chapters: tuple[WorkView, ...]
    numbers: str
    note: str


@dataclass(frozen=True, slots=True)
class LeadView:
    """An adjacent topic, to which a lesson leads; ``title`` is empty where one lesson speaks for itself."""

    title: str
    numbers: str
    why: str
    lessons: tuple[SiteLink, ...]


def anchor_of(work: Work) -> str:
    """The id that a work has on a references page."""
    return f"ref-{work.id}"


def work_anchor(work: Work) -> str:
    """The id that a work has on the page of all works."""
    return f"work-{work.id}"


class ReferencesView:
    """All of a lesson's references, in words and in the order in which the page shows them.

    Each work gets its id on the page once, where it stands first, so that a citation in the text can link to it.
    """

    def __init__(self, references: References, href: Href) -> None:
        self._href = href
        self._given: set[str] = set()
        self.mirrors = [self._mirror(mirror) for mirror in references.mirrors]
        self.adapts = [self._used(use) for use in references.adapts]
        self.quotes = [self._used(use) for use in references.quotes]
        self.watch_next = [self._used(use) for use in references.watch_next]
        self.going_deeper = [self._used(use) for use in references.going_deeper]
        self.leads_to = [self._lead(lead) for lead in references.leads_to]
        self.cites = self._gathered(references.cites)
        self.shows = self._gathered(references.shows)

    def _used(self, use: Use, places: Iterable[SiteLink] = ()) -> UseView:
        return UseView(use.work, *self._ends(use.work), use=use, places=tuple(places))

    def _mirror(self, mirror: Mirror) -> MirrorView:
        series = self._used(mirror.use)
        chapters = tuple(WorkView(work, *self._ends(work)) for work in mirror.chapters)
        numbers = [chapter.chapter for chapter in mirror.chapters if chapter.chapter]
        return MirrorView(series, chapters, _numbered("Chapter", numbers), mirror.note)

    def _gathered(self, uses: Sequence[Use]) -> list[UseView]:
        """One view for each work, with every place in which it is used."""
        return [
            self._used(group[0], dict.fromkeys(self._place(use) for use in group if use.place))
            for group in by_work(uses).values()
        ]

    def _place(self, use: Use) -> SiteLink:
        return SiteLink(use.place, self._href(*use.target) if use.target[0] else "", use.locator)

    def _ends(self, work: Work) -> tuple[str, str]:
        """The id of a work on the page, empty where it stands above already, and the link to all uses of it."""
        anchor = "" if work.id in self._given else anchor_of(work)
        self._given.add(work.id)
        return anchor, self._href(WORKS, work_anchor(work))

    def _lead(self, lead: Lead) -> LeadView:
        is_titled = len(lead.lessons) > 1 or lead.title != lead.lessons[0].title
        numbers = _numbered("lesson", [str(lesson.number) for lesson in lead.lessons])
        lessons = tuple(self._start(lesson) for lesson in lead.lessons)
        return LeadView(lead.title if is_titled else "", numbers, lead.why, lessons)

    def _start(self, lesson: Lesson) -> SiteLink:
        start = "" if lesson.is_planned else self._href(lesson.pages[0].src_uri, "")
        return SiteLink(lesson.title, start, f"lesson {lesson.number}")


def _numbered(noun: str, numbers: Sequence[str]) -> str:
    """``lesson 4``, ``lessons 5 and 7``, ``lessons 5 to 7``; empty where nothing is numbered."""
    if len(numbers) <= 1:
        return f"{noun} {numbers[0]}" if numbers else ""
    first, last = int(numbers[0]), int(numbers[-1])
    is_row = len(numbers) > 2 and [*map(int, numbers)] == [*range(first, last + 1)]  # noqa: PLR2004 - two are named
    return f"{noun}s {first} to {last}" if is_row else f"{noun}s {join_names(numbers)}"
