"""Ranges of an exercise: which other numbers it can be asked with.

``a = 0.4 in 0.1 to 0.9 step 0.1; b = 3 in 2 to 9`` names the values that the text shows and the grid that others are
drawn from. Everything is exact: the grid is one of decimals, and the draw rests on a hash, so that the same exercise
has the same numbers on every computer and under every version of Python.
"""

import hashlib
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.numbers.spelling import MINUS, canonical, is_name
from clawdemy_site.practice.model import Option

FEWEST = 20
"""Settings beside the written one that an exercise must have: as many as the build draws."""

MOST_RANGES = 10
"""Ranges of one exercise."""

_MOST_DIGITS = 15
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+"
_NUMBER = re.compile(rf"[-−+]?(?:{_DIGITS})")
_RANGE = re.compile(
    r"\s*(?P<name>[^\s=]+)\s*=\s*(?P<value>\S+)\s+in\s+(?P<low>\S+)\s+to\s+(?P<high>\S+)(?:\s+step\s+(?P<step>\S+))?\s*$"
)
_START = re.compile(r"\s*(?P<name>[^\s=]+)\s*=\s*(?P<value>\S+)")
_FORM = "write 'name = value in low to high step s', with ';' before the next range"


@dataclass(frozen=True, slots=True)
class Range:
    """One value that can be another."""

    name: str  # what sums call it, as written
    value: Decimal  # what the text shows
    low: Decimal  # the first value of the grid
    high: Decimal  # no value is above it
    step: Decimal  # from one value of the grid to the next; above 0
    decimals: int  # digits after the point of every value
    name_at: Location  # where the name stands
    value_text: str  # the value as written
    value_at: Location  # where it stands

    @property
    def count(self) -> int:
        """How many values the grid has."""
        return int((self.high - self.low) // self.step) + 1

    @property
    def base(self) -> int:
        """Which value of the grid, from 0, is the written one."""
        return int((self.value - self.low) // self.step)

    def text(self, index: int) -> str:
        """A value of the grid, counted from 0, as plain digits with a hyphen for minus: ``-0.30``."""
        return f"{self.low + index * self.step:.{self.decimals}f}"


@dataclass(frozen=True, slots=True)
class Named:
    """A name with the value that the text shows, both as written and with their places."""

    name: str
    name_at: Location
    value: str
    value_at: Location


def named_values(option: Option) -> tuple[Named, ...]:
    """What the option ``ranges`` names, whether or not the ranges themselves are in order.

    A mistake in a range is told once; the sums that rest on its name are not to be blamed for it.
    """
    named: dict[str, Named] = {}
    for text, where in list(_parts(option))[:MOST_RANGES]:
        match = _START.match(text)
        if match and is_name(match["name"]) and _number(match["value"]) is not None:
            name_at, value_at = (_shift(where, match.start(part)) for part in ("name", "value"))
            named.setdefault(canonical(match["name"]), Named(match["name"], name_at, match["value"], value_at))
    return tuple(named.values())


def parse_ranges(option: Option) -> tuple[tuple[Range, ...], list[Diagnostic]]:
    """Read the option ``ranges`` of an exercise.

    Returns:
        The ranges that are in order, and what is wrong with the others or with all of them together.
    """
    kept: dict[str, Range] = {}
    found: list[Diagnostic] = []
    parts = list(_parts(option))
    for text, where in parts[:MOST_RANGES]:
        one = _read(text, where)
        if isinstance(one, Diagnostic):
            found.append(one)
            continue
        earlier = kept.setdefault(canonical(one.name), one)
        if earlier is not one:
            message = f"the name '{one.name}' has a range already"
            found.append(Diagnostic(one.name_at, "range-name", message, "give one of the two another name"))
    if len(parts) > MOST_RANGES:
        message = f"this exercise has {len(parts)} ranges, and {MOST_RANGES} are the most"
        found.append(Diagnostic(option.text_at, "range-form", message, "let fewer numbers vary"))
    ranges = tuple(kept.values())
    if not found and settings(ranges) < FEWEST:
        message = f"these ranges have {settings(ranges)} settings beside the written one, and {FEWEST} are drawn"
        found.append(Diagnostic(option.text_at, "range-settings", message, "widen a range, or take a smaller step"))
    return ranges, found


def settings(ranges: Sequence[Range]) -> int:
    """How many settings ranges have beside the written one."""
    return math.prod(one.count for one in ranges) - 1


def draw_settings(ranges: Sequence[Range], seed: str, count: int) -> tuple[Mapping[str, str], ...]:
    """Draw settings, each another one and none the written one.

    Args:
        ranges: What `parse_ranges` gave.
        seed: The same one draws the same settings.
        count: How many; where there are fewer, all are drawn.

    Returns:
        The settings: from each range's name, as written, to a value as `Range.text` gives it.
    """
    total = settings(ranges)
    base = _rank(ranges)
    moved: dict[int, int] = {}
    drawn: list[Mapping[str, str]] = []
    # The first steps of a shuffle of all settings, of which only those that moved are kept.
    for place in range(min(count, total)):
        # Many more bits than there are settings, so that each is as likely as the next.
        digest = hashlib.shake_256(f"{seed}\n{place}".encode()).digest(total.bit_length() // 8 + 16)
        other = place + int.from_bytes(digest, "big") % (total - place)
        rank = moved.get(other, other)
        moved[other] = moved.get(place, place)
        drawn.append(_setting(ranges, rank + (rank >= base)))
    return tuple(drawn)


def _rank(ranges: Sequence[Range]) -> int:
    """The written setting among all, counted from 0."""
    rank = 0
    for one in ranges:
        rank = rank * one.count + one.base
    return rank


def _setting(ranges: Sequence[Range], rank: int) -> Mapping[str, str]:
    """The setting of a rank, in the order of the ranges."""
    values: dict[str, str] = {}
    for one in reversed(ranges):
        rank, index = divmod(rank, one.count)
        values[one.name] = one.text(index)
    return {one.name: values[one.name] for one in ranges}


def _parts(option: Option) -> Iterator[tuple[str, Location]]:
    """What stands between semicolons, with its place; one behind the last may be left empty."""
    at = 0
    pieces = option.text.split(";")
    for number, piece in enumerate(pieces, start=1):
        if piece.strip() or number < len(pieces) or number == 1:
            yield piece, _shift(option.text_at, at)
        at += len(piece) + 1


def _read(text: str, where: Location) -> Range | Diagnostic:
    """The range that a text is, or what is wrong with it."""
    match = _RANGE.match(text)
    if match is None:
        return Diagnostic(_shift(where, len(text) - len(text.lstrip())), "range-form", "this is not a range", _FORM)
    at = {part: _shift(where, match.start(part)) for part in match.groupdict()}
    if not is_name(match["name"]):
        message = f"'{match['name'][:30]}' is not a name that sums can use"
        return Diagnostic(at["name"], "range-name", message, "begin with a letter, and use letters and digits")
    numbers: dict[str, Decimal] = {}
    for part in ("value", "low", "high", "step"):
        written = match[part] or "1"
        number = _number(written)
        if number is None:
            message = f"'{written[:30]}' is not a number that a range can have"
            help_text = f"write a decimal of at most {_MOST_DIGITS} digits, such as 0.25"
            return Diagnostic(at[part], "range-form", message, help_text)
        numbers[part] = number
    # Of all four: a value shows as many digits as the finest number of its range.
    decimals = max(max(0, -int(number.as_tuple().exponent)) for number in numbers.values())
    value, low, high, step = numbers.values()
    one = Range(match["name"], value, low, high, step, decimals, at["name"], match["value"], at["value"])
    return _find_wrong(one, match, at) or one


def _find_wrong(one: Range, match: re.Match[str], at: Mapping[str, Location]) -> Diagnostic | None:
    """What is wrong with the numbers of a range."""
    if one.step <= 0:
        return Diagnostic(at["step"], "range-step", "a step is above 0", "turn its sign")
    if one.high <= one.low:
        message = f"this range ends at {match['high']}, not above its start at {match['low']}"
        return Diagnostic(at["high"], "range-form", message, "write the smaller number first")
    if not one.low <= one.value <= one.high:
        message = f"{one.value_text} is not between {match['low']} and {match['high']}"
        return Diagnostic(one.value_at, "range-value", message, "the written value is one of those of its range")
    if (one.value - one.low) % one.step:
        message = f"steps of {match['step'] or '1'} from {match['low']} do not meet {one.value_text}"
        help_text = "give another step" if match["step"] else "say the step, as in 'step 0.1'"
        return Diagnostic(one.value_at, "range-value", message, help_text)
    return None


def _number(text: str) -> Decimal | None:
    """A number as written, exactly; nothing if it is none, or has too many digits to be computed with."""
    if not _NUMBER.fullmatch(text):
        return None
    plain = text.replace(",", "").replace(MINUS, "-")
    return Decimal(plain) if sum(map(str.isdigit, plain)) <= _MOST_DIGITS else None


def _shift(where: Location, columns: int) -> Location:
    return Location(where.path, where.line, where.column + columns)
