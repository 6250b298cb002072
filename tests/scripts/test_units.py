"""The page reads units as the build does, and says of another unit why it will not do."""

import random
from typing import Any

import pytest
from playwright.sync_api import Page

from answers.spellings import ALIKE, OTHER, UNKNOWN, pairs
from clawdemy_site.practice.units import PARTS, TABLE, read_unit

pytestmark = pytest.mark.browser

READ = """async ([texts, table]) => {
  const { readUnit } = await import('/units.js');
  return texts.flatMap((text) => [readUnit(text, table), readUnit(text, table, true)]);
}"""
COMPARE = """async ([rows, table]) => {
  const { compareUnits } = await import('/units.js');
  return rows.map(([typed, asked]) => compareUnits(typed, asked, table));
}"""
CAPITALS = "Capital and small letters matter here: it may be"


def plain(text: str, *, far: bool) -> dict[str, Any] | None:
    """What the build reads, as the page writes it."""
    unit = read_unit(text, far=far)
    if unit is None:
        return None
    measures = ",".join(f"{letter},{power}" for letter, power in unit.measures)
    return {"factor": pytest.approx(unit.factor, rel=1e-12), "measures": measures, "scale": unit.scale}


def thrown_together(count: int) -> list[str]:
    """Symbols, names, prefixes, and what may stand between them, always the same."""
    thrown = random.Random(11)  # noqa: S311 - always the same
    words = [word for part in PARTS[:2] for row in part for column in row.split()[:2] for word in column.split(",")]
    between = [
        *" /·*.-()^²³⁻¹−×⁄∕\\’'1234567890{}s",
        "**",
        "^-1",
        " per ",
        " squared",
        "cubic ",
        "deg",
        " 1/",
        "\u200b",
        "℃",
        "㎡",
    ]
    return [
        "".join(thrown.choice(thrown.choice((words, between))) for _ in range(thrown.randint(2, 6)))
        for _ in range(count)
    ]


def test_build_and_page_read_the_same_units(calculator: Page) -> None:
    texts = [text for table in (ALIKE, OTHER) for pair in pairs(table) for text in pair] + UNKNOWN.split("|")
    texts += thrown_together(1500)
    found = calculator.evaluate(READ, [texts, TABLE])
    assert found == [plain(text, far=far) for text in texts for far in (False, True)]


FACTORS = {
    ("kW", "MW"): 1e-3,
    ("mW", "MW"): 1e-9,
    ("metres per second", "m/s"): 1,
    ("km/h", "m/s"): 1 / 3.6,
    ("J/kg K", "J/(kg K)"): 1,
    ("J/kg·K", "J/(kg·K)"): 1,
    ("Nm", "N m"): 1,
    ("Tm/A", "T m/A"): 1,
    ("ms^-2", "m/s^2"): 1,
    ("ms⁻²", "m s⁻²"): 1,
    ("kgms^-1", "kg m/s"): 1,
    ("kgm^2s^-2", "J"): 1,
    ("ms", "m s"): 1,
    ("min", "s"): 60,
    ("h", "s"): 3600,
    ("m", "cm"): 100,
    ("ms", "s"): 1e-3,
    ("days", "h"): 24,
    ("mi", "km"): 1.609344,
    ("litres", "cm³"): 1000,
    ("GB", "MB"): 1000,
    ("MiB", "KiB"): 1024,
    ("eV", "J"): 1.602176634e-19,
    ("°", "rad"): 0.017453292519943295,
    ("rpm", "rad/s"): 0.10471975511965977,
}
SAID = {
    ("KG", "kg"): (1, "The unit is written kg."),
    ("Kg", "kg"): (1, "The unit is written kg."),
    ("KM/H", "km/h"): (1, "The unit is written km/h."),
    ("hz", "Hz"): (1, "The unit is written Hz."),
    ("kwh", "kWh"): (1, "The unit is written kWh."),
    ("khz", "Hz"): (1000, "The unit is written kHz."),
}
REFUSED = {
    ("metres", "m/s"): (True, "“metres” is the unit of a length, and a speed is asked for."),
    ("m/s", "m/s²"): (True, "“m/s” is the unit of a speed, and an acceleration is asked for."),
    ("W", "J"): (True, "“W” is the unit of a power, and an energy is asked for."),
    ("Hz", "rad/s"): (True, "“Hz” is the unit of a frequency, and an angular speed is asked for."),
    ("kg m", "m/s"): (True, "“kg m” is the unit of another kind of unit than m/s."),
    ("mw", "MW"): (None, f"{CAPITALS} mW or MW."),
    ("M", "m"): (None, f"{CAPITALS} M or m."),
    ("S", "s"): (None, f"{CAPITALS} S or s."),
    ("KB", "kB"): (None, f"{CAPITALS} kb or kB."),
    ("K", "°C"): (None, "The answer is asked for in °C. Convert yours first."),
    ("°F", "°C"): (None, "The answer is asked for in °C. Convert yours first."),
    ("C", "K"): (True, "“C” is the unit of a charge, and a temperature is asked for."),
    ("neurons", "kg"): (None, "The answer is asked for in kg: type the number alone, without “neurons”."),
    ("gramm", "g"): (None, "The answer is asked for in g: type the number alone, without “gramm”."),
}


def test_another_unit_is_converted_or_told_apart(calculator: Page) -> None:
    rows = [*FACTORS, *SAID, *REFUSED]
    found = dict(zip(rows, calculator.evaluate(COMPARE, [rows, TABLE]), strict=True))
    assert {row: found[row] for row in FACTORS} == {
        row: {"factor": pytest.approx(factor, rel=1e-12)} for row, factor in FACTORS.items()
    }
    assert {row: (found[row].get("factor"), found[row].get("note")) for row in SAID} == {
        row: (pytest.approx(factor), note) for row, (factor, note) in SAID.items()
    }
    assert {row: (found[row].get("wrong"), found[row].get("problem")) for row in REFUSED} == REFUSED
