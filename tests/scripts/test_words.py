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
    "activation-function": "right",
    "activation‑function": "right",
    "activation functions": "right",
    "an activation function": "right",
    "the squish": "right",
    "squishes": "right",
    "sq\u00aduish": "right",
    "\u200esquish\u200f": "right",
    "squish\u200b": "right",
    "\ufeffsquish": "right",
    "ｓｑｕｉｓｈ": "right",
    "sqish": "near",
    "squissh": "near",
    "squash": "near",
    "sqiush": "near",
    "activationfunction": "near",
    "sqsh": "wrong",
    "function": "wrong",
    "the": "wrong",
    "": "wrong",
}
OTHERS: list[tuple[str, str, bool, str]] = [
    ("of", "on", False, "wrong"),  # one letter is half of the word
    ("bias", "biases", False, "right"),
    ("biases", "bias", False, "right"),
    ("category", "categories", False, "right"),
    ("backward", "backwards", False, "right"),
    ("it", "its", False, "wrong"),
    ("a", "as", False, "wrong"),
    ("a apple", "an apple", False, "near"),
    ("an apple", "apple", False, "right"),
    ("the", "the", False, "right"),
    ("it's", "it’s", False, "right"),
    ("say “no”", 'say "no"', True, "right"),
    ("one hot", "one-hot", False, "right"),
    ("e\u0301tude", "étude", False, "right"),
    ("bias", "biases", True, "wrong"),
    ("Haus", "Haus", True, "right"),
    ("haus", "Haus", True, "near"),
    ("the mice", "mice", True, "wrong"),
    ("re-form", "reform", True, "near"),
    ("re\u2011form", "re\u2011form", True, "right"),
    ("mi\u200bce", "mice", True, "right"),
]
ASK = "(rows) => import('/words.js').then(({ compareWords }) => rows.map((row) => compareWords(...row)))"


def test_a_word_is_right_or_nearly_so_or_wrong(calculator: Page) -> None:
    rows = [(typed, ACCEPTED, False) for typed in CASES]
    assert dict(zip(CASES, calculator.evaluate(ASK, rows), strict=True)) == CASES


def test_number_article_and_form_count_where_they_should(calculator: Page) -> None:
    found = calculator.evaluate(ASK, [(typed, [word], exact) for typed, word, exact, _ in OTHERS])
    assert [(*row, said) for (*row, _), said in zip(OTHERS, found, strict=True)] == OTHERS
