"""Units that learners type: ``km/h``, ``m s⁻¹``, ``metres per second``, read into a factor and what they measure.

The table travels with each exercise that asks for one of its units, and ``units.js`` reads it in the page by the same
rules; the same cases are held against both. A unit that it does not know is a plain word.
"""

import functools
import itertools
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from clawdemy_site.records.sources import INVISIBLE

PARTS = tuple(
    part.splitlines() for part in (Path(__file__).parent / "units.txt").read_text(encoding="utf-8").split("\n\n")
)
"""Prefixes, units, and names of what they measure, in rows of fields parted by spaces.

The row of a unit has its symbols, its names, its size in the base units of the SI (radian and bit among them), what it
measures, and ``+`` where it takes prefixes, ``>`` where only those that make it larger (a dB is no tenth of a byte), or
``~`` where its scale has a zero of its own.
"""

TABLE = "|".join(map(";".join, PARTS))
"""All of it as a page carries it."""

_WORDS = (
    (r"(?a:\b)deg(?:ree)?s? ?(?=(?:c|f|k|celsius|fahrenheit|kelvin)(?a:\b))", "°"),
    (r"(?a:\b)(?:square|sq) ([^\W\d]+)", r"\1^2"),
    (r"(?a:\b)cubic ([^\W\d]+)", r"\1^3"),
    (r" ?(?a:\b)squared(?a:\b)", "^2"),
    (r" ?(?a:\b)cubed(?a:\b)", "^3"),
    (r"^1 ?(?=/)", ""),
    (r" ?(?a:\b)per(?a:\b) ?", "/"),
    (r"(?a:\b)([kcm][gm]|ml)s(?a:\b)", r"\1"),
    (r"\*\*", "^"),
    (r"\^ ?[({] ?([+-]?[0-9]+) ?[)}]", r"^\1"),
    (r"[·⋅∙•*×]|[.-](?=[^\W\d])", " "),
)
"""What is written in place of what, in this order; capitals make no difference."""

_TOKEN = re.compile(r" *(?:([()]|/(?! *$))|([^\s0-9/()^+.,-]+)(?: ?\^ ?([+-]?[0-9])|([0-9]| ?[+-][0-9]))?) *")
_SUPERSCRIPTS = re.compile(r"[⁺⁻]?[⁰¹²³⁴-⁹]+")
_SIGNS = str.maketrans("−‐‑‒–—˗➖⁄∕\\", "--------///")
_LEAST = {"+": 0.0, ">": 1.0}
"""Above which size a prefix may stand before a unit, by the mark of its row."""
_MOST_CASED = 8
_MOST_WORDS = 5
_DEGREES = ("degrees", "degree", "°", "deg")
_ALIKE = {
    **dict.fromkeys(_DEGREES, (*_DEGREES, "°C")),
    "°C": (*_DEGREES, "C"),
    "°F": (*_DEGREES, "F"),
    "€": ("EUR", "euro"),
    "$": ("USD", "dollar"),
    "£": ("GBP", "pound"),
    "¥": ("JPY", "yen"),
}
"""What is taken for a unit besides its other spellings."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it was read."""

    factor: float  # its size in the base units
    measures: tuple[tuple[str, int], ...]  # the base units with their powers, by their letters
    scale: str = ""  # its name where its zero is not that of its base unit


def _measured(text: str) -> dict[str, int]:
    return {letter: int(power or 1) for letter, power in re.findall(r"([A-Z])(-?\d?)", text)}


@functools.cache
def _tables() -> tuple[dict[str, tuple[str, ...]], dict[str, float]]:
    """The rows of units by symbol and, in small letters, by name; the sizes of prefixes likewise."""
    rows = {}
    for row in map(str.split, PARTS[1]):
        for sign in row[0].split(","):
            rows[sign] = (sign, *row[2:])
        for name in row[1].split(","):
            rows.update({f" {form}": (row[0], *row[2:]) for form in (name, f"{name}s")})
    sizes = {}
    for symbols, names, power in map(str.split, PARTS[0]):
        sizes.update(dict.fromkeys(symbols.split(","), float(f"1e{power}")))
        sizes.update({f" {name}": float(f"1e{power}") for name in names.split(",")})
    return rows, sizes


def _find(word: str) -> tuple[float, tuple[str, ...]] | None:
    """The size of a single unit and its row."""
    rows, sizes = _tables()
    for text in (word, f" {word.lower()}"):
        if text in rows:
            return float(rows[text][1]), rows[text]
        for prefix, size in sizes.items():
            rest = text.removeprefix(prefix)
            row = rows.get(f" {rest}" if prefix[0] == " " else rest) if rest != text else None
            if row and size > _LEAST.get(row[-1], math.inf):
                return size * float(row[1]), row
    return None


