"""A written number agrees with its value at the digits that are written, and at no fewer."""

import pytest

from clawdemy_site.numbers.evaluate import Scope, Worked, evaluate
from clawdemy_site.numbers.expression import read_expression
from clawdemy_site.numbers.judge import Verdict, compare_written
from clawdemy_site.numbers.model import Relation, SumError


def verdict(written: str, relation: Relation, value: str) -> Verdict:
    return compare_written(written, evaluate(read_expression(value), Scope()), relation)


RIGHT: list[tuple[str, Relation, str]] = [
    ("0.547", "=", "0.5473576"),
    ("0.90", "=", "0.904"),
    ("0.90", "≈", "0.904"),
    ("0.12", "=", "0.125"),
    ("0.13", "=", "0.125"),
    ("0.4565", "=", "0.45645"),
    ("0.4564", "=", "0.45645"),
    ("0.1", "=", "0.1 + 0.05"),
    ("13,002", "=", "13002"),
    ("13,000", "≈", "13002"),
    ("10,000", "≈", "13002"),
    ("98.7 %", "=", "293/297"),
    ("168.5 million", "=", "168518880"),
    ("170 million", "≈", "168518880"),
    ("−0.2", "=", "-0.2"),
    ("+0.8", "=", "0.8"),
    ("1.2e-3", "=", "0.00124"),
    ("1.2·10^-3", "=", "0.00124"),
    ("1/16", "=", "0.5^4"),
    ("0.5·0.5", "=", "0.25"),
    ("(0.4, 0)", "=", "[0.41, 0]"),
    ("[(0.4, 0), (1, 2)]", "=", "[[0.41, 0], [1, 2]]"),
    ("true", "=", "1 < 2"),
    ("seventy", "≈", "69.77"),
    ("Four", "=", "4"),
    ("0", "=", "0.1 + 0.2 − 0.3"),
    ("0.000", "=", "0.0004"),
    ("0", "≈", "0.4"),
]
WRONG: list[tuple[str, Relation, str, str, str, str]] = [
    ("0.548", "=", "0.5473576", "0.54735…", "compared at 3 decimals", "0.547"),
    ("0.5474", "=", "0.5473", "0.5473", "compared at 4 decimals", "0.5473"),
    ("0.90", "≈", "0.96", "0.96", "compared at 2 decimals", "0.96"),
    ("13,000", "=", "13002", "13,002", "compared as whole numbers", "13,002"),
    ("13,001", "≈", "13002", "13,002", "compared as whole numbers", "13,002"),
    ("12,000", "≈", "13002", "13,002", "compared to the nearest 1,000", "13,000"),
    ("98.6 %", "=", "293/297", "98.653… %", "compared to the nearest 0.1 %", "98.7 %"),
    ("168.4 million", "=", "168518880", "168.518… million", "compared to the nearest 0.1 million", "168.5 million"),
    ("-0.2", "=", "0.2 − 0.5", "−0.3", "compared at 1 decimal", "-0.3"),
    ("0.2", "=", "−0.2", "−0.2", "compared at 1 decimal", "−0.2"),
    ("1/17", "=", "0.5^4", "0.0625", "compared exactly", ""),
    ("[0.4, 1]", "=", "(0.4, 0)", "(0.4, 0)", "compared at 1 decimal", "[0.4, 0]"),
    ("(0.4, 1)", "=", "0.4", "a number, 0.4", "and the two have not the same shape", ""),
    ("0.4", "=", "(0.4, 1)", "a list of 2, (0.4, 1)", "and the two have not the same shape", ""),
    ("true", "=", "1 > 2", "false", "compared exactly", "false"),
    ("1", "=", "1 < 2", "true", "compared exactly", "true"),
    ("0", "=", "0.5", "0.5", "compared exactly", "0.5"),
    ("0 %", "=", "0.004", "0.004", "compared exactly", "0.004"),
    ("0", "≈", "0.6", "0.6", "compared as whole numbers", "1"),
    ("(0, 0)", "=", "(0.5, 0.5)", "(0.5, 0.5)", "compared as whole numbers", "(0.5, 0.5)"),
    ("sixty", "≈", "69.77", "69.77", "compared to the nearest 10", "70"),
]


@pytest.mark.parametrize(("written", "relation", "value"), RIGHT)
def test_numbers_that_agree(written: str, relation: Relation, value: str) -> None:
    assert verdict(written, relation, value).agrees


@pytest.mark.parametrize("case", WRONG, ids=[f"{case[0]}-{case[2]}" for case in WRONG])
def test_numbers_that_do_not_agree_say_both_and_how_they_were_compared(
    case: tuple[str, Relation, str, str, str, str],
) -> None:
    written, relation, value, *told = case
    found = verdict(written, relation, value)
    assert not found.agrees
    assert [found.value, found.precision, found.mended] == told


def test_a_sum_that_is_written_says_its_own_value_too() -> None:
    assert verdict("1/17", "=", "0.5^4").said == "0.0588235…"


TIES = {"0.125", "0.45645"}
"""They agree either way."""
ENDED = [case for case in RIGHT if case[0][-1] in "23456789" and "/" not in case[0] and case[2] not in TIES]


@pytest.mark.parametrize(("written", "relation", "value"), ENDED)
def test_one_less_in_the_last_digit_is_noticed(written: str, relation: Relation, value: str) -> None:
    assert not verdict(written[:-1] + str(int(written[-1]) - 1), relation, value).agrees


def test_a_text_is_compared_as_text() -> None:
    fact = Worked("a 4 taken for a 7")
    assert compare_written("a 4  taken for a 7", fact, "=").agrees
    assert not compare_written("a 7 taken for a 4", fact, "=").agrees


@pytest.mark.parametrize("written", ["z", "many", "0.5 or so", "sigmoid(1)", "", "0,5"])
def test_what_is_written_must_be_a_number(written: str) -> None:
    with pytest.raises(SumError, match="is not written as a number"):
        verdict(written, "=", "1")
