"""The body of one page made fit for another: ids stay unique, links keep leading where they led.

A page that gathers others is made of their rendered bodies, so that a lesson is rendered once and reads the same
everywhere. What belongs to the page alone, or works on the screen alone, stays behind: links to headings, the switch
and the sums behind numbers, popovers, scripts, and the motion of figures.
"""

import html
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from clawdemy_site.render.marks import Placement, is_mark, mark_link
from clawdemy_site.render.site import Site

# A tag that never ends matches as far as it goes, so that no text is read twice.
_TAG = re.compile(r"""<(/?)([a-zA-Z][\w:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*+)(>?)""")
_ATTRIBUTE = re.compile(r"""(\s)([\w:-]+)=(?:"([^"]*)"|'([^']*)')""")
_OWN_ID = re.compile(r"url\(#([^()\"']+)\)")
_MOTION = re.compile(r"<style>.*?</style>|<label class=\"figure__again\".*?</label>", re.DOTALL)

_NAMES = frozenset(
    {"aria-controls", "aria-describedby", "aria-labelledby", "aria-owns", "for", "headers", "id", "list"}
)
"""Attributes that hold ids of the page."""

_LEFT_BEHIND = frozenset({"headerlink", "sums-switch", "number__sum", "sums", "figure__alt", "sums-switch__box"})
"""Classes of what stays behind."""

_LOWEST = 6  # the lowest heading of HTML

AnchorMap = Callable[[str, str], str | None]
"""From a page of the site and an id on it to an id on the new page, or None for a place that is not on it."""


@dataclass(frozen=True)
class HtmlRebaser:
    """Makes bodies fit for one page."""

    site: Site
    here: str  # the ``.md`` path of the page that they are taken to
    place: AnchorMap  # what stands where on it

    def move(self, body: str, origin: str, prefix: str, shift: int = 0) -> str:
        """A body as the new page shows it, settled.

        Args:
            body: The body, its addresses and drawings marks.
            origin: The ``.md`` path of its page.
            prefix: What its ids begin with on the new page.
            shift: By how many levels its headings sink.
        """
        kept: list[str] = []
        plain: dict[str, str] = {}  # tags that are kept, most of which stand many times
        end, leaving, depth, is_unwrapping = 0, "", 0, False
        for tag in _TAG.finditer(body):
            closes, name, attributes = tag[1] == "/", tag[2].lower(), tag[3]
            if not tag[4]:
                continue
            text, end = body[end : tag.start()], tag.end()
            if leaving:
                depth += 0 if name != leaving or attributes.endswith("/") else -1 if closes else 1
                leaving = leaving if depth else ""
                continue
            kept.append(text)
            if (known := plain.get(tag[0])) is not None:
                kept.append(known)
            elif not closes and _stays(name, attributes):
                leaving, depth = ("", 0) if name == "input" else (name, 1)
            elif name == "button" and (is_unwrapping if closes else "popovertarget" in attributes):
                is_unwrapping = not closes
            else:
                changed = self._tag(tag, origin, prefix, shift)
                kept.append(changed)
                if name != "button":
                    plain[tag[0]] = changed
        return self._placement(prefix).settle("".join([*kept, body[end:]]))

    def _placement(self, prefix: str) -> Placement:
        """Drawings stand still on the new page, their ids under the prefix."""
        common = self.site.placement(self.here)

        def draw(name: str, drawn_prefix: str) -> str:
            return _MOTION.sub("", self.site.draw(name, prefix + drawn_prefix))

        def link(src_uri: str, anchor: str) -> str:
            found = self.place(src_uri, anchor)
            return common.link(src_uri, anchor) if found is None else f"#{found}"

        return Placement(link, common.picture, draw)

    def _tag(self, tag: re.Match[str], origin: str, prefix: str, shift: int) -> str:
        def attribute(match: re.Match[str]) -> str:
            name, value = match[2].lower(), match[3] if match[3] is not None else match[4]
            if name in _NAMES or (name, tag[2]) == ("name", "input"):  # a group of tabs is one of its own
                changed = " ".join(f"{prefix}{part}" for part in value.split())
            elif name in {"href", "src", "xlink:href"} and not is_mark(value):
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
        """Where an address leads that is no mark: an id of the old page, or one that an author wrote as raw HTML."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or address[:1] == "/":
            return address
        if not parts.path:
            return mark_link(origin, unquote(parts.fragment)) if parts.fragment else address
        addresses = self.site.options.addresses
        target = posixpath.normpath(posixpath.join(posixpath.dirname(addresses.of(origin)), parts.path))
        relative = posixpath.relpath(target, posixpath.dirname(addresses.of(self.here)) or ".")
        slash = "/" if parts.path.endswith("/") else ""
        return parts._replace(path=relative + slash).geturl()


def cut_section(body: str, anchor: str) -> str:
    """What stands below a heading of the second level, up to the next; empty where the page has no such heading."""
    heading = re.search(rf'<h2\b[^>]*\bid="{re.escape(anchor)}"[^>]*>.*?</h2>', body, re.DOTALL)
    if heading is None:
        return ""
    end = re.compile(r'<h2\b|<details class="sums"').search(body, heading.end())
    return body[heading.end() : end.start() if end else len(body)].strip()


def _stays(name: str, attributes: str) -> bool:
    if name in {"script", "style"} or re.search(r"\spopover\b", attributes):
        return True
    found = re.search(r'\sclass="([^"]*)"', attributes)
    return bool(found and not _LEFT_BEHIND.isdisjoint(found[1].split()))
