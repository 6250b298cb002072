"""The card of a citation: the full reference, its kind and its terms, beside the words that rest on it.

A card is shown without a script. A button over the citation opens it as a popover, so that it works with a finger and
with the keyboard, and Escape or a press elsewhere closes it; the mouse also sees it by resting on the citation. The
citation itself stays a plain link, for print and for whatever shows the words alone.
"""

from collections.abc import Callable
from dataclasses import dataclass

from jinja2 import Environment

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.references.citation import KINDS, Part, reference_parts, short_label
from clawdemy_site.references.licences import Terms, terms_of
from clawdemy_site.references.model import Work
from clawdemy_site.references.view import WORKS, Href, anchor_of, work_anchor
from clawdemy_site.templating import render

# A private-use character cannot meet a reference's text by chance, unlike any readable placeholder.
_ID = "\ue0f5"


@dataclass(frozen=True, slots=True)
class CitationPopover:
    """What the card's template is given.

    Attributes:
        label: How the citation calls the work.
        kind: What pages call its kind.
        href: Where the work is found.
        reference: The full reference.
        terms: Its licence or the statement of its rights.
        in_lesson: Link to its place in the lesson's references.
        all_uses: Link to its entry on the page of all works.
    """

    label: str
    kind: str
    href: str
    reference: tuple[Part, ...]
    terms: Terms | None
    in_lesson: str
    all_uses: str


def render_card(env: Environment, work: Work, href: Href, page: str) -> tuple[Callable[[str], str], list[Diagnostic]]:
    """The card of a work, as one page shows it.

    Args:
        env: The environment of ``templating.environment``.
        work: The work that is cited.
        href: Turns addresses into links that work on the page with the citation.
        page: Address of the lesson's references.

    Returns:
        A function from an id, unique on the page, to what follows the citation's link: safe HTML of phrasing content
        only, so that it may stand inside a paragraph; and what is wrong in a site's own template.
    """
    card = CitationPopover(
        label=short_label(work),
        kind=KINDS[work.kind],
        href=work.link,
        reference=reference_parts(work),
        terms=terms_of(work.licence, work.rights),
        in_lesson=href(page, anchor_of(work)),
        all_uses=href(WORKS, work_anchor(work)),
    )
    html, problems = render(env, "citation-card.html.jinja", card=card, id=_ID)
    return lambda id_: html.replace(_ID, id_), problems
