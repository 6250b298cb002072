"""What the Markdown extension may ask while a page is rendered: this page's figures, citations and answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from clawdemy_site.course.glossary import Glossary
from clawdemy_site.course.model import Catalogue
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.exercises.exercises import Exercises
from clawdemy_site.features.glossary.pages import term_key, term_place
from clawdemy_site.figures.drawn import Drawn, inline
from clawdemy_site.markdown.context import CitationView, ExerciseView, FigureView, LiveView, TermView
from clawdemy_site.references.citation import creators_text, plain_reference, short_label
from clawdemy_site.references.licences import terms_of
from clawdemy_site.references.model import Work
from clawdemy_site.references.view import WORKS, anchor_of, work_anchor
from clawdemy_site.render.banner import render_failure
from clawdemy_site.site.addresses import Addresses
from clawdemy_site.site.credits import Cards, Credits
from clawdemy_site.site.numbering import (
    Numbering,
    ShownFigure,
    entry_anchor,
    figure_anchor,
    figures_uri,
    live_uri,
)


@dataclass(frozen=True)
class Shelf:
    """All that pages may name, ready to be shown.

    Attributes:
        catalogue: The courses.
        figures: The drawn figures, by name.
        numbering: Where figures are shown, and under which number.
        credits: What is cited, and whose works are shown.
        addresses: How the host publishes pages.
        cards: The cards of citations and of terms.
        undrawn: What kept a figure from being drawn, by the figure's name. A published site has none.
        exercises: The exercises whose answers are worked out, by their page and id.
        glossary: The terms of the courses.
    """

    catalogue: Catalogue = field(default_factory=lambda: Catalogue(()))
    figures: Mapping[str, Drawn] = field(default_factory=dict)
    numbering: Numbering = field(default_factory=lambda: Numbering({}, {}))
    credits: Credits = field(default_factory=Credits)
    addresses: Addresses = field(default_factory=Addresses)
    cards: Cards = field(default_factory=dict)
    undrawn: Mapping[str, Sequence[Diagnostic]] = field(default_factory=dict)
    exercises: Exercises = field(default_factory=dict)
    glossary: Glossary = field(default_factory=Glossary)


class SiteContext:
    """Answers for one page after the other; the host says which is next."""

    def __init__(self) -> None:
        self._shelf = Shelf()
        self._here = ""
        self._lesson: str | None = None
        self._lessons: dict[str, str] = {}
        self._references: dict[str, str] = {}

    def open(self, shelf: Shelf) -> None:
        """Answer from a new build from now on."""
        self._shelf = shelf
        pages = list(shelf.catalogue.pages())
        self._lessons = {page.src_uri: lesson.path for _course, lesson, page in pages}
        self._references = {lesson.path: lesson.pages[-1].src_uri for _course, lesson, _page in pages}

    def turn_to(self, src_uri: str) -> None:
        """Answer for this page, named by its ``.md`` path."""
        self._here = src_uri
        self._lesson = self._lessons.get(src_uri)

    def figure(self, name: str) -> FigureView | None:
        """A figure as this page shows it or links to it; one that could not be drawn shows why."""
        drawn = self._shelf.figures.get(name)
        shown = self._shelf.numbering.find(self._lesson, name)
        if drawn is None:
            return self._failure(name, shown)
        if shown is None:
            return None
        return FigureView(
            number=shown.number,
            anchor=shown.anchor,
            url=self._link_to(shown),
            svg=lambda prefix: inline(drawn, prefix),
            caption=drawn.caption,
            alt=drawn.alt,
            credit=credit_of(drawn, self._shelf.credits.records.library.works),
            more=self._more(name, shown),
            live=self._live(drawn, shown),
        )

    def _failure(self, name: str, shown: ShownFigure | None) -> FigureView | None:
        """What stands in a figure's place, so that an author at work meets the mistake where the figure would be."""
        found = self._shelf.undrawn.get(name)
        if not found:
            return None
        return FigureView(
            number=shown.number if shown else "",
            anchor=shown.anchor if shown else figure_anchor(name),
            url=self._link_to(shown) if shown else "",
            svg=render_failure(name, found),
            caption=f"`{name}` could not be drawn.",
            alt="",
        )

    def _live(self, drawn: Drawn, shown: ShownFigure) -> LiveView | None:
        """What else a live figure is on this page."""
        if drawn.live is None:
            return None
        own = live_uri(shown.course, drawn.name)
        page = "" if own == self._here else self._shelf.addresses.link(self._here, own)
        return LiveView(drawn.name, drawn.live.title, drawn.live.rows, page)

    def _link_to(self, shown: ShownFigure) -> str:
        return self._shelf.addresses.link(self._here, shown.src_uri, shown.anchor)

    def _more(self, name: str, shown: ShownFigure) -> str:
        """A link to the figure's entry in its course's list; a figure of another lesson has its entry there."""
        is_own_page = live_uri(shown.course, name) == self._here
        if not is_own_page and (self._lesson or "", name) not in self._shelf.numbering.by_lesson:
            return ""
        return self._shelf.addresses.link(self._here, figures_uri(shown.course), entry_anchor(shown.number))

    def citation(self, work_id: str, locator: str) -> CitationView | None:  # noqa: ARG002 - the extension writes it
        """A citation on this page."""
        work = self._shelf.credits.records.library.works.get(work_id)
        if work is None:
            return None
        page = self._references.get(self._lesson or "")
        place = (page, anchor_of(work)) if page else (WORKS, work_anchor(work))
        url = self._shelf.addresses.link(self._here, *place)
        card = self._shelf.cards.get((self._here, work_id))
        # The card says in full what a title attribute would only say to the mouse.
        return CitationView(short_label(work), url, "" if card else plain_reference(work), card)

    def term(self, name: str) -> TermView | None:
        """A term on this page."""
        place = term_place(self._shelf.glossary, name)
        if place is None:
            return None
        card = self._shelf.cards.get((self._here, term_key(name)))
        return TermView(self._shelf.addresses.link(self._here, *place), card)

    def exercise(self, block_id: str) -> ExerciseView | None:
        """An exercise of this page with its answers; none where it has none, or where one of its sums is wrong."""
        return self._shelf.exercises.get((self._here, block_id))


def credit_of(drawn: Drawn, works: Mapping[str, Work]) -> Markup:
    """Whose data or pictures a figure shows: title, author, source, licence, and what was changed."""
    return Markup(" ").join(_credit_line(works[name]) for name in drawn.uses if name in works)


def _credit_line(work: Work) -> Markup:
    """One work's credit, every part of it escaped."""
    terms = terms_of(work.terms.licence, work.terms.rights)
    line = Markup('<a rel="external" href="{}">{}</a>').format(work.link, work.name)
    by = creators_text(work.creators)
    parts = [line, Markup("by {}").format(by)] if by else [line]
    if terms is not None:
        shown = Markup('<a rel="license external" href="{}">{}</a>').format(terms.url, terms.text)
        parts.append(shown if terms.url else Markup("{}").format(terms.text))
    return Markup(", ").join(parts) + Markup(".")
