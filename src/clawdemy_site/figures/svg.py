"""Matplotlib's SVG made fit for a page: inline, themed, with ids of its own and nothing that acts.

The result is one line of markup that is valid inside HTML. Only elements that matplotlib draws with are let through,
so a script cannot bring a page scripts, links or requests to other hosts.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass

from clawdemy_site.figures import palette
from clawdemy_site.figures.animation import short
from clawdemy_site.figures.animation_css import Marked, Sheet
from clawdemy_site.figures.drawn import DESCRIPTION, MOVING, PREFIX, TITLE
from clawdemy_site.sandbox.errors import FaultError

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_PIXELS_PER_POINT = 96 / 72
_DROPPED = frozenset({"metadata", "style", "title"})
_SHAPES = frozenset({"image", "line", "path", "polygon", "polyline", "rect", "text", "tspan", "use"})
_GROUPS = frozenset({"clipPath", "defs", "g", "linearGradient", "pattern", "stop"})
_FILTERS = frozenset(
    {"feColorMatrix", "feComponentTransfer", "feComposite", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "filter"}
)
_DRAWING = _SHAPES | _GROUPS | _FILTERS
_COORDINATES = frozenset({"d", "height", "points", "width", "x", "x1", "x2", "y", "y1", "y2"})
_PAINTS = frozenset({"fill", "stroke", "stop-color"})
_SAFE_LINK = re.compile(r"#[\w.:-]+|data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=]*")
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^)'\"]+)['\"]?\s*\)")
_HEX = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{4}|[0-9a-fA-F]{3})(?![0-9a-fA-F])")
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*(?:[,/]\s*([\d.]+%?)\s*)?\)")
_NUMBER = re.compile(r"-?\d*\.\d+(?:e[-+]?\d+)?")
_UNTURNED = re.compile(r"rotate\(-?0(?:\.0*)?[ )][^)]*\)?")
_TRANSLATE = re.compile(r"(?<=translate\()[^)]*(?=\))")
# Matplotlib writes these as a rule for every element; on the outermost group they are inherited to the same effect.
_INHERITED = "stroke-linejoin:round;stroke-linecap:butt"


@dataclass(frozen=True, slots=True)
class ThemedSvg:
    """An SVG in one line, with placeholders for its ids' prefix, name and description; its size in CSS pixels."""

    text: str
    width: int
    height: int


def theme_svg(source: bytes, sheet: Sheet | None = None) -> ThemedSvg:
    """Turn what matplotlib wrote into what a page inlines.

    The sheet makes an animation move; its marks name groups by the ids that matplotlib wrote. It is a fault if it is no
    well-formed SVG, or holds an element, a link or an attribute that could act or load.
    """
    try:
        root = ET.fromstring(source)  # noqa: S314 - our matplotlib wrote it
    except ET.ParseError as error:
        raise _unfit(f"the drawing is not well-formed: {error}") from None
    if root.tag != f"{_SVG}svg":
        raise _unfit("the drawing is not an SVG")
    width, height = (_pixels(root.get(side, "")) for side in ("width", "height"))
    box = root.get("viewBox", f"0 0 {width} {height}")
    _clean_children(root)
    _mark_moving(root, sheet.marks if sheet else {})
    _rename_ids(root)
    body = "".join(ET.tostring(child, encoding="unicode") for child in root).replace(" />", "/>")
    name, style = (f'id="{PREFIX}-{MOVING}" ', f"<style>{sheet.css}</style>") if sheet else ("", "")
    return _compose(f'{style}<g style="{_INHERITED}">{body}</g>', width, height, box, name)


def wrap_pictures(light: str, dark: str, width: int, height: int) -> ThemedSvg:
    """An SVG that shows one of two PNGs in base 64, by the page's scheme, so many CSS pixels wide and high."""
    size = f'width="{width}" height="{height}"'
    body = "".join(
        f'<image class="fig-{scheme}" {size} href="data:image/png;base64,{picture}"/>'
        for scheme, picture in (("light", light), ("dark", dark))
    )
    return _compose(body, width, height, f"0 0 {width} {height}")


def _compose(body: str, width: int, height: int, box: str, name: str = "") -> ThemedSvg:
    opening = (
        f'<svg {name}xmlns="http://www.w3.org/2000/svg" class="fig-svg" role="img" aria-labelledby="{PREFIX}-title" '
        f'aria-describedby="{PREFIX}-desc" width="{width}" height="{height}" viewBox="{box}">'
        f'<title id="{PREFIX}-title">{TITLE}</title><desc id="{PREFIX}-desc">{DESCRIPTION}</desc>'
    )
    return ThemedSvg(f"{opening}{body}</svg>", width, height)


def _unfit(message: str) -> FaultError:
    return FaultError("figure-unsafe", message, "draw without links, scripts or other files")


def theme_colours(value: str) -> str:
    """A CSS value or declaration list in which every colour of the palette is its variable, opacity kept."""
    return _RGB.sub(_themed_rgb, _HEX.sub(_themed_hex, value))


def _themed_hex(match: re.Match[str]) -> str:
    digits = match[0][1:].lower()
    if len(digits) in {3, 4}:
        digits = "".join(2 * digit for digit in digits)
    variable = palette.VARIABLES.get(f"#{digits[:6]}")
    if variable is None:
        return match[0]
    return _faded(variable, int(digits[6:] or "ff", 16) / 255)


