"""A number may bring its unit in many spellings; another unit is converted, or refused with the reason."""

from typing import Any

import pytest
from playwright.sync_api import Page

from clawdemy_site.practice.units import TABLE, is_known, split_unit
from scripts.test_typed import parse

pytestmark = pytest.mark.browser

UNITS: list[tuple[str, str, float, str]] = [
    ("8 minutes", "minutes", 8, ""),
    ("8minutes", "minutes", 8, ""),
    ("8 Minutes.", "minutes", 8, ""),
    ("1 minute", "minutes", 1, ""),
    ("8 min", "minutes", 8, ""),
    ("8", "minutes", 8, ""),
    ("2 hours", "minutes", 120, "2 hours is 120 minutes."),
    ("12.5 km/h", "km/h", 12.5, ""),
    ("1/2 km/h", "km/h", 0.5, ""),
    ("5 metres per second", "m/s", 5, ""),
    ("5 m s⁻¹", "m/s", 5, ""),
    ("18 km/h", "m/s", 5, "18 km/h is 5 m/s."),
    ("0.005 km/s", "m/s", 5, "0.005 km/s is 5 m/s."),
    ("5 mW", "MW", 5e-9, "5 mW is 5e-9 MW."),
    ("5000 kW", "MW", 5, "5000 kW is 5 MW."),
    ("5 MW", "MW", 5, ""),
    ("5 megawatts", "MW", 5, ""),
    ("3 KG", "kg", 3, "The unit is written kg."),
    ("3 1/s", "1/s", 3, ""),
    ("3 s⁻¹", "1/s", 3, ""),
    ("5 J/kg K", "J/(kg K)", 5, ""),
    ("0.011 Tm/A", "T m/A", 0.011, ""),
    ("5 Nm", "N m", 5, ""),
    ("1.2·10^3 W", "W", 1200, ""),
    ("1,2·10³ kW", "W", 1200000, "Read as 1200. 1200 kW is 1200000 W."),
    ("3 m²", "m²", 3, ""),
    ("5 ft 3 in", "in", 63, "5 ft 3 in is 63 in."),
    ("1h30min", "min", 90, "1 h30min is 90 min."),
    ("-2 min 1.5 s", "s", -121.5, "-2 min 1.5 s is -121.5 s."),
    ("20 degrees", "°C", 20, ""),
    ("20 C", "°C", 20, ""),
    ("5 euros", "€", 5, ""),
    ("5 kgs", "kg", 5, ""),
    ("3.2e5J", "J", 320000, ""),
    ("5 € / kg", "€/kg", 5, ""),
    ("5 neurons per layer", "neurons/layer", 5, ""),
    ("20 ℃", "°C", 20, ""),
    ("60 min", "s", 3600, "60 min is 3600 s."),
    ("2 pixels", "pixel", 2, ""),
    ("seven neurons", "neurons", 7, ""),
    ("1 neuron", "neurons", 1, ""),
    ("3 e", "e", 3, ""),
    ("5 €", "€", 5, ""),
    ("€5", "€", 5, ""),
    ("-$5", "$", -5, ""),
    ("55 °C", "degrees", 55, ""),
    ("55 degrees", "degrees", 55, ""),
    ("4 nodes", "vertices = nodes", 4, ""),
    ("4 node", "vertices = nodes", 4, ""),
    ("20%", "%", 20, ""),
    ("20", "%", 20, ""),
    ("20 percent", "%", 20, ""),
    ("20 per cent", "percent", 20, ""),
    ("200 ‰", "%", 20, "200 ‰ is 20 %."),
    ("3", "percentage points", 3, ""),
    ("3 percentage points", "percentage points", 3, ""),
    ("3 pp", "percentage points", 3, ""),
    ("3 %-points", "pp", 3, ""),
]


def ask(unit: str) -> dict[str, Any]:
    """How a page asks for an answer in a unit."""
    shown, alike = split_unit(unit)
    return {"unit": shown, "alike": list(alike), **({"table": TABLE} if is_known(shown) else {})}


def test_the_unit_may_be_typed_in_its_many_spellings_and_another_one_is_converted(calculator: Page) -> None:
    found = parse(calculator, *((text, ask(unit)) for text, unit, _, _ in UNITS))
    assert [(one.get("value"), one.get("note", "")) for one in found] == [(value, note) for _, _, value, note in UNITS]


OTHER_UNITS: list[tuple[str, str, bool, str]] = [
    ("5 metres", "metres per second", True, "“metres” is the unit of a length, and a speed is asked for."),
    ("0 kg", "m/s", True, "“kg” is the unit of a mass, and a speed is asked for."),
    ("5 mw", "MW", False, "Capital and small letters matter here: it may be mW or MW."),
    ("293 K", "°C", False, "Convert yours first."),
    ("3 %", "percentage points", True, "The answer is asked for in percentage points."),
    ("3 percentage points", "%", True, "The answer is asked for in %."),
    ("8 hours", "", False, "Type the number alone, without “hours”"),
    ("8 km/h", "", False, "without “km/h”"),
    ("8 hours", "neurons", False, "in neurons: type the number alone, without “hours”"),
    ("20%", "minutes", False, "in minutes: type the number alone, without “%”"),
    ("8 neu", "neurons", False, "in neurons"),
    ("5 ft 3 s", "in", False, "in in: type the number alone, without “ft 3 s”"),
    ("3 in 5 ft", "in", False, "in in: type the number alone, without “in 5 ft”"),
    ("72 cards", "", False, "without “cards”"),
    ("0.48 because I said so and so on and on", "", False, "without “because I said so and so on a…”"),
]


def test_a_unit_that_will_not_do_is_named_with_the_reason(calculator: Page) -> None:
    found = parse(calculator, *((text, ask(unit)) for text, unit, _, _ in OTHER_UNITS))
    assert [bool(one.get("wrong")) for one in found] == [wrong for _, _, wrong, _ in OTHER_UNITS]
    assert [words for (*_, words), one in zip(OTHER_UNITS, found, strict=True) if words not in one["problem"]] == []
