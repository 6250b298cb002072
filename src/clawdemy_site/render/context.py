"""What the Markdown extension may ask while a text is rendered: its page's figures, citations, terms and answers."""

from collections.abc import Mapping

from markupsafe import Markup

from clawdemy_site.figures.drawn import Drawn
from clawdemy_site.markdown.context import CitationView, EquationView, FigureView, LiveView, TermView
from clawdemy_site.practice.views import ExerciseView
from clawdemy_site.references.citation import creators_text, plain_reference, short_label
from clawdemy_site.references.licences import terms_of
from clawdemy_site.references.model import Work
from clawdemy_site.references.view import WORKS, anchor_of, work_anchor
from clawdemy_site.render.banner import render_failure
from clawdemy_site.render.marks import mark_drawing, mark_link
from clawdemy_site.render.popovers import citation_popover, entry_link, term_popover
from clawdemy_site.render.site import Site
from clawdemy_site.site.numbering import ShownFigure
from clawdemy_site.site.places import entry_anchor, figure_anchor, list_uri, live_uri


class PageAnswers:
    """Answers for one page, with or without popovers; the site notes what was asked."""

    def __init__(self, site: Site, here: str, *, popovers: bool = True) -> None:
        self.site = site
        self.here = here
        self.lesson = site.manuscript.lesson_of.get(here)
        self.popovers = popovers

    def figure(self, name: str) -> FigureView | None:
        """A figure as this page shows it or links to it; one that could not be drawn shows why."""
        drawn = self.site.drawings.get(name)
        shown = self.site.manuscript.numbering.find(self.lesson, name)
        if drawn is None:
            return self._failure(name, shown)
        if shown is None:
            return None
        return FigureView(
            number=shown.number,
            anchor=shown.anchor,
            url=mark_link(shown.src_uri, shown.anchor),
            svg=lambda prefix: mark_drawing(name, prefix),
            caption=drawn.caption,
            alt=drawn.alt,
            credit=credit_of(drawn, self.site.credits.records.library.works),
            more=self._more(name, shown),
            live=self._live(drawn, shown),
        )

    def equation(self, name: str) -> EquationView | None:
        """A numbered formula as this page refers to it: its own lesson's, else the first one of that name."""
        shown = self.site.manuscript.equations.find(self.lesson, name)
        return EquationView(shown.number, mark_link(shown.src_uri, shown.anchor)) if shown else None

    def citation(self, work_id: str, locator: str) -> CitationView | None:  # noqa: ARG002 - the extension writes it
        """A citation on this page."""
        work = self.site.credits.records.library.works.get(work_id)
        if work is None:
            return None
        lesson = self.site.catalogue.lessons[self.lesson] if self.lesson else None
        if lesson is None:
            return CitationView(short_label(work), mark_link(WORKS, work_anchor(work)), plain_reference(work))
        references = lesson.pages[-1].src_uri
        popover = citation_popover(self.site, work, references) if self.popovers else None
        # The popover says in full what a title attribute would only say to the mouse.
        title = "" if popover else plain_reference(work)
        return CitationView(short_label(work), mark_link(references, anchor_of(work)), title, popover)

    def term(self, name: str) -> TermView | None:
        """A term on this page."""
        term = self.site.manuscript.glossary.terms.get(name)
        if term is None:
            return None
        lesson = self.site.catalogue.lessons.get(term.lesson)
        popover = term_popover(self.site, term, lesson, self.here) if self.popovers and lesson else None
        return TermView(entry_link(term), popover)

    def excerpt(self, source: str) -> tuple[str, str]:
        """A part of the course's library."""
        return self.site.listings.excerpts.get(source, ("", ""))

    def output(self, code: str) -> str:
        """What code of this page printed."""
        return self.site.listings.outputs.get((self.here, code), "")

    def exercise(self, block_id: str) -> ExerciseView | None:
        """An exercise of this page with its answers; none where it has none, or where one of its sums is wrong."""
        return self.site.exercises.get((self.here, block_id))

    def _failure(self, name: str, shown: ShownFigure | None) -> FigureView | None:
        """What stands in a figure's place, so that an author at work meets the mistake where the figure would be."""
        found = self.site.undrawn.get(name)
        if not found:
            return None
        return FigureView(
            number=shown.number if shown else "",
            anchor=shown.anchor if shown else figure_anchor(name),
            url=mark_link(shown.src_uri, shown.anchor) if shown else "",
            svg=render_failure(name, found),
            caption=f"`{name}` could not be drawn.",
            alt="",
        )

    def _live(self, drawn: Drawn, shown: ShownFigure) -> LiveView | None:
        if drawn.live is None:
            return None
        own = live_uri(shown.course, drawn.name)
        page = "" if own == self.here else mark_link(own)
        return LiveView(drawn.name, drawn.live.title, drawn.live.rows, page)

    def _more(self, name: str, shown: ShownFigure) -> str:
        """A link to the figure's entry in its course's list; a figure of another lesson has its entry there."""
        is_own_page = live_uri(shown.course, name) == self.here
        if not is_own_page and (self.lesson or "", name) not in self.site.manuscript.numbering.by_lesson:
            return ""
        return mark_link(list_uri(shown.course, "figures"), entry_anchor(shown.number))


def credit_of(drawn: Drawn, works: Mapping[str, Work]) -> Markup:
    """Whose data or pictures a figure shows: title, author, source, licence, and what was changed."""
    return Markup(" ").join(_credit_line(works[name]) for name in drawn.uses if name in works)


def _credit_line(work: Work) -> Markup:
    """One work's credit, every part of it escaped."""
    terms = terms_of(work.terms)
    linked = Markup('<a rel="external" href="{}">{}</a>').format(work.link, work.name)
    line = linked if work.link else Markup("{} ({})").format(work.name, work.found_at)
    by = creators_text(work.creators)
    parts = [line, Markup("by {}").format(by)] if by else [line]
    if terms is not None:
        parts.append(terms.html("external"))
    return Markup(", ").join(parts) + Markup(".")
