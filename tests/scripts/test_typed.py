"""A number is read in the many ways in which people write one, and what is no number gets a sentence that helps."""

from typing import Any

import pytest
from playwright.sync_api import Page

from answers.spellings import WRITTEN
from clawdemy_site.numbers.expression import Written, read_written

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
    "23.2 x 10^4": 232_000,
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
    "13 002/4": 3250.5,
    "1 500/3": 500,
    "1 125/1000": 1.125,
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
        ("1,234 million", ".", 1234e6, 1234e3, "Read as 1234000000. If you mean 1234000, write it so."),
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
    "text",
    ["0.4*3", "2+2", "2³", "1/2/3", "0x1F", "1e", "1e5.5", "3 or 4", "5=5", "2(3)", "7-2", "1_000", "twenty eleven"],
)
def test_a_sum_is_not_worked_out(calculator: Page, text: str) -> None:
    assert problem(calculator, text).startswith(("Type the result alone", "Type the number alone"))


@pytest.mark.parametrize("text", ["1/0", "0/0", "1e999", "-1e400", "10^400"])
def test_what_gives_no_number_is_refused(calculator: Page, text: str) -> None:
    assert "No number comes out of that" in problem(calculator, text)


def test_a_long_text_is_read_at_once_and_named_in_short(calculator: Page) -> None:
    for text in ("1 " * 20_000, "1," * 20_000, "9" * 20_000 + "/", "x" * 40_000, "1 1" * 9_000 + "/"):
        assert len(problem(calculator, text)) < 200
