"""The references of a lesson as a page of their own, or as the block at the foot of a one-page lesson.

The headings are Markdown, so that contents, search and anchors know them; under each stands raw HTML from our
escaping templates, which a site may override one by one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from clawdemy_site.references.model import References
from clawdemy_site.references.view import Href, ReferencesView
from clawdemy_site.templating import Templates


@dataclass(frozen=True, slots=True)
class ReferencesSection:
    """A section of a references page: its heading, the name of its template, and what of a lesson stands in it."""

    heading: str
    name: str
    entries: Callable[[ReferencesView], Sequence[object]]

    @property
    def id(self) -> str:
        """The id of its heading."""
        return self.heading.lower().replace(" ", "-")


SECTIONS = (
    ReferencesSection("Source material", "source", lambda view: view.mirrors or view.adapts or view.quotes),
    ReferencesSection("Watch this next", "watch", lambda view: view.watch_next),
    ReferencesSection("Going deeper", "deeper", lambda view: view.going_deeper),
    ReferencesSection("Adjacent topics", "leads", lambda view: view.leads_to),
    ReferencesSection("Cited in this lesson", "cited", lambda view: view.cites),
    ReferencesSection("Data and pictures used", "shown", lambda view: view.shows),
)
"""The sections in the order of the page."""


def render_references_page(templates: Templates, references: References, href: Href) -> str:
    """The body of a lesson's references page: Markdown with raw HTML in it."""
    return _sections(templates, ReferencesView(references, href), level=2)


def render_references_block(templates: Templates, references: References, href: Href) -> str:
    """The references block at the foot of a one-page lesson, under its own heading; empty where nothing is used."""
    body = _sections(templates, ReferencesView(references, href), level=3)
    return f"## References {{#references}}\n\n{body}" if body else ""


def render_callout(templates: Templates, references: References, href: Href, page: str) -> str:
    """One line for a lesson's brief that names the mirrored curriculum and leads to the page of its references.

    It is empty where the lesson mirrors none.
    """
    if not references.mirrors:
        return ""
    refs = ReferencesView(references, href)
    return templates.render("references-callout.html.jinja", refs=refs, href=href(page, ""))


def _sections(templates: Templates, view: ReferencesView, level: int) -> str:
    parts = [
        f"{'#' * level} {section.heading} {{#{section.id}}}\n\n"
        f"{templates.render(f'references-{section.name}.html.jinja', refs=view, section=section, level=level + 1)}\n"
        for section in SECTIONS
        if section.entries(view)
    ]
    return "\n".join(parts)
