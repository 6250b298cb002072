"""Captions and alternative texts are filled with facts, and say so when they cannot be."""

import pytest

from clawdemy_site.figures.facts import check_template, fill_template, plain_facts, plain_text
from clawdemy_site.sandbox.errors import FaultError


@pytest.mark.parametrize(
    "template", ["no facts", "{mid:.3f} and {list[0]}", "{{braces}}", "{table[0][1]:+.2f} {größe}"]
)
def test_templates_over_facts_are_accepted(template: str) -> None:
    check_template(template)


@pytest.mark.parametrize("template", ["{", "}", "{}", "{0}", "{a.b}", "{a[b]}", "{two words}", "{= sigmoid(0)}"])
def test_templates_that_no_fact_can_fill_are_refused(template: str) -> None:
    with pytest.raises(FaultError):
        check_template(template)


def test_facts_are_filled_in_with_their_format() -> None:
    assert fill_template("{mid:.3f} of {all[1]} {name}", {"mid": 0.5471, "all": [1, 2], "name": "é"}) == "0.547 of 2 é"


def test_markdown_is_taken_off_a_name() -> None:
    caption = "The *good* **answer** `f(x)` and [its cost](../cost.md), $x_1$ and snake_case [@nielsen, sec. 2]."
    assert plain_text(caption) == "The good answer f(x) and its cost, x₁ and snake_case."


def test_facts_become_plain_values() -> None:
    facts = plain_facts({"n": 3, "x": 0.5, "name": "a", "list": (1, 2.5), "table": [[1], [2]]})
    assert facts == {"n": 3, "x": 0.5, "name": "a", "list": [1, 2.5], "table": [[1], [2]]}


@pytest.mark.parametrize(
    "value", [True, None, float("inf"), {"a": 1}, [[[1]]], ["a"], "\0", "\ud800", object(), [0.0] * 10_001]
)
def test_values_that_a_sentence_cannot_use_are_refused(value: object) -> None:
    with pytest.raises(FaultError):
        plain_facts({"fact": value})
