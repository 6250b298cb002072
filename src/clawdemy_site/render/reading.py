"""Rendered HTML read as browsers read it: ids, addresses, marks left in its text, and what could run a script."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from selectolax.lexbor import LexborHTMLParser, LexborNode

from clawdemy_site.markdown.addresses import ADDRESSES, each_address
from clawdemy_site.render.leftovers import ELEMENTS, HIDDEN, NOTE, UNKNOWN, Leftover, find_leftovers
from clawdemy_site.render.marks import SEEN, read_marks

_CODE = frozenset({"code", "pre", "script", "style", "textarea", "math", "svg"})
_BARE = frozenset({"class", "id", "title", "hidden", "href", "lang", "name", "rel", "style", "download"})
"""Attributes that may stand empty; ``a<b and c>d`` makes an element ``b`` with others."""

_CODE_CLASSES = frozenset({"worked", "number__sum", "beside__card"})
"""Sums, and cards that stand in the midst of a sentence; what a card says stands on a page of its own too."""

_BLOCKS = frozenset(
    {"p", "div", "section", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "br", "blockquote"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "details", "summary"}
)
_RUNS = frozenset({"script", "iframe", "frame", "frameset", "object", "embed", "applet", "portal", "base", "template"})
_CHANGES = frozenset({"style", "meta", "link"})
_AROUND, _BEHIND = ("main", "div", "section", "article"), "behind-what-is-read"
_SCHEME = re.compile(r"\s*(?:javascript|vbscript|data):", re.IGNORECASE)
_PICTURE = re.compile(r"\s*data:image/(?:png|jpeg|webp);base64,", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f]")
_HARMLESS = frozenset(
    {"class", "id", "name", "role", "tabindex", "title", "rel", "hidden", "for", "type", "value", "disabled", "alttext"}
    | {"stretchy", "display", "datetime", "aria-hidden", "aria-label", "aria-labelledby", "data-sure", "data-outcome"}
)
"""Attributes that hold no address and run nothing, whatever their value is."""

_TOLD = _RUNS | _CHANGES | {"img"}
"""Elements that say something without an attribute."""

_SURE = frozenset(name for name in ELEMENTS if len(name) > 1)
_NONE: dict[str, str | None] = {}
_CLOSING = re.compile(r"</\s*(?:noscript|script|style|template|textarea|title|xmp)", re.IGNORECASE)


_PICTURES = frozenset({"img", "image", "feimage", "input"})
_LEADING = frozenset({"action", "formaction", "cite", "longdesc"})  # what leads somewhere, and fetches nothing


@dataclass(frozen=True, slots=True)
class FoundAddress:
    """An address in HTML: the element and the attribute that hold it.

    The attribute is ``style`` for one in a style. That of a picture without words comes again, as of its ``alt``.
    """

    tag: str
    attribute: str
    # Either what was written, or the path below the content and the id that a mark names.
    written: str = ""
    place: tuple[str, str] | None = None

    @property
    def is_loaded(self) -> bool:
        """Whether browsers ask for it as they show the page, or when a link is pressed (``ping``)."""
        return not (self.tag in {"a", "area"} and self.attribute.endswith("href")) and self.attribute not in _LEADING

    @property
    def is_picture(self) -> bool:
        """Whether it is that of a picture."""
        return self.tag in _PICTURES or self.attribute in {"srcset", "poster", "background", "style"}


@dataclass(frozen=True, slots=True)
class HtmlReading:
    """What a piece of HTML holds."""

    ids: frozenset[str]
    leftovers: tuple[Leftover, ...]  # marks that it shows outside code and formulas, in order
    unsafe: tuple[str, ...]  # what could run a script, as ``<tag attribute>``
    addresses: tuple[FoundAddress, ...]  # in order
    is_whole: bool = True  # whether it closes what it opens, and nothing else, so that what stands around it stays


def read_html(html: str) -> HtmlReading:
    """Read HTML, the content of a page or a whole one, by the rules of the HTML standard.

    Source: https://html.spec.whatwg.org/multipage/parsing.html, as Lexbor implements it.
    """
    read = _Read(frozenset(match[0].lower() for match in _CLOSING.finditer(html)))
    root = LexborHTMLParser(html).root
    # Every node in order, and whether it stands in code, a formula, a sum or a card.
    waiting = [(root, False)] if root else []
    while waiting:
        node, hidden = waiting.pop()
        if (behind := node.next) is not None:
            waiting.append((behind, hidden))
        tag = node.tag or ""
        if tag == "-text":
            read.texts.append(HIDDEN if hidden else f"{_line_start(node)}{node.text_content or ''}")
            continue
        attributes = node.attributes if tag[:1] != "-" else _NONE
        if (child := node.child) is not None:
            waiting.append((child, hidden or tag in _CODE or _is_apart(attributes.get("class"))))
        if tag[:1] != "-":
            read.element(tag, attributes, node, hidden=hidden)
    leftovers = (*read.lost, *find_leftovers("".join(read.texts)))
    return HtmlReading(frozenset(read.ids - {""}), leftovers, tuple(read.unsafe), tuple(read.addresses))


class _Read:
    """What has been read so far."""

    def __init__(self, closing: frozenset[str]) -> None:
        self.closing = closing  # what stands anywhere in the HTML and closes an element that holds text
        self.texts: list[str] = []
        self.ids: set[str] = set()
        self.unsafe: list[str] = []
        self.addresses: list[FoundAddress] = []
        self.lost: list[Leftover] = []

    def element(self, tag: str, attributes: dict[str, str | None], node: LexborNode, *, hidden: bool) -> None:
        """Read an element, of which there may be a million: most have nothing but a class."""
        if tag in _BLOCKS:
            self.texts.append("\n")
        is_quiet = not attributes or (attributes.keys() <= _HARMLESS and not (self.closing and _holds_tags(attributes)))
        if tag in _TOLD or not is_quiet:
            self.unsafe += _unsafe_in(tag, attributes, self.closing)
            self.addresses += _addresses_in(tag, attributes, node)
        if "id" in attributes:
            self.ids.add(attributes["id"] or "")
        if tag == "a" and "name" in attributes:
            self.ids.add(attributes["name"] or "")
        if not hidden and tag not in _SURE:
            self.lost += _lost(tag, attributes, node.child)


def join_readings(readings: Iterable[HtmlReading]) -> HtmlReading:
    """What several pieces of HTML hold, one behind the other."""
    every = [*readings]
    return HtmlReading(
        frozenset(chain.from_iterable(one.ids for one in every)),
        tuple(chain.from_iterable(one.leftovers for one in every)),
        tuple(chain.from_iterable(one.unsafe for one in every)),
        tuple(chain.from_iterable(one.addresses for one in every)),
    )


def stands_whole(html: str) -> bool:
    """Whether a piece of HTML leaves the elements around it as they are, and is over where it ends."""
    around = "".join(f"<{name}>" for name in _AROUND)
    behind = LexborHTMLParser(f"{around}{html}<div id={_BEHIND}>.</div>").css_first(
        f"{' > '.join(_AROUND)} > #{_BEHIND}"
    )
    return behind is not None and behind.child is not None and behind.child.tag == "-text"


def _addresses_in(tag: str, attributes: dict[str, str | None], node: LexborNode) -> Iterator[FoundAddress]:
    held = [(name, value or "") for name, value in attributes.items() if name in ADDRESSES or name == "style"]
    if tag == "img" and not {"src", "srcset"} & attributes.keys():
        yield FoundAddress(tag, "src")
    for name, value in [*held, *([("style", node.text(deep=False))] if tag == "style" else ())]:
        places, rest = read_marks(value)
        others = [one for one in each_address(name, rest) if SEEN not in one]
        is_wordless = tag == "img" and name == "src" and "alt" not in attributes
        for holder in (name, "alt") if is_wordless else (name,):
            yield from (FoundAddress(tag, holder, place=place) for place in places)
            yield from (FoundAddress(tag, holder, one) for one in others)


def _lost(tag: str, attributes: Mapping[str, str | None], child: LexborNode | None) -> Iterator[Leftover]:
    """What an author meant as text, and a browser takes for an element or a link."""
    words = attributes.keys() - _BARE if len(tag) == 1 else ()
    if (tag not in ELEMENTS and "-" not in tag) or any(not attributes[word] and "-" not in word for word in words):
        yield Leftover(f"<{tag}", UNKNOWN)
    elif tag == "a" and child is not None and (shown := child.text_content or "")[:1] == "^":
        yield Leftover(f"[{shown}]", NOTE)


@lru_cache(1024)
def _is_apart(classes: str | None) -> bool:
    """Whether the classes of an element are those of a sum or a card."""
    return not _CODE_CLASSES.isdisjoint((classes or "").split())


def _line_start(node: LexborNode) -> str:
    """A text behind a block starts on a line of its own."""
    return "\n" if node.prev is not None and node.prev.tag in _BLOCKS else ""


def _unsafe_in(tag: str, attributes: dict[str, str | None], closing: frozenset[str]) -> Iterator[str]:
    if tag in _RUNS or tag in _CHANGES:
        yield f"<{tag}>"
    yield from (f"<{tag} {name}>" for name, value in attributes.items() if _is_unsafe(tag, name, value or "", closing))


def _holds_tags(attributes: dict[str, str | None]) -> bool:
    return any(value and "</" in value for value in attributes.values())


def _is_unsafe(tag: str, name: str, value: str, closing: frozenset[str]) -> bool:
    # What closes an element inside an attribute is text to one parser and markup to another, unless it is escaped.
    hides = "</" in value and any(match[0].lower() in closing for match in _CLOSING.finditer(value))
    if hides or name.startswith("on") or name == "srcdoc":
        return True
    if name not in ADDRESSES or not _SCHEME.match(_CONTROLS.sub("", value)):
        return False
    return not (tag in {"image", "img"} and _PICTURE.match(value))