@functools.lru_cache(maxsize=1024)
def read_unit(text: str, *, far: bool = False) -> Unit | None:
    """Read a unit; nothing where a part of it is not in the table.

    A stroke divides by what stands right behind it or, read ``far``, by all up to the next stroke.
    """
    text = _SUPERSCRIPTS.sub(lambda match: f"^{match[0]}", " ".join(INVISIBLE.sub("", text).split()))
    text = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    for pattern, by in _WORDS:
        text = re.sub(pattern, by, text, flags=re.IGNORECASE)
    parts = list(_parts(text, far=far))
    found = [(_find(word), power) for word, power in parts]
    factor, measures = 1.0, dict[str, int]()
    for one, power in found:
        if one is None:
            return None
        size, row = one
        factor *= size**power
        for letter, times in _measured(row[2]).items():
            measures[letter] = measures.get(letter, 0) + times * power
    known = tuple(sorted((letter, power) for letter, power in measures.items() if power))
    sole = found[0] if len(found) == 1 else None
    scale = sole[0][1][0] if sole and sole[0] and sole[0][1][-1] == "~" and sole[1] == 1 else ""
    return Unit(factor, known, scale) if found else None


def _parts(text: str, *, far: bool) -> Iterator[tuple[str, int]]:
    """The single units of a text with their powers; a word that no table knows where it does not read."""
    turn, here, turns, at = 1, 1, list[tuple[int, int]](), 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None or (token[1] == ")" and not turns):
            yield "", 1
            return
        at = token.end()
        if token[1] == "/":
            here = -1
        elif token[1] == "(":
            turns.append((turn, here))
            turn, here = turn * here, 1
        else:
            if token[1]:
                turn, here = turns.pop()
            else:
                yield token[2], int(token[3] or token[4] or 1) * turn * here
            here = here if far else 1
    if turns:
        yield "", 1


def split_unit(text: str) -> tuple[str, tuple[str, ...]]:
    """A unit as it is shown, and what else a learner may type for it: ``vertices = nodes``."""
    unit, *alike = (" ".join(part.split()) for part in text.split("="))
    return unit, (*_ALIKE.get(unit, ()), *alike)


def is_known(unit: str) -> bool:
    """Whether other units can be converted into it; bare degrees may be of an angle or of temperature."""
    return unit not in _DEGREES and read_unit(unit) is not None


def other_cases(text: str) -> Iterator[str]:
    """The same letters, large and small in every way, where they are few."""
    if sum(letter.lower() != letter.upper() for letter in text) <= _MOST_CASED:
        yield from map("".join, itertools.product(*({letter.lower(), letter.upper()} for letter in text)))


def is_alike(one: Unit, other: Unit) -> bool:
    """Whether two units measure the same on the same scale."""
    return one.measures == other.measures and one.scale == other.scale


def is_same(one: Unit, other: Unit) -> bool:
    """Whether two units are one and the same."""
    return is_alike(one, other) and math.isclose(one.factor, other.factor, rel_tol=1e-9)


def is_percent(text: str) -> bool:
    """Whether a unit is that of a percentage, which is also a way to write a number."""
    return re.fullmatch(r"%|per ?cent", text.strip(), re.IGNORECASE) is not None


def check_unit(text: str) -> tuple[str, str] | None:
    """What is wrong with a unit that an author asks for, and how to mend it."""
    unit, alike = split_unit(text)
    one, far = read_unit(unit), read_unit(unit, far=True)
    if one and far and not is_same(one, far):
        above, _, below = unit.partition("/")
        return f"'{unit}' can be read in two ways", f"put brackets around what is below the stroke: {above}/({below})"
    cased = [] if one or alike else sorted({other for other in other_cases(unit) if read_unit(other)})
    if cased:
        help_text = f"write {' or '.join(cased)}; a word that is meant so says what it stands for: {unit} = …"
        return f"the unit '{unit}' has capitals or small letters that no unit has", help_text
    return None


def unit_at_start(text: str) -> str:
    """The longest unit that a text begins with, such as ``metres per second``; empty where it begins with none."""
    words = re.split(r"(?<=\S)(?=\s)", re.split(r"[,;:!?]|\.(?=\s|$)", text, maxsplit=1)[0])[:_MOST_WORDS]
    return next(
        (start for count in range(len(words), 0, -1) if read_unit(start := "".join(words[:count]).strip()) is not None),
        "",
    )
