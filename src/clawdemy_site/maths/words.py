"""A formula in words: one line of plain text, for contents, search, ids, tables and whatever else shows no formulas.

Indices and exponents are small letters where Unicode has them, ``w₁²``, and stand in brackets where not, ``x_(θ)``.
Relations and what joins two things have spaces, a sign before one has none. A fraction, a root or an index gets the
brackets without which it would say something else: ``1/(1 + e⁻ᶻ)``.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from enum import Enum, auto
from typing import NamedTuple
from xml.etree import ElementTree as ET

from clawdemy_site.maths.letters import ACCENTS, SUPERS, above, accented, below, plain, small

_POINTS = {".": "…", "·": "⋯"}
_CALLED = re.compile(r"\w\w|[FGHPQEVfghpquvyφψσ𝔼ℙ]")  # what stands before its argument; other letters, before a factor
_DIFFERENTIALS = frozenset("d∂Δδ")
_INSIDE = re.compile(r"(?<=[(\[{⟨]) | (?=[)\]}⟩,;]|:(?!=))")
_BRACES = frozenset("⏞⏟⎴⎵⏜⏝")  # over or under what a remark belongs to
_JOINING = frozenset("+−±∓×÷⋅·∗∘⊙⊗⊕⊖∪∩∖∧∨⋆•⊎⊔⊓⨯")
_OPENING, _CLOSING = frozenset("([{⟨⌊⌈⟦"), frozenset(")]}⟩⌋⌉⟧")
_LARGE = frozenset("∑∏∐∫∬∭∮⋃⋂⨁⨂⋁⋀")
_OPERANDS = frozenset("∞∂∇∅⊤⊥∀∃¬√∠…⋯⋮⋱")
_ROOTS = {"2": "√", "3": "∛", "4": "∜"}
_ROOTED = frozenset({"msqrt", "mroot"})
_RAISED = re.compile(rf"(?:[{''.join(SUPERS.values())}*′]|\^\([^()]*\))$")  # ends in an exponent
_SPACE = 0.15  # em from which on a space between two things is one


class Kind(Enum):
    """What a part of a formula is to its neighbours."""

    THING = auto()
    COMPOUND = auto()  # a fraction or a table
    FUNCTION = auto()  # what stands before its argument: log, ∑
    RELATION = auto()
    JOINING = auto()
    OPENING = auto()
    CLOSING = auto()
    COMMA = auto()
    SPACE = auto()


class Part(NamedTuple):
    """A part of a formula that is said at once."""

    text: str
    kind: Kind = Kind.THING


_KINDS = (
    (_OPENING, Kind.OPENING),
    (_CLOSING, Kind.CLOSING),
    (_LARGE, Kind.FUNCTION),
    (frozenset(",;:"), Kind.COMMA),
    (_JOINING, Kind.JOINING),
)
_BEFORE_A_SIGN = frozenset({Kind.RELATION, Kind.JOINING, Kind.OPENING, Kind.COMMA, Kind.FUNCTION})
_PRODUCT = frozenset({Kind.THING, Kind.COMPOUND, Kind.FUNCTION, Kind.OPENING, Kind.CLOSING})
"""What a fraction beside is multiplied with."""


_ELEMENT = re.compile(r"<math\b(?:[^<>\"]|\"[^\"]*\")*?\salttext=\"([^\"]*)\"(?:[^<>\"]|\"[^\"]*\")*>[\s\S]*?</math>")


def replace_maths(html: str, shown: Callable[[str, str], str] = lambda words, _maths: words) -> str:
    """HTML with something in the place of each formula: of its words, as HTML, and of its element."""
    return _ELEMENT.sub(lambda match: shown(match[1], match[0]), html)


def maths_words(maths: ET.Element) -> str:
    """The words of a ``<math>`` element."""
    return " ".join(_join(_parts(maths)).split())


def _parts(element: ET.Element) -> list[Part]:
    """The parts of a row, rows within it opened: brackets that count are signs of their own."""
    return [part for child in element for part in _part(child)]


def _part(element: ET.Element) -> list[Part]:
    """What an element comes to among the parts of its row."""
    match element.tag:
        case "mi" | "mn" | "mo" | "mtext":
            return _leaf(element, plain("".join(element.itertext())))
        case "mphantom":
            return []
        case "msub" | "msup" | "msubsup" | "munder" | "mover" | "munderover":
            return _scripted(element)
        case "mspace" | "mfrac" | "msqrt" | "mroot" | "mmultiscripts" | "mtable":
            part = _MADE[element.tag](element)
            return [part] if part.text else []
    return _parts(element)


def _space(element: ET.Element) -> Part:
    width = float(element.get("width", "0").rstrip("emrx") or 0)
    return Part(" " if width >= _SPACE else "", Kind.SPACE)


def _root(element: ET.Element) -> Part:
    index = _join(_part(element[1])) if element.tag == "mroot" else "2"
    said = _bracketed(_parts(element) if element.tag == "msqrt" else _part(element[0]))
    said = f"({said})" if _RAISED.search(said) else said  # √x² might be either of two things
    return Part((_ROOTS.get(index) or f"{small(index, SUPERS, '^')}√") + said)


def _only(element: ET.Element) -> ET.Element:
    """An element without the rows in which it stands alone."""
    return _only(element[0]) if element.tag == "mrow" and len(element) == 1 else element


def _table(element: ET.Element) -> Part:
    return Part("; ".join(filter(None, map(_row, element))), Kind.COMPOUND)


def _leaf(element: ET.Element, text: str) -> list[Part]:
    if not text:
        return []
    if element.tag == "mtext":
        return [Part(text.replace("\u00a0", " "), Kind.THING if text.strip() else Kind.SPACE)]
    if element.tag == "mi" and text != ":":
        return [Part(text, Kind.FUNCTION if len(text) > 1 and text.isalpha() else Kind.THING)]
    if element.tag == "mn" or text in _OPERANDS:
        return [Part(text)]
    known = next((kind for signs, kind in _KINDS if text in signs), None)
    if text == "," and element.get("rspace") == "0":
        known = Kind.THING  # in a number
    is_arrow = "\u2190" <= text[0] <= "\u21ff"
    is_relation = is_arrow or text == "∣" or unicodedata.category(text[0]) == "Sm"
    return [Part("|" if text == "∣" else text, known or (Kind.RELATION if is_relation and text != "|" else Kind.THING))]


def _join(parts: Iterable[Part]) -> str:
    """Parts side by side, with spaces and brackets where they need them."""
    parts = _settled(list(parts))
    kinds = [part.kind for part in parts if part.kind is not Kind.SPACE]
    said: list[str] = []
    at = 0  # among the kinds
    for text, kind in parts:
        if kind is Kind.SPACE:
            said.append(text)
            continue
        before = kinds[at - 1] if at else Kind.OPENING
        after = kinds[at + 1] if at + 1 < len(kinds) else Kind.CLOSING
        at += 1
        is_sign = kind is Kind.JOINING and before in _BEFORE_A_SIGN
        if kind is Kind.RELATION or (kind is Kind.JOINING and not is_sign):
            said.append(f" {text} ")
        elif kind is Kind.COMMA:
            said.append(f"{text} ")
        elif kind is Kind.FUNCTION:
            lead = " " if before in {Kind.THING, Kind.COMPOUND, Kind.CLOSING} else ""
            said.append(lead + text + ("" if after is Kind.OPENING and text[0] not in _LARGE else " "))
        elif kind is Kind.COMPOUND and (before in _PRODUCT - {Kind.OPENING} or after in _PRODUCT - {Kind.CLOSING}):
            said.append(f"({text})")
        else:
            said.append(text)
    text = " ".join("".join(said).split())
    return _INSIDE.sub("", text)


def _settled(parts: list[Part]) -> list[Part]:
    """Parts with ``:=`` and three points as one, and with bars told apart: those that enclose, and one that parts."""
    settled: list[Part] = []
    for part in parts:
        settled.append(part)
        if part.text == "=" and [one.text for one in settled[-2:-1]] == [":"]:
            settled[-2:] = [Part(":=", Kind.RELATION)]
        if len(settled) > 2 and part.text in _POINTS and all(one.text == part.text for one in settled[-3:]):  # noqa: PLR2004 - points
            settled[-3:] = [Part(_POINTS[part.text])]
    for sign in "|‖":
        bars = [at for at, part in enumerate(settled) if part.text[:1] == sign and part.kind is Kind.THING]
        if len(bars) % 2 and bars[-1] == len(settled) - 1:
            bars.pop()  # it closes nothing: a function at a place
        for place, at in enumerate(bars):
            kind = Kind.RELATION if len(bars) % 2 else Kind.CLOSING if place % 2 else Kind.OPENING
            settled[at] = Part(settled[at].text, kind)
    return settled


def _grouped(parts: list[Part]) -> list[Part]:
    """Parts with every pair of brackets, and what stands between, as one thing."""
    groups: list[Part] = []
    depth = 0
    for part in parts:
        closes = part.kind is Kind.CLOSING and depth > 0
        if depth:
            groups[-1] = Part(groups[-1].text + part.text)
        elif part.kind is not Kind.SPACE:
            groups.append(Part("(") if part.kind is Kind.OPENING else part)
        depth += (part.kind is Kind.OPENING) - closes
    return groups


def _bracketed(parts: list[Part]) -> str:
    """What is said as one thing, in brackets if it is more than one."""
    groups = _grouped(_settled(parts))
    is_one = len(groups) == 1 and groups[0].kind is not Kind.COMPOUND
    return _join(parts) if is_one or not groups else f"({_join(parts)})"


def _fraction(element: ET.Element) -> Part:
    above, below = (_part(child) for child in element[:2])
    if element.get("linethickness") == "0":
        return Part(f"{_bracketed(above)} choose {_bracketed(below)}")
    groups = _grouped(_settled(above))
    is_product = len(groups) > 1 and all(group.kind is Kind.THING for group in groups)
    top = _join(above) if is_product else _bracketed(above)
    groups = _grouped(_settled(below))
    name, *rest = [group.text for group in groups] or [""]
    is_call = len(rest) == 1 and (name in _DIFFERENTIALS or (_CALLED.match(name) and rest[0][:1] in _OPENING))
    bottom = _join(below) if is_call else _bracketed(below)
    return Part(f"{top}/{bottom}", Kind.COMPOUND)


def _scripted(element: ET.Element) -> list[Part]:
    """A base with what stands below it and above it: indices, exponents, limits, accents, remarks."""
    base = _part(element[0])
    if element.tag in {"mover", "munder"}:
        mark = plain(element[1].text or "")
        if element[1].tag == "mo" and mark in _BRACES:
            return base
        if mark in ACCENTS and element[1].tag == "mo":
            return [Part(accented(_join(base), ACCENTS[mark]), base[0].kind if len(base) == 1 else Kind.THING)]
    low = _join(_part(element[1])) if element.tag in {"msub", "munder", "msubsup", "munderover"} else ""
    high = _join(_part(element[-1])) if element.tag not in {"msub", "munder"} else ""
    kinds = {part.kind for part in base if part.kind is not Kind.SPACE}
    kind = kinds.pop() if len(kinds) == 1 and (len(base) == 1 or kinds == {Kind.FUNCTION}) else Kind.THING
    is_plain = kind is Kind.FUNCTION or base[-1:] == [Part("|")]
    text = _join(base) if (len(base) == 1 and kind is not Kind.COMPOUND) or is_plain else _bracketed(base)
    text = f"({text})" if high and _only(element[0]).tag in _ROOTED else text
    return [Part(text + below(low) + above(high), Kind.THING if kind is Kind.COMPOUND else kind)]


def _multiscripted(element: ET.Element) -> Part:
    """A base with indices on both its sides."""
    sides: list[list[str]] = [[], []]
    side = 0
    for child in element[1:]:
        if child.tag == "mprescripts":
            side = 1
        else:
            sides[side].append(_join(_part(child)))
    after, before = ("".join(map(str.__add__, map(below, one[::2]), map(above, one[1::2]))) for one in sides)
    base = _part(element[0])
    return Part(before + _bracketed(base) + after, base[0].kind if len(base) == 1 else Kind.THING)


def _row(row: ET.Element) -> str:
    """The cells of a row: what is aligned at a sign reads on, other cells are parted by commas."""
    parts: list[Part] = []
    for cell in row:
        found = _parts(cell)
        if found and parts and "padding-left: 0" not in cell.get("style", ""):
            parts[-1:] = [*(parts[-1:] if parts[-1].text not in {",", ";"} else ()), Part(",", Kind.COMMA)]
        parts += found
    return _join(parts).rstrip(" ,;")


_MADE: Mapping[str, Callable[[ET.Element], Part]] = {
    "mspace": _space,
    "mfrac": _fraction,
    "msqrt": _root,
    "mroot": _root,
    "mmultiscripts": _multiscripted,
    "mtable": _table,
}
