"""A number is read in the many ways in which people write one, and what is no number gets a sentence that helps."""

from typing import Any

import pytest
from playwright.sync_api import Page

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
    "–3": -3,
    "‑3.5": -3.5,
    "-0": 0,
    "= 0.48": 0.48,
    "≈ 0.48": 0.48,
    "0.48.": 0.48,
    "5,": 5,
    "１２.５": 12.5,
}
MARKS = {
    "0,5": 0.5,
    ",5": 0.5,
    "1,23": 1.23,
    "0,123": 0.123,
    "-0,48": -0.48,
    "12,3456": 12.3456,
    "1234,567": 1234.567,
    "1,234": 1234,
    "12,560": 12560,
    "13,002.5": 13002.5,
    "1,234,567": 1234567,
    "1,234,567.89": 1234567.89,
    "1.234": 1.234,
    "1.234.567": 1234567,
    "1.234,5": 1234.5,
    "1.234.567,89": 1234567.89,
    "13 002": 13002,
    "13\u2009002": 13002,
    "13\u00a0002": 13002,
    "13\u202f002,5": 13002.5,
    "1 234 567.8": 1234567.8,
    "13'002": 13002,
    "13’002.5": 13002.5,
    "0.123 456": 0.123456,
}
SCIENTIFIC = {
    "1.2e-3": 0.0012,
    "1.2E3": 1200,
    "1.2e+3": 1200,
    "1.2e −3": 0.0012,
    "1,2e-3": 0.0012,
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
    "1,234e2": 123400,
    "5e-324": 5e-324,
    "1e-400": 0,
}
FRACTIONS = {
    "1/16": 0.0625,
    "-1/4": -0.25,
    "3 / 4": 0.75,
    "1\u20444": 0.25,
    "½": 0.5,
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
    "54,7%": 0.547,
    "1/2 %": 0.005,
    "-5%": -0.05,
    "20 percent": 0.2,
    "20 per cent": 0.2,
}


def parse(page: Page, text: str, unit: str = "") -> dict[str, Any]:
    script = "([text, unit]) => import('/typed.js').then(({parseTyped}) => parseTyped(text, unit))"
    found: dict[str, Any] = page.evaluate(script, [text, unit])
    return found


@pytest.mark.parametrize(("text", "value"), (PLAIN | MARKS | SCIENTIFIC | FRACTIONS | PERCENT).items())
def test_numbers_are_read_as_people_write_them(calculator: Page, text: str, value: float) -> None:
    assert parse(calculator, text) == {"value": value}


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("8 minutes", "minutes", 8),
        ("8minutes", "minutes", 8),
        ("8 Minutes.", "minutes", 8),
        ("1 minute", "minutes", 1),
        ("8 min", "minutes", 8),
        ("2 pixels", "pixel", 2),
        ("8", "minutes", 8),
        ("12.5 km/h", "km/h", 12.5),
        ("1/2 km/h", "km/h", 0.5),
        ("3 e", "e", 3),
        ("5 €", "€", 5),
        ("€5", "€", 5),
        ("-$5", "$", -5),
        ("20%", "%", 20),
        ("20", "%", 20),
        ("20 percent", "%", 20),
        ("20%", "minutes", 0.2),
        ("1.2·10^3 W", "W", 1200),
        ("3 m²", "m²", 3),
    ],
)
def test_the_unit_behind_the_field_may_be_typed(calculator: Page, text: str, unit: str, value: float) -> None:
    assert parse(calculator, text, unit) == {"value": value}


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("8 hours", "minutes", "in minutes: type the number alone, without “hours”"),
        ("8 hours", "", "Type the number alone, without “hours”"),
        ("8 km/h", "", "without “km/h”"),
        ("8 m", "minutes", "in minutes"),
        ("0.48 because I said so and so on and on", "", "without “because I said so and so on a…”"),
    ],
)
def test_another_unit_is_named(calculator: Page, text: str, unit: str, words: str) -> None:
    assert words in parse(calculator, text, unit)["problem"]


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "=", "≈ ", "."])
def test_nothing_asks_for_a_number(calculator: Page, text: str) -> None:
    assert parse(calculator, text) == {"problem": "Type a number first."}


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
    ],
)
def test_what_holds_no_number_in_front_is_refused(calculator: Page, text: str) -> None:
    assert f"“{text}” cannot be read as a number" in parse(calculator, text)["problem"]


@pytest.mark.parametrize(
    "text",
    [
        "1 2",
        "0.4 0.5",
        "3, 4",
        "1,2,3",
        "1.2.3",
        "1,23,456",
        "1,234.567.8",
        "1.2,3.4",
        "12 34",
        "1,234'567",
        "0.4 0.5 0.6",
    ],
)
def test_marks_that_fit_no_way_of_writing_are_refused(calculator: Page, text: str) -> None:
    assert "cannot be read as a number. Type one number" in parse(calculator, text)["problem"]


@pytest.mark.parametrize(
    "text", ["0.4*3", "2+2", "2³", "1/2/3", "0x1F", "1e", "1e5.5", "3 or 4", "5=5", "2(3)", "7-2", "1_000"]
)
def test_a_sum_is_not_worked_out(calculator: Page, text: str) -> None:
    problem = parse(calculator, text).get("problem", "")
    assert problem.startswith(("Type the result alone", "Type the number alone"))


@pytest.mark.parametrize("text", ["1/0", "0/0", "1e999", "-1e400", "10^400"])
def test_what_gives_no_number_is_refused(calculator: Page, text: str) -> None:
    assert "No number comes out of that" in parse(calculator, text)["problem"]


def test_a_long_text_is_read_at_once_and_named_in_short(calculator: Page) -> None:
    for text in ("1 " * 20_000, "1," * 20_000, "9" * 20_000 + "/", "x" * 40_000, "1 1" * 9_000 + "/"):
        assert len(parse(calculator, text)["problem"]) < 200
