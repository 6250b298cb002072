"""Units are read as people write them, and their sizes are those of a library that is kept for nothing else."""

import math
from typing import TypeAlias

import pint
import pytest

from answers.spellings import ALIKE, OTHER, UNKNOWN, pairs
from clawdemy_site.practice import units
from clawdemy_site.practice.units import is_alike, is_known, is_same, other_cases, read_unit, split_unit

ROWS = [row.split() for row in units.PARTS[1]]
BASES = {
    "L": "m",
    "M": "kg",
    "T": "s",
    "I": "A",
    "K": "K",
    "N": "mol",
    "J": "cd",
    "A": "rad",
    "B": "bit",
}
NAMES = {
    "Torr": "torr",
    "°C": "delta_degC",
    "°F": "delta_degF",
    "wk": "week",
    "yr": "year",
    "Da": "dalton",
    "au": "astronomical_unit",
    "ly": "light_year",
    "pc": "parsec",
    "hp": "horsepower",
    "M": "molar",
    "dyn": "dyne",
    "rev": "revolution",
    "°": "degree",
    "′": "arcminute",
    "″": "arcsecond",
    "kn": "knot",
    "kmh": "kph",
    "VA": "volt_ampere",
    "Ah": "ampere_hour",
    "Nm": "newton * meter",
    "L": "liter",
    "cal": "calorie",
    "atm": "standard_atmosphere",
    "lbf": "pound_force",
    "Å": "angstrom",
    "ha": "hectare",
    "d": "day",
    "h": "hour",
    "min": "minute",
}


Registry: TypeAlias = "pint.UnitRegistry[float]"


@pytest.fixture(scope="module")
def registry() -> Registry:
    return pint.UnitRegistry()


def test_the_size_of_every_unit_is_that_of_the_library(registry: Registry) -> None:
    for signs, _, size, measures, *_ in ROWS:
        sign = signs.split(",")[0]
        unit = registry.parse_units(NAMES.get(sign, sign))
        base = " * ".join(f"{BASES[letter]}**{power}" for letter, power in units._measured(measures).items())
        found = registry.Quantity(1, unit).to(base).magnitude
        assert math.isclose(found, float(size), rel_tol=1e-9), sign


def test_the_names_of_a_unit_are_those_of_the_library(registry: Registry) -> None:
    own = {"°kelvin", "gramme", "lightyear", "light-year", "henries", "°celsius", "centigrade", "°fahrenheit"}
    known = {"celsius": "degree_Celsius", "fahrenheit": "degree_Fahrenheit", "calorie": "calorie"}
    for signs, names, *_ in ROWS:
        first = registry.parse_units(NAMES.get(signs.split(",")[0], signs.split(",")[0]))
        for name in set(names.split(",")) - own - {"-"}:
            unit = registry.parse_units(known.get(name, name))
            assert unit.dimensionality == first.dimensionality, name


@pytest.mark.parametrize(("table", "same"), [(ALIKE, True), (OTHER, False)])
def test_spellings_of_a_unit_are_one_and_other_units_are_others(table: dict[str, str], same: bool) -> None:  # noqa: FBT001 - a table
    for unit, other in pairs(table):
        one, two = read_unit(unit), read_unit(other)
        assert one is not None, unit
        assert two is not None, other
        assert is_same(one, two) is same, (unit, other)


def test_what_is_no_unit_is_a_word() -> None:
    assert [text for text in UNKNOWN.split("|") if read_unit(text)] == []


def test_a_stroke_read_far_divides_by_all_behind_it() -> None:
    far, right = read_unit("J/kg K", far=True), read_unit("J/(kg K)")
    assert far
    assert right
    assert is_same(far, right)
    assert not is_alike(far, read_unit("J/kg K") or far)


def test_degrees_may_be_of_an_angle_or_of_temperature_and_so_are_not_converted() -> None:
    assert split_unit("degrees") == ("degrees", ("degrees", "degree", "°", "deg", "°C"))
    assert not is_known("degrees")
    assert is_known("°C")


def test_other_words_for_a_unit_stand_behind_an_equals_sign() -> None:
    assert split_unit("vertices =  nodes = points") == ("vertices", ("nodes", "points"))
    assert split_unit("m / s") == ("m / s", ())


def test_the_letters_of_a_short_unit_in_every_size() -> None:
    assert {*other_cases("KG")} == {"kg", "Kg", "kG", "KG"}
    assert [*other_cases("metres per second")] == []
