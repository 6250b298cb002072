"""Takes the rendered body of a page to another page: ids stay unique, links keep leading where they led.

A page that gathers others is made of what the host has rendered for them, so that a lesson is rendered once and reads
the same everywhere. What belongs to the page alone, or works on the screen alone, stays behind: links to headings, the
switch and the sums behind numbers, cards and other popovers, scripts, and the motion of figures.
"""

import html
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import unquote, urlsplit

from clawdemy_site.site.addresses import Addresses

_ATTRIBUTES = r"""(?:[^<>"']|"[^"]*"|'[^']*')*"""
_TAG = re.compile(rf"<(/?)([a-zA-Z][\w:-]*)({_ATTRIBUTES})>")
_ATTRIBUTE = re.compile(r"""(\s)([\w:-]+)=(?:"([^"]*)"|'([^']*)')""")
_OWN_ID = re.compile(r"url\(#([^()\"']+)\)")
_SLOT = re.compile(r'<div data-slot="([^"]*)"></div>')

_LINKS = frozenset({"href", "src", "xlink:href"})
_NAMES = frozenset(
    {"aria-controls", "aria-describedby", "aria-labelledby", "aria-owns", "for", "headers", "id", "list"}
)
"""Attributes that hold ids of the page."""

_LEFT_BEHIND = frozenset(
    {"headerlink", "sums-switch", "number__sum", "sums", "figure__again", "figure__alt", "sums-switch__box"}
)
"""Classes of what stays behind."""

_LOWEST = 6
"""The lowest heading of HTML."""


class AnchorMap(Protocol):
    """Knows the page that bodies are taken to."""

    def place(self, src_uri: str, anchor: str) -> str | None:
        """The id on the new page of a place of the site, or None for a place that is not on it."""


@dataclass(frozen=True)
class HtmlRebaser:
    """Takes bodies to one page.

    Attributes:
        here: The ``.md`` path of the page that they are taken to.
        ground: What stands on it.
        addresses: How the host publishes pages.
        pages: The ``.md`` path of each page of the site that the ground may know, by its address without a slash.
    """

    here: str
    ground: AnchorMap
    addresses: Addresses
    pages: Mapping[str, str]

    def move(self, body: str, origin: str, prefix: str, shift: int = 0) -> str:
        """A body as the new page shows it.

        Args:
            body: The body as the host rendered it.
            origin: The ``.md`` path of its page.
            prefix: What its ids begin with on the new page.
            shift: By how many levels its headings sink.
        """
        kept: list[str] = []
        end, leaving, depth, is_unwrapping = 0, "", 0, False
        for tag in _TAG.finditer(body):
            closes, name, attributes = tag[1] == "/", tag[2].lower(), tag[3]
            text, end = body[end : tag.start()], tag.end()
            if leaving:
                depth += 0 if name != leaving or attributes.endswith("/") else -1 if closes else 1
                leaving = leaving if depth else ""
                continue
            kept.append(text)
            if not closes and _stays(name, attributes):
                leaving, depth = ("", 0) if name == "input" else (name, 1)
            elif name == "button" and (is_unwrapping if closes else "popovertarget" in attributes):
                is_unwrapping = not closes
            else:
                kept.append(self._tag(tag, origin, prefix, shift))
        return "".join([*kept, body[end:]])

    def _tag(self, tag: re.Match[str], origin: str, prefix: str, shift: int) -> str:
        def attribute(match: re.Match[str]) -> str:
            name, value = match[2].lower(), match[3] if match[3] is not None else match[4]
            if name in _NAMES:
                changed = " ".join(f"{prefix}{part}" for part in value.split())
            elif name in _LINKS:
                changed = html.escape(self._address(html.unescape(value), origin))
            elif name == "tabindex" and tag[2] == "a":
                return ""  # it was reached by the button over it, which stays behind
            else:
                changed = _OWN_ID.sub(rf"url(#{prefix}\1)", value)
            return match[0] if changed == value else f'{match[1]}{match[2]}="{changed}"'

        name = tag[2]
        if shift and re.fullmatch(r"h[1-6]", name):
            name = f"h{min(_LOWEST, int(name[1]) + shift)}"
        return f"<{tag[1]}{name}{_ATTRIBUTE.sub(attribute, tag[3])}>"

    def _address(self, address: str, origin: str) -> str:
        """Where a link of the old page leads from the new one."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return address
        start = self.addresses.of(origin)
        target = posixpath.normpath(posixpath.join(posixpath.dirname(start), parts.path)) if parts.path else start
        page = self.pages.get(address_key(target))
        place = None if page is None else self.ground.place(page, unquote(parts.fragment))
        if place is not None:
            return f"#{place}"
        relative = posixpath.relpath(target, posixpath.dirname(self.addresses.of(self.here)) or ".")
        slash = "/" if (parts.path or start).endswith("/") else ""
        query = f"?{parts.query}" if parts.query else ""
        return f"{relative}{slash}{query}{f'#{parts.fragment}' if parts.fragment else ''}"


def address_key(address: str) -> str:
    """An address as ``HtmlRebaser.pages`` knows it: without the name of an index and without a slash at its end."""
    return address.removesuffix("index.html").rstrip("/")


def fill_slots(body: str, fill: Callable[[str], str]) -> str:
    """A body with something in each place that a template has left for it: ``<div data-slot="name"></div>``."""
    return _SLOT.sub(lambda slot: fill(html.unescape(slot[1])), body)


def cut_section(body: str, anchor: str) -> str:
    """What stands below a heading of the second level, up to the next; empty where the page has no such heading."""
    heading = re.search(rf'<h2\b[^>]*\bid="{re.escape(anchor)}"[^>]*>.*?</h2>', body, re.DOTALL)
    if heading is None:
        return ""
    end = re.compile(r'<h2\b|<details class="sums"').search(body, heading.end())
    return body[heading.end() : end.start() if end else len(body)].strip()


def _stays(name: str, attributes: str) -> bool:
    """Whether an element stays behind on the old page."""
    if name in {"script", "style"} or re.search(r"\spopover\b", attributes):
        return True
    found = re.search(r'\sclass="([^"]*)"', attributes)
    return bool(found and not _LEFT_BEHIND.isdisjoint(found[1].split()))
