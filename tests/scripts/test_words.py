"""Typed words are compared as a kind teacher compares them: spelling counts, case and spaces do not."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ACCEPTED = ["squish", "activation function"]
CASES = {
    "squish": "right",
    " Squish. ": "right",
    "ACTIVATION  FUNCTION": "right",
    "activation\u00a0function": "right",
    "sqish": "near",
    "squissh": "near",
    "squash": "near",
    "sqiush": "near",
    "activation functions": "near",
    "activationfunction": "near",
    "sqsh": "wrong",
    "function": "wrong",
    "": "wrong",
}


@pytest.mark.parametrize("typed", CASES)
def test_a_word_is_right_or_nearly_so_or_wrong(calculator: Page, typed: str) -> None:
    ask = "(given) => import('/words.js').then(({ compareWords }) => compareWords(...given))"
    assert calculator.evaluate(ask, [typed, ACCEPTED]) == CASES[typed]


def test_short_words_are_never_nearly_right(calculator: Page) -> None:
    """Where one letter is half of the word, another word is meant."""
    ask = "(given) => import('/words.js').then(({ compareWords }) => compareWords(...given))"
    assert calculator.evaluate(ask, ["of", ["on"]]) == "wrong"
