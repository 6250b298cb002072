"""A figure as files of its own: a picture that any viewer shows, and its data.

The picture carries who made it, what it is called and on what terms it may be used, so that a copy that has left the
site can still be credited.
"""

import json
import re
from dataclasses import dataclass
from html import escape

from clawdemy_site.figures import palette
from clawdemy_site.figures.drawn import PREFIX, Drawn

_VALUES = {
    **{colour.variable: colour.on_light for colour in palette.COLOURS},
    "var(--fig-font,sans-serif)": "'Source Sans 3','Source Sans Pro',Arial,sans-serif",
    "var(--fig-mono,monospace)": "Menlo,Consolas,'DejaVu Sans Mono',monospace",
}
_VARIABLE = re.compile(r"var\(--[^()]*\)")
_MIXED = re.compile(r"(fill|stroke|stop)(-color)?:color-mix\(in srgb, (#[0-9a-f]{6}) ([\d.]+)%, transparent\)")
_OPENING = re.compile(r"<svg [^>]*>")
# Of two pictures the one for dark pages, and what makes an animation move: without it the last moment is left.
_LEFT_OUT = re.compile(r'<image class="fig-dark"[^>]*/>|<style>.*?</style>', re.DOTALL)
_NAME = "figure"
_NAMESPACES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#"'
)


@dataclass(frozen=True, slots=True)
class Label:
    """What a figure's files say of it."""

    title: str  # its caption as text
    creators: tuple[str, ...]  # who made it
    course: str  # title of its course
    address: str  # where the site shows it; empty where the site's address is not known
    licence: str
    licence_urls: tuple[str, ...]  # where the licences stand, as far as that is known
    sources: tuple[str, ...]  # a line for each work whose data or pictures it shows, with the terms of that work
    script: str  # the script that draws it, relative to the project


def standalone_svg(drawn: Drawn, label: Label) -> bytes:
    """The figure in its light colours, on the ground that they were chosen for, with what its label says inside."""
    picture = _LEFT_OUT.sub("", drawn.svg.replace(PREFIX, _NAME))
    picture = _VARIABLE.sub(lambda match: _VALUES.get(match[0], match[0]), picture)
    picture = _MIXED.sub(_faded, picture)
    ground = f'<rect width="100%" height="100%" fill="{palette.LIGHT_PAGE}"/>'
    opening = _OPENING.match(picture)
    start = opening.end() if opening else 0
    body = picture[start:].replace("</desc>", f"</desc>{_metadata(drawn, label)}{ground}", 1)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{picture[:start]}{body}\n'.encode()


def figure_data(drawn: Drawn, label: Label) -> bytes:
    """The facts that the figure states, as JSON, with what its label says."""
    names = ("title", "creators", "licence", "address", "script", "sources")
    said = {name: value for name in names if (value := getattr(label, name))}
    return (
        json.dumps({"figure": drawn.name, **said, "facts": dict(drawn.facts)}, ensure_ascii=False, indent=2) + "\n"
    ).encode()


def _faded(match: re.Match[str]) -> str:
    """A colour that lets the ground through, in words that viewers without newer CSS know."""
    paint, suffix, colour, share = match.groups(default="")
    return f"{paint}{suffix}:{colour};{paint}-opacity:{float(share) / 100:.4g}"


def _metadata(drawn: Drawn, label: Label) -> str:
    """Dublin Core, as RDF, in the form in which drawing programs keep it."""
    terms = [("title", label.title), *(("creator", name) for name in label.creators)]
    terms += [("description", drawn.alt), ("rights", label.licence), ("relation", label.course)]
    terms += [("identifier", label.address), *(("source", source) for source in label.sources)]
    lines = "".join(f"<dc:{name}>{escape(text, quote=False)}</dc:{name}>" for name, text in terms if text)
    licence = "".join(f'<cc:license rdf:resource="{escape(url)}"/>' for url in label.licence_urls)
    work = f"<dc:format>image/svg+xml</dc:format>{lines}{licence}"
    return f'<metadata><rdf:RDF {_NAMESPACES}><cc:Work rdf:about="">{work}</cc:Work></rdf:RDF></metadata>'
