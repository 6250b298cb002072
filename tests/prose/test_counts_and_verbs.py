"""Counts that a text states are read; what only looks like one is passed over. Outcomes open with verbs."""

import pytest

from clawdemy_site.prose.counts import find_counts
from clawdemy_site.prose.verbs import opens_with_verb


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("There are nine flashcards.", [(9, "flashcard")]),
        ("All 12 practice questions and twenty-one self-checks.", [(12, "question"), (21, "self-check")]),
        ("Three short marked exercises", [(3, "exercise")]),
        ("the last six questions, another two cards, one of three figures", []),
        ("two of the questions, about ten cards, at least five exercises", []),
        ("0.5 figures and 784-16 cards, one card", []),
    ],
)
def test_counts_are_found(text: str, found: list[tuple[int, str]]) -> None:
    assert [(stated.number, stated.noun) for stated in find_counts(text)] == found


@pytest.mark.parametrize(
    "text", ["Compute the output", "Pour one cup.", "Guess it", "Tell weights from biases", "“Name” ten layers"]
)
def test_a_verb_is_known(text: str) -> None:
    assert opens_with_verb(text)


@pytest.mark.parametrize(
    "text",
    ["The water cycle", "Pouring one cup", "Weights and biases", "How it works", "Knowledge of tea", "Tea", "", "1"],
)
def test_what_is_no_verb_is_not(text: str) -> None:
    assert not opens_with_verb(text)


def test_a_course_may_add_verbs() -> None:
    assert opens_with_verb("Froth milk", frozenset({"froth"}))
