"""Sums are read as people write them, and come to what they come to on paper."""

import math

import pytest

from clawdemy_site.diagnostics import Location
from clawdemy_site.numbers.evaluate import Scope, evaluate
from clawdemy_site.numbers.expression import read_expression
from clawdemy_site.numbers.model import SumError, Term
from clawdemy_site.numbers.values import Value, are_equal

SUMS: list[tuple[str, Value]] = [
    ("13,002", 13002),
    ("1,300,200.5", 1300200.5),
    ("12,560 + 272 + 170", 13002),
    ("−0.2", -0.2),
    ("-0.2", -0.2),
    ("+0.8", 0.8),
    (".5", 0.5),
    ("007", 7),
    ("0.90", 0.9),
    ("0.15 · 0.3", 0.045),
    ("3 × 4 * 2 ⋅ 1", 24),
    ("3\u00a0÷\u202f4", 0.75),
    ("0.8·(−0.2)", -0.16),
    ("0.8 − −0.2", 1.0),
    ("98.7 %", 0.987),
    ("1 / 50 %", 2.0),
    ("(40 + 10) %", 0.5),
    ("168.5 million", 168.5e6),
    ("3 thousand + 2 billion", 2_000_003_000),
    ("1.2e-3", 0.0012),
    ("1.2e−3", 0.0012),
    ("2·10⁻³", 0.002),
    ("2^5", 32),
    ("0.5**5", 0.03125),
    ("-3²", -9),
    ("2^3^2", 512),
    ("2^-1", 0.5),
    ("1/16", 0.0625),
    ("12/4", 3),
    ("0.1 + 0.2 − 0.3", 0.0),
    ("(0.4, 0)", (0.4, 0)),
    ("[0.4, 0,]", (0.4, 0)),
    ("[[1, 2], [3, 4]]·2 − 1", ((1, 3), (5, 7))),
    ("[1, 2]·[3, 4]", (3, 8)),
    ("1 − (0.5, 0.25)", (0.5, 0.75)),
    ("(5, 6, 7)[0]", 5),
    ("[[1, 2], [3, 4]][1, -1]", 4),
    ("1 < 2 ≤ 2", True),
    ("1 ≥ 2", False),
    ("0.1 + 0.2 == 0.3", True),
    ("0.1 + 0.2 > 0.3", False),
    ("0.1 + 0.2 >= 0.3", True),
    ("(1, 2) ≠ (1, 3)", True),
    ("true == (1 < 2)", True),
    ("sum([0.1, 0.2, 0.3])", 0.6),
    ("sum([[1, 2], [3, 4]])", (4, 6)),
    ("product([2, 3, 0.5])", 3.0),
    ("len([[1, 2], [3, 4]])", 2),
    ("min(3, 1, 2) + max([3, 1, 2])", 4),
    ("mean([1, 2, 6])", 3.0),
    ("abs((-1, 2))", (1, 2)),
    ("round(2.5)", 3),
    ("round(1.005, 2)", 1.01),
    ("sqrt(16) + exp(0) + ln(1)", 5.0),
    ("1 / (1 + e^(−0.19))", 1 / (1 + math.exp(-0.19))),
    ("2·π", 2 * math.pi),
]


@pytest.mark.parametrize(("text", "value"), SUMS, ids=[text for text, _ in SUMS])
def test_sums_come_to_what_they_come_to_on_paper(text: str, value: Value) -> None:
    came_to = evaluate(read_expression(text), Scope()).value
    assert are_equal(came_to, value)


def test_whole_numbers_stay_whole() -> None:
    assert str(evaluate(read_expression("784·16/2"), Scope()).value) == "6272"


@pytest.mark.parametrize(
    ("text", "name"), [("h₁", "h1"), ("a₀", "a0"), ("ŷ", "ŷ"), ("x′", "x′"), ("α_2", "α_2"), ("µ", "μ")]
)
def test_names_as_people_write_them(text: str, name: str) -> None:
    expression = read_expression(f"2·{text} + 1")
    assert expression.names == {name}
    assert evaluate(expression, Scope(defined={name: 3})).value == 7


def test_functions_may_be_handed_on_and_arguments_named() -> None:
    def neuron(total: float, squish: object, *, bias: float = 0.0) -> float:
        return squish(total + bias)  # type: ignore[no-any-return, operator] # any function

    library = {"neuron": neuron, "double": lambda x: 2 * x}
    expression = read_expression("neuron(0.5, double, bias=1)")
    assert expression.names == {"neuron", "double"}
    assert evaluate(expression, Scope(library)).value == 3.0


def test_facts_are_three_names_and_no_others() -> None:
    expression = read_expression("2·cost.shrug.total + cost(z)")
    assert expression.facts == {("cost", "shrug", "total")}
    assert expression.names == {"cost", "z"}
    scope = Scope({"cost": lambda z: z}, {"cost.shrug": {"total": [0.9]}}, {"z": 1})
    assert evaluate(read_expression("2·cost.shrug.total[0] + cost(z)"), scope).value == pytest.approx(2.8)


def test_what_follows_a_point_is_never_looked_up_in_an_object() -> None:
    scope = Scope({"f": lambda: (1).real.__class__}, defined={"z": 1.5})
    for text in ("z.real", "z.hex", "f.func_globals", "e.imag", "(1, 2)[0].real", "f().mro"):
        with pytest.raises(SumError):
            evaluate(read_expression(text), scope)


PLACES = [
    ("0.5·0.3 + 2x", 12, "'x' follows '2' without a sign between them"),
    ("13,02", 3, "this comma groups no thousands"),
    ("0,5", 2, "this comma groups no thousands"),
    ("0,125", 2, "this comma groups no thousands"),
    ("2·0,5", 4, "this comma groups no thousands"),
    ("parameters(13,002)", 12, "inside brackets the comma of '13,002' separates two numbers"),
    ("(1 + 2", 1, "'(' is never closed"),
    ("(1 + 2]", 7, "']' closes no bracket"),
    ("1 + 2)", 6, "')' closes no bracket"),
    ("h₁ + · 2", 6, "a number is missing between '+' and '·'"),
    ("1 +", 3, "nothing follows '+'"),
    ("1 – 2", 3, "'–' has no place in a sum"),
    ("1 ≈ 2", 3, "'≈' has no place in a sum"),
    ("f(1)(2)", 1, "only a function can be called, by its bare name"),
    ("2(3)", 2, "'(' follows '2' without a sign between them"),
    ("", 1, "there is no sum here"),
]


@pytest.mark.parametrize(("text", "column", "message"), PLACES, ids=[text for text, *_ in PLACES])
def test_mistakes_have_the_column_of_what_the_author_typed(text: str, column: int, message: str) -> None:
    with pytest.raises(SumError) as caught:
        read_expression(text)
    found = caught.value.at(Term(text, Location("page.md", 7, 31)))
    assert (found.location, found.rule, found.message) == (
        Location("page.md", 7, 30 + column),
        "number-syntax",
        message,
    )


@pytest.mark.parametrize(("text", "mended"), [("0,5", "0.5"), ("0,125", "0.125"), ("12,34 %", "12.34"), ("1 + ,5", "")])
def test_a_decimal_comma_is_told_to_be_a_point(text: str, mended: str) -> None:
    with pytest.raises(SumError) as caught:
        read_expression(text)
    assert caught.value.advice.startswith(f"write {mended} with a point, whatever") == bool(mended)