def _themed_rgb(match: re.Match[str]) -> str:
    channels = [int(channel) for channel in match.group(1, 2, 3)]
    variable = palette.VARIABLES.get("#" + "".join(f"{channel:02x}" for channel in channels))
    if variable is None:
        return match[0]
    alpha = match[4] or "1"
    return _faded(variable, float(alpha[:-1]) / 100 if alpha.endswith("%") else float(alpha))


def _faded(variable: str, alpha: float) -> str:
    return variable if alpha >= 1 else f"color-mix(in srgb, {variable} {100 * alpha:.4g}%, transparent)"


def _clean_children(parent: ET.Element) -> None:
    """Clean everything under an element, leaf to root, and drop what then shows and holds nothing."""
    for child in list(parent):
        name = child.tag.removeprefix(_SVG) if isinstance(child.tag, str) else ""
        if name in _DROPPED:
            parent.remove(child)
            continue
        if name not in _DRAWING:
            raise _unfit("the drawing holds a link" if name == "a" else f"the drawing holds <{name or '?'}>")
        child.tag = name
        _clean_children(child)
        if (len(child) or name != "text") and not (child.text or "").strip():
            child.text = None
        child.tail = None
        _clean_attributes(child)
        if _shows_nothing(child):
            parent.remove(child)


def _shows_nothing(element: ET.Element) -> bool:
    if element.tag in {"g", "defs"}:
        return len(element) == 0
    # An unfilled path without a stroke is matplotlib's transparent background.
    return element.tag == "path" and element.get("style") == "fill:none" and "id" not in element.attrib


def _clean_attributes(element: ET.Element) -> None:
    kept: dict[str, str] = {}
    styles: list[str] = []
    for name, raw in element.attrib.items():
        name, value = name.removeprefix(_XLINK), raw.strip()  # noqa: PLW2901 - cleaned in place
        if name.lower().startswith("on") or name.startswith("{"):
            raise _unfit(f"the drawing holds the attribute {name}")
        if name == "href":
            value = "".join(value.split())
            if not _SAFE_LINK.fullmatch(value):
                raise _unfit(f"the drawing links to {value[:80]}")
        if name == "style":
            styles += _clean_declarations(value)
        elif name in _PAINTS and theme_colours(value) != value:
            styles.append(f"{name}:{theme_colours(value)}")  # an attribute takes no variable
        elif name != "transform" or not _UNTURNED.fullmatch(value):
            kept[name] = _shorten(element, name, value)
    if styles:
        kept["style"] = ";".join(styles)
    _check_urls(kept)
    element.attrib.clear()
    element.attrib.update(kept)


def _clean_declarations(style: str) -> list[str]:
    declarations = []
    for declaration in filter(str.strip, style.split(";")):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name == "font-family":
            value = (
                "var(--fig-mono,monospace)" if "mono" in value.split(",")[0].lower() else "var(--fig-font,sans-serif)"
            )
        declarations.append(f"{name}:{theme_colours(value)}")
    return declarations


def _check_urls(attributes: dict[str, str]) -> None:
    for name, value in attributes.items():
        if name != "href" and "url(" in _REFERENCE.sub("", value):
            raise _unfit(f"the drawing's {name} links to {value[:80]}")


def _shorten(element: ET.Element, name: str, value: str) -> str:
    # A hundredth of a point is far under what a screen shows; scales and matrices multiply, so they stay exact.
    if name == "transform":
        return _TRANSLATE.sub(lambda match: _NUMBER.sub(_hundredths, match[0]), value)
    if name in _COORDINATES and element.tag != "image":
        return _NUMBER.sub(_hundredths, " ".join(value.split()))
    return value


def _hundredths(match: re.Match[str]) -> str:
    return short(float(match[0]))


def _mark_moving(root: ET.Element, marks: Mapping[str, Marked]) -> None:
    for element in root.iter():
        mark = marks.get(element.get("id", ""))
        if mark is None:
            continue
        element.set("class", mark.css_class)
        if mark.is_hidden:
            element.set("visibility", "hidden")  # an attribute, which any rule of the sheet outweighs


def _rename_ids(root: ET.Element) -> None:
    """Keep the ids that something refers to, numbered in order, behind the placeholder of the prefix."""
    used: set[str] = set()
    for element in root.iter():
        for name, value in element.attrib.items():
            used.update(_REFERENCE.findall(value))
            if name == "href" and value.startswith("#"):
                used.add(value[1:])
    defined = [element.get("id", "") for element in root.iter()]
    kept = [old for old in defined if old in used]
    new = {old: f"{PREFIX}-{number}" for number, old in enumerate(kept, start=1)}
    for element in root.iter():
        _rename_in(element, new)


def _rename_in(element: ET.Element, new: dict[str, str]) -> None:
    for name, value in list(element.attrib.items()):
        if name == "id":
            if value in new:
                element.set(name, new[value])
            else:
                del element.attrib[name]
        elif name == "href" and value.startswith("#"):
            element.set(name, f"#{new.get(value[1:], '')}")
        elif "url(" in value:
            element.set(name, _REFERENCE.sub(lambda match: f"url(#{new.get(match[1], '')})", value))


def _pixels(length: str) -> int:
    number = length.removesuffix("pt").removesuffix("px")
    try:
        points = float(number)
    except ValueError:
        raise _unfit(f"the drawing's size is {length!r}") from None
    return round(points * (1.0 if length.endswith("px") else _PIXELS_PER_POINT))
