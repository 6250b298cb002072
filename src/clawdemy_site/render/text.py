"""Texts of a site rendered: what an author wrote on a page, captions, flashcards."""

from collections.abc import Iterable

from clawdemy_site.markdown.context import PageContext
from clawdemy_site.render.body import Body
from clawdemy_site.render.context import PageAnswers
from clawdemy_site.render.markdown import Extend, convert
from clawdemy_site.render.marks import without_marks
from clawdemy_site.render.site import Site


def body_of(site: Site, src_uri: str) -> Body:
    """What an author wrote on a page, rendered; empty where there is no such page, or where it is skipped.

    Args:
        site: The site.
        src_uri: The page's ``.md`` path.
    """
    source = site.manuscript.content.pages.get(src_uri)
    if source is None or src_uri in site.skipped:
        return Body()
    return site.once(("body", src_uri), lambda: render_text(site, without_marks(source.body), src_uri))


def render_text(
    site: Site,
    text: str,
    here: str,
    *,
    context: PageContext | None = None,
    extend: Iterable[Extend] = (),
) -> Body:
    """Render a text in Markdown.

    Args:
        site: The site.
        text: The text.
        here: The ``.md`` path of the page that it belongs to.
        context: Answers what it asks for; what that page may ask, if left out.
        extend: What else it needs of its Markdown instance.
    """
    return convert(text, here, context or PageAnswers(site, here), site.options.markdown, extend)
