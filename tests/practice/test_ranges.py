"""Ranges are read exactly, and the settings drawn from them are the same everywhere."""

from decimal import Decimal

import pytest

from clawdemy_site.diagnostics import Location
from clawdemy_site.numbers.spelling import is_name
from clawdemy_site.practice.model import Option
from clawdemy_site.practice.ranges import Range, draw_settings, named_values, parse_ranges, settings

TWO = "a = 0.4 in 0.1 to 0.9 step 0.1; b = 3 in 2 to 9"


def option(text: str) -> Option:
    return Option("ranges", text, Location("a.md", 5, 5), Location("a.md", 5, 13))


def ranges(text: str) -> tuple[Range, ...]:
    kept, found = parse_ranges(option(text))
    assert found == []
    return kept


def test_ranges_are_exact_and_know_their_places() -> None:
    first, second = ranges(TWO)
    assert (first.name, first.value, first.low, first.high, first.step) == (
        "a",
        *map(Decimal, ("0.4", "0.1", "0.9", "0.1")),
    )
    assert (first.name_at.column, first.value_at.column) == (13, 17)
    assert (second.name, second.name_at.column, second.value_text, second.value_at.column) == ("b", 45, "3", 49)
    assert [first.text(index) for index in range(first.count)] == [
        "0.1",
        "0.2",
        "0.3",
        "0.4",
        "0.5",
        "0.6",
        "0.7",
        "0.8",
        "0.9",
    ]
    assert (second.count, second.base, second.step) == (8, 1, Decimal(1))


def test_values_have_the_digits_of_the_finest_number_and_a_plain_minus() -> None:
    (one,) = ranges("w = −0.5 in -2 to 3 step 0.25")
    assert (one.text(0), one.text(one.base), one.text(one.count - 1)) == ("-2.00", "-0.50", "3.00")
    assert one.value_text == "−0.5"


def test_thousands_and_other_letters_read_as_in_sums() -> None:
    first, second = ranges("n = 60,000 in 10,000 to 90,000 step 1,000; w₁′ = .5 in 0 to 1 step .5")
    assert (first.text(0), first.count) == ("10000", 81)
    assert (second.name, second.text(1)) == ("w₁′", "0.5")


def test_a_grid_may_end_before_its_range_does() -> None:
    (one,) = ranges("a = 2 in 2 to 99 step 4")
    assert one.text(one.count - 1) == "98"


def test_a_semicolon_may_close_the_list() -> None:
    assert ranges(f"{TWO};") == ranges(TWO)


def test_names_are_names_of_sums() -> None:
    for name in ("a", "w₁", "ħ", "x′", "long_name2", "Σ", "ﬁ"):
        (one,) = ranges(f"{name} = 1 in 0 to 50")
        assert is_name(one.name)
    for name in ("1a", "_a", "a-b", "a.b", "million", "a²", "[a]"):
        assert not is_name(name)
        assert [found.rule for found in parse_ranges(option(f"{name} = 1 in 0 to 50"))[1]] == ["range-name"]


WRONG = {
    "nothing of the form": ("a from 1 to 50", 13, "range-form"),
    "empty part": (f"{TWO}; ;", 62, "range-form"),
    "a sum for a number": ("a = 1/2 in 0 to 50", 17, "range-form"),
    "too many digits": ("a = 1 in 0 to 1234567890123456", 27, "range-form"),
    "backwards": ("a = 1 in 50 to 0", 28, "range-form"),
    "nothing between": ("a = 1 in 1 to 1", 27, "range-form"),
    "no step": ("a = 1 in 0 to 50 step 0", 35, "range-step"),
    "step back": ("a = 1 in 0 to 50 step -1", 35, "range-step"),
    "outside": ("a = 51 in 0 to 50", 17, "range-value"),
    "off its grid": ("a = 0.45 in 0.1 to 9 step 0.1", 17, "range-value"),
    "off a grid of whole numbers": ("a = 0.5 in 0 to 50", 17, "range-value"),
    "named twice": ("h1 = 1 in 0 to 50; h₁ = 2 in 0 to 50", 32, "range-name"),
    "too few": ("a = 1 in 1 to 20", 13, "range-settings"),
    "too many ranges": ("; ".join(f"a{n} = 1 in 0 to 9" for n in range(11)), 13, "range-form"),
}


@pytest.mark.parametrize(("text", "column", "rule"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_range_is_told_where_it_stands(text: str, column: int, rule: str) -> None:
    found = parse_ranges(option(text))[1]
    assert [(one.location, one.rule) for one in found] == [(Location("a.md", 5, column), rule)]
    assert found[0].help


def test_the_others_stand_when_one_range_is_wrong() -> None:
    assert [one.name for one in parse_ranges(option("a = 1 in 9 to 2; b = 3 in 2 to 9"))[0]] == ["b"]


def test_names_stand_even_where_their_ranges_are_wrong() -> None:
    text = "a = 0.45 in 9 to 0.1; b = three in 1 to 50; h1 = 2 from 0; h₁ = 3; 1c = 4 in 1 to 50"
    first, second = named_values(option(text))
    assert (first.name, first.value, first.name_at.column, first.value_at.column) == ("a", "0.45", 13, 17)
    assert (second.name, second.value) == ("h1", "2")


def test_settings_are_counted_beside_the_written_one() -> None:
    assert settings(ranges(TWO)) == 9 * 8 - 1
    assert settings(ranges("a = 1 in 1 to 21")) == 20


def test_what_is_drawn_is_the_same_on_every_computer() -> None:
    drawn = draw_settings(ranges(TWO), "tea/warm-water#cup", 4)
    assert [dict(one) for one in drawn] == [
        {"a": "0.3", "b": "8"},
        {"a": "0.8", "b": "5"},
        {"a": "0.3", "b": "7"},
        {"a": "0.5", "b": "3"},
    ]
    assert draw_settings(ranges(TWO), "tea/warm-water#pot", 4) != drawn


def test_settings_differ_from_each_other_and_from_the_written_one() -> None:
    drawn = [tuple(one.items()) for one in draw_settings(ranges(TWO), "seed", 1_000)]
    assert len(drawn) == len(set(drawn)) == 71
    assert (("a", "0.4"), ("b", "3")) not in drawn
    assert all(name == ("a", "b") for name in (tuple(dict(one)) for one in drawn))


def test_more_settings_begin_with_the_same_ones() -> None:
    assert draw_settings(ranges(TWO), "seed", 30)[:20] == draw_settings(ranges(TWO), "seed", 20)


def test_a_vast_grid_is_drawn_from_at_once() -> None:
    wide = ranges("; ".join(f"a{n} = 0 in 0 to 999,999,999,999 step 0.001" for n in range(10)))
    drawn = draw_settings(wide, "seed", 20)
    assert len({tuple(one.values()) for one in drawn}) == 20
    for name in drawn[0]:
        assert len({one[name] for one in drawn}) == 20
