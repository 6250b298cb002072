"""Stylesheets of a site's own: colours that cannot be read, variables that nobody reads, addresses of other hosts."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from clawdemy_site.assets.colours import READABLE, TONES
from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.figures.contrast import READ, contrast
from clawdemy_site.markdown.addresses import STYLE_URL, read_address
from clawdemy_site.records.sources import load_text, locate

_OUTSIDE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
ASKING_STYLE = re.compile(
    r"""(?:@import\s*(?:url\()?|url\(|image-set\()\s*["']?(?P<address>(?:https?:)?//[^"')\s;]+)""", re.IGNORECASE
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"(?P<selector>[^{}]*)\{(?P<body>[^{}]*)\}")
_VARIABLE = re.compile(r"--(?P<name>[\w-]+)\s*:\s*(?P<value>[^;}]+?)\s*(?=[;}]|$)")
_SHADOWED = re.compile(r"md-(?:default|primary|accent|typeset|code|footer|text-font|code-font)[\w-]*")
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_PALETTE = (
    "choose 'primary' and 'accent' in the theme's palette, a name or a code such as '#00786c'; "
    "for all else set a variable of ours, such as '--ink' or '--page'"
)
_SCHEMES = "set it under '[data-md-color-scheme=\"default\"]', and once more under '[data-md-color-scheme=\"slate\"]'"
_TONES = {tone.name: tone for tone in TONES}


def is_outside(address: str) -> bool:
    """Whether a browser would ask another host for it."""
    return bool(_OUTSIDE.match(address))


def find_addresses(root: Path, content: str, name: str) -> Iterator[tuple[str, Location]]:
    """Paths below the content folder that a stylesheet in it leads to, each with its place."""
    path = f"{content}/{name}"
    text = load_text(root, path)[0] or ""
    for match in STYLE_URL.finditer(_COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)):
        address = read_address(match[1])
        if address.is_here and address.path:
            yield address.resolve(name), locate(text, match.start(1), path)


def check_styles(root: Path, path: str) -> Iterator[Diagnostic]:
    """What is wrong with a stylesheet of the site's own, named by its path in the project; nothing if there is none."""
    text = load_text(root, path)[0] or ""
    text = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for match in ASKING_STYLE.finditer(text):
        message = f"each page asks another host for '{match['address']}'"
        yield Diagnostic(locate(text, match.start("address"), path), "outside-request", message)
    for rule in _RULE.finditer(text):
        places: dict[str, tuple[Location, str]] = {}
        for variable in _VARIABLE.finditer(rule["body"]):
            name = variable["name"]
            where = locate(text, rule.start("body") + variable.start(), path)
            if _SHADOWED.fullmatch(name):
                yield Diagnostic(where, "setting-without-effect", f"our styles set '--{name}' anew", _PALETTE)
            elif name in _TONES and "data-md-color-scheme" not in rule["selector"]:
                message = f"'--{name}' is set anew for light pages and for dark ones"
                yield Diagnostic(where, "setting-without-effect", message, _SCHEMES)
            if name in _TONES:
                places[name] = (where, variable["value"])
        yield from _contrasts(places, "dark" if "slate" in rule["selector"] else "light")


def _contrasts(places: Mapping[str, tuple[Location, str]], scheme: str) -> Iterator[Diagnostic]:
    """``colour-contrast``: a colour of ours that a rule sets cannot be read beside the others of its scheme."""
    own = {name: _long(value) for name, (_, value) in places.items() if _HEX.fullmatch(value)}
    tones = {name: getattr(tone, scheme) for name, tone in _TONES.items()} | own
    pairs = ((contrast(tones[ground], tones[ink]), ground, ink) for ground, inks in READABLE.items() for ink in inks)
    told: set[str] = set()
    for ratio, ground, ink in sorted(pairs):
        name = ink if ink in own else ground
        if ratio < READ and name in own.keys() - told:
            told.add(name)
            message = f"'--{ink}' ({tones[ink]}) has a contrast of {ratio:.1f} on '--{ground}' ({tones[ground]})"
            yield Diagnostic(places[name][0], "colour-contrast", message)


def _long(value: str) -> str:
    """A code of three digits as one of six."""
    digits = value.removeprefix("#").lower()
    return "#" + (digits if len(digits) > len("abc") else "".join(digit * 2 for digit in digits))
