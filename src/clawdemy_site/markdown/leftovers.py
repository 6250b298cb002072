"""A net under everything: what a rendered page must not show or hold.

Whatever the scan and the renderer miss together ends as raw syntax in front of a reader. This looks at the finished
text of a page for traces of it, and at its elements for what could run a script.
"""

import re
from html.parser import HTMLParser

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
_RUNS = frozenset({"script", "iframe", "object", "embed", "base"})
_ADDRESSES = frozenset({"href", "src", "xlink:href", "action", "formaction", "poster", "data", "srcset"})
_SCHEME = re.compile(r"\s*(?:javascript|vbscript|data):", re.IGNORECASE)
_PICTURE = re.compile(r"\s*data:image/(?:png|jpeg|webp);base64,", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f]")


def find_leftovers(html: str) -> list[str]:
    """Raw syntax that a rendered page shows outside code, in order, each piece with what follows it.

    Args:
        html: The page's content, or a whole page.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    text = "".join(reader.text)
    found = sorted((match.start(), match[0].strip()) for trace in _TRACES for match in trace.finditer(text))
    return [piece for _, piece in found]


def find_unsafe(html: str) -> list[str]:
    """Elements and attributes of a page's content that could run a script, as ``<tag attribute>``."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.unsafe


class _Reader(HTMLParser):
    """Collects the text outside code, with line ends where blocks part, and what could run a script."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.unsafe: list[str] = []
        self.code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that opens."""
        self.code += tag in _CODE
        if tag in _BLOCKS:
            self.text.append("\n")
        if tag in _RUNS:
            self.unsafe.append(f"<{tag}>")
        self.unsafe += [f"<{tag} {name}>" for name, value in attrs if _is_unsafe(tag, name, value or "")]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that opens and closes at once."""
        self.handle_starttag(tag, attrs)
        self.code -= tag in _CODE

    def handle_endtag(self, tag: str) -> None:
        """Note an element that closes."""
        self.code -= tag in _CODE and self.code > 0
        if tag in _BLOCKS:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep text that is not code."""
        if not self.code:
            self.text.append(data)


def _is_unsafe(tag: str, name: str, value: str) -> bool:
    if name.startswith("on"):
        return True
    if name not in _ADDRESSES or not _SCHEME.match(_CONTROLS.sub("", value)):
        return False
    return not (tag in {"image", "img"} and _PICTURE.match(value))
