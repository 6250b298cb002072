"""Another value in the place of a written number: in its spelling, at its precision, and never against the check."""

import pytest

from clawdemy_site.numbers.evaluate import Worked
from clawdemy_site.numbers.judge import compare_written
from clawdemy_site.numbers.model import Relation
from clawdemy_site.numbers.show import decimals_for, decimals_within, is_exact, rewrite, spell_to
from clawdemy_site.numbers.values import Value

CASES: list[tuple[str, Value, Value, Relation, str]] = [
    ("0.547", 0.5473, 0.31, "=", "0.310"),
    ("13,002", 13002, 1234567, "=", "1,234,567"),
    ("13,000", 13002, 98765, "≈", "99,000"),
    ("−0.2", -0.2, 0.3, "=", "0.3"),
    ("-0.2", -0.2, -0.3, "=", "-0.3"),
    ("0.2", 0.2, -0.3, "=", "−0.3"),
    ("98.7 %", 293 / 297, 0.5, "=", "50.0 %"),
    ("168.5 million", 168_518_880, 1_000_000, "=", "1.0 million"),
    ("(0.4, 0.25)", (0.4, 0.25), (-0.5, 2), "=", "(−0.5, 2.00)"),
    ("[(0.4, 0), (1, 2)]", ((0.4, 0), (1, 2)), ((0.1, 0.5), (3, 4)), "=", "[(0.1, 0.5), (3, 4)]"),
    ("six", 6, 7, "=", "seven"),
    ("Six", 6, 40, "=", "Forty"),
    ("six", 6, 21, "=", "21"),
    ("true", True, False, "=", "false"),
    ("a 4", "a 4", "a 7", "=", "a 7"),
    ("1.2e-3", 0.00124, 0.5, "=", "0.5000"),
    # What is exact stays exact, up to a few digits more; what is rounded stays rounded.
    ("2", 2, 2.5, "=", "2.5"),
    ("2", 2, 2.5, "≈", "3"),
    ("40 %", 0.4, 0.455, "=", "45.5 %"),
    ("13e3", 13000, 13500, "=", "13,500"),
    ("0.1", 0.1, 0.1 + 0.2, "=", "0.3"),
    ("55", 55.0, 81.015625, "=", "81"),
    ("0.5", 0.5, 1 / 3, "=", "0.3"),
    ("0.3", 1 / 3, 0.25, "=", "0.3"),
    ("0.55", 0.5474, -0.001, "=", "0.00"),
    ("0", 0, 0.25, "=", "0.25"),
    ("−3", -3.2, -0.4, "≈", "0"),
    ("123", 123.4, 10**30 + 4, "=", f"{10**30 + 4:,}"),
    # Nothing says how these would be written.
    ("0", 0, 1 / 3, "=", ""),
    ("3", 3.2, 0.4, "=", ""),
    ("3 %", 0.032, -0.004, "=", ""),
    ("1/16", 1 / 16, 0.5, "=", ""),
    ("(1, 2)", (1, 2), (1, 2, 3), "=", ""),
    ("(1, 2)", (1, 2), 3, "=", ""),
    ("3", 3, (1, 2), "=", ""),
]


@pytest.mark.parametrize("case", CASES, ids=[f"{case[0]}-{case[2]}" for case in CASES])
def test_a_value_is_written_as_another_one_is(case: tuple[str, Value, Value, Relation, str]) -> None:
    written, base, value, relation, expected = case
    text = rewrite(written, base, value, relation)
    assert text == expected
    assert not text or compare_written(text, Worked(value), relation).agrees


def test_what_is_exact_is_told_from_what_is_rounded() -> None:
    exact: list[tuple[str, Value]] = [("0.50", 0.5), ("50 %", 0.5), ("(1, 2)", (1, 2)), ("true", True), ("three", 3)]
    rounded: list[tuple[str, Value]] = [
        ("0.33", 1 / 3),
        ("0.5", 0.52),
        ("(1, 2)", (1, 2.1)),
        ("(1, 2)", 1),
        ("1/2", 0.5),
    ]
    assert all(is_exact(*case) for case in exact)
    assert not any(is_exact(*case) for case in rounded)


@pytest.mark.parametrize(
    ("distance", "decimals"), [(0.5, 0), (5, 0), (0.05, 1), (0.02, 2), (0.005, 2), (0.0005, 3), (1e-12, 12)]
)
def test_a_rounded_number_stays_within_the_distance(distance: float, decimals: int) -> None:
    assert decimals_within(distance) == decimals
    assert 10.0**-decimals / 2 <= distance * (1 + 1e-9)


def test_numbers_are_spelt_with_the_digits_asked_for() -> None:
    assert [spell_to(1234.5, 2), spell_to(-0.001, 2), spell_to(-2.5, 0)] == ["1,234.50", "0.00", "−3"]
    assert [decimals_for([0.1, 0.25, 3]), decimals_for([0.1 + 0.2]), decimals_for([1 / 3])] == [2, 1, None]
