"""Texts of a site rendered: from Markdown, with the extensions of the site's author, to a body.

A text is what an author wrote on a page, a caption, or a flashcard.
"""

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from clawdemy_site.markdown.context import PageContext
from clawdemy_site.markdown.extension import ClawdemyExtension
from clawdemy_site.render.body import Asked, Body, ContentsHeading
from clawdemy_site.render.context import PageAnswers
from clawdemy_site.render.marks import is_mark, mark_link, mark_picture, without_marks
from clawdemy_site.render.site import Site
from clawdemy_site.site.options import MarkdownSettings

OWN_EXTENSION = "clawdemy"

# As browsers read comments: the first two are closed where they open.
_COMMENT = re.compile(r"<!--(?:>|->|.*?--!?>)", re.DOTALL)
_MAIL = "\x02amp\x03"  # what Python-Markdown writes an address for mail with

Extend = Callable[[Markdown], None]
"""Adds to a Markdown instance what one kind of text needs."""


def body_of(site: Site, src_uri: str) -> Body:
    """What an author wrote on a page, rendered; empty where there is no such page, or where it is skipped."""
    source = site.manuscript.content.pages.get(src_uri)
    if source is None or src_uri in site.skipped:
        return Body()
    return site.once(("body", src_uri), lambda: render_text(site, without_marks(source.body), src_uri))


def render_text(
    site: Site, text: str, here: str, *, context: PageContext | None = None, extend: Iterable[Extend] = ()
) -> Body:
    """Render a text in Markdown that stands on the page at ``here``; what it asks for, the context answers."""
    return convert(text, here, context or PageAnswers(site, here), site.options.markdown, extend)


def convert(
    text: str, here: str, context: PageContext, settings: MarkdownSettings, extend: Iterable[Extend] = ()
) -> Body:
    """Render a text, its relative links read against the page at ``here``; ``extend`` adds to the Markdown instance."""
    # An instance is made for each text: that costs a third of a millisecond, and no text can depend on another.
    named = [name for name in settings.extensions if name != OWN_EXTENSION]
    configs = {name: dict(values) for name, values in settings.configs.items() if name != OWN_EXTENSION}
    reader = Markdown(extensions=[*named, ClawdemyExtension(context=context)], extension_configs=configs)
    reader.treeprocessors.register(_LinkMarker(here), "clawdemy_links", 0)
    for add in extend:
        add(reader)
    html = _COMMENT.sub("", reader.convert(text))
    asked: frozenset[Asked] = frozenset(getattr(context, "asked", ()))
    return Body(html, _headings(getattr(reader, "toc_tokens", ())), asked)


def _headings(tokens: Iterable[Mapping[str, Any]]) -> tuple[ContentsHeading, ...]:
    return tuple(ContentsHeading(one["level"], one["id"], one["name"], _headings(one["children"])) for one in tokens)


class _LinkMarker(Treeprocessor):
    """Marks what an author's own relative links and pictures lead to."""

    def __init__(self, here: str) -> None:
        super().__init__()
        self.here = here

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            key = {"a": "href", "img": "src"}.get(element.tag, "")
            address = element.get(key, "") if key else ""
            if address and not is_mark(address) and address[0] not in "/\\" and _MAIL not in address:
                element.set(key, self._mark(address, is_picture=key == "src"))

    def _mark(self, address: str, *, is_picture: bool) -> str:
        try:
            parts = urlsplit(address)
        except ValueError:
            return address
        if parts.scheme or parts.netloc:
            return address
        if not parts.path:
            # A place on this page: a body that is shown elsewhere, as a card in its deck, still leads to it.
            return mark_link(self.here, parts.fragment) if parts.fragment and not is_picture else address
        folder = posixpath.dirname(self.here)
        path = posixpath.normpath(posixpath.join(folder, without_marks(unquote(parts.path))))
        if is_picture:
            return mark_picture(path)
        return mark_link(f"{path}?{parts.query}" if parts.query else path, parts.fragment)
