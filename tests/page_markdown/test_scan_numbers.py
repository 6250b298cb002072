"""A scan tells what a page claims of numbers: what is written, the sum behind it, and where both stand."""

import pytest

from clawdemy_site.diagnostics import Location
from clawdemy_site.markdown.scan import PageScan, scan_page
from clawdemy_site.numbers.model import Chain, Claim, Given, Relation, Step, Term

PATH = "content/lessons/a/b/lesson.md"


def scan(text: str, first_line: int = 1) -> PageScan:
    """The scan of a page without mistakes."""
    page, found = scan_page(PATH, text, first_line)
    assert found == []
    return page


def term(text: str, line: int, column: int) -> Term:
    return Term(text, Location(PATH, line, column))


def claim(relation: Relation, written: Term, expression: Term) -> Claim:
    return Claim(written, relation, expression)


def test_a_checked_number_has_the_places_of_both_its_parts() -> None:
    page = scan("A\nis [0.547]{= sigmoid(0.19)} or [13,000]{≈p(784, [16, 10])}.", first_line=20)
    assert page.numbers == (
        claim("=", term("0.547", 21, 5), term("sigmoid(0.19)", 21, 14)),
        claim("≈", term("13,000", 21, 33), term("p(784, [16, 10])", 21, 42)),
    )


def test_vectors_and_matrices_keep_their_brackets() -> None:
    page = scan("[ [0.4, 0] ]{= h} and [[[1, 2], [3, 4]]]{= W }")
    assert page.numbers == (
        claim("=", term("[0.4, 0]", 1, 3), term("h", 1, 16)),
        claim("=", term("[[1, 2], [3, 4]]", 1, 24), term("W", 1, 44)),
    )


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [
        ("- one\n- two [3]{= x}\n", 2, 8),
        ("1. one\n\n    two [3]{= x}\n", 3, 10),
        ("> *so* **[3]{= x}**", 1, 11),
        ("| a | b |\n|---|---|\n| 1 | [3]{= x} |", 3, 8),
        ("## The [3]{= x} ways {#ways}", 1, 9),
        ("/// flashcard | Why [3]{= x}?\n    id: a\n    outcome: b\nA\n///", 1, 22),
        ("/// flashcard | Why?\n    id: a\n    outcome: b\nA [3]{= x}\n///", 4, 4),
        ("[see [3]{= x} ways](other.md)", 1, 7),
        ("![the [3]{= x} ways](a.png)", 1, 8),
        ("`code` $y$ [3]{= x} $5", 1, 13),
        ("[3]{= x}{.big}", 1, 2),
    ],
)
def test_a_number_is_found_wherever_text_is(source: str, line: int, column: int) -> None:
    (number,) = scan(source).numbers
    assert isinstance(number, Claim)
    assert (number.written, number.expression.text) == (term("3", line, column), "x")


def test_a_given_number_comes_with_its_reason() -> None:
    page = scan("[60,000]{given: the size of MNIST's training set} and [`784`, $x$ or *16*]{given:ours}")
    assert page.given == (
        Given(term("60,000", 1, 2), term("the size of MNIST's training set", 1, 17)),
        Given(term("`784`, $x$ or *16*", 1, 56), term("ours", 1, 82)),
    )
    assert page.numbers == ()


@pytest.mark.parametrize(
    "source", ["`[3]{= x}`", r"\[3]{.a}", "```\n[3]{= x}\n```", "    [3]{= x}", "<!-- [3]{= x} -->"]
)
def test_what_shows_a_mark_as_code_claims_nothing(source: str) -> None:
    assert scan(source).numbers == ()


def test_an_expression_is_seen_by_no_other_reader() -> None:
    page = scan("## So [0.5]{= f(x)} {#so}\n\n[1]{= f([a](b), only='x') < y and z > 1} word")
    assert (page.links, page.citations, page.maths) == ((), (), ())
    assert [(heading.text, heading.id) for heading in page.headings] == [("So 0.5", "so")]
    assert page.words == 1 + 2 + 2


def test_a_worked_sum_has_the_places_of_its_terms() -> None:
    page = scan("Text\n\n```worked\nz = 0.5·0.3\n  = 0.15\nsigmoid(z) ≈ 0.537  # so\n```\n", first_line=11)
    assert page.numbers == (
        Chain(term("z", 14, 1), (Step("=", term("0.5·0.3", 14, 5)), Step("=", term("0.15", 15, 5)))),
        Chain(term("sigmoid(z)", 16, 1), (Step("≈", term("0.537", 16, 14)),)),
    )


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [
        ("- item\n\n    ```worked {digits=3}\n    a ≈ 1\n    ```\n", 4, 5),
        ("> ~~~worked { digits=3 }\n> a ≈ 1\n> ~~~\n", 2, 3),
        ("/// flashcard | Q\n    id: a\n    outcome: b\n```worked {digits=3}\na ≈ 1\n```\n///", 5, 1),
    ],
)
def test_a_worked_sum_stands_in_lists_quotes_and_blocks(source: str, line: int, column: int) -> None:
    expected = Chain(term("a", line, column), (Step("≈", term("1", line, column + 4)),), digits=3)
    assert scan(source).numbers == (expected,)


def test_numbers_come_in_the_order_of_the_page() -> None:
    source = "[1]{= a}\n\n```worked\nb = 2\n```\n\n/// selfcheck | [3]{= b}\n    id: a\n    outcome: b\n[4]{= b}\n///\n"
    order = [n.written.text if isinstance(n, Claim) else n.left.text for n in scan(source).numbers]
    assert order == ["1", "b", "3", "4"]
