"""A number is read in the many ways in which people write one, and what is no number gets a sentence that helps."""

from typing import Any

import pytest
from playwright.sync_api import Page

from answers.spellings import WRITTEN
from clawdemy_site.numbers.expression import Written, read_written
from clawdemy_site.practice.units import TABLE, is_known, split_unit

pytestmark = pytest.mark.browser

PLAIN = {
    "0.48": 0.48,
    "  0.48 ": 0.48,
    "8": 8,
    "007": 7,
    ".5": 0.5,
    "5.": 5,
    "+3": 3,
    "+ .5": 0.5,
    "-3": -3,
    "- 3": -3,
    "−3": -3,
    "minus 3": -3,
    "˗3": -3,
    "－3": -3,
    "⁻3": -3,
    "➖3": -3,
    "zero": 0,
    "Seven": 7,
    "nineteen": 19,
    "forty-two": 42,
    "twenty one": 21,
    "minus five": -5,
    "3 million": 3_000_000,
    "168.5 million": 168_500_000,
    "2 thousand": 2000,
    "–3": -3,
    "‑3.5": -3.5,
    "-0": 0,
    "= 0.48": 0.48,
    "≈ 0.48": 0.48,
    "0.48.": 0.48,
    "5,": 5,
    "１２.５": 12.5,
}
INVISIBLE = {
    "\ufeff8": 8,
    "8\u200b": 8,
    "\u200e−3\u200f": -3,
    "\u2066" + "0.48" + "\u2069": 0.48,
    "1\u00ad234.5": 1234.5,
    "0.\u20604": 0.4,
    "\u00a08\u00a0": 8,
    "8\ufe0f": 8,
}
MARKS = {
    "1.23": 1.23,
    "1.234": 1.234,
    "1,234": 1234,
    "12,560": 12560,
    "13,002.5": 13002.5,
    "1,234,567": 1234567,
    "1,234,567.89": 1234567.89,
    "1,00,000": 100_000,
    "12,34,567.5": 1234567.5,
    "1.234.567": 1234567,
    "13 002": 13002,
    "13\u2009002": 13002,
    "13\u00a0002": 13002,
    "13\u202f002": 13002,
    "1 234 567.8": 1234567.8,
    "13'002": 13002,
    "13’002.5": 13002.5,
    "0.123 456": 0.123456,
}
COMMAS = {
    "0,5": 0.5,
    ",5": 0.5,
    "1,23": 1.23,
    "0,123": 0.123,
    "-0,48": -0.48,
    "12,3456": 12.3456,
    "1234,567": 1234.567,
    "1.234,5": 1234.5,
    "1.000,5": 1000.5,
    "1.234.567,89": 1234567.89,
    "13\u202f002,5": 13002.5,
    "1 234,5": 1234.5,
    "1'000,5": 1000.5,
    "1,2e-3": 0.0012,
    "6,022e23": 6.022e23,
    "6,022·10^23": 6.022e23,
    "6,022 × 10²³": 6.022e23,
}
"""Commas that are decimal on an English page too, which is said."""

SCIENTIFIC = {
    "1.2e-3": 0.0012,
    "1.2E3": 1200,
    "1.2e+3": 1200,
    "1.2e −3": 0.0012,
    "-4e2": -400,
    "1.2·10^-3": 0.0012,
    "1.2 ⋅ 10^(-3)": 0.0012,
    "1.2 × 10⁻³": 0.0012,
    "1.2×10³": 1200,
    "1.2 x 10^3": 1200,
    "1.2*10**3": 1200,
    "10^-3": 0.001,
    "10⁴": 10000,
    "-10^2": -100,
    "6.022∙10^{23}": 6.022e23,
    "6.022 • 10^(23)": 6.022e23,
    "6.022X10^23": 6.022e23,
    "1*10^5": 100000,
    "138*10^-3": 0.138,
    "138.0x10^-3": 0.138,
    "1.2×10 ^ -3": 0.0012,
    "-1.5×10⁻³": -0.0015,
    "5e-324": 5e-324,
    "1e-400": 0,
}
FRACTIONS = {
    "1/16": 0.0625,
    "-1/4": -0.25,
    "3 / 4": 0.75,
    "1\u20444": 0.25,
    "½": 0.5,
    "⅔": 2 / 3,
    "-½": -0.5,
    "1 ½": 1.5,
    "5108/10,000": 0.5108,
    "1∕4": 0.25,
    "5 1\\2": 5.5,
    "8 1/2": 8.5,
    "18/4": 4.5,
    "¾": 0.75,
    "1½": 1.5,
    "1 1/2": 1.5,
    "-2 1/4": -2.25,
    "1.5/2": 0.75,
    "1,000/4": 250,
    "0/5": 0,
}
PERCENT = {
    "29%": 0.29,
    "50 %": 0.5,
    "54.7%": 0.547,
    "54.7 ％": 0.547,
    "54.7 pct": 0.547,
    "ten percent": 0.1,
    "5 ‰": 0.005,
    "1/2 %": 0.005,
    "-5%": -0.05,
    "20 percent": 0.2,
    "20 per cent": 0.2,
}


