"""Rendered HTML read as browsers read it: its ids, marks that were left in its text, and what could run a script."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

_CODE = frozenset({"code", "pre", "script", "style", "textarea"})
_BLOCKS = frozenset(
    {"p", "div", "section", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "br", "blockquote"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "details", "summary"}
)
_TRACES = (
    re.compile(r"\]\{(?:[=≈]|given:).{0,40}"),
    re.compile(r"\[-?@.{0,40}"),
    re.compile(r"\bfigure:[\w.].{0,40}"),
    re.compile(r"\]\(term:.{0,40}"),
    re.compile(r"^[ \t]*/{3,}.{0,40}", re.MULTILINE),
    re.compile(r"klzzwxh:\d.{0,40}"),  # what Python-Markdown keeps a finished piece under until the end
)
_RUNS = frozenset({"script", "iframe", "frame", "frameset", "object", "embed", "applet", "portal", "base", "template"})
_CHANGES = frozenset({"style", "meta", "link"})
_ADDRESSES = frozenset({"href", "src", "xlink:href", "action", "formaction", "poster", "data", "srcset"})
_SCHEME = re.compile(r"\s*(?:javascript|vbscript|data):", re.IGNORECASE)
_PICTURE = re.compile(r"\s*data:image/(?:png|jpeg|webp);base64,", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f]")
_CLOSING = re.compile(r"</\s*(?:noscript|script|style|template|textarea|title|xmp)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HtmlReading:
    """What a piece of HTML holds: ids, raw syntax that it shows outside code, and what could run a script.

    Raw syntax comes in order, each piece with what follows it. What could run stands as ``<tag attribute>``.
    """

    ids: frozenset[str]
    leftovers: tuple[str, ...]
    unsafe: tuple[str, ...]


def read_html(html: str) -> HtmlReading:
    """Read HTML, the content of a page or a whole one, by the rules of the HTML standard.

    Source: https://html.spec.whatwg.org/multipage/parsing.html, as Lexbor implements it.
    """
    root = LexborHTMLParser(html).root
    texts: list[str] = []
    ids: set[str] = set()
    unsafe: list[str] = []
    closing = frozenset(match[0].lower() for match in _CLOSING.finditer(html))
    for node in root.traverse(include_text=True) if root else ():
        tag = node.tag or ""
        if tag == "-text":
            texts.append(_seen(node))
        elif not tag.startswith("-"):
            attributes = node.attributes
            texts.append("\n" if tag in _BLOCKS else "")
            unsafe += _unsafe_in(tag, attributes, closing)
            ids.add(attributes.get("id") or "")
    text = "".join(texts)
    found = sorted((match.start(), match[0].strip()) for trace in _TRACES for match in trace.finditer(text))
    return HtmlReading(frozenset(ids - {""}), tuple(piece for _, piece in found), tuple(unsafe))


def _seen(node: LexborNode) -> str:
    """What readers see of a text: nothing in code; a line of its own behind a block."""
    parent = node.parent
    while parent is not None:
        if parent.tag in _CODE:
            return ""
        parent = parent.parent
    before = "\n" if node.prev is not None and node.prev.tag in _BLOCKS else ""
    return before + (node.text_content or "")


def _unsafe_in(tag: str, attributes: dict[str, str | None], closing: frozenset[str]) -> Iterator[str]:
    if tag in _RUNS or tag in _CHANGES:
        yield f"<{tag}>"
    yield from (f"<{tag} {name}>" for name, value in attributes.items() if _is_unsafe(tag, name, value or "", closing))


def _is_unsafe(tag: str, name: str, value: str, closing: frozenset[str]) -> bool:
    # What closes an element inside an attribute is text to one parser and markup to another, unless it is escaped.
    hides = any(match[0].lower() in closing for match in _CLOSING.finditer(value))
    if hides or name.startswith("on") or name == "srcdoc":
        return True
    if name not in _ADDRESSES or not _SCHEME.match(_CONTROLS.sub("", value)):
        return False
    return not (tag in {"image", "img"} and _PICTURE.match(value))
