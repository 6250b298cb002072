"""TeX to MathML, and what a formula must not hold.

Formulas are typeset when the site is built, by math-core: no script in the page, nothing to fetch, readable by screen
readers. A formula that does not parse is reported where it stands; rendering never raises. Every formula carries its
words with it, as the ``alttext`` of its element: what takes the text of a page takes those.
"""

import html
import re
from contextlib import suppress
from functools import lru_cache
from xml.etree import ElementTree as ET

from math_core import LatexError, LatexToMathML

from clawdemy_site.diagnostics import Fault
from clawdemy_site.maths.compare import find_difference
from clawdemy_site.maths.reader import FormulaError, Prepared
from clawdemy_site.maths.reading import prepare
from clawdemy_site.maths.tables import GAP
from clawdemy_site.maths.vocabulary import COLOURS
from clawdemy_site.maths.words import maths_words

MAX_TEX = 20_000
"""Longest formula, in characters."""

_REPLACED = (
    ("\u0332</mo></mover>", "\u203e</mo></mover>"),
    ("\u0332</mo></munder>", "_</mo></munder>"),
    ("\u20d7</mo>", "\u2192</mo>"),
)
"""Accents that combine with a letter hang to the left of nothing when they stand alone; these twins have a width."""

_FAULT = re.compile(r"(\d+): (.*)", re.DOTALL)
_ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot);)[A-Za-z]\w*;")
_COLOUR = re.compile(r'style="color:(#[0-9A-F]{6});"')
_LINE = "border-top: 0.05em solid"
_CODE = re.compile("[\x00\x02]")


@lru_cache(maxsize=4096)
def render_maths(tex: str, *, display: bool) -> tuple[str, Fault | None]:
    """Typeset a formula, given as LaTeX without its dollar signs; a displayed one stands on a line of its own.

    Returns:
        A ``<math>`` element as text, and None; or an empty text and why there is none.
    """
    try:
        _check_form(tex)
        prepared = prepare(tex, display=display)
    except FormulaError as error:
        return "", error.fault
    try:
        mathml = _converter().convert_with_local_state(prepared.tex, displaystyle=display)
    except LatexError as error:
        return "", _parse_fault(str(error), prepared)
    if "<menclose" in mathml:
        message = "this formula draws a box or a stroke, which browsers leave out"
        return "", Fault(0, "maths-strokes", message)
    mathml = _ENTITY.sub(lambda match: html.unescape(match[0]), mathml)
    for written, shown in _REPLACED:
        mathml = mathml.replace(written, shown)
    mathml = _COLOUR.sub(lambda match: f'style="color:var(--fig-{_colours()[match[1]]})"', mathml)
    try:
        element = ET.fromstring(mathml)  # noqa: S314 - our own typesetter's output
    except ET.ParseError:
        return "", Fault(0, "maths-syntax", "this formula cannot be typeset", "write it in another way")
    return _finish(element, prepared)


def say_maths(tex: str) -> str:
    """A formula in words; its TeX where it does not parse."""
    mathml, fault = render_maths(tex, display=False)
    return tex if fault else ET.fromstring(mathml).get("alttext", "")  # noqa: S314 - our own typesetter's output


def _finish(element: ET.Element, prepared: Prepared) -> tuple[str, Fault | None]:
    """A formula with the space between its rows and its words, if all of it came out."""
    odd = find_difference((piece.seen for piece in prepared.pieces if piece.seen.strip()), element, _alone)
    if odd:
        at = next((piece.at for piece in prepared.pieces if odd in piece.seen and piece.seen[0] != "\\"), 0)
        message = f"'{odd}' does not come out of this formula as it was written"
        return "", Fault(at, "maths-lost", message, "write it in another way")
    if prepared.gaps:
        _set_gaps(element, prepared.gaps)
    _close_tables(element)
    element.set("alttext", maths_words(element))
    return ET.tostring(element, encoding="unicode", short_empty_elements=True), None


def _set_gaps(maths: ET.Element, gaps: tuple[str, ...]) -> None:
    """Take the marks of spaces out of the last cells of rows, and give the rows the spaces."""
    for row in maths.iter("mtr"):
        last = row[-1] if len(row) else row
        mark = last[-1] if len(last) else last
        number = ord(mark.text) - GAP if mark.text and len(mark.text) == 1 else -1
        if 0 <= number < len(gaps):
            last.remove(mark)
            for cell in row:
                cell.set("style", f"{cell.get('style', '')}padding-bottom:calc(0.5ex + {gaps[number]});")


def _close_tables(maths: ET.Element) -> None:
    """Draw the line below a table's last row there, and not above an empty one."""
    for table in maths.iter("mtable"):
        if len(table) > 1 and all(not len(cell) and _LINE in cell.get("style", "") for cell in table[-1]):
            table.remove(table[-1])
            for cell in table[-1]:
                cell.set("style", f"{cell.get('style', '')}border-bottom: 0.05em solid currentcolor;")


@lru_cache(maxsize=1)
def _converter() -> LatexToMathML:
    # An annotation would put the TeX into the search index; a fancy error has no offset that a program can read. Wide
    # accents were drawn unreliably by browsers without a font for formulas, and this site brings one.
    return LatexToMathML(annotation=False, fancy_error=False, allow_unreliable_rendering=True)


@lru_cache(maxsize=1024)
def _alone(command: str) -> str:
    """What comes of a command alone; nothing where it wants an argument."""
    for tex in (command, f"\\text{{{command}}}"):
        with suppress(LatexError, ET.ParseError):
            mathml = _converter().convert_with_local_state(tex, displaystyle=False)
            return "".join(ET.fromstring(_ENTITY.sub("", mathml)).itertext())  # noqa: S314 - our own typesetter's output
    return ""


@lru_cache(maxsize=1)
def _colours() -> dict[str, str]:
    """Our colours by what the typesetter writes for the names that authors write."""
    written = {
        name: _converter().convert_with_local_state(f"\\textcolor{{{name}}}{{x}}", displaystyle=False)
        for name in COLOURS
    }
    return {found[1]: COLOURS[name] for name, text in written.items() if (found := _COLOUR.search(text))}


def _check_form(tex: str) -> None:
    code = _CODE.search(tex)
    if not tex.strip():
        raise FormulaError.of(0, "maths-syntax", "this formula is empty", "write it between the dollar signs")
    if len(tex) > MAX_TEX:
        raise FormulaError.of(0, "maths-size", f"this formula is longer than {MAX_TEX:,} characters", "split it")
    if code:
        mend = r"use \texttt{…} for code in a formula"
        raise FormulaError.of(code.start(), "maths-code", "a formula holds no code span", mend)


def _parse_fault(message: str, prepared: Prepared) -> Fault:
    match = _FAULT.fullmatch(message)
    offset, text = (int(match[1]), match[2]) if match else (0, message)
    text = text.strip().rstrip(".").replace('"', "'")
    return Fault(
        prepared.source_of(offset), "maths-syntax", f"this formula does not parse: {text[:1].lower()}{text[1:]}"
    )