def parse(page: Page, *rows: tuple[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """What is read of texts, each asked for in some way, without what is empty."""
    script = "(rows) => import('/typed.js').then(({parseTyped}) => rows.map((row) => parseTyped(...row)))"
    found = page.evaluate(script, rows)
    return [{key: value for key, value in one.items() if value not in {"", None}} for one in found]


def problem(page: Page, text: str, **asked: Any) -> str:
    (found,) = parse(page, (text, asked))
    return str(found.get("problem", ""))


def test_numbers_are_read_as_people_write_them(calculator: Page) -> None:
    rows = PLAIN | INVISIBLE | MARKS | SCIENTIFIC | FRACTIONS | PERCENT
    found = dict(zip(rows, parse(calculator, *((text, {}) for text in rows)), strict=True))
    assert {text: one.get("value") for text, one in found.items()} == rows
    assert [text for text, one in found.items() if "note" in one] == []


def test_a_comma_that_was_read_as_decimal_is_said_back(calculator: Page) -> None:
    found = dict(zip(COMMAS, parse(calculator, *((text, {}) for text in COMMAS)), strict=True))
    assert {text: one["value"] for text, one in found.items()} == COMMAS
    assert {one["note"] for one in found.values()} == {f"Read as {spelt(value)}." for value in COMMAS.values()}


def spelt(value: float) -> str:
    return repr(value).replace("e+", "e+")


@pytest.mark.parametrize(
    ("text", "decimal", "value", "other", "doubt"),
    [
        ("3,142", ".", 3142, 3.142, "Read as 3142. If you mean 3.142, write it so."),
        ("3.142", ".", 3.142, 3142, "Read as 3.142. If you mean 3142, write it so."),
        ("-1,000", ".", -1000, -1, "Read as -1000. If you mean -1, write it so."),
        ("3,142", ",", 3.142, 3142, "Read as 3,142. If you mean 3142, write it so."),
        ("3.142", ",", 3142, 3.142, "Read as 3142. If you mean 3,142, write it so."),
        ("16,000", ".", 16000, 16, "Read as 16000. If you mean 16, write it so."),
    ],
)
def test_one_mark_before_three_digits_is_read_by_the_language_and_doubted(  # noqa: PLR0913, PLR0917 - a table
    calculator: Page, text: str, decimal: str, value: float, other: float, doubt: str
) -> None:
    assert parse(calculator, (text, {"decimal": decimal})) == [{"value": value, "other": other, "doubt": doubt}]


GERMAN = {"0,5": 0.5, "3,14": 3.14, "1.234.567,5": 1234567.5, "1.000,5": 1000.5, "2,5e3": 2500, "1 000,25": 1000.25}
FOREIGN = {"0.5": 0.5, "3.14": 3.14, "1,000.5": 1000.5, "6.022e23": 6.022e23}


def test_a_page_whose_language_has_a_decimal_comma(calculator: Page) -> None:
    rows = GERMAN | FOREIGN
    found = parse(calculator, *((text, {"decimal": ","}) for text in rows))
    assert [one["value"] for one in found] == [*rows.values()]
    assert [one.get("note", "") for one in found] == [
        *("" for _ in GERMAN),
        *(f"Read as {spelt(value).replace('.', ',')}." for value in FOREIGN.values()),
    ]


def test_every_number_that_an_author_may_show_is_read_as_the_build_reads_it(calculator: Page) -> None:
    """One table for both: who types what the solution shows is right."""
    written = [read_written(text)[1] for text in WRITTEN]
    assert [isinstance(one, Written) and float(one.value) for one in written] == [*WRITTEN.values()]
    found = parse(calculator, *((text, {}) for text in WRITTEN))
    assert [one["value"] for one in found] == pytest.approx([*WRITTEN.values()], rel=1e-12)


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


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "=", "≈ ", ".", "\u200b\ufeff"])
def test_nothing_asks_for_a_number(calculator: Page, text: str) -> None:
    assert problem(calculator, text) == "Type a number first."


@pytest.mark.parametrize(
    "text",
    [
        "NaN",
        "Infinity",
        "-Infinity",
        "∞",
        "abc",
        "-",
        "+-5",
        "--5",
        "e5",
        ",",
        "%",
        "/2",
        "(5)",
        "x = 5",
        "#",
        "minutes",
        "half",
        "١٢",
    ],
)
def test_what_holds_no_number_in_front_is_refused(calculator: Page, text: str) -> None:
    assert f"“{text}” cannot be read as a number" in problem(calculator, text)


@pytest.mark.parametrize(
    "text",
    [
        "1 2",
        "0.4 0.5",
        "3, 4",
        "1,2,3",
        "1.2.3",
        "1,234.567.8",
        "1.2,3.4",
        "12 34",
        "1,234'567",
        "0.4 0.5 0.6",
    ],
)
def test_marks_that_fit_no_way_of_writing_are_refused(calculator: Page, text: str) -> None:
    assert "cannot be read as a number. Type one number" in problem(calculator, text)


@pytest.mark.parametrize(
    "text", ["0.4*3", "2+2", "2³", "1/2/3", "0x1F", "1e", "1e5.5", "3 or 4", "5=5", "2(3)", "7-2", "1_000"]
)
def test_a_sum_is_not_worked_out(calculator: Page, text: str) -> None:
    assert problem(calculator, text).startswith(("Type the result alone", "Type the number alone"))


@pytest.mark.parametrize("text", ["1/0", "0/0", "1e999", "-1e400", "10^400"])
def test_what_gives_no_number_is_refused(calculator: Page, text: str) -> None:
    assert "No number comes out of that" in problem(calculator, text)


def test_a_long_text_is_read_at_once_and_named_in_short(calculator: Page) -> None:
    for text in ("1 " * 20_000, "1," * 20_000, "9" * 20_000 + "/", "x" * 40_000, "1 1" * 9_000 + "/"):
        assert len(problem(calculator, text)) < 200
