"""The popover of a citation: the full reference, its kind and its terms, beside the words that rest on it.

A card is shown without a script. A button over the citation opens it as a popover, so that it works with a finger and
with the keyboard, and Escape or a press elsewhere closes it; the mouse also sees it by resting on the citation. The
citation itself stays a plain link, for print and for whatever shows the words alone.
"""

from collections.abc import Callable

from jinja2 import Environment

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.references.model import Work
from clawdemy_site.references.view import WORKS, Href, WorkView, anchor_of, work_anchor
from clawdemy_site.templating import render

# A private-use character cannot meet a reference's text by chance, unlike any readable placeholder.
_ID = "\ue0f5"


def render_card(env: Environment, work: Work, href: Href, page: str) -> tuple[Callable[[str], str], list[Diagnostic]]:
    """The popover of a citation, for one page that cites the work.

    Args:
        env: The environment of ``templating.environment``.
        work: The work that is cited.
        href: Turns addresses into links that work on the page with the citation.
        page: Address of the lesson's references.

    Returns:
        A function from an id, unique on the page, to what follows the citation's link: safe HTML of phrasing content
        only, so that it may stand inside a paragraph; and what is wrong in a site's own template.
    """
    html, problems = render(
        env,
        "citation-card.html.jinja",
        view=WorkView(work, all_uses=href(WORKS, work_anchor(work))),
        in_lesson=href(page, anchor_of(work)),
        id=_ID,
    )
    return lambda id_: html.replace(_ID, id_), problems
