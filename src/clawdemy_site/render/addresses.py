"""The addresses in a rendered text made marks, whoever wrote them: Markdown, raw HTML, an attribute list, a style.

An author writes every path as it lies beside the file. So a picture in raw HTML is found wherever its page is
published, and on every other page that shows the text. In a link to a file to take away stand its type and size.
"""

import html
import posixpath
import re
from functools import lru_cache

from clawdemy_site.markdown.addresses import ADDRESSES, CANDIDATE, STYLE_URL, read_address
from clawdemy_site.render.marks import is_mark, mark_link, mark_picture, without_marks
from clawdemy_site.render.site import Site

# A tag that never ends matches as far as it goes, so that no text is read twice.
_TAG = re.compile(r"""<([a-zA-Z][\w:-]*)(\s(?:[^<>"']|"[^"]*"|'[^']*')*+)(>?)|</a\s*>""")
_ATTRIBUTE = re.compile(r"""(\s)([\w:-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+))""")
_LEADS = frozenset({"a", "area"})
_VIEWED = frozenset({"pdf", "txt", "mp4", "webm", "mp3", "ogg", "m4a", "wav"})  # what browsers show by themselves


@lru_cache(8192)
def _holds_address(attributes: str) -> bool:
    """Whether what stands in a tag, which thousands of others have as well, could be or hold an address."""
    names = {match[2].lower() for match in _ATTRIBUTE.finditer(attributes)}
    return "style" in names or not ADDRESSES.isdisjoint(names)


class AddressMarker:
    """Marks the addresses of one text that stands on a page."""

    def __init__(self, site: Site, here: str) -> None:
        self.site = site
        self.here = here
        self.note = ""

    def mark(self, text: str) -> str:
        """The text with a mark for every address that leads into the site."""
        return _TAG.sub(self._tag, text)

    def _tag(self, tag: re.Match[str]) -> str:
        if tag[1] is None:
            note, self.note = self.note, ""
            return f"{note}{tag[0]}"
        if not (tag[3] and _holds_address(tag[2])):
            return tag[0]
        name = tag[1].lower()
        return f"<{tag[1]}{_ATTRIBUTE.sub(lambda match: self._attribute(name, match), tag[2])}>"

    def _attribute(self, tag: str, match: re.Match[str]) -> str:
        name = match[2].lower()
        value = html.unescape(match[match.lastindex or 3])
        if name == "style":
            marked = STYLE_URL.sub(self._in_value, value)
        elif name not in ADDRESSES or is_mark(value):
            return match[0]
        elif name.endswith("srcset"):
            marked = CANDIDATE.sub(self._in_value, value)
        elif tag in _LEADS and name == "href":
            marked = self._link(value)
        else:
            marked = self._picture(value)
        if marked == value:
            return match[0]
        return f'{match[1]}{match[2]}="{html.escape(marked)}"{self._saved(tag, value)}'

    def _in_value(self, match: re.Match[str]) -> str:
        address = match[1].rstrip(", ")
        start = match.start(1) - match.start()
        return f"{match[0][:start]}{self._picture(address)}{match[0][start + len(address) :]}"

    def _picture(self, value: str) -> str:
        address = read_address(value)
        if not address.is_here or address.path[:1] in {"", "/"}:
            return value
        path = without_marks(address.resolve(self.here))
        return mark_link(path, without_marks(address.fragment)) if address.fragment else mark_picture(path)

    def _link(self, value: str) -> str:
        address = read_address(value)
        if not address.is_here or address.path.startswith("/"):
            return value
        if not address.path:
            # A place on this page: a body that is shown elsewhere, as a card in its deck, still leads to it.
            return mark_link(self.here, without_marks(address.fragment)) if address.fragment else value
        path = without_marks(address.resolve(self.here))
        return mark_link(f"{path}?{address.query}" if address.query else path, without_marks(address.fragment))

    def _saved(self, tag: str, value: str) -> str:
        """For a link to a file to take away: remember its note, and let browsers save what they cannot show."""
        path = read_address(value).resolve(self.here)
        about = self.site.about_file(path) if tag == "a" else ""
        if not about:
            return ""
        self.note = f' <span class="file-note">({about})</span>'
        return "" if posixpath.splitext(path)[1][1:].lower() in _VIEWED else " download"
