"""TeX to MathML, and what a formula must not hold.

Formulas are typeset when the site is built, by math-core: no script in the page, nothing to fetch, readable by screen
readers. A formula that does not parse is reported where it stands; rendering never raises.
"""

import html
import re
from functools import lru_cache
from xml.etree import ElementTree as ET

from markdown.util import AtomicString
from math_core import LatexError, LatexToMathML

from clawdemy_site.diagnostics import Fault

MAX_TEX = 20_000
"""Longest formula, in characters."""

MAX_DEPTH = 100
"""Deepest nesting: the parser recurses, and a process that has run out of stack cannot say why."""

WIDE = 24
"""Characters that a line of a displayed formula may hold before a phone may have to scroll it."""

_SPACING = (
    ("\u0332</mo></mover>", "\u203e</mo></mover>"),
    ("\u0332</mo></munder>", "_</mo></munder>"),
    ("\u20d7</mo>", "\u2192</mo>"),
)
"""Accents that combine with a letter hang to the left of nothing when they stand alone; these twins have a width."""

_FAULT = re.compile(r"(\d+): (.*)", re.DOTALL)
_ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot);)[A-Za-z]\w*;")
_REFUSED = re.compile(
    r"\\(?:(?P<link>href|url)|(?P<define>(?:re|provide)?newcommand|g?def|let|DeclareMathOperator)"
    r"|(?P<refer>label|tag|ref|eqref|begin(?=\{(?:equation|align|gather|multline|alignat|flalign)\})))(?![A-Za-z])"
)
_REASONS = {
    "link": ("maths-link", "a formula holds no links", "put the link in the text"),
    "define": ("maths-definition", "a formula defines no commands", "write the command's meaning out"),
    "refer": (
        "maths-number",
        "formulas are not numbered, so the number would be wrong",
        "use the form with a star, such as align*, or name the formula in the text",
    ),
}
_NESTING = re.compile(r"\\[\\{}\[\]]|\\begin\b|\\end\b|\\left\b|\\right\b|[{}\[\]]")
_CHAIN = re.compile(rf"(?:\\[A-Za-z]+\s*){{{MAX_DEPTH + 1}}}")
_OPENING = frozenset({"{", "[", r"\begin", r"\left"})
_CLOSING = frozenset({"}", "]", r"\end", r"\right"})


@lru_cache(maxsize=4096)
def render_maths(tex: str, *, display: bool) -> tuple[str, Fault | None]:
    """Typeset a formula, given as LaTeX without its dollar signs; a displayed one stands on a line of its own.

    Returns:
        A ``<math>`` element as text, and None; or an empty text and why there is none.
    """
    fault = _find_refused(tex)
    if fault:
        return "", fault
    try:
        mathml = _converter().convert_with_local_state(tex, displaystyle=display)
    except LatexError as error:
        return "", _parse_fault(str(error))
    if "<menclose" in mathml:
        message = "this formula draws a box or a stroke, which browsers leave out"
        return "", Fault(0, "maths-strokes", message)
    mathml = _ENTITY.sub(lambda match: html.unescape(match[0]), mathml)
    for combining, spacing in _SPACING:
        mathml = mathml.replace(combining, spacing)
    try:
        ET.fromstring(mathml)  # noqa: S314 - our own typesetter's output
    except ET.ParseError:
        return "", Fault(0, "maths-syntax", "this formula cannot be typeset", "write it in another way")
    return mathml, None


def maths_element(tex: str, *, display: bool, block: bool = False) -> ET.Element:
    """The element that shows a formula, or its TeX as code where it does not parse: the scan has reported that.

    The arguments are those of `render_maths`; a ``block`` stands outside any paragraph.
    """
    mathml, fault = render_maths(tex, display=display)
    if fault:
        code = ET.Element("code", {"class": "math-error"})
        code.text = AtomicString(tex)
        return code
    maths = ET.fromstring(mathml)  # noqa: S314 - our own typesetter's output
    for part in maths.iter():
        part.text = AtomicString(part.text) if part.text else None
        part.tail = AtomicString(part.tail) if part.tail else None
    box = ET.Element("div" if block else "span", {"class": "math-display" if display else "math"})
    if display and _width(maths) > WIDE:
        box.attrib.update({"tabindex": "0", "role": "group", "aria-label": "Formula"})
    box.append(maths)
    return box


def _width(maths: ET.Element) -> int:
    """Characters in the longest line of a formula, a rough measure of its width."""
    table = maths[0] if len(maths) == 1 and maths[0].tag == "mtable" else None
    lines = maths if table is None else table
    widths = [len("".join(line.itertext())) for line in lines]
    return sum(widths) if table is None else max(widths, default=0)


@lru_cache(maxsize=1)
def _converter() -> LatexToMathML:
    # An annotation would put the TeX into the search index; a fancy error has no offset that a program can read.
    return LatexToMathML(annotation=False, fancy_error=False)


def _find_refused(tex: str) -> Fault | None:
    if not tex.strip():
        return Fault(0, "maths-syntax", "this formula is empty", "write it between the dollar signs")
    if len(tex) > MAX_TEX:
        return Fault(0, "maths-size", f"this formula is longer than {MAX_TEX:,} characters", "split it")
    if "\x00" in tex or "\x02" in tex:
        offset = min(at for at in (tex.find("\x00"), tex.find("\x02")) if at >= 0)
        return Fault(offset, "maths-code", "a formula holds no code span", r"use \texttt{…} for code in a formula")
    refused = _REFUSED.search(tex)
    if refused and refused.lastgroup:
        return Fault(refused.start(), *_REASONS[refused.lastgroup])
    return _find_deep(tex)


def _find_deep(tex: str) -> Fault | None:
    depth = 0
    chain = _CHAIN.search(tex)
    offset = chain.start() if chain else -1
    for match in _NESTING.finditer(tex) if offset < 0 else ():
        depth += (match[0] in _OPENING) - (depth > 0 and match[0] in _CLOSING)
        if depth > MAX_DEPTH:
            offset = match.start()
            break
    if offset < 0:
        return None
    return Fault(offset, "maths-size", f"this formula is nested deeper than {MAX_DEPTH} levels", "simplify it")


def _parse_fault(message: str) -> Fault:
    match = _FAULT.fullmatch(message)
    offset, text = (int(match[1]), match[2]) if match else (0, message)
    text = text.strip().rstrip(".").replace('"', "'")
    return Fault(offset, "maths-syntax", f"this formula does not parse: {text[:1].lower()}{text[1:]}")
