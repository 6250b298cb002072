"""Addresses that authors write, as browsers read them, and where one may lead.

Everything that takes an author's address apart does it here. Any text is an address: one that cannot be read is said to
be none, and a path is only ever compared with the paths that stand, so no text can be a path that a system chokes on.
"""

import html
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from clawdemy_site.diagnostics import Fault

SAFE_HELP = "use http, https, mailto or a relative path"
ADDRESSES = frozenset(
    {"href", "src", "xlink:href", "srcset", "imagesrcset", "poster", "data", "background", "lowsrc", "dynsrc"}
    | {"action", "formaction", "cite", "longdesc", "ping", "manifest"}
)
"""Attributes of HTML and SVG that hold an address, or a few."""

STYLE_URL = re.compile(r"""(?:\b(?:url|src)\(\s*["']?|@import\s+["']|image-set\(\s*["'])([^"')]*)""", re.IGNORECASE)
"""An address in a style, in its first group."""

CANDIDATE = re.compile(r"([^\s,]\S*)(?:(?<!,)\s+[^,]*)?")
"""A candidate of a ``srcset``, its address in the first group, with commas behind it that part it from the next."""

_SAFE = frozenset({"http", "https", "mailto"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_DROPPED = re.compile(r"[\t\n\r]")
_EDGES = "".join(map(chr, range(0x21)))
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f?]")
_HOST = re.compile(r"[^\s<>\"{}|\\^`%.]+(?:\.[^\s<>\"{}|\\^`%.]+)*\.?")
_DOMAIN = re.compile(r"www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|io|dev|gov|info|eu|uk|de|fr|nl|ch|ai)(?=[:/?#]|$)")
_QUOTED = 60  # characters of an address that a message quotes
_LAST_SIGN = 0x10FFFF
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.(?!avif|gif|jpe?g|png|svg|webp)[a-z]+")
_AUTOLINK = re.compile(r"<((?:https?|ftps?)://[^<>]*)>", re.IGNORECASE)
_OPENED = re.compile(r"<[A-Za-z][^<>]*>?|\{[^{}]*\}")
_RAW = re.compile(r"""(?<![\w:-])([A-Za-z][\w:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>{}]+))""")


@dataclass(frozen=True, slots=True)
class Address:
    """An address in its parts, the path decoded."""

    scheme: str = ""  # in lower case
    host: str = ""
    path: str = ""
    query: str = ""
    fragment: str = ""
    fault: str = ""  # why it cannot be read; empty where it can

    @property
    def is_here(self) -> bool:
        """Whether it names a place in this site rather than one elsewhere."""
        return not (self.scheme or self.host or self.fault)

    def resolve(self, here: str) -> str:
        """The path that it means, written on the page at ``here``; that page's own where it has none."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(here), self.path)) if self.path else here


@lru_cache(8192)
def read_address(written: str) -> Address:
    """What browsers make of a text that stands for an address, its entities read."""
    plain = _DROPPED.sub("", written.strip(_EDGES))
    scheme = _SCHEME.match(plain)
    if scheme and scheme[1].lower() not in _SAFE:
        return Address(scheme[1].lower())
    try:
        parts = urlsplit(plain if scheme else re.sub(r"^[\\/]{2}", "//", plain))
        _ = parts.port
        path, fragment = unquote(parts.path), parts.fragment.partition(":~:")[0]
    except ValueError:
        return Address(fault="no browser can read it")
    if parts.scheme.startswith("http") and not _HOST.fullmatch(parts.hostname or ""):
        return Address(fault="it names no host")
    if _UNFIT.search(path):
        return Address(fault="its path holds a control character or an escaped '?'")
    path = path if scheme else path.replace("\\", "/")
    return Address(parts.scheme, parts.netloc, path, parts.query, fragment)


def brief(written: str) -> str:
    """An address as a message quotes it."""
    return f"'{written[:_QUOTED]}{'…' if len(written) > _QUOTED else ''}'"


def advise(written: str) -> str:
    """How to mend an address that leads nowhere, where its own letters tell; else nothing."""
    lead = "mailto:" if _MAIL.fullmatch(written) else "https://" if _DOMAIN.match(written) else ""
    return f"write the whole address: {lead}{brief(written)[1:-1]}" if lead else ""


def check_address(written: str, *, is_loaded: bool, is_picture: bool = True) -> Fault | None:
    """Say what is wrong with an address in itself, wherever it stands.

    Args:
        written: The address, its entities read.
        is_loaded: Whether browsers fetch it with the page, as they do a picture.
        is_picture: Whether what is fetched is one.
    """
    address = read_address(written)
    if address.fault:
        message = f"{brief(written)} is no address: {address.fault}"
        return Fault(0, "broken-link", message, "write it as your browser shows it, from https:// on, or as a path")
    if address.scheme and address.scheme not in _SAFE:
        message = f"'{address.scheme[:30]}:' is not an address that a page may lead to"
        return Fault(0, "link-scheme", message, SAFE_HELP)
    if is_loaded and (address.scheme or address.host):
        if is_picture:
            help_text = "bring the picture into the content, with its credit"
            return Fault(0, "image-outside", "a page fetches no picture from another site", help_text)
        return Fault(0, "load-outside", f"the page would ask another host for {brief(written)}")
    if not address.scheme and (address.host or address.path.startswith("/")):
        return Fault(0, "path-outside", "this address starts at the server's root, outside the site")
    return None


def check_target(target: str, *, image: bool, page: str, root: str) -> Fault | None:
    """Say what is wrong with the target of a Markdown link or image.

    Args:
        target: As the author wrote it.
        image: Whether it is the picture of an image.
        page: POSIX path of the page that holds it, relative to the project.
        root: The content folder, relative to the project, such as ``content``.
    """
    written = html.unescape(target)
    fault = check_address(written, is_loaded=image)
    if fault:
        return fault
    address = read_address(written)
    place = address.resolve(page)
    if address.is_here and address.path and place != root and not place.startswith(f"{root}/"):
        return Fault(0, "path-outside", "this path leads out of the content", "keep it inside the content folder")
    return None


def each_address(attribute: str, value: str) -> Iterator[str]:
    """The addresses that an attribute holds: the candidates of a ``srcset``, those of a style, or the one."""
    if attribute == "style":
        yield from (match[1].strip() for match in STYLE_URL.finditer(plain_style(value)) if match[1].strip())
    elif attribute.endswith("srcset"):
        yield from (match[1].rstrip(",") for match in CANDIDATE.finditer(value))
    elif attribute == "ping":
        yield from value.split()
    else:
        yield value


def plain_style(css: str) -> str:
    """A style without comments and escapes, in which an address could hide."""
    bare = re.sub(r"/\*.*?(?:\*/|$)", " ", css, flags=re.DOTALL)
    return re.sub(r"\\(?:([0-9A-Fa-f]{1,6})\s?|(.))", _unescape, bare)


def _unescape(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else ord(match[2])
    return chr(code) if code <= _LAST_SIGN else ""


def find_raw(text: str) -> Iterator[tuple[int, str, str]]:
    """Offset, attribute and address of what raw HTML and attribute lists name in a text with its code masked.

    The address of a picture without ``alt`` comes again, as of that attribute; one that has none is empty.
    """
    for opened in _OPENED.finditer(text):
        auto = _AUTOLINK.match(opened[0])
        if auto:
            yield opened.start() + 1, "href", auto[1]
            continue
        held = [(match, match[1].lower()) for match in _RAW.finditer(opened[0])]
        names = {name for _, name in held} if opened[0][:4].lower() == "<img" else {"alt", "src"}
        if not names & {"src", "srcset"}:
            yield opened.start(), "src", ""
        for match, name in held:
            if name in ADDRESSES or name == "style":
                group = match.lastindex or 2
                at = opened.start() + match.start(group)
                for address in each_address(name, html.unescape(match[group])):
                    yield at, name, address
                    if name == "src" and "alt" not in names:
                        yield at, "alt", address
