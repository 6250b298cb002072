"""The popovers behind citations and terms: a button over the words, and a note that it opens.

A popover is shown without a script: it works with a finger and with the keyboard, and Escape or a press elsewhere
closes it; the mouse also sees it by resting on the words. The words stay a plain link, for print and for whatever shows
words alone.

They are rendered when a text asks for one. Links in them stay marks, so that one popover serves every page that shows
it.
"""

from collections.abc import Callable

from clawdemy_site.course.glossary import GlossaryTerm
from clawdemy_site.course.model import Lesson
from clawdemy_site.markdown.citations import term_anchor
from clawdemy_site.references.model import Work
from clawdemy_site.references.view import WORKS, WorkView, anchor_of, work_anchor
from clawdemy_site.render.marks import mark_link
from clawdemy_site.render.site import Site
from clawdemy_site.site.manuscript import Manuscript
from clawdemy_site.site.places import list_uri
from clawdemy_site.templating import Templates

Popover = Callable[[str], str]
"""From an id, unique on the page, to the button and the note: safe HTML of phrasing content only."""

# A private-use character cannot meet a definition's text by chance.
_ID = "\ue0fa"


def entry_link(term: GlossaryTerm) -> str:
    """A link to a term's entry in the glossary."""
    return mark_link(list_uri(term.course, "glossary"), term_anchor(term.id))


def marks_term(term: GlossaryTerm, src_uri: str, manuscript: Manuscript) -> bool:
    """Whether a page marks a term."""
    scan = manuscript.scans.get(src_uri)
    return scan is not None and any(use.name == term.id for use in scan.terms)


def citation_popover(site: Site, work: Work, references: str) -> Popover:
    """The popover of a citation, with a way to the work among the references of the lesson that cites it."""

    def make() -> Popover:
        view = WorkView(work, all_uses=mark_link(WORKS, work_anchor(work)))
        in_lesson = mark_link(references, anchor_of(work))
        return _popover(site.templates, "citation-card.html.jinja", view=view, in_lesson=in_lesson)

    return site.once(("citation", references, work.id), make)


def term_popover(site: Site, term: GlossaryTerm, lesson: Lesson, here: str) -> Popover:
    """The popover of a term; it leads to the lesson that defines it, but for on that lesson's own page."""
    is_own = bool(lesson.pages) and here == lesson.main.src_uri

    def make() -> Popover:
        href = ""
        if lesson.pages and not is_own:
            main = lesson.main.src_uri
            href = mark_link(main, term_anchor(term.id) if marks_term(term, main, site.manuscript) else "")
        values = {"term": term, "lesson": lesson, "href": href, "entry": entry_link(term)}
        return _popover(site.templates, "term-card.html.jinja", **values)

    return site.once(("term", term.id, is_own), make)


def _popover(templates: Templates, name: str, **values: object) -> Popover:
    html = templates.render(name, id=_ID, **values)
    return lambda id_: html.replace(_ID, id_)
