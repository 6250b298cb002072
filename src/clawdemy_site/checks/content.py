"""What stands in the content folder as a whole: pages with nothing on them, addresses that are taken, pictures."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.records.sources import load_text
from clawdemy_site.site.manuscript import Manuscript
from clawdemy_site.site.places import HOME

_IGNORED = re.compile(r"[\x00-\x20]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_RUNNING = frozenset({"script", "foreignobject", "iframe", "object", "embed", "handler", "listener"})
_SCHEME = re.compile(r"(?:javascript|vbscript|data:(?!image/(?:png|jpeg|gif|webp)))", re.IGNORECASE)


def check_content(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``empty-page``, ``front-matter`` of the home page, ``page-taken`` between authors' pages, ``unsafe-picture``."""
    pages = manuscript.content.pages
    home = pages.get(HOME)
    if home and home.front is None:
        message = "the home page needs front matter with a title and a description"
        yield Diagnostic(Location(home.path), "front-matter", message, "open it with a line '---'")
    for src_uri, page in pages.items():
        if src_uri != HOME and src_uri not in manuscript.kept_back and not _COMMENT.sub("", page.body).strip():
            yield Diagnostic(Location(page.path, page.body_line), "empty-page", "nothing stands on this page")
    yield from _check_addresses(sorted((*pages, *manuscript.content.unread)), manuscript.layout.content)
    for name in manuscript.content.files:
        if name.lower().endswith(".svg"):
            yield from _check_picture(manuscript, f"{manuscript.layout.content}/{name}")


def _check_addresses(src_uris: Iterable[str], content: str) -> Iterator[Diagnostic]:
    """``page-taken``: two files of one address, also where capitals or ways to write an accent count as one."""
    first: dict[str, str] = {}
    for src_uri in src_uris:
        plain = unicodedata.normalize("NFC", src_uri.removesuffix(".md")).casefold()
        stem = re.sub(r"(?:^|/)(?:index|readme)$", "", plain)
        other = first.setdefault(stem, src_uri)
        if other != src_uri:
            message = f"this page would be published where {content}/{other} is"
            yield Diagnostic(Location(f"{content}/{src_uri}"), "page-taken", message, "rename one of the two")


def _check_picture(manuscript: Manuscript, path: str) -> Iterator[Diagnostic]:
    """``unsafe-picture``: a drawing in SVG is a document of its own, and runs what it holds when it is opened."""
    text, problems = load_text(manuscript.layout.root, path)
    yield from problems
    held = _running(text) if text else ""
    if held:
        yield Diagnostic(Location(path), "unsafe-picture", f"this picture {held}")


def _running(text: str) -> str:
    """What in a drawing could run, or keeps it from being known; empty where nothing does."""
    if "<!ENTITY" in text:
        return "defines entities, which hide what it holds"
    try:
        root = ET.fromstring(text)  # noqa: S314 - without entities, nothing grows
    except (ET.ParseError, ValueError) as error:
        return f"is no SVG: {error}"
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2].lower()
        if name in _RUNNING:
            return f"holds <{name}>, which could run a script"
        for key, value in element.attrib.items():
            attribute = key.rpartition("}")[2].lower()
            if attribute.startswith("on") or (
                attribute in {"href", "to", "values", "from"} and _SCHEME.match(_IGNORED.sub("", value))
            ):
                return f"holds <{name} {attribute}>, which could run a script"
    return ""
