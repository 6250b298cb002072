"""Texts of a site rendered: from Markdown, with the extensions of the site's author, to a body.

A text is what an author wrote on a page, a caption, or a flashcard.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markdown import Markdown

from clawdemy_site.markdown.context import PageContext
from clawdemy_site.markdown.extension import ClawdemyExtension
from clawdemy_site.render.addresses import AddressMarker
from clawdemy_site.render.body import Body, ContentsHeading
from clawdemy_site.render.context import PageAnswers
from clawdemy_site.render.marks import without_marks
from clawdemy_site.render.site import Site
from clawdemy_site.settings.material import EXTENSIONS_UNFIT

OWN_EXTENSION = "clawdemy"

# As browsers read comments: the first two are closed where they open.
_COMMENT = re.compile(r"<!--(?:>|->|.*?--!?>)", re.DOTALL)
Extend = Callable[[Markdown], None]
"""Adds to a Markdown instance what one kind of text needs."""


def body_of(site: Site, src_uri: str) -> Body:
    """What an author wrote on a page, rendered; empty where there is no such page, or where it is skipped."""

    def make() -> Body:
        site.keeper.note(("skipped", src_uri))
        source = site.manuscript.content.pages.get(src_uri)
        if source is None or src_uri in site.skipped:
            return Body()
        return render_text(site, without_marks(source.body), src_uri)

    return site.kept(("body", src_uri), make)


def render_text(
    site: Site, text: str, here: str, *, context: PageContext | None = None, extend: Iterable[Extend] = ()
) -> Body:
    """Render a text in Markdown that stands on the page at ``here``; what it asks for, the context answers.

    Its relative links are read against that page; ``extend`` adds to the Markdown instance.
    """
    context = context or PageAnswers(site, here)
    settings = site.options.markdown
    # An instance is made for each text: that costs a third of a millisecond, and no text can depend on another.
    named = [name for name in settings.extensions if name not in {OWN_EXTENSION, *EXTENSIONS_UNFIT}]
    configs = {name: dict(values) for name, values in settings.configs.items() if name != OWN_EXTENSION}
    # Material's script stops at tabs of the older form, and with it everything else that it does on the page.
    configs["pymdownx.tabbed"] = {**configs.get("pymdownx.tabbed", {}), "alternate_style": True}
    reader = Markdown(extensions=[*named, ClawdemyExtension(context=context)], extension_configs=configs)
    for add in extend:
        add(reader)
    html = AddressMarker(site, here).mark(_COMMENT.sub("", reader.convert(text)))
    return Body(html, _headings(getattr(reader, "toc_tokens", ())))


def _headings(tokens: Iterable[Mapping[str, Any]]) -> tuple[ContentsHeading, ...]:
    return tuple(ContentsHeading(one["level"], one["id"], one["name"], _headings(one["children"])) for one in tokens)
