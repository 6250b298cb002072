"""The references of a lesson as a page of their own, or as the block at the foot of a one-page lesson.

The headings are Markdown, so that contents, search and anchors know them; under each stands raw HTML from our
escaping templates, which a site may override one by one.
"""

from collections.abc import Callable
from dataclasses import dataclass

from jinja2 import Environment

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.references.model import References
from clawdemy_site.references.view import Href, ReferencesView, build_view
from clawdemy_site.templating import render


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a references page: its heading, the heading's id, its template, and whether a lesson has it."""

    heading: str
    id: str
    template: str
    has_entries: Callable[[ReferencesView], bool]


SECTIONS = (
    Section(
        "Source material",
        "source-material",
        "references-source.html.jinja",
        lambda view: bool(view.mirrors or view.adapts or view.quotes),
    ),
    Section("Watch this next", "watch-this-next", "references-watch.html.jinja", lambda view: bool(view.watch_next)),
    Section("Going deeper", "going-deeper", "references-deeper.html.jinja", lambda view: bool(view.going_deeper)),
    Section("Adjacent topics", "adjacent-topics", "references-leads.html.jinja", lambda view: bool(view.leads_to)),
    Section(
        "Cited in this lesson", "cited-in-this-lesson", "references-cited.html.jinja", lambda view: bool(view.cites)
    ),
    Section(
        "Data and pictures used", "data-and-pictures-used", "references-shown.html.jinja", lambda view: bool(view.shows)
    ),
)
"""The sections in the order of the page."""


def render_references_page(env: Environment, references: References, href: Href) -> tuple[str, list[Diagnostic]]:
    """The body of a lesson's references page.

    Args:
        env: The environment of ``templating.environment``.
        references: What the lesson uses.
        href: Turns addresses into links that work on this page.

    Returns:
        Markdown with raw HTML in it, and what is wrong in a site's own templates.
    """
    return _sections(env, build_view(references, href), level=2)


def render_references_block(env: Environment, references: References, href: Href) -> tuple[str, list[Diagnostic]]:
    """The references block at the foot of a one-page lesson, under its own heading; empty where nothing is used."""
    body, problems = _sections(env, build_view(references, href), level=3)
    return (f"## References {{#references}}\n\n{body}" if body else ""), problems


def render_callout(env: Environment, references: References, href: Href, page: str) -> tuple[str, list[Diagnostic]]:
    """One line that names the mirrored curriculum, for a lesson's brief; empty where the lesson mirrors none.

    Args:
        env: The environment of ``templating.environment``.
        references: What the lesson uses.
        href: Turns addresses into links that work on the brief.
        page: Address of the lesson's references.
    """
    if not references.mirrors:
        return "", []
    refs = build_view(references, href)
    return render(env, "references-callout.html.jinja", refs=refs, href=href(page, ""))


def _sections(env: Environment, view: ReferencesView, level: int) -> tuple[str, list[Diagnostic]]:
    parts: list[str] = []
    problems: list[Diagnostic] = []
    for section in SECTIONS:
        if not section.has_entries(view):
            continue
        html, found = render(env, section.template, refs=view, section=section, level=level + 1)
        problems += found
        parts.append(f"{'#' * level} {section.heading} {{#{section.id}}}\n\n{html}\n")
    return "\n".join(parts), problems
