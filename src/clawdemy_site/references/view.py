"""Views of works for templates: the work itself, with the words and addresses that are worked out from it.

Each work that is cited or recommended gets its id on the page once, where it stands first, so that a citation in the
text can link to it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from clawdemy_site.course.model import Lesson
from clawdemy_site.references.citation import Part, edition_text, makers_text, part_text, reference_parts, short_label
from clawdemy_site.references.licences import Terms, terms_of
from clawdemy_site.references.model import Lead, Mirror, References, Use, Work

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
        return terms_of(self.work.licence, self.work.rights)


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


@dataclass(frozen=True, slots=True)
class ReferencesView:
    """All of a lesson's references, ready to be shown."""

    mirrors: tuple[MirrorView, ...]
    adapts: tuple[UseView, ...]
    quotes: tuple[UseView, ...]
    watch_next: tuple[UseView, ...]
    going_deeper: tuple[UseView, ...]
    leads_to: tuple[LeadView, ...]
    cites: tuple[UseView, ...]
    shows: tuple[UseView, ...]


def anchor_of(work: Work) -> str:
    """The id that a work has on a references page."""
    return f"ref-{work.id}"


def work_anchor(work: Work) -> str:
    """The id that a work has on the page of all works."""
    return f"work-{work.id}"


def build_view(references: References, href: Href) -> ReferencesView:
    """Turn resolved references into words, in the order in which the page shows them."""
    view = _ViewBuilder(href)
    return ReferencesView(
        mirrors=tuple(map(view.mirror, references.mirrors)),
        adapts=tuple(map(view.used, references.adapts)),
        quotes=tuple(map(view.used, references.quotes)),
        watch_next=tuple(map(view.used, references.watch_next)),
        going_deeper=tuple(map(view.used, references.going_deeper)),
        leads_to=tuple(_lead(lead, href) for lead in references.leads_to),
        cites=tuple(view.gathered(references.cites)),
        shows=tuple(view.gathered(references.shows)),
    )


@dataclass
class _ViewBuilder:
    """Makes the views of one page, and gives each work's id out once."""

    href: Href
    given: set[str] = field(default_factory=set)

    def used(self, use: Use, places: Iterable[SiteLink] = ()) -> UseView:
        return UseView(use.work, *self._ends(use.work), use=use, places=tuple(places))

    def mirror(self, mirror: Mirror) -> MirrorView:
        series = self.used(mirror.use)
        chapters = tuple(WorkView(work, *self._ends(work)) for work in mirror.chapters)
        numbers = [int(chapter.chapter) for chapter in mirror.chapters if chapter.chapter]
        return MirrorView(series, chapters, _numbered("Chapter", numbers), mirror.note)

    def gathered(self, uses: Sequence[Use]) -> Iterator[UseView]:
        """One view for each work, with every place in which it is used."""
        by_work: dict[str, list[Use]] = {}
        for use in uses:
            by_work.setdefault(use.work.id, []).append(use)
        for group in by_work.values():
            yield self.used(group[0], dict.fromkeys(self._place(use) for use in group if use.place))

    def _place(self, use: Use) -> SiteLink:
        return SiteLink(use.place, self.href(*use.target) if use.target[0] else "", use.locator)

    def _ends(self, work: Work) -> tuple[str, str]:
        """The id of a work on the page, empty where it stands above already, and the link to all uses of it."""
        anchor = "" if work.id in self.given else anchor_of(work)
        self.given.add(work.id)
        return anchor, self.href(WORKS, work_anchor(work))


def _lead(lead: Lead, href: Href) -> LeadView:
    several = len(lead.lessons) > 1
    titled = several or lead.title != lead.lessons[0].title
    return LeadView(
        title=lead.title if titled else "",
        numbers=_numbered("lesson", [lesson.number for lesson in lead.lessons]),
        why=lead.why,
        lessons=tuple(_place(lesson, href) for lesson in lead.lessons),
    )


def _place(lesson: Lesson, href: Href) -> SiteLink:
    start = "" if lesson.is_planned else href(lesson.pages[0].src_uri, "")
    return SiteLink(lesson.title, start, f"lesson {lesson.number}")


def _numbered(noun: str, numbers: Sequence[int]) -> str:
    """``lesson 4``, ``lessons 5 and 7``, ``lessons 5 to 7``; empty where nothing is numbered."""
    if len(numbers) < 2:  # noqa: PLR2004 - one is no range
        return f"{noun} {numbers[0]}" if numbers else ""
    in_row = list(numbers) == list(range(numbers[0], numbers[0] + len(numbers)))
    if in_row and len(numbers) > 2:  # noqa: PLR2004 - two are named
        return f"{noun}s {numbers[0]} to {numbers[-1]}"
    return f"{noun}s {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
